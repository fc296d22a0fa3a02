"""Who or what the names and descriptions of an article denote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from musnad.model.span import Span

__all__ = ["Actor", "ActorKind"]

ActorKind = Literal[
    "person",
    "state",
    "state-body",
    "party",
    "armed-group",
    "company",
    "outlet",
    "agency",
    "international-body",
    "organisation",
    "place",
    "group",
]
"""``state`` a state or its capital where it acts; ``state-body`` a ministry, army, court or
police; ``organisation`` any other; ``place`` where something lies or happens; ``group`` people or
things told by a description only (مدربون أمريكيون، شيوخ العشائر)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """What the mentions of one thing denote, within one article.

    Attributes:
        id: ``a1``, ``a2`` … in the order of first mention.
        name: The fullest form in the article, without titles.
        kind: One of `ActorKind`.
        wikidata: Its item, as in the data row; None where no row is certain of it.
        of: `Actor.id` of those it belongs to (US trainers → the US), in the order of the text.
        mentions: Where the article names or describes it, in order.
    """

    id: str
    name: str
    kind: ActorKind
    wikidata: str | None = None
    of: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
