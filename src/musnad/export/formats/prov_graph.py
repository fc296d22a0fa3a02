"""The chains of an article in the terms of W3C PROV-O.

Each link of a chain is an entity, the statement as that one gave it, attributed to an agent and
derived from the next link's; the outermost is part of the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from musnad.export.formats.iris import agent_iri, article_iri
from musnad.model import Analysis
from musnad.model.chain import Chain, Link

__all__ = ["CONTEXT", "nodes"]

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "m": "urn:musnad:ns:",
}
"""Prefixes; ``m`` are our own terms: role, kind, stance, manner, within."""

_Node = dict[str, Any]
_TYPES = {
    "person": "prov:Person",
    "official": "prov:Organization",
    "organisation": "prov:Organization",
    "media": "prov:Organization",
}


def nodes(analysis: Analysis) -> Iterator[_Node]:
    """Yield the nodes of one article as JSON-LD with the prefixes of `CONTEXT`."""
    own, article = article_iri(analysis), analysis.article
    agents: dict[str, _Node] = {}
    item: _Node = {"@id": own, "@type": "prov:Entity"}
    if article.title:
        item["rdfs:label"] = article.title
    if article.date:
        item["dcterms:issued"] = {"@type": "xsd:date", "@value": article.date.isoformat()}
    if article.outlet:
        outlet = Link(article.outlet, "outlet", None, "media")
        item["prov:wasAttributedTo"] = {"@id": _enter(agents, own, outlet)}
    yield item
    for chain in analysis.chains:
        yield from _told(analysis, own, chain, agents)
    yield from agents.values()


def _told(analysis: Analysis, own: str, chain: Chain, agents: dict[str, _Node]) -> Iterator[_Node]:
    name = f"{own}:statement:{chain.attribution}"
    for position, link in enumerate(chain.links):
        node: _Node = {
            "@id": f"{name}:{position}",
            "@type": "prov:Entity",
            "prov:wasAttributedTo": {"@id": _enter(agents, own, link)},
            "m:role": link.role,
        }
        if position == 0:
            node |= _outermost(analysis, own, chain.attribution)
        if position + 1 < len(chain.links):
            node["prov:wasDerivedFrom"] = {"@id": f"{name}:{position + 1}"}
        yield node


def _outermost(analysis: Analysis, own: str, number: int) -> _Node:
    a = analysis.attributions[number]
    node: _Node = {
        "dcterms:isPartOf": {"@id": own},
        "prov:value": " … ".join(span.of(analysis.text) for span in a.content),
        "m:stance": a.stance,
        "m:manner": a.manner,
    }
    if a.parent is not None:
        node["m:within"] = {"@id": f"{own}:statement:{a.parent}:0"}
    return node


def _enter(agents: dict[str, _Node], own: str, link: Link) -> str:
    """Return the IRI of who passed it on, and note who that is."""
    name = f"{own}:{link.id}" if link.id else agent_iri(link.name)
    types = ["prov:Agent", *filter(None, [_TYPES.get(link.kind)])]
    agent = {"@id": name, "@type": types, "rdfs:label": link.name, "m:kind": link.kind}
    agents.setdefault(name, agent)
    return name
