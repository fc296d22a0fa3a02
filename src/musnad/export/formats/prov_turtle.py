"""PROV-O as Turtle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from musnad.export.formats.letters import whole
from musnad.export.formats.prov_graph import CONTEXT, nodes
from musnad.model import Analysis

if TYPE_CHECKING:
    from rdflib.term import Node, URIRef

__all__ = ["write"]


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write the chains article by article; the prefixes stand before each, as Turtle allows."""
    from rdflib import RDF, Graph, URIRef

    for analysis in analyses:
        graph = Graph(bind_namespaces="none")
        for prefix, base in CONTEXT.items():
            graph.bind(prefix, base)
        for node in nodes(analysis):
            subject = URIRef(node["@id"])
            types = node["@type"]
            for type_ in [types] if isinstance(types, str) else types:
                graph.add((subject, RDF.type, _term(type_)))
            for key, value in node.items():
                if not key.startswith("@"):
                    graph.add((subject, _term(key), _value(value)))
        stream.write(graph.serialize(format="turtle", encoding="utf-8"))


def _term(name: str) -> URIRef:
    from rdflib import URIRef

    prefix, _, rest = name.partition(":")
    return URIRef(CONTEXT[prefix] + rest)


def _value(value: str | dict[str, Any]) -> Node:
    from rdflib import Literal, URIRef

    if isinstance(value, str):
        return Literal(whole(value))
    if "@id" in value:
        return URIRef(value["@id"])
    return Literal(value["@value"], datatype=_term(value["@type"]))
