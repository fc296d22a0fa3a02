"""The order in which names are looked for."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.find.names.bodies import find_bodies
from musnad.find.names.listed import find_listed
from musnad.find.names.mention import Mention
from musnad.find.names.people import find_people
from musnad.find.names.places import find_places
from musnad.find.names.repeat import find_repeated
from musnad.find.names.scene import Scene
from musnad.find.names.traits import Traits
from musnad.lexicon.frames import load_frames
from musnad.lexicon.nametable import load_names
from musnad.text.document import Document

__all__ = ["NameFinder"]


class NameFinder:
    """Finds names; made once a process, holds nothing of any article."""

    __slots__ = ("_frames", "_names", "_traits")

    def __init__(self) -> None:
        self._frames = load_frames()
        self._names = load_names()
        self._traits = Traits(self._frames, self._names)

    def __call__(self, doc: Document) -> list[Mention]:
        """Return the names of a document in order, none inside of another.

        First what the lists hold, then what frames show, then what comes again; where two of one
        step overlap the longer one stays.
        """
        scene = Scene(doc, self._traits, self._frames, self._names)
        _take(scene, find_listed(scene))
        _take(scene, [*find_places(scene), *find_bodies(scene)])
        _take(scene, find_people(scene))
        _take(scene, find_repeated(scene, _held(scene)))
        return _held(scene)


def _held(scene: Scene) -> list[Mention]:
    found: list[Mention] = []
    for mention in scene.taken:
        if mention is not None and (not found or found[-1] is not mention):
            found.append(mention)
    return found


def _take(scene: Scene, found: Iterable[Mention]) -> None:
    """Let mentions hold their tokens: a longer one displaces those that lie within it."""
    for mention in sorted(found, key=lambda m: (m.first - m.last, m.first)):
        first, last = mention.first, mention.last
        others = [one for one in scene.taken[first:last] if one is not None]
        if any(o.first < first or o.last > last for o in others):
            continue
        if any(o.last - o.first >= last - first for o in others):
            continue
        scene.taken[first:last] = [mention] * (last - first)
