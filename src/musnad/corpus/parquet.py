"""A table as the bytes of a Parquet file: small, and open to every common reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from musnad.corpus.tables import TABLES

__all__ = ["from_parquet", "to_parquet"]

_PROSE = "text"
_Packing = dict[bool, tuple[str, int]]
# Every day: prose has no values that come again, and Brotli at this level packs it as small as
# Zstandard at 9. Higher levels (9, and Zstandard at 15) take a twentieth off a library, and three
# times as long.
_EVERY_DAY: _Packing = {True: ("brotli", 6), False: ("zstd", 9)}
# For keeping: on this level Zstandard looks back over all of a page, and takes 400 MB to do so; the
# next one takes three thousandths off a text, and 300 MB more.
_FOR_KEEPING: _Packing = {True: ("zstd", 21), False: ("zstd", 20)}
# Pages are packed one by one: a larger one finds more that came before.
_PAGE = 64 << 20
# Ids with a number behind them follow one another: each shares its beginning with the one before.
_COUNTED = frozenset(("id", "attribution", "address", "addresses", "headline_attribution"))
# Ids and hashes that are met as they come: only their lengths are alike.
_KEYS = ("article", "source", "actor", "via", "of", "parent", "subject", "object", "place")
_MET = frozenset((*_KEYS, "raw_hash", "text_hash"))


def from_parquet(stream: IO[bytes], columns: Sequence[str] | None = None) -> pa.Table:
    """Return the table of a file, or some of its columns."""
    # No threads for what takes milliseconds: a program that ends beside them may crash.
    return pq.ParquetFile(stream, pre_buffer=False).read(columns, use_threads=False)


def to_parquet(name: str, table: pa.Table, *, packed: bool = False) -> memoryview:
    """Return the file of a table of the library.

    The same rows in the same order give the same bytes.

    Args:
        name: Which table.
        table: Its rows.
        packed: As small as can be, which takes some ten times as long.
    """
    leaves = _leaves_of(name)
    encodings = {path: encoding for path, type_ in leaves if (encoding := _encoding(path, type_))}
    packing = _FOR_KEEPING if packed else _EVERY_DAY
    buffer = pa.BufferOutputStream()
    pq.write_table(
        table,
        buffer,
        compression={path: packing[path == _PROSE][0] for path, _ in leaves},
        compression_level={path: packing[path == _PROSE][1] for path, _ in leaves},
        data_page_size=_PAGE,
        dictionary_pagesize_limit=_PAGE,
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
        # Their high bytes are nearly all the same, and stand together.
        return "BYTE_STREAM_SPLIT"
    if pa.types.is_string(type_):
        column = path.split(".")[0]
        if column in _COUNTED:
            return "DELTA_BYTE_ARRAY"
        if column in _MET:
            return "DELTA_LENGTH_BYTE_ARRAY"
    return None
