"""Where an event happened, as its clause says."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Range
from musnad.link.deed import Deed
from musnad.link.scene import HARD, Scene

__all__ = ["fronted", "places_of"]

_LEAD = 10  # tokens in which a place opens a sentence
_MANY = 3  # places of one event
_CLAUSE = 24  # tokens of a clause before its event
_PROOF = 6  # tokens between what brings to light and "that"
_ACTION = 12  # tokens of an operation and its place


def places_of(scene: Scene, deed: Deed) -> tuple[int, ...]:
    """Return the numbers of the places that its clause names, joined ones all."""
    if deed.roles.places:
        return tuple(x.actor for x in deed.roles.places if isinstance(x.actor, int))
    taken = {
        token for one in (*deed.subjects, *deed.objects) for token in range(one.first, one.last)
    }
    _, end = deed.clause
    site = deed.at if deed.site < 0 else deed.site
    for at in range(site + 1, min(end + 1, scene.size)):
        if scene.flags[at] & HARD:
            break
        if at in taken or not (_opens(scene, at) or _led(scene, deed, at)):
            continue
        found = _named(scene, at + 1, end + 2)
        if found:
            return found
    return _fronted(scene, deed) or _uncovered(scene, deed, taken)


def fronted(scene: Scene, deed: Deed) -> Range:
    """Return the tokens that open the sentence or the quotation before the event's own clause."""
    site = deed.at if deed.site < 0 else deed.site
    first, _ = scene.ctx.sentence(site)
    around = scene.ctx.quotes.around(site)
    first = max(first, around.open + 1) if around is not None else first
    verb = min((site, *(words[0] for words in deed.words if words[0] >= first)))
    if any(scene.flags[at] & (HARD & ~w.RELATIVE) for at in range(first, verb)):
        return first, first
    if _hangs(scene, first, verb):
        return first, first
    last = min(verb, first + _LEAD)
    return first, next(
        (at for at in range(first, last) if scene.finite(at) or scene.flags[at] & w.RELATIVE), last
    )


def _hangs(scene: Scene, first: int, verb: int) -> bool:
    """Tell whether the verb stands in a clause that hangs on a noun of the sentence."""
    for at in range(verb - 1, first - 1, -1):
        if scene.flags[at] & w.COMMA:
            return False
        if scene.flags[at] & w.RELATIVE:
            return True
    return False


def _fronted(scene: Scene, deed: Deed) -> tuple[int, ...]:
    """Return the place that opens the sentence or the quotation, before its verb."""
    for at in range(*fronted(scene, deed)):
        found = _named(scene, at + 1, at + 4) if _opens(scene, at) else ()
        if found:
            return found
    return ()


def _led(scene: Scene, deed: Deed, at: int) -> bool:
    """Tell whether it says where to people are carried, or from where they are driven."""
    if at in scene.cast.over:
        return False
    if deed.mode == "transport" or deed.row.mode == "transport":
        return scene.told(at, "to")
    return deed.row.mode == "expel" and scene.told(at, "some_of")


def _uncovered(scene: Scene, deed: Deed, taken: set[int]) -> tuple[int, ...]:
    """Return the place of the operation that brought an event to light (كشفت عملية تحرير تدمر أن).

    What is found where an operation was carried out has taken place there.
    """
    first, _ = scene.ctx.sentence(deed.at if deed.site < 0 else deed.site)
    that = _that(scene, min(words[0] for words in deed.words), first)
    for verb in range(that - 1, max(first, that - _PROOF - _ACTION) - 1, -1):
        if scene.flags[verb] & HARD:
            return ()
        if scene.told(verb, "reveals"):
            break
    else:
        return ()
    if verb + 1 < that and scene.told(verb + 1, "actions"):
        begin = verb + 1
    elif that - verb <= _PROOF:
        begin = _action(scene, verb, first)
    else:
        return ()
    found = _named(scene, _past_heads(scene, begin + 1, that), that) if begin >= 0 else ()
    named = {scene.cast.over[token].actor for token in taken if token in scene.cast.over}
    return found if not named & set(found) else ()


def _that(scene: Scene, at: int, first: int) -> int:
    """Return the "that" which opens the clause of a token, or -1."""
    for token in range(at - 1, max(first, at - _CLAUSE) - 1, -1):
        if scene.flags[token] & (w.COMP | w.CONJ_COMP):
            return token if not scene.joined(token) else -1
        if scene.flags[token] & (HARD | w.COMMA):
            return -1
    return -1


def _action(scene: Scene, verb: int, first: int) -> int:
    """Return the noun of an operation that opens the clause of a verb behind it, or -1."""
    for token in range(verb - 1, max(first, verb - _ACTION) - 1, -1):
        opens = token == first or scene.flags[token - 1] & (HARD | w.COMMA)
        if scene.told(token, "actions") and (opens or scene.told(token - 1, "openers")):
            return token
        if scene.flags[token] & (HARD | w.COMMA) or scene.finite(token):
            return -1
    return -1


def _past_heads(scene: Scene, at: int, end: int) -> int:
    """Return the token behind the words of an operation before its place."""
    while at < end and at not in scene.cast.over:
        noun = any(reading.sense.kind == "noun" for reading in scene.known[at].readings)
        if not (noun or scene.told(at, "where") or scene.told(at, "actions")):
            break
        at += 1
    return at


def _opens(scene: Scene, at: int) -> bool:
    """Tell whether a preposition of place stands here; "57 km north-east of" only tells how far."""
    if not scene.told(at, "where") or at in scene.cast.over:
        return False
    while scene.told(at, "where") and scene.told(at, "places"):
        at -= 1
    return not scene.told(at, "distances")


def _known_place(scene: Scene, at: int) -> int | None:
    """Return the place that "the town" takes up, or None."""
    if at >= scene.size or not scene.flags[at] & w.AL or not scene.told(at, "places"):
        return None
    if at + 1 in scene.cast.starts or scene.adjective_behind(at):
        return None
    number = scene.cast.taken_up(at)
    return number if number is not None and scene.cast.actors.kind(number) == "place" else None


def _named(scene: Scene, at: int, end: int) -> tuple[int, ...]:
    """Return the place named here and those that "and" joins to it."""
    end = min(end + _MANY, scene.size)
    known = _known_place(scene, at)
    if known is not None:
        return (known,)
    found: list[int] = []
    while at < end and len(found) < _MANY:
        if scene.flags[at] & w.QUOTE or (
            scene.told(at, "places")
            and at not in scene.cast.starts
            and not (found and not scene.words[at].conj)
        ):
            at += 1
            continue
        mention = scene.cast.starts.get(at)
        if mention is None or mention.kind not in ("place", "state"):
            break
        behind_and = scene.words[at].conj or (at and scene.words[at - 1].conj)
        if found and not (behind_and or scene.flags[at - 1] & w.QUOTE):
            break
        found.append(mention.actor)
        at = mention.last
    return tuple(found)
