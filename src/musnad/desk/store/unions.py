"""Names that people say are one source or actor, with the history of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert, select

from musnad.desk.store.base import reading
from musnad.desk.store.schema import unions
from musnad.errors import InputError

__all__ = ["Union", "merge", "names_of", "split", "union_history"]


@dataclass(frozen=True, slots=True)
class Union:
    """An entry: who joined a name to another, or parted it from the others.

    Attributes:
        id: Its number.
        who: Name of the person.
        moment: When, ISO 8601 in UTC.
        act: ``merge`` or ``split``.
        name: Of the source or actor, as the tables have it.
        into: Of what it is one with; None for a split.
        reason: Why.
    """

    id: int
    who: str
    moment: str
    act: str
    name: str
    into: str | None
    reason: str


def merge(store: Engine, name: str, into: str, *, who: str, reason: str = "") -> Union:
    """Say that a name, and all that is one with it, is one with another.

    Raises:
        InputError: They are one already.
    """
    with store.begin() as base:
        if into in _group(_entries(base), name):
            raise InputError(f"found: {name} is {into} already; accepted: two that are not one")
        return _append(base, who, "merge", name, into, reason)


def split(store: Engine, name: str, *, who: str, reason: str = "") -> Union:
    """Say that a name is one with no other; the others stay one.

    Raises:
        InputError: It is one with no other.
    """
    with store.begin() as base:
        if len(_group(_entries(base), name)) == 1:
            raise InputError(f"found: {name} is one with no other; accepted: a name that is")
        return _append(base, who, "split", name, None, reason)


def names_of(store: Engine, name: str) -> list[str]:
    """Return all names that are one with a name, itself first."""
    with reading(store) as base:
        found = _group(_entries(base), name)
    return [name, *sorted(found - {name})]


def union_history(store: Engine) -> list[Union]:
    """Return all entries in their order."""
    with reading(store) as base:
        return _entries(base)


def _group(entries: Iterable[Union], name: str) -> frozenset[str]:
    groups: dict[str, frozenset[str]] = {}
    for entry in entries:
        own = groups.get(entry.name, frozenset((entry.name,)))
        if entry.into is not None:
            own |= groups.get(entry.into, frozenset((entry.into,)))
            groups |= dict.fromkeys(own, own)
        else:
            rest = own - {entry.name}
            groups |= dict.fromkeys(rest, rest) | {entry.name: frozenset((entry.name,))}
    return groups.get(name, frozenset((name,)))


def _entries(base: Connection) -> list[Union]:
    rows = base.execute(select(unions).order_by(unions.c.id)).mappings()
    return [Union(**dict(row)) for row in rows]


def _append(
    base: Connection, who: str, act: str, name: str, into: str | None, reason: str
) -> Union:
    moment = datetime.now(UTC).isoformat()
    row = {"who": who, "moment": moment, "act": act, "name": name, "into": into, "reason": reason}
    number = base.execute(insert(unions).values(row)).inserted_primary_key
    assert number is not None
    return Union(number[0], who, moment, act, name, into, reason)
