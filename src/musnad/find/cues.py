"""Which tokens may carry a saying: candidates only, the frame around them decides."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from musnad.lexicon import Tables, Word
from musnad.lexicon import word as w
from musnad.lexicon.rows import NounRow, PrepositionRow, VerbRow
from musnad.text.document import Document

__all__ = ["Candidate", "CueFinder"]

_LIMIT = 200_000  # words whose cue is remembered
_TAILS = ("", "ه", "ها", "هم", "هما")


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
    """Finds candidates; what it knows of a written form it remembers."""

    __slots__ = ("_cue_of", "_prepositions", "_tables")

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._prepositions: dict[str, list[PrepositionRow]] = {}
        for row in tables.prepositions:
            self._prepositions.setdefault(row.words[0], []).append(row)
        for rows in self._prepositions.values():
            rows.sort(key=lambda r: -len(r.words))
        self._cue_of = lru_cache(maxsize=_LIMIT)(self._look)

    def __call__(self, doc: Document) -> list[Candidate]:
        """Return the candidates of a document in order."""
        found: list[Candidate] = []
        for at, cue in enumerate(map(self._cue_of, doc.words)):
            if cue is None:
                continue
            kind, row, tail = cue
            word = doc.words[at]
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

    def _look(self, word: Word) -> tuple[str, NounRow | VerbRow | None, str] | None:
        """Return kind, row and pronoun of the cue that the word may be."""
        if word.flags & w.COLON:
            return "colon", None, ""
        if word.flags & w.PUNCT:
            return None
        if word.core in self._prepositions:
            return "preposition", None, ""
        row = self._tables.nouns.get(word.core)
        if row is not None:
            return "noun", row, ""
        for tail in _TAILS:
            head = word.head
            if tail and not (head.endswith(tail) and len(head) > len(tail) + 2):
                continue
            stem = head[: -len(tail)] if tail else head
            masdar = self._tables.masdars.get(stem)
            if masdar is None and stem.endswith("ت"):
                masdar = self._tables.masdars.get(stem[:-1] + "ه")
            if masdar is not None:
                return "masdar", masdar, tail
        return ("verb", None, "") if word.senses else None


def _stands(doc: Document, at: int, forms: tuple[str, ...]) -> bool:
    if at + len(forms) > len(doc.words):
        return False
    return all(doc.words[at + k].fold == form for k, form in enumerate(forms) if k)
