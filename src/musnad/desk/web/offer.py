"""The page of what can be added, with what went wrong with what was tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse

from musnad.desk.arriving import MOST_BYTES, MOST_FILES
from musnad.desk.runner import MOST_PAGES
from musnad.desk.store.jobs import newest
from musnad.desk.web.room import Room

__all__ = ["MOST_ADDRESSES", "offer"]

MOST_ADDRESSES = 100
"""Addresses that one form may hold."""
_JOBS = 8
_MEGA = 1_000_000


def offer(
    room: Room,
    request: Request,
    *,
    wrong: str = "",
    refused: Sequence[str] = (),
    given: Mapping[str, str] | None = None,
    status: int = 200,
) -> HTMLResponse:
    """Return the page.

    Args:
        room: The desk.
        request: Who asks.
        wrong: Name of the words for what is wrong; empty for nothing.
        refused: Addresses that are none.
        given: What was typed, to be shown again.
        status: Of HTTP.
    """
    values = {
        "wrong": wrong,
        "refused": refused,
        "given": given or {},
        "offline": room.offline,
        "jobs": newest(room.store, _JOBS),
        "caps": {
            "files": MOST_FILES,
            "megabytes": MOST_BYTES // _MEGA,
            "addresses": MOST_ADDRESSES,
            "pages": MOST_PAGES,
        },
    }
    return room.page(request, "desk-add.html.j2", values, status=status)
