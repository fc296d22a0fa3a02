"""Copies within an outlet, stored once with all their addresses, whatever part they came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from musnad.corpus.identity import digest
from musnad.corpus.library import Library
from musnad.corpus.parts import Part, owner_of, part_files, read_part, write_tables

__all__ = ["merge_copies"]

_HEAD = ("id", "outlet", "text_hash")
_MEMORY = "512MB"


class _Copy(NamedTuple):
    """A row of ``articles`` that has its like in another part."""

    part: str
    row: dict[str, Any]

    @property
    def rank(self) -> tuple[str, str, str]:
        """The least stands for all: as within a unit, and of wholly equal ones the first part's."""
        row = self.row
        day = row["date"].isoformat() if row["date"] else None
        tie = digest(row["key"], row["title"], row["byline"], day, row["published"])
        return row["id"], tie, self.part


def merge_copies(library: Library) -> int:
    """Join articles of one outlet with one text, and return how many fell away.

    Which one stays is the same whatever the order in which they came: the one with the least id.
    """
    parts = {part.id: part for part in library.parts()}
    groups = _groups(library, list(parts.values()))
    falls: dict[str, set[str]] = {}
    stays: dict[str, dict[str, dict[str, list[str]]]] = {}
    for group in groups:
        first, *rest = sorted(group, key=lambda copy: copy.rank)
        for copy in rest:
            falls.setdefault(copy.part, set()).add(copy.row["id"])
        found = {
            column: sorted({value for copy in group for value in copy.row[column]})
            for column in ("addresses", "origins")
        }
        stays.setdefault(first.part, {})[first.row["id"]] = found
    for name in sorted(falls.keys() | stays.keys()):
        _rewrite(library, parts[name], falls.get(name, set()), stays.get(name, {}))
    return sum(map(len, falls.values()))


def _groups(library: Library, parts: Sequence[Part]) -> list[list[_Copy]]:
    """Return the copies, those of one outlet and text together."""
    with duckdb.connect(config={"memory_limit": _MEMORY}) as base:
        heads = pa.RecordBatchReader.from_batches(_head_schema(), _heads(library, parts))
        base.register("heads", heads)
        base.execute("create temp table heads_ as select * from heads")
        found = base.execute(
            "select part, id, dense_rank() over (order by outlet, text_hash) "
            "from (select *, count(*) over (partition by outlet, text_hash) as n from heads_) "
            "where n > 1"
        ).fetchall()
    wanted: dict[str, dict[str, int]] = {}
    for part, own, group in found:
        wanted.setdefault(part, {})[own] = group
    groups: dict[int, list[_Copy]] = {}
    for part in sorted(wanted):
        for row in _rows(library, part, list(wanted[part])):
            groups.setdefault(wanted[part][row["id"]], []).append(_Copy(part, row))
    return list(groups.values())


def _head_schema() -> pa.Schema:
    return pa.schema([("part", pa.string()), *((name, pa.string()) for name in _HEAD)])


def _heads(library: Library, parts: Sequence[Part]) -> Iterator[pa.RecordBatch]:
    for part in parts:
        if not part.tables.get("articles"):
            continue
        with library.storage.open(part_files(library.root, part.id, ["articles"])[0]) as stream:
            table = pq.read_table(stream, columns=list(_HEAD))
        names = pa.array([part.id] * table.num_rows, pa.string())
        columns = [names, *(table[name].combine_chunks() for name in _HEAD)]
        yield pa.RecordBatch.from_arrays(columns, schema=_head_schema())


def _rows(library: Library, part: str, ids: Sequence[str]) -> list[dict[str, Any]]:
    columns = ["id", "key", "title", "byline", "date", "published", "addresses", "origins"]
    with library.storage.open(part_files(library.root, part, ["articles"])[0]) as stream:
        table = pq.read_table(stream, columns=columns)
    rows: list[dict[str, Any]] = table.filter(pc.is_in(table["id"], pa.array(ids))).to_pylist()
    return rows


def _rewrite(
    library: Library,
    part: Part,
    falls: set[str],
    stays: Mapping[str, Mapping[str, Sequence[str]]],
) -> None:
    """Write a part anew without some of its articles, and with more addresses of others."""
    tables = read_part(library.storage, library.root, part)
    gone = pa.array(sorted(falls), pa.string())
    kept = {
        name: table.filter(pc.invert(pc.is_in(table[owner_of(name)], gone)))
        if owner_of(name)
        else table
        for name, table in tables.items()
    }
    kept["articles"] = _found_at(kept["articles"], stays)
    marks = [f"{own}={found}" for own, found in sorted(stays.items())]
    name = digest(part.id, *sorted(falls), "+", *marks)
    counts = write_tables(library.storage, library.root, name, kept)
    library.enter(Part(name, counts, part.covers, part.program, part.lexicon, (part.id,)))


def _found_at(articles: pa.Table, stays: Mapping[str, Mapping[str, Sequence[str]]]) -> pa.Table:
    ids = articles["id"].to_pylist()
    for column in ("addresses", "origins"):
        old = articles[column].to_pylist()
        new = [
            stays[own][column] if own in stays else was for own, was in zip(ids, old, strict=True)
        ]
        place = articles.schema.get_field_index(column)
        field = articles.schema.field(place)
        articles = articles.set_column(place, field, pa.array(new, field.type))
    return articles
