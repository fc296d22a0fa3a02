"""Web archives (WARC), record by record.

Where a record ends is found here, because a record's word for its length is not always true and
the ones behind it must not be lost for it; what stands in it is read by fastwarc.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from musnad.corpus.ingest.raws.job import Job
from musnad.corpus.raw import Raw, Reject
from musnad.corpus.reasons import reject

__all__ = ["read_warc"]

_PIECE = 1 << 18
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_NEXT = re.compile(rb"(?:\r?\n){1,3}(?=WARC/\d\.\d\r?\n)")
# The longest match of the one above, and a little more.
_OVERLAP = 32
_BEHIND = re.compile(rb"(?:\r?\n)*(?=WARC/\d\.\d\r?\n|\Z)")
_LENGTH = re.compile(rb"^content-length:\s*(\d+)\s*$", re.I | re.M)
_TYPE = re.compile(rb"^warc-type:\s*(\w+)", re.I | re.M)
_ADDRESS = re.compile(rb"^warc-target-uri:\s*<?([^>\r\n]*)", re.I | re.M)
_LONGEST_HEAD = 1 << 20
_PAGES = ("text/html", "application/xhtml+xml")
_SUCCESS = 200
# Types of records that hold no page as it was sent.
_OTHERS = ("warcinfo", "request", "metadata", "revisit", "conversion", "resource", "continuation")


class _Block(NamedTuple):
    """One record: all its bytes, None where they are too many; or what is wrong with it."""

    number: int
    head: bytes
    data: bytes | None
    fault: str = ""

    def find(self, pattern: re.Pattern[bytes]) -> str:
        match = pattern.search(self.head)
        return match[1].decode("utf-8", "replace").strip() if match else ""


def read_warc(job: Job) -> Iterator[Raw | Reject]:
    """Yield the pages among the responses; of each other response, a reject.

    Records that are no responses (requests, what the crawler notes) are no articles and passed
    over.
    """
    for block in _Blocks(job).read():
        if block.fault or block.find(_TYPE).lower() not in _OTHERS:
            yield _response(job, block)


def _response(job: Job, block: _Block) -> Raw | Reject:
    address = block.find(_ADDRESS) or None

    def refused(code: str, message: str) -> Reject:
        return reject(code, message, input=job.name, number=block.number, address=address)

    if block.fault:
        return refused(block.fault, "found: a record that is not as long as it says")
    if block.data is None:
        limit = job.caps.record // 1_000_000
        return refused("too-large", f"found: a record of {limit} MB or more")
    if block.find(_TYPE).lower() != "response":
        return refused("bad-record", "found: a record of no known type")
    try:
        record = _parsed(block.data)
        if record is None or record.http_headers is None:
            return refused("bad-record", "found: a response without HTTP")
        status, kind = record.http_headers.status_code, record.http_content_type or ""
        if status != _SUCCESS or kind.partition(";")[0].strip().lower() not in _PAGES:
            return refused("not-a-page", f"found: HTTP {status}, {kind or 'of no type'}")
        data = record.reader.read(job.caps.page)
        charset = record.http_charset
    except (OSError, ValueError, EOFError, RuntimeError) as error:
        return refused("bad-record", f"found: a response that cannot be read ({error})")
    if len(data) >= job.caps.page:
        limit = job.caps.page // 1_000_000
        return refused("too-large", f"found: a page of {limit} MB or more")
    return Raw(job.name, block.number, "page", data, address, charset)


def _parsed(data: bytes) -> Any:
    from fastwarc.warc import ArchiveIterator

    records = ArchiveIterator(io.BytesIO(data), parse_http=True, auto_decode="all")
    return next(iter(records), None)


class _Blocks:
    """Cuts a web archive into its records."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._buffer = bytearray()
        self._ended = False
        self._number = 0

    def read(self) -> Iterator[_Block]:
        """Yield each record; after one of a wrong length, go on at the next beginning."""
        while self._fill(1):
            self._number += 1
            end = self._head_end()
            if end is None:
                if not self._job.broken:
                    yield _Block(self._number, b"", None, "truncated")
                return
            head = bytes(self._buffer[:end])
            length = _LENGTH.search(head)
            size = int(length[1][:18]) if length else 0
            block = self._block(head, size) if length else self._lost(head, "bad-record")
            if block is None:
                return
            yield block

    def _head_end(self) -> int | None:
        at = 0
        while len(self._buffer) < _LONGEST_HEAD:
            match = _HEAD_END.search(self._buffer, at)
            if match:
                end = match.end()
                del match
                return end
            at = max(0, len(self._buffer) - 3)
            if not self._more():
                break
        return None

    def _block(self, head: bytes, size: int) -> _Block | None:
        """Return the record behind ``head`` and drop it; None where a fault has cut it."""
        end = len(head) + size
        if size >= self._job.caps.record:
            return self._lost(head, "")
        if self._fill(end + _OVERLAP) or self._ended:
            match = _BEHIND.match(self._buffer, end) if len(self._buffer) >= end else None
            if match:
                behind = match.end()
                del match
                # The end of a stream: later bytes than these there are none.
                if behind < len(self._buffer) or self._ended:
                    data = bytes(self._buffer[:end])
                    del self._buffer[:behind]
                    return _Block(self._number, head, data + b"\r\n\r\n")
        return self._lost(head, "bad-length")

    def _lost(self, head: bytes, fault: str) -> _Block | None:
        """Drop bytes until a record begins; a fault that comes of the stream's end is truncation.

        Args:
            head: Of the record that is given up.
            fault: Why; empty where it is only too large.
        """
        at = len(head)
        while True:
            match = _NEXT.search(self._buffer, max(0, at - _OVERLAP))
            if match:
                end = match.end()
                del match
                del self._buffer[:end]
                return _Block(self._number, head, None, fault)
            keep = min(len(self._buffer), _OVERLAP)
            del self._buffer[: len(self._buffer) - keep]
            at = len(self._buffer)
            if not self._more():
                self._buffer.clear()
                if self._job.broken:
                    return None
                return _Block(self._number, head, None, "truncated" if fault else "")

    def _fill(self, size: int) -> bool:
        """Read until the buffer holds so many bytes, and tell whether it does."""
        while len(self._buffer) < size:
            if not self._more():
                return False
        return True

    def _more(self) -> bool:
        piece = self._job.stream.read1(_PIECE)
        self._buffer += piece
        self._ended = not piece
        return bool(piece)
