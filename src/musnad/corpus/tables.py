"""The tables of a library: every column once, with its type and what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

__all__ = ["FORMAT", "TABLES", "Column", "Rows", "Table", "to_arrow"]

FORMAT = 1
"""Version of the tables: a library of another one is neither read nor written."""

_TEXT = pa.string()
_TEXTS = pa.list_(pa.string())
_NUMBER = pa.int32()
_FLAG = pa.bool_()
_SPANS = pa.list_(pa.struct([("start", _NUMBER), ("end", _NUMBER)]))
_CREDITS = pa.list_(
    pa.struct([("start", _NUMBER), ("end", _NUMBER), ("name", _TEXT), ("rule", _TEXT)])
)
_WARNINGS = pa.list_(
    pa.struct([("code", _TEXT), ("message", _TEXT), ("start", _NUMBER), ("end", _NUMBER)])
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: Its name.
        type: Its Arrow type.
        about: What it holds, for ``docs/format.md``.
    """

    name: str
    type: pa.DataType
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: Its name, and that of its folder in the library.
        about: What a row is.
        columns: In order.
    """

    name: str
    about: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The same for Arrow."""
        return pa.schema([pa.field(column.name, column.type) for column in self.columns])

    def to_arrow(self, rows: Iterable[Sequence[Any]]) -> pa.Table:
        """Return rows, each with a value a column, as an Arrow table."""
        columns = list(zip(*rows, strict=True)) or [()] * len(self.columns)
        arrays = [
            pa.array(values, column.type)
            for values, column in zip(columns, self.columns, strict=True)
        ]
        return pa.Table.from_arrays(arrays, schema=self.schema)


Rows = Mapping[str, list[tuple[Any, ...]]]
"""Name of a table → its rows, each with a value a column."""


def _table(name: str, about: str, *columns: tuple[str, pa.DataType, str]) -> Table:
    return Table(name, about, tuple(Column(*column) for column in columns))


_ARTICLE = ("article", _TEXT, "`articles.id`")
_START = ("start", _NUMBER, "first code point, from 0")
_END = ("end", _NUMBER, "code point behind the last")
_RULE = ("rule", _TEXT, "the rule that found it")
_ROW = ("row", _TEXT, "the row of the word lists, as `file:form`")

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        _table(
            "articles",
            "An article; one that an outlet published several times with the same text, once.",
            ("id", _TEXT, "hash of outlet, address and text; of copies the smallest"),
            ("key", _TEXT, "the input's own id"),
            ("outlet", _TEXT, "who published it"),
            ("address", _TEXT, "its address on the web, as hashed"),
            ("addresses", _TEXTS, "all addresses it was found at, sorted"),
            ("title", _TEXT, "the headline"),
            ("byline", _TEXT, "who signs it"),
            ("text", _TEXT, "the body, verbatim; all offsets point into it"),
            ("date", pa.date32(), "the day, where it was published"),
            ("published", _TEXT, "the same in ISO 8601, as precise as the input says it"),
            ("precision", _TEXT, "`year`, `month`, `day`, `minute` or `second` of `published`"),
            ("zone", _TEXT, "its offset from UTC, as `+03:00`"),
            ("published_utc", pa.timestamp("us", "UTC"), "the same instant, where all is known"),
            ("language", _TEXT, "ISO 639-1; always `ar`"),
            ("words", _NUMBER, "how many words the text has"),
            ("voice_words", _NUMBER, "how many of them stand on nobody's word"),
            ("voice", _SPANS, "where the outlet speaks itself"),
            ("credits", _CREDITS, "the agencies it credits as a whole"),
            ("headline_drops", _FLAG, "whether the headline asserts what the body reports"),
            ("headline_attribution", _TEXT, "`attributions.id` of what the headline rests on"),
            ("headline_rule", _TEXT, "why"),
            ("headline_overlap", pa.float32(), "share of its words in that statement, 0 to 1"),
            ("warnings", _WARNINGS, "what is odd in the text"),
            ("origins", _TEXTS, "where it was read, as `file:number`, sorted"),
            ("encoding", _TEXT, "how its bytes were read"),
            ("extractor", _TEXT, "what took the article out of them, with its version"),
            ("raw_hash", _TEXT, "BLAKE2b of the record's bytes, 128 bits"),
            ("text_hash", _TEXT, "the same of the text as UTF-8"),
            ("program", _TEXT, "version of the program that read it"),
            ("lexicon", _TEXT, "hash of the word lists it was read with"),
        ),
        _table(
            "sentences",
            "A sentence; together they cover the text.",
            _ARTICLE,
            ("number", _NUMBER, "its place in the article, from 0"),
            _START,
            _END,
        ),
        _table(
            "attributions",
            "An act of saying that an article reports.",
            ("id", _TEXT, "`articles.id` and `.t` with its number, from 0"),
            _ARTICLE,
            ("source", _TEXT, "`sources.id` of who is meant"),
            ("cue_start", _NUMBER, "where the cue begins"),
            ("cue_end", _NUMBER, "where it ends"),
            ("source_start", _NUMBER, "where the phrase that names the source begins, or null"),
            ("source_end", _NUMBER, "where it ends"),
            ("content", _SPANS, "what is said"),
            ("via", _TEXTS, "`sources.id` of those who passed it on, outermost first"),
            ("manner", _TEXT, "`direct`, `mixed` or `indirect`"),
            ("stance", _TEXT, "the cue's shading"),
            ("parent", _TEXT, "`attributions.id` of the one whose content holds it"),
            _RULE,
            _ROW,
            ("resolved", _TEXT, "the rule that decided who is meant"),
        ),
        _table(
            "chain_links",
            "A link of the chain of an attribution, from the outlet to the source.",
            ("attribution", _TEXT, "`attributions.id`"),
            _ARTICLE,
            ("position", _NUMBER, "from 0, outermost first"),
            ("role", _TEXT, "`outlet`, `credit`, `via` or `source`"),
            ("source", _TEXT, "`sources.id`; null for outlet and credit"),
            ("name", _TEXT, "its name"),
            ("kind", _TEXT, "kind of source"),
        ),
        _table(
            "sources",
            "A source of an article.",
            ("id", _TEXT, "`articles.id` and `.s` with a number"),
            _ARTICLE,
            ("name", _TEXT, "its fullest form in the article"),
            ("kind", _TEXT, "kind of source"),
            ("mentions", _SPANS, "where it is named as one"),
            _RULE,
        ),
        _table(
            "names",
            "A name of a person, organisation or place.",
            _ARTICLE,
            ("number", _NUMBER, "its place among the article's names, from 0"),
            _START,
            _END,
            ("type", _TEXT, "`PER`, `ORG` or `LOC`"),
            ("actor", _TEXT, "`actors.id` of what it denotes"),
            _RULE,
            _ROW,
        ),
        _table(
            "actors",
            "What the names and descriptions of an article denote.",
            ("id", _TEXT, "`articles.id` and `.a` with a number"),
            _ARTICLE,
            ("name", _TEXT, "its fullest form in the article"),
            ("kind", _TEXT, "kind of actor"),
            ("wikidata", _TEXT, "its item, where certain"),
            ("of", _TEXTS, "`actors.id` of those it belongs to"),
            ("mentions", _SPANS, "where it is named or described"),
        ),
        _table(
            "dates",
            "An expression of time.",
            ("id", _TEXT, "`articles.id` and `.d` with its number, from 0"),
            _ARTICLE,
            _START,
            _END,
            ("type", _TEXT, "`DATE`, `TIME`, `DURATION` or `SET`"),
            ("value", _TEXT, "as in TIMEX3, or null"),
            ("mod", _TEXT, "`START`, `MID`, `END`, `APPROX`, `BEFORE`, `AFTER` or null"),
            _RULE,
        ),
        _table(
            "relations",
            "What one actor is said to have done to another.",
            ("id", _TEXT, "`articles.id` and `.r` with its number, from 0"),
            _ARTICLE,
            ("subject", _TEXT, "`actors.id` of who does it"),
            ("event", _TEXT, "one of sixteen roots"),
            ("mode", _TEXT, "which kind of the event, or empty"),
            ("object", _TEXT, "`actors.id` of whom it is done to, or with"),
            ("place", _TEXT, "`actors.id` of where"),
            ("date", _TEXT, "`dates.id` of when"),
            ("polarity", _TEXT, "`done`, `denied`, `planned` or `hypothetical`"),
            ("attribution", _TEXT, "`attributions.id` of whose word it is; null: the outlet's"),
            ("evidence", _SPANS, "the words it rests on"),
            _RULE,
            _ROW,
        ),
        _table(
            "marks",
            "Where the outlet's own voice shades what it says.",
            _ARTICLE,
            ("number", _NUMBER, "its place among the article's marks, from 0"),
            _START,
            _END,
            ("kind", _TEXT, "`certainty`, `hedge` or `dismissal`"),
            _ROW,
        ),
        _table(
            "rejects",
            "A record that is no article of the library.",
            ("id", _TEXT, "hash of input, number and reason"),
            ("input", _TEXT, "the file or address"),
            ("number", _NUMBER, "its place there, from 1; 0 for the input as a whole"),
            ("kind", _TEXT, "`skipped` (sound, but not wanted) or `failed`"),
            ("code", _TEXT, "why, as listed in inputs.md"),
            ("message", _TEXT, "why, in words: what was found and what is accepted"),
            ("address", _TEXT, "its address on the web"),
            ("raw_hash", _TEXT, "BLAKE2b of the record's bytes, 128 bits"),
        ),
        _table(
            "runs",
            "A run that added articles, read them anew or packed them.",
            ("id", _TEXT, "hash of when, where and what"),
            ("command", _TEXT, "`add`, `refresh` or `pack`"),
            ("inputs", _TEXTS, "as given"),
            ("state", _TEXT, "`running` (or killed), `done` or `stopped`"),
            ("started", pa.timestamp("us", "UTC"), "when it began"),
            ("ended", pa.timestamp("us", "UTC"), "when it ended, or null"),
            ("engine", _TEXT, "`native` or `ray`"),
            ("workers", _NUMBER, "how many processes read"),
            ("program", _TEXT, "version of the program"),
            ("lexicon", _TEXT, "hash of the word lists"),
            ("articles", _NUMBER, "how many it read, or packed"),
            ("rejects", _NUMBER, "how many it rejected"),
        ),
    )
}


def to_arrow(name: str, rows: Iterable[Sequence[Any]]) -> pa.Table:
    """Return rows as an Arrow table of the columns of ``name``."""
    return TABLES[name].to_arrow(rows)
