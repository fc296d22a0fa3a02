"""Packing a library for keeping: few large parts in place of many, as small as can be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from musnad.corpus.identity import digest
from musnad.corpus.library import Library
from musnad.corpus.parts import Part, owner_of, part_files, read_part, write_tables
from musnad.corpus.tables import TABLES
from musnad.corpus.work import Outcome

__all__ = ["MOST_TEXT", "pack_parts", "to_pack"]

MOST_TEXT = 64 << 20
"""Bytes of the texts of a packed part: what the packing looks back over, and memory can hold."""


class _Head(NamedTuple):
    """What decides with which others a part is packed."""

    part: Part
    text: int
    day: date

    @property
    def versions(self) -> tuple[str, str]:
        return self.part.program, self.part.lexicon

    @property
    def stays(self) -> bool:
        return self.part.packed and self.text >= MOST_TEXT / 2


def to_pack(library: Library) -> list[str]:
    """Return the jobs that pack a library, each for a worker: which parts become one.

    Parts of the same days come together, for their articles have most in common; parts that
    different versions read do not. What is packed already stays as it is, unless it is small.
    """
    heads = sorted(
        (_head(library, part) for part in library.parts()),
        key=lambda head: (head.versions, head.day, head.part.id),
    )
    left = [head for head in heads if not head.stays]
    return [
        json.dumps([head.part.to_json().decode() for head in pile])
        for _, same in groupby(left, lambda head: head.versions)
        for pile in _piles(same)
        if len(pile) > 1 or not pile[0].part.packed
    ]


def pack_parts(library: Library, job: str) -> Outcome:
    """Write the parts of a job as one.

    Args:
        library: Where they are.
        job: One of those of `to_pack`.

    Raises:
        OSError: The disk is full, or the like.
    """
    parts = [Part.from_json(entry.encode()) for entry in json.loads(job)]
    tables = _in_order(_joined(library, parts))
    # What was read is given back: packing needs the room, and the allocator would keep it.
    pa.default_memory_pool().release_unused()
    name = digest("pack", *(part.id for part in parts))
    counts = write_tables(library.storage, library.root, name, tables, packed=True)
    covers = tuple(one for part in parts for one in part.covers)
    replaces = tuple(part.id for part in parts)
    first = parts[0]
    new = Part(name, counts, covers, first.program, first.lexicon, replaces, packed=True)
    return Outcome(new, counts.get("articles", 0), 0, 0, len(parts))


def _head(library: Library, part: Part) -> _Head:
    """Return the head of a part; one without articles or days comes first."""
    if not part.tables.get("articles"):
        return _Head(part, 0, date.min)
    with library.storage.open(part_files(library.root, part.id, ["articles"])[0]) as stream:
        file = pq.ParquetFile(stream, pre_buffer=False)
        group = file.metadata.row_group(0)
        columns = {
            column.path_in_schema: column for column in map(group.column, range(group.num_columns))
        }
    days = columns["date"].statistics
    first = days.min if days is not None and days.has_min_max else date.min
    return _Head(part, columns["text"].total_uncompressed_size, first)


def _piles(heads: Iterable[_Head]) -> Iterator[Sequence[_Head]]:
    pile: list[_Head] = []
    for head in heads:
        if pile and sum(one.text for one in pile) + head.text > MOST_TEXT:
            yield pile
            pile = []
        pile.append(head)
    if pile:
        yield pile


def _joined(library: Library, parts: Sequence[Part]) -> dict[str, pa.Table]:
    read = [read_part(library.storage, library.root, part) for part in parts]
    return {
        name: pa.concat_tables([tables[name] for tables in read if name in tables])
        for name in TABLES
        if any(name in tables for tables in read)
    }


def _in_order(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Return tables with articles of a day and of one beginning together, as copies are.

    Args:
        tables: Given up one by one: two of each would take twice the memory.
    """
    if "articles" not in tables:
        return tables
    articles = tables.pop("articles")
    keys = [(column, "ascending") for column in ("date", "outlet", "text", "id")]
    articles = articles.take(pc.sort_indices(articles, keys)).combine_chunks()
    ids = articles["id"].combine_chunks()
    ordered = {"articles": articles}
    for name in list(tables):
        table = tables.pop(name)
        if owner_of(name):
            places = pc.index_in(table[owner_of(name)], ids)
            table = table.take(pc.array_sort_indices(places))
        ordered[name] = table.combine_chunks()
    return ordered
