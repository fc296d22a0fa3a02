"""Parts: what one unit of work adds to the tables, there whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from musnad.corpus.covered import Covered
from musnad.corpus.parquet import from_parquet, to_parquet
from musnad.corpus.storage import Storage
from musnad.corpus.tables import TABLES

__all__ = ["Part", "part_files", "read_part", "write_tables"]

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
    """

    id: str
    tables: Mapping[str, int]
    covers: tuple[Covered, ...]
    program: str
    lexicon: str
    replaces: tuple[str, ...] = ()

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
        )


def part_files(root: str, part: str, tables: Iterable[str] = _ORDER) -> list[str]:
    """Return the paths of a part's files."""
    return [f"{root}/{table}/{part}.parquet" for table in tables]


def write_tables(
    storage: Storage, root: str, part: str, tables: Mapping[str, pa.Table]
) -> dict[str, int]:
    """Write a part's files and return the number of rows a table; without rows there is no file.

    Raises:
        OSError: The disk is full, or the like.
    """
    filled = [name for name in _ORDER if name in tables and tables[name].num_rows]
    for name in filled:
        path = part_files(root, part, [name])[0]
        storage.write(path, to_parquet(name, tables[name]))
    return {name: tables[name].num_rows for name in filled}


def read_part(storage: Storage, root: str, part: Part) -> dict[str, pa.Table]:
    """Return the tables of a part that have rows."""
    found: dict[str, pa.Table] = {}
    for name in part.tables:
        with storage.open(part_files(root, part.id, [name])[0]) as stream:
            found[name] = _in_form(from_parquet(stream), TABLES[name].schema)
    return found


def _in_form(read: pa.Table, schema: pa.Schema) -> pa.Table:
    """Return a table with the columns of a schema; one that it does not have is empty."""
    known = set(read.column_names)
    columns = [
        read[one.name].cast(one.type) if one.name in known else pa.nulls(read.num_rows, one.type)
        for one in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)
