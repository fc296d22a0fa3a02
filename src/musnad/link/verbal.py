"""Verbs and participles of saying: the frame around them decides, never the bare word."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import Sense, VerbRow
from musnad.link.anchor import find_anchor, names_what_is_said
from musnad.link.asides import as_said_hit
from musnad.link.clauses import (
    clause_hit,
    direct_object,
    document_hit,
    naming_hit,
    passive,
    unnamed_hit,
)
from musnad.link.complements import unopened_hit
from musnad.link.context import Context
from musnad.link.hit import Hit
from musnad.link.participles import participle_hit
from musnad.link.phrase import withheld_end
from musnad.link.reading import feels, is_noun, named_as, posted, states_a_view
from musnad.link.relays import relay_hit
from musnad.link.speaker import fits_strictly

__all__ = ["verbal_hit"]

_OPINION = frozenset({"judging", "asking", "denying"})


def verbal_hit(ctx: Context, at: int, first: int, last: int) -> Hit | None:
    """Return the attribution that the verb or participle at ``at`` opens, or None.

    Args:
        ctx: The document.
        at: The token of the cue.
        first: Where its sentence begins.
        last: Where its scope ends.
    """
    word = ctx.words[at]
    if word.flags & (w.AL | w.BA | w.LAM) or is_noun(ctx, at, first):
        return None
    if word.core in ctx.sets["sources.withheld.openers"] and withheld_end(
        ctx, at, min(last, at + 7)
    ):
        return None
    for sense in word.senses:
        hit = _try(ctx, at, first, last, sense)
        if hit is not None:
            return hit
    return None


def _try(ctx: Context, at: int, first: int, last: int, sense: Sense) -> Hit | None:
    row, shape = sense
    if row.barred and at + 1 < last and ctx.words[at + 1].fold in row.barred:
        return None
    if shape.tense == "participle":
        return participle_hit(ctx, at, first, last, row, shape)
    if at > first and ctx.flags[at - 1] & w.NEGATION:
        if row.stance not in _OPINION or not ctx.has(at - 1, "no"):
            return None
    aside = posted(ctx, at, first)
    if aside < 0 and at > first and ctx.has(at - 1, "what") and not ctx.words[at].conj:
        if row.role != "name" and not named_as(ctx, at, first, row):
            return None
    if row.role == "name" or named_as(ctx, at, first, row):
        return naming_hit(ctx, at, row, shape, last)
    if shape.object and aside < 0:
        return _with_pronoun(ctx, at, first, last, row, shape)
    anchor = find_anchor(ctx, at, row, last)
    if anchor is None or anchor.kind != "that" or anchor.at > at + 1:
        anchor = direct_object(ctx, at, last, row, shape) or anchor
    if row.role == "feeling" and not feels(ctx, at, shape, anchor):
        return None
    summed = "np" in row.takes and at + 1 < last and names_what_is_said(ctx, at + 1)
    if (
        aside >= 0
        and not summed
        and (anchor is None or anchor.at - at > 14 or not ctx.has(at - 1, "as"))
    ):
        return as_said_hit(ctx, at, aside, first, last, row, shape)
    if at > first and ctx.has(at - 1, "future"):
        return None
    if row.stated and not states_a_view(ctx, at, shape):
        return None
    if row.role == "in":
        return document_hit(ctx, at, last, row, shape, anchor)
    if row.role == "hearsay" and anchor is not None and anchor.kind == "that":
        return unnamed_hit(ctx, at, last, row, shape, anchor)
    if row.role in ("relay", "learn"):
        return relay_hit(ctx, at, first, last, row, shape, anchor)
    if anchor is None:
        return unopened_hit(ctx, at, first, last, row, shape)
    if row.strict and not fits_strictly(ctx, at, first, row, anchor):
        return None
    if row.role == "chorus" and passive(ctx, at, first, shape, anchor):
        return unnamed_hit(ctx, at, last, row, shape, anchor)
    return clause_hit(ctx, at, first, last, row, shape, anchor)


def _with_pronoun(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """A verb with an object pronoun (أخبرهم أن): it needs a clause or a preposition behind."""
    anchor = find_anchor(ctx, at, row, last)
    if anchor is None or anchor.at - at > 8 or not (row.obj or row.preps) or row.strict:
        return None
    if anchor.kind not in ("that", "prep"):
        return None
    hit = clause_hit(ctx, at, first, last, row, shape, anchor)
    if hit is not None:
        hit.rule = "verb-pronoun"
    return hit
