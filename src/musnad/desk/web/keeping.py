"""The health of a desk: its versions, its size, and the backup of what people entered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import HTTP
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from musnad import __version__
from musnad.corpus.identity import lexicon_version
from musnad.corpus.refresh import is_stale
from musnad.corpus.tables import FORMAT
from musnad.desk.store.backup import backup, check, restore
from musnad.desk.store.log import history
from musnad.desk.store.schema import FORMAT as DESK
from musnad.desk.web.asked import TooMuchError
from musnad.desk.web.room import ForeignError, Room
from musnad.errors import InputError

__all__ = ["KeepingPages"]

_MOST = 64 * 2**20
"""Bytes of a backup that is sent to the desk."""
_PAGE = "desk-health.html.j2"


class KeepingPages:
    """Health, backup and restore."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/settings/health", self.health),
            Route("/settings/backup", self.backup),
            Route("/settings/restore", self.restore, methods=["GET", "POST"]),
        ]

    def health(self, request: Request) -> Response:
        """Show versions, sizes, and what to do about what is old."""
        return self._page(request, {})

    def backup(self, _request: Request) -> Response:
        """Give all that people entered, as one file."""
        day = datetime.now(UTC).strftime("%Y-%m-%d")
        return Response(
            backup(self.room.store),
            media_type="application/jsonl; charset=utf-8",
            headers={"content-disposition": f'attachment; filename="musnad-desk-{day}.jsonl"'},
        )

    async def restore(self, request: Request) -> Response:
        """Put a backup back; it is checked before anything is changed."""
        if request.method != "POST":
            return RedirectResponse("/settings/health", 303)
        fields = await _parts_of(request)
        if not self.room.door.signs(request.state.guest, _text(fields.get("form", b""))):
            raise ForeignError
        return await run_in_threadpool(self._restore, request, fields)

    def _restore(self, request: Request, fields: Mapping[str, bytes]) -> Response:
        try:
            data = fields.get("backup", b"").decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            data = ""
        instead = "instead" in fields
        try:
            check(data)
            if instead:
                self._set_aside()
            restore(self.room.store, data, instead=instead)
        except InputError as error:
            return self._page(request, {"wrong": error}, status=422)
        return RedirectResponse("/settings/health?restored=1", 303)

    def _set_aside(self) -> None:
        """Keep what is there in a file beside it, before something comes in its place."""
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        place = self.room.store.url.database or ""
        kept = Path(place).with_name(f"desk-before-{moment}.jsonl")
        kept.write_text(backup(self.room.store), encoding="utf-8", errors="surrogatepass")

    def _page(self, request: Request, more: Mapping[str, Any], *, status: int = 200) -> Response:
        library = self.room.shelf.library
        parts = library.parts()
        stale = [part for part in parts if is_stale(part)]
        sizes = [entry.size for entry in library.storage.entries(library.root, deep=True)]
        values = {
            "wrong": "",
            "restored": "restored" in request.query_params,
            "versions": {
                "program": __version__,
                "lexicon": lexicon_version(),
                "library": str(FORMAT),
                "desk": str(DESK),
            },
            "library": library.name,
            "parts": len(parts),
            "stale": len(stale),
            "old": sorted({part.program for part in stale}),
            "articles": sum(part.tables.get("articles", 0) for part in parts),
            "megabytes": sum(sizes) / 2**20,
            "entries": len(history(self.room.store)),
            "traced": self.room.shelf.traced,
            "most": _MOST // 2**20,
        }
        return self.room.page(request, _PAGE, {**values, **more}, status=status)


async def _parts_of(request: Request) -> dict[str, bytes]:
    """Return the fields of a form with a file.

    Raises:
        TooMuchError: It is larger than a backup may be.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST:
            raise TooMuchError
    kind = request.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data") or "\n" in kind:
        return {}
    head = b"content-type: " + kind.encode("latin-1", "replace") + b"\r\n\r\n"
    message = await run_in_threadpool(message_from_bytes, head + bytes(body), policy=HTTP)
    found: dict[str, bytes] = {}
    for part in message.walk():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(data, bytes):
            found[name] = data
    return found


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
