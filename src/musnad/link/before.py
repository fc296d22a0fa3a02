"""Who stands before the verb of an event and does it, or has it done to him."""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.link.agreement import agrees
from musnad.link.filler import Filler, filler, fillers
from musnad.link.scene import HARD, Scene

__all__ = ["Before", "before"]

_REACH = 24  # tokens between a subject and its verb
_ANTECEDENT = 14  # tokens of what a relative clause hangs on


class Before(NamedTuple):
    """Who stands before a verb.

    Attributes:
        fillers: Whom the phrase denotes.
        relative: True where the verb's clause hangs on the phrase.
        clause: The token where the clause begins.
    """

    fillers: tuple[Filler, ...]
    relative: bool
    clause: int


def before(scene: Scene, verb: int, first: int, shape: Shape) -> Before | None:
    """Return who stands before the verb and fits it, or None.

    Args:
        scene: The document.
        verb: The token of the verb.
        first: Where the sentence or the quotation begins.
        shape: What the verb says of its subject.
    """
    at = verb - 1
    while at >= first and (scene.told(at, "before_verb") or scene.flags[at] & w.NEGATION):
        at -= 1
    if at < first:
        return None
    if scene.flags[at] & w.RELATIVE and scene.words[at].conj:
        return None  # "and which": of what is not sure
    if scene.flags[at] & w.RELATIVE:
        found = _antecedent(scene, at, first)
        return Before((found,), True, at) if found is not None else None
    if scene.joined(verb):
        return None
    if scene.flags[at] & w.COMMA:
        found = _past_aside(scene, at, first)
        if found is not None and agrees(scene, (found,), shape):
            return Before((found,), False, found.first)
        return _said_of(scene, at, first, shape)
    return _subject(scene, at + 1, first, shape)


def _antecedent(scene: Scene, relative: int, first: int) -> Filler | None:
    """Return what a relative clause hangs on: the widest phrase before it that fits it."""
    end = relative
    while end > first and (
        scene.flags[end - 1] & (w.COMMA | w.QUOTE) or scene.told(end - 1, "copula")
    ):
        end -= 1
    people = scene.told(relative, "who_plural")
    best: Filler | None = None
    for begin in range(end - 1, max(first, end - _ANTECEDENT) - 1, -1):
        if scene.flags[begin] & (HARD | w.COMMA) or scene.finite(begin):
            break
        found = filler(scene, begin, end)
        if found is None or found.last < end - 1 or found.last > relative:
            continue
        if _qualifies(scene, found, first) or _bearing(scene, found, first):
            continue
        plural = found.kind == "people"
        if people == plural and (
            people or found.kind == "named" or found.last - begin <= _ANTECEDENT
        ):
            if best is None or found.first < best.first:
                best = found
    return best


def _bearing(scene: Scene, one: Filler, first: int) -> bool:
    """Tell whether "north of" stands before a name: the clause may hang on what lies there."""
    mention = scene.cast.over.get(one.head)
    if mention is None or mention.kind not in ("place", "state"):
        return False
    if scene.clitic(one.first) == "ب" and one.first - 1 in scene.cast.over:
        return True  # the town in the land: of the town, or of the land
    return any(
        scene.told(at, "where") and scene.told(at, "places")
        for at in (one.first, one.first - 1)
        if at >= first
    )


def _qualifies(scene: Scene, one: Filler, first: int) -> bool:
    """Tell whether a definite noun stands before, of which this is the adjective."""
    if one.kind != "one" or one.first <= first or one.first != one.head:
        return False
    noun = one.first - 1
    both = scene.flags[noun] & scene.flags[one.first] & w.AL
    return bool(both) and noun not in scene.cast.over and not scene.told(noun, "offices")


def _past_aside(scene: Scene, comma: int, first: int) -> Filler | None:
    """Return who stands before a relative clause between commas that ends here."""
    for at in range(comma - 1, max(first, comma - _REACH) - 1, -1):
        if scene.flags[at] & (HARD & ~w.RELATIVE):
            return None
        if scene.flags[at] & w.RELATIVE and at > first and scene.flags[at - 1] & w.COMMA:
            found = _antecedent(scene, at, first)
            return found if found is not None and _opens(scene, found.first, first) else None
    return None


def _said_of(scene: Scene, comma: int, first: int, shape: Shape) -> Before | None:
    """Return who fills all between "that" and a comma before the verb (أن الوزير، استقبل)."""
    found = _subject(scene, comma, first, shape)
    if found is None or found.clause <= first or found.fillers[-1].last != comma:
        return None
    return found if scene.flags[found.clause - 1] & w.COMP else None


def _opens(scene: Scene, at: int, first: int) -> bool:
    """Tell whether a phrase opens its clause, so that it may be the subject."""
    if at <= first:
        return True
    before_it = at - 1
    return bool(scene.flags[before_it] & (HARD | w.COMMA)) or scene.told(before_it, "openers")


def _subject(scene: Scene, end: int, first: int, shape: Shape) -> Before | None:
    """Return who opens the clause that the verb ends."""
    begin = _opening(scene, end, first)
    for at in range(begin, end):
        if at > begin and (not scene.words[at].conj or at - 1 in scene.cast.over):
            continue  # "and Syria" behind a name joins it
        found = fillers(scene, at, end)
        if not found:
            continue
        if not _only_asides(scene, found[-1].last, end) or not agrees(scene, found, shape):
            return None
        return Before(found, False, at)
    return None


def _opening(scene: Scene, end: int, first: int) -> int:
    """Return the token where the clause that ends here begins; ``end`` where that is not sure."""
    lowest = max(first, end - _REACH)
    at = end - 1
    while at >= lowest:
        if at not in scene.cast.over:
            flags = scene.flags[at]
            if scene.told(at, "openers"):
                return at + 1
            if flags & w.RELATIVE or scene.finite(at):
                return end
            if flags & (HARD | w.COMMA):
                return at + 1
        at -= 1
    return lowest if lowest == first else end


def _only_asides(scene: Scene, at: int, end: int) -> bool:
    """Tell whether nothing but times, asides and parts with prepositions stand between."""
    while at < end and _aside(scene, at):
        at += 1
    return at >= end or scene.preposition(at) or bool(scene.clitic(at))


def _aside(scene: Scene, at: int) -> bool:
    if scene.flags[at] & (w.QUOTE | w.NEGATION) or at in scene.timed:
        return True
    return scene.told(at, "skipped") or scene.told(at, "before_verb")
