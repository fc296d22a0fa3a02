"""One document as the rules see it: words of time, the article's day, what was settled before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from musnad.find.dates.lexer import NOTHING, Lex
from musnad.lexicon import word as w
from musnad.lexicon.dates import DateWords, Meaning
from musnad.model import DateMod, DateType, Notice, Span
from musnad.text.document import Document

__all__ = ["Hit", "Scan"]

_HOLDS = 3  # sentences for which a day that was named holds


class Hit(NamedTuple):
    """An expression by its tokens.

    Attributes:
        first: Its first token.
        last: The token behind it.
        type: As of `musnad.model.Date`, as are the rest.
        value: None where it needs the article's day.
        mod: None where nothing shades it.
        rule: The rule that read it.
        day: The day it lies on, where it is a day or a time and that is known.
    """

    first: int
    last: int
    type: DateType
    value: str | None
    mod: DateMod | None
    rule: str
    day: date | None = None


class Scan:
    """What the rules ask of a document.

    Attributes:
        doc: The document.
        day: The article's day, or None.
        words: The word lists.
        size: Number of tokens.
        weekdays: Weekday → the day that the article has settled for it (أمس الثلاثاء).
        years: Month and day → the year that the article has given for them.
        notices: What is odd about the dates.
    """

    __slots__ = (
        "_firsts",
        "_lexes",
        "_today",
        "day",
        "doc",
        "notices",
        "size",
        "weekdays",
        "words",
        "years",
    )

    def __init__(
        self, doc: Document, lexes: Sequence[Lex], day: date | None, words: DateWords
    ) -> None:
        self.doc = doc
        self.day = day
        self.words = words
        self.size = len(doc)
        self.weekdays: dict[int, date] = {}
        self.years: dict[tuple[int, int], int] = {}
        self.notices: list[Notice] = []
        self._lexes = lexes
        self._firsts = [first for first, _ in doc.sentences]
        self._today: tuple[int, date] | None = None

    def lex(self, at: int) -> Lex:
        """Return what the token means as a word of time; nothing for any other."""
        return self._lexes[at] if 0 <= at < self.size else NOTHING

    def get(self, at: int, kind: str) -> Meaning | None:
        """Return what the token means as one of a kind, or None."""
        return self._lexes[at].means.get(kind) if 0 <= at < self.size else None

    def code(self, at: int, kind: str) -> str:
        """Return the code that the token means as one of a kind, or an empty string."""
        found = self._lexes[at].means.get(kind) if 0 <= at < self.size else None
        return "" if found is None else str(found)

    def number(self, at: int, kind: str) -> int | None:
        """Return the number that the token means as one of a kind, or None."""
        found = self._lexes[at].means.get(kind) if 0 <= at < self.size else None
        return found if isinstance(found, int) else None

    def behind(self, at: int) -> int:
        """Return the token behind the word of time at ``at``."""
        return at + (self._lexes[at].width if 0 <= at < self.size else 1)

    def fold(self, at: int) -> str:
        """Return the folded form of a token; empty outside the text."""
        return self.doc.words[at].fold if 0 <= at < self.size else ""

    def core(self, at: int) -> str:
        """Return the folded form of a token without و or ف; empty outside the text."""
        return self.doc.words[at].core if 0 <= at < self.size else ""

    def is_a(self, at: int, address: str) -> bool:
        """Tell whether the token stands in a list of words, with or without و."""
        if not 0 <= at < self.size:
            return False
        word, found = self.doc.words[at], self.words.asked[address]
        return word.core in found or word.fold in found

    def stem_is(self, at: int, address: str) -> bool:
        """Tell whether the token without its clitics stands in a list of words."""
        return self.fold(at)[self.lex(at).cut :] in self.words.asked[address]

    def flags(self, at: int) -> int:
        """Return the flags of a token; those of the end of a line outside the text."""
        return self.doc.flags[at] if 0 <= at < self.size else w.LINE

    def tight(self, at: int) -> bool:
        """Tell whether the token touches the one before it."""
        return 0 < at < self.size and self.doc.end[at - 1] == self.doc.start[at]

    def surface(self, at: int) -> str:
        """Return the token as written."""
        return self.doc.text[self.doc.start[at] : self.doc.end[at]]

    def sentence(self, at: int) -> int:
        """Return the first token of the sentence."""
        return self._firsts[self._sentence_number(at)]

    def _sentence_number(self, at: int) -> int:
        return max(0, bisect_right(self._firsts, at) - 1)

    def settle(self, at: int, day: date) -> None:
        """Remember the day that a sentence speaks of, for the clock times behind it."""
        self._today = (self._sentence_number(at), day)

    def today(self, at: int) -> date | None:
        """Return the day that a clock time without one lies on.

        The last one that this sentence or one shortly before it names, else the article's.
        """
        return self.named(at) or self.day

    def named(self, at: int) -> date | None:
        """Return the last day that this sentence or one shortly before it names, or None."""
        if self._today is not None and self._today[0] >= self._sentence_number(at) - _HOLDS:
            return self._today[1]
        return None

    def warn(self, code: str, message: str, first: int, last: int) -> None:
        """Record what is odd about an expression."""
        self.notices.append(Notice(code, message, self.span(first, last)))

    def span(self, first: int, last: int) -> Span:
        """Return the span of some tokens."""
        return self.doc.span(first, last)
