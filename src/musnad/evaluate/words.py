"""Whole words, which every figure counts, and names, which are compared loosely.

Spans are compared as sets of words, so that a clitic or a quotation mark more is no error.
These definitions are the measure: they are kept apart from the analysis on purpose, so that a
change of its tokens or of its folding cannot change what a score means.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Words", "fold", "jaccard", "name_words", "same_name", "word_f1"]

_MARKS = "\u064b-\u0652\u0670\u0640"
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]*[^\W_]*)*")
_VOWELS = re.compile(f"[{_MARKS}]")
_LETTERS = str.maketrans("أإآٱىة", "اااايه")
# The article, alone or behind one proclitic; at least two letters must remain.
_ARTICLE_AT_START = re.compile(r"\A(?:[وبكف]?ال|لل)(?=..)")


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words of a text begin and end, in code points."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """Return the words of ``text``; vowel marks and tatweel belong to their word.

        >>> Words.of("قَالَ: «نعم»").starts
        (0, 8)
        """
        found = [match.span() for match in _WORD.finditer(text)]
        return cls(tuple(start for start, _ in found), tuple(end for _, end in found))

    def __len__(self) -> int:
        return len(self.starts)

    def under(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Return the numbers of the words that a span touches.

        >>> sorted(Words.of("وقال الوزير أمس").under([(1, 6)]))
        [0, 1]
        """
        touched: set[int] = set()
        for start, end in spans:
            touched.update(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))
        return frozenset(touched)


def fold(text: str) -> str:
    """Return ``text`` without vowel marks and with one shape for alef, ya and ta marbuta.

    >>> fold("أُسْرَةٌ")
    'اسره'
    """
    return _VOWELS.sub("", text).translate(_LETTERS)


def name_words(name: str) -> frozenset[str]:
    """Return the folded words of a name, each without its article.

    >>> sorted(name_words("وزير الخارجيّة"))
    ['خارجيه', 'وزير']
    """
    return frozenset(_ARTICLE_AT_START.sub("", word) for word in _WORD.findall(fold(name)))


def same_name(one: str, other: str) -> bool:
    """Tell whether two names share at least half of the words of the shorter one.

    >>> same_name("وكالة “سبوتنيك”", "سبوتنيك"), same_name("", "سبوتنيك")
    (True, False)
    """
    a, b = name_words(one), name_words(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.5


def word_f1(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the F1 of two sets of words, 0 to 1; two empty sets agree."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of all words of two sets that both have, 0 to 1; empty sets agree."""
    return len(one & other) / len(one | other) if one or other else 1.0
