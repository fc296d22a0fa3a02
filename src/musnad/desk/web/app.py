"""The application: which address leads to which page."""

from __future__ import annotations

from collections.abc import Collection
from importlib import resources
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from musnad.desk.shelf import AbsentError
from musnad.desk.web.adding import AddingPages
from musnad.desk.web.asked import TooMuchError
from musnad.desk.web.choices import ChoicesPages
from musnad.desk.web.correcting import CorrectingPages
from musnad.desk.web.exploring import ExploringPages
from musnad.desk.web.exporting import ExportPages
from musnad.desk.web.guard import Guard
from musnad.desk.web.keeping import KeepingPages
from musnad.desk.web.logbook import LogbookPages
from musnad.desk.web.pages import Pages
from musnad.desk.web.pasting import PastingPages
from musnad.desk.web.people import PeoplePages
from musnad.desk.web.reading import ReadingPages
from musnad.desk.web.room import ForeignError, Room
from musnad.desk.web.searching import SearchPages
from musnad.desk.web.sourcing import SourcePages
from musnad.desk.web.telling import TellingPages
from musnad.desk.web.working import WorkingPages
from musnad.errors import LibraryError

__all__ = ["make_app"]

_ERROR = "desk-error.html.j2"


def make_app(room: Room, hosts: Collection[str]) -> Starlette:
    """Return the desk over a library.

    Args:
        room: What its pages stand on.
        hosts: The names of this machine that a browser may ask for, each with its port.
    """
    pages = Pages(room)
    rooms = (
        pages,
        ReadingPages(room),
        CorrectingPages(room),
        ExploringPages(room),
        SearchPages(room),
        TellingPages(room),
        SourcePages(room),
        ExportPages(room),
        AddingPages(room),
        PastingPages(room),
        WorkingPages(room),
        LogbookPages(room),
        KeepingPages(room),
        PeoplePages(room),
        ChoicesPages(room),
    )

    def absent(request: Request, _error: Exception) -> Response:
        return room.page(request, _ERROR, {"what": "absent", "detail": ""}, status=404)

    def damaged(request: Request, error: Exception) -> Response:
        return room.page(request, _ERROR, {"what": "damaged", "detail": str(error)}, status=500)

    def failed(request: Request, _error: Exception) -> Response:
        return room.page(request, _ERROR, {"what": "failed", "detail": ""}, status=500)

    def foreign(_request: Request, _error: Exception) -> Response:
        return Response("not our form", 403)

    def too_much(request: Request, _error: Exception) -> Response:
        return room.page(request, _ERROR, {"what": "too_much", "detail": ""}, status=413)

    return Starlette(
        routes=[
            *(route for own in rooms for route in own.routes()),
            Mount("/static/fonts", StaticFiles(directory=_folder("musnad.export", "fonts"))),
            Mount("/static", StaticFiles(directory=_folder("musnad.desk.web", "static"))),
        ],
        middleware=[
            Middleware(
                Guard,
                door=room.door,
                hosts=hosts,
                port=room.port,
                secure=room.secure,
                accounts=room.accounts,
            )
        ],
        exception_handlers={
            404: absent,
            AbsentError: absent,
            LibraryError: damaged,
            ForeignError: foreign,
            TooMuchError: too_much,
            500: failed,
        },
    )


def _folder(package: str, name: str) -> Path:
    return Path(str(resources.files(package).joinpath(name)))
