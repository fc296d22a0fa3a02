"""The pages that every desk needs: the door, the looks, and what went wrong."""

from __future__ import annotations

from importlib import resources

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from musnad.desk.web.guard import cookie_name
from musnad.desk.web.room import Room

__all__ = ["Pages"]


class Pages:
    """The door and the errors."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/open", self.open),
            Route("/static/report.css", self.report_css),
        ]

    def open(self, request: Request) -> Response:
        """Let in who brings the link; tell everybody else how to come in."""
        guest = self.room.door.enter(request.query_params.get("link", ""))
        if guest is None:
            return self.room.page(request, "desk-shut.html.j2", {}, status=403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(
            cookie_name(self.room.port), guest.cookie, httponly=True, samesite="strict", path="/"
        )
        return answer

    def report_css(self, _request: Request) -> Response:
        """Give the report's looks, which the desk builds on."""
        css = resources.files("musnad.export").joinpath("style.css").read_bytes()
        return Response(css, media_type="text/css")
