"""Stories read from a library's tables and put together for those who show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from operator import itemgetter

import duckdb

from musnad.corpus.library import Library
from musnad.corpus.query import connected
from musnad.corpus.texts import texts_of
from musnad.errors import QueryError
from musnad.trace.cards import credited
from musnad.trace.records import Line, Member, Root, StoryRecord, Telling
from musnad.trace.witness import Witnesses

__all__ = ["read_stories", "read_story", "story_in"]


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
    statements = list(_statements(base, library, story))
    return replace(story, statements=statements, lines=_lines(base, story))


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
    told = base.execute(
        "select story, article from story_articles where list_contains(?, story) "
        "order by story, place",
        [ids],
    ).fetchall()
    # Of the articles, too, these alone are looked at: to join the tables would unpack all of them.
    wanted = list({article for _, article in told})
    rows = base.execute(
        "select id, outlet, title, published, date, address, credits from articles "
        "where list_contains(?, id)",
        [wanted],
    ).fetchall()
    origins = dict(
        base.execute(
            "select article, agency from origins where list_contains(?, article)", [wanted]
        ).fetchall()
    )
    known = {
        own: Member(
            own, outlet, title, published, day, address, credited(credits), origins.get(own)
        )
        for own, outlet, title, published, day, address, credits in rows
    }
    found: dict[str, list[Member]] = {}
    for story, article in told:
        found.setdefault(story, []).append(known[article])
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
    base: duckdb.DuckDBPyConnection, library: Library, story: StoryRecord
) -> Iterator[list[Telling]]:
    ranks = base.execute(
        "select id from statements where story = ? order by articles desc, id", [story.id]
    ).fetchall()
    rank = {own: at for at, (own,) in enumerate(ranks)}
    rows = base.execute(
        'select statement, id, article, start, "end", via, source, kind, stance '
        "from versions where list_contains(?, statement)",
        [list(rank)],
    ).fetchall()
    place = {one.id: at for at, one in enumerate(story.articles)}
    rows.sort(key=lambda row: (rank[row[0]], place[row[2]], row[1]))
    changes = _changes(base, list(rank))
    texts = texts_of(base, library, sorted({row[2] for row in rows}))
    outlets = {one.id: one.outlet for one in story.articles}
    for _, tellings in groupby(rows, key=itemgetter(0)):
        yield [
            Telling(
                own,
                article,
                outlets[article],
                texts[article][start:end],
                [name for name in (outlets[article], *via, source) if name],
                kind,
                stance,
                changes.get(own, ()),
            )
            for _, own, article, start, end, via, source, kind, stance in tellings
        ]


def _changes(
    base: duckdb.DuckDBPyConnection, statements: Sequence[str]
) -> Mapping[str, list[tuple[str, str, str, bool | None]]]:
    found: dict[str, list[tuple[str, str, str, bool | None]]] = {}
    rows = base.execute(
        "select after, kind, was, became, firmer from drifts "
        "where list_contains(?, statement) and ordered order by id",
        [statements],
    ).fetchall()
    for after, *change in rows:
        found.setdefault(after, []).append(tuple(change))
    return found


def _lines(base: duckdb.DuckDBPyConnection, story: StoryRecord) -> list[Line]:
    copies = base.execute(
        "select case when direction = 'b_first' then b else a end, "
        "case when direction = 'b_first' then a else b end, direction <> 'unknown' "
        "from copies where list_contains($1, a) and list_contains($1, b) order by 1, 2",
        [[one.id for one in story.articles]],
    ).fetchall()
    cited = base.execute(
        "select distinct c.cited, c.article, c.outlet from citations c "
        "join statements s on s.id = c.statement where s.story = ? order by 2, 1, 3",
        [story.id],
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
