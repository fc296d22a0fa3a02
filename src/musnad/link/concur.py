"""One who shares another's opinion that: the opinion is said, whoever had it first."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import VerbRow
from musnad.link.anchor import content_start, find_anchor
from musnad.link.context import Context
from musnad.link.hit import Hit, verb_hit
from musnad.link.phrase import clean, noun_phrase, starts_phrase

__all__ = ["concur_hit"]

_FAR = 10  # tokens between the verb and the opinion


def concur_hit(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """A verb of sharing, an opinion and what it is (ويشاركه الرأي X أن، ويؤيد X الرأي بأن).

    Args:
        ctx: The document.
        at: The verb.
        first: Where its sentence begins.
        last: Where its scope ends.
        row: The verb's row.
        shape: The verb's form.
    """
    if at > first and not ctx.words[at].conj and not ctx.flags[at - 1] & w.COMMA:
        return None
    anchor = find_anchor(ctx, at, row, last)
    if anchor is None or anchor.kind not in ("that", "quote", "colon"):
        return None
    end = min(anchor.at, at + _FAR)
    view = next((t for t in range(at + 1, end) if ctx.has_head(t, "opinion")), -1)
    if view < 0:
        return None
    hit = verb_hit(at, row, shape, last, "concur")
    begin = view + 1 if view == at + 1 else at + 1
    if begin >= anchor.at or not starts_phrase(ctx, begin):
        return None
    limit = anchor.at if view == at + 1 else view
    hit.subject = clean(ctx, (begin, noun_phrase(ctx, begin, limit)))
    hit.begin, hit.frame = content_start(anchor), anchor.kind
    return hit if hit.subject is not None else None
