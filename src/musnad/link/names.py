"""Whether a phrase holds somebody's name, or looks like one."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.link.boundary import region
from musnad.link.context import Context, Range

__all__ = ["has_name", "like_a_name", "named_person", "namesakes", "person_before", "points_back"]

_NAMED = w.FIRST_NAME | w.PARTICLE | w.LATIN
_NO_NAME = w.OCCASION | w.TIME | w.ADJUNCT | w.NUMBER | w.BA | w.LAM | w.NOT_NP
_FIRST_WORDS = 5  # words in which a first name stands, where there is one
_BACK = 400  # tokens in which somebody named before is looked for
_NAME = 3  # words of a name before an office or a remark


def has_name(ctx: Context, span: Range) -> bool:
    """Tell whether the phrase holds a proper name behind its titles."""
    first, last = span
    for token in range(first, last):
        flags = ctx.flags[token]
        if flags & (w.FIRST_NAME | w.PARTICLE) and not flags & w.AL:
            if _nationality(ctx, token, first) or _elsewhere(ctx, token, first):
                continue
            if _over(ctx, token, first) or _served(ctx, token, first):
                continue
            if token > first or not flags & w.HEADS:
                return True
        elif (
            token > first
            and not flags & (w.AL | w.PUNCT | w.NUMBER | w.BA | w.LAM | w.ADJUNCT | w.TIME)
            and not flags & (w.HEADS | w.PLACE | w.OCCASION | w.OBJECT)
            and not (
                ctx.words[token].fold.endswith(ctx.endings("adjective") + _accusative(ctx, token))
                and not ctx.flags[token - 1] & w.AL  # an adjective of that would have its article
            )
            and not (ctx.has(token, "in_name_of") or ctx.has(token, "inner_preposition"))
            and ctx.words[token].head not in ctx.sets["grammar.adjectives.words"]
            and not (region(ctx, token) or region(ctx, token - 1))
            and (ctx.flags[token - 1] & (w.AL | w.COMMA | w.QUOTE | w.PLACE) or token == first + 1)
            and ctx.flags[first] & (w.AL | w.PERSON)
            and len(ctx.words[token].core) > 1
        ):
            return True
    return False


def _accusative(ctx: Context, token: int) -> tuple[str, ...]:
    """Return the endings of an adjective behind a noun in the accusative (مسؤولاً تركياً)."""
    noun = ctx.words[token - 1].fold.endswith("ا") and not ctx.flags[token - 1] & w.AL
    return ctx.endings("accusative_nisba") if noun else ()


def _nationality(ctx: Context, token: int, first: int) -> bool:
    """Tell whether a first name is an adjective here: a Turkish (تركي) source."""
    unnamed = ctx.flags[first] & (w.ANONYMOUS | w.VAGUE) and not ctx.flags[first] & w.AL
    return (
        bool(unnamed)
        and not ctx.flags[first] & w.FIRST_NAME
        and all(
            ctx.words[t].head.endswith(ctx.endings("nisba")) for t in range(first + 1, token + 1)
        )
    )


def _over(ctx: Context, token: int, first: int) -> bool:
    """Tell whether what looks like a name says what an office is over (المشرف العام على)."""
    if not ctx.flags[token] & w.ADJUNCT:
        return False
    heads = ctx.sets["grammar.governing.words"]
    return any(ctx.words[t].head in heads for t in range(max(first, token - 2), token))


def _served(ctx: Context, token: int, first: int) -> bool:
    """Tell whether the name is that of whom somebody unnamed serves (مسؤول في إدارة الرئيس سالم).

    A title stands before the name, and a preposition between it and who is unnamed.
    """
    if not ctx.flags[first] & w.ANONYMOUS or ctx.flags[first] & w.AL:
        return False
    between = range(first + 1, token)
    if any(ctx.flags[t] & w.COMMA for t in between):
        return False
    place = next((t for t in between if ctx.has(t, "in") or ctx.flags[t] & w.BA), token)
    return any(ctx.flags[t] & w.PERSON and ctx.flags[t] & w.AL for t in range(place + 1, token))


def _elsewhere(ctx: Context, token: int, first: int) -> bool:
    """Tell whether the name is that of where somebody unnamed works (محللة لدى باركليز)."""
    return ctx.has(token - 1, "at_court") and token - first > 1


def like_a_name(ctx: Context, span: Range) -> bool:
    """Tell whether the phrase looks like a name: ناصر الغنام or ترامب, not حكام المدن البعيدة.

    A name that no list holds is short and not feminine by its ending; of several words with an
    article one at least has none, or an office follows.
    """
    head, last = span
    flags = ctx.flags
    if flags[head] & w.QUOTE:
        return True
    if any(flags[t] & _NAMED for t in range(head, min(last, head + _FIRST_WORDS))):
        return True
    word = ctx.words[head]
    if flags[head] & _NO_NAME & ~w.LAM or _is_thing(ctx, head):
        return False
    ends = (t for t in range(head + 1, last) if flags[t] & (w.COMMA | w.DASH | w.PERSON))
    end = min(next(ends, last), head + _NAME)
    rest = range(head + 1, end)
    if flags[head] & w.AL:
        bare = any(not flags[t] & (w.AL | w.PUNCT | w.HEADS | _NO_NAME) for t in rest)
        return bare or (not rest and word.head.endswith(ctx.endings("nisba")))
    people = word.head.endswith(ctx.endings("nisba_people")) or (
        word.head.startswith("م") and word.head.endswith(ctx.endings("sound_plural"))
    )
    return not people and sum(1 for t in rest if flags[t] & w.AL) <= 1


def named_person(ctx: Context, token: int) -> bool:
    """Tell whether the name of a person begins or goes on at the token."""
    name = ctx.names.get(token)
    return name is not None and name.type == "PER"


def person_before(ctx: Context, at: int, shape: Shape | None) -> Range | None:
    """Return the last name of a person before ``at`` that the verb can mean, or None.

    A name does not show that it is a woman's, so a feminine form means one with such a title.
    """
    if shape is None or shape.number != "s":
        return None
    for token in range(at - 1, max(-1, at - _BACK), -1):
        name = ctx.names.get(token)
        if name is None or name.type != "PER":
            continue
        if shape.gender == "m" or _titled_woman(ctx, name.first):
            return name.first, name.last
    return None


def points_back(ctx: Context, span: Range) -> bool:
    """Tell whether a phrase only says that somebody known is meant (المتحدث نفسه)."""
    pointed = ctx.has(span[0], "same") or ctx.has(span[0], "this")
    return pointed or any(ctx.words[t].fold in ctx.rules["itself"] for t in range(*span))


def namesakes(ctx: Context, one: Range, other: Range) -> bool:
    """Tell whether two phrases name people of one surname, each with another first name."""
    mine, theirs = _given(ctx, one), _given(ctx, other)
    if not mine or not theirs or mine == theirs:
        return False
    return not (_holds(ctx, other, mine) or _holds(ctx, one, theirs))


def _given(ctx: Context, span: Range) -> str:
    """Return the first name in a phrase that names a person with more than that, or nothing."""
    name = next((ctx.names[t] for t in range(*span) if named_person(ctx, t)), None)
    if name is None or name.last - name.first == 1:
        return ""
    flags = ctx.flags[name.first]
    return ctx.words[name.first].head if flags & w.FIRST_NAME and not flags & w.PARTICLE else ""


def _holds(ctx: Context, span: Range, head: str) -> bool:
    return any(ctx.words[t].head == head for t in range(*span))


def _titled_woman(ctx: Context, first: int) -> bool:
    """Tell whether a woman's title stands within three words before a name."""
    return any(
        ctx.flags[t] & w.PERSON and ctx.words[t].feminine for t in range(max(0, first - 3), first)
    )


def _is_thing(ctx: Context, at: int) -> bool:
    """Tell whether the word is listed as a thing, or ends as things do."""
    word = ctx.words[at]
    listed = word.head in ctx.sets["objects.words"] or "ال" + word.head in ctx.sets["objects.words"]
    plural = bool(word.flags & w.AL) and word.head.endswith(ctx.endings("plural"))
    return listed or plural or word.feminine or word.head in ctx.sets["grammar.nonspeakers.words"]
