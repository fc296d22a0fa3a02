"""What one actor is said to have done to another, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from musnad.model.span import Span

__all__ = ["Event", "Polarity", "Relation"]

Event = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""PLOVER's sixteen roots; what each is here, in our own words, stands in ``docs/relations.md``."""

Polarity = Literal["done", "denied", "planned", "hypothetical"]
"""Whether the text gives it as done (or being done), as denied, as planned or as a mere case."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One edge: an event between two actors, and on whose word it stands.

    Attributes:
        subject: `Actor.id` of who does it; None where the text does not say.
        event: One of `Event`.
        object: `Actor.id` of whom it is done to or with; None where there is none.
        mode: Which kind of the event, where a reader needs it (``train``, ``killing``), or empty.
        place: `Actor.id` of where, or None.
        date: Index into the analysis' dates of when, or None.
        polarity: One of `Polarity`.
        attribution: Index of the statement on whose word it stands; None for the outlet's voice.
        evidence: The words it rests on: the event's own words first, then subject and object.
        rule: The rule that found it.
        row: The lexicon row of the event, as ``events:form``.
    """

    subject: str | None
    event: Event
    object: str | None
    mode: str
    place: str | None
    date: int | None
    polarity: Polarity
    attribution: int | None
    evidence: tuple[Span, ...]
    rule: str
    row: str
