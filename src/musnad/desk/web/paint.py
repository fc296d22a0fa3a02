"""Where the text of an article is painted, for the script that paints it.

Offsets here are UTF-16 units, as JavaScript counts; everywhere else they are code points.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from itertools import accumulate, pairwise
from typing import Any

from musnad.export.controls import show
from musnad.export.segments import innermost
from musnad.export.words import group_of
from musnad.model import Analysis, Span

__all__ = ["paint_of", "to_json"]

Layers = dict[str, list[list[int]]]


def paint_of(
    analysis: Analysis, numbers: Collection[int], *, voice: bool, at: Span | None = None
) -> dict[str, Any] | None:
    """Return the text, the layers to paint and where each statement stands.

    Args:
        analysis: The article.
        numbers: Statements that are painted, from 1.
        voice: Whether the outlet's own words are painted too.
        at: What was looked for, and is shown first.

    Returns:
        None where the text has controls that must be shown and not obeyed: the page's own markup,
        which shows them, then stays as it is.
    """
    text = analysis.text
    if show(text) != text:
        return None
    units = list(accumulate((1 + (letter > "\uffff") for letter in text), initial=0))

    def place(span: Span) -> list[int]:
        return [units[span.start], units[span.end]]

    chosen = [(i, a) for i, a in enumerate(analysis.attributions) if i + 1 in numbers]
    kinds = {source.id: group_of(source.kind) for source in analysis.sources}
    layers: Layers = {}
    for index, span in _flattened((i, span) for i, a in chosen for span in a.content):
        group = kinds[analysis.attributions[index].source_id]
        layers.setdefault(group, []).append(place(span))
    for _, a in chosen:
        layers.setdefault("cue", []).append(place(a.cue))
        if a.source:
            layers.setdefault(f"who-{kinds[a.source_id]}", []).append(place(a.source))
    layers["credit"] = [place(credit.span) for credit in analysis.credits]
    layers["own"] = [place(mark.span) for mark in analysis.marks]
    if voice:
        layers["voice"] = [place(span) for span in analysis.voice]
    inside = at is not None and at.start < at.end <= len(text)
    return {
        "text": text,
        "at": place(at) if at and inside else None,
        "layers": {name: spans for name, spans in layers.items() if spans},
        "statements": {
            str(i + 1): [place(span) for span in sorted((a.cue, *a.content))] for i, a in chosen
        },
    }


def to_json(data: Any) -> str:
    r"""Return JSON that can stand inside a ``<script>`` of data.

    >>> to_json("</script>")
    '"\\u003c/script>"'
    """
    written = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return written.replace("<", "\\u003c")


def _flattened(spans: Iterable[tuple[int, Span]]) -> Iterable[tuple[int, Span]]:
    """Yield stretches that do not overlap, each with the statement that says it innermost."""
    found = [(index, span) for index, span in spans if span.start < span.end]
    cuts = sorted({edge for _, span in found for edge in span})
    for (start, end), index in zip(pairwise(cuts), innermost(cuts, found), strict=False):
        if index is not None:
            yield index, Span(start, end)
