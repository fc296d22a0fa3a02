"""Who mediated a bargain or a meeting, told behind it (اتفاق بوساطة قطرية)."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow
from musnad.link.deed import Deed
from musnad.link.filler import Filler, fillers
from musnad.link.roles import Roles, settle
from musnad.link.scene import Scene

__all__ = ["mediated"]

_BEYOND: Final = 12  # tokens behind the bargain in which its mediator is told
_APART: Final = w.COMP | w.CONJ_COMP | w.RELATIVE | w.STOP | w.COLON | w.LINE


def mediated(scene: Scene, deed: Deed, last: int) -> Deed | None:
    """Return what the mediator does to both sides of a bargain or of talks, or None."""
    if deed.row.event not in ("AGREE", "CONSULT") or not deed.row.symmetric:
        return None
    sides = (*deed.subjects, *deed.objects)
    begin = max(words[1] for words in deed.words)
    for at in range(begin, min(last, begin + _BEYOND)):
        if scene.flags[at] & _APART or scene.finite(at):
            return None
        row = _mediation(scene, at)
        if row is None:
            continue
        others = _mediators(scene, at + 1, last)
        roles = settle(scene, row, Roles(others, sides)) if others else None
        if roles is None or not roles.subjects:
            return None
        words = ((at, at + 1),)
        return Deed(at, words, row, "by-mediation", roles, deed.polarity, (at, others[-1].last))
    return None


def _mediation(scene: Scene, at: int) -> EventRow | None:
    """Return the row of "by the mediation of", or None."""
    for reading in scene.known[at].readings:
        row = reading.sense.row
        if reading.clitic == "ب" and isinstance(row, EventRow) and row.mode == "mediate":
            return row
    return None


def _mediators(scene: Scene, at: int, last: int) -> tuple[Filler, ...]:
    """Return who mediates: those named or described, or whom an adjective of origin names."""
    if at >= last:
        return ()
    origin = scene.cast.origin(at)
    if origin is not None and not scene.flags[at] & w.AL:
        return (Filler(at, at + 1, origin, (), "named", at),)
    return fillers(scene, at, last)
