"""The heads of a library's articles: all that lists show of them, in memory, read part by part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock

import duckdb
import pyarrow as pa

from musnad.corpus.library import Library
from musnad.corpus.parquet import from_parquet
from musnad.corpus.parts import Part, part_files
from musnad.corpus.tables import TABLES

__all__ = ["Heads"]

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "articles": (
        *("id", "title", "outlet", "byline", "date", "published_utc"),
        *("words", "voice_words", "headline_drops"),
    ),
    "attributions": ("article", "source"),
    "sources": ("id", "kind"),
}
# What an article reports lies in its own part.
_FILLED = """
insert into heads by name
with said as (
  select t.article, count(*) as statements, count(*) filter (s.kind = 'anonymous') as anonymous
  from attributions t left join sources s on s.id = t.source group by t.article
)
select $1 as part, a.*, coalesce(statements, 0) as statements, coalesce(anonymous, 0) as anonymous
from articles a left join said on said.article = a.id
"""
_MADE = """
create table heads (
  part text, id text, title text, outlet text, byline text, date date, published_utc timestamptz,
  words integer, voice_words integer, headline_drops boolean, statements integer, anonymous integer
)
"""


class Heads:
    """A table `heads` in a database in memory, with a row for each article.

    Its columns are those of `articles`, as far as a list shows them; ``part``, in which the article
    lies; how many ``statements`` it reports, and how many of these rest on an ``anonymous`` source.
    """

    def __init__(self, library: Library) -> None:
        self._library, self._lock = library, Lock()
        self._base = duckdb.connect()
        self._base.execute("set timezone = 'UTC'")
        self._base.execute(_MADE)
        self._held: set[str] = set()
        self._state: object = None

    @contextmanager
    def opened(self, state: object) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield the database, with what the library holds now.

        Args:
            state: Of the library; as long as it is the same, nothing is looked for.

        Raises:
            LibraryError: It is damaged.
        """
        with self._lock:
            if state != self._state:
                try:
                    self._follow()
                except FileNotFoundError:
                    # A part was replaced while it was read: the manifest has the other by now.
                    self._follow()
                self._state = state
            cursor = self._base.cursor()
        with cursor:
            yield cursor

    def _follow(self) -> None:
        """Read the parts that are new, and forget those that are gone, at once for who asks."""
        parts = {part.id: part for part in self._library.parts()}
        with self._base.cursor() as base:
            base.begin()
            gone = self._held - parts.keys()
            base.execute("delete from heads where list_contains($1, part)", [list(gone)])
            for name in parts.keys() - self._held:
                for table, columns in _COLUMNS.items():
                    base.register(table, self._read(parts[name], table, columns))
                base.execute(_FILLED, [name])
            base.commit()
        self._held = set(parts)

    def _read(self, part: Part, table: str, columns: tuple[str, ...]) -> pa.Table:
        if not part.tables.get(table):
            schema = TABLES[table].schema
            return pa.schema([schema.field(name) for name in columns]).empty_table()
        path = part_files(self._library.root, part.id, [table])[0]
        with self._library.storage.open(path) as stream:
            return from_parquet(stream, columns)
