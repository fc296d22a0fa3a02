"""Words near an event that decide its sense, and the object among its parts."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow
from musnad.link.filler import Filler
from musnad.link.parts import Part, parts
from musnad.link.scene import Scene

__all__ = ["barred", "is_one_of", "object_of", "past_needed", "past_twin", "qualified"]

_HARM = ("killing", "wounding")
_OFFERED = ("SUPPORT", "REJECT")
_LONG = 4  # tokens of an unknown part from which it may hide the object


def barred(scene: Scene, row: EventRow, begin: int, end: int) -> bool:
    """Tell whether a word near gives the row another sense, or one that it needs is missing."""
    near = range(begin, min(end + 1, scene.size))
    if row.barred and any(is_one_of(scene, token, row.barred) for token in near):
        return True
    return bool(row.needs) and not any(is_one_of(scene, token, row.needs) for token in near)


def qualified(scene: Scene, before: tuple[Filler, ...], part: Part) -> bool:
    """Tell whether what looks like the object may be the adjective of the phrase before it.

    The working crew (الطاقم العامل), the two wounded soldiers (الجنديان المصابان), the minister who
    is held (الوزير سامر الحلبي المحتجز).
    """
    if part.preposition or not part.fillers or part.first != before[-1].last:
        return False
    one, other = before[-1], part.fillers[0]
    if not scene.flags[other.first] & w.AL or other.head != other.first:
        return False
    person = scene.cast.over.get(one.head)
    if not scene.flags[one.last - 1] & w.AL and (person is None or person.kind != "person"):
        return False
    if other.kind == "named" and person is not None and person.kind == "person":
        return other.last - other.first == 1  # a surname that is also a group's name
    if other.kind == "one":
        return other.last - other.first == 1 or person is not None
    word, tails = scene.words[other.first].core, scene.ctx.endings("adjective")
    both = one.kind == other.kind == "people" and scene.words[one.last - 1].core[-2:] == word[-2:]
    return both and word.endswith(tails)


def past_needed(
    scene: Scene, row: EventRow, ahead: list[Part], begin: int, last: int
) -> list[Part]:
    """Return the parts without the word that the row needs, which is nobody's role."""
    if not row.needs or "" in row.objects:
        return ahead
    end = ahead[-1].last if ahead else begin
    needed = next((t for t in range(begin, end) if is_one_of(scene, t, row.needs)), -1)
    holder = next((p for p in ahead if p.first <= needed < p.last), None)
    if holder is None or holder.preposition in row.objects:
        return ahead
    behind = needed + 1
    while behind < last and (scene.adjective(behind) or scene.indefinite_adjective(behind)):
        behind += 1
    return [part for part in ahead if part.last <= needed] + parts(scene, behind, last)


def past_twin(scene: Scene, at: int, row: EventRow) -> int:
    """Return the token behind an event and behind one that shares its victims (قتل وأصيب)."""
    behind = at + 1
    if row.mode not in _HARM or behind >= scene.size or not scene.joined(behind):
        return behind
    for reading in scene.known[behind].readings:
        other = reading.sense.row
        if isinstance(other, EventRow) and other.mode in _HARM and other.mode != row.mode:
            return behind + 1
    return behind


def is_one_of(scene: Scene, token: int, words: frozenset[str]) -> bool:
    """Tell whether one of the words stands here, clitics aside."""
    word = scene.words[token]
    if word.core in words or word.head in words or word.core[1:] in words:
        return True
    return word.core.endswith("ا") and word.core[:-1] in words  # nunated


def object_of(row: EventRow, ahead: list[Part]) -> tuple[Filler, ...] | None:
    """Return to whom it is done; empty where nobody is told of, None where that is not sure."""
    for wanted in row.objects:
        for part in ahead:
            if part.preposition == wanted:
                offered = part.offer if row.event in _OFFERED else ()
                return part.fillers or offered or None
            if not part.fillers and (not part.preposition or part.last - part.first > _LONG):
                break
    if row.objects and "" not in row.objects and ahead and not ahead[0].preposition:
        return None
    return ()
