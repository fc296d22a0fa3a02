"""As X said: an aside in what is said."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import VerbRow
from musnad.link.context import Context, Range
from musnad.link.hit import Hit, verb_hit
from musnad.link.hosts import find_hosts
from musnad.link.phrase import clean, noun_phrase, starts_phrase
from musnad.link.prepositional import settle
from musnad.link.reading import counted, disagrees, disqualified, posted
from musnad.link.speaker import skip_times

__all__ = ["as_said_hit", "posted_hit"]


def as_said_hit(
    ctx: Context, at: int, start: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """As X said: what is said stands before, or behind a comma where it opens the sentence."""
    hit = verb_hit(at, row, shape, last, "as-said")
    hit.clause = start
    pos = skip_times(ctx, at + 1, last)
    if row.role == "in" and ctx.has(pos, "in"):  # as it says in the report
        pos += 1
    end = pos
    if pos < last and counted(ctx, pos):
        return None
    if (
        pos < last
        and starts_phrase(ctx, pos)
        and shape.number == "s"
        and not disagrees(ctx, pos, shape)
        and not disqualified(ctx, pos)
    ):
        end = noun_phrase(ctx, pos, last)
        hit.subject = clean(ctx, (pos, end))
    hit.hosts = find_hosts(ctx, (at + 1, min(last, end + 8)), hit.subject)
    if hit.subject is not None and (onward := _from_whom(ctx, end, last, row)) is not None:
        hit.hosts, hit.subject, end = [hit.subject], onward, onward[1]
    return settle(ctx, hit, start, end, first, last)


def _from_whom(ctx: Context, at: int, last: int, row: VerbRow) -> Range | None:
    """Return from whom the outlet has it: as X passed on *from Y*, as X said *quoting Y*."""
    begin = at
    if row.role == "relay" and ctx.has(at, "from"):
        begin = at + 1
    elif at + 1 < last and ctx.has(at, "relayed_from") and ctx.has(at + 1, "relayed_by"):
        begin = at + 2
    if begin == at or begin >= last or not starts_phrase(ctx, begin):
        return None
    return clean(ctx, (begin, noun_phrase(ctx, begin, last)))


def posted_hit(ctx: Context, at: int, first: int, last: int) -> Hit | None:
    """As X published: a verb that lays words on somebody in no other frame."""
    start = posted(ctx, at, first)
    if start < 0:
        return None
    for row, shape in ctx.tables.posted[ctx.words[at].core]:
        hit = as_said_hit(ctx, at, start, first, last, row, shape)
        if hit is not None and _laid_on_somebody(ctx, hit, last):
            return hit
    return None


def _laid_on_somebody(ctx: Context, hit: Hit, last: int) -> bool:
    """Tell whether it is told who published it; "it also published" goes on behind who did."""
    if hit.subject is None:
        return hit.shape is not None and hit.shape.object
    behind = hit.subject[1]
    if not ctx.has(hit.clause, "as"):
        return True
    return behind >= last or bool(ctx.flags[behind] & (w.STOP | w.LINE | w.COMMA))
