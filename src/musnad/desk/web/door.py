"""The door: a link that opens once, and who has come in by it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from hmac import compare_digest

__all__ = ["Door", "Guest"]


@dataclass(frozen=True, slots=True)
class Guest:
    """Who has come in: the secret of the cookie, and that of the forms."""

    cookie: str
    form: str


@dataclass(slots=True)
class Door:
    """Knows the link that has not been used yet, and those who have come in.

    Everything is in memory: who stops the desk shuts everybody out.
    """

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
        guest = Guest(secrets.token_urlsafe(32), secrets.token_urlsafe(32))
        self._guests[guest.cookie] = guest
        return guest

    def known(self, cookie: str | None) -> Guest | None:
        """Return the guest of a cookie."""
        return self._guests.get(cookie or "")

    def signs(self, guest: Guest, form: str) -> bool:
        """Tell whether a form was made for this guest."""
        return compare_digest(form.encode(), guest.form.encode())
