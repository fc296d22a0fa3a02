"""The page of those who may come in: who they are and what they may do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from musnad.desk.store.accounts import (
    SHORTEST,
    Role,
    add_person,
    people,
    remove_person,
    set_role,
    set_secret,
)
from musnad.desk.web.room import Room
from musnad.errors import InputError

__all__ = ["PeoplePages"]


class PeoplePages:
    """People and roles; the guard lets in nobody but an admin."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [Route("/people", self.people, methods=["GET", "POST"])]

    async def people(self, request: Request) -> Response:
        """Show who may come in; make, change and remove accounts."""
        if request.method != "POST":
            return await run_in_threadpool(self._page, request)
        form = await self.room.form(request)
        try:
            await run_in_threadpool(self._change, form)
        except InputError as error:
            return await run_in_threadpool(self._page, request, error, 422)
        return RedirectResponse("/people", 303)

    def _change(self, form: Mapping[str, str]) -> None:
        store, name = self.room.store, form.get("name", "")
        role, secret = cast(Role, form.get("role", "")), form.get("secret", "")
        changes: Mapping[str, Callable[[], object]] = {
            "make": lambda: add_person(store, name, role, secret),
            "role": lambda: set_role(store, name, role),
            "secret": lambda: set_secret(store, name, secret),
            "remove": lambda: remove_person(store, name),
        }
        act = form.get("act", "")
        if act not in changes:
            raise InputError(
                "found: the act {act}; accepted: {acts}", act=act[:40], acts=", ".join(changes)
            )
        changes[act]()

    def _page(
        self, request: Request, wrong: InputError | None = None, status: int = 200
    ) -> Response:
        values = {
            "people": people(self.room.store),
            "roles": get_args(Role),
            "wrong": wrong,
            "shortest": SHORTEST,
            "open": self.room.accounts,
        }
        return self.room.page(request, "desk-people.html.j2", values, status=status)
