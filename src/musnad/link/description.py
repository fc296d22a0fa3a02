"""How far a description reaches, and whom it belongs to."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import word as w
from musnad.link.scene import Scene

__all__ = ["describe"]

_GOES_ON: Final = frozenset({"people", "forces", "heads", "offices", "quantities", "facilities"})


class _Walk:
    """How far a description has been read; made and dropped within `describe`."""

    __slots__ = ("at", "definite", "kind", "many", "of", "person", "scene")

    def __init__(self, scene: Scene, head: int, kind: str) -> None:
        self.scene = scene
        self.at = head + 1
        self.kind = kind
        self.of: list[str] = []
        self.person: str | None = None
        self.definite = bool(scene.flags[head] & w.AL)
        self.many = False  # behind "each of": owners joined by "and"

    def owner(self) -> bool:
        """Step over a name or a word of origin whose the described are."""
        scene, at = self.scene, self.at
        mention = scene.cast.starts.get(at)
        if mention is None:
            origin = scene.cast.origins.get(at)
            if origin is None or scene.words[at].conj:
                return False
            self.of.append(origin)
            self.at += 1
            return True
        if mention.kind == "person" and self.kind == "offices" and not mention.clitic:
            self.person, self.at = mention.actor, mention.last
            return False
        apart = self.definite and mention.clitic != "ل"
        if mention.clitic == "ب" or (apart and not self.many) or scene.words[at].conj == "ف":
            return False
        if scene.words[at].conj and not (self.many and self.of):
            return False
        self.of.append(mention.actor)
        self.at, self.definite = mention.last, True
        return True

    def link(self, limit: int) -> bool:
        """Step over "from" or "belonging to" where a name follows."""
        scene, at = self.scene, self.at
        if at + 1 >= limit or scene.words[at].conj or at in scene.cast.over:
            return False
        behind = scene.cast.starts.get(at + 1)
        if behind is None and scene.told(at + 1, "heads"):
            behind = scene.cast.starts.get(at + 2)
        if behind is None or behind.kind == "place":
            return False
        belongs = scene.told(at, "belonging") and behind.clitic == "ل"
        if belongs or (scene.told(at, "some_of") and not behind.clitic):
            self.at, self.definite = at + 1, False
            return True
        return False

    def noun(self) -> bool:
        """Step over a noun or an adjective that goes on with the description."""
        scene, at = self.scene, self.at
        word = scene.words[at]
        flags = word.flags
        if word.conj or at in scene.cast.over or flags & (w.PUNCT | w.ADJUNCT | w.TIME):
            return False
        if scene.told(at, "prepositions") and not scene.told(at, "forces"):
            if not (self.many and scene.told(at, "some_of")):
                return False
        told = scene.known[at].told
        if self.many and "some_of" in told:
            self.at += 1
            return True
        governs = not self.definite or scene.known[at].clitic == "ل"
        if told & _GOES_ON and governs and scene.known[at].clitic != "ب":
            self.many = self.many or "quantities" in told
            self.definite = bool(flags & w.AL)
            self.at += 1
            return True
        if not self._qualifies(at):
            return False
        self.definite = self.definite or bool(flags & w.AL)
        self.at += 1
        return True

    def _qualifies(self, at: int) -> bool:
        """Tell whether an adjective of the head or its last owner stands here."""
        scene = self.scene
        word = scene.words[at]
        if word.flags & w.AL:
            if scene.clitic(at):
                return False
            return not self.definite or scene.adjective(at)
        return not self.definite and scene.indefinite_adjective(at)


def describe(
    scene: Scene, head: int, limit: int, kind: str
) -> tuple[int, tuple[str, ...], str | None]:
    """Read a description from its head noun on.

    Returns:
        The token behind it, `Actor.id` of those it belongs to, and of the person who holds the
        office that it names, or None.
    """
    walk = _Walk(scene, head, kind)
    while walk.at < limit:
        if scene.flags[walk.at] & w.QUOTE and walk.at + 1 < limit:
            opens = walk.at + 1 in scene.cast.starts
            if not opens and walk.at in scene.ctx.quotes.at:
                break
            walk.at += 1
            continue
        if not (walk.owner() or walk.link(limit)) and (walk.person or not walk.noun()):
            break
    return walk.at, tuple(dict.fromkeys(walk.of)), walk.person
