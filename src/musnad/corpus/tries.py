"""Which record ended a worker, told to the worker that takes its place."""

from __future__ import annotations

import json
from typing import Any

from musnad.corpus.library import Library

__all__ = ["Tries"]

# The first to die may have been killed from outside; from then on every step is written down.
_WATCHED = 2


class Tries:
    """The tries at one unit.

    A worker that dies (out of memory, a fault of the interpreter) leaves no error. The second
    try writes down each step before it is taken, so that the third knows which one ended it and
    leaves it out.
    """

    __slots__ = ("_library", "_lost", "_path", "_state")

    def __init__(self, library: Library, unit: str) -> None:
        self._library, self._path = library, library.work(f"{unit}.tries")
        found = library.storage.entry(self._path)
        state: dict[str, Any] = {"tries": 0, "lost": []}
        if found:
            state = json.loads(library.storage.read(self._path))
        if state.get("at"):
            state["lost"].append(state["at"])
        self._state = state | {"tries": state["tries"] + 1, "at": None}
        self._lost = frozenset(state["lost"])
        self._write()

    def begin(self, step: str) -> bool:
        """Return whether a step may be taken: False where it ended a worker before."""
        if step in self._lost:
            return False
        if self._state["tries"] >= _WATCHED:
            self._state["at"] = step
            self._write()
        return True

    def _write(self) -> None:
        self._library.storage.write(self._path, json.dumps(self._state).encode())
