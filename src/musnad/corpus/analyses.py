"""The analyses of a library, rebuilt from its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import duckdb

from musnad.corpus.library import Library
from musnad.corpus.parts import by_articles, read_part
from musnad.corpus.query import connected
from musnad.corpus.units import MOST_RECORDS
from musnad.errors import LibraryError
from musnad.model import Analysis, Article
from musnad.model.actor import Actor
from musnad.model.attribution import Attribution
from musnad.model.date import Date
from musnad.model.mark import Credit, Headline, Mark, Notice
from musnad.model.name import Name
from musnad.model.relation import Relation
from musnad.model.source import Source
from musnad.model.span import Span

__all__ = ["analyses_named", "analyses_of", "analysis_of", "article_count"]

# The tables whose rows are of an article, but for the chains: they follow from the rest.
_OF_ARTICLES = frozenset(
    ("sentences", "attributions", "sources", "names", "actors", "dates", "relations", "marks")
)

_BATCH = 100

_Row = Mapping[str, Any]
_Rows = Mapping[str, list[_Row]]


def article_count(library: Library) -> int:
    """Return how many articles the library holds."""
    return sum(part.tables.get("articles", 0) for part in library.parts())


def analyses_of(library: Library) -> Iterator[Analysis]:
    """Yield every article of a library as it was read, a part at a time, nothing analysed anew.

    The order is that of the parts, and in them of the table ``articles``: the same library gives
    the same order. `Article.id` is ``articles.id``, which no two articles share.

    Raises:
        LibraryError: An entry of the manifest is damaged.
    """
    for part in library.parts():
        for tables in by_articles(read_part(library.storage, library.root, part), MOST_RECORDS):
            rows = {
                name: _by_article(table.to_pylist())
                for name, table in tables.items()
                if name in _OF_ARTICLES
            }
            for row in tables["articles"].to_pylist():
                yield _analysis(row, {name: found[row["id"]] for name, found in rows.items()})


def analyses_named(library: Library, articles: Iterable[str]) -> Iterator[Analysis]:
    """Yield articles of a library as they were read, in the order that is asked for, each once.

    Args:
        library: Where they are.
        articles: `articles.id`; what is not there is left out.
    """
    left = iter(dict.fromkeys(articles))
    with connected(library) as base:
        while batch := list(islice(left, _BATCH)):
            heads = {
                row["id"]: row for row in _rows(base, "articles", "list_contains($1, id)", batch)
            }
            tables = {
                name: _by_article(_rows(base, name, "list_contains($1, article)", batch))
                for name in _OF_ARTICLES
            }
            for own in batch:
                if own in heads:
                    rows = {name: found[own] for name, found in tables.items()}
                    yield _analysis(heads[own], rows)


def analysis_of(library: Library, article: str) -> Analysis:
    """Return one article of a library as it was read, nothing analysed anew.

    Args:
        library: Where it is.
        article: `articles.id`; it is the id of the analysis' article, too.

    Raises:
        LibraryError: There is none of that id.
    """
    with connected(library) as base:
        found = _asked(base, "articles", "id", article)
        if not found:
            raise LibraryError(f"{article}: found: no article; accepted: an id of `articles`")
        return _analysis(
            found[0], {name: _asked(base, name, "article", article) for name in _OF_ARTICLES}
        )


def _by_article(rows: Iterable[_Row]) -> defaultdict[str, list[_Row]]:
    found: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row["article"]].append(row)
    return found


def _asked(base: duckdb.DuckDBPyConnection, table: str, column: str, value: str) -> list[_Row]:
    return _rows(base, table, f"{column} = $1", value)


def _rows(
    base: duckdb.DuckDBPyConnection, table: str, condition: str, value: str | list[str]
) -> list[_Row]:
    # A join would be free to change the order of the rows; a condition on each is not.
    cursor = base.execute(f'select * from "{table}" where {condition}', [value])
    names = [one[0] for one in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _analysis(row: _Row, rows: _Rows) -> Analysis:
    return Analysis(
        article=Article(
            text=row["text"],
            title=row["title"],
            outlet=row["outlet"],
            date=row["date"],
            id=row["id"],
            byline=row["byline"],
        ),
        attributions=tuple(map(_attribution, _numbered(rows, "attributions", "t"))),
        sources=tuple(map(_source, rows.get("sources", []))),
        sentences=tuple(map(_span, _ordered(rows, "sentences"))),
        voice=_spans(row["voice"]),
        words=row["words"],
        voice_words=row["voice_words"],
        marks=tuple(Mark(_span(one), one["kind"], one["row"]) for one in _ordered(rows, "marks")),
        credits=tuple(Credit(_span(one), one["name"], one["rule"]) for one in row["credits"]),
        headline=_headline(row),
        names=tuple(map(_name, _ordered(rows, "names"))),
        actors=tuple(map(_actor, rows.get("actors", []))),
        dates=tuple(
            Date(_span(one), one["type"], one["value"], one["mod"], one["rule"])
            for one in _numbered(rows, "dates", "d")
        ),
        relations=tuple(map(_relation, _numbered(rows, "relations", "r"))),
        warnings=tuple(
            Notice(one["code"], one["message"], None if one["start"] is None else _span(one))
            for one in row["warnings"]
        ),
    )


def _ordered(rows: _Rows, table: str) -> list[_Row]:
    return sorted(rows.get(table, []), key=lambda row: int(row["number"]))


def _numbered(rows: _Rows, table: str, letter: str) -> list[_Row]:
    return sorted(rows.get(table, []), key=lambda row: _index(row["id"], letter))


def _index(name: str, letter: str) -> int:
    return int(name.rpartition("." + letter)[2])


def _maybe_index(name: str | None, letter: str) -> int | None:
    return None if name is None else _index(name, letter)


def _short(name: str) -> str:
    """Return an id without the article's before it."""
    return name.rpartition(".")[2]


def _maybe_short(name: str | None) -> str | None:
    return None if name is None else _short(name)


def _span(row: _Row) -> Span:
    return Span(row["start"], row["end"])


def _spans(rows: list[_Row]) -> tuple[Span, ...]:
    return tuple(map(_span, rows))


def _attribution(row: _Row) -> Attribution:
    named = row["source_start"] is not None
    return Attribution(
        cue=Span(row["cue_start"], row["cue_end"]),
        source=Span(row["source_start"], row["source_end"]) if named else None,
        content=_spans(row["content"]),
        source_id=_short(row["source"]),
        via=tuple(map(_short, row["via"])),
        manner=row["manner"],
        stance=row["stance"],
        parent=_maybe_index(row["parent"], "t"),
        rule=row["rule"],
        row=row["row"],
        resolved=row["resolved"],
    )


def _source(row: _Row) -> Source:
    return Source(_short(row["id"]), row["name"], row["kind"], _spans(row["mentions"]), row["rule"])


def _headline(row: _Row) -> Headline | None:
    if row["headline_drops"] is None:
        return None
    return Headline(
        row["headline_drops"],
        _maybe_index(row["headline_attribution"], "t"),
        row["headline_rule"],
        # A table has single precision: four places are what an output shows.
        round(row["headline_overlap"], 4),
    )


def _name(row: _Row) -> Name:
    return Name(_span(row), row["type"], _short(row["actor"]), row["rule"], row["row"])


def _actor(row: _Row) -> Actor:
    return Actor(
        _short(row["id"]),
        row["name"],
        row["kind"],
        row["wikidata"],
        tuple(map(_short, row["of"])),
        _spans(row["mentions"]),
    )


def _relation(row: _Row) -> Relation:
    return Relation(
        subject=_maybe_short(row["subject"]),
        event=row["event"],
        object=_maybe_short(row["object"]),
        mode=row["mode"],
        place=_maybe_short(row["place"]),
        date=_maybe_index(row["date"], "d"),
        polarity=row["polarity"],
        attribution=_maybe_index(row["attribution"], "t"),
        evidence=_spans(row["evidence"]),
        rule=row["rule"],
        row=row["row"],
    )
