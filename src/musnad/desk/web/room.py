"""What every page of a desk stands on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import Engine
from starlette.requests import Request
from starlette.responses import HTMLResponse

from musnad.desk.pasted import Pasted
from musnad.desk.search.keeper import Keeper
from musnad.desk.shelf import Shelf
from musnad.desk.store.accounts import LOCAL
from musnad.desk.store.log import Correction, history
from musnad.desk.store.overlay import Corrected, corrected
from musnad.desk.web.asked import form_of, path_of, taste_of
from musnad.desk.web.door import Door
from musnad.desk.web.guard import may
from musnad.desk.web.looks import render
from musnad.desk.web.sent import Sent, sent_of
from musnad.model import Analysis

__all__ = ["ForeignError", "Room"]


class ForeignError(Exception):
    """A form that was not made for who sends it."""


@dataclass(frozen=True, slots=True)
class Room:
    """A desk over one library.

    Attributes:
        shelf: The library, read.
        store: What people enter.
        index: What keeps the search up to date.
        door: Who has come in, and by which link one comes in.
        port: Where it answers.
        pasted: What was pasted and is not kept.
        offline: Whether nothing is fetched.
        secure: Whether it answers by TLS.
        accounts: Whether people on other machines come in, with accounts.
    """

    shelf: Shelf
    store: Engine
    index: Keeper
    door: Door
    port: int
    pasted: Pasted = field(default_factory=Pasted)
    offline: bool = False
    secure: bool = False
    accounts: bool = False

    def article(self, request: Request) -> Analysis:
        """Return the article that the address names, of the library or pasted.

        Raises:
            AbsentError: There is none.
        """
        shelf = self.pasted if request.url.path.startswith("/pasted/") else self.shelf
        return shelf.article(request.path_params["id"])

    def corrected(self, analysis: Analysis) -> tuple[Corrected, list[Correction]]:
        """Return an article with its corrections laid over it, and their history."""
        entries = history(self.store, analysis.article.id or "")
        return corrected(analysis, entries), entries

    def who(self, request: Request) -> str:
        """Return the name of who asks."""
        name: str = request.state.guest.person.name
        return name

    def lets(self, request: Request, path: str) -> bool:
        """Tell whether who asks may send a form to that address."""
        guest = getattr(request.state, "guest", None)
        return guest is not None and may(guest.person.role, "POST", path)

    async def form(self, request: Request, *, text: bool = False) -> dict[str, str]:
        """Return the fields of a form of ours.

        Args:
            request: What was sent.
            text: Whether it may hold a text.

        Raises:
            TooMuchError: It is larger than any of ours.
            ForeignError: It was made for somebody else, or by somebody else.
        """
        form = await form_of(request, text=text)
        if not self.door.signs(request.state.guest, form.get("form", "")):
            raise ForeignError
        return form

    @asynccontextmanager
    async def sent(self, request: Request) -> AsyncIterator[Sent]:
        """Yield the files of a form of ours, which are gone when the block ends.

        Args:
            request: What was sent.

        Raises:
            TooMuchError: It is larger than what may come at once.
            ForeignError: It was made for somebody else, or by somebody else.
        """
        async with sent_of(request) as sent:
            if not self.door.signs(request.state.guest, sent.fields.get("form", "")):
                raise ForeignError
            yield sent

    def page(
        self, request: Request, name: str, values: Mapping[str, Any], *, status: int = 200
    ) -> HTMLResponse:
        """Return a page, laid out by the template of that name for who asks."""
        guest = getattr(request.state, "guest", None)
        query = f"?{request.url.query}" if request.url.query else ""
        around = {
            "path": request.url.path,
            "back": path_of(request.url.path + query),
            "form": guest.form if guest else "",
            "person": guest.person if guest else None,
            "local": LOCAL,
            "lets": partial(self.lets, request),
        }
        return HTMLResponse(render(name, taste_of(request), {**around, **values}), status)
