"""Who is made to say something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from musnad.model.span import Span

__all__ = ["KIND_OF", "Kind", "Source"]

Kind = Literal["person", "official", "organisation", "media", "document", "anonymous", "vague"]
"""``person`` is named; ``official`` a state body or who speaks for it by office;
``organisation`` a party, armed group, company or international body; ``media`` an outlet or
agency; ``document`` a report, study, statement or law; ``anonymous`` somebody whose name is
withheld; ``vague`` reports, observers, "some"."""

KIND_OF: Final[Mapping[str, Kind]] = {
    "outlet": "media",
    "agency": "media",
    "state-body": "official",
    "state": "official",
}
"""Kind of an actor → kind of source that it is; any other body is an ``organisation``."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source of one article, after resolving who is meant.

    Attributes:
        id: ``s1``, ``s2`` … in the order of first use.
        name: The fullest surface form in the article.
        kind: One of `Kind`.
        mentions: Where the article names it, in order; empty for the unnamed one.
        rule: The rule that decided the kind.
    """

    id: str
    name: str
    kind: Kind
    mentions: tuple[Span, ...] = ()
    rule: str = ""
