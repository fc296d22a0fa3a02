"""Keeps the index of words up to date while the desk is open, and keeps nobody waiting."""

from __future__ import annotations

from threading import Lock, Thread

import duckdb
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from musnad.corpus.library import Library
from musnad.desk.kept import State, Watch
from musnad.desk.search.index import prepare, update
from musnad.errors import MusnadError

__all__ = ["Keeper"]


class _EndedError(MusnadError):
    """Nobody waits for the index any more."""


class Keeper:
    """Brings the index up to what the library holds, in a thread of its own, when asked."""

    def __init__(self, library: Library, store: Engine) -> None:
        self._library, self._store = library, store
        self._lock = Lock()
        self._work: Thread | None = None
        self._watch = Watch(library)
        self._known: State | None = None
        self._share = 0.0
        self._ending = False
        self.failure: str | None = None
        """Why the last attempt ended early; None where it did not."""
        with store.begin() as base:
            prepare(base)

    def share(self) -> float | None:
        """Return how much of what is new is in the index, 0 to 1; None where all of it is.

        What is missing is begun with; the answer does not wait for it.
        """
        with self._lock:
            if self._work is not None and self._work.is_alive():
                return self._share
            state = self._watch.state()
            if state == self._known:
                return None
            self._share, self.failure = 0.0, None
            self._work = Thread(target=self._update, args=(state,), daemon=True)
            self._work.start()
            return self._share

    def wait(self) -> None:
        """Wait until what was begun is done."""
        work = self._work
        if work is not None:
            work.join()

    def close(self) -> None:
        """Leave off behind the part that is being read, and wait for it; the rest comes next time.

        A thread that is cut off inside the database takes the program down with it.
        """
        self._ending = True
        self.wait()

    def _update(self, state: State) -> None:
        try:
            update(self._library, self._store, self._report)
        except _EndedError:
            return
        except (MusnadError, OSError, duckdb.Error, SQLAlchemyError) as error:
            self.failure = str(error)
        # What failed is not tried again until the library has changed.
        self._known = state

    def _report(self, share: float) -> None:
        if self._ending:
            raise _EndedError
        self._share = share
