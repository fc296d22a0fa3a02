"""Statements, stories, roots and habits of a library, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from musnad.corpus.library import Library
from musnad.corpus.parts import Part
from musnad.corpus.query import connected
from musnad.trace.aligned import aligned
from musnad.trace.habits import habits
from musnad.trace.kin import kin_of
from musnad.trace.pieces import read_pieces
from musnad.trace.statements import find_statements
from musnad.trace.stories import find_stories
from musnad.trace.tables import TABLES
from musnad.trace.told_columns import told_rows
from musnad.trace.witness import Witnesses

__all__ = ["told_tables"]


def told_tables(
    library: Library, folder: str, parts: Sequence[Part], found: Mapping[str, pa.Table]
) -> dict[str, pa.Table]:
    """Return the tables of statements, stories, roots and outlets.

    Args:
        library: Where the articles are.
        folder: Where their pieces are sketched.
        parts: The parts that have articles.
        found: The tables of copies and of probable origins.
    """
    kin, whole = kin_of(found["copies"], found["origins"])
    pieces = read_pieces(library, folder, parts)
    with connected(library) as base:
        wholes = found["copies"].filter(pc.field("kind") == "whole")
        placed = aligned(pieces, wholes)
        statements = find_statements(base, pieces, placed, kin, Witnesses())
        rows = dict(told_rows(find_stories(base, statements, whole)))
        hidden = {*kin.agency, *(own for own, some in kin.shared.items() if some)}
        rows["outlets"] = habits(base, hidden)
    return {name: TABLES[name].to_arrow(some) for name, some in rows.items()}
