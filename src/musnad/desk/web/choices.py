"""The page of settings."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from musnad.desk.web.asked import TASTE, chosen, path_of, taste_of, to_cookie
from musnad.desk.web.catalogue import DIGITS, MONTHS
from musnad.desk.web.room import Room

__all__ = ["ChoicesPages"]

_YEAR = 365 * 24 * 3600


class ChoicesPages:
    """The language, the digits and the names of months."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/settings", self.settings, methods=["GET", "POST"]),
        ]

    async def settings(self, request: Request) -> Response:
        """Show and change the language, the digits and the names of months."""
        if request.method != "POST":
            values = {"all_digits": DIGITS, "all_months": tuple(MONTHS)}
            return self.room.page(request, "desk-settings.html.j2", values)
        form = await self.room.form(request)
        old = taste_of(request)
        new = chosen(
            form.get("language", old.language),
            form.get("digits", old.digits),
            form.get("months", old.months),
        )
        answer = RedirectResponse(path_of(form.get("back", "/settings")), 303)
        answer.set_cookie(
            TASTE, to_cookie(new), max_age=_YEAR, httponly=True, samesite="strict", path="/"
        )
        return answer
