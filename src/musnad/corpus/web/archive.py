"""The web archive that fetched pages are kept in, and that survives a crash."""

from __future__ import annotations

import gzip
import io
import os
import re
import uuid
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from musnad.corpus.web.fetch import AGENT, Response
from musnad.errors import InputError

__all__ = ["Archive"]

_PIECE = 1 << 16
_HEAD = 1 << 14
_GZIP = zlib.MAX_WBITS | 16
_MEMBER = re.compile(rb"\x1f\x8b\x08")
_WARC = b"WARC/"
_ASKED = "X-Asked-URI"
_ADDRESS = re.compile(rb"^(?:WARC-Target-URI|X-Asked-URI): *<?([^>\r\n]*)", re.M | re.I)
# The body is kept unpacked, in one piece: what says otherwise is kept under other names.
_TRANSPORT = frozenset({"content-encoding", "content-length", "transfer-encoding"})


class Archive:
    """A WARC file, each record a gzip member of its own, that is added to.

    What a crash left incomplete at its end is cut off. To be used in a ``with`` statement.

    Args:
        path: Of the file; it is made with the first page.

    Raises:
        InputError: There is a file, and it is no such archive; it stays as it is.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: IO[bytes] | None = None
        self.held = self._recover() if path.exists() else set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._stream is not None:
            self._stream.close()

    def add(self, response: Response, moment: datetime) -> None:
        """Add a page; when this returns, it is on the disk.

        Args:
            response: The page.
            moment: When it was fetched, with its time zone.

        Raises:
            OSError: It cannot be written.
        """
        from fastwarc.warc import WarcRecord, WarcRecordType

        record = WarcRecord()
        key = f"{response.asked} {moment.isoformat()}"
        urn = f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, key)}".encode()
        record.init_headers(WarcRecordType.response, urn)
        record.record_date = moment.astimezone(UTC)
        record.headers.append("WARC-Target-URI", str(response.address))
        record.headers.append("WARC-IP-Address", response.ip)
        # Not a field of the standard, which lets others be added: a page is known by what was
        # asked for, and read as what it is called.
        record.headers.append(_ASKED, str(response.asked))
        record.set_bytes_content(_message(response))
        record.is_http = True
        written = io.BytesIO()
        record.write(written, checksum_data=True)
        self._append(written.getvalue(), moment)
        self.held |= {str(response.asked), str(response.address)}

    def _recover(self) -> set[str]:
        """Return the addresses that are in the archive, and cut off what is not whole."""
        held: set[str] = set()
        end = 0
        with self._path.open("r+b") as stream:
            for place, head in _members(stream):
                if not head.startswith(_WARC):
                    raise self._refusal(end)
                end = place
                fields = head.partition(b"\r\n\r\n")[0]
                found = _ADDRESS.finditer(fields)
                held.update(match[1].decode("utf-8", "replace") for match in found)
            if end < stream.seek(0, os.SEEK_END):
                if not _is_begun(stream, end) or _has_records(stream, end):
                    raise self._refusal(end)
                stream.truncate(end)
        return held

    def _refusal(self, place: int) -> InputError:
        found = f"found: {self._path} is no whole web archive (byte {place:,})"
        return InputError(f"{found}; accepted: one, or no file of that name")

    def _append(self, record: bytes, moment: datetime) -> None:
        if self._stream is None:
            self._stream = self._path.open("ab")
        data = gzip.compress(record, mtime=0)
        first = b"" if self._stream.tell() else gzip.compress(_info(moment), mtime=0)
        self._stream.write(first + data)
        self._stream.flush()
        os.fsync(self._stream.fileno())


def _info(moment: datetime) -> bytes:
    """Return the record that says who wrote the archive."""
    content = f"software: {AGENT}\r\nformat: WARC File Format 1.1\r\nrobots: obeyed\r\n".encode()
    head = (
        "WARC/1.1",
        "WARC-Type: warcinfo",
        f"WARC-Date: {moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, AGENT)}>",
        "Content-Type: application/warc-fields",
        f"Content-Length: {len(content)}",
    )
    return "\r\n".join(head).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def _message(response: Response) -> bytes:
    """Return an answer as HTTP, its body unpacked and in one piece."""
    lines = [f"HTTP/1.1 {response.status} {response.reason}".rstrip()]
    for name, value in response.headers:
        kept = f"X-Crawl-{name}" if name.lower() in _TRANSPORT else name
        lines.append(f"{kept}: {' '.join(value.split())}")
    lines.append(f"Content-Length: {len(response.body)}")
    head = "\r\n".join(" ".join(line.splitlines()) for line in lines)
    return head.encode("latin-1", "replace") + b"\r\n\r\n" + response.body


def _members(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield where each whole gzip member ends and how it begins, until one is not whole."""
    stream.seek(0)
    machine, head, place = zlib.decompressobj(_GZIP), b"", 0
    while piece := stream.read(_PIECE):
        place += len(piece)
        while piece:
            try:
                head += machine.decompress(piece)[: _HEAD - len(head)]
            except zlib.error:
                return
            if not machine.eof:
                break
            piece = machine.unused_data
            yield place - len(piece), head
            machine, head = zlib.decompressobj(_GZIP), b""


def _is_begun(stream: IO[bytes], start: int) -> bool:
    """Tell whether at ``start`` a record begins, or is nothing yet."""
    stream.seek(start)
    # A file grows before its bytes are there, and a crash may come in between: zeros stay.
    piece = stream.read(_PIECE).rstrip(b"\0")
    try:
        begun = zlib.decompressobj(_GZIP).decompress(piece, len(_WARC))
    except zlib.error:
        return False
    return _WARC.startswith(begun)


def _has_records(stream: IO[bytes], start: int) -> bool:
    """Tell whether behind the broken record that begins at ``start`` another begins."""
    stream.seek(start + 1)
    tail = b""
    while piece := stream.read(_PIECE):
        for match in _MEMBER.finditer(window := tail + piece):
            try:
                begun = zlib.decompressobj(_GZIP).decompress(window[match.start() :], len(_WARC))
            except zlib.error:
                continue
            if begun == _WARC:
                return True
        # A record's beginning may lie across two pieces.
        tail = window[-_HEAD:]
    return False
