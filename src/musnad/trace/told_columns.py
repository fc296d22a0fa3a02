"""From statements and stories to the columns of their tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from musnad.corpus.identity import digest
from musnad.trace.graph import Hop, Root
from musnad.trace.statements import Statement
from musnad.trace.stories import Story

__all__ = ["told_rows"]

Row = tuple[Any, ...]


def told_rows(stories: Sequence[Story]) -> Mapping[str, list[Row]]:
    """Return the rows of the tables that tell of statements and stories, sorted."""
    statements = [one for story in stories for one in story.statements]
    found: dict[str, list[Row]] = {
        "stories": [_story(story) for story in stories],
        "story_articles": [row for story in stories for row in _articles(story)],
        "statements": [_statement(story, one) for story in stories for one in story.statements],
        "versions": [row for one in statements for row in _versions(one)],
        "drifts": [row for one in statements for row in _drifts(one)],
        "citations": [row for one in statements for row in _citations(one)],
        "roots": [row for story in stories for row in _roots(story)],
    }
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def _story(story: Story) -> Row:
    return (
        story.id,
        story.title,
        story.first,
        story.last,
        len(story.articles),
        list(story.outlets),
        list(story.actors),
        len(story.statements),
        len(story.roots),
    )


def _articles(story: Story) -> Iterator[Row]:
    for place, article in enumerate(story.articles):
        told = [one.id for one in story.statements if article in one.articles]
        yield story.id, article, place, sorted(told)


def _statement(story: Story, one: Statement) -> Row:
    best = one.versions[one.best]
    return (
        one.id,
        story.id,
        best.told.article,
        best.start,
        best.end,
        len(one.versions),
        len(one.articles),
        one.outlets,
        len(one.independent),
        [circle.name for circle in one.circles],
    )


def _versions(one: Statement) -> Iterator[Row]:
    ids = _root_ids(one)
    for version, alike in zip(one.versions, one.alike, strict=True):
        told = version.told
        yield (
            told.id,
            one.id,
            told.article,
            version.attribution,
            version.start,
            version.end,
            alike,
            version.stance,
            told.source,
            told.kind,
            [hop.name for hop in told.hops],
            sorted({ids[root] for root in one.roots[told.id]}),
        )


def _drifts(one: Statement) -> Iterator[Row]:
    for drift in one.drifts:
        yield (digest(one.id, drift.kind, drift.before, drift.after), one.id, *drift)


def _citations(one: Statement) -> Iterator[Row]:
    by_outlet: dict[str, list[str]] = {}
    for version in one.versions:
        by_outlet.setdefault(version.told.outlet.key, []).append(version.told.article)
    rows = set()
    for version in one.versions:
        told = version.told
        named = Hop(told.cites, told.source or "") if told.cites else (told.hops or (None,))[-1]
        if named:
            cited = {own for own in by_outlet.get(named.key, ()) if own != told.article}
            rows |= {(one.id, told.article, named.name, own) for own in cited or (None,)}
    yield from rows


def _roots(story: Story) -> Iterator[Row]:
    for one in story.statements:
        ids = _root_ids(one)
        for first, *_ in one.independent:
            rests = [
                version.told
                for version in one.versions
                if any(ids[root] == ids[first] for root in one.roots[version.told.id])
            ]
            yield (
                ids[first],
                story.id,
                one.id,
                first.kind,
                first.name or None,
                first.told_to or None,
                _place(story, first),
                len({told.article for told in rests}),
                sorted({told.outlet.name for told in rests if told.outlet.name}),
            )


def _root_ids(one: Statement) -> Mapping[Root, str]:
    """Return for each root that a chain leads to the id of the one that stands for it."""
    return {
        root: digest(one.id, group[0].kind, group[0].key, group[0].name, group[0].told_to)
        for group in one.independent
        for root in group
    }


def _place(story: Story, root: Root) -> int:
    """Return which of the story's roots it is, from 0: one with the same number is the same."""
    return next(at for at, group in enumerate(story.roots) if root in group)
