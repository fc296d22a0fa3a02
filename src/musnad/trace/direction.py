"""Who was first: only what shows it, and all that shows it must agree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal, NamedTuple

from musnad.trace.cards import Card

__all__ = ["Direction", "Evidence", "Side", "evidence", "judged"]

Direction = Literal["a_first", "b_first", "unknown"]

_FINEST = {"minute": timedelta(minutes=1), "second": timedelta(seconds=1)}


class Evidence(NamedTuple):
    """Something that shows who was first.

    Attributes:
        rule: `link`, `cited`, `time` or `day`.
        says: Who was first by it.
        what: The address, the outlet's name, or the two times.
    """

    rule: str
    says: Direction
    what: str


class Side(NamedTuple):
    """One article of a pair.

    Attributes:
        card: What is said of it.
        cited: The outlets it names as source or on the way.
        links: The addresses its text holds.
    """

    card: Card
    cited: frozenset[str]
    links: Sequence[str]


def evidence(a: Side, b: Side) -> list[Evidence]:
    """Return all that shows who was first; nothing where nothing does."""
    found = [*_linked(a, b, "b_first"), *_linked(b, a, "a_first")]
    found += [*_cited(a, b, "b_first"), *_cited(b, a, "a_first")]
    return [*found, *_timed(a.card, b.card)]


def judged(found: Sequence[Evidence]) -> Direction:
    """Return who was first; `unknown` where nothing shows it, or one thing contradicts another.

    >>> judged([Evidence("day", "a_first", ""), Evidence("link", "b_first", "")])
    'unknown'
    """
    said = {one.says for one in found}
    return said.pop() if len(said) == 1 else "unknown"


def _linked(own: Side, other: Side, says: Direction) -> list[Evidence]:
    """An article that holds the other's address came later."""
    if not own.links:
        return []
    there = {address.rstrip("/.,)؛،") for address in own.links}
    known = sorted(one for one in other.card.addresses if one.rstrip("/") in there)
    return [Evidence("link", says, known[0])] if known else []


def _cited(own: Side, other: Side, says: Direction) -> list[Evidence]:
    """An article that names the other's outlet as its source came later."""
    outlet = other.card.outlet
    if not outlet or outlet == own.card.outlet or outlet not in own.cited:
        return []
    return [Evidence("cited", says, outlet)]


def _timed(a: Card, b: Card) -> list[Evidence]:
    """The instants count where both are known, else the days; a tie shows nothing."""
    if a.moment and b.moment:
        finest = max(_FINEST.get(card.precision or "", timedelta(days=1)) for card in (a, b))
        if abs(a.moment - b.moment) < finest:
            return []
        first, last = sorted((a.moment, b.moment))
        says: Direction = "a_first" if a.moment == first else "b_first"
        return [Evidence("time", says, f"{first.isoformat()}Z < {last.isoformat()}Z")]
    if a.day and b.day and a.day != b.day:
        first_day, last_day = sorted((a.day, b.day))
        says = "a_first" if a.day == first_day else "b_first"
        return [Evidence("day", says, f"{first_day} < {last_day}")]
    return []
