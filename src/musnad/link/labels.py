"""A name, a colon and what it says, without a verb: an interview, a live blog, a pull quote."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Context
from musnad.link.hit import Hit
from musnad.link.phrase import clean, noun_phrase, starts_phrase

__all__ = ["labelled_hit"]

_WHO = (
    w.PERSON | w.MEDIA | w.OFFICIAL | w.ORGANISATION | w.ANONYMOUS | w.FIRST_NAME | w.PARTICLE
)


def labelled_hit(ctx: Context, at: int, first: int, last: int) -> Hit | None:
    """Return the attribution of "the spokesman: «…»", or None.

    Only where the phrase fills the sentence up to the colon and a quotation follows it.
    """
    if at + 1 >= last or not ctx.flags[at + 1] & w.QUOTE or at + 1 not in ctx.quotes.at:
        return None
    begin = first
    while begin < at and ctx.flags[begin] & w.PUNCT:
        begin += 1
    if begin >= at or not starts_phrase(ctx, begin) or not ctx.flags[begin] & _WHO:
        return None
    behind = noun_phrase(ctx, begin, at)
    subject = clean(ctx, (begin, behind))
    if behind != at or subject is None:
        return None
    hit = Hit(subject, "label", "grammar:colon", "neutral", begin, limit=last, frame="colon")
    hit.subject, hit.begin = subject, at + 1
    return hit
