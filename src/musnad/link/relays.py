"""X passed on from Y: the source is Y, through X."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import VerbRow
from musnad.link.anchor import Anchor, content_start
from musnad.link.context import Context, Range
from musnad.link.hit import Hit, verb_hit
from musnad.link.hosts import find_hosts
from musnad.link.outlets import is_media, outlet_at
from musnad.link.phrase import clean, noun_phrase, starts_phrase
from musnad.link.speaker import right_subject
from musnad.link.subject import left_subject

__all__ = ["passes_on_feeling", "relay_hit"]

_LAID = 8  # tokens in which a clause shows that words are passed on


def relay_hit(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape, anchor: Anchor | None
) -> Hit | None:
    """X passed on from Y: the source is Y, through X."""
    end = anchor.at if anchor else min(last, at + 40)
    pivot = next((t for t in range(at + 1, end) if ctx.has(t, f"{row.role}_link")), -1)
    if shape.object:
        return None
    hit = verb_hit(at, row, shape, last, row.role)
    if ctx.has(at + 1, "of_him"):
        return _of_him(ctx, at, last, hit, anchor)
    subject, _ = right_subject(ctx, at, first, pivot if pivot > 0 else end, row, shape)
    if subject is None:
        left = left_subject(ctx, at, first, shape)
        if left is not None:
            subject, hit.antecedent, hit.clause, hit.sub = left
    if row.passive_only and (laid := _laid(ctx, at, last, hit, subject, pivot)) is not None:
        return laid
    if pivot < 0:
        return _unsourced(ctx, hit, subject, row, anchor)
    source, further = _passed_on(ctx, pivot, end, row)
    if source is None:
        return None
    said = anchor or _relayed_noun(ctx, source[1], last)
    if said is None:
        return _ascribed(ctx, at, hit, pivot, source[1]) if row.passive_only else None
    _said_noun(ctx, hit, source[1], said.at)
    further += find_hosts(ctx, (source[1], said.at), None)
    hit.subject = source
    hit.begin, hit.frame = content_start(said), said.kind
    if row.role == "relay":
        if row.passive_only and hit.stance == row.stance:
            hit.stance = "neutral"
        if subject is not None:
            hit.hosts = [subject, *further]
        elif hit.antecedent is not None:
            hit.hosts = [hit.antecedent]
            hit.antecedent = None
        else:
            hit.own, hit.hosts = not further, further
    elif subject is not None:
        if not (ctx.flags[subject[0]] & (w.MEDIA | w.QUOTE) or outlet_at(ctx, subject[0])):
            return None
        hit.hosts = [subject]
    return hit


def passes_on_feeling(ctx: Context, at: int) -> bool:
    """Tell whether the verb passes on what somebody known feels (كما نقلت عنه ارتياحه)."""
    return ctx.has(at + 1, "of_him") and at + 2 < ctx.size and _felt(ctx, at + 2)


def _unsourced(
    ctx: Context, hit: Hit, subject: Range | None, row: VerbRow, anchor: Anchor | None
) -> Hit | None:
    """X passed on that, from nobody: X is the source, where it is an outlet."""
    if anchor is None or anchor.kind != "that":
        return None
    if subject is None:
        if hit.antecedent is None and row.role == "learn":
            return None
    elif row.role == "relay" and not ctx.flags[subject[0]] & (w.MEDIA | w.OUTLET):
        return None
    hit.subject, hit.begin, hit.frame = subject, anchor.at, anchor.kind
    return hit


def _laid(
    ctx: Context, at: int, last: int, hit: Hit, subject: Range | None, pivot: int
) -> Hit | None:
    """An attack laid to somebody by nobody who is named (هجمات نُسبت إلى المتمردين)."""
    begin = at + 1 if subject is None else subject[0]
    to = at + 1 if subject is None else subject[1]
    if subject is not None and (
        subject[0] < at or ctx.flags[subject[0]] & (w.HEADS | w.FIRST_NAME | w.QUOTE)
    ):
        return None
    if hit.antecedent is not None or to + 1 >= last:
        return None
    she = hit.shape is not None and hit.shape.gender == "f"
    if not she and not (ctx.has(to, "to") and ctx.words[at].conj):  # or they are shares (نسب)
        return None
    lam = ctx.flags[to] & w.LAM and ctx.flags[to] & (w.AL | w.HEADS | w.PLACE)
    if not lam and not (to == pivot and ctx.has(to, "to")):
        return None
    if any(ctx.flags[t] & w.COMP for t in range(to, min(last, to + _LAID))):
        return None
    hit.rule, hit.unnamed, hit.sub = "passive", True, not ctx.words[at].conj
    hit.begin, hit.frame = begin, "prep"
    hit.limit = max(noun_phrase(ctx, to if lam else to + 1, last), to + 1)
    return hit


def _ascribed(ctx: Context, at: int, hit: Hit, pivot: int, last: int) -> Hit | None:
    """X lays something to somebody (نسب الوزير الخسائر إلى الجفاف): that is what he says."""
    begin = at + 1
    if not starts_phrase(ctx, begin) or hit.shape is None or hit.shape.number != "s":
        return None
    name = ctx.names.get(begin)
    end = noun_phrase(ctx, begin, pivot, stop_at_object=True, stop_at_head=True)
    if name is not None and name.first == begin and name.type == "PER":
        end = min(end, name.last)
    elif not ctx.flags[begin] & (w.HEADS | w.FIRST_NAME):
        return None
    subject = clean(ctx, (begin, end))
    if subject is None or end >= pivot or not ctx.has(pivot, "to"):
        return None
    if not ctx.flags[end] & (w.AL | w.OBJECT | w.QUOTE) and (name is None or end != name.last):
        return None
    hit.rule, hit.subject, hit.begin, hit.frame = "verb-np", subject, end, "np"
    hit.limit = min(hit.limit, max(last, pivot + 1))
    return hit


def _passed_on(
    ctx: Context, pivot: int, end: int, row: VerbRow
) -> tuple[Range | None, list[Range]]:
    """Return who is named behind "from", and the outlets in between: from X, from Y."""
    link = "learn_link" if row.role == "learn" else "from"
    further: list[Range] = []
    begin = pivot + 1
    while begin < end:
        behind = noun_phrase(ctx, begin, end)
        source = clean(ctx, (begin, behind)) if behind > begin else None
        if source is None:
            break
        felt = next((t for t in range(begin + 1, source[1]) if _felt(ctx, t)), source[1])
        source = (begin, felt)
        onward = ctx.has(source[1], link) and is_media(ctx, source[0]) and source[1] + 1 < end
        if not onward:
            return source, further
        further.append(source)
        begin = source[1] + 1
    return None, further


def _of_him(ctx: Context, at: int, last: int, hit: Hit, anchor: Anchor | None) -> Hit | None:
    """X passed on from him: the source is who has just spoken."""
    if anchor is None:
        anchor = _relayed_noun(ctx, at + 2, last)
    if anchor is None:
        return None
    relay = (
        clean(ctx, (at + 2, noun_phrase(ctx, at + 2, anchor.at))) if at + 2 < anchor.at else None
    )
    if relay is not None:
        hit.hosts = [relay]
    hit.shape = None
    hit.begin, hit.frame = content_start(anchor), anchor.kind
    return hit


def _relayed_noun(ctx: Context, pos: int, last: int) -> Anchor | None:
    """Find "his saying" behind a relayed source, where no clause was found."""
    for token in range(pos, min(last, pos + 8)):
        if ctx.words[token].fold in ctx.sets["grammar.relay.words"]:
            nxt = token + 1
            if nxt < last and ctx.flags[nxt] & (w.COLON | w.COMMA):
                nxt += 1
            return Anchor("np", nxt) if nxt < last else None
        if _felt(ctx, token):
            return Anchor("np", token)
    return None


def _felt(ctx: Context, at: int) -> bool:
    """Tell whether somebody's feeling is what was passed on (نقلت عنه ارتياحه)."""
    head = ctx.words[at].head
    for tail in ctx.endings("owners"):
        stem = head.removesuffix(tail)
        if stem != head and not ctx.words[at].flags & w.LAM:
            return bool({stem, stem.removesuffix("ت") + "ه"} & ctx.rules["felt"])
    return False


def _said_noun(ctx: Context, hit: Hit, pos: int, until: int) -> None:
    """Take "his denial" behind a relayed source as the cue; "his saying" is none."""
    for token in range(pos, min(until + 1, ctx.size)):
        word = ctx.words[token]
        if word.fold not in ctx.sets["grammar.relay.words"]:
            continue
        for tail in ctx.endings("owners"):
            row = ctx.tables.masdars.get(word.core.removesuffix(tail))
            if word.core.endswith(tail) and row is not None and not row.plain:
                hit.cue, hit.stance, hit.row = (token, token + 1), row.stance, row.name
                return
