"""Those whom an article tells of by a description only, as actors."""

from __future__ import annotations

from musnad.arabic import letter_width
from musnad.lexicon import word as w
from musnad.link.actors import unswallowed
from musnad.link.filler import Filler
from musnad.link.scene import Scene
from musnad.model import Span

__all__ = ["Described"]

_Key = tuple[str, tuple[int, ...], str]


class Described:
    """The described of one article; one head noun of one owner is one actor.

    A bare noun with its article takes up the last of its head: three sailors … the sailors.
    """

    __slots__ = ("_known", "_last", "_scene")

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known: dict[_Key, int] = {}
        self._last: dict[str, int] = {}

    def actor(self, one: Filler) -> int:
        """Return the number of whom the phrase denotes; a description becomes an actor."""
        actors = self._scene.cast.actors
        if one.actor is not None:
            return actors.listed(one.actor) if isinstance(one.actor, str) else one.actor
        of = tuple(actors.listed(x) if isinstance(x, str) else x for x in one.of)
        span = self.span(one)
        key = self._key(one, of)
        number = self._known.get(key)
        if number is None and self._bare(one):
            number = self._last.get(key[0])
        if number is None:
            name = self._name(one, span)
            number = self._known[key] = actors.describe(name, one.first, span, of)
        else:
            actors.mention(number, one.first, span)
        self._last[key[0]] = number
        return number

    def _bare(self, one: Filler) -> bool:
        """Tell whether a noun with its article and nothing else stands here."""
        alone = one.first == one.head and one.last == one.head + 1 and not one.of
        return alone and bool(self._scene.flags[one.head] & w.AL)

    def span(self, one: Filler) -> Span:
        """Return the phrase without conjunction, preposition and marks at its edges."""
        scene = self._scene
        first, last = one.first, one.last
        while last - 1 > first and scene.flags[last - 1] & w.QUOTE:
            last -= 1
        while first < last - 1 and scene.flags[first] & w.QUOTE:
            first += 1
        span = scene.ctx.doc.span(first, last)
        start = span.start
        for _ in range(scene.joined(first) + bool(scene.clitic(first))):
            start += letter_width(scene.ctx.doc.text[start : span.end])
        return Span(start, span.end) if start < span.end else span

    def _name(self, one: Filler, span: Span) -> str:
        """Return the description's words, the article that ل swallowed put back."""
        text = span.of(self._scene.ctx.doc.text)
        return unswallowed(self._scene.core(one.first), text)

    def _key(self, one: Filler, of: tuple[int, ...]) -> _Key:
        scene = self._scene
        head = scene.words[one.head].head
        for tail in scene.ctx.endings("plural_people"):
            if head.endswith(tail) and len(head) > len(tail) + 2:
                head = head.removesuffix(tail)
                break
        number = [scene.words[token].core for token in range(one.first, one.head)]
        if one.kind == "count":
            number.append(str(one.first))  # five killed are not the five that were hurt
        rest = [] if of else [scene.words[token].fold for token in range(one.head + 1, one.last)]
        return head, of, " ".join(number + rest)
