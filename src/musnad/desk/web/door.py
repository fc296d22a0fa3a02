"""The door: a link that opens once, people with accounts, and who has come in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from hashlib import blake2b
from hmac import compare_digest

from sqlalchemy import Engine

from musnad.desk.store.accounts import LOCAL, Person, dismiss, enter, issue, person_of
from musnad.desk.web.slow import Slow

__all__ = ["Door", "Guest"]


@dataclass(frozen=True, slots=True)
class Guest:
    """Who has come in: the secret of the cookie, that of the forms, and who it is."""

    cookie: str
    form: str
    person: Person


@dataclass(slots=True)
class Door:
    """Knows the link that has not been used yet, and those who have come in.

    Who came by the link is known in memory: who stops the desk shuts him out. Who has an account
    stays in for two weeks, or until the account, its secret or the session ends.

    Attributes:
        store: Where the accounts are.
        slow: Slows down who guesses.
    """

    store: Engine
    slow: Slow = field(default_factory=Slow)
    _link: str | None = field(default_factory=lambda: secrets.token_urlsafe(32))
    _guests: dict[str, Guest] = field(default_factory=dict)

    @property
    def link(self) -> str:
        """The secret of the link.

        Raises:
            RuntimeError: It has been used.
        """
        if self._link is None:
            raise RuntimeError("the link has been used")
        return self._link

    def enter(self, secret: str) -> Guest | None:
        """Let in who brings the link's secret, once; None for everybody else."""
        if self._link is None or not compare_digest(secret.encode(), self._link.encode()):
            return None
        self._link = None
        cookie = secrets.token_urlsafe(32)
        guest = Guest(cookie, secrets.token_urlsafe(32), Person(LOCAL, "admin"))
        self._guests[cookie] = guest
        return guest

    def sign_in(self, name: str, secret: str, place: str) -> Guest | float:
        """Let in who brings the secret of an account.

        Args:
            name: Of the account.
            secret: Its secret.
            place: Where the question comes from.

        Returns:
            The guest; or how many seconds to wait, 0 where the next try may come at once.
        """
        keys = (f"name {name.strip()}", f"place {place}")
        if wait := self.slow.wait(*keys):
            return wait
        # Counted before it is looked at: tries that come together are all counted.
        self.slow.failed(*keys)
        person = enter(self.store, name, secret)
        if person is None:
            return self.slow.wait(*keys)
        self.slow.passed(*keys)
        return _guest(issue(self.store, person.name, once=False), person)

    def known(self, cookie: str | None) -> Guest | None:
        """Return the guest of a cookie, with the role that the account has now."""
        if not cookie:
            return None
        if local := self._guests.get(cookie):
            return local
        person = person_of(self.store, cookie)
        return _guest(cookie, person) if person else None

    def leave(self, guest: Guest) -> None:
        """Let a guest out: the cookie is worth nothing from then on."""
        self._guests.pop(guest.cookie, None)
        dismiss(self.store, guest.cookie)

    def signs(self, guest: Guest, form: str) -> bool:
        """Tell whether a form was made for this guest."""
        return compare_digest(form.encode(), guest.form.encode())


def _guest(cookie: str, person: Person) -> Guest:
    form = blake2b(b"form", key=cookie.encode()[:64], digest_size=24).hexdigest()
    return Guest(cookie, form, person)
