"""Whom a joined verb befalls that takes up the object of the event before it (خطفوه وقتلوه)."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow
from musnad.lexicon.inflect import Shape
from musnad.link.agreement import agrees
from musnad.link.deed import Deed
from musnad.link.filler import Filler
from musnad.link.parts import Part
from musnad.link.roles import Roles
from musnad.link.scene import Scene
from musnad.link.understood import alike

__all__ = ["shared_object"]

_APART: Final = w.COMP | w.RELATIVE | w.STOP
_REACH: Final = 20  # tokens between the two verbs
_RULE: Final = "shared-object"
_PLURAL: Final = ("هم", "هما")
_FEMININE: Final = "ها"
_SINGULAR: Final = "ه"


def shared_object(
    scene: Scene, at: int, row: EventRow, shape: Shape, ahead: list[Part], earlier: Deed | None
) -> tuple[Roles, str] | None:
    """Return the roles of a joined verb that takes up the object of the event before it, or None.

    With the subject of that event a pronoun can only be its object (خطفوا الجندي وقتلوه); behind a
    passive a passive tells more of the same people (اعتقل صحفيان ونقلا).
    """
    if earlier is None or not scene.joined(at) or len(earlier.objects) != 1:
        return None
    if not earlier.at < at <= earlier.at + _REACH:
        return None
    if any(scene.flags[token] & _APART for token in range(earlier.at, at)):
        return None
    if any(not part.preposition and (part.fillers or shape.object) for part in ahead):
        return None  # who does it may be told behind the verb
    if shape.object or scene.told(at + 1, "resumptive"):
        return _taken_up(scene, at, row, shape, earlier)
    again = row.passive and not earlier.subjects and shape.number != "s"
    if not again or not agrees(scene, earlier.objects, shape):
        return None
    return Roles((), earlier.objects), _RULE


def _taken_up(
    scene: Scene, at: int, row: EventRow, shape: Shape, earlier: Deed
) -> tuple[Roles, str] | None:
    """Return the roles where a pronoun on the verb or on its preposition is that object."""
    if not earlier.subjects or not alike(scene, earlier.at, shape):
        return None
    if not agrees(scene, earlier.subjects, shape):
        return None
    word = at if shape.object else at + 1
    if shape.object and "" not in row.objects:
        return None
    core = scene.core(word)
    if not shape.object and not any(x and core.startswith(x) for x in row.objects):
        return None
    if not _is(scene, core, earlier.objects[0]):
        return None
    return Roles(earlier.subjects, earlier.objects), _RULE


def _is(scene: Scene, core: str, one: Filler) -> bool:
    """Tell whether a pronoun fits whom it is to take up in number and gender."""
    many = one.kind in ("people", "count")
    if core.endswith(_PLURAL):
        return many
    feminine = scene.words[one.head if one.noun < 0 else one.noun].feminine
    if core.endswith(_FEMININE):
        return not many and (feminine or one.kind in ("facilities", "named"))
    person = scene.cast.over.get(one.head)
    named = person is not None and person.kind == "person"
    return core.endswith(_SINGULAR) and not many and (named or not feminine)
