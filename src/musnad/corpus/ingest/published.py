"""The day a page says it was published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

__all__ = ["Published", "Stamp", "choose_published", "read_stamp"]

_NUMERIC = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
# Before this there was no news on the web; what says so is a database's zero.
_FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as written somewhere in a page.

    Attributes:
        value: As written, with its time and zone.
        place: Where it stands, for people.
        strong: True where the place is made for the day of publication and nothing else.
    """

    value: str
    place: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Published:
    """The day that was chosen, or None; what to tell about it; and the date as written."""

    day: date | None
    note: str | None = None
    value: str | None = None


def read_stamp(value: str) -> date | None:
    """Return the day that ``value`` names in its own time zone, or None.

    ISO 8601, ``2021/02/14 10:30`` and RFC 2822 are read. A day that could be a month
    (``03/04/2021``) is not.

    >>> read_stamp("2021-02-14T01:30:00+03:00"), read_stamp("Sun, 14 Feb 2021 10:00:00 GMT")
    (datetime.date(2021, 2, 14), datetime.date(2021, 2, 14))
    >>> read_stamp("03/04/2021") is None
    True
    """
    value = "".join(_latin_digit(character) for character in value).strip()
    match = _NUMERIC.match(value) or _COMPACT.match(value)
    try:
        if match:
            year, month, day = (int(part) for part in match.groups()[:3])
            found = date(year, month, day)
        else:
            found = _rfc2822(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return found if found.year >= _FIRST_YEAR else None


def choose_published(stamps: Iterable[Stamp]) -> Published:
    """Choose among the dates of a page.

    The first strong one, else the first weak one. A first of January comes after every other date
    of its kind, and is not believed where only weak places name it: content systems write it for
    "some time that year".

    >>> choose_published([Stamp("2021-01-01", "<time>", False)]).day is None
    True
    """
    read = [(stamp, day) for stamp in stamps if (day := read_stamp(stamp.value))]
    for stamp, day in sorted(read, key=lambda pair: (not pair[0].strong, _first_of_year(pair[1]))):
        if _first_of_year(day) and not stamp.strong:
            return Published(None, f"date: {stamp.value} is not believed ({stamp.place})")
        return Published(
            day, f"date: {day.isoformat()} ({stamp.place}: {stamp.value})", stamp.value
        )
    return Published(None)


def _rfc2822(value: str) -> date:
    found: datetime = parsedate_to_datetime(value)
    return found.date()


def _first_of_year(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _latin_digit(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
