"""Adding to a library, reading it anew, packing it: a run that goes on where it was."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice

from musnad.corpus.covered import Done
from musnad.corpus.engine import Engine, spread
from musnad.corpus.fields import Mapping
from musnad.corpus.ingest.raws import Caps
from musnad.corpus.inputs import Input
from musnad.corpus.library import Library, open_library
from musnad.corpus.merge import merge_copies
from musnad.corpus.pack import pack_parts, to_pack
from musnad.corpus.raw import Reject
from musnad.corpus.refresh import is_stale, refresh_part
from musnad.corpus.runs import Run
from musnad.corpus.units import MOST_RECORDS, Unit, set_aside
from musnad.corpus.work import Outcome, work_on
from musnad.errors import EngineError

__all__ = ["Progress", "Summary", "add", "pack", "refresh"]

# Units that are set aside before the workers take them: enough that the last of a wave is a small
# share of it, few enough that what is set aside stays small beside the library.
_WAVE = 128
_UNKNOWN = Mapping()
_CAPS = Caps()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        articles: Read in this run.
        rejects: Rejected in this run.
        share: Of the work, 0 to 1.
    """

    articles: int = 0
    rejects: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        articles: How many were read.
        rejects: How many records were rejected.
        failed: How many of them could not be read; the others are not wanted.
        copies: How many of the articles were joined with another of the same outlet and text.
        known: How many inputs were in the library already.
        told: A line for each input with records: which of their fields was read as what.
    """

    articles: int
    rejects: int
    failed: int
    copies: int
    known: int
    told: tuple[str, ...] = ()


Report = Callable[[Progress], None]


def add(
    library: Library,
    inputs: Sequence[Input],
    rejects: Sequence[Reject],
    *,
    engine: Engine,
    mapping: Mapping = _UNKNOWN,
    outlet: str | None = None,
    part_size: int = MOST_RECORDS,
    caps: Caps = _CAPS,
    report: Report = lambda _: None,
) -> Summary:
    """Read inputs into a library; what is in it already is not read again.

    Args:
        library: Where to.
        inputs: What to read.
        rejects: What was asked for and is no input.
        engine: Who does the work.
        mapping: Which field of a record is what; what it does not say is guessed.
        outlet: Who published it, whatever the inputs say.
        part_size: Records of a part, at most.
        caps: What is refused of an input, so that none exhausts the machine.
        report: Is told how far it is.

    Raises:
        LibraryError: Another process holds the library.
        EngineError: The workers failed; what is done stays done.
    """
    told: list[str] = []
    with library.held("add"), Run.begun(library, "add", engine, [i.name for i in inputs]) as run:
        done = Done(one for part in library.parts() for one in part.covers)
        known = sum(done.wholly(one.key) for one in inputs)
        total = sum(one.size for one in inputs if not done.wholly(one.key))
        units = set_aside(library, inputs, rejects, done, mapping, told, part_size, caps)
        work = partial(_work, library.name, mapping, outlet)
        failed = 0
        for outcome in _outcomes(library, engine, units, work):
            library.enter(outcome.part)
            failed += outcome.failed
            run.count(outcome.articles, outcome.rejects, outcome.consumed)
            report(Progress(run.articles, run.rejects, run.consumed / total if total else 1.0))
        copies = merge_copies(library)
        return Summary(run.articles, run.rejects, failed, copies, known, tuple(told))


def refresh(library: Library, *, engine: Engine, report: Report = lambda _: None) -> Summary:
    """Read anew what another version of the program or of its word lists read, and only that.

    Raises:
        LibraryError: Another process holds the library.
        EngineError: The workers failed; what is done stays done.
    """
    with library.held("refresh"), Run.begun(library, "refresh", engine, []) as run:
        parts = library.parts()
        stale = [part for part in parts if is_stale(part)]
        work = partial(_refresh, library.name)
        for outcome in _spread(engine, [part.to_json().decode() for part in stale], work):
            library.enter(outcome.part)
            run.count(outcome.articles, 0, 1)
            report(Progress(run.articles, run.rejects, run.consumed / len(stale)))
        return Summary(run.articles, 0, 0, 0, len(parts) - len(stale))


def pack(library: Library, *, engine: Engine, report: Report = lambda _: None) -> Summary:
    """Make few large parts of many, as small as can be; no row changes.

    Raises:
        LibraryError: Another process holds the library.
        EngineError: The workers failed; what is done stays done.
    """
    with library.held("pack"), Run.begun(library, "pack", engine, []) as run:
        jobs = to_pack(library)
        for outcome in _spread(engine, jobs, partial(_pack, library.name)):
            library.enter(outcome.part)
            run.count(outcome.articles, 0, 1)
            report(Progress(run.articles, run.rejects, run.consumed / len(jobs)))
        return Summary(run.articles, 0, 0, 0, 0)


def _outcomes(
    library: Library, engine: Engine, units: Iterable[Unit], work: Callable[[str], str]
) -> Iterator[Outcome]:
    units = iter(units)
    while wave := list(islice(units, _WAVE)):
        yield from _spread(engine, [unit.to_json() for unit in wave], work)
        library.clear_work()


def _spread(engine: Engine, jobs: Sequence[str], work: Callable[[str], str]) -> Iterator[Outcome]:
    if not jobs:
        return
    for result in spread(engine, jobs, work):
        if result.startswith("!"):
            raise EngineError(result[1:])
        yield Outcome.from_json(result)


def _work(name: str, mapping: Mapping, outlet: str | None, job: str) -> str:
    return _guarded(lambda library: work_on(library, Unit.from_json(job), mapping, outlet), name)


def _refresh(name: str, job: str) -> str:
    return _guarded(lambda library: refresh_part(library, job), name)


def _pack(name: str, job: str) -> str:
    return _guarded(lambda library: pack_parts(library, job), name)


def _guarded(work: Callable[[Library], Outcome], name: str) -> str:
    """Return the outcome, or ``!`` and a sentence: the engine would wrap an error in its own."""
    try:
        with _uncollected():
            return work(open_library(name)).to_json()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        return (
            f"!{name}: found: {reason}; what was done stays done: mend it, and the same command "
            "goes on"
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for cycles once at the end: the many rows of a unit, in none, are not gone through."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        if was_enabled:
            gc.enable()
