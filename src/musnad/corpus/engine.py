"""The engine that spreads work over processes, and over machines: Daft, native or on Ray."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from musnad.errors import EngineError

__all__ = ["Engine", "default_workers", "spread"]

# Times that workers may be lost in a row without one unit done: the one that dies of a record
# needs three tries to leave it out.
_MOST_LOST = 4


@dataclass(frozen=True, slots=True)
class Engine:
    """Where the work is done.

    Attributes:
        runner: ``native``, processes of this machine; ``ray``, those of a Ray cluster.
        workers: How many processes.
        address: The cluster's address; None starts one on this machine.
    """

    runner: Literal["native", "ray"] = "native"
    workers: int = 1
    address: str | None = None


def default_workers() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(engine: Engine, jobs: Sequence[str], work: Callable[[str], str]) -> Iterator[str]:
    """Do jobs in processes and yield their results as they come, in any order.

    A job whose process is lost is done anew.

    Args:
        engine: Where.
        jobs: Each different from the others.
        work: What makes a result of a job; it is sent to the processes as it is.

    Raises:
        EngineError: Processes are lost again and again, or a job raises.
    """
    left, lost = set(jobs), 0
    while left:
        before = len(left)
        try:
            for job, result in _results(engine, [job for job in jobs if job in left], work):
                left.discard(job)
                yield result
        except RuntimeError as error:
            lost = lost + 1 if len(left) == before else 1
            if lost >= _MOST_LOST or not _is_loss(error):
                raise EngineError(_plain(error)) from error


def _results(
    engine: Engine, jobs: Sequence[str], work: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    # The engine asks its makers' server for nothing, and draws no bars of its own.
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
    import daft

    _start(engine)
    worker = _worker(engine, work)
    frame = daft.from_pydict({"job": list(jobs)})
    if engine.runner == "ray":
        # One partition would go to one process.
        frame = frame.into_partitions(len(jobs))
    frame = frame.with_column("result", worker(frame["job"]))
    with daft.execution_config_ctx(maintain_order=False, default_morsel_size=1):
        for row in frame.iter_rows(results_buffer_size=None):
            yield row["job"], row["result"]


def _start(engine: Engine) -> None:
    import daft

    # What a process has once chosen stays; the first of them is native, if nothing is said.
    if daft.get_or_infer_runner_type() == engine.runner:
        return
    if engine.runner == "native":
        raise EngineError("--engine native: found: a process that has chosen Ray; accepted: anew")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
    except ImportError:
        raise EngineError(
            "--engine ray: found: no Ray; accepted: pip install 'musnad[ray]'"
        ) from None
    if not ray.is_initialized():
        ray.init(
            address=engine.address,
            num_cpus=None if engine.address else engine.workers,
            include_dashboard=False,
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
    daft.set_runner_ray(noop_if_initialized=True)


def _worker(engine: Engine, work: Callable[[str], str]) -> Any:
    import daft

    @daft.cls(
        cpus=1,
        use_process=engine.runner == "native",
        max_concurrency=engine.workers,
        name_override="musnad",
    )
    class Worker:
        def __init__(self, work: Callable[[str], str]) -> None:
            self.work = work

        @daft.method(return_dtype=daft.DataType.string())
        def __call__(self, job: str) -> str:
            return self.work(job)

    return Worker(work)


def _is_loss(error: RuntimeError) -> bool:
    """Tell whether a process was lost, and not an error raised in it."""
    return "closed the connection" in str(error) or "died" in str(error).lower()


def _plain(error: RuntimeError) -> str:
    """Return the last line of what the engine says: the error itself, without its traceback."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
