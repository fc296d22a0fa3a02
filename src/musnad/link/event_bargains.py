"""A bargain that lets one side do something under the eye of the other."""

from __future__ import annotations

from musnad.find.events import Reading
from musnad.lexicon.events import EventRow
from musnad.link.deed import Deed
from musnad.link.filler import Filler, fillers
from musnad.link.parts import WATCH, parts
from musnad.link.roles import Roles
from musnad.link.scene import Scene

__all__ = ["bargain_deed"]

_QUALITIES = 3  # adjectives of the bargain


def bargain_deed(scene: Scene, at: int, reading: Reading, last: int) -> Deed | None:
    """Return the two sides of a deal that lets somebody go, or None."""
    row = reading.sense.row
    if not isinstance(row, EventRow) or row.event != "AGREE":
        return None
    verb = at + 1
    while verb < min(last, at + 1 + _QUALITIES) and not scene.told(verb, "lets"):
        if not (scene.adjective(verb) or scene.indefinite_adjective(verb)):
            return None
        verb += 1
    if not scene.told(verb, "lets"):
        return None
    ahead = parts(scene, verb + 1, last, lam=False)
    one = next((part.fillers for part in ahead if part.preposition == "ل"), ())
    other = next((part.fillers for part in ahead if part.preposition == WATCH), ())
    if not one or not other:
        return None
    clause = (at, ahead[-1].last)
    roles = Roles(one, other, _left(scene, verb + 1, ahead[-1].last))
    return Deed(at, ((at, at + 1),), row, "bargain", roles, "done", clause)


def _left(scene: Scene, at: int, last: int) -> tuple[Filler, ...]:
    """Return the place that the deal lets them leave (سمحت لهم بمغادرة المدينة)."""
    for noun in range(at, last):
        if not any(_leaves(reading) for reading in scene.known[noun].readings):
            continue
        begin = noun + 2 if scene.told(noun + 1, "some_of") else noun + 1
        return tuple(x for x in fillers(scene, begin, last) if x.place)
    return ()


def _leaves(reading: Reading) -> bool:
    row = reading.sense.row
    return isinstance(row, EventRow) and row.event == "RETREAT"
