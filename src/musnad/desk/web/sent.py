"""Files that a form sends, written to the disk as they come and no further than the caps."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import BinaryIO

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from musnad.desk.arriving import MOST_BYTES, MOST_FILES
from musnad.desk.web.asked import TooMuchError

__all__ = ["Sent", "sent_of"]

_MOST_FIELDS = 8
# What stands around the files: boundaries and names.
_AROUND = 1_000_000


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form sent.

    Attributes:
        fields: Its fields that are no files.
        files: Name and bytes of each file that has any.
    """

    fields: Mapping[str, str]
    files: Sequence[tuple[str, BinaryIO]]


@asynccontextmanager
async def sent_of(request: Request) -> AsyncIterator[Sent]:
    """Yield the fields and files of a form; the files are gone when the block ends.

    Raises:
        TooMuchError: More bytes, files or fields than are accepted, or what is no such form.
    """
    said = request.headers.get("content-length", "")
    most = MOST_BYTES + _AROUND
    if said.isdecimal() and int(said[:18]) > most:
        raise TooMuchError
    parser = MultiPartParser(
        request.headers,
        _counted(request, most),
        max_files=MOST_FILES,
        max_fields=_MOST_FIELDS,
        max_part_size=16_384,
    )
    try:
        form = await parser.parse()
    # KeyError: a content type without a boundary.
    except (MultiPartException, KeyError):
        raise TooMuchError from None
    try:
        fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        files = [
            (one.filename or "", one.file)
            for _, one in form.multi_items()
            if isinstance(one, UploadFile) and one.size
        ]
        yield Sent(fields, files)
    finally:
        await form.close()


async def _counted(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise TooMuchError
        yield chunk
