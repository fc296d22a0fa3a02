"""The words of a text that carry its meaning, without clitics and endings, and its numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from musnad.find.dates.lexer import NOTHING, Lexer
from musnad.find.dates.numbers import cardinal
from musnad.find.dates.scan import Scan
from musnad.lexicon import Lookup, load
from musnad.lexicon import word as w
from musnad.lexicon.dates import load_dates
from musnad.text.document import Document
from musnad.text.stem import stem

__all__ = ["Read", "Reader", "Within"]

_SKIPPED = w.PUNCT | w.COMP | w.NOT_NP


class Within(NamedTuple):
    """What a stretch of text says.

    Attributes:
        stems: Of its words, in order.
        numbers: Sorted, each as often as it stands there.
        weekdays: As ISO counts them, Monday is 1.
    """

    stems: Sequence[str]
    numbers: Sequence[float]
    weekdays: frozenset[int]


class Reader:
    """The tables, made once; holds nothing of any text."""

    __slots__ = ("_dates", "_endings", "_lexer", "_lookup", "_skips")

    def __init__(self) -> None:
        tables = load()
        self._lookup = Lookup(tables)
        self._endings = tables.endings["light"]
        self._skips = tables.rules["headline_skips"]
        self._dates = load_dates()
        self._lexer = Lexer(self._dates)

    def read(self, text: str) -> Read:
        """Return a text as stems, numbers and weekdays."""
        doc = Document(text, self._lookup)
        numbers: dict[int, tuple[float, int]] = {}
        weekdays: dict[int, int] = {}
        lexes = self._lexer(doc)
        scan = Scan(doc, lexes, None, self._dates)
        behind = 0
        for at, lex in enumerate(lexes):
            if lex is NOTHING or at < behind:
                continue
            # Monday is also a two.
            weekday = scan.number(at, "weekday")
            if weekday is not None:
                weekdays[at] = weekday
                continue
            number = cardinal(scan, at)
            if number and number.value is not None:
                numbers[at] = number.value, number.last
                behind = number.last
        return Read(doc, [self._stem(doc, at) for at in range(len(doc))], numbers, weekdays)

    def _stem(self, doc: Document, at: int) -> str:
        word = doc.words[at]
        if word.flags & _SKIPPED or len(word.head) < 2 or word.core in self._skips:
            return ""
        return stem(word.head, self._endings)


class Read:
    """A text that was read.

    Attributes:
        sentences: Half-open spans of its sentences, in order.
    """

    __slots__ = ("_doc", "_numbers", "_stems", "_weekdays", "sentences")

    def __init__(
        self,
        doc: Document,
        stems: Sequence[str],
        numbers: Mapping[int, tuple[float, int]],
        weekdays: Mapping[int, int],
    ) -> None:
        self._doc, self._stems, self._numbers, self._weekdays = doc, stems, numbers, weekdays
        self.sentences = doc.sentence_spans()

    def within(self, spans: Iterable[tuple[int, int]]) -> Within:
        """Return what stands inside spans.

        A number stands among the numbers alone, however it is written, and a weekday among those.
        """
        stems: list[str] = []
        numbers: list[float] = []
        weekdays: set[int] = set()
        for start, end in spans:
            at = bisect_left(self._doc.start, start)
            last = bisect_left(self._doc.start, end)
            while at < last:
                if at in self._numbers:
                    value, at = self._numbers[at]
                    numbers.append(value)
                    continue
                if at in self._weekdays:
                    weekdays.add(self._weekdays[at])
                elif self._stems[at]:
                    stems.append(self._stems[at])
                at += 1
        return Within(stems, sorted(numbers), frozenset(weekdays))
