"""The network of articles: who passed what on to whom, and what is alleged between actors.

Every edge says on whose word it is: by ``word``, the name of who said it, and by ``chain``. What is
told in an outlet's own voice has the outlet as its word, and ``own`` as its voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from musnad.export.formats.iris import agent_iri, article_iri
from musnad.model import Analysis
from musnad.model.chain import Chain, Link
from musnad.model.relation import Relation

__all__ = ["EDGE_FIELDS", "NODE_FIELDS", "Edge", "Node", "edges_of", "nodes_of"]

NODE_FIELDS = ("type", "kind", "article", "date", "wikidata", "of")
"""What a node may say of itself beside its label; ``type`` is article, outlet, credit, source,
actor or untold."""

EDGE_FIELDS = (
    *("type", "word", "voice", "chain", "statement", "stance", "manner", "words"),
    *("event", "mode", "polarity", "place", "date"),
)
"""What an edge may say of itself beside its label; ``type`` is told or alleged."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node; of `values` only what is known is there."""

    id: str
    label: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from the node `source` to the node `target`."""

    id: str
    source: str
    target: str
    label: str
    values: Mapping[str, str]


def nodes_of(analysis: Analysis) -> Iterator[Node]:
    """Yield the nodes of an article, each once; an outlet's id is the same in every article."""
    article, own = analysis.article, article_iri(analysis)
    day = article.date.isoformat() if article.date else ""
    about = {"type": "article", "article": article.id or "", "date": day}
    yield Node(own, article.title or article.id or own, _known(about))
    here = {"article": article.id or ""}
    outer = {
        _id(own, link): link for chain in analysis.chains for link in chain.links if not link.id
    }
    for name, link in outer.items():
        yield Node(name, link.name, {"type": link.role, "kind": link.kind})
    for source in analysis.sources:
        values = {"type": "source", "kind": source.kind, **here}
        yield Node(f"{own}:{source.id}", source.name, _known(values))
    names = {actor.id: actor.name for actor in analysis.actors}
    for actor in analysis.actors:
        of = "، ".join(names[one] for one in actor.of)
        values = {"type": "actor", "kind": actor.kind, "wikidata": actor.wikidata or "", "of": of}
        yield Node(f"{own}:{actor.id}", actor.name, _known(values | here))
    if any(None in _ends(relation) for relation in analysis.relations):
        yield Node(f"{own}:untold", "?", _known({"type": "untold", **here}))


def edges_of(analysis: Analysis) -> Iterator[Edge]:
    """Yield an edge a step of a chain, and one a relation.

    A chain leads from who said it to the article; a relation from who does it to whom it is done
    to, or to where.
    """
    own, chains = article_iri(analysis), analysis.chains
    for chain, a in zip(chains, analysis.attributions, strict=True):
        values = {
            "type": "told",
            **_word(analysis, chain),
            "stance": a.stance,
            "manner": a.manner,
            "words": " … ".join(span.of(analysis.text) for span in a.content),
        }
        steps = [own, *(_id(own, link) for link in chain.links)]
        for number, (to, before) in enumerate(pairwise(steps)):
            name = f"{own}:statement:{chain.attribution}:{number}"
            yield Edge(name, before, to, a.stance, _known(values))
    for number, relation in enumerate(analysis.relations):
        said = None if relation.attribution is None else chains[relation.attribution]
        yield _alleged(analysis, own, number, relation, said)


def _alleged(analysis: Analysis, own: str, number: int, r: Relation, said: Chain | None) -> Edge:
    names = {actor.id: actor.name for actor in analysis.actors}
    subject, end = (f"{own}:{one or 'untold'}" for one in _ends(r))
    values = {
        "type": "alleged",
        **_word(analysis, said),
        "words": " … ".join(span.of(analysis.text) for span in r.evidence),
        "event": r.event,
        "mode": r.mode,
        "polarity": r.polarity,
        "place": names[r.place] if r.place else "",
        "date": (analysis.dates[r.date].value or "") if r.date is not None else "",
    }
    label = f"{r.event} ({r.mode})" if r.mode else r.event
    return Edge(f"{own}:relation:{number}", subject, end, label, _known(values))


def _ends(relation: Relation) -> tuple[str | None, str | None]:
    """Return who does it, and to whom; what has no object points at where it happens."""
    return relation.subject, relation.object or relation.place


def _word(analysis: Analysis, chain: Chain | None) -> dict[str, str]:
    if chain is None:
        article = analysis.article
        name = article.outlet or article.title or article.id or article_iri(analysis)
        return {"word": name, "voice": "own", "chain": name}
    found = {"word": chain.links[-1].name, "voice": "source", "chain": str(chain)}
    return found | {"statement": str(chain.attribution)}


def _id(own: str, link: Link) -> str:
    return f"{own}:{link.id}" if link.id else agent_iri(link.name)


def _known(values: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}
