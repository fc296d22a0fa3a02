"""PROV-O as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from musnad.export.formats.linked import write_items
from musnad.export.formats.prov_graph import CONTEXT, nodes
from musnad.model import Analysis

__all__ = ["write"]


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write one document whose graph has the chains of all articles."""
    items = (node for analysis in analyses for node in nodes(analysis))
    write_items({"@context": CONTEXT}, "@graph", items, stream)
