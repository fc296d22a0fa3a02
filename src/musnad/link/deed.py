"""What one rule of events found, before it becomes a relation."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.events import EventRow
from musnad.link.context import Range
from musnad.link.filler import Filler
from musnad.model import Polarity

__all__ = ["Deed"]


@dataclass(frozen=True, slots=True)
class Deed:
    """An event with those who take part in it.

    Attributes:
        at: The token of the event's word.
        words: The tokens it rests on: the event's word and the verb that carries it.
        row: Its row.
        rule: The rule that found it.
        subjects: Who does it; empty where the text does not say.
        objects: To whom or with whom; empty where the text does not say.
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
    subjects: tuple[Filler, ...]
    objects: tuple[Filler, ...]
    polarity: Polarity
    clause: Range
    mode: str = ""
    site: int = -1

    @property
    def whole(self) -> bool:
        """True where it says enough to be an edge."""
        if self.subjects and self.objects:
            return True
        if self.rule == "event-noun" and not (self.row.noun or self.row.passive):
            return False
        return self.row.alone and bool(self.subjects or self.objects)
