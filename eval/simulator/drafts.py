"""Articles before they are written out."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.roots import Kind

__all__ = ["Draft", "Say", "Statement"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said: who or what, what of it, and how or when."""

    id: str
    subject: str
    verb: str
    tail: str


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence that tells a statement.

    Attributes:
        statement: `Statement.id`.
        content: The words of the statement.
        frame: The sentence around them.
        source: Who says it, or None.
        kind: What that is.
        via: Who passed it on, or None.
        stance: ``neutral``, ``doubting``, or ``asserting``.
        taken: The article it is copied or reworded from, or None.
        drifts: What has changed on the way from there.
    """

    statement: str
    content: str
    frame: str
    source: str | None
    kind: Kind
    via: str | None = None
    stance: str = "neutral"
    taken: str | None = None
    drifts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An article.

    Attributes:
        id: Its id.
        outlet: Who publishes it.
        minute: When, in minutes from the first one's hour.
        kind: ``origin``, ``whole``, ``part``, ``reword``, ``cite``, ``circle`` or ``open``.
        title: The headline.
        parts: Its sentences: statements that are told, and others.
        parent: The article it is made from, or None.
        credit: The agency in its dateline, or None.
        quotes: Which quotation marks it uses.
        drops: Whether the headline asserts what the body reports.
    """

    id: str
    outlet: str
    minute: int
    kind: str
    title: str
    parts: tuple[Say | str, ...] = field(default=())
    parent: str | None = None
    credit: str | None = None
    quotes: int = 0
    drops: bool = False

    @property
    def says(self) -> tuple[Say, ...]:
        """The statements it tells."""
        return tuple(part for part in self.parts if isinstance(part, Say))
