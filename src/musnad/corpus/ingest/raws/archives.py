"""The members of zip archives."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from musnad.corpus.ingest.raws.job import Job, Reader
from musnad.corpus.ingest.raws.unpack import guarded, pieces
from musnad.corpus.raw import Raw, Reject

__all__ = ["read_zip", "seekable"]

_DEEPEST = 2
_PIECE = 1 << 20


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
    suffix = PurePosixPath(member.filename).suffix.lower()
    inner = replace(job, name=f"{job.name}!{member.filename}", depth=job.depth + 1, feed=None)
    yield from read(inner.fed(guarded(_bytes(archive, member), job.budget), suffix=suffix))


def _bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    # Opened when it is read, so that a password asked for is a fault of the member's stream.
    with archive.open(member) as stream:
        yield from pieces(stream)


def _is_wanted(name: str) -> bool:
    parts = name.split("/")
    return "__MACOSX" not in parts and not any(part.startswith(".") for part in parts)
