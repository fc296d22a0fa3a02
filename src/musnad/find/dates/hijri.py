"""From the Hijri calendar to the Gregorian."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

__all__ = ["FIRST", "LAST", "to_gregorian", "to_hijri_year"]

FIRST: Final = 1200
LAST: Final = 1600
"""Years that a text may mean."""

_EPOCH: Final = date(622, 7, 19).toordinal() - 1  # 1 Muharram of the year 1, tabular


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri one, or None where there is no such day.

    By the Umm al-Qura calendar where it is known (1343 to 1500), else by the tabular one, which may
    be a day off. The thirtieth of a month of 29 days is the day behind it: sightings differ.

    >>> to_gregorian(1442, 9, 15)
    datetime.date(2021, 4, 27)
    """
    if not (FIRST <= year <= LAST and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    from hijridate import Hijri  # a third of the start-up of a short text, and few texts need it

    try:
        first = Hijri(year, month, 1).to_gregorian()
    except (OverflowError, ValueError):
        return date.fromordinal(_tabular(year, month, day))
    return date(first.year, first.month, first.day) + timedelta(days=day - 1)


def _tabular(year: int, month: int, day: int) -> int:
    """Return the ordinal of a day by the tabular calendar."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return _EPOCH + days


def to_hijri_year(day: date) -> int:
    """Return the Hijri year of a day, by the tabular calendar.

    >>> to_hijri_year(date(2021, 2, 14))
    1442
    """
    year = (day.toordinal() - _EPOCH) * 30 // 10631 + 1
    return year if _tabular(year, 1, 1) <= day.toordinal() else year - 1
