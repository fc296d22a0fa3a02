"""Participles behind a clause (مشيراً إلى أن): their speaker is the subject of that clause."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import VerbRow
from musnad.link.anchor import content_start, find_anchor
from musnad.link.context import Context
from musnad.link.hit import Hit, verb_hit
from musnad.link.phrase import looks_finite, starts_phrase
from musnad.link.reading import circumstance

__all__ = ["participle_hit"]

_FAR = 8  # tokens behind which speech belongs no longer to a participle that opens the sentence


def participle_hit(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """A participle behind a clause: its speaker is the subject of that clause."""
    opens = at == first and not ctx.words[at].conj
    apart = (
        at == first
        or bool(ctx.words[at].conj)
        or bool(ctx.flags[at - 1] & (w.COMMA | w.CLOSE | w.QUOTE))
    )
    if row.plain:
        before = max(at - 1, first)
        while before > first and ctx.flags[before] & (w.COMMA | w.TIME):
            before -= 1
        if ctx.words[before].senses:
            return None
    if (not apart and ctx.has(at - 1, "noun_after")) or _signs(ctx, at, first, last):
        return None  # in the pursuit of; a byline
    anchor = find_anchor(ctx, at, row, last)
    if opens and (anchor is None or anchor.kind in ("prep", "np")):
        return None
    if opens and anchor is not None and anchor.at > at + (2 if anchor.kind == "that" else _FAR):
        return None
    hit = verb_hit(at, row, shape, last, "participle")
    hit.own = True
    if anchor is not None and not apart and anchor.kind in ("prep", "np"):
        if not circumstance(ctx, at, shape) or (
            anchor.kind == "np" and anchor.at > at + 1 and not row.obj
        ):
            return None
    laid = anchor is not None and row.obj and ctx.words[anchor.at].fold in row.needs
    if anchor is not None and row.strict and anchor.at > at + 1 and not laid:
        return None
    if anchor is None:
        if "np" not in row.takes or at + 1 >= last or not starts_phrase(ctx, at + 1):
            return None
        if not apart or not _carries_on(ctx, at, first):
            return None
        hit.begin, hit.frame = at + 1, "np"
        return hit
    if anchor.at - at > 10 and anchor.kind not in ("quote", "that", "colon"):
        return None
    hit.frame = anchor.kind
    hit.begin = content_start(anchor)
    if anchor.at > at + 1 and not row.obj and anchor.kind == "that" and anchor.at - at > 12:
        return None
    return hit


def _signs(ctx: Context, at: int, first: int, last: int) -> bool:
    """Tell whether the word ends a byline (سعاد - المدينة - متابعة:), where no verb stands."""
    if at == first or not ctx.flags[at - 1] & w.DASH or at + 1 >= last:
        return False
    ends = ctx.flags[at + 1] & w.COLON or looks_finite(ctx, at + 1)
    return bool(ends) and not any(looks_finite(ctx, t) for t in range(first, at))


def _carries_on(ctx: Context, at: int, first: int) -> bool:
    """Tell whether a joined participle has a cue before it to go on from: not طلاب وطالبات."""
    joined = ctx.words[at].conj and not ctx.flags[at - 1] & w.COMMA
    return not joined or any(ctx.says(t) for t in range(first, at))
