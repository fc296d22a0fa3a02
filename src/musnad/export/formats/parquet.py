"""Parquet: an article a row, nested as the JSON is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from musnad.export.formats.letters import whole
from musnad.model import Analysis

__all__ = ["SCHEMA", "write"]

_ROWS = 256
_TEXT, _NUMBER = pa.string(), pa.int32()
_SPAN = pa.list_(_NUMBER)
_SPANS = pa.list_(_SPAN)
_TEXTS = pa.list_(_TEXT)


def _things(*fields: tuple[str, pa.DataType]) -> pa.DataType:
    return pa.list_(pa.struct(fields))


SCHEMA = pa.schema(
    [
        *((name, _TEXT) for name in ("id", "title", "outlet", "date", "byline", "text")),
        (
            "attributions",
            _things(
                ("cue", _SPAN),
                ("source", _SPAN),
                ("content", _SPANS),
                ("source_id", _TEXT),
                ("via", _TEXTS),
                ("manner", _TEXT),
                ("stance", _TEXT),
                ("parent", _NUMBER),
                ("rule", _TEXT),
                ("row", _TEXT),
                ("resolved", _TEXT),
            ),
        ),
        (
            "sources",
            _things(
                ("id", _TEXT),
                ("name", _TEXT),
                ("kind", _TEXT),
                ("mentions", _SPANS),
                ("rule", _TEXT),
            ),
        ),
        (
            "chains",
            pa.list_(_things(("name", _TEXT), ("role", _TEXT), ("id", _TEXT), ("kind", _TEXT))),
        ),
        (
            "voice",
            pa.struct(
                [("spans", _SPANS), ("words", _NUMBER), ("of", _NUMBER), ("share", pa.float64())]
            ),
        ),
        ("marks", _things(("span", _SPAN), ("kind", _TEXT), ("row", _TEXT))),
        ("credits", _things(("span", _SPAN), ("name", _TEXT), ("rule", _TEXT))),
        (
            "headline",
            pa.struct(
                [
                    ("drops", pa.bool_()),
                    ("attribution", _NUMBER),
                    ("rule", _TEXT),
                    ("overlap", pa.float64()),
                ]
            ),
        ),
        (
            "names",
            _things(
                ("span", _SPAN), ("type", _TEXT), ("actor", _TEXT), ("rule", _TEXT), ("row", _TEXT)
            ),
        ),
        (
            "actors",
            _things(
                ("id", _TEXT),
                ("name", _TEXT),
                ("kind", _TEXT),
                ("wikidata", _TEXT),
                ("of", _TEXTS),
                ("mentions", _SPANS),
            ),
        ),
        (
            "dates",
            _things(
                ("span", _SPAN), ("type", _TEXT), ("value", _TEXT), ("mod", _TEXT), ("rule", _TEXT)
            ),
        ),
        (
            "relations",
            _things(
                ("subject", _TEXT),
                ("event", _TEXT),
                ("object", _TEXT),
                ("mode", _TEXT),
                ("place", _TEXT),
                ("date", _NUMBER),
                ("polarity", _TEXT),
                ("attribution", _NUMBER),
                ("evidence", _SPANS),
                ("rule", _TEXT),
                ("row", _TEXT),
            ),
        ),
        ("warnings", _things(("code", _TEXT), ("message", _TEXT), ("span", _SPAN))),
    ]
)
"""The fields of ``docs/format.md``; a span is a list of two numbers."""


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write a row an article, some hundred of them at a time."""
    with pq.ParquetWriter(stream, SCHEMA, compression="zstd") as writer:
        for batch in _batches(analyses):
            rows = [_sound(analysis.to_dict()) for analysis in batch]
            writer.write_table(pa.Table.from_pylist(rows, schema=SCHEMA))


def _batches(analyses: Iterable[Analysis]) -> Iterator[list[Analysis]]:
    left = iter(analyses)
    while batch := list(islice(left, _ROWS)):
        yield batch


def _sound(value: Any) -> Any:
    """Put U+FFFD for halves of surrogate pairs, which no table can hold."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list):
        return [_sound(one) for one in value]
    if isinstance(value, dict):
        return {key: _sound(one) for key, one in value.items()}
    return value
