"""Lines of JSON, and JSON documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from musnad.corpus.fields import is_text_name
from musnad.corpus.ingest.encoding import decode
from musnad.corpus.ingest.raws.job import Job
from musnad.corpus.raw import Raw, Reject
from musnad.errors import NotTextError

__all__ = ["read_json", "read_lines"]

Line = tuple[int, bytes | None]

_BLANK = b" \t\r\n\xef\xbb\xbf"
_BETWEEN = re.compile(rb"[\s,]*")
_BRACKET_OR_QUOTE = re.compile(rb'["{}\[\]]')
_QUOTE_OR_ESCAPE = re.compile(rb'["\\]')
_SCALAR_END = re.compile(rb"[,\]]")
_PIECE = 1 << 16
# What holds the articles of a document that is one object.
_FEWEST_FIELDS = 2
_SHOWN = 40
_LONG = 200


def read_lines(job: Job) -> Iterator[Raw | Reject]:
    """Yield a record a line that is not blank."""
    for number, line in job.lines():
        if line is None:
            yield job.too_large(number)
        elif data := line.strip(_BLANK):
            yield job.raw(number, "record", data)


def read_json(job: Job) -> Iterator[Raw | Reject]:
    """Yield the items of a list, a piece at a time; or what one object holds; or its lines.

    Whether an object is one of many shows behind its first line.
    """
    head = job.stream.peek(_PIECE).lstrip(_BLANK)
    if head.startswith(b"["):
        yield from _Items(job).read()
        return
    lines = job.lines()
    begun = [(number, line) for number, line in islice(_unblank(lines), 2)]
    if len(begun) == 2 and _are_objects(begun):
        for number, line in chain(begun, _unblank(lines)):
            yield job.too_large(number) if line is None else job.raw(number, "record", line.strip())
        return
    yield from _document(job, chain(begun, lines))


def _unblank(lines: Iterable[Line]) -> Iterator[Line]:
    return ((number, line) for number, line in lines if line is None or line.strip(_BLANK))


def _are_objects(begun: list[Line]) -> bool:
    """Tell whether the first line is an object by itself, and the second begins as one."""
    (_, first), (_, second) = begun
    if second is not None and not second.lstrip().startswith(b"{"):
        return False
    try:
        return first is None or isinstance(json.loads(decode(first).text), dict)
    except (NotTextError, ValueError, RecursionError):
        return False


def _document(job: Job, lines: Iterable[Line]) -> Iterator[Raw | Reject]:
    parts, size = [], 0
    for _, line in lines:
        size += job.caps.record if line is None else len(line)
        if size >= job.caps.record:
            yield job.too_large()
            return
        parts.append(line or b"")
    data = b"".join(parts)
    if job.broken:
        return
    try:
        value = json.loads(decode(data).text)
    except NotTextError as error:
        yield job.reject("not-text", str(error))
        return
    except (ValueError, RecursionError) as error:
        yield job.reject("not-json", f"found: no JSON ({error})")
        return
    items = _wrapped(value) if isinstance(value, dict) else None
    if items is None:
        yield job.raw(1, "record", data.strip(_BLANK))
        return
    for number, item in enumerate(items, 1):
        written = json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield job.raw(number, "record", written)


def _wrapped(value: dict[str, Any], depth: int = 0) -> list[Any] | None:
    """Return the list of articles in ``{"articles": […]}`` and its like, or None.

    An object with a text of its own is an article, whatever lists it has.
    """
    texts = ((name, inner) for name, inner in value.items() if isinstance(inner, str))
    if any(len(inner) > _LONG or is_text_name(name) for name, inner in texts):
        return None
    lists = [inner for inner in value.values() if isinstance(inner, list) and _is_records(inner)]
    if lists:
        return max(lists, key=len)
    inner = [each for each in value.values() if isinstance(each, dict)]
    if depth < 3:
        found = (_wrapped(each, depth + 1) for each in inner)
        return next((items for items in found if items is not None), None)
    return None


def _is_records(items: list[Any]) -> bool:
    return bool(items) and all(
        isinstance(item, dict) and len(item) >= _FEWEST_FIELDS for item in items[:20]
    )


class _Items:
    """Cuts a JSON list into its items, without reading what stands in them."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._buffer = bytearray()
        self._number = 0
        self._large = False

    def read(self) -> Iterator[Raw | Reject]:
        """Yield each item that is closed; of another value than an object, a reject."""
        self._find(_BRACKET_OR_QUOTE, 0)
        del self._buffer[: self._buffer.index(b"[") + 1]
        while self._at_item():
            self._number += 1
            self._large = False
            nested = self._buffer.startswith((b"{", b"["))
            end = self._nested_end() if nested else self._scalar_end()
            if end is None:
                break
            yield self._cut(end, nested=nested)
        if not self._buffer.startswith(b"]") and not self._job.broken:
            yield self._job.reject("truncated", "found: a list of JSON that ends too early")

    def _at_item(self) -> bool:
        """Drop what stands before the next item, and tell whether there is one."""
        while True:
            del self._buffer[: self._blank()]
            if self._buffer:
                return not self._buffer.startswith(b"]")
            if not self._more():
                return False

    def _blank(self) -> int:
        match = _BETWEEN.match(self._buffer)
        return match.end() if match else 0

    def _nested_end(self) -> int | None:
        depth = at = 0
        while found := self._find(_BRACKET_OR_QUOTE, at):
            sign, at = found
            if sign == b'"':
                closed = self._string_end(at)
                if closed is None:
                    return None
                at = closed
            else:
                depth += 1 if sign in b"{[" else -1
            if depth == 0:
                return at
        return None

    def _string_end(self, at: int) -> int | None:
        while found := self._find(_QUOTE_OR_ESCAPE, at):
            sign, at = found
            if sign == b'"':
                return at
            at += 1  # what is escaped, perhaps not read yet: a search may begin beyond the end
        return None

    def _scalar_end(self) -> int | None:
        at: int | None = self._string_end(1) if self._buffer.startswith(b'"') else 0
        found = self._find(_SCALAR_END, at) if at is not None else None
        return found[1] - 1 if found else None

    def _find(self, pattern: re.Pattern[bytes], at: int) -> tuple[bytes, int] | None:
        """Return the next match and its end, reading on as far as it takes."""
        while True:
            match = pattern.search(self._buffer, at)
            if match:
                found = bytes(match[0]), match.end()
                del match  # it holds the buffer, which could not be cut
                return found
            ahead = max(0, at - len(self._buffer))
            at = len(self._buffer) + ahead
            if at >= self._job.caps.record:
                self._large = True
                self._buffer.clear()
                at = ahead
            if not self._more():
                return None

    def _more(self) -> bool:
        piece = self._job.stream.read1(_PIECE)
        self._buffer += piece
        return bool(piece)

    def _cut(self, end: int, *, nested: bool) -> Raw | Reject:
        data = b"" if self._large else bytes(self._buffer[:end])
        del self._buffer[:end]
        if self._large or end >= self._job.caps.record:
            return self._job.too_large(self._number)
        if nested:
            return self._job.raw(self._number, "record", data)
        shown = data[:_SHOWN].decode("utf-8", "replace")
        message = f"found: {shown!r} in the place of an article; accepted: a JSON object"
        return self._job.reject("not-an-object", message, self._number)
