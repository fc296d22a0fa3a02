"""An article as a library's tables hold it, put together again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from musnad.corpus.library import Library
from musnad.corpus.query import connected
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

__all__ = ["stored_analysis"]

Row = Mapping[str, Any]


def stored_analysis(library: Library, article: str) -> Analysis:
    """Return the analysis of an article as it was stored, without reading the text anew.

    Args:
        library: Where it is.
        article: `articles.id`; it is the id of the analysis' article, too.

    Raises:
        LibraryError: There is none of that id.
    """
    with connected(library) as base:
        found = _rows(base, "articles", "id", article)
        if not found:
            raise LibraryError(f"{article}: found: no article; accepted: an id of `articles`")
        return _analysis(base, article, found[0])


def _rows(base: duckdb.DuckDBPyConnection, table: str, column: str, value: str) -> list[Row]:
    cursor = base.execute(f'select * from "{table}" where {column} = ?', [value])
    names = [one[0] for one in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _analysis(base: duckdb.DuckDBPyConnection, own: str, row: Row) -> Analysis:
    def rows(table: str, key: str = "id") -> list[Row]:
        found = _rows(base, table, "article", own)
        return sorted(found, key=lambda one: _number(one[key]))

    return Analysis(
        article=Article(
            row["text"], row["title"], row["outlet"], row["date"], row["id"], row["byline"]
        ),
        attributions=tuple(_attribution(one) for one in rows("attributions")),
        sources=tuple(
            Source(
                _short(one["id"]), one["name"], one["kind"], _spans(one["mentions"]), one["rule"]
            )
            for one in rows("sources")
        ),
        sentences=tuple(_span(one) for one in rows("sentences", "number")),
        voice=_spans(row["voice"]),
        words=row["words"],
        voice_words=row["voice_words"],
        marks=tuple(Mark(_span(one), one["kind"], one["row"]) for one in rows("marks", "number")),
        credits=tuple(Credit(_span(one), one["name"], one["rule"]) for one in row["credits"] or ()),
        headline=_headline(row),
        names=tuple(
            Name(_span(one), one["type"], _short(one["actor"]), one["rule"], one["row"])
            for one in rows("names", "number")
        ),
        actors=tuple(_actor(one) for one in rows("actors")),
        dates=tuple(
            Date(_span(one), one["type"], one["value"], one["mod"], one["rule"])
            for one in rows("dates")
        ),
        relations=tuple(_relation(one) for one in rows("relations")),
        warnings=tuple(
            Notice(one["code"], one["message"], None if one["start"] is None else _span(one))
            for one in row["warnings"] or ()
        ),
    )


def _attribution(row: Row) -> Attribution:
    named = row["source_start"] is not None
    return Attribution(
        cue=Span(row["cue_start"], row["cue_end"]),
        source=Span(row["source_start"], row["source_end"]) if named else None,
        content=_spans(row["content"]),
        source_id=_short(row["source"]),
        via=tuple(map(_short, row["via"] or ())),
        manner=row["manner"],
        stance=row["stance"],
        parent=None if row["parent"] is None else _number(row["parent"]),
        rule=row["rule"],
        row=row["row"],
        resolved=row["resolved"],
    )


def _headline(row: Row) -> Headline | None:
    if row["headline_drops"] is None:
        return None
    rests_on = row["headline_attribution"]
    return Headline(
        row["headline_drops"],
        None if rests_on is None else _number(rests_on),
        row["headline_rule"],
        row["headline_overlap"],
    )


def _actor(row: Row) -> Actor:
    return Actor(
        id=_short(row["id"]),
        name=row["name"],
        kind=row["kind"],
        wikidata=row["wikidata"],
        of=tuple(map(_short, row["of"] or ())),
        mentions=_spans(row["mentions"]),
    )


def _relation(row: Row) -> Relation:
    return Relation(
        subject=row["subject"] and _short(row["subject"]),
        event=row["event"],
        object=row["object"] and _short(row["object"]),
        mode=row["mode"],
        place=row["place"] and _short(row["place"]),
        date=None if row["date"] is None else _number(row["date"]),
        polarity=row["polarity"],
        attribution=None if row["attribution"] is None else _number(row["attribution"]),
        evidence=_spans(row["evidence"]),
        rule=row["rule"],
        row=row["row"],
    )


def _short(own: str) -> str:
    """Return the id inside of the article: ``s2`` of ``0f1e.s2``."""
    return own.rpartition(".")[2]


def _number(own: str | int) -> int:
    return own if isinstance(own, int) else int(_short(own)[1:])


def _span(row: Row) -> Span:
    return Span(row["start"], row["end"])


def _spans(rows: Iterable[Row] | None) -> tuple[Span, ...]:
    return tuple(map(_span, rows or ()))
