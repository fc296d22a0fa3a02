"""Who speaks, to the right of a verb, and what may stand between."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import VerbRow
from musnad.link.anchor import Anchor
from musnad.link.boundary import names_an_act, says_this
from musnad.link.context import Context, Range
from musnad.link.hosts import past_host
from musnad.link.phrase import clean, noun_phrase, starts_phrase
from musnad.link.reading import accusative, addressed, counted, disagrees, disqualified

__all__ = [
    "fits_strictly",
    "past_occasion",
    "right_bars",
    "right_subject",
    "skip_adjuncts",
    "skip_times",
]

_OCCASION = 28  # tokens that tell where something is said


def skip_times(ctx: Context, pos: int, last: int) -> int:
    """Return the first token behind words of time (yesterday, Sunday)."""
    while pos < last and (
        ctx.flags[pos] & (w.TIME | w.NUMBER)
        or ctx.words[pos].fold in ctx.sets["grammar.skips.words"]
    ):
        pos += 1
    return pos


def skip_adjuncts(ctx: Context, pos: int, last: int) -> int:
    """Return the token behind commas, times and one occasion."""
    while pos < last:
        flags = ctx.flags[pos]
        if flags & (w.COMMA | w.TIME | w.NUMBER) or ctx.has(pos, "in_it"):
            pos += 1
        elif flags & w.OPEN and (behind := ctx.close_of(pos, last)) > pos:
            pos = behind  # (واع)
        elif ctx.has(pos, "occasion_lead") and pos + 1 < last and ctx.flags[pos + 1] & w.OCCASION:
            pos += 2
            while pos < last and not ctx.flags[pos] & w.PUNCT:
                if ctx.flags[pos] & w.OBJECT and pos not in ctx.names:
                    break
                pos += 1
        else:
            break
    return pos


def past_occasion(ctx: Context, pos: int, last: int) -> int:
    """Return where speech opens behind where or when it is said, or ``pos``.

    Only behind an occasion (في تصريحات …) or what somebody does meanwhile (وهو يستقبل …), and
    only at a word that nothing but speech opens with.
    """
    occasion = ctx.has(pos, "occasion_lead") and pos + 1 < last
    if not (occasion and ctx.flags[pos + 1] & w.OCCASION) and not ctx.has(pos, "meanwhile"):
        return pos
    for token in range(pos + 2, min(last, pos + _OCCASION)):
        if ctx.has(token, "opens_late") and not ctx.flags[token - 1] & (w.COMP | w.RELATIVE):
            return token
    return pos


def right_bars(row: VerbRow) -> frozenset[str]:
    """Return the prepositions that belong to the verb and so end its speaker's phrase."""
    return frozenset(row.preps | ({row.to} if row.to else set()))


def right_subject(
    ctx: Context,
    at: int,
    first: int,
    end: int,
    row: VerbRow,
    shape: Shape,
    *,
    split: bool = True,
    barred: frozenset[str] | None = None,
) -> tuple[Range | None, int]:
    """Return the phrase that names the speaker behind the verb, and the token behind it.

    Args:
        ctx: The document.
        at: The verb.
        first: Where its sentence begins.
        end: Where the phrase ends at the latest.
        row: The verb's row.
        shape: The verb's form.
        split: Whether a second phrase is whom or what is spoken of.
        barred: Prepositions that end the phrase; None for those of the row.
    """
    barred = right_bars(row) if barred is None else barred
    pos = skip_times(ctx, past_host(ctx, skip_times(ctx, at + 1, end), end), end)
    if says_this(ctx, pos):
        pos += 1
    if pos >= end or shape.number != "s" or not starts_phrase(ctx, pos):
        return None, pos
    if disqualified(ctx, pos) or counted(ctx, pos) or ctx.has_head(pos, "is_said"):
        return None, pos
    if ctx.has(pos, "share"):
        behind = noun_phrase(ctx, pos, end)
        return clean(ctx, (pos - 1, behind)), behind
    lam = ctx.flags[pos] & w.LAM or ctx.has(pos, "detached_lam")
    if lam or (row.obj and at > first and ctx.flags[at - 1] & w.RELATIVE):
        return None, pos
    if disagrees(ctx, pos, shape):
        return None, pos
    objects = "np" in row.takes
    if (row.obj or "free" in row.takes) and accusative(ctx, pos):
        return None, pos
    if row.obj and addressed(ctx, pos):
        return None, pos
    if (objects or "bare" in row.takes) and names_an_act(ctx, pos):
        return None, pos
    behind = noun_phrase(
        ctx,
        pos,
        end,
        barred=barred,
        stop_at_head=split and (row.obj or "free" in row.takes or row.role == "press"),
        stop_at_object=(objects or (split and row.obj)) and end - pos > 1,
    )
    return clean(ctx, (pos, behind)), behind


def fits_strictly(ctx: Context, at: int, first: int, row: VerbRow, anchor: Anchor) -> bool:
    """Tell whether a doubtful verb opens its clause and its speaker fills the way to the anchor."""
    word = ctx.words[at]
    opens = at == first or bool(word.conj) or bool(ctx.flags[at - 1] & (w.PUNCT | w.TIME))
    if not (opens or ctx.has(at - 1, "verb_after")):
        return False
    if ctx.words[anchor.at].fold in row.needs:
        return starts_phrase(ctx, at + 1)
    if anchor.kind not in ("that", "quote", "colon", "prep"):
        return False
    pos = skip_times(ctx, at + 1, anchor.at)
    if pos >= anchor.at or (pos + 1 == anchor.at and ctx.has(pos, "by_saying")):
        return True
    if not starts_phrase(ctx, pos):
        return False
    behind = noun_phrase(ctx, pos, anchor.at, barred=row.preps)
    behind = past_host(ctx, behind, anchor.at)
    return skip_adjuncts(ctx, behind, anchor.at) >= anchor.at or anchor.at - behind <= 2
