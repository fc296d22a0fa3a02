"""Nouns that carry a saying: بالقول إن, إعلان X عن, اتهامات بـ."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.rows import NounRow, VerbRow
from musnad.link.context import Context
from musnad.link.hit import Hit
from musnad.link.hosts import find_hosts
from musnad.link.phrase import clean, looks_finite, noun_phrase, starts_phrase

__all__ = ["by_saying", "masdar_hit", "rumour_hit"]

_CLAIM = 8  # tokens that name whose claim it is
_BACK = 40  # tokens between a verb and "by saying"


def by_saying(ctx: Context, at: int, first: int, last: int, row: NounRow) -> Hit | None:
    """By saying that: the speaker is the subject of the verb before."""
    if at + 1 >= last or not ctx.flags[at + 1] & (w.COMP | w.COLON | w.QUOTE):
        return None
    hit = Hit((at, at + 1), "by-saying", row.name, row.stance, at, limit=last)
    hit.begin = at + 2 if ctx.flags[at + 1] & w.COLON else at + 1
    hit.frame = "that" if ctx.flags[at + 1] & w.COMP else "quote"
    verb = _verb_before(ctx, at, first)
    if verb >= 0:
        hit.clause = verb
        begin = verb + 1
        if begin < at and starts_phrase(ctx, begin):
            behind = noun_phrase(ctx, begin, at, stop_at_object=True)
            hit.subject = clean(ctx, (begin, behind))
            shape = ctx.words[verb].senses[0].shape if ctx.words[verb].senses else None
            hit.shape = shape
    hit.own = hit.subject is None
    hit.hosts = find_hosts(ctx, (hit.clause, at), hit.subject)
    return hit


def rumour_hit(ctx: Context, at: int, first: int, last: int, row: NounRow) -> Hit | None:
    """Amid reports of: nobody in particular says it."""
    if at + 2 >= last or at == first:
        return None
    behind = _past_adjective(ctx, at, last, row)
    if not _rumours(ctx, at, behind, row):
        return _claimed_by(ctx, at, last, row) if row.claim else None
    if not (row.claim or ctx.has(at - 1, "rumoured") or looks_finite(ctx, at - 1)):
        return None
    hit = Hit((at, at + 1), "rumour", row.name, row.stance, at, limit=last, frame="prep")
    hit.begin, hit.sub, hit.unnamed = behind, True, True
    return hit


def _past_adjective(ctx: Context, at: int, last: int, row: NounRow) -> int:
    """Return the token behind the rumour and its adjective (تقارير متضاربة عن)."""
    adjective = ctx.words[at + 1]
    agrees = not adjective.flags & (w.AL | w.BA | w.LAM | w.PUNCT | w.HEADS)
    agrees = agrees and (adjective.feminine or adjective.head.endswith(ctx.endings("nisba")))
    told = at + 3 < last and bool(row.preps) and ctx.core(at + 2) in row.preps
    return at + 2 if agrees and told else at + 1


def _claimed_by(ctx: Context, at: int, last: int, row: NounRow) -> Hit | None:
    """A claim of somebody's, or in the papers, that something is so (تكهنات في الصحف بأن)."""
    link = at + 1
    if not (ctx.has(link, "of") or ctx.has(link, "in")) or not starts_phrase(ctx, link + 1):
        return None
    until = min(last, link + _CLAIM)
    that = next((t for t in range(link + 2, until) if ctx.flags[t] & w.COMP), -1)
    if that < 0 or ctx.core(that)[:1] != "ب" or noun_phrase(ctx, link + 1, that) < that:
        return None
    media = ctx.flags[link + 1] & w.MEDIA
    if ctx.has(link, "in") and not media:
        return None
    hit = Hit((at, at + 1), "rumour", row.name, row.stance, at, limit=last, frame="that")
    hit.subject = clean(ctx, (link + 1, that))
    hit.begin, hit.sub = that, True
    return hit


def _rumours(ctx: Context, at: int, behind: int, row: NounRow) -> bool:
    """Tell whether what is rumoured follows: a clause, or a verbal noun with its preposition."""
    flags = ctx.flags[behind]
    if row.claim:
        clause = flags & w.COMP and ctx.core(behind)[:1] == "ب"
        named = ctx.flags[at] & w.AL or flags & (w.AL | w.PLACE | w.HEADS | w.TIME)
        return bool(clause) or bool(flags & w.BA and not named)
    bare = ctx.words[at].fold == ctx.words[at].head
    return bare and ctx.core(behind) in row.preps and bool(ctx.flags[behind + 1] & w.OBJECT)


def _verb_before(ctx: Context, at: int, first: int) -> int:
    """Return the verb that opens the clause, or -1."""
    for token in range(at - 1, max(first - 1, at - _BACK), -1):
        if ctx.flags[token] & (w.STOP | w.LINE):
            break
        if looks_finite(ctx, token):
            return token
    return first if at - first <= 12 and ctx.words[first].conj else -1


def masdar_hit(ctx: Context, at: int, first: int, last: int, row: VerbRow, tail: str) -> Hit | None:
    """A verbal noun of saying with who says it and a clause or preposition (إعلان الوزارة أن)."""
    word = ctx.words[at]
    pos = at + 1
    if pos >= last or (tail and word.flags & w.AL):  # الطلبة are students, and not his demand
        return None
    if at > first and ctx.has(at - 1, "not_masdar_after"):
        if word.flags & w.OCCASION or row.stance == "neutral":
            return None
    subject = None
    if not tail and not word.flags & w.AL and starts_phrase(ctx, pos):
        behind = noun_phrase(ctx, pos, last, barred=frozenset(row.preps), appose=False)
        subject = clean(ctx, (pos, behind))
        pos = behind
    while pos < last and ctx.flags[pos] & (w.TIME | w.COMMA) and not ctx.words[pos].senses:
        pos += 1
    if pos + 3 < last and ctx.flags[pos] & w.DASH:
        pos = next(
            (t + 1 for t in range(pos + 1, min(last, pos + 8)) if ctx.flags[t] & w.DASH), pos
        )
    if pos >= last:
        return None
    frame = _opens(ctx, pos, row)
    if not frame or (subject is None and not tail):
        return None
    if subject is not None and _acted_on(ctx, subject[0]):
        return None
    accused = row.stance == "accusing" and (not tail or pos == at + 1)
    hit = Hit((at, at + 1), "masdar", row.name, row.stance, at, limit=last, frame=frame)
    hit.subject, hit.begin = None if accused else subject, pos
    hit.own, hit.sub, hit.weak, hit.unnamed = bool(tail), True, True, accused
    return hit


def _acted_on(ctx: Context, head: int) -> bool:
    """Tell whether behind the verbal noun stands what is done and nobody who does it.

    A verbal noun again (طلب عدم النشر), or a noun of somebody's that nobody is (تأكيد تفوقه).
    """
    flags = ctx.flags[head]
    if flags & (w.HEADS | w.PLACE | w.FIRST_NAME | w.PARTICLE | w.QUOTE | w.LATIN):
        return False
    word = ctx.words[head]
    owned = word.head.endswith(ctx.endings("own")) and not word.feminine and not flags & w.AL
    return bool(flags & (w.OBJECT | w.NUMBER | w.OCCASION)) or (owned and head not in ctx.names)


def _opens(ctx: Context, pos: int, row: VerbRow) -> str:
    """Return the frame that the token opens for the verbal noun, or an empty string."""
    flags = ctx.flags[pos]
    if flags & w.COMP and "that" in row.takes:
        return "that"
    if ctx.core(pos) in row.preps and pos + 1 < ctx.size:
        return "that" if ctx.flags[pos + 1] & w.COMP else "prep"
    if "ب" in row.preps and flags & w.BA:
        return "prep"
    if "np" in row.takes and flags & w.OBJECT and row.stance == "asking":
        return "np"
    if "ل" in row.preps and flags & w.LAM and flags & w.OBJECT:
        return "prep"
    return ""
