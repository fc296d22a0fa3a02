"""A file as single records: the one place that knows which kind is read how."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, cast

from musnad.corpus.ingest.encoding import ACCEPTED_ENCODINGS
from musnad.corpus.ingest.raws.archives import read_tar, read_zip, seekable
from musnad.corpus.ingest.raws.columns import read_parquet
from musnad.corpus.ingest.raws.crawls import read_warc
from musnad.corpus.ingest.raws.feeds import read_feed
from musnad.corpus.ingest.raws.job import Caps, Job
from musnad.corpus.ingest.raws.jsons import read_json, read_lines
from musnad.corpus.ingest.raws.sniff import UTF16, kind_of
from musnad.corpus.ingest.raws.tables import read_table
from musnad.corpus.ingest.raws.unpack import Budget, guarded, recoded, unpacked
from musnad.corpus.inputs import Input
from musnad.corpus.raw import Form, Raw, Reject
from musnad.corpus.reasons import reject

__all__ = ["read_raws"]

_HEAD = 1 << 16
_PACKED_SUFFIXES = (".gz", ".bz2", ".xz", ".zst", ".zstd")
_STANDARD = Caps()


def read_raws(input: Input, caps: Caps = _STANDARD) -> Iterator[tuple[Raw | Reject, int]]:
    """Read the records of a file, one at a time, in its order.

    Args:
        input: The file; its kind is told by how it begins and by its suffix.
        caps: What is refused.

    Yields:
        Each record, or the reject in its place, and how many bytes of the file are read so far.
        What is wrong with the file as a whole comes last, with the number 0: what stood before
        has been given.
    """
    done = 0
    try:
        with input.storage.open(input.path) as base:
            budget = Budget(caps.ratio, caps.unpacked, base.tell)
            stream: io.BufferedReader[Any] = io.BufferedReader(cast("io.RawIOBase", base), _HEAD)
            job = Job(input.name, stream, input.suffix, caps, budget)
            for item in _read(job):
                done = max(done, min(base.tell(), input.size))
                yield item, done
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"found: a file that cannot be read ({reason})"
        yield reject("unreadable", message, input=input.name), done


def _read(job: Job) -> Iterator[Raw | Reject]:
    """Yield what a stream holds, and at last what broke it."""
    empty = True
    for item in _content(job):
        empty = False
        yield item
    if empty and not job.broken:
        yield job.reject("empty", "found: no record in it")
    if job.feed and (fault := job.feed.own_fault):
        yield job.reject(*fault)


def _content(job: Job) -> Iterator[Raw | Reject]:
    head = job.stream.peek(_HEAD)
    if not head.strip():
        yield from _blank(job)
        return
    kind = kind_of(head, job.suffix)
    if kind in ("lines", "json", "table") and head.startswith(UTF16):
        yield from _content(job.fed(recoded(job.stream), suffix=job.suffix))
        return
    match kind:
        case "gzip" | "bzip2" | "xz" | "zstd":
            chunks = guarded(unpacked(job.stream, kind), job.budget)
            yield from _read(job.fed(chunks, suffix=_inner_suffix(job)))
        case "zip":
            yield from read_zip(job, _read)
        case "tar":
            yield from read_tar(job, _read)
        case "parquet":
            with seekable(job) as stream:
                if stream is not None:
                    yield from read_parquet(replace(job, stream=stream))
        case "warc":
            yield from read_warc(job)
        case "lines":
            yield from read_lines(job)
        case "json":
            yield from read_json(job)
        case "table":
            yield from read_table(job)
        case "feed":
            yield from read_feed(job)
        case "other":
            yield job.reject("not-a-page", f"found: {_named(job)}; accepted: pages and text")
        case "page" | "text":
            yield from _single(job, kind)


def _single(job: Job, form: Form) -> Iterator[Raw | Reject]:
    data = job.whole(job.caps.page if form == "page" else job.caps.record)
    if isinstance(data, Reject):
        yield data
    elif data is not None:
        yield job.raw(1, form, data)


def _blank(job: Job) -> Iterator[Raw | Reject]:
    """Tell that there is nothing, where there is nothing but white space."""
    for number, line in job.lines():
        if line is None or line.strip():
            message = f"found: text behind much white space; accepted: {ACCEPTED_ENCODINGS}"
            yield job.reject("not-text", message, number)
            return


def _named(job: Job) -> str:
    return "XML that is no feed" if job.suffix in ("", ".xml") else f"a file {job.suffix}"


def _inner_suffix(job: Job) -> str:
    """Return the suffix under that of the packing: ``.jsonl`` of ``news.jsonl.gz``."""
    name = PurePosixPath(job.name)
    if name.suffix.lower() in _PACKED_SUFFIXES:
        return PurePosixPath(name.stem).suffix.lower()
    return job.suffix
