"""Where the article has named somebody before, and more fully."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Context, Range
from musnad.link.names import has_name
from musnad.link.phrase import before_verb, looks_finite, noun_phrase, starts_phrase

__all__ = ["fuller", "introduced", "office_holder", "takes_up"]

_BARE = w.FIRST_NAME | w.SPOKEN  # all that a name without a title carries
_LONG = 16  # tokens of a name with its offices
_BACK = 1500  # tokens in which an earlier mention is looked for
_PART = 2  # words of a name that is a part of another
_OFFICE = 6  # tokens between an office and the title before its holder's name
_ALONE = 2  # words of an office without its holder's name


def takes_up(ctx: Context, span: Range) -> bool:
    """Tell whether the phrase may take up an earlier one: الحركة، رئيس الإقليم."""
    first, last = span
    flags = ctx.flags
    if last - first == 1:
        return bool(flags[first] & w.AL)
    office = flags[first] & w.PERSON and not flags[first] & w.AL
    return last - first == _ALONE and bool(office) and bool(flags[first + 1] & w.AL)


def introduced(ctx: Context, span: Range) -> Range:
    """Return the last fuller phrase with the same head: الحركة → حركة الجهاد.

    An office of two words is taken up by one with its holder's name: رئيس الإقليم.
    """
    head = ctx.words[span[0]].head
    rest = {ctx.words[t].head for t in range(span[0] + 1, span[1])}
    if not ctx.flags[span[0]] & (w.PERSON | w.ORGANISATION | w.OFFICIAL | w.MEDIA):
        return span
    for token in ctx.earlier(head, span[0], _BACK):
        if not starts_phrase(ctx, token):
            continue
        behind = noun_phrase(ctx, token, token + 8, appose=False, stop_at_object=True)
        behind = before_verb(ctx, token, behind)
        if behind - token <= span[1] - span[0]:
            continue
        if not rest:
            return token, behind
        heads = {ctx.words[t].head for t in range(token + 1, behind)}
        if rest <= heads and has_name(ctx, (token, behind)):
            return token, behind
    return span


def office_holder(ctx: Context, at: int) -> Range | None:
    """Return the last phrase before ``at`` that names somebody with a title, or None."""
    for token in range(at - 1, max(-1, at - _BACK), -1):
        if not ctx.flags[token] & w.PERSON or not starts_phrase(ctx, token):
            continue
        behind = _phrase_end(ctx, token)
        if has_name(ctx, (token, behind)):
            return _office(ctx, token), behind
    return None


def _phrase_end(ctx: Context, token: int) -> int:
    return noun_phrase(ctx, token, token + 8, appose=False, stop_at_object=True, stop_at_head=True)


def _office(ctx: Context, title: int) -> int:
    """Return where the office before a title begins (رئيس الجامعة الدكتور)."""
    first = max(ctx.sentence(title)[0], title - _OFFICE)
    for begin in range(first, title):
        person = ctx.flags[begin] & w.PERSON and starts_phrase(ctx, begin)
        if person and _phrase_end(ctx, begin) > title:
            return begin
    return title


def fuller(ctx: Context, span: Range) -> Range:
    """Return the fullest earlier mention of a person named by a part of the name only."""
    spoken = [t for t in range(*span) if not ctx.flags[t] & w.PUNCT]
    if not spoken or len(spoken) > _PART:
        return span
    key = ctx.words[spoken[-1]].head
    best = span
    for token in ctx.earlier(key, span[0], _BACK):
        first = ctx.sentence(token)[0]
        if _bare_name(ctx, token, first):
            best = (token - 1, token + 1)
            break
        for begin in range(max(first, token - _LONG), token):
            if not starts_phrase(ctx, begin) or not ctx.flags[begin] & (
                w.PERSON | w.FIRST_NAME | w.ANONYMOUS
            ):
                continue
            if looks_finite(ctx, begin):
                continue
            if noun_phrase(ctx, begin, token + 1, appose=False) <= token:
                continue
            behind = token + 1
            if ctx.flags[token] & w.FIRST_NAME:  # the surname is still to come
                behind = noun_phrase(ctx, begin, token + 4, appose=False, stop_at_object=True)
            if behind - begin > best[1] - best[0]:
                best = (begin, behind)
                break
        if best != span:
            break
    return best


def _bare_name(ctx: Context, token: int, first: int) -> bool:
    """Tell whether an unknown first name and nothing else stands before a surname."""
    at = token - 1
    if at < first or ctx.flags[at] & ~_BARE or ctx.words[at].feminine:
        return False
    word = ctx.words[at]
    if (
        len(word.core) < 3
        or word.senses
        or word.conj
        or ctx.core(at) in ctx.sets["grammar.particles.words"]
    ):
        return False
    return at == first or not (
        ctx.flags[at - 1] & (w.PERSON | w.FIRST_NAME | w.PARTICLE)
        or ctx.flags[at - 1] & w.AL
        or not looks_finite(ctx, at - 1)
    )
