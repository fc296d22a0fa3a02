"""The isnad of one statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from musnad.model.source import Kind

__all__ = ["Chain", "Link"]


@dataclass(frozen=True, slots=True)
class Link:
    """One of those who passed a statement on.

    Attributes:
        name: Its surface name.
        role: ``outlet`` (who published), ``credit`` (the agency it credits), ``via`` or ``source``.
        id: `Source.id`, or None for the outlet and its credit.
        kind: `Source.kind`, or ``media`` for the outlet and its credit.
    """

    name: str
    role: Literal["outlet", "credit", "via", "source"]
    id: str | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class Chain:
    """Article → via … → source of one attribution, outermost first.

    >>> str(Chain(0, (Link("سبوتنيك", "via", "s1", "media"),
    ...               Link("مصدر مطلع", "source", "s2", "anonymous"))))
    'سبوتنيك ← مصدر مطلع'

    Attributes:
        attribution: Index of the attribution it is of.
        links: Those who passed it on, and last who said it.
    """

    attribution: int
    links: tuple[Link, ...]

    def __str__(self) -> str:
        return " ← ".join(link.name for link in self.links)
