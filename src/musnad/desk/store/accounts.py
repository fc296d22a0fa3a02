"""People who may use the desk from other machines, and tokens by which a browser is known."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from musnad.desk.store.base import reading
from musnad.desk.store.schema import accounts, sessions
from musnad.errors import InputError

__all__ = ["LOCAL", "Person", "Role", "add_person", "dismiss", "enter", "exchange", "issue"]
__all__ += ["people", "person_of", "remove_person", "set_role", "set_secret"]

Role = Literal["reader", "editor", "admin"]
"""Who reads; who also corrects and adds; who also manages accounts, backup and settings of all."""

LOCAL = "local"
"""Name of who sits at the machine itself and came by the link: an admin without an account."""
SHORTEST = 10
"""Characters of a secret, at least."""
_LINK, _SESSION = 600.0, 14 * 86400.0
_HASHER = PasswordHasher()
# Checked where there is no such person, so that the answer takes as long.
_NOBODY = _HASHER.hash(secrets.token_hex(8))


@dataclass(frozen=True, slots=True)
class Person:
    """Who uses the desk: a name and what it may do."""

    name: str
    role: Role


def add_person(store: Engine, name: str, role: Role, secret: str) -> Person:
    """Make an account.

    Raises:
        InputError: The name is taken or empty, the role unknown, or the secret too short.
    """
    name = name.strip()
    if not name or name == LOCAL:
        raise InputError(
            "found: the name '{name}'; accepted: another one that is not empty", name=name
        )
    _require_role(role)
    try:
        with store.begin() as base:
            base.execute(insert(accounts).values(name=name, role=role, secret=_hashed(secret)))
    except IntegrityError:
        raise InputError("found: {name} has an account; accepted: a new name", name=name) from None
    return Person(name, role)


def people(store: Engine) -> list[Person]:
    """Return all who have accounts, by name."""
    with reading(store) as base:
        rows = base.execute(select(accounts.c.name, accounts.c.role).order_by(accounts.c.name))
        return [Person(*row) for row in rows]


def enter(store: Engine, name: str, secret: str) -> Person | None:
    """Return the person of that name and secret, or None."""
    with reading(store) as base:
        row = base.execute(select(accounts).where(accounts.c.name == name.strip())).first()
    try:
        _HASHER.verify(row.secret if row else _NOBODY, secret)
    except VerificationError:
        return None
    return Person(row.name, row.role) if row else None


def set_secret(store: Engine, name: str, secret: str) -> None:
    """Give a person another secret; all sessions of that person end.

    Raises:
        InputError: There is no such account, or the secret is too short.
    """
    _change(store, name, secret=_hashed(secret))


def set_role(store: Engine, name: str, role: Role) -> None:
    """Give a person another role.

    Raises:
        InputError: There is no such account or role.
    """
    _require_role(role)
    _change(store, name, role=role)


def remove_person(store: Engine, name: str) -> None:
    """Remove an account and its sessions; what the person corrected stays.

    Raises:
        InputError: There is no such account.
    """
    with store.begin() as base:
        if not base.execute(delete(accounts).where(accounts.c.name == name)).rowcount:
            raise _unknown(name)
        base.execute(delete(sessions).where(sessions.c.name == name))


def issue(store: Engine, name: str, *, once: bool, now: float | None = None) -> str:
    """Return a new token for a person or for `LOCAL`; only its hash is kept.

    Args:
        store: The desk's file.
        name: Whom it stands for.
        once: For a link (ten minutes, to be exchanged), else for a session (two weeks).
        now: Seconds since 1970, by default the clock's.
    """
    now = time.time() if now is None else now
    token = secrets.token_urlsafe(32)
    ends = now + (_LINK if once else _SESSION)
    with store.begin() as base:
        base.execute(delete(sessions).where(sessions.c.ends <= now))
        row = {"token": _short(token), "name": name, "once": int(once), "ends": ends}
        base.execute(insert(sessions).values(row))
    return token


def exchange(store: Engine, token: str, *, now: float | None = None) -> str | None:
    """Return a session's token for that of a link, which is void from then on; None if it is."""
    now = time.time() if now is None else now
    with store.begin() as base:
        row = base.execute(
            delete(sessions)
            .where(sessions.c.token == _short(token), sessions.c.once == 1, sessions.c.ends > now)
            .returning(sessions.c.name)
        ).first()
    return issue(store, row.name, once=False, now=now) if row else None


def person_of(store: Engine, token: str, *, now: float | None = None) -> Person | None:
    """Return whom a session's token stands for, or None where it is void."""
    now = time.time() if now is None else now
    with reading(store) as base:
        row = base.execute(
            select(sessions.c.name, accounts.c.role)
            .outerjoin(accounts, accounts.c.name == sessions.c.name)
            .where(sessions.c.token == _short(token), sessions.c.once == 0, sessions.c.ends > now)
        ).first()
    if row is None:
        return None
    if row.name == LOCAL:
        return Person(LOCAL, "admin")
    return Person(row.name, row.role) if row.role else None


def dismiss(store: Engine, token: str) -> None:
    """End a session."""
    with store.begin() as base:
        base.execute(delete(sessions).where(sessions.c.token == _short(token)))


def _change(store: Engine, name: str, **values: str) -> None:
    with store.begin() as base:
        if not base.execute(
            update(accounts).where(accounts.c.name == name).values(values)
        ).rowcount:
            raise _unknown(name)
        if "secret" in values:
            base.execute(delete(sessions).where(sessions.c.name == name))


def _require_role(role: str) -> None:
    if role not in get_args(Role):
        raise InputError(
            "found: the role {role}; accepted: {roles}", role=role, roles=", ".join(get_args(Role))
        )


def _unknown(name: str) -> InputError:
    return InputError("found: no account of {name}; accepted: a name that has one", name=name)


def _hashed(secret: str) -> str:
    if len(secret) < SHORTEST:
        raise InputError(
            "found: a secret of {count} characters; accepted: {least} or more",
            count=len(secret),
            least=SHORTEST,
        )
    return _HASHER.hash(secret)


def _short(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
