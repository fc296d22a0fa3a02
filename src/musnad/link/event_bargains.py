"""A bargain that lets one side do something under the eye of the other."""

from __future__ import annotations

from musnad.find.events import Reading
from musnad.lexicon.events import EventRow
from musnad.link.deed import Deed
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
    return Deed(at, ((at, at + 1),), row, "bargain", Roles(one, other), "done", clause)
