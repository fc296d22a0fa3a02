"""What is in a library, counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import duckdb

from musnad.corpus.library import Library
from musnad.corpus.query import connected

__all__ = ["Info", "describe"]


@dataclass(frozen=True, slots=True)
class Info:
    """Counts over a library.

    Attributes:
        articles: How many articles.
        copies: How many further copies of them were found, within an outlet.
        shared_keys: How many of the inputs' own ids name more than one article.
        first: The first day, ISO 8601, or None.
        last: The last day, or None.
        undated: How many articles have no day.
        words: How many words.
        voice_words: How many of them stand on nobody's word.
        attributions: How many statements.
        relations: How many relations.
        outlets: Each with the number of its articles, most first.
        kinds: Each kind of source with the number of statements that rest on it, most first.
        rejects: Kind, code and number, most first.
        versions: Program, word lists and number of articles, most first.
        unfinished: How many runs were killed or stopped, and none was done since.
    """

    articles: int
    copies: int
    shared_keys: int
    first: str | None
    last: str | None
    undated: int
    words: int
    voice_words: int
    attributions: int
    relations: int
    outlets: tuple[tuple[str | None, int], ...]
    kinds: tuple[tuple[str, int], ...]
    rejects: tuple[tuple[str, str, int], ...]
    versions: tuple[tuple[str, str, int], ...]
    unfinished: bool

    @property
    def voice_share(self) -> float | None:
        """Share of the words that stand on nobody's word, 0 to 1; None without words."""
        return self.voice_words / self.words if self.words else None

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for JSON."""
        share = self.voice_share
        return asdict(self) | {"voice_share": None if share is None else round(share, 4)}


def describe(library: Library) -> Info:
    """Count what is in a library."""
    with connected(library) as base:
        return Info(*(*_counts(base), *_lists(base), _unfinished(base)))


def _counts(base: duckdb.DuckDBPyConnection) -> Iterator[Any]:
    articles = base.execute(
        "select count(*), coalesce(sum(len(origins) - 1), 0), min(date), max(date), "
        "count(*) filter (date is null), coalesce(sum(words), 0), coalesce(sum(voice_words), 0) "
        "from articles"
    ).fetchone()
    keys = base.execute(
        "select count(*) from (select key from articles where key is not null "
        "group by outlet, key having count(*) > 1)"
    ).fetchone()
    assert articles is not None
    assert keys is not None
    count, copies, first, last, undated, words, voice = articles
    yield from (count, copies, keys[0])
    yield from (first and first.isoformat(), last and last.isoformat(), undated, words, voice)
    for table in ("attributions", "relations"):
        yield (base.execute(f"select count(*) from {table}").fetchone() or (0,))[0]


def _lists(base: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    for question in (
        "select outlet, count(*) as n from articles group by all order by n desc, outlet",
        "select kind, count(*) as n from attributions a join sources s on a.source = s.id "
        "group by all order by n desc, kind",
        "select kind, code, count(*) as n from rejects group by all order by n desc, kind, code",
        "select program, lexicon, count(*) as n from articles group by all order by n desc",
    ):
        yield tuple(base.execute(question).fetchall())


def _unfinished(base: duckdb.DuckDBPyConnection) -> bool:
    last = base.execute("select state from runs order by started desc limit 1").fetchone()
    return last is not None and last[0] != "done"
