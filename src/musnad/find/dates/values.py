"""TIMEX3 values and the arithmetic under them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

__all__ = ["UNITS", "ago", "duration", "in_words", "month", "moved", "shifted", "week"]

UNITS: Final = ("Y", "M", "W", "D", "DE", "CE", "TH", "TM", "TS")
"""Codes of units; those of a clock begin with T."""

_YEARS: Final = {"Y": 1, "DE": 10, "CE": 100}
_LATEST: Final = 9999


def in_words(number: float | None) -> str:
    """Return a number as TIMEX3 writes it, X for one that nobody gives.

    >>> in_words(1.5), in_words(2.0), in_words(None)
    ('1.5', '2', 'X')
    """
    return "X" if number is None else f"{number:g}" if number % 1 else str(int(number))


def duration(number: float | None, unit: str) -> str:
    """Return the value of a stretch of time.

    >>> duration(6, "Y"), duration(48, "TH"), duration(None, "DE"), duration(0.5, "TH")
    ('P6Y', 'PT48H', 'PXDE', 'PT30M')
    """
    if unit == "X":
        return "PX"
    if number is not None and number % 1 and unit == "TH" and number < 1:
        number, unit = number * 60, "TM"
    clock = "T" if unit[0] == "T" else ""
    return f"P{clock}{in_words(number)}{unit.removeprefix('T')}"


def week(day: date) -> str:
    """Return the ISO week of a day.

    >>> week(date(2021, 2, 14))
    '2021-W06'
    """
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def month(year: int, number: int) -> str:
    """Return a month.

    >>> month(2021, 2)
    '2021-02'
    """
    return f"{year:04}-{number:02}"


def moved(day: date, months: int) -> tuple[int, int]:
    """Return year and month of so many months later.

    >>> moved(date(2021, 2, 14), -3)
    (2020, 11)
    """
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1


def shifted(day: date, unit: str, number: int) -> str | None:
    """Return the year, month, week or day so many units later; None outside the calendar.

    >>> shifted(date(2021, 2, 14), "W", -1), shifted(date(2021, 2, 14), "Y", 1)
    ('2021-W05', '2022')
    """
    if unit in _YEARS:
        year = day.year + number * _YEARS[unit]
        if not 0 < year <= _LATEST:
            return None
        return {"Y": f"{year:04}", "DE": f"{year // 10:03}", "CE": f"{year // 100:02}"}[unit]
    if unit == "M":
        year, found = moved(day, number)
        return month(year, found) if 0 < year <= _LATEST else None
    try:
        there = day + timedelta(days=number * (7 if unit == "W" else 1))
    except OverflowError:
        return None
    return week(there) if unit == "W" else there.isoformat()


def ago(day: date | None, number: float | None, unit: str) -> str | None:
    """Return the point in time that lies so long before a day.

    >>> ago(date(2021, 2, 14), 2, "D"), ago(date(2021, 2, 14), None, "Y")
    ('2021-02-12', 'PAST_REF')
    """
    if number is None:
        return "PAST_REF"
    if day is None:
        return None
    if unit[0] == "T":
        return day.isoformat()
    if unit in ("DE", "CE"):
        number, unit = number * _YEARS[unit], "Y"
    if number % 1 and unit == "Y":
        number, unit = number * 12, "M"
    return shifted(day, unit, -int(number))
