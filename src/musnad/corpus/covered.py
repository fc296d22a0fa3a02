"""Which records of the inputs were read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["END", "Covered", "Done"]

END = 2**53
"""Stands behind the last record: who covers it has read the input to its end."""


@dataclass(frozen=True, slots=True)
class Covered:
    """Records of one input, one after the other.

    Attributes:
        input: `Input.key`.
        first: The first of them, counted from 0 in the order of reading.
        last: The last of them, itself included; `END` where the input ended behind them.
    """

    input: str
    first: int
    last: int


class Done:
    """What was read.

    >>> done = Done([Covered("a", 0, 4), Covered("a", 5, END), Covered("b", 2, 3)])
    >>> done.wholly("a"), done.wholly("b"), done.has("b", 2), done.has("b", 4)
    (True, False, True, False)
    """

    __slots__ = ("_runs",)

    def __init__(self, covers: Iterable[Covered]) -> None:
        runs: dict[str, list[tuple[int, int]]] = {}
        for one in sorted(covers, key=lambda one: (one.input, one.first)):
            own = runs.setdefault(one.input, [])
            if own and one.first <= own[-1][1] + 1:
                own[-1] = (own[-1][0], max(own[-1][1], one.last))
            else:
                own.append((one.first, one.last))
        self._runs = runs

    def wholly(self, key: str) -> bool:
        """Tell whether the input of that key was read to its end."""
        return self._runs.get(key) == [(0, END)]

    def has(self, key: str, number: int) -> bool:
        """Tell whether that record of it was read."""
        return any(first <= number <= last for first, last in self._runs.get(key, ()))
