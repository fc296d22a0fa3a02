"""Days of one month that share its name (12 و19 يوليو)."""

from __future__ import annotations

from typing import Final

from musnad.find.dates.calendar import day_of_month
from musnad.find.dates.numbers import day_number
from musnad.find.dates.scan import Hit, Scan

__all__ = ["listed"]

_MOST: Final = 6  # days in one list


def listed(scan: Scan, at: int) -> Hit | None:
    """Return a day whose month stands behind the last of its list, or None."""
    place = at
    if scan.get(at, "pair") == "D" or (scan.get(at, "one") == "D" and not scan.lex(at).al):
        place = at + 1
    first = day_number(scan, place)
    if first is None:
        return None
    last = first.last
    for _ in range(_MOST):
        last = _next(scan, last)
        number = day_number(scan, last) if last else None
        if number is None:
            return None
        whole = day_of_month(scan, last)
        if whole is not None:
            return _same_month(at, first.last, int(first.value or 0), whole.value)
        last = number.last
    return None


def _next(scan: Scan, at: int) -> int:
    """Return the token of the next day of a list, or 0."""
    if scan.lex(at).conj:
        return at
    joined = scan.fold(at) in ("-", "–", "،", ",") or scan.is_a(at, "words.to")
    return at + 1 if joined else 0


def _same_month(at: int, last: int, number: int, value: str | None) -> Hit | None:
    if value is None:
        return Hit(at, last, "DATE", None, None, "day-of-list")
    found = f"{value[:8]}{number:02}"
    return Hit(at, last, "DATE", found, None, "day-of-list") if found < value else None
