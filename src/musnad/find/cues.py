"""Which tokens may carry a saying: candidates only, the frame around them decides."""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon import Tables
from musnad.lexicon import word as w
from musnad.lexicon.rows import NounRow, PrepositionRow, VerbRow
from musnad.text.document import Document

__all__ = ["Candidate", "CueFinder"]


class Candidate(NamedTuple):
    """A token that may carry a saying.

    Attributes:
        at: The token.
        kind: ``verb``, ``preposition``, ``noun``, ``masdar`` or ``colon``.
        row: Its row; None for verbs (the word holds its readings) and colons.
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
        self._prepositions: dict[str, list[PrepositionRow]] = {}
        for row in tables.prepositions:
            self._prepositions.setdefault(row.words[0], []).append(row)
        for rows in self._prepositions.values():
            rows.sort(key=lambda r: -len(r.words))

    def __call__(self, doc: Document) -> list[Candidate]:
        """Return the candidates of a document in order."""
        found: list[Candidate] = []
        for at in doc.where(w.CUE):
            word = doc.words[at]
            if word.cue is None:
                continue
            kind, row, tail = word.cue
            if word.senses and not self._prepositional(doc, at):
                found.append(Candidate(at, "verb", None))
                if word.flags & (w.ANONYMOUS | w.PERSON):
                    continue
            if kind == "verb":
                continue
            if kind == "preposition":
                for option in self._prepositions[word.core]:
                    if _stands(doc, at, option.words):
                        found.append(Candidate(at, kind, option))
                        break
            else:
                found.append(Candidate(at, kind, row, tail))
        return found

    def _prepositional(self, doc: Document, at: int) -> bool:
        """Tell whether a preposition of the lists stands here (نقلا عن) and no verb."""
        rows = self._prepositions.get(doc.words[at].core, ())
        return any(len(row.words) > 1 and _stands(doc, at, row.words) for row in rows)


def _stands(doc: Document, at: int, forms: tuple[str, ...]) -> bool:
    if at + len(forms) > len(doc.words):
        return False
    return all(doc.words[at + k].fold == form for k, form in enumerate(forms) if k)
