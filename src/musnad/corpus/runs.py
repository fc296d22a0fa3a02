"""The runs of a library: when, with what, and how much."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from musnad import __version__
from musnad.corpus.engine import Engine
from musnad.corpus.identity import digest, lexicon_version
from musnad.corpus.library import Library
from musnad.corpus.parquet import to_parquet
from musnad.corpus.parts import part_files
from musnad.corpus.tables import to_arrow

__all__ = ["Run"]


class Run:
    """One run, while it goes on: the library's diary, so it alone looks at the clock.

    Attributes:
        articles: How many it has read.
        rejects: How many records it has rejected.
        consumed: How much of its work is done.
    """

    __slots__ = ("_began", "_card", "_library", "articles", "consumed", "id", "rejects")

    def __init__(
        self, library: Library, command: str, engine: Engine, inputs: Sequence[str]
    ) -> None:
        self.articles = self.rejects = self.consumed = 0
        self._library = library
        self._began = datetime.now(UTC)
        self._card = (command, list(inputs), engine.runner, engine.workers)
        self.id = digest(command, self._began.isoformat(), str(os.getpid()))
        self._write("running")

    @classmethod
    @contextmanager
    def begun(
        cls, library: Library, command: str, engine: Engine, inputs: Sequence[str]
    ) -> Iterator[Run]:
        """Begin a run and write how it ended."""
        run = cls(library, command, engine, inputs)
        try:
            yield run
        except BaseException:
            # What stopped it (a full disk) may stop this too, and is what is to be told.
            with suppress(OSError):
                run._write("stopped")
            raise
        run._write("done")

    def count(self, articles: int, rejects: int, consumed: int) -> None:
        """Add what was done."""
        self.articles += articles
        self.rejects += rejects
        self.consumed += consumed

    def _write(self, state: str) -> None:
        command, inputs, runner, workers = self._card
        row = (
            self.id,
            command,
            inputs,
            state,
            self._began,
            None if state == "running" else datetime.now(UTC),
            runner,
            workers,
            __version__,
            lexicon_version(),
            self.articles,
            self.rejects,
        )
        path = part_files(self._library.root, self.id, ["runs"])[0]
        self._library.storage.write(path, to_parquet("runs", to_arrow("runs", [row])))
