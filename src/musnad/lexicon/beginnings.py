"""Rows of several words, by how they begin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

__all__ = ["Beginnings"]


class _Row(Protocol):
    @property
    def words(self) -> tuple[str, ...]:
        """The folded words that stand one behind the other."""


R = TypeVar("R", bound=_Row)


class Beginnings(Generic[R]):
    """Rows by their first two words.

    The first words are mostly prepositions and particles, which stand everywhere; only with the
    next word does a row become likely.
    """

    __slots__ = ("_by_first",)

    def __init__(self, rows: Iterable[R]) -> None:
        by_first: dict[str, list[R]] = {}
        for row in sorted(rows, key=lambda row: -len(row.words)):
            by_first.setdefault(row.words[0], []).append(row)
        self._by_first = {first: _by_second(same) for first, same in by_first.items()}

    def of(self, first: str, second: str) -> Sequence[R]:
        """Return the rows that may stand where these two words do, the longest first."""
        found = self._by_first.get(first)
        return () if found is None else found.get(second, found[""])


def _by_second(rows: Sequence[R]) -> Mapping[str, Sequence[R]]:
    """Return the rows by their second word; under the empty one those that fit before any word."""
    seconds = {"", *(_second(row) for row in rows)}
    return {second: [row for row in rows if _second(row) in ("", second)] for second in seconds}


def _second(row: _Row) -> str:
    """Return the second word, or an empty one where it is a clitic or there is none."""
    second = row.words[1] if len(row.words) > 1 else ""
    return second if len(second) > 1 else ""
