"""W3C Web Annotation: a page of annotations that point into the texts.

A statement is an annotation of its content; its cue and the phrase that names its source are
annotations that link to it; names, dates and marks of the outlet's own voice are others. Each
target has a TextPositionSelector, in code points as the recommendation asks, and a
TextQuoteSelector with what stands around, by which it is found in a text that was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from musnad.export.formats.iris import article_iri
from musnad.export.formats.linked import write_items
from musnad.model import Analysis
from musnad.model.span import Span

__all__ = ["AROUND", "write"]

AROUND = 32
"""Code points of prefix and suffix."""

_Item = dict[str, Any]
_HEAD = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "urn:musnad:annotations",
    "type": "AnnotationPage",
}


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write one AnnotationPage with the annotations of all articles."""
    items = (item for analysis in analyses for item in _items(analysis))
    write_items(_HEAD, "items", items, stream)


def _items(analysis: Analysis) -> Iterator[_Item]:
    yield from _statements(analysis)
    yield from _names(analysis)
    own = article_iri(analysis)
    for number, date in enumerate(analysis.dates):
        bodies: list[_Item | str] = [_tag(f"date:{date.type}")]
        if date.value:
            bodies.append(_said("identifying", date.value))
        if date.mod:
            bodies.append(_tag(f"mod:{date.mod}"))
        target = _target(analysis, own, date.span)
        yield _annotation(f"{own}:date:{number}", "identifying", bodies, [target])
    for number, mark in enumerate(analysis.marks):
        target = _target(analysis, own, mark.span)
        body = _tag(f"mark:{mark.kind}")
        yield _annotation(f"{own}:mark:{number}", "tagging", [body], [target])


def _statements(analysis: Analysis) -> Iterator[_Item]:
    own = article_iri(analysis)
    kinds = {source.id: source.kind for source in analysis.sources}
    for number, (a, chain) in enumerate(zip(analysis.attributions, analysis.chains, strict=True)):
        name = f"{own}:statement:{number}"
        bodies: list[_Item | str] = [
            _said("identifying", chain.links[-1].name),
            _said("describing", str(chain)),
            _tag(f"kind:{kinds[a.source_id]}"),
            _tag(f"stance:{a.stance}"),
            _tag(f"manner:{a.manner}"),
        ]
        if a.parent is not None:
            bodies.append(f"{own}:statement:{a.parent}")
        targets = [_target(analysis, own, span) for span in a.content]
        # A cue without a content still speaks of something: of the cue's own words.
        targets = targets or [_target(analysis, own, a.cue)]
        yield _annotation(name, "describing", bodies, targets)
        for role, span in (("cue", a.cue), ("source", a.source)):
            if span is not None:
                target = _target(analysis, own, span)
                yield _annotation(f"{name}:{role}", "linking", [name, _tag(role)], [target])


def _names(analysis: Analysis) -> Iterator[_Item]:
    own = article_iri(analysis)
    actors = {actor.id: actor for actor in analysis.actors}
    for number, name in enumerate(analysis.names):
        actor = actors[name.actor]
        bodies: list[_Item | str] = [
            _said("identifying", actor.name),
            _tag(f"name:{name.type}"),
            _tag(f"actor:{actor.kind}"),
        ]
        if actor.wikidata:
            bodies.append(f"http://www.wikidata.org/entity/{actor.wikidata}")
        target = _target(analysis, own, name.span)
        yield _annotation(f"{own}:name:{number}", "identifying", bodies, [target])


def _annotation(
    name: str, motivation: str, bodies: Iterable[_Item | str], targets: list[_Item]
) -> _Item:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "body": list(bodies),
        "target": targets,
    }


def _said(purpose: str, value: str) -> _Item:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _tag(value: str) -> _Item:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _target(analysis: Analysis, own: str, span: Span) -> _Item:
    text, (start, end) = analysis.text, span
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "SpecificResource", "source": own, "selector": [position, quote]}
