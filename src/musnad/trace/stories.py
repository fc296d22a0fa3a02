"""Stories: articles that share statements or wording, and the roots that they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, combinations
from typing import NamedTuple

import duckdb
import pyarrow as pa

from musnad.arabic import fold
from musnad.corpus.identity import digest
from musnad.trace.graph import Root, union
from musnad.trace.statements import Statement
from musnad.trace.united import united

__all__ = ["Story", "find_stories", "grouped"]

_MOST_ACTORS = 10
# Of the shorter article.
_PART = 0.3
# What an article is about stands at its head: code points that a reader sees at once.
_HEAD = 500
# More than so many articles hang together through the first of them.
_MANY = 100


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell the same.

    Attributes:
        id: Hash of its articles.
        title: The headline of the article that tells most of it; of several the first.
        articles: Their ids, in the order of their times.
        outlets: Their outlets, sorted.
        first: Day of the first.
        last: Day of the last.
        actors: Who is named in at least two of them, the most frequent first.
        statements: What they share.
        roots: Where the chains of these end, those that are one root together.
    """

    id: str
    title: str | None
    articles: Sequence[str]
    outlets: Sequence[str]
    first: date | None
    last: date | None
    actors: Sequence[str]
    statements: Sequence[Statement]
    roots: Sequence[Sequence[Root]]


def find_stories(
    base: duckdb.DuckDBPyConnection,
    statements: Sequence[Statement],
    copies: Sequence[tuple[str, str]],
) -> list[Story]:
    """Return the stories, those with the most articles first.

    Args:
        base: The library's tables as views.
        statements: What articles share.
        copies: Pairs of articles that are copies as wholes.
    """
    named = {*(own for one in statements for own in one.articles), *chain.from_iterable(copies)}
    base.register("story_members", pa.table({"id": pa.array(sorted(named), pa.string())}))
    heads = _heads(base)
    undated = {own for own, head in heads.items() if head.day is None}
    # Where no article has a day, none stands out by that.
    undated = undated if len(undated) < len(heads) else set()
    lengths = {own: head.length for own, head in heads.items()}
    groups = grouped(statements, copies, lengths, undated)
    told: dict[str, list[Statement]] = {}
    for statement in statements:
        most = Counter(groups[own] for own in statement.articles)
        told.setdefault(min(most, key=lambda group: (-most[group], group)), []).append(statement)
    members: dict[str, list[str]] = {}
    for article, group in groups.items():
        members.setdefault(group, []).append(article)
    base.register("story_groups", pa.table({"id": list(groups), "story": list(groups.values())}))
    actors = _actors(base)
    found = [
        _story(sorted(members[group]), told.get(group, []), heads, actors.get(group, ()))
        for group in sorted(members)
    ]
    return sorted(found, key=lambda story: (-len(story.articles), story.id))


def grouped(
    statements: Sequence[Statement],
    copies: Sequence[tuple[str, str]],
    lengths: Mapping[str, int],
    undated: Set[str] = frozenset(),
) -> dict[str, str]:
    """Return for each article what stands for its story.

    Articles hang together where what they share stands at the head of both, or is a good part of
    the shorter one: a survey of the week shares a little with ten stories, and must not make one of
    them. An article that hangs together with none goes with the one that it shares most with; so
    does one without a day, as what it tells may have happened twice.
    """
    shares = _shares(statements, lengths)
    near = [pair for pair, share in shares.items() if share >= _PART and not undated & {*pair}]
    close = [*copies, *near]
    groups = united(lengths, close)
    sizes = Counter(groups.values())
    best: dict[str, tuple[float, str]] = {}
    for (one, other), share in shares.items():
        for own, with_ in ((one, other), (other, one)):
            best[own] = max(best.get(own, (0.0, "")), (share, with_))
    alone = [
        (own, best[own][1]) for own, group in groups.items() if sizes[group] == 1 and own in best
    ]
    return united(lengths, [*close, *alone])


def _shares(
    statements: Sequence[Statement], lengths: Mapping[str, int]
) -> dict[tuple[str, str], float]:
    """Return of pairs of articles how much of the one that has more of it they share, 0 to 1."""
    found: dict[tuple[str, str], list[int]] = {}
    for statement in statements:
        spans: dict[str, int] = {}
        heads = set()
        for version in statement.versions:
            own = version.told.article
            spans[own] = max(spans.get(own, 0), version.end - version.start)
            if version.start < _HEAD:
                heads.add(own)
        articles = sorted(spans)
        pairs = combinations(articles, 2)
        if len(articles) > _MANY:
            pairs = ((articles[0], other) for other in articles[1:])  # type: ignore[assignment]
        for one, other in pairs:
            both = found.setdefault((one, other), [0, 0])
            whole = {one, other} <= heads
            both[0] += lengths[one] if whole else spans[one]
            both[1] += lengths[other] if whole else spans[other]
    return {
        (one, other): max(some / max(lengths[one], 1), more / max(lengths[other], 1))
        for (one, other), (some, more) in sorted(found.items())
    }


class _Head(NamedTuple):
    outlet: str | None
    title: str | None
    day: date | None
    moment: datetime | None
    length: int


def _heads(base: duckdb.DuckDBPyConnection) -> dict[str, _Head]:
    rows = base.execute(
        "select id, outlet, title, date, published_utc at time zone 'UTC', "
        "length(text) from articles semi join story_members using (id)"
    ).fetchall()
    return {row[0]: _Head(*row[1:]) for row in rows}


def _actors(base: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Return the names of each story that at least two of its articles have."""
    rows = base.execute(
        "select story, a.article, a.name from actors a join story_groups m on a.article = m.id "
        "where a.kind <> 'place'"
    ).fetchall()
    where: dict[str, dict[str, set[str]]] = {}
    names: dict[str, Counter[str]] = {}
    for story, article, name in rows:
        where.setdefault(story, {}).setdefault(fold(name), set()).add(article)
        names.setdefault(fold(name), Counter())[name] += 1
    return {
        story: [
            min(names[key].items(), key=lambda one: (-one[1], one[0]))[0]
            for key, articles in sorted(some.items(), key=lambda one: (-len(one[1]), one[0]))
            if len(articles) > 1
        ][:_MOST_ACTORS]
        for story, some in where.items()
    }


def _story(
    articles: list[str],
    statements: Sequence[Statement],
    heads: Mapping[str, _Head],
    actors: Sequence[str],
) -> Story:
    told = Counter(version.told.article for one in statements for version in one.versions)
    ordered = sorted(articles, key=lambda own: (*_when(heads[own]), own))
    fullest = max(ordered, key=lambda own: (told[own], -ordered.index(own)))
    days = [day for own in articles if (day := heads[own].day)]
    return Story(
        id=digest(*articles),
        title=heads[fullest].title,
        articles=ordered,
        outlets=sorted({name for own in articles if (name := heads[own].outlet)}),
        first=min(days, default=None),
        last=max(days, default=None),
        actors=actors,
        statements=statements,
        roots=union([root for one in statements for group in one.independent for root in group]),
    )


def _when(head: _Head) -> tuple[date, str]:
    return head.day or date.max, head.moment.isoformat() if head.moment else "~"
