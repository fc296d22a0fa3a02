"""The trace's tables: every column once, with its type and what it means."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from musnad.corpus.tables import Column, Table

__all__ = ["FORMAT", "TABLES", "to_parquet"]

FORMAT = 1
"""Version of the trace's tables: those of another one are made anew."""

_TEXT = pa.string()
_NUMBER = pa.int32()
_SHARE = pa.float32()
_PAIR_SPANS = pa.list_(
    pa.struct([(name, _NUMBER) for name in ("a_start", "a_end", "b_start", "b_end", "words")])
)
_EVIDENCE = pa.list_(pa.struct([(name, _TEXT) for name in ("rule", "says", "what")]))


def _table(name: str, about: str, *columns: tuple[str, pa.DataType, str]) -> Table:
    return Table(name, about, tuple(Column(*column) for column in columns))


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        _table(
            "copies",
            "Two articles that share wording.",
            ("a", _TEXT, "`articles.id` of the one, the lesser id"),
            ("b", _TEXT, "`articles.id` of the other"),
            ("kind", _TEXT, "`whole` (Jaccard 0.5 or more) or `passage`"),
            ("jaccard", pa.float64(), "of their 5-word shingles, exact"),
            ("share_a", _SHARE, "share of the words of `a` that are shared, 0 to 1"),
            ("share_b", _SHARE, "the same of `b`"),
            ("words", _NUMBER, "how many words of `a` are shared"),
            ("spans", _PAIR_SPANS, "stretches of equal words, with their places in both texts"),
            ("direction", _TEXT, "`a_first`, `b_first` or `unknown`"),
            ("evidence", _EVIDENCE, "what shows it: rule, what it says, and the thing itself"),
            ("agencies", pa.list_(_TEXT), "agencies that both name as whose text it is"),
        ),
        _table(
            "origins",
            "The probable origin of an article that credits nobody.",
            ("article", _TEXT, "`articles.id`"),
            ("agency", _TEXT, "whose text it probably is"),
            ("credited", _TEXT, "`articles.id` of the copy that says so, the most alike"),
            ("share", _SHARE, "share of the article's words that are in that copy, 0 to 1"),
            ("jaccard", pa.float64(), "of the two"),
            ("agreeing", _NUMBER, "how many of its copies name that agency"),
            ("others", _NUMBER, "how many name only others"),
        ),
        _table(
            "boilerplate",
            "What an outlet's pages carry whatever they report; it makes no copy.",
            ("outlet", _TEXT, "whose pages"),
            ("article", _TEXT, "`articles.id` of one that has it"),
            ("start", _NUMBER, "first code point there, from 0"),
            ("end", _NUMBER, "code point behind the last"),
            ("families", _NUMBER, "in how many otherwise different articles it was seen"),
        ),
    )
}


def to_parquet(table: pa.Table) -> memoryview:
    """Return the file of a table: the same rows in the same order give the same bytes."""
    buffer = pa.BufferOutputStream()
    pq.write_table(table, buffer, compression="zstd", compression_level=9)
    return memoryview(buffer.getvalue())
