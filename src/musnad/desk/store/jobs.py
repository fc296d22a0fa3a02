"""Long work, each piece of it a row that a process of its own writes and pages only read."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, insert, select, update

from musnad.desk.store.base import reading
from musnad.desk.store.schema import jobs
from musnad.errors import InputError

__all__ = [
    "KINDS",
    "Job",
    "again",
    "ask",
    "begin",
    "cancel",
    "end",
    "job",
    "newest",
    "note",
    "tell",
]
__all__ += ["begun_by"]

KINDS = ("add", "trace", "index")


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work.

    Attributes:
        id: Its number.
        kind: ``add``, ``trace`` or ``index``.
        given: What it works on.
        state: ``waiting``, ``running``, ``stopping``, ``done``, ``stopped``, ``failed``, or
            ``killed``: its process is gone before its end. What is done stays done in each of them.
        done: How many articles are done.
        share: Of the work, 0 to 1.
        message: What went wrong, or what came of it.
        process: Number of its process.
        started: When it was asked for, ISO 8601 in UTC.
        ended: When it ended.
    """

    id: int
    kind: str
    given: Mapping[str, Any]
    state: str
    done: int
    share: float
    message: str
    process: int | None
    started: str
    ended: str | None


def ask(store: Engine, kind: str, given: Mapping[str, Any]) -> int:
    """Enter a piece of work that waits for its process, and return its number.

    Raises:
        InputError: There is no such kind.
    """
    if kind not in KINDS:
        raise InputError(f"found: a job {kind}; accepted: {', '.join(KINDS)}")
    row = {"kind": kind, "given": json.dumps(dict(given), ensure_ascii=False), "started": _now()}
    row |= {"state": "waiting", "message": ""}
    with store.begin() as base:
        number = base.execute(insert(jobs).values(**row, done=0, share=0.0)).inserted_primary_key
    assert number is not None
    return int(number[0])


def job(store: Engine, number: int) -> Job:
    """Return a job.

    Raises:
        InputError: There is none of that number.
    """
    with reading(store) as base:
        row = base.execute(select(jobs).where(jobs.c.id == number)).mappings().first()
    if row is None:
        raise InputError(f"found: no job {number}; accepted: one that was begun")
    return _job(dict(row))


def newest(store: Engine, most: int = 20) -> list[Job]:
    """Return the latest jobs, the last first."""
    with reading(store) as base:
        rows = base.execute(select(jobs).order_by(jobs.c.id.desc()).limit(most)).mappings()
        return [_job(dict(row)) for row in rows]


def begin(store: Engine, number: int) -> bool:
    """Take a waiting job for this process, and tell whether it was there to take."""
    with store.begin() as base:
        taken = (jobs.c.id == number) & (jobs.c.state == "waiting")
        values = {"state": "running", "process": os.getpid()}
        return base.execute(update(jobs).where(taken).values(values)).rowcount == 1


def tell(store: Engine, number: int, *, done: int, share: float) -> bool:
    """Write how far a job is, and tell whether it is to go on."""
    with store.begin() as base:
        values = {"done": done, "share": share}
        base.execute(update(jobs).where(jobs.c.id == number).values(values))
        state = base.execute(select(jobs.c.state).where(jobs.c.id == number)).scalar_one()
    return bool(state == "running")


def begun_by(store: Engine, number: int, process: int) -> None:
    """Write which process will do a job that waits: if that is gone, nobody does it."""
    waits = (jobs.c.id == number) & (jobs.c.state == "waiting")
    with store.begin() as base:
        base.execute(update(jobs).where(waits).values(process=process))


def note(store: Engine, number: int, given: Mapping[str, Any]) -> None:
    """Write what a job has found out of what it works on, beside what it was given."""
    one = jobs.c.id == number
    with store.begin() as base:
        old = json.loads(base.execute(select(jobs.c.given).where(one)).scalar_one())
        new = json.dumps(old | dict(given), ensure_ascii=False)
        base.execute(update(jobs).where(one).values(given=new))


def again(store: Engine, number: int) -> None:
    """Let a job that ended before its end wait for a process again; it goes on where it was.

    Raises:
        InputError: There is none of that number, or it is done or being done.
    """
    found = job(store, number)
    if found.state not in ("killed", "failed", "stopped"):
        raise InputError(f"found: a job that is {found.state}; accepted: one that did not end")
    fresh = {"state": "waiting", "message": "", "process": None, "ended": None}
    with store.begin() as base:
        same = (jobs.c.id == number) & (jobs.c.process.is_not_distinct_from(found.process))
        base.execute(update(jobs).where(same).values(fresh))


def end(store: Engine, number: int, state: str, message: str) -> None:
    """Write that a job ended, and how."""
    values: dict[str, Any] = {"state": state, "message": message, "ended": _now()}
    if state == "done":
        values["share"] = 1.0
    with store.begin() as base:
        base.execute(update(jobs).where(jobs.c.id == number).values(values))


def cancel(store: Engine, number: int) -> None:
    """Have a job stopped: at once where it waits or its process is gone, else at its next step."""
    gone = job(store, number).state == "killed"
    with store.begin() as base:
        one = jobs.c.id == number
        idle = jobs.c.state.in_(("waiting", "running", "stopping") if gone else ("waiting",))
        waits = update(jobs).where(one & idle)
        base.execute(waits.values(state="stopped", ended=_now()))
        runs = update(jobs).where(one & (jobs.c.state == "running"))
        base.execute(runs.values(state="stopping"))


def _job(row: dict[str, Any]) -> Job:
    found = Job(**row | {"given": json.loads(row["given"])})
    begun = found.state in ("running", "stopping") or (found.state == "waiting" and found.process)
    if begun and not _alive(found.process):
        return Job(**row | {"given": found.given, "state": "killed"})
    return found


def _alive(process: int | None) -> bool:
    if process is None:
        return False
    # A child of this process that has ended still has its number until it is asked for.
    with suppress(ChildProcessError):
        if os.waitpid(process, os.WNOHANG) != (0, 0):
            return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _now() -> str:
    return datetime.now(UTC).isoformat()
