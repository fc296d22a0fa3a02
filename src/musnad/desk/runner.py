"""The process that does a job: python -m musnad.desk.runner LIBRARY NUMBER."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine as Store

from musnad.corpus.build import Progress, add
from musnad.corpus.engine import Engine
from musnad.corpus.inputs import expand
from musnad.corpus.library import Library, open_library
from musnad.desk.search.index import update
from musnad.desk.store.base import NAME, open_store
from musnad.desk.store.jobs import begin, end, job, tell
from musnad.errors import MusnadError
from musnad.trace.build import trace

__all__ = ["start", "work"]


class _StoppedError(Exception):
    """Somebody cancelled the job."""


def start(library: Library, number: int) -> subprocess.Popen[bytes]:
    """Begin a job that waits in a process of its own, which goes on when this one ends."""
    command = [sys.executable, "-m", "musnad.desk.runner", library.name, str(number)]
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    )


def work(library: Library, store: Store, number: int) -> None:
    """Do a job, and write how it ended; what is done when it fails or is stopped stays done."""
    if not begin(store, number):
        return
    wanted = job(store, number)
    try:
        done = _WORK[wanted.kind](library, store, number)
    except _StoppedError:
        end(store, number, "stopped", "")
    except (MusnadError, OSError) as error:
        end(store, number, "failed", str(error))
    else:
        end(store, number, "done", done)


def _add(library: Library, store: Store, number: int) -> str:
    given = job(store, number).given
    inputs, rejects = expand(list(given["inputs"]))

    def report(progress: Progress) -> None:
        _go_on(store, number, progress.articles, progress.share)

    engine = Engine(workers=int(given.get("workers") or os.cpu_count() or 1))
    found = add(library, inputs, rejects, engine=engine, outlet=given.get("outlet"), report=report)
    update(library, store)
    tell(store, number, done=found.articles, share=1.0)
    return f"{found.articles} articles, {found.rejects} rejects"


def _trace(library: Library, store: Store, number: int) -> str:
    trace(library)
    tell(store, number, done=0, share=1.0)
    return ""


def _index(library: Library, store: Store, number: int) -> str:
    return str(update(library, store, lambda share: _go_on(store, number, 0, share)))


def _go_on(store: Store, number: int, done: int, share: float) -> None:
    if not tell(store, number, done=done, share=share):
        raise _StoppedError


_WORK: dict[str, Callable[[Library, Store, int], str]] = {
    "add": _add,
    "trace": _trace,
    "index": _index,
}


def main() -> None:
    """Do the job whose library and number the command names."""
    library = open_library(sys.argv[1])
    work(library, open_store(Path(library.root) / NAME), int(sys.argv[2]))


if __name__ == "__main__":
    main()
