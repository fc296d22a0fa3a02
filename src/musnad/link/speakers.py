"""Who says it, at the verbs that are both an act of saying and an event (طالب، اتهم)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from musnad.link.filler import Filler, filler
from musnad.link.scene import Scene
from musnad.model import Attribution, Source, Span

__all__ = ["Speakers", "find_speakers", "speaker_of"]

Speakers = Mapping[int, Filler]
"""Token of a cue → who speaks."""


def find_speakers(
    scene: Scene, attributions: Sequence[Attribution], sources: Sequence[Source]
) -> Speakers:
    """Return who speaks at each cue that may tell of an event, where it is somebody known."""
    found: dict[int, Filler] = {}
    for one in attributions:
        token = scene.token(one.cue.start)
        who = speaker_of(scene, one, sources) if scene.known[token].readings else None
        if who is not None:
            found[token] = who
    return found


def speaker_of(scene: Scene, attribution: Attribution, sources: Sequence[Source]) -> Filler | None:
    """Return who speaks, by the longest of his mentions that is read, or None."""
    spans = next((x.mentions for x in sources if x.id == attribution.source_id), ())
    for span in sorted(spans, key=lambda x: x.start - x.end):
        who = _who(scene, span)
        if who is not None:
            return who
    return None


def _who(scene: Scene, span: Span) -> Filler | None:
    """Return whom the phrase denotes: the person it names, else its own description."""
    first, last = scene.token(span.start), scene.token(span.end - 1) + 1
    for token in range(first, last):
        mention = scene.cast.starts.get(token)
        if mention is not None and mention.kind == "person" and not mention.clitic:
            return Filler(token, mention.last, mention.actor, (), "named", token)
    return filler(scene, first, last)
