"""Who or what a phrase denotes that may do something or have it done to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from musnad.lexicon import word as w
from musnad.link.cast import Who
from musnad.link.description import describe
from musnad.link.scene import HARD, Scene

__all__ = ["Filler", "filler", "fillers"]

_LONGEST = 14  # tokens of one description
_TITLES = 3  # tokens behind "its owner" in which a name must begin
_MANY = 5  # those who are joined by "and"
_KINDS = ("people", "one", "offices", "forces", "facilities")
_STANDS_FOR = frozenset({"works", "places"})
_BODIES = frozenset(
    {"party", "armed-group", "organisation", "company", "outlet", "agency", "international-body"}
)


@dataclass(frozen=True, slots=True)
class Filler:
    """A phrase and whom it denotes.

    Attributes:
        first: Its first token.
        last: The token behind it.
        actor: The named; None for a description.
        of: Those whom a description belongs to.
        kind: ``named``, ``people``, ``one``, ``forces``, ``facilities``, ``offices``, or ``count``
            for people of whom only the number is told, or ``pair`` for one of "the two sides".
        head: The token of its head noun or of the name.
        place: True for a named place that is no state.
        noun: The token of the noun that a verb agrees with, where it is not the head.
    """

    first: int
    last: int
    actor: Who | None
    of: tuple[Who, ...]
    kind: str
    head: int
    place: bool = False
    noun: int = -1

    @property
    def tied(self) -> bool:
        """True where somebody named is told of."""
        return self.actor is not None or bool(self.of)


def fillers(scene: Scene, at: int, limit: int, *, lam: bool = True) -> tuple[Filler, ...]:
    """Return who is told of by the phrase that begins here, and by those joined to it.

    With ``lam`` false, "of" with ل belongs to the verb.
    """
    if scene.told(at, "pair") and not scene.adjective_behind(at):
        return _pair(at)
    one = filler(scene, at, limit, lam=lam)
    if one is None:
        return ()
    found = [one]
    while len(found) < _MANY:
        begin = _joined(scene, found[-1].last, limit)
        more = filler(scene, begin, limit, lam=lam) if begin else None
        if more is None or (more.last < limit and scene.finite(more.last)):
            break
        if not _alike(scene, found[-1], more):
            if more.kind == "named" and not scene.flags[begin - 1] & w.COMMA:
                found[-1] = _owned_by_both(found[-1], more)
            break
        if scene.flags[begin - 1] & w.COMMA and not _closed(scene, more.last):
            break
        if _shares_owner(found[-1], more):
            found[-1] = replace(more, first=found[-1].first)
        else:
            found.append(more)
    return tuple(found)


def _pair(at: int) -> tuple[Filler, ...]:
    """Return "the two sides" as two, who are known by what was told before."""
    return (
        Filler(at, at + 1, None, (), "pair", at),
        Filler(at, at + 1, None, (), "pair", at, noun=at),
    )


def _joined(scene: Scene, at: int, limit: int) -> int:
    """Return the token of the next one that "and" joins, or 0."""
    while at < limit and scene.flags[at] & (w.QUOTE | w.CLOSE):
        at += 1
    if at + 1 < limit and scene.flags[at] & w.COMMA:
        at += 1
    if at >= limit or not scene.joined(at) or scene.words[at].conj == "ف":
        return 0
    if scene.told(at, "skipped"):  # "and also on …"
        return at + 2 if at + 2 < limit and scene.preposition(at + 1) else 0
    if scene.preposition(at):  # "on … and on …"
        return at + 1
    return at


def _alike(scene: Scene, before: Filler, more: Filler) -> bool:
    """Tell whether "and" surely joins the two, and not owners of the first."""
    if before.kind == "facilities":
        return more.kind == "facilities"
    if before.kind == "named":
        return not (_headed(scene, before) and _is_person(scene, more))
    if before.head > before.first + 1 and more.head == more.first:
        return False  # "twenty of the one and the other" counts both
    governs = before.last > before.head + 1 and not scene.flags[before.head] & w.AL
    owned = governs and before.kind != "offices"
    return not (owned and more.kind == "named")


def _owned_by_both(before: Filler, more: Filler) -> Filler:
    """Return a phrase with the second owner that "and" joins, or may join, to the first."""
    of = before.of + ((more.actor,) if before.actor is None and more.actor is not None else ())
    return replace(before, last=more.last, of=tuple(dict.fromkeys(of)))


def _headed(scene: Scene, one: Filler) -> bool:
    """Tell whether a name begins with a word for a body of men, whose owners "and" may join."""
    return one.noun >= 0 or scene.told(one.head, "forces")


def _is_person(scene: Scene, one: Filler) -> bool:
    mention = scene.cast.over.get(one.head)
    return mention is not None and mention.kind == "person"


def _closed(scene: Scene, at: int) -> bool:
    """Tell whether a mark or a relative clause follows: then the one before joins the list."""
    return at >= scene.size or bool(scene.flags[at] & (w.PUNCT | w.RELATIVE))


def _shares_owner(before: Filler, more: Filler) -> bool:
    """Tell whether two bare nouns stand before one owner (elders and chiefs of the tribes)."""
    bare = before.actor is None and before.last - before.first == 1
    return bare and more.actor is None and more.last - more.head > 1


def filler(scene: Scene, at: int, limit: int, *, lam: bool = True) -> Filler | None:
    """Return whom the phrase that begins at a token denotes, or None where that is not sure."""
    limit = min(limit, at + _LONGEST, scene.size)
    head = _past_number(scene, at, limit)
    counted = _counted(scene, at, head, limit) if head > at else None
    if counted is not None or head >= limit:
        return counted
    mention = scene.cast.starts.get(head)
    if mention is not None:
        plain = mention.kind in ("place", "state", "person")
        last = mention.last if plain else _past_adjectives(scene, mention.last, limit)
        place = mention.kind == "place"
        return Filler(at, last, mention.actor, (), "named", head, place)
    told = scene.known[head].told
    taken_up = _taken_up(scene, at, head, limit)
    if taken_up is not None:
        return taken_up
    if not told or scene.flags[head] & (HARD | w.COMMA) or scene.words[head].conj == "ف":
        return None
    if "heads" in told and not (head + 1 < limit and scene.joined(head + 1)):
        inner = filler(scene, head + 1, limit)
        if inner is not None and inner.actor is not None and _names_it(scene, inner, told):
            return replace(inner, first=at, noun=head)
    if "kin" in told:
        return _kin(scene, at, head, limit)
    if told & _STANDS_FOR:
        inner = filler(scene, head + 1, limit)
        if inner is not None and "works" in told:
            return inner
        if inner is not None and _is_place(scene, inner):
            return replace(inner, first=at, noun=head)
    return _described(scene, at, head, limit, lam=lam)


def _counted(scene: Scene, at: int, head: int, limit: int) -> Filler | None:
    """Return people of whom a number is told, and no noun that the lists hold, or None."""
    if head - 1 not in scene.timed and _counts(scene, head, limit):
        crowd = scene.told(head - 1, "crowds")
        return Filler(at, head, None, (), "people" if crowd else "count", head - 1)
    if head >= limit or head in scene.cast.starts:
        return None
    if scene.told(head, "of_them") or _some_of_those(scene, at, head):
        return Filler(at, head + 1, None, (), "people", head)
    return None


def _described(scene: Scene, at: int, head: int, limit: int, *, lam: bool) -> Filler | None:
    """Return whom a description denotes, or None where who is meant is not told."""
    told = scene.known[head].told
    for kind in _KINDS:
        if kind in told:
            last, of, person = describe(scene, head, limit, kind, lam=lam)
            if person is not None:
                return Filler(at, last, person, (), "named", head)
            if not of and ("vague" in told or _names_somebody(scene, kind, head, last, limit)):
                return None
            many = kind == "one" and head > at and _number(scene, head - 1)
            return Filler(at, last, None, of, "people" if many else kind, head)
    return None


def _kin(scene: Scene, at: int, head: int, limit: int) -> Filler | None:
    """Return the person whom "his partner", "its owner" stands before, titles between; or None."""
    if not scene.told(head, "owned"):
        return None
    for name in range(head + 1, min(head + 1 + _TITLES, limit)):
        mention = scene.cast.starts.get(name)
        if mention is not None:
            plain = mention.kind == "person" and not (mention.clitic or scene.joined(name))
            return Filler(at, mention.last, mention.actor, (), "named", name) if plain else None
        if not scene.flags[name] & w.AL or scene.clitic(name) or scene.joined(name):
            return None
    return None


def _is_place(scene: Scene, one: Filler) -> bool:
    """Tell whether a place or a state is named."""
    mention = scene.cast.over.get(one.head)
    return mention is not None and mention.kind in ("place", "state")


def _taken_up(scene: Scene, at: int, head: int, limit: int) -> Filler | None:
    """Return who is told of by a people's name or by a noun that takes up a name (الحركة)."""
    word = scene.words[head]
    origin = scene.cast.origin(head)
    if origin is not None and not word.head.endswith(scene.ctx.endings("nisba")):
        return Filler(at, head + 1, None, (origin,), "people", head)
    if not word.flags & w.AL or word.flags & w.COMMA:
        return None
    if head + 1 < limit and (scene.adjective_behind(head) or head + 1 in scene.cast.starts):
        return None
    number = scene.cast.taken_up(head)
    if number is None:
        return None
    place = scene.cast.actors.kind(number) == "place"
    last = head + 2 if scene.told(head + 1, "loaded") else head + 1
    return Filler(at, last, number, (), "named", head, place)


def _names_somebody(scene: Scene, kind: str, head: int, last: int, limit: int) -> bool:
    """Tell whether an unknown name follows "the commander": then who is meant is not known."""
    if kind not in ("one", "offices") or last >= limit or last > head + 1:
        return False
    if not scene.flags[head] & w.AL or scene.told(head, "broken"):
        return False
    plain = not scene.known[last].told and not scene.known[last].readings
    plain = plain and not scene.clitic(last)
    word = scene.words[last]
    mark = word.flags & (w.PUNCT | w.AL | w.TIME | w.ADJUNCT | w.NOT_NP | w.RELATIVE | w.COMP)
    return plain and not mark and not word.conj and not scene.finite(last)


def _past_number(scene: Scene, at: int, limit: int) -> int:
    """Return the token behind "hundreds of", "some of", "what is called"."""
    counted = False
    while at < limit and at not in scene.cast.starts:
        told = scene.known[at].told
        number = bool(scene.flags[at] & w.NUMBER) or "quantities" in told
        if not (
            number
            or scene.flags[at] & w.QUOTE
            or "lead" in told
            or (counted and ("some_of" in told or "size" in told))
        ):
            break
        counted = counted or number
        at += 1
    return at


def _counts(scene: Scene, behind: int, limit: int) -> bool:
    """Tell whether a number stands alone: three were killed, hundreds came together."""
    last = behind - 1
    if scene.clitic(last) or not (_number(scene, last) or scene.told(last, "crowds")):
        return False
    if behind >= limit:
        return True
    if scene.ctx.doc.end[last] == scene.ctx.doc.start[behind] and scene.flags[last] & w.NUMBER:
        after = behind + 1
        if after < scene.size and scene.ctx.doc.end[behind] == scene.ctx.doc.start[after]:
            return False  # 12.5
    return bool(
        scene.flags[behind] & (w.PUNCT | w.RELATIVE)
        or behind in scene.timed
        or scene.told(behind, "among")
        or scene.preposition(behind)
        or scene.joined(behind)
        or (scene.told(last, "crowds") and scene.clitic(behind))
    )


def _number(scene: Scene, at: int) -> bool:
    return bool(scene.flags[at] & w.NUMBER) or scene.told(at, "cardinals")


def _some_of_those(scene: Scene, at: int, head: int) -> bool:
    """Tell whether "five of the rioters" stands here, whoever rioters are to the lists."""
    if not scene.told(head - 1, "some_of") or not _number(scene, at):
        return False
    word = scene.words[head]
    plain = word.flags & w.AL and not word.conj and not scene.known[head].told
    return bool(plain) and word.core.endswith(scene.ctx.endings("sound_plural"))


def _names_it(scene: Scene, inner: Filler, told: frozenset[str]) -> bool:
    """Tell whether the name behind a head is its own (the organisation Daesh)."""
    if "forces" not in told:
        return True
    mention = scene.cast.over.get(inner.head)
    return mention is not None and mention.kind in _BODIES


def _past_adjectives(scene: Scene, at: int, limit: int) -> int:
    """Return the token behind the quotation mark and the adjectives that follow a name."""
    plural = scene.ctx.endings("sound_plural")
    while at < limit and at not in scene.cast.over:
        mark = scene.flags[at] & w.QUOTE and at not in scene.ctx.quotes.at
        if not mark and not scene.adjective(at):
            break
        if scene.words[at].feminine and scene.words[at - 1].core.endswith(plural):
            break
        at += 1
    return at
