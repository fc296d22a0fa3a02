"""The application: which address leads to which page."""

from __future__ import annotations

from collections.abc import Collection
from importlib import resources
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from musnad.desk.shelf import AbsentError, Shelf
from musnad.desk.web.door import Door
from musnad.desk.web.guard import Guard
from musnad.desk.web.pages import Pages
from musnad.errors import LibraryError

__all__ = ["make_app"]


def make_app(shelf: Shelf, door: Door, hosts: Collection[str], port: int) -> Starlette:
    """Return the desk over a library.

    Args:
        shelf: The library.
        door: Who has come in, and by which link one comes in.
        hosts: The names of this machine that a browser may ask for, each with its port.
        port: Where it answers.
    """
    pages = Pages(shelf, door, port)

    def absent(request: Request, _error: Exception) -> Response:
        return pages.absent(request)

    def damaged(request: Request, error: Exception) -> Response:
        return pages.damaged(request, error)

    def failed(request: Request, _error: Exception) -> Response:
        return pages.failed(request)

    return Starlette(
        routes=[
            Route("/", pages.articles),
            Route("/open", pages.open),
            Route("/articles/{id:str}", pages.article),
            Route("/articles/{id:str}/report", pages.report),
            Route("/pasted", pages.paste, methods=["GET", "POST"]),
            Route("/pasted/{id:str}", pages.article),
            Route("/pasted/{id:str}/report", pages.report),
            Route("/stories", pages.stories),
            Route("/stories/{id:str}", pages.story),
            Route("/outlets", pages.outlets),
            Route("/settings", pages.settings, methods=["GET", "POST"]),
            Mount("/static/fonts", StaticFiles(directory=_folder("musnad.export", "fonts"))),
            Route("/static/report.css", pages.report_css),
            Mount("/static", StaticFiles(directory=_folder("musnad.desk.web", "static"))),
        ],
        middleware=[Middleware(Guard, door=door, hosts=hosts, port=port)],
        exception_handlers={404: absent, AbsentError: absent, LibraryError: damaged, 500: failed},
    )


def _folder(package: str, name: str) -> Path:
    return Path(str(resources.files(package).joinpath(name)))
