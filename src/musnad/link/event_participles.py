"""A passive participle that tells what is done to the noun before it (المدعوم من)."""

from __future__ import annotations

from musnad.find.events import Reading
from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow
from musnad.link.deed import Deed
from musnad.link.filler import Filler, filler, fillers
from musnad.link.roles import Roles, settle
from musnad.link.scene import HARD, Scene

__all__ = ["participle_deed"]

_BACK = 8  # tokens of the phrase it describes


def participle_deed(scene: Scene, at: int, reading: Reading, first: int, last: int) -> Deed | None:
    """Return what a passive participle tells, where it says who does it, or None."""
    row = reading.sense.row
    assert isinstance(row, EventRow)
    if scene.words[at].conj or reading.clitic:
        return None
    subjects = _doers(scene, at + 1, last)
    if not subjects:
        return None
    one = _described(scene, at, first)
    if one is None or one.place:
        return None
    roles = settle(scene, row, Roles(subjects, (one,)))
    if roles is None:
        return None
    words = ((at, at + 1),)
    end = subjects[-1].last
    return Deed(at, words, row, "participle-agent", roles, "done", (one.first, end))


def _doers(scene: Scene, at: int, last: int) -> tuple[Filler, ...]:
    """Return who does it: behind "by" or "from", or in an adverb of origin (أميركياً)."""
    while at < last and scene.flags[at] & w.QUOTE:
        at += 1
    if at >= last:
        return ()
    origin = scene.cast.origin(at)
    if origin is not None and not scene.flags[at] & w.AL:
        return (Filler(at, at + 1, origin, (), "named", at),)
    size = scene.phrase(at, "agents") or int(scene.told(at, "some_of"))
    found = fillers(scene, at + size, last) if size else ()
    if any(one.place or one.kind == "facilities" for one in found):
        return ()
    return found


def _described(scene: Scene, at: int, first: int) -> Filler | None:
    """Return the widest phrase that ends before the participle."""
    end = at
    while end > first and scene.flags[end - 1] & w.QUOTE:
        end -= 1
    best: Filler | None = None
    for begin in range(end - 1, max(first, end - _BACK) - 1, -1):
        if scene.flags[begin] & (HARD | w.COMMA) or scene.finite(begin):
            break
        found = filler(scene, begin, at)
        if found is not None and found.last >= end:
            best = found
    return best
