"""All stories of one seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from simulator.bank import Bank
from simulator.plan import Planner
from simulator.prose import write
from simulator.truth import ZONE, article_row, story_row

__all__ = ["simulate"]

# Stories that lie so close are of one fortnight: the same event at the same place would be one.
_CLOSE = 60
_FIRST = datetime(2024, 1, 1, 6, 0, tzinfo=ZONE)
_TRIES = 1000


def simulate(
    bank: Bank, stories: int, seed: int, rewording: float
) -> Iterator[tuple[list[dict[str, Any]], dict[str, Any]]]:
    """Yield for each story its articles and its truth; the same for the same arguments.

    Raises:
        ValueError: There are more stories than the templates can tell apart, or ``rewording`` is
            not from 0 to 1.
    """
    if not 0 <= rewording <= 1:
        raise ValueError(f"rewording is {rewording}; it goes from 0 to 1")
    told: dict[str, int] = {}
    for number in range(1, stories + 1):
        planner = _new(bank, number, seed, rewording, told)
        day = _FIRST + timedelta(hours=6 * number, minutes=number % 53)
        written = [write(draft, bank) for draft in planner.plan()]
        rows = [article_row(one, bank.outlets[one.draft.outlet], day) for one in written]
        yield rows, story_row(planner.name, written, bank.outlets, day)


def _new(bank: Bank, number: int, seed: int, rewording: float, told: dict[str, int]) -> Planner:
    """Return a story of which nothing was told before, nor happened there lately."""
    dice = Random(f"{seed}/{number}")
    for _ in range(_TRIES):
        planner = Planner(f"s{number:06}", bank, rewording, dice)
        contents, events = planner.contents(), planner.events()
        lately = any(number - told[one] < _CLOSE for one in events if one in told)
        if not lately and not any(one in told for one in contents):
            told |= dict.fromkeys([*contents, *events], number)
            return planner
    raise ValueError(f"no more than {number - 1} stories can be told apart")
