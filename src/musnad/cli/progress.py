"""How far a long run is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

from musnad.corpus.build import Progress

__all__ = ["shown", "steps", "stoppable"]

# Seconds between two plain lines: a log stays short, and nobody thinks that it hangs.
_EVERY = 10.0
_STOPPED = 130


@contextmanager
def stoppable() -> Iterator[None]:
    """Say how to go on where a run is stopped by Ctrl-C, and end."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("stopped; the same command goes on where it was", err=True)
        # All that is done is written. The engine's threads may abort an orderly end, or wait for a
        # process that is gone.
        sys.stderr.flush()
        os._exit(_STOPPED)


@contextmanager
def shown(quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Yield what shows progress: a bar on a terminal, lines elsewhere, nothing where quiet."""
    if quiet:
        yield lambda _: None
    elif sys.stderr is not None and sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        yield _lines()


@contextmanager
def steps(quiet: bool) -> Iterator[Callable[[str, float], None]]:
    """Yield what shows the steps of a run, each with the share of it that is done."""
    if quiet:
        yield lambda *_: None
    elif sys.stderr is not None and sys.stderr.isatty():
        with _step_bar() as report:
            yield report
    else:
        yield _step_lines()


@contextmanager
def _step_bar() -> Iterator[Callable[[str, float], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        # What has no share yet is shown as a bar that moves to and fro.
        yield lambda step, share: bar.update(
            task, description=step, total=1.0 if share else None, completed=share
        )


def _step_lines() -> Callable[[str, float], None]:
    last, told = "", monotonic()

    def report(step: str, share: float) -> None:
        nonlocal last, told
        now = monotonic()
        if step == last and (now - told < _EVERY or share >= 1.0):
            return
        last, told = step, now
        click.echo(f"{step}{f' · {share:.0%}' if share else ''}", err=True)

    return report


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[told]}"),
        TimeRemainingColumn(compact=True),
    )
    begun = monotonic()
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=1.0, told="reading")
        yield lambda progress: bar.update(
            task, completed=progress.share, told=_told(progress, monotonic() - begun)
        )


def _lines() -> Callable[[Progress], None]:
    begun = told = monotonic()

    def report(progress: Progress) -> None:
        nonlocal told
        now = monotonic()
        if now - told < _EVERY and progress.share < 1.0:
            return
        told = now
        left = (now - begun) * (1 / progress.share - 1) if progress.share else 0.0
        click.echo(
            f"{progress.share:.0%} · {_told(progress, now - begun)} · {left:.0f} s left", err=True
        )

    return report


def _told(progress: Progress, seconds: float) -> str:
    rate = progress.articles / seconds if seconds else 0.0
    return f"{progress.articles} articles ({rate:.0f}/s), {progress.rejects} rejected"
