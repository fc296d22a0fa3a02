"""Asking a library in SQL: DuckDB over its tables, as views."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pyarrow.dataset as pads

from musnad.corpus.library import Library
from musnad.corpus.tables import TABLES
from musnad.errors import QueryError

__all__ = ["Answer", "asked", "connected"]

_BATCH = 2048


class Answer:
    """The rows that answer a question, fetched as they are asked for.

    Attributes:
        columns: Their names.
    """

    __slots__ = ("_cursor", "columns")

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self.columns: list[str] = [column[0] for column in cursor.description or ()]

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        try:
            while rows := self._cursor.fetchmany(_BATCH):
                yield from rows
        except duckdb.Error as error:
            raise QueryError(_plain(error)) from None


@contextmanager
def connected(library: Library) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory in which each table of the library is a view."""
    with duckdb.connect() as base:
        # One time zone for everybody: the same question has the same answer on every machine.
        base.execute("set timezone = 'UTC'")
        for name, table in TABLES.items():
            files = library.files(name)
            if library.storage.local:
                listed = ", ".join(f"'{_quoted(path)}'" for path in files)
                base.execute(f"create view {name} as select * from read_parquet([{listed}])")
            else:
                found = pads.dataset(files, table.schema, "parquet", library.storage.files)
                base.register(name, found)
        yield base


@contextmanager
def asked(library: Library, question: str) -> Iterator[Answer]:
    """Ask one question.

    Raises:
        QueryError: It is no SQL, or asks for what is not there.
    """
    with connected(library) as base:
        try:
            cursor = base.execute(question)
        except duckdb.Error as error:
            raise QueryError(_plain(error)) from None
        yield Answer(cursor)


def _quoted(path: str) -> str:
    return path.replace("'", "''")


def _plain(error: duckdb.Error) -> str:
    tables = ", ".join(TABLES)
    return f"found: SQL that fails ({error}); accepted: DuckDB's SQL over {tables}"
