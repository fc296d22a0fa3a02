"""Adding to the library: a text, files, addresses, the sample."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from io import BytesIO
from typing import IO, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from musnad.corpus.web.address import parse_address
from musnad.desk.arriving import arrive, as_given
from musnad.desk.runner import PORTS
from musnad.desk.web.offer import MOST_ADDRESSES, offer
from musnad.desk.web.pasting import pasted_in
from musnad.desk.web.room import Room
from musnad.desk.web.working import ask_for
from musnad.errors import FetchError
from musnad.model import Article

__all__ = ["AddingPages"]

_SAMPLE = "sample.jsonl"


class AddingPages:
    """What brings articles into the library; each leads to the page of its job."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/add", self.add),
            Route("/add/text", self.text, methods=["POST"]),
            Route("/add/files", self.files, methods=["POST"]),
            Route("/add/addresses", self.addresses, methods=["POST"]),
            Route("/add/sample", self.sample, methods=["POST"]),
        ]

    def add(self, request: Request) -> Response:
        """Show what can be added, and the latest jobs."""
        return offer(self.room, request)

    async def text(self, request: Request) -> Response:
        """Keep a text that somebody pastes."""
        article = await pasted_in(self.room, request)
        if isinstance(article, Response):
            return article
        name = article.title or article.text.split("\n", 1)[0][:80]
        return await self._read([(f"{name}.jsonl", BytesIO(_line(article)))], {"shown": [name]})

    async def files(self, request: Request) -> Response:
        """Take files of any format that is read."""
        async with self.room.sent(request) as sent:
            if not sent.files:
                return offer(self.room, request, wrong="add.no_file", status=422)
            shown = [name for name, _ in sent.files]
            outlet = sent.fields.get("outlet", "").strip()
            return await self._read(sent.files, {"shown": shown, "outlet": outlet})

    async def addresses(self, request: Request) -> Response:
        """Take addresses of pages, feeds, sitemaps and lists, a line each."""
        form = await self.room.form(request, text=True)
        lines = [line.strip() for line in form.get("addresses", "").splitlines()]
        lines = list(dict.fromkeys(line for line in lines if line))
        wrong, found, refused = "", [], []
        for line in lines:
            try:
                found.append(str(parse_address(line, PORTS)))
            except FetchError:
                refused.append(line)
        if self.room.offline:
            wrong = "add.offline"
        elif not lines:
            wrong = "add.no_address"
        elif len(lines) > MOST_ADDRESSES:
            wrong = "add.too_many"
        elif refused:
            wrong = "add.not_web"
        if wrong:
            return offer(
                self.room, request, wrong=wrong, refused=refused[:5], given=form, status=422
            )
        given = {"inputs": found, "shown": found, "outlet": form.get("outlet", "").strip()}
        return await self._lead(given)

    async def sample(self, request: Request) -> Response:
        """Take the sample that comes with the program."""
        await self.room.form(request)
        data = resources.files("musnad.desk").joinpath("samples", _SAMPLE).read_bytes()
        return await self._read([(_SAMPLE, BytesIO(data))], {"shown": [_SAMPLE]})

    async def _read(
        self, files: Sequence[tuple[str, IO[bytes]]], given: Mapping[str, Any]
    ) -> Response:
        root = self.room.shelf.library.root
        folder, arrived = await run_in_threadpool(arrive, root, files)
        return await self._lead({**given, "arrived": as_given(arrived), "folder": folder})

    async def _lead(self, given: Mapping[str, Any]) -> Response:
        number = await run_in_threadpool(ask_for, self.room, "add", given)
        return RedirectResponse(f"/jobs/{number}", 303)


def _line(article: Article) -> bytes:
    """Return an article as the line of JSON that the library reads."""
    day = article.date.isoformat() if article.date else None
    fields = {
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "date": day,
    }
    kept = {name: value for name, value in fields.items() if value}
    return json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace")
