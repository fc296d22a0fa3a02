"""A named thing where the text names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from musnad.model.span import Span

__all__ = ["Name", "NameType"]

NameType = Literal["PER", "ORG", "LOC"]
"""``PER`` a person without titles; ``ORG`` an organisation, party, armed group, company, outlet,
agency or state body; ``LOC`` a state, city, region, water or facility."""


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a named thing.

    Attributes:
        span: The name, without titles, clitics and quotation marks.
        type: What its form names.
        actor: `Actor.id` of what it denotes here.
        rule: The rule that found it.
        row: The lexicon row that holds it, as ``file:form``; empty where a frame found it.
    """

    span: Span
    type: NameType
    actor: str
    rule: str
    row: str = ""
