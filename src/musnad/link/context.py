"""What the linking rules look at: a document, its quotations and the word lists."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress

from musnad.find.names import Mention
from musnad.find.quotations import Quotations
from musnad.lexicon import Tables, Word
from musnad.lexicon import word as w
from musnad.text.document import Document

__all__ = ["Context", "Range"]

Range = tuple[int, int]
"""A half-open range of tokens."""


class Context:
    """A document with its quotations and names, ready for the rules; holds no decisions.

    Attributes:
        names: Token → the name it lies in.
    """

    __slots__ = (
        "_backwards",
        "_punctuation",
        "doc",
        "flags",
        "names",
        "quotes",
        "rules",
        "sentence_of",
        "sets",
        "size",
        "tables",
        "words",
    )

    def __init__(
        self, doc: Document, quotes: Quotations, tables: Tables, names: Iterable[Mention] = ()
    ) -> None:
        self.doc = doc
        self.quotes = quotes
        self.tables = tables
        self.sets = tables.sets
        self.rules = tables.rules
        self.words: list[Word] = doc.words
        self.flags: list[int] = doc.flags
        self.size = len(doc.words)
        self.names = {at: name for name in names for at in range(name.first, name.last)}
        self._backwards: list[str] = []
        self._punctuation = doc.where(w.PUNCT)
        self.sentence_of: list[int] = [
            index for index, (a, b) in enumerate(doc.sentences) for _ in range(b - a)
        ]

    def core(self, token: int) -> str:
        """Return the folded form without conjunction, or an empty string outside the text."""
        return self.words[token].core if 0 <= token < self.size else ""

    def has(self, token: int, words: str) -> bool:
        """Tell whether one of the words of that list of ``rules.toml`` stands at the token."""
        return 0 <= token < self.size and self.words[token].core in self.rules[words]

    def has_head(self, token: int, words: str) -> bool:
        """Tell whether one of the words of that list stands at the token, article or not."""
        return 0 <= token < self.size and self.words[token].head in self.rules[words]

    def says(self, token: int) -> bool:
        """Tell whether the word can be a verb of saying; sharing an opinion is none by itself."""
        return any(sense.row.role != "concur" for sense in self.words[token].senses)

    def starts(self, token: int, stems: str) -> bool:
        """Tell whether the word at the token begins with one of that list of ``rules.toml``."""
        return self.words[token].core.startswith(tuple(self.rules[stems]))

    def endings(self, name: str) -> tuple[str, ...]:
        """Return that list of endings of ``rules.toml``, ready for `str.endswith`."""
        return self.tables.endings[name]

    def dotted(self, token: int) -> bool:
        """Tell whether the word is a part of an abbreviation, with dots or not (سي.إن.إن)."""
        doc = self.doc
        word = self.core(token)
        first = self.has(token - 1, "letter") and self.core(token + 1) == word
        if first or (self.has(token - 2, "letter") and self.core(token - 1) == word):
            return True
        return (
            token > 1
            and self.words[token - 1].fold == "."
            and doc.end[token - 1] == doc.start[token]
            and doc.end[token - 2] == doc.start[token - 1]
            and self.sentence_of[token - 1] == self.sentence_of[token]
        )

    def named_ban(self, token: int) -> bool:
        """Tell whether what looks like "that" begins a name here (بان كي مون)."""
        return self.has(token, "ban") and self.has(token + 1, "ki")

    def count_words(self, first: int, last: int) -> int:
        """Return how many tokens of a range are no punctuation."""
        marks = self._punctuation
        return last - first - (bisect_left(marks, last) - bisect_left(marks, first))

    def earlier(self, head: str, token: int, reach: int) -> Iterator[int]:
        """Yield the tokens of that head less than ``reach`` before a token, the nearest first."""
        if not self._backwards:
            self._backwards = [word.head for word in reversed(self.words)]
        at = self.size - token
        end = min(self.size, at + reach - 1)
        with suppress(ValueError):  # there is none any more
            while True:
                at = self._backwards.index(head, at, end) + 1
                yield self.size - at

    def sentence(self, token: int) -> Range:
        """Return the token range of the sentence that holds the token."""
        return self.doc.sentences[self.sentence_of[token]]

    def close_of(self, opening: int, limit: int) -> int:
        """Return the token behind the bracket that closes ``opening``, or ``opening`` itself."""
        depth = 0
        for index in range(opening, min(limit, opening + 16)):
            if self.flags[index] & w.OPEN:
                depth += 1
            elif self.flags[index] & w.CLOSE:
                depth -= 1
                if depth == 0:
                    return index + 1
        return opening

    def matches(self, token: int, forms: tuple[str, ...]) -> bool:
        """Tell whether the folded forms stand at ``token``, the first without conjunction."""
        if token + len(forms) > self.size or self.words[token].core != forms[0]:
            return False
        return all(
            self.words[token + offset].fold == form for offset, form in enumerate(forms) if offset
        )

    def text(self, span: Range) -> str:
        """Return the text of a token range."""
        return self.doc.span(*span).of(self.doc.text)
