"""Slowing down who guesses: after some failures each further try has to wait longer."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

__all__ = ["Slow"]

_FREE = 3
_LONGEST = 60.0
_MOST = 10_000


class Slow:
    """Counts failures by name and by where they come from.

    >>> slow = Slow(clock=lambda: 0.0)
    >>> for _ in range(5): slow.failed("a")
    >>> slow.wait("a"), slow.wait("b"), slow.wait("b", "a")
    (4.0, 0.0, 4.0)

    Args:
        clock: Seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, *keys: str) -> float:
        """Return how many seconds have to pass before the next try of any of these; 0 for none."""
        with self._lock:
            due = [self._failures[key][1] for key in keys if key in self._failures]
        return max(0.0, *(one - self._clock() for one in due)) if due else 0.0

    def failed(self, *keys: str) -> None:
        """Count a failure; from the fourth on, the wait doubles up to a minute."""
        with self._lock:
            for key in keys:
                count = self._failures.pop(key, (0, 0.0))[0] + 1
                wait = min(_LONGEST, 2.0 ** (count - _FREE)) if count > _FREE else 0.0
                self._failures[key] = (count, self._clock() + wait)
            while len(self._failures) > _MOST:
                self._failures.popitem(last=False)

    def passed(self, *keys: str) -> None:
        """Forget the failures of who came in."""
        with self._lock:
            for key in keys:
                self._failures.pop(key, None)
