"""Who says it, at the verbs that are both an act of saying and an event (طالب، اتهم)."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.link.filler import Filler, filler
from musnad.link.scene import Scene
from musnad.model import Attribution, Source, Span

__all__ = ["Speakers"]


class Speakers:
    """Who speaks in each statement, as one who may take part in an event; each read once."""

    __slots__ = ("_cues", "_mentions", "_read", "_scene")

    def __init__(
        self, scene: Scene, attributions: Iterable[Attribution], sources: Iterable[Source]
    ) -> None:
        self._scene = scene
        self._mentions = {source.id: source.mentions for source in sources}
        self._cues = {scene.token(one.cue.start): one for one in attributions}
        self._read: dict[str, Filler | None] = {}

    def at(self, token: int) -> Filler | None:
        """Return who speaks where the cue of a statement begins, or None."""
        said = self._cues.get(token)
        return self.of(said) if said is not None else None

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
