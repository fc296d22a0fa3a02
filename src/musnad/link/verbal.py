"""Verbs and participles of saying: the frame around them decides, never the bare word."""

from __future__ import annotations

from musnad.arabic import fold
from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import Sense, VerbRow
from musnad.link.anchor import Anchor, find_anchor, names_what_is_said
from musnad.link.asides import as_said_hit
from musnad.link.clauses import (
    clause_hit,
    direct_object,
    document_hit,
    naming_hit,
    passive,
    unnamed_hit,
)
from musnad.link.complements import after_clause_hit, after_quote_hit, unopened_hit
from musnad.link.concur import concur_hit
from musnad.link.context import Context
from musnad.link.hit import Hit
from musnad.link.participles import participle_hit
from musnad.link.phrase import withheld_end
from musnad.link.reading import feels, is_noun, named_as, posted, speaks_of_himself, states_a_view
from musnad.link.relays import passes_on_feeling, relay_hit
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
    if word.flags & (w.AL | w.BA | w.LAM) or is_noun(ctx, at, first) or speaks_of_himself(ctx, at):
        return None
    if ctx.has(at, "by_name") and at > first and ctx.flags[at - 1] & (w.HEADS | w.COMMA):
        return None  # a witness called so-and-so
    if word.core in ctx.sets["sources.withheld.openers"] and withheld_end(
        ctx, at, min(last, at + 7)
    ):
        return None
    for sense in word.senses:
        hit = _try(ctx, at, first, last, sense)
        if hit is not None and not (hit.frame == "np" and _most(ctx, hit, sense.row)):
            return hit
    return None


def _try(ctx: Context, at: int, first: int, last: int, sense: Sense) -> Hit | None:
    row, shape = sense
    if shape.tense == "participle":
        return participle_hit(ctx, at, first, last, row, shape)
    aside = posted(ctx, at, first)
    follows = aside < 0 and _follows(ctx, at, first, shape)
    if follows or _not_said(ctx, at, first, last, row, aside):
        return None
    if row.role == "concur":
        return concur_hit(ctx, at, first, last, row, shape)
    if row.role == "name" or named_as(ctx, at, first, row):
        return naming_hit(ctx, at, row, shape, last)
    if shape.object and aside < 0:
        return _with_pronoun(ctx, at, first, last, row, shape)
    anchor = find_anchor(ctx, at, row, last)
    if anchor is None or anchor.kind != "that" or anchor.at > at + 1:
        anchor = direct_object(ctx, at, first, last, row, shape) or anchor
    if _is_aside(ctx, at, last, row, aside, anchor):
        return as_said_hit(ctx, at, aside, first, last, row, shape)
    if _in_another_sense(ctx, at, first, row, shape, anchor):
        return None
    if row.role in _FRAMES:
        return _by_role(ctx, at, first, last, sense, anchor)
    if anchor is None or _set_off(ctx, at, anchor):
        hit = after_quote_hit(ctx, at, first, last, row, shape)
        if hit is not None:
            return hit
    if anchor is None:
        hit = after_clause_hit(ctx, at, first, last, row, shape)
        return hit or unopened_hit(ctx, at, first, last, row, shape)
    if row.role in ("chorus", "hearsay") and (
        row.role == "hearsay" or passive(ctx, at, first, shape, anchor)
    ):
        return unnamed_hit(ctx, at, last, row, shape, anchor)
    return clause_hit(ctx, at, first, last, row, shape, anchor)


def _most(ctx: Context, hit: Hit, row: VerbRow) -> bool:
    """Tell whether the form is "the most prominent" (أبرز ملامحها): nobody stresses it."""
    return fold(row.lemma) in ctx.rules["also_most"] and hit.subject is None


_FRAMES = frozenset({"in", "relay", "learn"})
_LOOSE = _FRAMES | {"hearsay"}  # where they hear it from may stand before the clause
_FAR = 14  # tokens behind which an opener no longer belongs to "as X said"
_TOP = 2  # sentences before the line that says who wrote the article


def _by_role(
    ctx: Context, at: int, first: int, last: int, sense: Sense, anchor: Anchor | None
) -> Hit | None:
    """Try the frame that only a few verbs have."""
    row, shape = sense
    if row.role == "in":
        return document_hit(ctx, at, last, row, shape, anchor)
    return relay_hit(ctx, at, first, last, row, shape, anchor)


def _byline(ctx: Context, at: int, anchor: Anchor) -> bool:
    """Tell whether it only says who wrote the article (كتبت سلمى الحداد:)."""
    if anchor.kind != "colon" or not ctx.has(at, "writes") or ctx.words[at].conj:
        return False
    opens = at == 0 or (ctx.flags[at - 1] & w.LINE and ctx.sentence_of[at] <= _TOP)
    return bool(opens) and anchor.at + 1 not in ctx.quotes.at


def _set_off(ctx: Context, at: int, anchor: Anchor) -> bool:
    """Tell whether the quotation behind the verb goes on after a comma: «…»، قال فلان، «…»."""
    comma = anchor.at > 0 and bool(ctx.flags[anchor.at - 1] & w.COMMA)
    return anchor.kind == "quote" and comma and not ctx.words[at].conj


def _follows(ctx: Context, at: int, first: int, shape: Shape) -> bool:
    """Tell whether a fact shows or entails something (مما يشير إلى), which nobody says."""
    shows = shape.tense == "imperfect" and not shape.object
    return shows and at > first and ctx.has(at - 1, "from_which") and not ctx.words[at].conj


def _not_said(ctx: Context, at: int, first: int, last: int, row: VerbRow, aside: int) -> bool:
    """Tell whether what stands around the verb shows that nothing is said."""
    if row.barred and at + 1 < last and ctx.words[at + 1].fold in row.barred:
        return True
    if at == first:
        return False
    if ctx.flags[at - 1] & w.NEGATION:
        if row.role == "feeling":  # articles that do not express the paper's opinion
            return True
        return row.stance not in _OPINION or not ctx.has(at - 1, "no")
    if ctx.has(at - 1, "future"):
        return True
    if row.stance == "asking" and ctx.flags[at - 1] & w.RELATIVE and ctx.has(at + 1, "resumed"):
        return True  # the strike that the union called for
    if at - 2 >= first and ctx.has(at - 1, "one_of") and ctx.flags[at - 2] & w.NEGATION:
        return True  # nobody asks
    what = aside < 0 and ctx.has(at - 1, "what") and not ctx.words[at].conj
    if what and _told_of(ctx, at, first, last):
        return False
    return what and row.role != "name" and not named_as(ctx, at, first, row)


def _told_of(ctx: Context, at: int, first: int, last: int) -> bool:
    """Tell whether something is said of what came before (وهو ما يرى خبراء أنه خطأ)."""
    if at - 2 < first or not ctx.has(at - 2, "which_is"):
        return False
    that = next((t for t in range(at + 1, min(last, at + _FAR)) if ctx.flags[t] & w.COMP), -1)
    return that > at + 1 and ctx.core(that).endswith(ctx.endings("own"))


def _is_aside(
    ctx: Context, at: int, last: int, row: VerbRow, aside: int, anchor: Anchor | None
) -> bool:
    """Tell whether "as X said" is meant, and not "X said as well" (كما أكد أن)."""
    if aside < 0 or (row.role == "relay" and passes_on_feeling(ctx, at)):
        return False
    if "np" in row.takes and at + 1 < last and names_what_is_said(ctx, at + 1):
        return False
    return anchor is None or anchor.at - at > _FAR or not ctx.has(at - 1, "as")


def _in_another_sense(
    ctx: Context, at: int, first: int, row: VerbRow, shape: Shape, anchor: Anchor | None
) -> bool:
    """Tell whether the row's own condition on its frame fails."""
    if anchor is not None and _byline(ctx, at, anchor):
        return True
    if row.role == "feeling" and not feels(ctx, at, shape, anchor):
        return True
    if row.stated and not states_a_view(ctx, at, shape):
        return True
    if row.role in _LOOSE or not row.strict or anchor is None:
        return False
    return not fits_strictly(ctx, at, first, row, anchor)


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
