"""How much of what is said stands in quotation marks."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Context, Range
from musnad.model import Manner

__all__ = ["manner_of"]

_TERM = 2  # words in marks that are a name or term rather than quoted speech


def manner_of(ctx: Context, segments: list[Range]) -> Manner:
    """Return ``direct``, ``mixed`` or ``indirect`` for a content."""
    quoted = loose = 0
    for first, last in segments:
        begin = first
        while begin < last and _opens(ctx, begin, last):
            begin += 1
        token = begin
        while token < last:
            if ctx.flags[token] & w.PUNCT:
                token += 1
                continue
            around = ctx.quotes.around(token)
            if around is None:
                loose += 1
                token += 1
                continue
            inside = sum(
                1 for t in range(token, min(around.close, last)) if not ctx.flags[t] & w.PUNCT
            )
            whole = around.open < first or around.open <= begin
            if inside <= _TERM and not whole:
                loose += inside
            else:
                quoted += inside
            token = max(token + 1, min(around.close, last))
    if not quoted:
        return "indirect"
    return "mixed" if loose else "direct"


def _opens(ctx: Context, at: int, last: int) -> bool:
    """Tell whether the token only opens what is said: a conjunction, a preposition before marks."""
    flags = ctx.flags[at]
    if flags & (w.COMP | w.COLON):
        return True
    return (ctx.has(at, "clause_lead") or bool(flags & w.CLITIC)) and at < last - 1
