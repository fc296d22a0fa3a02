"""What every page of a desk stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
from musnad.desk.web.looks import render
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
    """

    shelf: Shelf
    store: Engine
    index: Keeper
    door: Door
    port: int
    pasted: Pasted = field(default_factory=Pasted)

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
        return str(getattr(request.state.guest, "name", LOCAL))

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
        }
        return HTMLResponse(render(name, taste_of(request), {**around, **values}), status)
