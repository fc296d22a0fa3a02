"""A link, and what the page that has it says of where it leads."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Link"]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads.

    Attributes:
        goal: Its address, as written.
        title: Of the page there, as told.
        date: When that was published, as told.
    """

    goal: str
    title: str | None = None
    date: str | None = None
