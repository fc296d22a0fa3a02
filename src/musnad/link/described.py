"""Those whom an article tells of by a description only, as actors."""

from __future__ import annotations

from musnad.arabic import letter_width
from musnad.lexicon import word as w
from musnad.link.filler import Filler
from musnad.link.scene import Scene
from musnad.model import Actor, Span

__all__ = ["Described"]

_Key = tuple[str, tuple[str, ...], str]


class Described:
    """The described of one article; one head noun of one owner is one actor."""

    __slots__ = ("_found", "_scene")

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._found: dict[_Key, tuple[str, list[Span]]] = {}

    def actor(self, one: Filler) -> str:
        """Return `Actor.id` of whom the phrase denotes; a description is remembered."""
        if one.actor is not None:
            return one.actor
        key = self._key(one)
        if key not in self._found:
            self._found[key] = (f"d{len(self._found) + 1}", [])
        name, mentions = self._found[key]
        span = self.span(one)
        if span not in mentions:
            mentions.append(span)
        return name

    def actors(self) -> tuple[Actor, ...]:
        """Return the described, each with the fullest of its descriptions as its name."""
        text = self._scene.ctx.doc.text
        return tuple(
            Actor(
                id=name,
                name=max((span.of(text) for span in mentions), key=len),
                kind="group",
                of=key[1],
                mentions=tuple(sorted(mentions)),
            )
            for key, (name, mentions) in self._found.items()
        )

    def span(self, one: Filler) -> Span:
        """Return the phrase without conjunction, preposition and marks at its edges."""
        scene = self._scene
        first, last = one.first, one.last
        while last - 1 > first and scene.flags[last - 1] & w.QUOTE:
            last -= 1
        while first < last - 1 and scene.flags[first] & w.QUOTE:
            first += 1
        span = scene.ctx.doc.span(first, last)
        mention = scene.cast.starts.get(first)
        letters = int(bool(scene.words[first].conj)) + int(bool(scene.clitic(first)))
        if mention is not None:
            letters = int(bool(scene.words[first].conj)) + int(bool(mention.clitic))
        start = span.start
        for _ in range(letters):
            start += letter_width(scene.ctx.doc.text[start : span.end])
        return Span(start, span.end) if start < span.end else span

    def _key(self, one: Filler) -> _Key:
        scene = self._scene
        head = scene.words[one.head].head
        for tail in scene.ctx.endings("plural_people"):
            if head.endswith(tail) and len(head) > len(tail) + 2:
                head = head[: -len(tail)]
                break
        rest = ""
        if not one.of:
            rest = " ".join(scene.words[token].fold for token in range(one.head + 1, one.last))
        return head, one.of, rest
