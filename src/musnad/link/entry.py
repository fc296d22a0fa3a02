"""A source while the article is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.lexicon.inflect import Shape
from musnad.link.context import Range
from musnad.model import Kind

__all__ = ["Entry", "agrees"]


@dataclass(slots=True)
class Entry:
    """One source while the article is read.

    Attributes:
        id: ``s1`` …
        kind: Its kind.
        rule: The rule that decided the kind.
        words: Folded heads of all its mentions.
        states: The same, a capital as the state it speaks for.
        head: Folded head of its first mention.
        feminine, plural: Agreement of the first mention.
        best: Tokens of its fullest mention, None for the unnamed one.
        mentions: All its mentions.
        via: Who passed on what it said last.
    """

    id: str
    kind: Kind
    rule: str
    words: set[str]
    states: set[str]
    head: str
    feminine: bool
    plural: bool
    best: Range | None
    mentions: dict[Range, None] = field(default_factory=dict)
    via: list[str] = field(default_factory=list)
    turn: int = -1
    relayed: bool = False

    @property
    def plural_people(self) -> bool:
        """Whether it names several people, who take a plural verb."""
        return self.plural and not self.feminine and self.kind not in ("anonymous", "media")


def agrees(entry: Entry, shape: Shape | None) -> bool:
    """Tell whether the form of a verb can have that source as its subject."""
    if shape is None:
        return True
    if shape.number == "p":
        return entry.plural or entry.kind in ("vague", "anonymous")
    if shape.number == "d":
        return True
    if shape.gender == "f":
        return entry.feminine or (entry.plural and entry.head.endswith("ات"))
    return not entry.feminine and not (entry.plural and entry.kind == "anonymous")
