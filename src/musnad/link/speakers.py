"""Who says it, at the verbs that are both an act of saying and an event (طالب، اتهم)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from musnad.link.filler import Filler, filler
from musnad.link.scene import Scene
from musnad.model import Attribution, Source, Span

__all__ = ["Speakers", "find_speakers"]

Speakers = Mapping[int, Filler]
"""Token of a cue → who speaks."""


def find_speakers(
    scene: Scene, attributions: Sequence[Attribution], sources: Sequence[Source]
) -> Speakers:
    """Return who speaks at each cue that may tell of an event, where it is somebody known."""
    mentions = {source.id: source.mentions for source in sources}
    found: dict[int, Filler] = {}
    for one in attributions:
        token = _token(scene, one.cue.start)
        if not scene.known[token].readings:
            continue
        for span in sorted(mentions.get(one.source_id, ()), key=lambda x: x.start - x.end):
            who = _who(scene, span)
            if who is not None:
                found[token] = who
                break
    return found


def _token(scene: Scene, offset: int) -> int:
    return max(0, bisect_right(scene.ctx.doc.start, offset) - 1)


def _who(scene: Scene, span: Span) -> Filler | None:
    """Return whom the phrase denotes: the person it names, else its own description."""
    first, last = _token(scene, span.start), _token(scene, span.end - 1) + 1
    for token in range(first, last):
        mention = scene.cast.starts.get(token)
        if mention is not None and mention.kind == "person" and not mention.clitic:
            return Filler(token, mention.last, mention.actor, (), "named", token)
    return filler(scene, first, last)
