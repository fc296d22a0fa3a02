"""Answers that hold as long as the library stays as it is."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from musnad.corpus.library import Library

__all__ = ["Kept", "State", "Watch"]

State = tuple[object, ...]
"""What a library is made of; another one where anything was added to it."""
_MOST = 1024
# A folder that was changed just now may change again within the same tick of its clock.
_SETTLED = 2_000_000_000
_Answer = TypeVar("_Answer")


class Kept:
    """The last answers, by what was asked; all are forgotten when the library changes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: State = ()
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._making: dict[tuple[State, Hashable], Lock] = {}

    def get(self, state: State, key: Hashable, make: Callable[[], _Answer]) -> _Answer:
        """Return the answer to a question, made anew only where it is not known.

        Args:
            state: Of the library.
            key: The question.
            make: Makes the answer; who asks meanwhile waits for it. It asks for no other here.
        """
        with self._lock:
            making = self._making.setdefault((state, key), Lock())
        with making:
            try:
                return self._get(state, key, make)
            finally:
                with self._lock:
                    self._making.pop((state, key), None)

    def _get(self, state: State, key: Hashable, make: Callable[[], _Answer]) -> _Answer:
        with self._lock:
            if state != self._state:
                self._answers.clear()
                self._state = state
            if key in self._answers:
                self._answers.move_to_end(key)
                return cast(_Answer, self._answers[key])
        answer = make()
        with self._lock:
            if state == self._state:
                self._answers[key] = answer
                while len(self._answers) > _MOST:
                    self._answers.popitem(last=False)
        return answer


class Watch:
    """Knows the state of a library, and reads its manifest only when its folders have changed."""

    def __init__(self, library: Library) -> None:
        self._library, self._lock = library, Lock()
        self._seen: tuple[int, ...] = ()
        self._state: State = ()

    def state(self) -> State:
        """Return the state of the library now.

        Raises:
            LibraryError: It is damaged.
        """
        with self._lock:
            seen = self._looks()
            if not seen or seen != self._seen:
                library = self._library
                parts = tuple(part.id for part in library.parts())
                more = tuple(sorted((name, tuple(files)) for name, files in library.more().items()))
                self._state = (parts, more)
                recent = not seen or time.time_ns() - max(seen) < _SETTLED
                self._seen = () if recent else seen
            return self._state

    def _looks(self) -> tuple[int, ...]:
        if not self._library.storage.local:
            return ()
        try:
            root = Path(self._library.root)
            return tuple(path.stat().st_mtime_ns for path in (root, root / "manifest"))
        except OSError:
            return ()
