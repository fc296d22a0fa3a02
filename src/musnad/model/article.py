"""What is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Article"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article, as it was published.

    Attributes:
        text: The body, verbatim; every offset of an analysis points into it.
        title: The headline, or None.
        outlet: Who published it, or None.
        date: The day it was published, or None.
        id: The article's name in its file, or None.
        byline: Who signs it, where a page says so, or None.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    date: date | None = None
    id: str | None = None
    byline: str | None = None
