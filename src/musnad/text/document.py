"""A text as tokens and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from musnad.arabic import IGNORABLE, TASHKEEL
from musnad.lexicon import word as w
from musnad.lexicon.lookup import Lookup
from musnad.lexicon.word import Word
from musnad.model.span import Span

__all__ = ["Document"]

_TOKEN = re.compile(
    rf"""(
      [^\W_]+(?:[{IGNORABLE}]+[^\W_]+)*[{TASHKEEL}]*  # a word with its clitics and marks
    | &?\#1(?:71|87);|&(?:quot|[lr]aquo);      # quotation marks that a page left as entities
    | [ \t\r]*\n[\s]*                          # the end of a paragraph
    | \.+ | [^\w\s{IGNORABLE}]
    )""",
    re.VERBOSE,
)
_SHORT_LINE = 40  # tokens before a colon in which a verb of saying is looked for
_DATELINE = 16  # tokens in which a dateline ends
_IN_A_NAME = w.SPOKEN | w.CLITIC | w.PARTICLE | w.PLACE  # what its first part may look like
_ABBREVIATION = 3  # letters of each part of سي.إن.إن


class Document:
    """Tokens of a text in parallel lists, and its sentences.

    Attributes:
        text: The text, verbatim.
        start: Offset of each token's first code point.
        end: Offset behind each token's last code point.
        words: What the lexicon knows of each token.
        flags: The flags of each word.
        sentences: Half-open token ranges, in order, covering all tokens.
    """

    __slots__ = ("_rare", "end", "flags", "sentences", "start", "text", "words")

    def __init__(self, text: str, lookup: Lookup) -> None:
        self.text = text
        # Split by its tokens a text is gap, token, gap … gap; the offsets are the running lengths.
        pieces = _TOKEN.split(text)
        offsets = list(accumulate(map(len, pieces)))
        self.start: list[int] = offsets[:-1:2]
        self.end: list[int] = offsets[1::2]
        self.words: list[Word] = lookup.all(pieces[1::2])
        self.flags: list[int] = [word.flags for word in self.words]
        self._rare = self._carrying(w.RARE, range(len(self.flags)))
        behind = [at + 1 for at in self.where(w.TAKES_LAM) if at + 1 < len(self)]
        for at in behind:
            self.words[at] = lookup.behind_lam(pieces[2 * at + 1])
            self.flags[at] = self.words[at].flags
        if behind:  # which may be a cue now
            self._rare = self._carrying(w.RARE, range(len(self.flags)))
        self.sentences = self._split()

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Return the span from token ``first`` up to, but not with, token ``last``."""
        return Span(self.start[first], self.end[last - 1])

    def fold(self, token: int) -> str:
        """Return the folded form at a token, or an empty string behind the last one."""
        return self.words[token].fold if token < len(self.words) else ""

    def where(self, flags: int) -> list[int]:
        """Return the tokens that carry one of the flags, in order."""
        return self._carrying(flags, range(len(self)) if flags & ~w.RARE else self._rare)

    def _carrying(self, flags: int, among: Iterable[int]) -> list[int]:
        found = self.flags
        return [at for at in among if found[at] & flags]

    def sentence_spans(self) -> tuple[Span, ...]:
        """Return spans that cover the text in order without gaps."""
        if not self.sentences:
            return (Span(0, len(self.text)),) if self.text else ()
        cuts = [self.start[first] for first, _ in self.sentences]
        cuts[0] = 0
        return tuple(Span(a, b) for a, b in zip(cuts, [*cuts[1:], len(self.text)], strict=True))

    def _split(self) -> list[tuple[int, int]]:
        first = self._dateline()
        sentences = [(0, first)] if first else []
        flags = self.flags
        size = len(flags)
        for at in self.where(w.LINE | w.STOP):
            if at >= first and (self._parts(at) if flags[at] & w.LINE else self._ends(at)):
                index = at + 1
                while flags[at] & w.STOP and index < size and flags[index] & w.STOP:
                    index += 1  # "?!" and "!!!" end one sentence
                while index < size and flags[index] & (w.CLOSE | w.QUOTE):
                    if flags[index] & w.QUOTE and not self._closes(index):
                        break
                    index += 1
                sentences.append((first, index))
                first = index
        if first < size:
            sentences.append((first, size))
        return sentences

    def _dateline(self) -> int:
        """Return the token behind the colon of a dateline (the one who signs - place:), or 0."""
        dashed = False
        for at, flags in enumerate(self.flags[:_DATELINE]):
            if flags & w.COLON:
                return at + 1 if dashed and at + 1 < len(self.flags) else 0
            if flags & (w.LINE | w.STOP | w.COMP) or self.words[at].senses:
                return 0
            dashed = dashed or bool(flags & w.DASH) or self.words[at].fold == "/"
        return 0

    def _parts(self, line: int) -> bool:
        """Tell whether the end of a line ends a sentence: not between "he said:" and what he said.

        A line that ends so is a heading where nobody says anything in it.
        """
        if not line or not self.flags[line - 1] & w.COLON:
            return True
        first = line - 1
        while first and not self.flags[first - 1] & w.LINE and line - first < _SHORT_LINE:
            first -= 1
        return not any(self.words[at].senses for at in range(first, line))

    def _closes(self, index: int) -> bool:
        """Tell whether the mark hugs what stands before it rather than what follows."""
        before = self.end[index - 1] == self.start[index]
        after = index + 1 < len(self.start) and self.end[index] == self.start[index + 1]
        return before and not (after and self.words[index + 1].fold[:1].isalnum())

    def _ends(self, index: int) -> bool:
        """Tell whether the full stop at ``index`` ends a sentence."""
        mark = self.words[index].fold
        if mark[0] in "!?؟":
            return True
        size = len(self.words)
        if index + 1 >= size:
            return True
        tight_before = index > 0 and self.end[index - 1] == self.start[index]
        tight_after = self.end[index] == self.start[index + 1]
        following = self.words[index + 1]
        if len(mark) > 1 or mark == "…":
            return bool(following.flags & w.LINE)
        if not tight_before:
            return True
        before = self.words[index - 1]
        if before.flags & w.PUNCT:
            return True
        if len(before.core) == 1 and not before.flags & w.NUMBER:
            return False
        if not tight_after:
            return True
        if before.flags & w.NUMBER and following.flags & w.NUMBER:
            return False
        if (before.flags | following.flags) & w.LATIN:
            return False
        return not self._abbreviated(index)

    def _abbreviated(self, index: int) -> bool:
        """Tell whether the stop stands inside letters such as سي.إن.إن."""
        words = self.words

        def short(at: int) -> bool:
            return 0 <= at < len(words) and 0 < len(words[at].fold) <= _ABBREVIATION

        def unknown(word: Word) -> bool:
            return not (word.flags & ~w.SPOKEN or word.senses or word.conj)

        def dot(at: int) -> bool:
            return 0 <= at < len(words) and words[at].fold == "."

        if not (short(index - 1) and short(index + 1)):
            return False
        if not words[index - 1].flags & ~_IN_A_NAME and unknown(words[index + 1]):
            return True  # of a name in two parts: إل.جي
        return (dot(index + 2) and short(index + 3)) or (dot(index - 2) and short(index - 3))
