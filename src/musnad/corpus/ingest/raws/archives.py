"""The members of zip and tar archives."""

from __future__ import annotations

import io
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, Any, cast

from musnad.corpus.ingest.raws.job import Job, Reader
from musnad.corpus.ingest.raws.unpack import guarded, pieces
from musnad.corpus.raw import Raw, Reject

__all__ = ["read_tar", "read_zip", "seekable"]

_DEEPEST = 2
_PIECE = 1 << 20
_BLOCK = 512


def read_zip(job: Job, read: Reader) -> Iterator[Raw | Reject]:
    """Yield the records of each member, in the archive's order, hidden ones left out.

    Args:
        job: The archive.
        read: What reads a member.
    """
    if job.depth >= _DEEPEST:
        yield job.reject("too-deep", "found: an archive in an archive in an archive")
        return
    with seekable(job) as stream:
        if stream is None:
            return
        try:
            with zipfile.ZipFile(stream) as archive:
                for member in archive.infolist():
                    if not member.is_dir() and _is_wanted(member.filename):
                        yield from _member(job, archive, member, read)
        except (zipfile.BadZipFile, ValueError, EOFError) as error:
            yield job.reject("corrupt", f"found: a zip archive that is broken ({error})")


def read_tar(job: Job, read: Reader) -> Iterator[Raw | Reject]:
    """Yield the records of each file in a tar archive, in its order, hidden ones left out.

    Args:
        job: The archive.
        read: What reads a member.
    """
    if job.depth >= _DEEPEST:
        yield job.reject("too-deep", "found: an archive in an archive in an archive")
        return
    tail = _Tail(job.stream)
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", tail), mode="r|") as archive:
            for member in archive:
                stream = archive.extractfile(member) if member.isfile() else None
                if stream and _is_wanted(member.name):
                    inner = _inner(job, member.name)
                    chunks = guarded(pieces(stream), job.budget)
                    yield from read(inner.fed(chunks, suffix=inner.suffix))
                # It remembers each member, which for millions of them would fill the memory.
                archive.members.clear()  # type: ignore[attr-defined]
    except (tarfile.TarError, ValueError, EOFError) as error:
        if not job.broken:
            yield job.reject("corrupt", f"found: a tar archive that is broken ({error})")
        return
    if not tail.is_end and not job.broken:
        yield job.reject("truncated", "found: a tar archive that ends too early")


class _Tail:
    """A stream that knows whether its last bytes are zeros, as they are at the end of a tar."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._last = b""

    def read(self, size: int) -> bytes:
        """Return so many bytes, or what there is."""
        piece = self._stream.read(size)
        self._last = piece[-_BLOCK:] or self._last
        return piece

    @property
    def is_end(self) -> bool:
        return not any(self._last)


@contextmanager
def seekable(job: Job) -> Iterator[io.BufferedReader[Any] | None]:
    """Give the job's bytes as a stream that can be sought in; None where a fault has cut them."""
    if job.stream.seekable():
        yield job.stream
        return
    with tempfile.TemporaryFile() as aside:
        while piece := job.stream.read(_PIECE):
            aside.write(piece)
        aside.seek(0)
        yield None if job.broken else io.BufferedReader(aside)


def _member(
    job: Job, archive: zipfile.ZipFile, member: zipfile.ZipInfo, read: Reader
) -> Iterator[Raw | Reject]:
    inner = _inner(job, member.filename)
    yield from read(inner.fed(guarded(_bytes(archive, member), job.budget), suffix=inner.suffix))


def _inner(job: Job, member: str) -> Job:
    suffix = PurePosixPath(member).suffix.lower()
    return replace(job, name=f"{job.name}!{member}", suffix=suffix, depth=job.depth + 1, feed=None)


def _bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    # Opened when it is read, so that a password asked for is a fault of the member's stream.
    with archive.open(member) as stream:
        yield from pieces(stream)


def _is_wanted(name: str) -> bool:
    parts = name.split("/")
    return "__MACOSX" not in parts and not any(part.startswith(".") for part in parts)
