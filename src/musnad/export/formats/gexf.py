"""GEXF 1.2: the network of all articles as one graph, for Gephi."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from tempfile import TemporaryFile
from typing import BinaryIO

from musnad.export.formats.graph import EDGE_FIELDS, NODE_FIELDS, edges_of, nodes_of
from musnad.export.formats.xml_text import in_xml
from musnad.model import Analysis

__all__ = ["write"]


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write one directed graph, all its nodes before all its edges."""
    stream.write(
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        b'<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
        b'<graph defaultedgetype="directed" mode="static">\n'
    )
    stream.write(_attributes("node", NODE_FIELDS) + _attributes("edge", EDGE_FIELDS))
    stream.write(b"<nodes>\n")
    known: set[str] = set()
    # A reader wants the edges behind all nodes; they wait on the disk, not in memory.
    with TemporaryFile() as edges:
        for analysis in analyses:
            for node in nodes_of(analysis):
                if node.id not in known:
                    known.add(node.id)
                    head = f'<node id="{in_xml(node.id)}" label="{in_xml(node.label)}">'
                    stream.write(f"{head}{_values(node.values, NODE_FIELDS)}</node>\n".encode())
            for edge in edges_of(analysis):
                ends = f'source="{in_xml(edge.source)}" target="{in_xml(edge.target)}"'
                head = f'<edge id="{in_xml(edge.id)}" {ends} label="{in_xml(edge.label)}">'
                edges.write(f"{head}{_values(edge.values, EDGE_FIELDS)}</edge>\n".encode())
        stream.write(b"</nodes>\n<edges>\n")
        edges.seek(0)
        shutil.copyfileobj(edges, stream)
    stream.write(b"</edges>\n</graph>\n</gexf>\n")


def _attributes(of: str, fields: Sequence[str]) -> bytes:
    rows = "".join(
        f'<attribute id="{number}" title="{name}" '
        f'type="{"integer" if name == "statement" else "string"}"/>\n'
        for number, name in enumerate(fields)
    )
    return f'<attributes class="{of}" mode="static">\n{rows}</attributes>\n'.encode()


def _values(values: Mapping[str, str], fields: Sequence[str]) -> str:
    told = "".join(
        f'<attvalue for="{fields.index(name)}" value="{in_xml(value)}"/>'
        for name, value in values.items()
    )
    return f"<attvalues>{told}</attvalues>"
