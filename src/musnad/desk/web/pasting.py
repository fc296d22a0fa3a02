"""The page where a text is pasted to be read."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from musnad.analyze import parse_date
from musnad.arabic import has_letters
from musnad.desk.web.asked import TooMuchError
from musnad.desk.web.room import Room
from musnad.errors import DateError
from musnad.model import Article

__all__ = ["PastingPages"]


class PastingPages:
    """A text that is read and not kept."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/pasted", self.paste, methods=["GET", "POST"]),
        ]

    async def paste(self, request: Request) -> Response:
        """Take a text that somebody pastes, and lead to it as it was read."""
        if request.method != "POST":
            return self.room.page(request, "desk-paste.html.j2", {"wrong": "", "given": {}})
        try:
            form = await self.room.form(request, text=True)
        except TooMuchError:
            values = {"wrong": "paste.too_long", "given": {}}
            return self.room.page(request, "desk-paste.html.j2", values, status=413)
        # A form sends every line end as two characters.
        text = form.get("text", "").replace("\r\n", "\n").strip()
        wrong = "" if has_letters(text) else "paste.no_arabic"
        day = None
        try:
            day = parse_date(form.get("date") or None)
        except DateError:
            wrong = "paste.no_date"
        if wrong:
            values = {"wrong": wrong, "given": form}
            return self.room.page(request, "desk-paste.html.j2", values, status=422)
        title, outlet = form.get("title", "").strip(), form.get("outlet", "").strip()
        article = Article(text, title or None, outlet or None, day)
        name = await run_in_threadpool(self.room.pasted.add, article)
        return RedirectResponse(f"/pasted/{name}", 303)
