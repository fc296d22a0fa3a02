"""What an article carries beside its attributions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from musnad.model.span import Span

__all__ = ["Credit", "Headline", "Mark", "MarkKind", "Notice"]

MarkKind = Literal["certainty", "hedge", "dismissal"]
"""``certainty`` (لا شك), ``hedge`` (ربما) or ``dismissal`` (ما يسمى) of the outlet's own voice."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word or words by which the outlet's own voice shades what it says.

    Attributes:
        span: The words.
        kind: How they shade it.
        row: The lexicon row, as ``marks:form``.
    """

    span: Span
    kind: MarkKind
    row: str


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency credited in byline, dateline or at the foot: the article as a whole is from it.

    Attributes:
        span: Where it is named.
        name: Its name, as written there.
        rule: The rule that found it.
    """

    span: Span
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Headline:
    """Whether the headline asserts what the body only reports.

    Attributes:
        drops: True where it does.
        attribution: Index of the statement it rests on, or None where none matches.
        rule: The rule that decided.
        overlap: Share of the headline's content words found in that statement (0 to 1).
    """

    drops: bool
    attribution: int | None
    rule: str
    overlap: float


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd in the text that a reader of the analysis should know.

    Attributes:
        code: What it is, as ``docs/format.md`` lists it.
        message: The same in words.
        span: Where it is, or None for the text as a whole.
    """

    code: str
    message: str
    span: Span | None = None
