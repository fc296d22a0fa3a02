"""Who takes part in an event, once it is known what may."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow
from musnad.link.filler import Filler
from musnad.link.scene import Scene

__all__ = ["Roles", "armed", "joint", "settle"]

Those = tuple[Filler, ...]
_BODILY = frozenset({"killing", "wounding", "abduction"})
_COUNTED = frozenset({"killing", "wounding", "arrest", "release", "abduction", "rescue"})


class Roles(NamedTuple):
    """Who takes part in an event.

    Attributes:
        subjects: Who does it.
        objects: To whom or with whom it is done.
        flown: True where an aircraft does it, be it nobody's.
        places: Where, when the place stands as the verb's object (زار، غادر).
    """

    subjects: Those
    objects: Those
    places: Those = ()
    flown: bool = False


def settle(scene: Scene, row: EventRow, roles: Roles) -> Roles | None:
    """Return the roles as the row allows them, or None where somebody cannot take part.

    A capital is its state, no other place does anything, few events befall places.
    """
    counted = any(one.kind == "count" for one in (*roles.subjects, *roles.objects))
    if counted and row.mode not in _COUNTED:
        return None
    subjects = tuple(_acting(scene, one) for one in roles.subjects)
    objects = roles.objects
    if any(_holder(scene, one, other) for one in subjects for other in objects):
        return None
    if row.undergoes and not objects:
        objects = subjects
        subjects = ()
    if row.located:
        places = tuple(one for one in objects if _somewhere(scene, one))
        left = tuple(one for one in objects if one not in places)
        objects = tuple(one for one in left if one.kind != "facilities")
    else:
        places = ()
        if not row.places:
            objects = tuple(_acting(scene, one) for one in objects)
    if any(one.place or one.kind in ("facilities", "count") for one in subjects):
        return None
    if _other_sense(scene, row, subjects, objects):
        return None
    if row.mode == "capture" and not all(_capturable(scene, one) for one in objects):
        return None
    if row.armed and not all(armed(scene, one) for one in subjects):
        return None
    if row.irregular and not (subjects and all(_irregular(scene, one) for one in subjects)):
        return None
    if row.figurative and not all(_somewhere(scene, one) for one in objects):
        if not all(armed(scene, one) for one in subjects):
            return None
    if not (row.places or row.located) and any(one.place for one in objects):
        return None
    flown = any(scene.told(one.head, "aircraft") for one in subjects)
    subjects = tuple(one for one in subjects if not _nobodys(scene, one))
    return joint(row, Roles(subjects, objects, places, flown))


def _other_sense(scene: Scene, row: EventRow, subjects: Those, objects: Those) -> bool:
    """Tell whether the word is used of what it cannot befall, or of who cannot do it."""
    if row.mode in _BODILY and any(_somewhere(scene, one) for one in objects):
        return True
    if row.mode == "leave" and any(_traveller(scene, row, one) for one in subjects):
        return True
    if row.event == "CONSULT" and any(_told_to(scene, one) for one in (*subjects, *objects)):
        return True
    if row.mode == "seize" and any(_goods(scene, one) for one in objects):
        return True
    return row.of_people and not all(_human(scene, one) for one in objects)


def _holder(scene: Scene, one: Filler, other: Filler) -> bool:
    """Tell whether somebody is who holds the office told of: السفير في باريس سامر الحداد."""
    holder = scene.cast.over.get(one.head)
    if one.kind == "named" and holder is not None and holder.kind == "person":
        bare = other.kind == "offices" and not scene.flags[other.head] & w.AL
        return bare and other.first == one.last and not scene.clitic(other.first)
    named = scene.cast.starts.get(other.head) or scene.cast.starts.get(other.first)
    if named is None or named.kind != "person" or one.kind == "named":
        return False
    held = one.kind in ("offices", "one")
    if held and other.first == named.first and _sent(scene, one.last, named.first):
        return True
    alone = one.kind in ("offices", "one", "named")  # the gunmen have no name of their own
    return (alone and one.last == named.first) or one.first <= named.title < one.last


def _sent(scene: Scene, at: int, name: int) -> bool:
    """Tell whether nothing but "to Syria" stands between an office and a name."""
    while at < name and (
        scene.preposition(at) or at in scene.cast.over or scene.told(at, "places")
    ):
        at += 1
    return at == name


def joint(row: EventRow, roles: Roles) -> Roles:
    """Return the roles, those who do it together parted into one and the others."""
    subjects, objects = roles.subjects, roles.objects
    if row.symmetric and not objects and len(subjects) > 1:
        return roles._replace(subjects=subjects[:1], objects=subjects[1:])
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


def _traveller(scene: Scene, row: EventRow, one: Filler) -> bool:
    """Tell whether one man leaves, or a state by an armed side's word, and yields no ground."""
    return (_human(scene, one) and one.kind != "people") or (row.armed and _somewhere(scene, one))


def _told_to(scene: Scene, one: Filler) -> bool:
    """Tell whether an outlet or an agency is meant, to whom one tells something."""
    mention = scene.cast.over.get(one.head)
    return mention is not None and mention.kind in ("outlet", "agency")


def _goods(scene: Scene, one: Filler) -> bool:
    """Tell whether mere goods are told of, and neither whose they are nor a ship or a convoy."""
    return one.kind == "facilities" and not one.tied and not scene.told(one.head, "vessels")


def _human(scene: Scene, one: Filler) -> bool:
    """Tell whether people are told of, or a person by his name."""
    mention = scene.cast.over.get(one.head)
    if one.kind == "named" and mention is not None:
        return mention.kind == "person"
    return one.kind in ("people", "one", "offices", "count")


def _irregular(scene: Scene, one: Filler) -> bool:
    """Tell whether who does it fights without a law."""
    mention = scene.cast.over.get(one.head)
    if one.kind == "named" and mention is not None:
        return mention.kind == "armed-group"
    return scene.told(one.head, "irregulars")


def armed(scene: Scene, one: Filler) -> bool:
    """Tell whether who does it bears arms."""
    mention = scene.cast.over.get(one.head)
    if one.kind == "named" and mention is not None:
        return mention.kind not in ("person", "company", "outlet", "agency", "international-body")
    return one.kind == "forces" or scene.told(one.head, "fighters")
