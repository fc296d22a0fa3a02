"""Who takes part in an event, once it is known what may."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow
from musnad.link.filler import Filler
from musnad.link.scene import Scene

__all__ = ["Roles", "joint", "settle"]

Those = tuple[Filler, ...]


class Roles(NamedTuple):
    """Who takes part in an event.

    Attributes:
        subjects: Who does it.
        objects: To whom or with whom it is done.
        places: Where, when the place stands as the verb's object (زار، غادر).
    """

    subjects: Those
    objects: Those
    places: Those = ()


def settle(scene: Scene, row: EventRow, roles: Roles) -> Roles | None:
    """Return the roles as the row allows them, or None where somebody cannot take part.

    A capital is its state, no other place does anything, few events befall places.
    """
    subjects = tuple(_acting(scene, one) for one in roles.subjects)
    objects = roles.objects
    if row.undergoes and not objects:
        subjects, objects = (), subjects
    if row.located:
        places = tuple(one for one in objects if _somewhere(scene, one))
        objects = tuple(one for one in objects if one not in places)
    else:
        places = ()
        if not row.places:
            objects = tuple(_acting(scene, one) for one in objects)
    if any(one.place or one.kind == "facilities" for one in subjects):
        return None
    if row.mode == "capture" and not all(_capturable(scene, one) for one in objects):
        return None
    if row.armed and not all(_armed(scene, one) for one in subjects):
        return None
    if not (row.places or row.located) and any(one.place for one in objects):
        return None
    subjects = tuple(one for one in subjects if not _nobodys(scene, one))
    return joint(row, Roles(subjects, objects, places))


def joint(row: EventRow, roles: Roles) -> Roles:
    """Return the roles, those who do it together parted into one and the others."""
    subjects, objects, places = roles
    if row.symmetric and not objects and len(subjects) > 1:
        return Roles(subjects[:1], subjects[1:], places)
    return roles


def _nobodys(scene: Scene, one: Filler) -> bool:
    """Tell whether an aircraft of nobody is told of, which does nothing by itself."""
    if one.tied or not scene.told(one.head, "aircraft"):
        return False
    owned = one.last > one.head + 1 and scene.flags[one.head + 1] & w.AL
    return not (owned and not scene.flags[one.head] & w.AL)


def _acting(scene: Scene, one: Filler) -> Filler:
    """Return a capital as its state."""
    mention = scene.cast.over.get(one.head)
    if one.place and mention is not None and mention.state:
        return replace(one, actor=mention.state, place=False)
    return one


def _somewhere(scene: Scene, one: Filler) -> bool:
    """Tell whether a place or a state is named."""
    mention = scene.cast.over.get(one.head)
    return one.place or (mention is not None and mention.kind == "state" and one.actor is not None)


def _capturable(scene: Scene, one: Filler) -> bool:
    return one.kind == "facilities" or _somewhere(scene, one)


def _armed(scene: Scene, one: Filler) -> bool:
    """Tell whether who does it bears arms."""
    mention = scene.cast.over.get(one.head)
    if one.kind == "named" and mention is not None:
        return mention.kind in ("armed-group", "state")
    return one.kind == "forces" or scene.told(one.head, "fighters")
