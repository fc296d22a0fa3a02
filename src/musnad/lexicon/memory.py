"""What was found out once, by what it was found out about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

__all__ = ["Memory"]

_LIMIT: Final = 200_000

K = TypeVar("K")
V = TypeVar("V")


class Memory(dict[K, V]):
    """Makes what it is asked for the first time; holds at most 200,000 answers.

    A dict, because nothing is asked as often. When it is full it forgets everything, which costs
    less than to know what was used last.

    >>> sizes = Memory(len)
    >>> sizes.all(["a", "bcd"])
    [1, 3]
    """

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        if len(self) >= _LIMIT:
            self.clear()
        found = self[key] = self._make(key)
        return found

    def all(self, keys: Iterable[K]) -> list[V]:
        """Return the answer for each key."""
        return list(map(self.__getitem__, keys))
