"""A speaker who stands before the verb."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.link.boundary import leans
from musnad.link.context import Context, Range
from musnad.link.phrase import clean, looks_finite, noun_phrase, starts_phrase, withheld_end
from musnad.link.wishes import past_wish

__all__ = ["left_subject", "told_by"]

_WITHHELD = 8  # tokens of a clause that withholds a name
_REACH = 30  # tokens between a speaker and its verb
_Left = tuple[Range | None, Range | None, int, bool]


def left_subject(ctx: Context, verb: int, first: int, shape: Shape) -> _Left | None:
    """Find who speaks to the left of the verb.

    Returns:
        The subject's tokens (None in a relative clause), the antecedent of a relative clause, the
        token where the clause begins, and whether it lies inside an open content; or None where
        nobody is found.
    """
    index = verb - 1
    while index >= first and (ctx.has(index, "completed") or ctx.flags[index] & w.NEGATION):
        index -= 1
    if index >= first and ctx.flags[index] & w.RELATIVE:
        told = _relates(ctx, index, shape)
        return None, _antecedent(ctx, index, first) if told else None, verb, True
    if ctx.words[verb].conj == "ف":
        topic = _topic(ctx, verb, first)
        if topic is not None:
            return topic, None, max(first, topic[0] - 1), False
    if ctx.words[verb].conj or ctx.has(index, "but_he"):
        return None
    begin, opener = _clause(ctx, index, first)
    if _owns_clause(ctx, index):
        return None
    if 0 <= begin < index - 1 and ctx.has(begin, "what") and ctx.words[begin + 1].senses:
        begin += 2
    if begin == index and ctx.has(begin, "goes_on"):
        return None
    if begin < 0 or begin > index or not starts_phrase(ctx, begin) or looks_finite(ctx, begin):
        return None
    behind = noun_phrase(ctx, begin, index + 1)
    if not _only_asides(ctx, behind, index + 1):
        return None
    subject = clean(ctx, (begin, behind))
    if subject is None or not _agrees(ctx, subject, shape):
        return None
    if opener != "was" and not _can_speak(ctx, subject):
        return None
    start = begin
    inside = opener == "comp"
    if opener in ("was", "join"):
        start = begin - 1
    return subject, None, start, inside


def told_by(ctx: Context, at: int, first: int, shape: Shape) -> bool:
    """Tell whether who speaks fills the clause before the verb: that X proposed."""
    if ctx.words[at].conj or at == first:
        return False
    left = left_subject(ctx, at, first, shape)
    return left is not None and left[0] is not None and left[0][1] == at and left[3]


def _relates(ctx: Context, relative: int, shape: Shape) -> bool:
    """Tell whether the verb agrees with its relative: else who it hangs on is not who speaks."""
    feminine = ctx.has(relative, "relative_feminine")
    word = ctx.words[relative + 1]
    if shape.object and word.fold.endswith("ها" if feminine else "ه"):
        return False  # (the moves) which she called: the pronoun takes up the noun
    other = "relative_masculine" if shape.gender == "f" else "relative_feminine"
    return shape.number != "s" or not ctx.has(relative, other)


def _owns_clause(ctx: Context, at: int) -> bool:
    """Tell whether an indefinite paper before the verb is what the clause tells of (بياناً)."""
    flags = ctx.flags[at]
    return bool(flags & w.DOCUMENT) and not flags & w.AL and ctx.words[at].fold.endswith("ا")


def _topic(ctx: Context, verb: int, first: int) -> Range | None:
    """Return X in "as for X, he said" (أما X فقال)."""
    for token in range(verb - 1, max(first - 1, verb - _REACH), -1):
        if ctx.has(token, "as_for") and token + 1 < verb and starts_phrase(ctx, token + 1):
            behind = noun_phrase(ctx, token + 1, verb)
            return clean(ctx, (token + 1, behind))
    return None


def _clause(ctx: Context, index: int, first: int) -> tuple[int, str]:
    """Return the token where the clause that ends at ``index`` begins, and what opens it."""
    lowest = max(first, index - _REACH)
    comma = -1
    token = _past_withheld(ctx, lowest, index)
    while token >= lowest:
        flags = ctx.flags[token]
        if ctx.has(token, "was"):
            aside = comma > token and ctx.has(comma + 1, "of") and ctx.has(comma + 2, "turn")
            return (comma + 1, "comma") if aside else (token + 1, "was")
        if flags & (w.COMP | w.CONJ_COMP | w.F_COMP) and not ctx.named_ban(token):
            return token + 1, "comp"
        if ctx.has(token, "clause_opener") and not ctx.has(token + 1, "later"):
            return token + 1, "join"
        if flags & (w.STOP | w.LINE | w.COLON):
            return token + 1, "start"
        if flags & w.COMMA and comma < 0:
            comma = token
        if flags & w.CLOSE:
            token = _opening(ctx, token, lowest)
            continue
        if (
            token < index
            and ctx.says(token)
            and not flags & (w.FIRST_NAME | w.PERSON | w.AL)
            and not ctx.has(token - 1, "what")  # what is called
        ):
            if comma > token:
                return comma + 1, "comma"
            return -1, ""
        token -= 1
    if lowest == first:
        return first, "start"
    return (comma + 1, "comma") if comma >= 0 else (-1, "")


def _past_withheld(ctx: Context, lowest: int, index: int) -> int:
    """Return the token before "who asked not to be named" that ends at ``index``, or that."""
    openers = ctx.sets["sources.withheld.openers"]
    for token in range(max(lowest, index - _WITHHELD), index):
        if ctx.words[token].core in openers and withheld_end(ctx, token, index + 1) == index + 1:
            return token - 1
    return index


def _opening(ctx: Context, closing: int, lowest: int) -> int:
    """Return the token before the bracket that ``closing`` closes."""
    token = closing - 1
    while token > lowest and not ctx.flags[token] & w.OPEN:
        token -= 1
    return token - 1


def _only_asides(ctx: Context, begin: int, end: int) -> bool:
    """Tell whether nothing but commas, times, asides and relative clauses stands between."""
    token = past_wish(ctx, begin, end)
    while token < end:
        flags = ctx.flags[token]
        if flags & (w.COMMA | w.TIME | w.NUMBER | w.DASH) or ctx.has(token, "completed"):
            token += 1
            continue
        if flags & (w.RELATIVE | w.OPEN):
            return True
        if flags & w.ADJUNCT or ctx.has(token, "aside_lead"):
            return ctx.flags[end - 1] & w.COMMA > 0 or end - token <= 6
        return False
    return True


def _agrees(ctx: Context, subject: Range, shape: Shape) -> bool:
    """Tell whether the phrase can be the subject of the verb by its gender."""
    word = ctx.words[subject[0]]
    if word.flags & w.QUOTE and subject[0] + 1 < subject[1]:
        return True
    if shape.number != "s":
        return True
    if shape.gender == "m":
        return not word.feminine or bool(word.flags & (w.PLACE | w.FIRST_NAME))
    return not word.flags & w.PERSON or word.feminine or bool(word.flags & w.PLACE)


_SPEAKERS = w.HEADS | w.PLACE | w.FIRST_NAME | w.PARTICLE | w.LATIN | w.QUOTE | w.NUMBER


def _can_speak(ctx: Context, subject: Range) -> bool:
    """Tell whether the phrase can name who says something: not a thing or an event."""
    head = subject[0]
    flags = ctx.flags[head]
    word = ctx.words[head]
    if ctx.has_head(head, "is_said"):
        return False
    if flags & w.NUMBER and subject[1] - head == 1:  # the rest of a time of day
        return False
    if flags & _SPEAKERS or word.head.endswith(ctx.endings("nisba_people")):
        return True
    if flags & w.AL and ctx.has_head(head, "latter"):
        return True
    if flags & (w.OBJECT | w.OCCASION) or word.head in ctx.sets["grammar.nonspeakers.words"]:
        return False
    if head + 1 < subject[1] and leans(ctx, head + 1):
        return True
    if flags & w.AL:
        return word.head.endswith("ي") and subject[1] - head == 1
    return subject[1] - head <= 3 and not word.feminine


def _antecedent(ctx: Context, relative: int, first: int) -> Range | None:
    """Return the noun phrase a relative clause hangs on."""
    end = relative
    while end > first and ctx.flags[end - 1] & w.COMMA:
        end -= 1
    best: Range | None = None
    for begin in range(end - 1, max(first, end - 14) - 1, -1):
        flags = ctx.flags[begin]
        if flags & (w.COMMA | w.STOP | w.COMP | w.LINE | w.COLON):
            break
        if starts_phrase(ctx, begin) and noun_phrase(ctx, begin, end, appose=False) >= end:
            best = (begin, end)
            word = ctx.words[begin]
            if word.conj or begin == first or ctx.has(begin - 1, "antecedent_lead"):
                break
            if ctx.words[begin - 1].senses or ctx.flags[begin - 1] & (w.COMMA | w.COMP):
                break
        elif best is not None and flags & w.ADJUNCT:
            break
    return best
