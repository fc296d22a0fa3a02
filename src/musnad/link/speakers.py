"""Who says it, at the verbs that are both an act of saying and an event (طالب، اتهم)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from musnad.lexicon import word as w
from musnad.link.filler import Filler, filler
from musnad.link.scene import Scene
from musnad.model import Attribution, Source, Span

__all__ = ["Speakers"]

_THAT = w.COMP | w.CONJ_COMP


class Speakers:
    """Who speaks in each statement, as one who may take part in an event; each read once."""

    __slots__ = ("_cues", "_mentions", "_opens", "_read", "_said", "_scene")

    def __init__(
        self, scene: Scene, attributions: Iterable[Attribution], sources: Iterable[Source]
    ) -> None:
        self._scene = scene
        self._mentions = {source.id: source.mentions for source in sources}
        self._said = tuple(attributions)
        self._opens = sorted(
            (_that(scene, one), number) for number, one in enumerate(self._said) if one.content
        )
        self._cues = {scene.token(one.cue.start): one for one in self._said}
        self._read: dict[str, Filler | None] = {}

    def opened(self, token: int, key: str) -> Attribution | None:
        """Return the statement that a word of that list opens, or goes on as it was opened."""
        index = bisect_right(self._opens, (token, self._scene.size)) - 1
        if index < 0:
            return None
        begin, number = self._opens[index]
        said = self._said[number]
        if token == begin:
            return said
        scene = self._scene
        on = scene.joined(token) and scene.told(begin, key)
        same = scene.ctx.sentence_of[token] == scene.ctx.sentence_of[begin]
        start = scene.ctx.doc.start[token]
        held = any(span.start <= start < span.end for span in said.content)
        return said if on and same and held else None

    def at(self, token: int) -> Filler | None:
        """Return who speaks where the cue of a statement begins, or None.

        The phrase behind the cue stands for whom nothing but the statement makes an actor.
        """
        said = self._cues.get(token)
        if said is None:
            return None
        behind = self.behind(token)
        phrase = Filler(token + 1, behind, None, (), "named", token + 1)
        return self.of(said) or (phrase if behind > token + 1 else None)

    def behind(self, token: int) -> int:
        """Return the token behind a cue, and behind who speaks where he follows it."""
        said = self._cues.get(token)
        scene = self._scene
        spans = self._mentions.get(said.source_id, ()) if said is not None else ()
        for span in spans:
            if scene.token(span.start) == token + 1:
                return scene.token(span.end - 1) + 1
        return token + 1

    def of(self, said: Attribution) -> Filler | None:
        """Return who speaks in a statement, by the longest of his mentions, or None."""
        name = said.source_id
        if name not in self._read:
            spans = self._mentions.get(name, ())
            longest = max(spans, key=lambda span: span.end - span.start, default=None)
            self._read[name] = None if longest is None else _who(self._scene, longest)
        return self._read[name]


def _who(scene: Scene, span: Span) -> Filler | None:
    """Return whom the phrase denotes: the person it names, else its own description."""
    first, last = scene.token(span.start), scene.token(span.end - 1) + 1
    for token in range(first, last):
        mention = scene.cast.starts.get(token)
        if mention is not None and mention.kind == "person" and not mention.clitic:
            return Filler(token, mention.last, mention.actor, (), "named", token)
    return filler(scene, first, last)


def _that(scene: Scene, said: Attribution) -> int:
    """Return the token that opens what is said: its "that", be it in the content or before it."""
    first = scene.token(said.content[0].start)
    before = first - 1
    if before >= 0 and scene.flags[before] & _THAT and not scene.flags[first] & _THAT:
        return before
    return first
