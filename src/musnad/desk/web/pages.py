"""The pages that every desk needs: the door, the looks, and what went wrong."""

from __future__ import annotations

from importlib import resources
from math import ceil

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from musnad.desk.web.asked import form_of
from musnad.desk.web.door import Guest
from musnad.desk.web.guard import FORBIDDEN, cookie_name
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
            Route("/enter", self.enter, methods=["GET", "POST"]),
            Route("/leave", self.leave, methods=["POST"]),
            Route(FORBIDDEN, self.forbidden),
            Route("/static/report.css", self.report_css),
        ]

    def open(self, request: Request) -> Response:
        """Let in who brings the link; tell everybody else how to come in."""
        guest = self.room.door.enter(request.query_params.get("link", ""))
        if guest is None:
            return self.room.page(request, "desk-shut.html.j2", {}, status=403)
        return self._in(guest)

    async def enter(self, request: Request) -> Response:
        """Ask for the name and the secret of an account, and let in who has them."""
        if request.method != "POST":
            return self._entry(request)
        form = await form_of(request)
        place = request.client.host if request.client else ""
        name, secret = form.get("name", ""), form.get("secret", "")
        found = await run_in_threadpool(self.room.door.sign_in, name, secret, place)
        if isinstance(found, Guest):
            return self._in(found)
        return self._entry(request, wrong="enter.wrong", name=name, wait=found, status=403)

    async def leave(self, request: Request) -> Response:
        """Let somebody out."""
        await self.room.form(request)
        await run_in_threadpool(self.room.door.leave, request.state.guest)
        answer = RedirectResponse("/enter" if self.room.accounts else "/open", 303)
        answer.delete_cookie(cookie_name(self.room.port), path="/")
        return answer

    def forbidden(self, request: Request) -> Response:
        """Say that a page or a change is for others."""
        return self.room.page(
            request, "desk-error.html.j2", {"what": "forbidden", "detail": ""}, status=403
        )

    def _entry(
        self,
        request: Request,
        *,
        wrong: str = "",
        name: str = "",
        wait: float = 0,
        status: int = 200,
    ) -> Response:
        values = {"wrong": wrong, "name": name, "wait": ceil(wait)}
        return self.room.page(request, "desk-enter.html.j2", values, status=status)

    def _in(self, guest: Guest) -> Response:
        answer = RedirectResponse("/", 303)
        answer.set_cookie(
            cookie_name(self.room.port),
            guest.cookie,
            httponly=True,
            samesite="strict",
            secure=self.room.secure,
            path="/",
        )
        return answer

    def report_css(self, _request: Request) -> Response:
        """Give the report's looks, which the desk builds on."""
        css = resources.files("musnad.export").joinpath("style.css").read_bytes()
        return Response(css, media_type="text/css")
