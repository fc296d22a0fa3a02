"""The files that other tools read: of an article, of the library, of what a search found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from musnad.corpus.analyses import analyses_named, analyses_of
from musnad.desk.piped import piped
from musnad.desk.search.find import search
from musnad.desk.search.wanted import Wanted
from musnad.desk.shelf import AbsentError
from musnad.desk.web.room import Room
from musnad.desk.web.searching import given_of, wanted_of
from musnad.errors import DateError, InputError, MissingExtraError, MusnadError
from musnad.export.formats import FORMATS, Format
from musnad.model import Analysis

__all__ = ["ExportPages"]

_FOUND = 200


@dataclass(frozen=True, slots=True)
class _Offer:
    """A format as it is offered; `lacks` is what has to be installed for it, or empty."""

    form: Format
    lacks: str


class ExportPages:
    """Exports."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        places = ("", "/search", "/articles/{id:str}", "/pasted/{id:str}")
        return [
            route
            for place in places
            for route in (
                Route(f"{place}/export", self.offered),
                Route(f"{place}/export/{{format:str}}", self.file),
            )
        ]

    def offered(self, request: Request) -> Response:
        """List the formats."""
        if "id" in request.path_params:
            self.room.article(request)
        return self._listed(request)

    async def file(self, request: Request) -> Response:
        """Give a file, as it is written."""
        form = FORMATS.get(request.path_params["format"])
        if form is None:
            raise AbsentError(request.path_params["format"])
        try:
            form.require()
            analyses = await run_in_threadpool(self._analyses, request)
            pieces = piped(lambda stream: form.write(analyses, stream))
            # What cannot be written is mostly known before its first piece.
            first = await run_in_threadpool(next, pieces, b"")
        except (InputError, DateError, MissingExtraError) as error:
            return self._listed(request, error, status=422)
        headers = {"content-disposition": _named(self._name(request), form.suffix)}
        return StreamingResponse(
            chain([first], pieces), media_type="application/octet-stream", headers=headers
        )

    def _analyses(self, request: Request) -> Iterable[Analysis]:
        """Return the articles that are asked for.

        Raises:
            InputError, DateError: No search is asked for that can be made.
            AbsentError: There is no such article.
        """
        library = self.room.shelf.library
        if "id" in request.path_params:
            return [self.room.article(request)]
        if not request.url.path.startswith("/search/"):
            return analyses_of(library)
        wanted = wanted_of(self.room.store, given_of(request))
        search(self.room.store, wanted, most=1)
        return analyses_named(library, self._found(wanted))

    def _found(self, wanted: Wanted) -> Iterator[str]:
        first, more = 0, True
        while more:
            page = search(self.room.store, wanted, first=first, most=_FOUND)
            yield from (row.article for row in page.rows)
            first, more = first + _FOUND, page.more

    def _name(self, request: Request) -> str:
        if "id" in request.path_params:
            return str(request.path_params["id"])
        if request.url.path.startswith("/search/"):
            return "search"
        return Path(self.room.shelf.library.name).name or "library"

    def _listed(
        self, request: Request, wrong: MusnadError | None = None, *, status: int = 200
    ) -> Response:
        several = "id" not in request.path_params
        place = request.url.path.partition("/export")[0]
        query = f"?{request.url.query}" if request.url.query else ""
        values = {
            "offers": [
                _Offer(form, _lacks(form))
                for form in FORMATS.values()
                if not (several and form.single)
            ],
            "place": place,
            "query": query,
            "source": (place or "/") + query,
            "what": "article" if not several else "search" if place else "library",
            "wrong": wrong,
        }
        return self.room.page(request, "desk-export.html.j2", values, status=status)


def _lacks(form: Format) -> str:
    try:
        form.require()
    except MissingExtraError:
        return f"pip install 'musnad[{form.extra}]'"
    return ""


def _named(name: str, suffix: str) -> str:
    """Return the header that names a file, in letters that every browser reads."""
    plain = f"musnad-{name}{suffix}"
    ascii_only = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in ".-_") else "_"
        for letter in plain
    )
    return f"attachment; filename=\"{ascii_only}\"; filename*=UTF-8''{quote(plain, safe='')}"
