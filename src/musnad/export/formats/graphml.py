"""GraphML: the network of all articles as one graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from musnad.export.formats.graph import EDGE_FIELDS, NODE_FIELDS, edges_of, nodes_of
from musnad.export.formats.xml_text import in_xml
from musnad.model import Analysis

__all__ = ["write"]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write one directed graph, the nodes and edges of an article after those of another."""
    stream.write(_HEAD.encode())
    for of, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for name in ("label", *fields):
            kind = "int" if name == "statement" else "string"
            key = f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
            stream.write(key.encode())
    stream.write(b'<graph id="musnad" edgedefault="directed">\n')
    known: set[str] = set()
    for analysis in analyses:
        stream.write("".join(f"{line}\n" for line in _lines(analysis, known)).encode())
    stream.write(b"</graph>\n</graphml>\n")


def _lines(analysis: Analysis, known: set[str]) -> Iterator[str]:
    for node in nodes_of(analysis):
        if node.id not in known:
            known.add(node.id)
            told = _data("node", {"label": node.label, **node.values})
            yield f'<node id="{in_xml(node.id)}">{told}</node>'
    for edge in edges_of(analysis):
        ends = f'source="{in_xml(edge.source)}" target="{in_xml(edge.target)}"'
        told = _data("edge", {"label": edge.label, **edge.values})
        yield f'<edge id="{in_xml(edge.id)}" {ends}>{told}</edge>'


def _data(of: str, values: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{of}-{name}">{in_xml(value)}</data>' for name, value in values.items()
    )
