"""The parts of a clause behind a word of an event."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.lexicon import word as w
from musnad.link.filler import Filler, fillers
from musnad.link.scene import HARD, Scene

__all__ = ["AGENT", "WATCH", "Part", "parts"]

AGENT: Final = "agent"
"""Stands for a preposition where a phrase such as "at the hands of" opens a part."""

WATCH: Final = "watch"
"""The same for "under the eye of"."""

_PHRASES: Final = {AGENT: "agents", WATCH: "watch"}
_MOST = 7  # parts of one clause
_REACH = 40  # tokens
_BREAKS: Final = HARD | w.DASH


class Part(NamedTuple):
    """A noun phrase with or without a preposition.

    Attributes:
        preposition: The preposition or clitic; empty for a bare phrase; or `AGENT`.
        fillers: Whom it denotes; empty where that is not known.
        first: Its first token, the preposition's own included.
        last: The token behind it.
        offer: Whose offer, demand or stand it is.
    """

    preposition: str
    fillers: tuple[Filler, ...]
    first: int
    last: int
    offer: tuple[Filler, ...] = ()


def parts(
    scene: Scene, at: int, limit: int, *, lam: bool = True, behind: bool = False
) -> list[Part]:
    """Return the parts of the clause from a token on, up to the next verb or clause.

    With ``lam`` false, a phrase with ل is a part of its own wherever it stands; ``behind`` tells
    that somebody is named right before the token.
    """
    limit = min(limit, at + _REACH, scene.size)
    found: list[Part] = []
    while at < limit and len(found) < _MOST:
        at = _past_asides(scene, at, limit)
        if at >= limit or _ends(scene, at):
            break
        part = _part(scene, at, limit, lam=lam, behind=behind)
        behind = bool(part.fillers)
        found.append(part)
        at = part.last
    return found


def _past_asides(scene: Scene, at: int, limit: int) -> int:
    """Return the token behind words of time, quotation marks and brackets."""
    while at < limit and at not in scene.cast.over:
        flags = scene.flags[at]
        if flags & w.OPEN:
            behind = scene.ctx.close_of(at, limit)
            at = max(behind, at + 1)
        elif flags & w.QUOTE or at in scene.timed or _aside(scene, at):
            at += 1
        else:
            break
    return at


def _aside(scene: Scene, at: int) -> bool:
    """Tell whether a word of time or manner stands here, or who is joined but not named."""
    return (not scene.words[at].conj and scene.told(at, "skipped")) or _owned(scene, at)


def _owned(scene: Scene, at: int) -> bool:
    """Tell whether "and their families" stands here, which adds nobody who is named."""
    word = scene.words[at]
    if word.conj != "و" or word.flags & w.PUNCT or scene.known[at].told or scene.finite(at):
        return False
    return word.core.endswith(scene.ctx.endings("own")) and not word.feminine


def _ends(scene: Scene, at: int) -> bool:
    """Tell whether the clause is over: a comma, a clause, a verb, something joined."""
    if at in scene.cast.over and not scene.joined(at):
        return False
    if scene.flags[at] & (_BREAKS | w.COMMA | w.CLOSE):
        return True
    told = scene.known[at].told
    if "among" in told or "openers" in told:
        return True
    return scene.joined(at) or scene.finite(at)


def _part(scene: Scene, at: int, limit: int, *, lam: bool, behind: bool) -> Part:
    """Return the part that begins here; ``behind`` tells that somebody stands right before it."""
    for mark, phrases in _PHRASES.items():
        size = scene.phrase(at, phrases)
        if size:
            found = fillers(scene, at + size, limit)
            return Part(mark, found, at, found[-1].last if found else at + size)
    if scene.preposition(at):
        preposition, begin = scene.core(at), at + 1
    else:
        preposition, begin = scene.clitic(at), at
    if begin in scene.timed and preposition:
        while begin < limit and begin in scene.timed:
            begin += 1
        return Part(preposition, (), at, begin)
    found = fillers(scene, begin, limit, lam=lam)
    if found:
        said_more = not preposition and behind and _says_more(scene, found[0])
        return Part(preposition, () if said_more else found, at, found[-1].last)
    offer = _offered(scene, begin, limit) if scene.told(begin, "offers") else ()
    return Part(preposition, (), at, _past_unknown(scene, begin, limit), offer)


def _says_more(scene: Scene, one: Filler) -> bool:
    """Tell whether a phrase only says more of the one before it (الدول الأعضاء، أكبر الأحزاب)."""
    if scene.told(one.first, "superlatives"):
        return True
    both = scene.flags[one.first] & scene.flags[one.first - 1] & w.AL
    if not both or one.head != one.first or one.last - one.first > 1:
        return False
    return one.kind == "one" or scene.told(one.first, "adjoined")


def _offered(scene: Scene, at: int, limit: int) -> tuple[Filler, ...]:
    """Return whose an offer is: the genitive's, or that of the state its adjective names."""
    if at + 1 >= limit:
        return ()
    origin = scene.cast.origin(at + 1)
    if origin is not None:
        return (Filler(at + 1, at + 2, origin, (), "named", at + 1),)
    begin = at + 2 if scene.told(at + 1, "some_of") else at + 1
    owned = begin > at + 1 or not scene.flags[at] & w.AL
    return fillers(scene, begin, limit) if owned else ()


def _phrased(scene: Scene, at: int) -> bool:
    return bool(scene.phrase(at, _PHRASES[AGENT]) or scene.phrase(at, _PHRASES[WATCH]))


def _past_unknown(scene: Scene, at: int, limit: int) -> int:
    """Return the token behind a phrase that denotes nobody known: up to the next part."""
    at += 1
    while at < limit and not _ends(scene, at):
        if scene.preposition(at) or scene.clitic(at) or _phrased(scene, at):
            break
        if scene.flags[at] & (w.OPEN | w.QUOTE):
            break
        if scene.flags[at - 1] & w.AL and not scene.flags[at] & w.AL and scene.known[at].told:
            break  # a definite noun governs none
        at += 1
    return at
