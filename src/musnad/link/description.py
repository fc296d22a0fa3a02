"""How far a description reaches, and whom it belongs to."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import word as w
from musnad.link.cast import Named, Who
from musnad.link.scene import Scene

__all__ = ["describe"]

_GOES_ON: Final = frozenset({"people", "forces", "heads", "offices", "quantities", "facilities"})


class _Walk:
    """How far a description has been read; made and dropped within `describe`."""

    __slots__ = (
        "at",
        "definite",
        "governs",
        "kind",
        "lam",
        "many",
        "men",
        "of",
        "office",
        "person",
        "scene",
    )

    def __init__(self, scene: Scene, head: int, kind: str, *, lam: bool) -> None:
        self.scene = scene
        self.at = head + 1
        self.kind = kind
        self.lam = lam
        self.of: list[Who] = []
        self.person: int | None = None
        self.definite = bool(scene.flags[head] & w.AL)
        closed = scene.words[head].head.endswith(scene.ctx.endings("sound_plural"))
        owned = scene.told(head, "owned")
        self.definite = self.definite or owned
        self.men = closed and kind == "people"  # whom no feminine adjective fits
        core = scene.words[head].core
        closed = closed or (core.endswith("ا") and core not in scene.tables.told)  # nunated
        self.governs = not self.definite and not (closed and kind in ("people", "one"))
        self.office = False  # behind "of the president", whose name may follow
        self.many = False  # behind "each of": owners joined by "and"

    def owner(self) -> bool:
        """Step over a name or a word of origin whose the described are."""
        scene, at = self.scene, self.at
        mention = scene.cast.starts.get(at)
        titled = scene.cast.starts.get(at + 1) if scene.told(at, "offices") else None
        if self.kind == "offices" and titled is not None and titled.kind == "person":
            mention = titled if not titled.clitic else mention
        if mention is None:
            origin = scene.cast.origin(at)
            if origin is None or scene.words[at].conj or scene.clitic(at):
                return False
            if bool(scene.flags[at] & w.AL) != self.definite and not self.governs:
                return False
            self.of.append(origin)
            self.at += 1
            self.governs = False
            return True
        holds = self.kind == "offices" or (self.kind == "one" and scene.flags[at - 1] & w.AL)
        if (
            mention.kind == "person"
            and self.office
            and not (mention.clitic or scene.words[at].conj)
        ):
            self.of.append(mention.actor)
            self.at, self.office = mention.last, False
            return True
        if mention.kind == "person" and holds and not (mention.clitic or scene.words[at].conj):
            self.person, self.at = mention.actor, mention.last
            return False
        if self._people(mention):
            self.of.append(mention.actor)
            self.at = mention.last
            return True
        if scene.words[at].conj:
            if not (self.many and self.of) or scene.words[at].conj == "ف":
                return False
        elif mention.clitic == "ب" or not (
            self.governs or self.many or (self.lam and not self.definite and mention.clitic == "ل")
        ):
            return False
        self.of.append(mention.actor)
        self.at, self.definite, self.governs = mention.last, True, False
        return True

    def _people(self, mention: Named) -> bool:
        """Tell whether the name of a people describes the head (المسلحين الحوثيين)."""
        scene, at = self.scene, self.at
        word = scene.words[at]
        if mention.last != at + 1 or word.conj or mention.clitic or not self.definite:
            return False
        plural = word.head.endswith(scene.ctx.endings("nisba_people"))
        return plural and bool(word.flags & w.AL) and mention.kind in ("armed-group", "party")

    def link(self, limit: int) -> bool:
        """Step over "from" or "belonging to" where a name follows."""
        scene, at = self.scene, self.at
        if at + 1 >= limit or scene.words[at].conj or at in scene.cast.over:
            return False
        begin = at + 1
        while begin < limit and (scene.told(begin, "heads") or scene.flags[begin] & w.QUOTE):
            if scene.flags[begin] & w.AL:
                break
            begin += 1
        behind = scene.cast.starts.get(begin)
        clitic = scene.clitic(at + 1)
        partly = ("people", "one", "forces")
        some = scene.told(at, "some_of") and not self.definite and self.kind in partly
        if behind is not None and behind.kind != "place":
            if (scene.told(at, "belonging") and clitic == "ل") or (some and not clitic):
                self.at, self.governs, self.men = begin, True, False
                return True
        if some and scene.told(at + 1, "forces") and not (clitic or scene.flags[at + 1] & w.AL):
            self.at, self.governs, self.men = at + 1, True, False
            return True
        if some and begin < limit and not clitic and self._men(begin):
            self._take_up(begin)
            self.at, self.definite, self.governs, self.men = begin + 1, True, False, False
            return True
        return False

    def _men(self, at: int) -> bool:
        """Tell whether men or a body of men stand under the article, of whom some are told of."""
        scene = self.scene
        if not scene.flags[at] & w.AL:
            return False
        plural = scene.words[at].core.endswith(scene.ctx.endings("sound_plural"))
        return (
            bool(scene.known[at].told & _GOES_ON) or plural or scene.cast.taken_up(at) is not None
        )

    def noun(self) -> bool:
        """Step over a noun or an adjective that goes on with the description."""
        scene, at = self.scene, self.at
        word = scene.words[at]
        if word.conj or at in scene.cast.over or word.flags & (w.PUNCT | w.ADJUNCT | w.TIME):
            return False
        told = scene.known[at].told
        if self.many and "some_of" in told:
            self.at += 1
            return True
        if scene.preposition(at) and "forces" not in told:
            return False
        if scene.phrase(at, "agents"):
            return False
        clitic = scene.clitic(at)
        if (
            told & _GOES_ON
            and (self.governs or (self.lam and not self.definite and clitic == "ل"))
            and clitic != "ب"
        ):
            self._take_up(at)
            self.men = False
            self.many = self.many or "quantities" in told
            self.office = self.office or "offices" in told
            self.definite = bool(word.flags & w.AL)
            self.governs = not self.definite
            self.at += 1
            return True
        if clitic or not (self._qualifies(at) or self._thing(at)):
            return False
        self.definite = self.definite or bool(word.flags & w.AL)
        self.governs = self.governs and scene.told(at, "portfolios")
        self.at += 1
        return True

    def _take_up(self, at: int) -> None:
        """Take in whom a definite noun takes up as the owner (fighters of the organisation)."""
        scene = self.scene
        plain = not scene.adjective_behind(at) and scene.cast.origin(at + 1) is None
        if scene.flags[at] & w.AL and plain:
            number = scene.cast.taken_up(at)
            if number is not None:
                self.of.append(number)

    def _qualifies(self, at: int) -> bool:
        """Tell whether an adjective of the head, or the thing it governs, stands here."""
        scene = self.scene
        if scene.words[at].flags & w.AL:
            return self.governs or (self.definite and self._described(at))
        return not self.definite and self._described(at)

    def _thing(self, at: int) -> bool:
        """Tell whether a facility or a body governs a noun that no list holds (مقر مجلة)."""
        scene = self.scene
        plain = not scene.known[at].told and not scene.known[at].readings
        if self.governs and scene.told(at, "portfolios") and not scene.flags[at] & w.AL:
            return True
        body = scene.told(at - 1, "forces")
        if not (body or self.kind == "facilities") or not (self.governs and plain):
            return False
        nunated = body and scene.words[at].core.endswith("ا")
        return not (nunated or scene.finite(at))

    def _described(self, at: int) -> bool:
        scene = self.scene
        if self.men and scene.words[at].feminine:
            return False
        if scene.told(at, "peoples") or scene.told(at, "qualities"):
            return True
        if self.definite:
            return scene.adjective(at)
        return scene.indefinite_adjective(at)


def describe(
    scene: Scene, head: int, limit: int, kind: str, *, lam: bool
) -> tuple[int, tuple[Who, ...], int | None]:
    """Read a description from its head noun on.

    Args:
        scene: The document.
        head: Its head noun.
        limit: Where it must end at the latest.
        kind: Of what kind its head is.
        lam: Whether "of" with ل belongs to it, and not to the verb.

    Returns:
        The token behind it, those it belongs to, and the number of the person who holds the office
        that it names, or None.
    """
    walk = _Walk(scene, head, kind, lam=lam)
    while walk.at < limit:
        if scene.flags[walk.at] & w.QUOTE and walk.at + 1 < limit:
            opens = walk.at + 1 in scene.cast.starts
            if not opens and walk.at in scene.ctx.quotes.at:
                break
            walk.at += 1
            continue
        if not (walk.owner() or walk.link(limit)) and (walk.person is not None or not walk.noun()):
            break
    return walk.at, tuple(dict.fromkeys(walk.of)), walk.person
