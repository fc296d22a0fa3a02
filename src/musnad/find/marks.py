"""Certainty, hedging and dismissing in the outlet's own voice."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.lexicon import Tables
from musnad.lexicon import word as w
from musnad.lexicon.beginnings import Beginnings
from musnad.lexicon.rows import MarkRow
from musnad.model import Mark
from musnad.text.document import Document

__all__ = ["MarkFinder"]


class MarkFinder:
    """Finds the marks of the word lists, the longest first."""

    __slots__ = ("_denials", "_rows")

    def __init__(self, tables: Tables) -> None:
        self._denials = tables.rules["denies_mark"]
        self._rows = Beginnings(tables.marks)

    def __call__(self, doc: Document, own: bytearray) -> tuple[Mark, ...]:
        """Return the marks of a document, in order.

        Args:
            doc: The document.
            own: For each token 1 where it is the outlet's own voice, else 0.
        """
        found: list[Mark] = []
        at = 0
        for index in doc.where(w.SHADING):
            if index < at or not own[index]:
                continue
            options = self._options(doc, index)
            if not options or _denied(doc, index, self._denials):
                continue
            for row in options:
                size = _stands(doc, index, row.words)
                if size and all(own[index : index + size]):
                    found.append(Mark(doc.span(index, index + size), row.kind, row.name))  # type: ignore[arg-type]
                    at = index + size
                    break
        return tuple(found)

    def _options(self, doc: Document, at: int) -> Sequence[MarkRow]:
        """Return the rows that may stand at a token, those with its conjunction first."""
        word, following = doc.words[at], doc.fold(at + 1)
        options = self._rows.of(word.fold, following)
        if word.conj:
            options = (*options, *self._rows.of(word.core, following))
        return options


def _denied(doc: Document, at: int, denials: frozenset[str]) -> bool:
    """Tell whether the word before takes the mark back: it is *not* clear."""
    return at > 0 and doc.words[at - 1].core in denials


def _stands(doc: Document, at: int, forms: tuple[str, ...]) -> int:
    """Return how many tokens the words of a row cover at ``at``, or 0.

    A last word of one letter is a clitic: it only has to open the next token, and stays outside.
    """
    size = len(forms)
    clitic = size > 1 and len(forms[-1]) == 1
    if at + size > len(doc.words):
        return 0
    for offset in range(1, size):
        token = doc.words[at + offset].fold
        if clitic and offset == size - 1:
            return size - 1 if token.startswith(forms[-1]) else 0
        if token != forms[offset]:
            return 0
    return size
