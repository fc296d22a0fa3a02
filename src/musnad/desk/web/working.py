"""The pages of jobs: how far each is, what came of it, and what to do next."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from musnad.desk.arriving import leave
from musnad.desk.came import came_of
from musnad.desk.runner import start
from musnad.desk.shelf import AbsentError
from musnad.desk.store.jobs import Job, again, ask, cancel, end, job
from musnad.desk.web.asked import taste_of
from musnad.desk.web.catalogue import Taste
from musnad.desk.web.room import Room
from musnad.errors import InputError

__all__ = ["WorkingPages", "ask_for"]

_GOING = ("waiting", "running", "stopping")
_STEP = 0.4


def ask_for(room: Room, kind: str, given: Mapping[str, Any]) -> int:
    """Begin a job in a process of its own, and return its number."""
    number = ask(room.store, kind, given)
    _begin(room, number)
    return number


def _begin(room: Room, number: int) -> None:
    try:
        start(room.shelf.library, room.store, number)
    except OSError as error:
        end(room.store, number, "failed", str(error))


class WorkingPages:
    """Jobs."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/jobs/trace", self.trace, methods=["POST"]),
            Route("/jobs/{number:int}", self.job),
            Route("/jobs/{number:int}/events", self.events),
            Route("/jobs/{number:int}/cancel", self.cancel, methods=["POST"]),
            Route("/jobs/{number:int}/again", self.again, methods=["POST"]),
        ]

    def job(self, request: Request) -> Response:
        """Show a job, and what came of it so far."""
        found = self._job(request)
        values = {
            "job": found,
            "going": found.state in _GOING,
            "line": _line(found, taste_of(request)),
            "came": came_of(self.room.shelf.library, found.given),
            "may_go_on": _may_go_on(found),
            "traced": self.room.shelf.traced,
        }
        return self.room.page(request, "desk-job.html.j2", values)

    async def events(self, request: Request) -> Response:
        """Tell how far a job is, as it goes, until it ends."""
        number = (await run_in_threadpool(self._job, request)).id
        taste = taste_of(request)

        async def told() -> AsyncIterator[str]:
            last = ""
            while True:
                found = await run_in_threadpool(job, self.room.store, number)
                going = found.state in _GOING
                data = json.dumps({"share": found.share, "line": _line(found, taste)})
                if data != last:
                    yield f"event: {'going' if going else 'ended'}\ndata: {data}\n\n"
                last = data
                if not going:
                    yield f"event: ended\ndata: {data}\n\n"
                    return
                await anyio.sleep(_STEP)

        return StreamingResponse(told(), media_type="text/event-stream")

    async def cancel(self, request: Request) -> Response:
        """Stop a job; what is done stays done."""
        await self.room.form(request)
        found = await run_in_threadpool(self._job, request)
        await run_in_threadpool(cancel, self.room.store, found.id)
        found = await run_in_threadpool(self._job, request)
        if found.state == "stopped" and (folder := found.given.get("folder")):
            await run_in_threadpool(leave, folder)
        return RedirectResponse(f"/jobs/{found.id}", 303)

    async def again(self, request: Request) -> Response:
        """Go on with a job that ended before its end."""
        await self.room.form(request)
        found = await run_in_threadpool(self._job, request)
        if _may_go_on(found):
            await run_in_threadpool(again, self.room.store, found.id)
            await run_in_threadpool(_begin, self.room, found.id)
        return RedirectResponse(f"/jobs/{found.id}", 303)

    async def trace(self, request: Request) -> Response:
        """Find copies, stories and roots anew."""
        await self.room.form(request)
        number = await run_in_threadpool(ask_for, self.room, "trace", {})
        return RedirectResponse(f"/jobs/{number}", 303)

    def _job(self, request: Request) -> Job:
        try:
            return job(self.room.store, request.path_params["number"])
        # Overflow: a number that the file cannot hold.
        except (InputError, OverflowError):
            raise AbsentError(str(request.path_params["number"])) from None


def _may_go_on(found: Job) -> bool:
    """Tell whether a job can be gone on with: what was sent for one that was stopped is gone."""
    stopped = found.state == "stopped" and not found.given.get("folder")
    return found.state in ("killed", "failed") or stopped


def _line(found: Job, taste: Taste) -> str:
    """Return how far a job is, in words."""
    parts = [taste.say(f"job.{found.state}")]
    if found.state in _GOING and (fetched := found.given.get("fetched")):
        parts.append(taste.say("job.fetched", n=taste.figure(int(fetched))))
    if found.kind == "add" and found.done:
        parts.append(taste.say("job.articles", n=taste.figure(found.done)))
    if found.state in ("running", "stopping") and found.share:
        parts.append(taste.share(found.share))
    return " · ".join(parts)
