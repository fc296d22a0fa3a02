"""The outlet's own voice: everything that no content covers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from musnad.lexicon import word as w
from musnad.link.context import Context
from musnad.model import Attribution, Span

__all__ = ["own_voice"]


def own_voice(
    ctx: Context, attributions: Sequence[Attribution]
) -> tuple[tuple[Span, ...], int, int, bytearray]:
    """Return the voice's spans, the number of words, how many are the voice's, and by token.

    The last value holds for each token 1 where it is the outlet's own voice, else 0.
    """
    covered = sorted(span for a in attributions for span in a.content)
    text = ctx.doc.text
    spans: list[Span] = []
    position = 0
    for first, last in covered:
        if first > position:
            spans.append(Span(position, first))
        position = max(position, last)
    if position < len(text):
        spans.append(Span(position, len(text)))
    trimmed = [span for span in (_trim(text, s) for s in spans) if span is not None]
    own = bytearray(ctx.size)
    starts = ctx.doc.start
    for start, end in spans:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        own[first:last] = b"\1" * (last - first)
    spoken = [voiced for voiced, flags in zip(own, ctx.flags, strict=True) if flags & w.SPOKEN]
    return tuple(trimmed), len(spoken), sum(spoken), own


def _trim(text: str, span: Span) -> Span | None:
    piece = span.of(text)
    if not any(ch.isalnum() for ch in piece):
        return None
    first = span.start + len(piece) - len(piece.lstrip())
    return Span(first, first + len(piece.strip()))
