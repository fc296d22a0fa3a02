"""A text that is pasted: read and shown, and not kept."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from musnad.analyze import parse_date
from musnad.arabic import has_letters
from musnad.desk.web.asked import TooMuchError
from musnad.desk.web.offer import offer
from musnad.desk.web.room import Room
from musnad.errors import DateError
from musnad.model import Article

__all__ = ["PastingPages", "pasted_in"]


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
            return RedirectResponse("/add#paste", 303)
        article = await pasted_in(self.room, request)
        if isinstance(article, Response):
            return article
        name = await run_in_threadpool(self.room.pasted.add, article)
        return RedirectResponse(f"/pasted/{name}", 303)


async def pasted_in(room: Room, request: Request) -> Article | Response:
    """Return the article that somebody pastes, or the page that says what is wrong with it.

    Raises:
        ForeignError: The form was made for somebody else, or by somebody else.
    """
    try:
        form = await room.form(request, text=True)
    except TooMuchError:
        return offer(room, request, wrong="paste.too_long", status=413)
    article = _article_of(form)
    if isinstance(article, str):
        return offer(room, request, wrong=article, given=form, status=422)
    return article


def _article_of(form: Mapping[str, str]) -> Article | str:
    """Return the article that a form holds, or the name of the words for what is wrong."""
    # A form sends every line end as two characters.
    text = form.get("text", "").replace("\r\n", "\n").strip()
    if not has_letters(text):
        return "paste.no_arabic"
    try:
        day = parse_date(form.get("date") or None)
    except DateError:
        return "paste.no_date"
    title, outlet = form.get("title", "").strip(), form.get("outlet", "").strip()
    return Article(text, title or None, outlet or None, day)
