"""A story as those show it who show stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

__all__ = ["Line", "Member", "Root", "StoryRecord", "Telling"]


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


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
