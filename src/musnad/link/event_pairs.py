"""Who "the two sides" are: the two of the last event that was told of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from musnad.link.deed import Deed
from musnad.link.filler import Filler
from musnad.link.roles import Roles
from musnad.link.scene import Scene

__all__ = ["known_pair"]

_BACK: Final = 8  # events back in which the two are looked for
_SENTENCES: Final = 3
_TOGETHER: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_Pair = tuple[Filler, Filler]


def known_pair(scene: Scene, deed: Deed, found: Sequence[Deed]) -> Deed | None:
    """Return the deed with the two whom "the two sides" are, itself where it tells of none.

    None where the last events of the text do not tell of two, or tell of two and of others.
    """
    if not any(one.kind == "pair" for one in (*deed.subjects, *deed.objects)):
        return deed
    if deed.rule == "event-noun" and deed.row.event in ("AGREE", "COOPERATE"):
        return None  # relations between the two countries are no act of theirs
    pair = _last(scene, deed, found)
    if pair is None:
        return None
    subjects = tuple(_known(one, pair) for one in deed.subjects)
    objects = tuple(_known(one, pair) for one in deed.objects)
    if subjects and objects and deed.subjects[0].kind == deed.objects[0].kind == "pair":
        subjects, objects = subjects[:1], objects[-1:]
    return replace(deed, roles=Roles(subjects, objects, deed.roles.places, deed.roles.flown))


def _last(scene: Scene, deed: Deed, found: Sequence[Deed]) -> _Pair | None:
    """Return the two of the nearest event between two, where none near has others."""
    here = scene.ctx.sentence_of[deed.at]
    pairs = [
        (one.subjects[0], one.objects[0])
        for one in found[-_BACK:]
        if one.whole and here - scene.ctx.sentence_of[one.at] <= _SENTENCES and _of_two(one)
    ]
    if not pairs:
        return None
    kinds = {_who(pair) for pair in pairs}
    return pairs[-1] if len(kinds) == 1 else None


def _of_two(deed: Deed) -> bool:
    both = len(deed.subjects) == len(deed.objects) == 1
    return both and (deed.row.event in _TOGETHER or deed.row.mode == "clash")


def _who(pair: _Pair) -> frozenset[object]:
    return frozenset(one.actor if one.actor is not None else one.of or one.head for one in pair)


def _known(one: Filler, pair: _Pair) -> Filler:
    """Return whom one of the two sides is, by the words that tell of him here."""
    if one.kind != "pair":
        return one
    known = pair[one.noun >= 0]
    if known.actor is None:
        return known
    return replace(known, first=one.first, last=one.last, head=one.head, noun=-1)
