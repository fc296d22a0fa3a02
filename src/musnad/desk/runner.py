"""The process that does a job: python -m musnad.desk.runner LIBRARY NUMBER."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine as Store

from musnad.corpus.build import Progress, add
from musnad.corpus.engine import Engine, default_workers
from musnad.corpus.gather import gather
from musnad.corpus.identity import digest
from musnad.corpus.inputs import Input
from musnad.corpus.library import Library, open_library
from musnad.corpus.web.collect import Event, Fetched, Held
from musnad.corpus.web.courier import Courier
from musnad.corpus.web.fetch import Fetcher
from musnad.desk.arriving import CAPS, inputs_of, leave
from musnad.desk.search.index import update
from musnad.desk.store.base import NAME, open_store
from musnad.desk.store.jobs import begin, begun_by, end, job, note, tell
from musnad.errors import MusnadError
from musnad.trace.build import trace

__all__ = ["MOST_PAGES", "PORTS", "start", "work"]

PORTS = frozenset({80, 443})
"""The ports that the desk connects to when it fetches."""
MOST_PAGES = 2000
"""Links that are followed of what one person asks for at once."""
# Small, so that what is done shows and is kept; a library that came by the command has larger ones.
_PART = 256
_TURN = "desk.turn"
_LITTLE = 1_000_000


class _StoppedError(Exception):
    """Somebody cancelled the job."""


def start(library: Library, store: Store, number: int) -> subprocess.Popen[bytes]:
    """Begin a job that waits in a process of its own, which goes on when this one ends."""
    command = [sys.executable, "-m", "musnad.desk.runner", library.name, str(number)]
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    )
    begun_by(store, number, process.pid)
    return process


def work(library: Library, store: Store, number: int) -> None:
    """Do a job, and write how it ended; what is done when it fails or is stopped stays done."""
    if not begin(store, number):
        return
    wanted = job(store, number)
    state, message = "done", ""
    try:
        message = _WORK[wanted.kind](library, store, number)
    except _StoppedError:
        state = "stopped"
    except (MusnadError, OSError) as error:
        state, message = "failed", str(error)
    # What failed may go on, and needs its files then.
    if state != "failed" and (folder := wanted.given.get("folder")):
        leave(folder)
    end(store, number, state, message)


def _add(library: Library, store: Store, number: int) -> str:
    given = job(store, number).given
    fetched = 0

    def fetching(event: Event) -> None:
        nonlocal fetched
        fetched += isinstance(event, Fetched | Held)
        note(store, number, {"fetched": fetched})
        _go_on(store, number, 0, 0.0)

    def report(progress: Progress) -> None:
        _go_on(store, number, progress.articles, progress.share)

    with gather(
        library,
        list(given.get("inputs", ())),
        offline=bool(given.get("offline")),
        courier=_courier(),
        most=MOST_PAGES,
        report=fetching,
    ) as (found, rejects):
        inputs = [*found, *inputs_of(given.get("arrived", ()))]
        keys = [one.key for one in inputs]
        keys += [digest(one.input, one.code, one.message) for one in rejects]
        names = sorted({one.name for one in inputs} | {one.input for one in rejects})
        note(store, number, {"keys": keys, "names": names})
        _go_on(store, number, 0, 0.0)
        done = add(
            library,
            inputs,
            rejects,
            engine=Engine(workers=int(given.get("workers") or _workers(inputs))),
            outlet=given.get("outlet") or None,
            part_size=_PART,
            caps=CAPS,
            report=report,
        )
    update(library, store)
    tell(store, number, done=done.articles, share=1.0)
    return f"{done.articles} articles, {done.rejects} rejects"


def _workers(inputs: Sequence[Input]) -> int:
    """Return how many processes: little is read by one before others would have begun."""
    return default_workers() if sum(one.size for one in inputs) > _LITTLE else 1


def _courier() -> Courier:
    """Return who fetches for the desk: to two ports alone, whatever a redirect asks for."""
    return Courier(Fetcher(ports=PORTS))


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


@contextmanager
def _turn(library: Library) -> Iterator[None]:
    """Wait until no other job of this library is being done; the kernel ends a dead one's turn."""
    with (Path(library.root) / _TURN).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main() -> None:
    """Do the job whose library and number the command names."""
    library = open_library(sys.argv[1])
    store = open_store(Path(library.root) / NAME)
    with _turn(library):
        work(library, store, int(sys.argv[2]))


if __name__ == "__main__":
    main()
