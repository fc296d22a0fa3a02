"""A text folded as a whole, with the way back to its own offsets."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from musnad.arabic import fold

__all__ = ["Plain", "plain"]

# Seats of hamza: written or left out as the typist likes.
_SEATS = {"ؤ": "و", "ئ": "ي"}


class _Letters(dict[int, str]):
    """A letter → its folded form, worked out once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        found = self[code] = "".join(_SEATS.get(one, one) for one in fold(letter)).lower()
        return found


_LETTERS = _Letters()


def plain(text: str) -> str:
    """Return a text in which all spellings of a word are equal.

    >>> plain("الرَّئيسُ أحمد ١٢ BBC")
    'الرييس احمد 12 bbc'
    """
    return text.translate(_LETTERS)


class Plain:
    """A folded text that knows where its letters stood.

    >>> found = Plain("قَالَ مُديرٌ")
    >>> found.text, found.original(4, 8)
    ('قال مدير', (6, 12))

    Attributes:
        text: The folded text.
    """

    __slots__ = ("_ends", "text")

    def __init__(self, text: str) -> None:
        pieces = [_LETTERS[ord(letter)] for letter in text]
        self.text = "".join(pieces)
        self._ends = list(accumulate(map(len, pieces)))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a half-open span of the folded text, not empty, stands in the original.

        Marks behind its last letter belong to it.
        """
        last = bisect_right(self._ends, end - 1)
        return bisect_right(self._ends, start), max(last + 1, bisect_right(self._ends, end))
