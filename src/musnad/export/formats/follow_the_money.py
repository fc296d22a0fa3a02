"""FollowTheMoney: an entity a line, as Aleph, OpenAleph and the command ``ftm`` read them.

An article is an ``Article``, a statement a ``Note``, what is alleged between two actors an
``UnknownLink``, and an ``Event`` where the text tells of one of them only; each says in its
``description`` on whose word it stands. A source without a name is no entity: joined by its
description it would be the same person in every article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, BinaryIO

from musnad.export.formats.iris import article_iri
from musnad.export.formats.letters import encoded
from musnad.export.formats.linked import dumped
from musnad.export.words import word
from musnad.model import Analysis
from musnad.model.chain import Chain
from musnad.model.relation import Relation

__all__ = ["write"]

_Entity = dict[str, Any]
_Properties = dict[str, list[str | None]]

_SOURCES = {
    "person": "Person",
    "official": "PublicBody",
    "organisation": "Organization",
    "media": "Organization",
    "document": "Document",
}
_ACTORS = {
    "person": "Person",
    "place": "Address",
    "state": "PublicBody",
    "state-body": "PublicBody",
    "group": "LegalEntity",
}
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|$)")


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write a line an entity, those of an article after its own."""
    for analysis in analyses:
        lines = (dumped(entity) + "\n" for entity in _entities(analysis))
        stream.write(encoded("".join(lines)))


def _entity(own: str, schema: str, properties: _Properties) -> _Entity:
    told = {
        name: [value for value in values if value and value.strip()]
        for name, values in properties.items()
    }
    return {
        "id": _id(own),
        "schema": schema,
        "properties": {name: values for name, values in told.items() if values},
    }


def _id(own: str) -> str:
    # An id of theirs has letters, figures, dots and hyphens only.
    return f"musnad-{blake2b(own.encode('utf-8', 'surrogatepass'), digest_size=12).hexdigest()}"


def _entities(analysis: Analysis) -> Iterator[_Entity]:
    own, article = article_iri(analysis), analysis.article
    day = article.date.isoformat() if article.date else None
    about: _Properties = {
        "title": [article.title],
        "publisher": [article.outlet],
        "author": [article.byline],
        "publishedAt": [day],
        "language": ["ara"],
        "bodyText": [article.text],
    }
    yield _entity(own, "Article", about)
    for source in analysis.sources:
        if schema := _SOURCES.get(source.kind):
            name = "title" if schema == "Document" else "name"
            properties: _Properties = {name: [source.name], "proof": [_id(own)]}
            yield _entity(f"{own}:{source.id}", schema, properties)
    yield from _actors(analysis, own)
    chains = analysis.chains
    yield from _statements(analysis, own, chains)
    for number, relation in enumerate(analysis.relations):
        said = None if relation.attribution is None else chains[relation.attribution]
        yield _alleged(analysis, own, number, relation, said)


def _actors(analysis: Analysis, own: str) -> Iterator[_Entity]:
    for actor in analysis.actors:
        schema = _ACTORS.get(actor.kind, "Organization")
        properties: _Properties = {
            "full" if schema == "Address" else "name": [actor.name],
            "wikidataId": [actor.wikidata],
            "proof": [_id(own)],
        }
        if actor.kind == "group":
            properties["notes"] = [word("label.sign_described", "ar")]
        yield _entity(f"{own}:{actor.id}", schema, properties)


def _statements(analysis: Analysis, own: str, chains: tuple[Chain, ...]) -> Iterator[_Entity]:
    kinds = {source.id: source.kind for source in analysis.sources}
    for number, (a, chain) in enumerate(zip(analysis.attributions, chains, strict=True)):
        named = kinds[a.source_id] in _SOURCES
        properties: _Properties = {
            "entity": [_id(f"{own}:{a.source_id}")] if named else [],
            "summary": [" … ".join(span.of(analysis.text) for span in a.content)],
            "description": [_whose(analysis, chain)],
            "keywords": [a.stance, a.manner],
            "publisher": [analysis.article.outlet],
            "proof": [_id(own)],
        }
        yield _entity(f"{own}:statement:{number}", "Note", properties)


def _alleged(analysis: Analysis, own: str, number: int, r: Relation, said: Chain | None) -> _Entity:
    ends = {one: _id(f"{own}:{one}") for one in (r.subject, r.object or r.place) if one}
    found: list[str | None] = list(ends.values())
    role = f"{r.event} ({r.mode})" if r.mode else r.event
    value = (analysis.dates[r.date].value or "") if r.date is not None else ""
    day = _DAY.match(value)
    properties: _Properties = {
        "date": [day[0] if day else None],
        "summary": [" … ".join(span.of(analysis.text) for span in r.evidence)],
        "description": [_whose(analysis, said), word(f"polarity.{r.polarity}", "ar")],
        "recordId": [str(number)],
        "publisher": [analysis.article.outlet],
        "proof": [_id(own)],
    }
    name = f"{own}:relation:{number}"
    if len(found) == 2:
        link: _Properties = {
            "subject": found[:1],
            "object": found[1:],
            "role": [role],
            "status": [r.polarity],
        }
        return _entity(name, "UnknownLink", link | properties)
    # Only who can act is involved; a place is where it happens.
    places = {actor.id for actor in analysis.actors if actor.kind == "place"}
    properties["involved"] = [end for one, end in ends.items() if one not in places]
    properties["addressEntity"] = [end for one, end in ends.items() if one in places]
    properties["name"] = [role]
    return _entity(name, "Event", properties)


def _whose(analysis: Analysis, chain: Chain | None) -> str:
    """Return on whose word it stands, as a sentence."""
    if chain is not None:
        return f"{word('label.word_of', 'ar')} {chain}"
    own = word("label.own_voice", "ar")
    return f"{own}: {analysis.article.outlet}" if analysis.article.outlet else own
