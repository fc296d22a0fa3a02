"""Parts: what one unit of work adds to the tables, there whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from musnad.corpus.covered import Covered
from musnad.corpus.parquet import from_parquet, to_parquet
from musnad.corpus.storage import Storage
from musnad.corpus.tables import TABLES

__all__ = ["Part", "by_articles", "owner_of", "part_files", "read_part", "write_tables"]

# `articles` last: who reads meanwhile finds all that belongs to an article that is there.
_ORDER = (*(name for name in TABLES if name not in ("articles", "runs")), "articles")


@dataclass(frozen=True, slots=True)
class Part:
    """The manifest's entry for a part.

    Attributes:
        id: Hash of what it covers and of the versions that read it: the name of its files.
        tables: Table → number of its rows; a table without rows has no file.
        covers: The records it was made of.
        program: Version of the program that read them.
        lexicon: Hash of the word lists that read them.
        replaces: Ids of the parts in whose place it stands.
        packed: Whether it is as small as can be.
    """

    id: str
    tables: Mapping[str, int]
    covers: tuple[Covered, ...]
    program: str
    lexicon: str
    replaces: tuple[str, ...] = ()
    packed: bool = False

    def to_json(self) -> bytes:
        """Return the entry as its file holds it."""
        covers = [[one.input, one.first, one.last] for one in self.covers]
        value = {
            "id": self.id,
            "tables": dict(self.tables),
            "covers": covers,
            "program": self.program,
            "lexicon": self.lexicon,
            "replaces": list(self.replaces),
            "packed": self.packed,
        }
        return json.dumps(value).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Part:
        """Read it back.

        Raises:
            ValueError, KeyError, TypeError: It is none.
        """
        value = json.loads(data)
        return cls(
            id=value["id"],
            tables=value["tables"],
            covers=tuple(Covered(*one) for one in value["covers"]),
            program=value["program"],
            lexicon=value["lexicon"],
            replaces=tuple(value["replaces"]),
            packed=value.get("packed", False),
        )


def owner_of(table: str) -> str:
    """Return the column that names the article of a row; empty where a row is of none."""
    names = [column.name for column in TABLES[table].columns]
    return "id" if table == "articles" else "article" if "article" in names else ""


def part_files(root: str, part: str, tables: Iterable[str] = _ORDER) -> list[str]:
    """Return the paths of a part's files."""
    return [f"{root}/{table}/{part}.parquet" for table in tables]


def write_tables(
    storage: Storage, root: str, part: str, tables: Mapping[str, pa.Table], *, packed: bool = False
) -> dict[str, int]:
    """Write a part's files and return the number of rows a table; without rows there is no file.

    Args:
        storage: Where to.
        root: The library's path there.
        part: Id of the part.
        tables: Its tables, by their names.
        packed: As small as can be, which takes long.

    Raises:
        OSError: The disk is full, or the like.
    """
    filled = [name for name in _ORDER if name in tables and tables[name].num_rows]
    for name in filled:
        path = part_files(root, part, [name])[0]
        storage.write(path, to_parquet(name, tables[name], packed=packed))
    return {name: tables[name].num_rows for name in filled}


def read_part(storage: Storage, root: str, part: Part) -> dict[str, pa.Table]:
    """Return the tables of a part that have rows."""
    found: dict[str, pa.Table] = {}
    for name in part.tables:
        with storage.open(part_files(root, part.id, [name])[0]) as stream:
            found[name] = _in_form(from_parquet(stream), TABLES[name].schema)
    return found


def by_articles(tables: Mapping[str, pa.Table], most: int) -> Iterator[dict[str, pa.Table]]:
    """Yield the rows of some articles of a part at a time, those of every table.

    A packed part is large, and its rows as Python's values would be ten times that.

    Args:
        tables: Of the part.
        most: Articles at a time.
    """
    if "articles" not in tables:
        return
    for first in range(0, tables["articles"].num_rows, most):
        articles = tables["articles"].slice(first, most)
        own = articles["id"].combine_chunks()
        yield {
            name: table.filter(pc.is_in(table[owner_of(name)], own))
            for name, table in tables.items()
            if owner_of(name)
        } | {"articles": articles}


def _in_form(read: pa.Table, schema: pa.Schema) -> pa.Table:
    """Return a table with the columns of a schema; one that it does not have is empty."""
    known = set(read.column_names)
    columns = [
        read[one.name].cast(one.type) if one.name in known else pa.nulls(read.num_rows, one.type)
        for one in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)
