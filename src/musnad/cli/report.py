"""What a command says beside its output: notes, failures and progress, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from musnad.corpus.ingest import Failed, Loaded

__all__ = ["Report"]

# A person who waits for fewer sees the articles themselves go by.
_QUIET_ARTICLES = 20
# A file that is no JSONL at all fails once a line.
_SHOWN_FAILURES = 20


class Report:
    """Passes on what was loaded and tells the rest; its counts make the exit code.

    Args:
        progress: Whether to count the articles on a terminal: the output itself goes elsewhere.

    Attributes:
        read: Number of articles passed on.
        failed: Number of failures.
    """

    def __init__(self, *, progress: bool = False) -> None:
        self.read = 0
        self.failed = 0
        self._progress = progress and sys.stderr is not None and sys.stderr.isatty()
        self._told = False

    def passing(self, items: Iterable[Loaded | Failed]) -> Iterator[Loaded]:
        """Yield the articles; print each note and each failure when it comes."""
        try:
            for item in items:
                if isinstance(item, Failed):
                    self._fail(item)
                    continue
                for note in item.notes:
                    self._say(f"{item.name}: {note}")
                self.read += 1
                if self._progress and self.read > _QUIET_ARTICLES:
                    self._tell()
                yield item
        finally:
            self._wipe()
        if self.failed > _SHOWN_FAILURES:
            self._say(f"… and {self.failed - _SHOWN_FAILURES} more that could not be read")

    def _fail(self, item: Failed) -> None:
        self.failed += 1
        if self.failed <= _SHOWN_FAILURES:
            self._say(f"{item.name}: {item.message}")

    def _say(self, line: str) -> None:
        self._wipe()
        click.echo(f"musnad: {line}", err=True)

    def _tell(self) -> None:
        click.echo(f"\r{self.read} articles", nl=False, err=True)
        self._told = True

    def _wipe(self) -> None:
        """Take the count away from a terminal, so that the next line begins at its edge."""
        if self._told:
            click.echo(f"\r{' ' * len(f'{self.read} articles')}\r", nl=False, err=True)
            self._told = False
