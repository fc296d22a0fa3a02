"""The subject of the main clause before a participle, a joined verb or a formula."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.boundary import done_by_named, object_after, second_head
from musnad.link.context import Context, Range
from musnad.link.hit import Hit
from musnad.link.names import named_person
from musnad.link.phrase import before_verb, clean, noun_phrase, starts_phrase

__all__ = ["clause_subject"]

_NEAR = 40  # tokens back in which the message is looked for in which it is said


def clause_subject(ctx: Context, hit: Hit) -> Range | None:
    """Return the subject of the main clause before a participle, a joined verb or a formula."""
    if hit.parent is not None:
        return None
    first, _ = ctx.sentence(hit.cue[0])
    if hit.cue[0] - first < 3 or hit.rule in ("relay", "pretext"):
        return None
    sender = _author(ctx, first, hit.cue[0]) or _sender(ctx, first, hit.cue)
    if sender is not None:
        return sender
    verb = first
    while verb < hit.cue[0] and ctx.flags[verb] & (w.PUNCT | w.TIME):
        verb += 1
    if ctx.has(verb, "in") and verb + 1 < hit.cue[0] and ctx.flags[verb + 1] & w.OCCASION:
        speaker = _whose_speech(ctx, verb + 2, hit.cue[0])
        if speaker is not None:
            return speaker
    if ctx.has(verb, "but") and starts_phrase(ctx, verb + 1):
        return _behind_but(ctx, verb + 1, hit.cue[0])
    if ctx.has(verb, "phrase_lead") or ctx.flags[verb] & w.ADJUNCT:
        comma = next(
            (t for t in range(verb, min(hit.cue[0], verb + 8)) if ctx.flags[t] & w.COMMA), -1
        )
        if comma < 0:
            return None
        verb = comma + 1
    if ctx.has(verb, "auxiliary"):
        verb += 1
    for begin in (verb + 1, verb):
        if begin >= hit.cue[0] or not starts_phrase(ctx, begin):
            continue
        if begin == verb and not ctx.flags[verb] & (
            w.AL | w.PERSON | w.OFFICIAL | w.ORGANISATION | w.MEDIA | w.PLACE | w.FIRST_NAME
        ):
            continue
        head = ctx.words[begin]
        if hit.shape is not None and hit.shape.number == "s":
            feminine = hit.shape.gender == "f"
            if feminine != head.feminine and not head.flags & (w.PLACE | w.FIRST_NAME | w.QUOTE):
                continue
        plural = hit.shape is not None and hit.shape.number == "p"
        known = head.flags & (
            w.PERSON | w.OFFICIAL | w.ORGANISATION | w.MEDIA | w.PLACE | w.FIRST_NAME
            | w.ANONYMOUS | w.VAGUE | w.AL
        )  # fmt: skip
        if not (plural or known or named_person(ctx, begin)):
            continue
        behind = noun_phrase(ctx, begin, hit.cue[0])
        return clean(ctx, (begin, _before_object(ctx, begin, behind) if begin > verb else behind))
    return None


def _behind_but(ctx: Context, first: int, cue: int) -> Range | None:
    """Return who stands behind "but", where he can speak (لكن النائب شكك في ذلك، وقال)."""
    flags = ctx.flags[first]
    if flags & w.AL and not flags & (w.HEADS | w.PLACE | w.FIRST_NAME):
        return None
    behind = noun_phrase(ctx, first, cue, stop_at_object=True)
    return clean(ctx, (first, before_verb(ctx, first, behind)))


def _author(ctx: Context, first: int, cue: int) -> Range | None:
    """Return who wrote the paper in which it is said (في مقال كتبه فلان، ونشرته صحيفة كذا، قال)."""
    for token in range(first + 1, min(cue, first + _NEAR)):
        if not ctx.has(token, "authored") or not ctx.flags[token - 1] & (w.DOCUMENT | w.OCCASION):
            continue
        if starts_phrase(ctx, token + 1):
            return clean(ctx, (token + 1, noun_phrase(ctx, token + 1, cue, appose=False)))
    return None


def _sender(ctx: Context, first: int, cue: Range) -> Range | None:
    """Return who sent the message in which it is said (تلقى اتصالاً من الوزير، أكد خلاله)."""
    if not ctx.has(cue[1], "in_it"):
        return None
    for token in range(cue[0] - 1, max(first, cue[0] - _NEAR), -1):
        if not ctx.flags[token] & (w.DOCUMENT | w.OCCASION) or ctx.flags[token] & w.AL:
            continue
        for at in range(token + 1, min(token + 4, cue[0] - 1)):
            if ctx.has(at, "of") and starts_phrase(ctx, at + 1):
                return clean(ctx, (at + 1, noun_phrase(ctx, at + 1, cue[0])))
        return None
    return None


def _whose_speech(ctx: Context, begin: int, until: int) -> Range | None:
    """Return who gives the speech that opens the sentence (في كلمة للوزير، قال)."""
    for token in range(begin, min(until, begin + 3)):
        flags = ctx.flags[token]
        if flags & w.LAM and flags & (w.PERSON | w.FIRST_NAME) and not flags & w.MEDIA:
            return clean(ctx, (token, noun_phrase(ctx, token, until)))
    return None


def _before_object(ctx: Context, begin: int, behind: int) -> int:
    """Return where the subject of any verb ends: a definite noun governs no other noun."""
    for token in range(begin + 1, behind):
        if done_by_named(ctx, token):
            return token
        if ctx.flags[token - 1] & w.AL and (second_head(ctx, token) or object_after(ctx, token)):
            return token
        if _governs(ctx, token):
            return token
    return behind


def _governs(ctx: Context, token: int) -> bool:
    """Tell whether an object with a preposition of its own stands here (مثالاً على، سعادته بـ)."""
    word = ctx.words[token]
    if word.flags & (w.HEADS | w.FIRST_NAME | w.PLACE | w.LATIN | w.AL):
        return False
    owned = word.fold.endswith(ctx.endings("own")) and not word.feminine
    governed = token + 1 < ctx.size and (
        ctx.has(token + 1, "inner_preposition") or bool(ctx.flags[token + 1] & w.BA)
    )
    return (owned or word.fold.endswith("ا")) and governed
