"""A document as the rules of names see it."""

from __future__ import annotations

from musnad.arabic import bare, letter_width
from musnad.find.names.mention import Mention
from musnad.find.names.traits import BODY, FACILITY, MEDIA, PLACE, Trait, Traits
from musnad.lexicon import word as w
from musnad.lexicon.entries import Entry
from musnad.lexicon.frames import Frames
from musnad.lexicon.nametable import NameTable
from musnad.model import NameType, Span
from musnad.text.document import Document

__all__ = ["Scene"]

_HEADS = PLACE | FACILITY | BODY | MEDIA
_REACH = 12  # tokens between the marks of a quoted name


class Scene:
    """Tokens with their traits, and small questions about them.

    Attributes:
        doc: The document.
        traits: What is known of each token.
        flags: The flags of each trait.
        heads: The tokens that may be the head of a place or a body, in order.
        frames: The words around names.
        names: The listed names.
        taken: For each token the mention that holds it, or None.
        named: The token behind the last person found: no title before it is the next one's.
    """

    __slots__ = ("doc", "flags", "frames", "heads", "named", "names", "taken", "traits")

    def __init__(self, doc: Document, traits: Traits, frames: Frames, names: NameTable) -> None:
        self.doc = doc
        self.traits: list[Trait] = traits.all(doc.words)
        self.flags: list[int] = [trait.flags for trait in self.traits]
        self.heads = [at for at, flags in enumerate(self.flags) if flags & _HEADS]
        self.frames = frames
        self.names = names
        self.named = 0
        self.taken: list[Mention | None] = [None] * len(doc)

    def __len__(self) -> int:
        return len(self.traits)

    def word(self, at: int, flags: int) -> bool:
        """Tell whether there is a token at ``at`` and it carries one of the flags of `word`."""
        return 0 <= at < len(self.traits) and bool(self.doc.flags[at] & flags)

    def has(self, at: int, flags: int) -> bool:
        """Tell whether there is a token at ``at`` and it carries one of the flags of `traits`."""
        return 0 <= at < len(self.traits) and bool(self.flags[at] & flags)

    def form(self, at: int) -> str:
        """Return the token without clitics, or an empty string outside of the text."""
        return self.traits[at].form if 0 <= at < len(self.traits) else ""

    def mention(
        self,
        first: int,
        last: int,
        type_: NameType,
        rule: str,
        *,
        entry: Entry | None = None,
        cut: int | None = None,
        head: int = -1,
    ) -> Mention:
        """Return a mention of the tokens from ``first`` up to ``last``.

        Args:
            first: The first token.
            last: The token behind the name.
            type_: What it names.
            rule: The rule that found it.
            entry: What the lists hold of it.
            cut: Letters of clitics before it; None for those of the first token's trait.
            head: The token of its head or title.
        """
        letters = self.traits[first].cut if cut is None else cut
        start = self.doc.start[first]
        for _ in range(letters):
            start += letter_width(self.doc.text[start : self.doc.end[first]])
        fold = self.doc.words[first].fold[letters:]
        words = (fold, *(self.doc.words[t].fold for t in range(first + 1, last)))
        span = Span(start, self.doc.end[last - 1])
        return Mention(first, last, span, type_, rule, words, entry, head)

    def written(self, at: int) -> str:
        """Return the token with its hamzas and without its marks."""
        return bare(self.doc.text[self.doc.start[at] : self.doc.end[at]])

    def hamza(self, at: int) -> bool:
        """Tell whether a hamza is written on the first letter: ألغت has no article."""
        return self.doc.text[self.doc.start[at]] != self.doc.words[at].fold[:1]

    def feminine(self, at: int) -> bool:
        """Tell whether the word has a feminine ending."""
        return self.form(at).endswith(self.frames.participle[1])

    def participle(self, at: int) -> bool:
        """Tell whether the word has the shape of a feminine participle: متماسكة."""
        first, last = self.frames.participle
        return self.form(at).startswith(first) and self.form(at).endswith(last)

    def opens(self, at: int) -> bool:
        """Tell whether a quotation mark or bracket at ``at`` opens: it hugs what follows only."""
        if not self.word(at, w.QUOTE | w.OPEN) or at + 1 >= len(self):
            return False
        apart = at == 0 or self.doc.end[at - 1] < self.doc.start[at]
        return apart or not self.doc.text[self.doc.end[at] : self.doc.start[at + 1]].isspace()

    def closing(self, at: int) -> int:
        """Return the token of the mark that closes a short quotation opened at ``at``, or -1."""
        wanted = w.QUOTE if self.word(at, w.QUOTE) else w.CLOSE
        for token in range(at + 1, min(len(self), at + _REACH)):
            if self.doc.flags[token] & wanted:
                return token
            if self.doc.flags[token] & (w.STOP | w.LINE | w.COMMA | w.COLON):
                break
        return -1

    def conjoined(self, at: int) -> bool:
        """Tell whether the token is joined to what stands before it by a conjunction."""
        word = self.doc.words[at]
        return bool(word.conj) or (
            self.traits[at].cut > 0 and word.fold[:1] in self.frames.conjunctions
        )

    def preposed(self, at: int) -> bool:
        """Tell whether a preposition hangs on the token."""
        cut = self.traits[at].cut
        return cut > 0 and self.doc.words[at].fold[cut - 1] in self.frames.prepositions
