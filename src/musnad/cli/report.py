"""What a command says beside its output: notes, failures and progress, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from musnad.corpus.ingest import Failed, Loaded

if TYPE_CHECKING:
    from rich.status import Status

__all__ = ["Report"]

# A person who waits for fewer sees the articles themselves go by.
_QUIET_ARTICLES = 20
# A file that is no JSONL at all fails once a line.
_SHOWN_FAILURES = 20


class Report:
    """Passes on what was loaded and tells the rest; its counts make the exit code.

    Attributes:
        read: Number of articles passed on.
        failed: Number of failures.
    """

    def __init__(self) -> None:
        self.read = 0
        self.failed = 0
        self._status: Status | None = None

    def passing(self, items: Iterable[Loaded | Failed]) -> Iterator[Loaded]:
        """Yield the articles; print each note and each failure when it comes."""
        with ExitStack() as stack:
            for item in items:
                if isinstance(item, Failed):
                    self._fail(item)
                    continue
                for note in item.notes:
                    self._say(f"{item.name}: {note}")
                self.read += 1
                if self.read > _QUIET_ARTICLES:
                    self._progress(stack)
                yield item
        self._status = None
        if self.failed > _SHOWN_FAILURES:
            self._say(f"… and {self.failed - _SHOWN_FAILURES} more that could not be read")

    def _fail(self, item: Failed) -> None:
        self.failed += 1
        if self.failed <= _SHOWN_FAILURES:
            self._say(f"{item.name}: {item.message}")

    def _say(self, line: str) -> None:
        if self._status is None:
            click.echo(f"musnad: {line}", err=True)
        else:
            self._status.console.print(f"musnad: {line}", markup=False, highlight=False)

    def _progress(self, stack: ExitStack) -> None:
        if not sys.stderr.isatty():
            return
        if self._status is None:
            from rich.console import Console

            self._status = stack.enter_context(Console(stderr=True).status(""))
        self._status.update(f"{self.read} articles")
