"""Packed bytes as a stream that ends, instead of failing, where they break."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = [
    "PACKED",
    "Budget",
    "Fault",
    "Feed",
    "Packing",
    "guarded",
    "pieces",
    "recoded",
    "unpacked",
]

_PIECE = 1 << 16

Packing = Literal["gzip", "bzip2", "xz", "zstd"]

PACKED: tuple[tuple[bytes, Packing], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
"""How what is packed begins, and how."""


class Fault(NamedTuple):
    """Why a stream ended before its end: code and message of a reject."""

    code: str
    message: str


class _BombError(Exception):
    """More was unpacked than the caps allow."""


class Budget:
    """How much an input has unpacked to, all its members together.

    Args:
        ratio: As in `Caps`.
        free: As ``unpacked`` in `Caps`.
        position: Gives how many bytes of the input are read.
    """

    def __init__(self, ratio: int, free: int, position: Callable[[], int]) -> None:
        self._ratio, self._free, self._position = ratio, free, position
        self._made = 0

    def require(self, made: int) -> None:
        """Return where ``made`` more bytes are within the caps."""
        made += self._made
        if made > self._free and made > self._ratio * self._position():
            raise _BombError

    def add(self, made: int) -> None:
        """Count what a sound stream gave."""
        self._made += made


class Feed(io.RawIOBase):
    """A stream of chunks that ends where making them fails.

    Args:
        chunks: The bytes, in order.
        source: The stream they are made of, whose fault is this one's too.

    Attributes:
        fault: Why it ended, or None; known when it has ended.
    """

    def __init__(self, chunks: Iterator[bytes], source: Feed | None = None) -> None:
        self._chunks, self._source = chunks, source
        self._rest = memoryview(b"")
        self.fault: Fault | None = None

    @property
    def own_fault(self) -> Fault | None:
        """Its fault, where it is not that of the stream below."""
        return None if self._source and self._source.fault else self.fault

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer with what is there, and return how much; 0 at the end."""
        if not self._rest:
            self._rest = memoryview(self._next())
        view = memoryview(buffer)
        size = min(len(view), len(self._rest))
        view[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size

    def _next(self) -> bytes:
        try:
            chunk = next(self._chunks, b"")
        except _BombError:
            self.fault = Fault("bomb", "found: what unpacks to far more than articles do")
            return b""
        # What the unpackers raise for broken bytes; RuntimeError: zipfile asks for a password.
        except (EOFError, OSError, ValueError, RuntimeError, zlib.error, lzma.LZMAError,
                zipfile.BadZipFile) as error:  # fmt: skip
            self.fault = _fault(error)
            return b""
        if not chunk and self._source and self._source.fault:
            self.fault = self._source.fault
        return chunk


def unpacked(stream: IO[bytes], kind: Packing) -> Iterator[bytes]:
    """Yield what a packed stream holds, all its members."""
    match kind:
        case "gzip":
            return pieces(gzip.GzipFile(fileobj=stream))
        case "bzip2":
            return pieces(bz2.BZ2File(stream))
        case "xz":
            return pieces(lzma.LZMAFile(stream))
    import pyarrow as pa

    kept = cast("IO[bytes]", _Kept(stream))
    return pieces(pa.CompressedInputStream(pa.PythonFile(kept, "r"), "zstd"))


class _Kept:
    """A stream that stays open when who reads it is done: pyarrow closes what it is given."""

    closed = False

    def __init__(self, stream: IO[bytes]) -> None:
        self.read = stream.read

    def close(self) -> None:
        """Leave the stream open."""


def pieces(stream: IO[bytes] | io.BufferedIOBase) -> Iterator[bytes]:
    """Yield a stream in pieces; what stands before a fault is given."""
    # read() would lose what it has when the fault comes.
    read = getattr(stream, "read1", stream.read)
    while piece := read(_PIECE):
        yield piece


def guarded(chunks: Iterator[bytes], budget: Budget) -> Iterator[bytes]:
    """Yield chunks as long as the budget allows."""
    made = 0
    for chunk in chunks:
        made += len(chunk)
        budget.require(made)
        yield chunk
    budget.add(made)


def recoded(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield UTF-16 text with its byte order mark as UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-16")("replace")
    while piece := stream.read(_PIECE):
        if text := decoder.decode(piece):
            yield text.encode("utf-8", "replace")
    if text := decoder.decode(b"", True):
        yield text.encode("utf-8", "replace")


def _fault(error: Exception) -> Fault:
    reason = str(error) or type(error).__name__
    if isinstance(error, EOFError) or "runcated" in reason:
        return Fault("truncated", f"found: packed data that ends too early ({reason})")
    if isinstance(error, RuntimeError) and "password" in reason:
        return Fault("encrypted", f"found: a member that asks for a password ({reason})")
    return Fault("corrupt", f"found: packed data that is broken ({reason})")
