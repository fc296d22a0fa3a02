"""A table as the bytes of a Parquet file: small, and open to every common reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from musnad.corpus.tables import TABLES

__all__ = ["from_parquet", "to_parquet"]

# Prose has no values that come again; Brotli at this level is as small as Zstandard at 9. Higher
# levels (9, and Zstandard at 15) take a twentieth off a library, and three times as long.
_PROSE = "text"
# Pages are packed one by one: a larger one finds more that came before.
_PAGE = 16 << 20
# Strings of these columns share their beginnings with the row before.
_IDS = frozenset(
    ("id", "source", "actor", "attribution", "via", "of", "parent", "subject", "object", "place")
)
_ADDRESSES = frozenset(("address", "addresses", "headline_attribution"))


def from_parquet(stream: IO[bytes], columns: Sequence[str] | None = None) -> pa.Table:
    """Return the table of a file, or some of its columns."""
    # No threads for what takes milliseconds: a program that ends beside them may crash.
    return pq.ParquetFile(stream, pre_buffer=False).read(columns, use_threads=False)


def to_parquet(name: str, table: pa.Table) -> memoryview:
    """Return the file of a table of the library.

    The same rows in the same order give the same bytes.
    """
    leaves = _leaves_of(name)
    encodings = {path: encoding for path, type_ in leaves if (encoding := _encoding(path, type_))}
    buffer = pa.BufferOutputStream()
    pq.write_table(
        table,
        buffer,
        compression={path: "brotli" if path == _PROSE else "zstd" for path, _ in leaves},
        compression_level={path: 6 if path == _PROSE else 9 for path, _ in leaves},
        data_page_size=_PAGE,
        use_dictionary=[path for path, _ in leaves if path not in encodings and path != _PROSE],
        column_encoding=encodings,
        write_statistics=[path for path, _ in leaves if path in ("id", "article", "date")],
    )
    return memoryview(buffer.getvalue())


@cache
def _leaves_of(name: str) -> tuple[tuple[str, pa.DataType], ...]:
    return tuple(
        leaf for column in TABLES[name].columns for leaf in _leaves(column.name, column.type)
    )


def _leaves(path: str, type_: pa.DataType) -> Iterator[tuple[str, pa.DataType]]:
    """Yield the columns as Parquet stores them, by their dotted names."""
    if pa.types.is_struct(type_):
        for field in type_:
            yield from _leaves(f"{path}.{field.name}", field.type)
    elif pa.types.is_list(type_):
        yield from _leaves(f"{path}.list.element", type_.value_type)
    else:
        yield path, type_


def _encoding(path: str, type_: pa.DataType) -> str | None:
    if pa.types.is_int32(type_):
        return "DELTA_BINARY_PACKED"
    if pa.types.is_string(type_) and path.split(".")[0] in _IDS | _ADDRESSES:
        return "DELTA_BYTE_ARRAY"
    return None
