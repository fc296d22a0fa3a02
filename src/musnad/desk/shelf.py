"""What the desk reads of a library; it writes nothing there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import cast

import duckdb

from musnad.analyze import analyze
from musnad.corpus.library import Library
from musnad.corpus.query import connected
from musnad.corpus.texts import text_in
from musnad.desk.heads import Heads
from musnad.desk.kept import Kept, State, Watch
from musnad.errors import QueryError
from musnad.model import Analysis, Article
from musnad.trace.recorded import read_stories, story_in
from musnad.trace.records import StoryRecord

__all__ = ["PAGE", "AbsentError", "Habits", "Listed", "Page", "Shelf"]

PAGE = 40
"""Rows of a page of a list."""
_STORIES = 200
_KEPT = 512


class AbsentError(LookupError):
    """The library has nothing of that id."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list.

    Attributes:
        id: `articles.id`.
        title: Its headline.
        outlet: Who published it.
        day: When.
        voice: Share of its words that stand on nobody's word, 0 to 1; None without words.
        statements: How many statements it reports.
        anonymous: How many of them rest on a source without a name.
        drops: Whether its headline asserts what its body reports.
    """

    id: str
    title: str | None
    outlet: str | None
    day: date | None
    voice: float | None
    statements: int
    anonymous: int
    drops: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: its rows, its number from 1, how many pages and rows there are."""

    rows: Sequence[Listed]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Habits:
    """How an outlet reports; shares are 0 to 1, and None where there is nothing to divide.

    Attributes:
        outlet: Its name.
        articles: How many articles.
        statements: How many statements they report.
        anonymous: Share of those that rest on an anonymous source.
        vague: The same of vague ones.
        voice: Share of words that stand on nobody's word.
        certainty: Assertions in its own voice, in a thousand words of it.
        drops: Share of articles whose headline drops the attribution.
        uncredited: How many articles are another's text, and credit nobody; None where the
            library is not traced.
    """

    outlet: str
    articles: int
    statements: int
    anonymous: float | None
    vague: float | None
    voice: float | None
    certainty: float | None
    drops: float | None
    uncredited: int | None


class _Open:
    """The tables as views; shut when the last reference to this goes."""

    def __init__(self, library: Library) -> None:
        self._context = connected(library)
        self.tables = self._context.__enter__()


class Shelf:
    """A library as the desk reads it; asked anew each time, so that what is added shows."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._read = lru_cache(maxsize=_KEPT)(analyze)
        self._lock = Lock()
        self._watch, self._kept, self._heads = Watch(library), Kept(), Heads(library)
        self._state: State = ()
        self._open: _Open | None = None

    @contextmanager
    def _base(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield the tables as views, opened anew when the library has changed."""
        with self._lock:
            state = self._watch.state()
            if self._open is None or state != self._state:
                self._open, self._state = _Open(self.library), state
            # Held here to the end: the old tables are shut when nobody reads by them any more.
            opened = self._open
            cursor = opened.tables.cursor()
        with cursor:
            yield cursor

    @property
    def traced(self) -> bool:
        """Whether stories were looked for."""
        _, more = self._watch.state()
        return any(name == "stories" for name, _ in cast("Sequence[tuple[str, object]]", more))

    @contextmanager
    def _listing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._heads.opened(self._watch.state()) as base:
            yield base

    def outlets(self) -> list[tuple[str, int]]:
        """Return each outlet with the number of its articles, most first."""

        def asked() -> list[tuple[str, int]]:
            with self._listing() as base:
                return base.execute(
                    "select outlet, count(*) from heads where outlet is not null "
                    "group by outlet order by 2 desc, 1"
                ).fetchall()

        return self._kept.get(self._watch.state(), "outlets", asked)

    def articles(self, outlet: str | None, words: str | None, number: int) -> Page:
        """Return a page of the articles, the latest first.

        Args:
            outlet: Only its own.
            words: Only those with this in the headline, as it is spelled there.
            number: Of the page, from 1; one that is not there becomes the nearest.
        """
        where = "($1 is null or outlet = $1) and ($2 is null or contains(title, $2))"
        given = [outlet or None, words or None]
        with self._listing() as base:
            total = _number(base, f"select count(*) from heads where {where}", given)
            pages = max(1, -(-total // PAGE))
            number = min(max(1, number), pages)
            rows = base.execute(
                "select id, title, outlet, date, voice_words / nullif(words, 0), statements, "
                f"anonymous, coalesce(headline_drops, false) from heads where {where} "
                "order by date desc nulls last, published_utc desc nulls last, id "
                f"limit {PAGE} offset {PAGE * (number - 1)}",
                given,
            ).fetchall()
        return Page([Listed(*row) for row in rows], number, pages, total)

    def article(self, name: str) -> Analysis:
        """Return an article, read by this version of the program.

        Raises:
            AbsentError: There is none of that id.
        """
        return self._kept.get(self._watch.state(), ("article", name), lambda: self._article(name))

    def _article(self, name: str) -> Analysis:
        with self._listing() as base:
            row = base.execute(
                "select part, title, outlet, date, id, byline from heads where id = ?", [name]
            ).fetchone()
        if row is None:
            raise AbsentError(name)
        part, *rest = row
        try:
            text = text_in(self.library, part, name)
        except FileNotFoundError:
            # Another process has put another part in its place just now.
            text = None
        if text is None:
            raise AbsentError(name)
        return self._read(Article(text, *rest))

    def titles(self, names: Collection[str]) -> dict[str, str | None]:
        """Return the headlines of those articles that are there."""
        with self._listing() as base:
            rows = base.execute(
                "select id, title from heads where list_contains($1, id)", [list(names)]
            ).fetchall()
        return dict(rows)

    def stories_of(self, article: str | None) -> list[str]:
        """Return the ids of the stories that an article tells."""
        if not self.traced:
            return []
        state = self._watch.state()
        return self._kept.get(state, ("stories of", article), lambda: self._stories_of(article))

    def _stories_of(self, article: str | None) -> list[str]:
        with self._base() as base:
            found = base.execute(
                "select distinct story from story_articles where article = ? order by 1", [article]
            ).fetchall()
        return [own for (own,) in found]

    def stories_among(self, articles: Sequence[str]) -> dict[str, list[str]]:
        """Return for each article that tells a story the ids of its stories."""
        found: dict[str, list[str]] = {}
        if self.traced:
            with self._base() as base:
                rows = base.execute(
                    "select distinct article, story from story_articles "
                    "where article in (select unnest($1)) order by 1, 2",
                    [list(articles)],
                ).fetchall()
            for article, story in rows:
                found.setdefault(article, []).append(story)
        return found

    def stories(self) -> list[StoryRecord]:
        """Return the largest stories; none where they were not looked for."""
        if not self.traced:
            return []
        state = self._watch.state()
        return self._kept.get(state, "stories", lambda: read_stories(self.library, _STORIES))

    def story(self, name: str) -> StoryRecord:
        """Return a story.

        Raises:
            AbsentError: There is none, or none was looked for.
        """
        if not self.traced:
            raise AbsentError(name)
        try:
            state = self._watch.state()
            return self._kept.get(state, ("story", name), lambda: self._story(name))
        except QueryError as error:
            raise AbsentError(name) from error

    def _story(self, name: str) -> StoryRecord:
        with self._base() as base:
            return story_in(base, self.library, name)

    def habits(self) -> list[Habits]:
        """Return how the outlets report, those with the most articles first."""
        return self._kept.get(self._watch.state(), "habits", self._habits)

    def _habits(self) -> list[Habits]:
        table = "outlets" if "outlets" in self.library.more() else None
        with self._base() as base:
            rows = base.execute(_TRACED if table else _COUNTED).fetchall()
        return [Habits(*row) for row in rows]


_SHARES = (
    "outlet, articles, attributions, anonymous / nullif(attributions, 0), "
    "vague / nullif(attributions, 0), voice_words / nullif(words, 0), "
    "1000.0 * certainty / nullif(voice_words, 0), headline_drops / nullif(articles, 0)"
)
_TRACED = f"select {_SHARES}, uncredited from outlets order by articles desc, outlet"
_COUNTED = f"""
with heads as (
  select outlet, count(*) as articles, sum(words) as words, sum(voice_words) as voice_words,
    count(*) filter (headline_drops) as headline_drops
  from articles where outlet is not null group by outlet
), said as (
  select a.outlet, count(*) as attributions,
    count(*) filter (s.kind = 'anonymous') as anonymous, count(*) filter (s.kind = 'vague') as vague
  from attributions t join articles a on a.id = t.article left join sources s on s.id = t.source
  group by a.outlet
), shaded as (
  select a.outlet, count(*) filter (m.kind = 'certainty') as certainty
  from marks m join articles a on a.id = m.article group by a.outlet
), counted as (
  select outlet, articles, words, voice_words, headline_drops,
    coalesce(attributions, 0) as attributions,
    coalesce(anonymous, 0) as anonymous, coalesce(vague, 0) as vague,
    coalesce(certainty, 0) as certainty
  from heads left join said using (outlet) left join shaded using (outlet)
)
select {_SHARES}, null from counted order by articles desc, outlet
"""


def _number(base: duckdb.DuckDBPyConnection, question: str, given: Sequence[object]) -> int:
    row = base.execute(question, given).fetchone()
    assert row is not None
    return int(row[0])
