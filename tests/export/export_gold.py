"""Turns a row of a gold file into the `Analysis` that a perfect reader would give."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from musnad.model import (
    Actor,
    Analysis,
    Article,
    Attribution,
    Credit,
    Date,
    Headline,
    Mark,
    Name,
    Notice,
    Relation,
    Source,
    Span,
)

WORD = re.compile(r"\w[\w\u064b-\u0652]*")


def analysis_of(
    row: Mapping[str, Any],
    *,
    marks: Sequence[Mark] = (),
    credits: Sequence[Credit] = (),
    headline: Headline | None = None,
    warnings: Sequence[Notice] = (),
    names: Sequence[Name] = (),
    actors: Sequence[Actor] = (),
    dates: Sequence[Date] = (),
    relations: Sequence[Relation] = (),
) -> Analysis:
    text = row["text"]
    ids = {source["id"]: f"s{n}" for n, source in enumerate(row["sources"], 1)}
    attributions = tuple(
        Attribution(
            cue=Span(*a["cue"]),
            source=Span(*a["source"]) if a["source"] else None,
            content=tuple(Span(*span) for span in a["content"]),
            source_id=ids[a["source_id"]],
            via=tuple(ids[via] for via in a["via"]),
            manner=a["manner"],
            stance=a["stance"],
            parent=a["parent"],
            rule=a.get("rule", "gold"),
            row=a.get("row", "gold:row"),
            resolved=a.get("resolved", "gold"),
        )
        for a in row["attributions"]
    )
    voice = _voice(text, [span for a in attributions for span in a.content])
    day = row.get("date")
    return Analysis(
        article=Article(
            text,
            title=row.get("title"),
            outlet=row.get("outlet"),
            date=date.fromisoformat(day) if day else None,
            id=row.get("id"),
            byline=row.get("byline"),
        ),
        attributions=attributions,
        sources=tuple(
            Source(ids[s["id"]], s["name"], s["kind"], (), "gold") for s in row["sources"]
        ),
        sentences=(Span(0, len(text)),) if text else (),
        voice=voice,
        words=len(WORD.findall(text)),
        voice_words=sum(len(WORD.findall(span.of(text))) for span in voice),
        marks=tuple(marks),
        credits=tuple(credits),
        headline=headline,
        names=tuple(names),
        actors=tuple(actors),
        dates=tuple(dates),
        relations=tuple(relations),
        warnings=tuple(warnings),
    )


def _voice(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    voice, place = [], 0
    for start, end in [*sorted(content), (len(text), len(text))]:
        piece = text[place:start]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            voice.append(Span(place + lead, place + len(piece.rstrip())))
        place = max(place, end)
    return tuple(voice)
