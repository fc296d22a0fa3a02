"""Who goes on inside what somebody else tells: the spokesman said that X welcomed it and asked."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Context, Range
from musnad.link.hit import Hit
from musnad.link.outlets import is_media
from musnad.link.phrase import before_verb, clean, looks_finite, noun_phrase, starts_phrase

__all__ = ["go_on_within", "shared_subject"]

_SHARED = 8  # tokens between a verb and one that shares its subject
_LEAD = 3  # tokens between the opener of what is said and who is told of
_AFTER = 3  # verbs of one clause that go on about whom it is about
_TELLS = w.DOCUMENT | w.ANONYMOUS


def go_on_within(ctx: Context, hits: list[Hit]) -> None:
    """Give joined verbs without a speaker to whom the statement around them tells of.

    Only where a paper, a document or a spokesman tells what somebody said: who goes on is that
    one, unless the verb adds to what the teller says. Fills in ``within`` and ``sub``.
    """
    for number, outer in enumerate(hits[:-1]):
        inner = hits[number + 1]
        if _tells(ctx, outer) and _is_told(ctx, outer, inner):
            _follow(ctx, hits[number + 2 :], outer, inner)
            continue
        for hit in hits[number + 1 : number + 1 + _AFTER]:
            if hit.within is None:
                _cross(ctx, outer, hit)
            opens = inner.subject is not None and inner.subject[0] == outer.begin + 1
            if not opens or inner.frame == "that":
                break  # whoever else the clause tells of may be who goes on
        if number + 2 < len(hits):
            _several(ctx, outer, inner, hits[number + 2])


def _tells(ctx: Context, outer: Hit) -> bool:
    """Tell whether who speaks does so for others, in a clause."""
    if outer.frame != "that" or outer.subject is None or outer.sub or outer.left is not None:
        return False
    at = outer.subject[0]
    while at < outer.subject[1] - 1 and ctx.flags[at] & w.QUOTE:
        at += 1
    spokesman = ctx.has_head(at, "for_others")
    return spokesman or bool(ctx.flags[at] & _TELLS) or is_media(ctx, at)


def _is_told(ctx: Context, outer: Hit, inner: Hit) -> bool:
    """Tell whether a person who opens what is said speaks in it."""
    if inner.subject is None or inner.subject[1] > inner.cue[0]:
        return False
    first = inner.subject[0]
    if not outer.begin < first <= outer.begin + _LEAD:
        return False
    name = ctx.names.get(first)
    somebody = ctx.flags[first] & (w.PERSON | w.FIRST_NAME) or (name and name.type == "PER")
    return bool(somebody) and not is_media(ctx, first)


def _follow(ctx: Context, rest: list[Hit], outer: Hit, inner: Hit) -> None:
    """Give the verbs that go on in the same sentence to who is told of."""
    assert inner.subject is not None
    sentence = ctx.sentence_of[inner.cue[0]]
    joined = False
    for hit in rest:
        at = hit.cue[0]
        if ctx.sentence_of[at] != sentence or at >= outer.limit or hit.adds or hit.unnamed:
            return
        if hit.subject is not None or hit.antecedent is not None:
            if hit.sub:
                continue
            return
        if hit.rule == "participle":
            if not joined:
                return
        elif not (_goes_on(ctx, at) and _agrees(ctx, inner.subject, hit)):
            return
        joined = True
        hit.within, hit.sub = inner.subject, True


def _cross(ctx: Context, outer: Hit, hit: Hit) -> None:
    """Give a joined verb to whom the clause is about where who tells it has the other gender.

    The reporter (he) said that the authorities closed the road, and (she) asked.
    """
    one, other = outer.shape, hit.shape
    if one is None or other is None or outer.frame != "that" or outer.sub or hit.adds or hit.sub:
        return
    if hit.subject is not None or hit.antecedent is not None or hit.unnamed:
        return
    at, first = hit.cue[0], outer.begin + 1
    if (one.number, other.number) != ("s", "s") or one.gender == other.gender:
        return
    if ctx.sentence_of[at] != ctx.sentence_of[outer.cue[0]] or ctx.words[at].conj != "و":
        return
    if hit.rule == "participle" or not starts_phrase(ctx, first):
        return
    known = ctx.flags[first] & (w.HEADS | w.PLACE | w.FIRST_NAME)
    behind = before_verb(ctx, first, noun_phrase(ctx, first, at, stop_at_object=True))
    subject = clean(ctx, (first, behind))
    if known and subject is not None and subject[1] < at and _agrees(ctx, subject, hit):
        hit.within, hit.sub = subject, True


def _several(ctx: Context, outer: Hit, inner: Hit, hit: Hit) -> None:
    """Give a participle in the plural to the several who are told of, where one tells of them.

    The channel said that officers accuse the government, warning (محذرين).
    """
    if hit.rule != "participle" or hit.shape is None or hit.shape.number != "p":
        return
    if inner.subject is None or inner.shape is None or inner.shape.number != "p":
        return
    if outer.subject is None or outer.frame != "that" or hit.subject or hit.within:
        return
    sentence = ctx.sentence_of[outer.cue[0]]
    if ctx.sentence_of[hit.cue[0]] != sentence or ctx.sentence_of[inner.cue[0]] != sentence:
        return
    head = ctx.words[outer.subject[0]]
    press = ctx.has_head(outer.subject[0], "press")
    if head.flags & (w.ANONYMOUS | w.VAGUE) and not press:
        return
    if head.head.endswith(ctx.endings("nominative_plural")):
        return
    hit.within, hit.sub = inner.subject, True


def _goes_on(ctx: Context, at: int) -> bool:
    """Tell whether the verb is joined to the clause before it."""
    return bool(ctx.words[at].conj) or ctx.has(at - 1, "subordinates") or ctx.has(at - 1, "as")


def _agrees(ctx: Context, speaker: Range, hit: Hit) -> bool:
    shape = hit.shape
    if shape is None or shape.number != "s":
        return False
    return ctx.words[speaker[0]].feminine == (shape.gender == "f")


def shared_subject(ctx: Context, hit: Hit) -> Range | None:
    """Return the subject of the verb right before a joined one: that the court met and ordered."""
    at = hit.cue[0]
    if ctx.words[at].conj != "و" or hit.shape is None or hit.shape.tense != "imperfect":
        return None
    first = ctx.sentence(at)[0]
    for verb in range(at - 2, max(first, at - _SHARED) - 1, -1):
        if ctx.flags[verb] & w.PUNCT:
            return None
        if looks_finite(ctx, verb) or ctx.has(verb - 1, "plain_clause"):
            opens = ctx.words[verb].core[:1] == ctx.words[at].core[:1]
            if not opens or not starts_phrase(ctx, verb + 1):
                return None
            found = clean(ctx, (verb + 1, noun_phrase(ctx, verb + 1, at)))
            speaks = found is not None and ctx.flags[found[0]] & (w.HEADS | w.PLACE | w.FIRST_NAME)
            return found if speaks and found is not None and found[1] == at else None
    return None
