"""What one rule of events found, before it becomes a relation."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.events import EventRow
from musnad.link.context import Range
from musnad.link.filler import Filler
from musnad.link.roles import Roles
from musnad.model import Polarity

__all__ = ["ONE_SIDED", "Deed"]

ONE_SIDED = frozenset({"AID", "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "RETREAT"})
"""Events of which it is enough to know whom they befall."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event with those who take part in it.

    Attributes:
        at: The token of the event's word.
        words: The tokens it rests on: the event's word and the verb that carries it.
        row: Its row.
        rule: The rule that found it.
        roles: Who takes part; empty where the text does not say.
        polarity: Whether it is done, denied, planned or a mere case.
        clause: The tokens in which its place and day are looked for.
        mode: Which kind of the event.
        site: The token where it was first told of, whose sentence names its place and day; -1
            where that is `at`.
    """

    at: int
    words: tuple[Range, ...]
    row: EventRow
    rule: str
    roles: Roles
    polarity: Polarity
    clause: Range
    mode: str = ""
    site: int = -1

    @property
    def subjects(self) -> tuple[Filler, ...]:
        """Who does it."""
        return self.roles.subjects

    @property
    def objects(self) -> tuple[Filler, ...]:
        """To whom or with whom it is done."""
        return self.roles.objects

    @property
    def whole(self) -> bool:
        """True where it says enough to be an edge."""
        if self.subjects and self.objects:
            return True
        if self.rule == "event-noun" and not (self.row.located and self.subjects):
            told = (self.row.noun or self.row.passive) and not self.row.located
            return told and self.row.alone and bool(self.objects)
        if self.row.located and not self.subjects:
            return False
        if self.row.event == "CONSULT" and not (self.roles.places and self.subjects):
            return False
        if self.rule in ("carried-noun", "passive", "shared-object") and self.objects:
            return self.row.event in ONE_SIDED
        by = ("subject-verb", "verb-subject", "by-blow")
        struck = self.row.event == "ASSAULT" and self.rule in by
        if struck and self.objects:  # by an aircraft of nobody
            return True
        return self.row.alone and bool(self.subjects or self.objects)
