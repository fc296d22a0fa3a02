"""Quotations of every house: «» “” "" ”…“, reversed, nested, unclosed, over several paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from musnad.lexicon import word as w
from musnad.text.document import Document

__all__ = ["Quotation", "Quotations", "find_quotations"]

_SHORT = 60  # tokens of a paragraph that an unclosed quotation may fill
_DEEPEST = 6  # marks nested deeper than this are taken as closing
_GUILLEMETS = {
    "«": 1, "»": -1, "#171;": 1, "#187;": -1, "&#171;": 1, "&#187;": -1,
    "&laquo;": 1, "&raquo;": -1, "‹": 1, "›": -1,
}  # fmt: skip


class Quotation(NamedTuple):
    """A stretch between quotation marks.

    Attributes:
        open: Token of the opening mark.
        close: Token of the closing mark; where it is missing, the token behind the last one quoted.
        closed: False where the closing mark is missing.
        depth: 0 for an outermost quotation.
    """

    open: int
    close: int
    closed: bool
    depth: int


class Quotations:
    """The quotations of a document, by token.

    Attributes:
        all: In the order of their opening marks.
        outermost: Those that lie in no other, in the same order; no two overlap.
        at: Opening token → quotation.
        closing: Closing token → outermost quotation.
        outer: For each token, the index in `all` of the outermost quotation it lies in, or -1.
    """

    __slots__ = ("all", "at", "closing", "outer", "outermost")

    def __init__(self, found: list[Quotation], size: int) -> None:
        self.all = tuple(found)
        self.outermost = tuple(q for q in found if q.depth == 0)
        self.at = {q.open: q for q in found}
        self.closing = {q.close: q for q in self.outermost if q.closed}
        self.outer = [-1] * size
        for index, q in enumerate(self.all):
            if q.depth == 0:
                self.outer[q.open : q.close] = [index] * (q.close - q.open)

    def around(self, token: int) -> Quotation | None:
        """Return the outermost quotation that holds the token between its marks, or None."""
        index = self.outer[token]
        if index < 0 or self.all[index].open == token:
            return None
        return self.all[index]

    def between(self, first: int, last: int) -> Iterator[Quotation]:
        """Yield the outermost quotations that share a token with a range, in order."""
        index = bisect_left(self.outermost, (first,))
        if index and self.outermost[index - 1].close > first:
            index -= 1
        while index < len(self.outermost) and self.outermost[index].open < last:
            yield self.outermost[index]
            index += 1


def find_quotations(doc: Document) -> Quotations:
    """Pair the quotation marks of a document, in one pass.

    A mark opens or closes by what it touches; where that does not tell, by what is open. A
    paragraph that begins with a mark while a quotation is open goes on with it, and so does one
    whose first mark is « or » and closes; a quotation that is still open when its paragraph ends,
    and does not go on so, ends there; in a paragraph of many sentences, with the sentence it
    began in.
    """
    words = doc.words
    found: list[Quotation] = []
    stack: list[int] = []
    size = len(words)
    house = -1 if _reversed(doc) else 1

    def close(at: int, closed: bool) -> None:
        opened = stack.pop()
        if not closed:
            at = _give_up(doc, opened, at)
        found.append(Quotation(opened, at, closed, len(stack)))

    marks = doc.where(w.LINE | w.QUOTE)
    for index, following in zip(marks, [*marks[1:], -1][: len(marks)], strict=True):
        if doc.flags[index] & w.LINE:
            if stack and not _goes_on(doc, index) and not _closes_next(doc, following, house):
                while stack:
                    close(index, closed=False)
        else:
            if stack and index and words[index - 1].flags & w.LINE and _opens(doc, index) > 0:
                continue
            side = house * _GUILLEMETS.get(words[index].fold, 0) or _opens(doc, index)
            if (stack and (side < 0 or len(stack) >= _DEEPEST or (side == 0))) or (
                stack and side > 0 and not _nests(doc, stack[-1], index)
            ):
                close(index, closed=True)
            elif side >= 0 or not (_GUILLEMETS.get(words[index].fold) or _ends(doc, index)):
                stack.append(index)
    while stack:
        close(size, closed=False)
    found.sort()
    return Quotations(found, size)


def _opens(doc: Document, index: int) -> int:
    """Return 1 where the mark hugs the next word only, -1 the last one only, else 0."""
    before = index > 0 and doc.end[index - 1] == doc.start[index]
    after = index + 1 < len(doc) and doc.end[index] == doc.start[index + 1]
    if before:
        last = doc.words[index - 1]
        if last.flags & (w.OPEN | w.COLON | w.LINE | w.COMMA | w.CLITIC):
            before = False
    if after and doc.words[index + 1].flags & (w.PUNCT & ~(w.OPEN | w.QUOTE)):
        after = False
    return (1 if after else 0) - (1 if before else 0)


def _ends(doc: Document, index: int) -> bool:
    """Tell whether the mark stands at the end of a sentence or line, where none opens."""
    return index + 1 >= len(doc) or bool(doc.words[index + 1].flags & (w.STOP | w.LINE))


def _give_up(doc: Document, opened: int, paragraph: int) -> int:
    """Return where a quotation left open ends: its paragraph if short, else its sentence."""
    if paragraph - opened <= _SHORT:
        return paragraph
    place = bisect_right(doc.sentences, (opened, len(doc) + 1)) - 1
    last = doc.sentences[place][1]
    while last - 1 > opened and doc.words[last - 1].flags & (w.LINE | w.STOP):
        last -= 1
    return min(paragraph, last)


def _nests(doc: Document, opened: int, index: int) -> bool:
    """Tell whether an opening mark inside an open quotation begins one of its own."""
    same = doc.words[opened].fold == doc.words[index].fold
    return not same or _opens(doc, index) > 0


def _goes_on(doc: Document, line: int) -> bool:
    """Tell whether the paragraph behind ``line`` begins with an opening mark."""
    return (
        line + 1 < len(doc)
        and bool(doc.words[line + 1].flags & w.QUOTE)
        and _opens(doc, line + 1) > 0
    )


def _closes_next(doc: Document, mark: int, house: int) -> bool:
    """Tell whether the first mark of the next paragraph closes, so that one spans both.

    Only asked of marks whose shape says which side they are.
    """
    return mark >= 0 and house * _GUILLEMETS.get(doc.words[mark].fold, 0) < 0


def _reversed(doc: Document) -> bool:
    """Tell whether the house writes »…« for «…»: most of its » hug the next word."""
    votes = 0
    for index in doc.where(w.QUOTE):
        side = _GUILLEMETS.get(doc.words[index].fold, 0)
        if side:
            votes += side * _opens(doc, index)
    return votes < 0
