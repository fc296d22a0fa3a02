"""Who passed a statement on, in the words between a verb and what it says."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Context, Range
from musnad.link.outlets import is_media, is_programme, outlet_at
from musnad.link.phrase import clean, noun_phrase

__all__ = ["find_hosts", "fronted_hosts", "past_host"]

_BACK = 5  # tokens before "on the channel" in which it is told what was on


def fronted_hosts(ctx: Context, first: int, verb: int) -> list[Range]:
    """Return the outlets of an occasion at the head of the sentence (وفي تصريح لقناة كذا، قال)."""
    if first + 2 < verb and ctx.has(first, "answering") and ctx.has(first + 1, "on"):
        return find_hosts(ctx, (first + 2, min(verb, first + 16)), None)
    if ctx.has(first, "in") and ctx.has(verb, "writes") and first + 1 in ctx.quotes.at:
        close = ctx.quotes.at[first + 1].close + 1
        return [(first + 1, close)] if close + 1 == verb else []
    if not ctx.has(first, "in") or verb - first < 3 or not ctx.flags[first + 1] & w.OCCASION:
        return []
    return find_hosts(ctx, (first + 1, min(verb, first + 16)), None)


def past_host(ctx: Context, at: int, end: int) -> int:
    """Return the token behind a named outlet to whom it is said (لـ«الوطن»), or ``at``."""
    if at + 1 < end and ctx.has(at, "detached_lam"):
        quote = ctx.quotes.at.get(at + 1)
        return quote.close + 1 if quote is not None and quote.close < end else at
    if at < end and ctx.flags[at] & w.LAM:
        if ctx.flags[at] & w.MEDIA and at + 1 < end and at + 1 in ctx.quotes.at:
            return min(ctx.quotes.at[at + 1].close + 1, end)
        known = outlet_at(ctx, at)
        if not known and ctx.flags[at] & w.MEDIA and not ctx.flags[at] & w.AL:
            return noun_phrase(ctx, at, end, appose=False)
        return at + min(known, end - at)
    return at


def find_hosts(ctx: Context, region: Range, subject: Range | None) -> list[Range]:
    """Return the outlets named in the region outside the subject, in order."""
    hosts: list[Range] = []
    index, last = region
    while index < last:
        if subject and subject[0] <= index < subject[1]:
            index = subject[1]
            continue
        flags = ctx.flags[index]
        if ctx.has(index, "detached_lam") and index + 1 < last and index + 1 in ctx.quotes.at:
            behind = min(ctx.quotes.at[index + 1].close + 1, last)
            hosts.append((index + 1, behind))
            index = behind
            continue
        if flags & w.QUOTE and index in ctx.quotes.at and index + 1 < last:
            behind = _past_marked(ctx, index, region, subject)
            hosts += [(index, behind)] if behind > index + 1 else []
            index = behind
            continue
        told = subject is not None and index == subject[1] and ctx.has(index, "staff")
        host = (
            told
            or flags & w.LAM
            or (
                index > region[0]
                and ctx.has(index - 1, "host_after")
                and (not ctx.has(index - 1, "to") or _speaks_to(ctx, index - 2))
            )
        )
        if index + 1 < ctx.size and ctx.has(index + 1, "host_not"):
            host = host and outlet_at(ctx, index)
        if _at_large(ctx, index) or _region_of_office(ctx, index):
            index += 1
            continue
        host = (host or _hosts(ctx, index, region[0])) and not ctx.has_head(index - 1, "part_of")
        own = ctx.words[index].fold.endswith(ctx.endings("own")) and not ctx.words[index].feminine
        if flags & w.LATIN and _told_to(ctx, index, region[0]):
            hosts.append((index, index + 1))
            index += 1
            continue
        if (host or flags & w.BA or ctx.has(index - 1, "in")) and is_programme(ctx, index):
            behind = min(ctx.quotes.at[index + 1].close + 1, last)
            hosts.append((index, behind))
            index = behind
            continue
        if host and not own and not flags & w.PUNCT and is_media(ctx, index):
            behind = noun_phrase(ctx, index, last, appose=False)
            span = clean(ctx, (index, max(behind, index + 1)))
            if span:
                hosts.append(span)
                index = span[1]
                continue
        elif flags & w.OPEN and index + 1 < last and outlet_at(ctx, index + 1):
            behind = ctx.close_of(index, last)
            if behind > index:
                hosts.append((index, behind))
                index = behind
                continue
        index += 1
    return hosts


def _told_to(ctx: Context, at: int, first: int) -> bool:
    """Tell whether an outlet in Latin letters stands behind an occasion and ل (في حديث لـ MTV)."""
    lam = ctx.flags[at] & w.LAM or ctx.has(at - 1, "detached_lam")
    occasion = at - (2 if ctx.has(at - 1, "detached_lam") else 1)
    behind = any(ctx.flags[t] & w.OCCASION for t in range(max(first, occasion - 1), occasion + 1))
    return bool(lam) and behind and not outlet_at(ctx, at)


def _hosts(ctx: Context, at: int, first: int) -> bool:
    """Tell whether something said stands before an outlet: a talk on a channel, an essay in it."""
    if ctx.has_head(at, "on_air") and ctx.has(at - 1, "on"):
        return any(ctx.flags[t] & w.OCCASION for t in range(max(first, at - _BACK), at - 1))
    inside = ctx.flags[at] & w.BA and ctx.flags[at] & w.MEDIA and at > first
    return bool(inside and ctx.flags[at - 1] & (w.OCCASION | w.DOCUMENT))


def _region_of_office(ctx: Context, at: int) -> bool:
    """Tell whether the Middle East is what a regional office is for, and not the paper."""
    if not ctx.has_head(at, "the_east") and not ctx.has(at, "to_the_east"):
        return False
    before = ctx.flags[at - 1] if at else 0
    if not before & w.AL or before & w.PERSON:
        return bool(before & (w.OFFICIAL | w.ORGANISATION))
    return bool(ctx.flags[at - 2] & (w.OFFICIAL | w.ORGANISATION)) if at > 1 else False


def _at_large(ctx: Context, at: int) -> bool:
    """Tell whether the media are meant and none in particular (لوسائل الإعلام)."""
    if ctx.has(at, "to_the_media"):
        return not (at + 1 < ctx.size and ctx.flags[at + 1] & w.AL)
    if not ctx.has_head(at, "media_of") or not ctx.has(at + 1, "the_media"):
        return False
    return at + 2 >= ctx.size or not ctx.flags[at + 2] & (w.AL | w.QUOTE | w.PLACE)


def _past_marked(ctx: Context, mark: int, region: Range, subject: Range | None) -> int:
    """Return the token behind a known outlet in marks that is talked with, or behind the mark.

    In marks whatever is quoted may stand: only behind an occasion, and "with" or "to", or where
    somebody is named and what he wrote in.
    """
    if mark == region[0] or not outlet_at(ctx, mark + 1):
        return mark + 1
    wrote = subject is not None and mark - 1 == subject[1] and ctx.has(mark - 1, "in")
    if not (wrote or _talks_with(ctx, mark - 1)):
        return mark + 1
    return min(ctx.quotes.at[mark].close + 1, region[1])


def _talks_with(ctx: Context, at: int) -> bool:
    """Tell whether with or to stands behind an occasion (في اتصال مع «…»، في حديثه إلى «…»)."""
    if not (ctx.has(at, "to") or ctx.has(at, "with")):
        return False
    return _speaks_to(ctx, at - 1) or (at > 1 and _speaks_to(ctx, at - 2))


def _speaks_to(ctx: Context, at: int) -> bool:
    """Tell whether an occasion or somebody speaking stands before "to" (متحدثاً إلى)."""
    return at >= 0 and (bool(ctx.flags[at] & w.OCCASION) or ctx.has(at, "speaking"))
