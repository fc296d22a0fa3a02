"""How far a long run is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

from musnad.corpus.build import Progress

__all__ = ["shown"]

# Seconds between two plain lines: a log stays short, and nobody thinks that it hangs.
_EVERY = 10.0


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
