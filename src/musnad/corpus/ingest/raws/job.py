"""One stream to read, and how far to go with it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from musnad.corpus.ingest.raws.unpack import Budget, Feed
from musnad.corpus.raw import Form, Raw, Reject
from musnad.corpus.reasons import reject

__all__ = ["Caps", "Job", "Reader"]

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Caps:
    """What is refused, so that no input can exhaust the machine.

    Attributes:
        record: Bytes; one record of so many or more is rejected.
        page: Bytes; a page or a feed of so many is rejected: as a tree it is many times as large.
        ratio: What is packed may unpack to so many times its size, beyond `unpacked`. Text packs
            to a fifth or a tenth, a hundred times is a file of one letter.
        unpacked: Bytes; so much may be unpacked whatever its ratio.
    """

    record: int = 100_000_000
    page: int = 10_000_000
    ratio: int = 200
    unpacked: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Job:
    """One stream.

    Attributes:
        name: The input's name, with the members of archives behind ``!``.
        stream: Its bytes, from their beginning.
        suffix: Of its name, lower-case with its dot; of what is packed, the inner one.
        caps: How far to go.
        budget: What was unpacked of the input so far.
        depth: In how many archives it lies.
        feed: What unpacks the stream and knows what went wrong; None for a file as it lies.
    """

    name: str
    stream: io.BufferedReader[Any]
    suffix: str
    caps: Caps
    budget: Budget
    depth: int = 0
    feed: Feed | None = None

    @property
    def broken(self) -> bool:
        """True where the stream ended for a fault; known at its end."""
        return self.feed is not None and self.feed.fault is not None

    def fed(self, chunks: Iterator[bytes], *, suffix: str) -> Job:
        """Return the job of what ``chunks`` unpack; a fault of this one stays one of that."""
        feed = Feed(chunks, self.feed)
        stream: io.BufferedReader[Any] = io.BufferedReader(feed, _PIECE // 8)
        return replace(self, stream=stream, suffix=suffix, feed=feed)

    def raw(self, number: int, form: Form, data: bytes) -> Raw:
        """Return a record of this stream."""
        return Raw(self.name, number, form, data)

    def reject(self, code: str, message: str, number: int = 0) -> Reject:
        """Return the reject of a record of this stream."""
        return reject(code, message, input=self.name, number=number)

    def too_large(self, number: int = 0, *, limit: int = 0) -> Reject:
        """Return the reject of a record that is not kept for its size."""
        limit = (limit or self.caps.record) // 1_000_000
        message = f"found: a record of {limit} MB or more; accepted: under {limit} MB"
        return self.reject("too-large", message, number)

    def whole(self, limit: int) -> bytes | Reject | None:
        """Return all bytes of the stream; None where a fault has cut it.

        Args:
            limit: So many bytes or more are a reject.
        """
        parts, size = [], 0
        while part := self.stream.read(_PIECE):
            parts.append(part)
            size += len(part)
            if size >= limit:
                return self.too_large(limit=limit)
        return None if self.broken else b"".join(parts)

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """Yield number and bytes of each line; None for one that is too large to keep.

        The last line of a stream that a fault has cut is not given.
        """
        limit, readline, number = self.caps.record, self.stream.readline, 0
        while line := readline(limit):
            number += 1
            if line.endswith(b"\n"):
                yield number, line
            elif len(line) >= limit:
                del line
                self._skip_line(readline)
                yield number, None
            elif not self.broken:
                yield number, line

    @staticmethod
    def _skip_line(readline: Callable[[int], bytes]) -> None:
        while (part := readline(_PIECE)) and not part.endswith(b"\n"):
            pass


Reader = Callable[[Job], Iterator[Raw | Reject]]
"""What reads one kind of file."""
