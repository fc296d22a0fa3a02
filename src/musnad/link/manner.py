"""How much of what is said stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.find.quotations import Quotation
from musnad.lexicon import word as w
from musnad.link.context import Context, Range
from musnad.model import Manner

__all__ = ["manner_of"]

_TERM = 2  # words in marks that are a name or term rather than quoted speech


def manner_of(ctx: Context, cue: Range | None, segments: list[Range]) -> Manner:
    """Return ``direct``, ``mixed`` or ``indirect`` for a content.

    Args:
        ctx: The document.
        cue: The cue of a statement inside another. Where a sentence of the other's begins with it,
            marks that hold it as well are the other's, in whose words it is told; within a clause
            of the other's all of it is quoted with that clause. None where it is in no other.
        segments: The content.
    """
    if cue is not None and not _begins(ctx, cue[0]):
        cue = None
    quoted = loose = 0
    for first, last in segments:
        begin = first
        while begin < last and _opens(ctx, begin, last):
            begin += 1
        at = begin
        for quote in _marked(ctx, cue, begin, last):
            opened, closed = max(at, quote.open), min(quote.close, last)
            loose += ctx.count_words(at, opened)
            inside = ctx.count_words(opened, closed)
            at = closed
            if inside > _TERM or quote.open <= begin or _describes(ctx, opened, closed):
                quoted += inside
            else:
                loose += inside
            if quoted and loose:  # what follows changes nothing
                return "mixed"
        loose += ctx.count_words(at, last)
    if not quoted:
        return "indirect"
    return "mixed" if loose else "direct"


def _describes(ctx: Context, first: int, last: int) -> bool:
    """Tell whether two indefinite words in marks, joined by "and", describe: «شفاف وسريع»."""
    words = [t for t in range(first, last) if not ctx.flags[t] & w.PUNCT]
    known = w.AL | w.HEADS | w.PLACE | w.FIRST_NAME | w.LATIN
    plain = not any(ctx.flags[t] & known or t in ctx.names for t in words)
    return len(words) == _TERM and plain and ctx.words[words[1]].conj == "و"


def _begins(ctx: Context, at: int) -> bool:
    """Tell whether a sentence begins at the token: in the text, or in the marks before it."""
    before = ctx.quotes.at.get(at - 1)
    if before is not None and before.open == at - 1:
        return True
    return at == 0 or bool(ctx.flags[at - 1] & (w.STOP | w.LINE))


def _marked(ctx: Context, cue: Range | None, first: int, last: int) -> Iterator[Quotation]:
    """Yield the quotations of a range, and inside one that holds the cue those in it."""
    for quote in ctx.quotes.between(first, last):
        if cue is None or not quote.open < cue[0] < quote.close:
            yield quote
            continue
        at = max(quote.open + 1, first - 1)
        while at < min(quote.close, last):
            inner = ctx.quotes.at.get(at)
            if inner is not None and inner.open == at and not at < cue[0] < inner.close:
                yield inner
                at = inner.close
            at += 1


def _opens(ctx: Context, at: int, last: int) -> bool:
    """Tell whether the token only opens what is said: a conjunction, a preposition before marks."""
    flags = ctx.flags[at]
    if flags & (w.COMP | w.COLON):
        return True
    return (ctx.has(at, "clause_lead") or bool(flags & w.CLITIC)) and at < last - 1
