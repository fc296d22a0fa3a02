"""Where the bytes come from."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, BinaryIO

from musnad.corpus.ingest.binary import ACCEPTED_FILES
from musnad.corpus.ingest.encoding import MAX_BYTES, require_size
from musnad.errors import InputError

__all__ = ["first_line", "lines_of", "opened", "read_all"]


@contextmanager
def opened(source: Path | BinaryIO) -> Iterator[IO[bytes]]:
    """Open a file, or hand on a stream that is open already, which stays open.

    Raises:
        InputError: There is no such file, it is a directory, or may not be read.
    """
    try:
        context = _open(source) if isinstance(source, Path) else nullcontext(source)
    # ValueError: a name with a zero byte.
    except (OSError, ValueError) as error:
        raise _refusal(error) from None
    with context as stream:
        yield stream


def first_line(stream: IO[bytes]) -> bytes:
    """Return the first line, its end included, and no more than `MAX_BYTES` of it.

    Raises:
        InputError: The stream fails.
    """
    try:
        return stream.readline(MAX_BYTES)
    except OSError as error:
        raise _refusal(error) from None


def read_all(stream: IO[bytes], begun: bytes = b"") -> bytes:
    """Return ``begun`` and all that follows in the stream.

    Raises:
        NotTextError: It is empty, or larger than can be read.
        InputError: The stream fails.
    """
    require_size(max(1, _known_size(stream)))
    try:
        # A pipe gives what it has at the moment; an empty answer alone is its end.
        parts, size = [begun], len(begun)
        while size < MAX_BYTES and (part := stream.read(MAX_BYTES - size)):
            parts.append(part)
            size += len(part)
    except OSError as error:
        raise _refusal(error) from None
    require_size(size)
    return b"".join(parts)


def lines_of(stream: IO[bytes], begun: bytes = b"") -> Iterator[bytes]:
    """Yield the lines of ``begun`` and the stream; of one too long, `MAX_BYTES` bytes.

    Raises:
        InputError: The stream fails.
    """
    if begun:
        yield begun
    try:
        while line := stream.readline(MAX_BYTES):
            yield line
            while len(line) >= MAX_BYTES and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
                if not line:
                    return
    except OSError as error:
        raise _refusal(error) from None


def _known_size(stream: IO[bytes]) -> int:
    """Return the size of a regular file in bytes, of anything else 0."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _open(path: Path) -> IO[bytes]:
    if path.is_dir():
        raise IsADirectoryError
    return path.open("rb")


def _refusal(error: OSError | ValueError) -> InputError:
    known: dict[type[Exception], str] = {
        FileNotFoundError: "no such file",
        IsADirectoryError: "a directory",
        NotADirectoryError: "no such file (a part of its path is no directory)",
        PermissionError: "a file that you may not read",
    }
    found = known.get(type(error))
    if found is None:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        found = f"a file that cannot be read ({reason})"
    return InputError(f"found: {found}; accepted: {ACCEPTED_FILES}")
