"""What the rules of events look at: a document, who is named in it, and the words of events."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from musnad.find.events import Known
from musnad.lexicon import word as w
from musnad.lexicon.events import EventTables
from musnad.link.cast import Cast
from musnad.link.context import Context
from musnad.link.phrase import looks_finite

__all__ = ["HARD", "Scene"]

HARD: Final = w.COMP | w.CONJ_COMP | w.F_COMP | w.COLON | w.STOP | w.LINE | w.RELATIVE
"""What no part of a clause reaches beyond."""

_ADJECTIVES: Final = frozenset({"one", "fighters", "irregulars", "qualities", "size", "loaded"})


class Scene:
    """A document ready for the rules of events; holds no decisions.

    `timed` are the tokens of dates, times and durations.
    """

    __slots__ = ("cast", "ctx", "flags", "known", "size", "tables", "timed", "words")

    def __init__(
        self,
        ctx: Context,
        known: list[Known],
        cast: Cast,
        tables: EventTables,
        timed: frozenset[int] = frozenset(),
    ) -> None:
        self.ctx = ctx
        self.timed = timed
        self.known = known
        self.cast = cast
        self.tables = tables
        self.words = ctx.words
        self.flags = ctx.flags
        self.size = ctx.size

    def told(self, token: int, key: str) -> bool:
        """Tell whether the word at the token stands in that list of ``groups.toml``."""
        return 0 <= token < self.size and key in self.known[token].told

    def token(self, offset: int) -> int:
        """Return the token that holds an offset."""
        return max(0, bisect_right(self.ctx.doc.start, offset) - 1)

    def core(self, token: int) -> str:
        """Return the folded form without conjunction, or an empty string outside the text."""
        return self.words[token].core if 0 <= token < self.size else ""

    def joined(self, token: int) -> bool:
        """Tell whether "and" opens the word, which may be a number."""
        word = self.words[token]
        if self.known[token].whole:
            return False
        return bool(word.conj) or (word.fold[:1] == "و" and bool(word.flags & w.NUMBER))

    def preposition(self, token: int) -> bool:
        """Tell whether a preposition of its own stands here."""
        if not self.told(token, "prepositions") or token in self.cast.over:
            return False
        if self.told(token, "quantities") and token + 1 < self.size:
            return not self.flags[token + 1] & w.NUMBER  # about 1700
        return not self.flags[token] & w.AL or self.words[token].core in self.tables.told

    def phrase(self, token: int, key: str) -> int:
        """Return how many tokens a phrase of that list takes here, or 0."""
        if token >= self.size:
            return 0
        for forms in self.tables.phrases[key].get(self.words[token].core, ()):
            if self.ctx.matches(token, forms):
                return len(forms)
        return 0

    def clitic(self, token: int) -> str:
        """Return ب or ل where it opens the word as a preposition, or an empty string."""
        mention = self.cast.starts.get(token)
        if mention is not None:
            return mention.clitic
        known = self.known[token]
        if known.told:
            return known.clitic
        for reading in known.readings:
            if reading.clitic:
                return reading.clitic
        return self.words[token].core[0] if self.flags[token] & (w.BA | w.LAM) else ""

    def finite(self, token: int) -> bool:
        """Tell whether a finite verb stands here, as far as its form shows."""
        if not 0 <= token < self.size or token in self.cast.over:
            return False
        known = self.known[token]
        if known.readings:
            noun = known.noun or "forces" in known.told
            return not noun or (known.plain and bool(self.words[token].conj))
        return not known.told and looks_finite(self.ctx, token)

    def adjective(self, token: int) -> bool:
        """Tell whether a definite adjective stands here, as far as its form shows."""
        word = self.words[token]
        if not word.flags & w.AL or word.flags & (w.BA | w.LAM | w.RELATIVE) or word.conj:
            return False
        known = self.known[token]
        if known.told and "prepositions" not in known.told:  # the eastern is no "east of"
            return not known.clitic and known.told <= _ADJECTIVES
        listed = word.head in self.ctx.sets["grammar.adjectives.words"]
        return listed or word.head.endswith(self.ctx.endings("nisba"))

    def adjective_behind(self, token: int) -> bool:
        """Tell whether an adjective follows that makes a noun another than the one before.

        The terrorist organisation is the one just named, the national movement need not be.
        """
        behind = token + 1
        if behind >= self.size or behind in self.cast.over or not self.adjective(behind):
            return False
        return not self.told(behind, "loaded")

    def indefinite_adjective(self, token: int) -> bool:
        """Tell whether an indefinite adjective stands here, as far as its form shows."""
        word = self.words[token]
        if word.flags & (w.AL | w.BA | w.LAM | w.PUNCT) or word.conj:
            return False
        known = self.known[token]
        if known.readings or (known.told and not known.told <= _ADJECTIVES):
            return False
        if known.told:
            return True
        if word.core in self.ctx.sets["grammar.adjectives.words"]:
            return True
        if word.core[:1] == "ي" and word.core.endswith("ون"):
            return False  # who belong, who form: adjectives of origin are known
        return word.core.endswith(self.ctx.endings("adjective"))
