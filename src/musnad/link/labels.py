"""A name, a colon and what it says, without a verb: an interview, a live blog, a pull quote."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Context
from musnad.link.hit import Hit
from musnad.link.phrase import clean, noun_phrase, starts_phrase

__all__ = ["labelled_hit"]

_WHO = w.PERSON | w.MEDIA | w.OFFICIAL | w.ORGANISATION | w.FIRST_NAME | w.PARTICLE
_LONGEST = 14  # tokens of a label
_LEAST = 4  # words behind a label without quotation marks


def labelled_hit(ctx: Context, at: int, first: int, last: int) -> Hit | None:
    """Return the attribution of "the spokesman: «…»", or None.

    Only where the phrase fills its line up to the colon. Behind it a quotation stands, or, where a
    body or somebody with a title is named, a statement without marks.
    """
    if at + 1 >= last:
        return None
    begin = _begin(ctx, at, first)
    if begin < 0 or ctx.words[begin].conj or not starts_phrase(ctx, begin):
        return None
    if _leads_on(ctx, begin, at):
        return None
    if not ctx.flags[begin] & (w.SPOKEN | w.QUOTE) and not ctx.flags[begin + 1] & w.PERSON:
        return None  # a point of a list
    behind = noun_phrase(ctx, begin, at)
    subject = clean(ctx, (begin, behind))
    if behind != at or subject is None:
        return None
    if ctx.has(begin, "counting") or any(ctx.flags[t] & w.DASH for t in range(*subject)):
        return None
    quoted = bool(ctx.flags[at + 1] & w.QUOTE) and at + 1 in ctx.quotes.at
    known = bool(ctx.flags[begin] & _WHO) and not ctx.flags[begin] & w.ANONYMOUS
    if quoted:
        if not known and subject[1] - subject[0] > 4:
            return None
    elif (
        not known
        or begin == 0
        or ctx.quotes.around(at) is not None
        or _words(ctx, at + 1, last) < _LEAST
    ):
        return None
    hit = Hit(subject, "label", "grammar:colon", "neutral", begin, limit=last, frame="colon")
    hit.subject, hit.begin = subject, at + 1
    return hit


def _leads_on(ctx: Context, begin: int, at: int) -> bool:
    """Tell whether the label leads elsewhere (للمزيد، شاهد أيضاً) and is nobody's name."""
    if ctx.has(begin, "leads_on"):
        return True
    alone = begin + 1 >= at or bool(ctx.flags[begin + 1] & (w.TIME | w.BA))
    return alone and ctx.has(begin, "leads_on_alone")


def _begin(ctx: Context, at: int, first: int) -> int:
    """Return the first word of the label: of its line, or behind a bar; -1 where it is too far."""
    token = at - 1
    lowest = max(first, at - _LONGEST)
    while token >= lowest:
        if ctx.flags[token] & (w.LINE | w.STOP) or ctx.words[token].fold in ("|", "■", "•"):
            return token + 1
        token -= 1
    if lowest > first:
        return -1
    while first < at and ctx.flags[first] & w.PUNCT and not ctx.flags[first] & w.QUOTE:
        first += 1
    return first


def _words(ctx: Context, first: int, last: int) -> int:
    return sum(1 for t in range(first, min(last, first + 12)) if not ctx.flags[t] & w.PUNCT)
