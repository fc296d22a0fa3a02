"""Which tokens may carry a saying: candidates only, the frame around them decides."""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon import Tables
from musnad.lexicon import word as w
from musnad.lexicon.beginnings import Beginnings
from musnad.lexicon.rows import NounRow, PrepositionRow, VerbRow
from musnad.text.document import Document

__all__ = ["Candidate", "CueFinder"]


class Candidate(NamedTuple):
    """A token that may carry a saying.

    Attributes:
        at: The token.
        kind: ``verb``, ``posted``, ``preposition``, ``noun``, ``masdar`` or ``colon``.
        row: Its row; None for verbs (the word holds its readings, or the tables do) and colons.
        tail: Pronoun that hangs on a verbal noun.
    """

    at: int
    kind: str
    row: PrepositionRow | NounRow | VerbRow | None
    tail: str = ""


class CueFinder:
    """Finds candidates among the words that the lexicon flags as cues."""

    __slots__ = ("_prepositions",)

    def __init__(self, tables: Tables) -> None:
        self._prepositions = Beginnings(tables.prepositions)

    def __call__(self, doc: Document) -> list[Candidate]:
        """Return the candidates of a document in order."""
        found: list[Candidate] = []
        for at in doc.where(w.CUE):
            word = doc.words[at]
            if word.cue is None:
                continue
            kind, row, tail = word.cue
            standing = self._standing(doc, at) if kind == "preposition" else []
            if word.senses and not any(len(row.words) > 1 for row in standing):
                found.append(Candidate(at, "verb", None))
                if word.flags & (w.ANONYMOUS | w.PERSON):
                    continue
            if kind == "verb":
                continue
            if kind == "preposition":
                found += [Candidate(at, kind, row) for row in standing[:1]]
            else:
                found.append(Candidate(at, kind, row, tail))
        return found

    def _standing(self, doc: Document, at: int) -> list[PrepositionRow]:
        """Return the prepositions of the lists that stand here, the longest first."""
        rows = self._prepositions.of(doc.words[at].core, doc.fold(at + 1))
        return [row for row in rows if _stands(doc, at, row.words)]


def _stands(doc: Document, at: int, forms: tuple[str, ...]) -> bool:
    return all(doc.fold(at + k) == form for k, form in enumerate(forms) if k)
