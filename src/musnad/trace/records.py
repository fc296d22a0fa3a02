"""Stories as a library's tables hold them, put together for those who show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import duckdb

from musnad.corpus.library import Library
from musnad.corpus.query import connected
from musnad.corpus.texts import texts_of
from musnad.errors import QueryError
from musnad.trace.cards import credited
from musnad.trace.witness import Witnesses

__all__ = [
    "Line",
    "Member",
    "Root",
    "StoryRecord",
    "Telling",
    "read_stories",
    "read_story",
    "story_in",
]


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story.

    Attributes:
        id: `articles.id`.
        outlet: Who published it.
        title: Its headline.
        published: When, as precisely as it is known, in ISO 8601.
        day: The day.
        address: On the web.
        credits: Agencies that it credits.
        origin: The agency whose text it probably is, where it credits nobody.
    """

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    day: date | None
    address: str | None
    credits: Sequence[str]
    origin: str | None


@dataclass(frozen=True, slots=True)
class Root:
    """A root of a story.

    Attributes:
        kind: ``named``, ``anonymous``, ``voice``, ``open`` or ``circle``.
        name: Of the source, in its fullest form.
        told_to: The outlet or agency nearest to it.
        statements: How many statements rest on it.
        articles: How many articles, at least.
    """

    kind: str
    name: str | None
    told_to: str | None
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A version of a statement.

    Attributes:
        id: `versions.id`.
        article: `articles.id`.
        outlet: Who published it.
        text: The words.
        chain: Outlet, those who passed it on, and the source, outermost first.
        kind: Kind of source; None where the outlet says it itself.
        stance: Shading of the cue.
        changes: What changed against an earlier version: kind, was, became, firmer.
    """

    id: str
    article: str
    outlet: str | None
    text: str
    chain: Sequence[str]
    kind: str | None
    stance: str | None
    changes: Sequence[tuple[str, str, str, bool | None]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the genealogy, from the article that came first to the other.

    Attributes:
        earlier: `articles.id`, or None: a cited outlet whose article is not in the library.
        later: `articles.id`.
        kind: ``copy`` or ``citation``.
        known: Whether it is shown which came first.
        outlet: The cited outlet.
    """

    earlier: str | None
    later: str
    kind: str
    known: bool
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """A story.

    Attributes:
        id: `stories.id`.
        title: Its title.
        first: Day of its first article.
        last: Day of its last.
        articles: Its articles, in the order of their times.
        outlets: Who published them.
        actors: Who is named in several of them.
        roots: What it rests on; one is a single root, however often it is named.
        statements: Each as its versions, in the order of their times; empty unless asked for.
        lines: Who copied and who cited whom; empty unless asked for.
    """

    id: str
    title: str | None
    first: date | None
    last: date | None
    articles: Sequence[Member]
    outlets: Sequence[str]
    actors: Sequence[str]
    roots: Sequence[Root]
    statements: Sequence[Sequence[Telling]] = ()
    lines: Sequence[Line] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for JSON; days are written as in ISO 8601."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain


def read_stories(library: Library, most: int) -> list[StoryRecord]:
    """Return the stories with the most articles, without their statements and lines."""
    with connected(library) as base:
        ids = base.execute(
            "select id from stories order by articles desc, id limit ?", [most]
        ).fetchall()
        return _records(base, [own for (own,) in ids])


def read_story(library: Library, name: str) -> StoryRecord:
    """Return a story with all that is known of it.

    Args:
        library: Where it is; it must be traced.
        name: Its id, or the beginning of it where no other begins so.

    Raises:
        QueryError: There is none, or several.
    """
    with connected(library) as base:
        return story_in(base, library, name)


def story_in(base: duckdb.DuckDBPyConnection, library: Library, name: str) -> StoryRecord:
    """Return a story, as `read_story` does, of tables that are open already."""
    found = base.execute(
        "select id from stories where starts_with(id, ?) order by id limit 2", [name]
    ).fetchall()
    if len(found) != 1:
        what = "several stories" if found else "no story"
        raise QueryError(
            f"--story {name}: found: {what}; accepted: an id as `musnad trace` lists it"
        )
    (story,) = _records(base, [found[0][0]])
    statements = list(_statements(base, library, story.id))
    return replace(story, statements=statements, lines=_lines(base, story.id))


def _records(base: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> list[StoryRecord]:
    """Return stories in the order of their ids given; each table is gone through once for all."""
    rows = base.execute(
        'select id, title, "first", "last", outlets, actors from stories '
        "where list_contains($1, id) order by list_position($1, id)",
        [ids],
    ).fetchall()
    members, roots = _members(base, ids), _roots(base, ids)
    return [
        StoryRecord(
            id=own,
            title=title,
            first=first,
            last=last,
            articles=members.get(own, []),
            outlets=outlets,
            actors=actors,
            roots=roots.get(own, []),
        )
        for own, title, first, last, outlets, actors in rows
    ]


def _members(base: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    rows = base.execute(
        "select s.story, a.id, a.outlet, a.title, a.published, a.date, a.address, a.credits, "
        "o.agency "
        "from story_articles s join articles a on a.id = s.article "
        "left join origins o on o.article = a.id where list_contains(?, s.story) "
        "order by s.story, s.place",
        [ids],
    ).fetchall()
    for story, own, outlet, title, published, day, address, credits, origin in rows:
        one = Member(own, outlet, title, published, day, address, credited(credits), origin)
        found.setdefault(story, []).append(one)
    return found


def _roots(base: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> dict[str, list[Root]]:
    found: dict[str, list[Root]] = {}
    rows = base.execute(
        "select story, arg_max(kind, length(coalesce(name, ''))), "
        "arg_max(name, length(coalesce(name, ''))), min(told_to), "
        "count(distinct statement), max(articles) "
        "from roots where list_contains(?, story) group by story, number "
        "order by 1, 6 desc, 5 desc, number",
        [ids],
    ).fetchall()
    for story, *row in rows:
        found.setdefault(story, []).append(Root(*row))
    return found


def _statements(
    base: duckdb.DuckDBPyConnection, library: Library, story: str
) -> Iterator[list[Telling]]:
    rows = base.execute(
        "select v.statement, v.id, v.article, a.outlet, "
        'v.start, v."end", v.via, v.source, v.kind, v.stance '
        "from versions v join statements s on s.id = v.statement "
        "join articles a on a.id = v.article where s.story = ? "
        "order by s.articles desc, s.id, a.date, a.published_utc, v.id",
        [story],
    ).fetchall()
    changes = _changes(base, story)
    texts = texts_of(base, library, sorted({row[2] for row in rows}))
    current: list[Telling] = []
    before = None
    for statement, own, article, outlet, start, end, via, source, kind, stance in rows:
        if before is not None and statement != before:
            yield current
            current = []
        before = statement
        chain = [name for name in (outlet, *via, source) if name]
        text = texts[article][start:end]
        current.append(
            Telling(own, article, outlet, text, chain, kind, stance, changes.get(own, ()))
        )
    if current:
        yield current


def _changes(
    base: duckdb.DuckDBPyConnection, story: str
) -> Mapping[str, list[tuple[str, str, str, bool | None]]]:
    found: dict[str, list[tuple[str, str, str, bool | None]]] = {}
    rows = base.execute(
        "select d.after, d.kind, d.was, d.became, d.firmer from drifts d "
        "join statements s on s.id = d.statement where s.story = ? and d.ordered order by d.id",
        [story],
    ).fetchall()
    for after, *change in rows:
        found.setdefault(after, []).append(tuple(change))
    return found


def _lines(base: duckdb.DuckDBPyConnection, story: str) -> list[Line]:
    copies = base.execute(
        "select case when direction = 'b_first' then b else a end, "
        "case when direction = 'b_first' then a else b end, direction <> 'unknown' "
        "from copies where a in (select article from story_articles where story = $1) "
        "and b in (select article from story_articles where story = $1) order by 1, 2",
        [story],
    ).fetchall()
    cited = base.execute(
        "select distinct c.cited, c.article, c.outlet from citations c "
        "join statements s on s.id = c.statement where s.story = ? order by 2, 1, 3",
        [story],
    ).fetchall()
    return [
        *(Line(earlier, later, "copy", known) for earlier, later, known in copies),
        *_citations(cited),
    ]


@cache
def _witnesses() -> Witnesses:
    """Return who knows the outlets' names; it reads the word lists, so one is enough."""
    return Witnesses()


def _citations(rows: Sequence[tuple[str | None, str, str]]) -> Iterator[Line]:
    """Yield each citation once; an outlet that is named in several ways gets one name."""
    who = _witnesses()
    names: dict[str, str] = {}
    for name in sorted({outlet for _, _, outlet in rows}, key=lambda name: (len(name), name)):
        names.setdefault(who.outlet(name), name)
    found = {(earlier, later, names[who.outlet(outlet)]) for earlier, later, outlet in rows}
    for earlier, later, outlet in sorted(found, key=repr):
        yield Line(earlier, later, "citation", True, outlet)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
