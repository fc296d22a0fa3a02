"""Asking a library in SQL: DuckDB over its tables, as views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb
import pyarrow as pa
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

    __slots__ = ("_cursor", "_library", "columns")

    def __init__(self, cursor: duckdb.DuckDBPyConnection, library: Library) -> None:
        self._cursor, self._library = cursor, library
        self.columns: list[str] = [column[0] for column in cursor.description or ()]

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        try:
            while rows := self._cursor.fetchmany(_BATCH):
                yield from rows
        except duckdb.Error as error:
            raise QueryError(_plain(error, self._library)) from None


@contextmanager
def connected(library: Library) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory in which each table of the library is a view."""
    with duckdb.connect() as base:
        # One time zone for everybody: the same question has the same answer on every machine.
        base.execute("set timezone = 'UTC'")
        # A file of a library never changes: what it holds where is read once.
        base.execute("set parquet_metadata_cache = true")
        for name, table in TABLES.items():
            _view(base, library, name, library.files(name), table.schema)
        for name, files in library.more().items():
            _view(base, library, name, files)
        yield base


def _view(
    base: duckdb.DuckDBPyConnection,
    library: Library,
    name: str,
    files: Sequence[str],
    schema: pa.Schema | None = None,
) -> None:
    if library.storage.local:
        listed = ", ".join(f"'{_quoted(path)}'" for path in files)
        base.execute(f'create view "{name}" as select * from read_parquet([{listed}])')
    else:
        found = pads.dataset(list(files), schema, "parquet", library.storage.files)
        base.register(name, found)


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
            raise QueryError(_plain(error, library)) from None
        yield Answer(cursor, library)


def _quoted(path: str) -> str:
    return path.replace("'", "''")


def _plain(error: duckdb.Error, library: Library) -> str:
    tables = ", ".join((*TABLES, *library.more()))
    return f"found: SQL that fails ({error}); accepted: DuckDB's SQL over {tables}"
