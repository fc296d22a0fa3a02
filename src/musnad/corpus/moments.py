"""The date that a record or a page gives, as precisely as it says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime, parsedate_tz
from functools import cache
from typing import Final, Literal

from musnad.errors import DateError

__all__ = ["Moment", "Precision", "read_moment"]

Precision = Literal["year", "month", "day", "minute", "second"]

# News that anybody has as text; a year outside is a slip of the hand or of a program.
_FIRST, _LAST = 1800, 2100
_FIRST_HIJRI, _LAST_HIJRI = 1200, 1520
# What databases write for no date at all.
_ZEROS = frozenset({(0, 0, 0), (1, 1, 1), (1900, 1, 1), (1970, 1, 1)})
_TIME = (
    r"(?:[T\s,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp][Mm])?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?:\[.*)?"
)
_BIG_FIRST = re.compile(
    rf"(?P<year>\d{{4,6}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}"
)
_BIG_LAST = re.compile(
    rf"(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.](?P<year>\d{{4,6}}){_TIME}"
)
_COMPACT = re.compile(
    r"(?P<year>(?:1[89]|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?)?(?P<zone>Z)?(?P<half>)"
)
_MONTH = re.compile(r"(?P<year>\d{4,6})[-/](?P<month>\d{1,2})")
_YEAR = re.compile(r"(?P<year>\d{4,6})")
_WORDS = re.compile(
    rf"(?:[^\d،,]*[،,:]?\s+)?(?P<day>\d{{1,2}})\s+(?P<name>[^\d]+?)\s*[,،]?\s*(?P<year>\d{{4,6}})"
    rf"(?:\s*[-–|،]?\s*م?)?{_TIME}"
)
_EPOCHS: Final = {9: 1, 10: 1, 12: 1_000, 13: 1_000, 16: 1_000_000, 19: 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published.

    Attributes:
        iso: ISO 8601, as long as is known: ``2021``, ``2021-02-14``, ``2021-02-14T09:30+03:00``.
        precision: How much of it is known.
        zone: Its offset, as ``+03:00``, or None.
        day: The day in its own zone; None where only month or year are known.
    """

    iso: str
    precision: Precision
    zone: str | None
    day: date | None


def read_moment(value: object) -> Moment | None:
    """Read what a field of a date holds.

    ISO 8601, RFC 2822, ``2021/02/14 10:30``, ``14/02/2021`` where the day cannot be a month,
    ``14 فبراير 2021``, seconds or milliseconds since 1970, Hijri years, digits of either script.
    Midnight sharp is a day without its time. What databases write for no date
    (``0000-00-00``, 1970-01-01) is none.

    Args:
        value: A text or a number, as it stands in the record.

    Returns:
        The moment; None where there is none or it is written in a way that is not read.

    Raises:
        DateError: It is written as a date is, and there is no such day, or no such news.

    >>> read_moment("2021-02-14T09:30:00+03:00").iso, read_moment("٢٠٢١/٠٢/١٤").iso
    ('2021-02-14T09:30:00+03:00', '2021-02-14')
    >>> read_moment("03/04/2021")
    Moment(iso='2021', precision='year', zone=None, day=None)
    """
    # The last: the NaN that a hole in a column of numbers becomes.
    if isinstance(value, bool) or value is None or value != value:
        return None
    if isinstance(value, int | float):
        return _number(value)
    if not isinstance(value, str) or not value.strip():
        return None
    text = _latin(value)
    if text.isdecimal() and len(text) >= 8:
        return _number(int(text)) if len(text) < 20 else None
    for pattern in (_BIG_FIRST, _COMPACT, _BIG_LAST):
        if match := pattern.fullmatch(text):
            return _calendar(match, value)
    if match := _MONTH.fullmatch(text):
        year, month = int(match["year"]), int(match["month"])
        _require(1 <= month <= 12 and _FIRST <= year <= _LAST, value)
        return Moment(f"{year:04}-{month:02}", "month", None, None)
    if match := _YEAR.fullmatch(text):
        _require(_FIRST <= int(match["year"]) <= _LAST, value)
        return Moment(match["year"], "year", None, None)
    return _in_words(text, value) or _rfc2822(text, value)


def _number(value: float) -> Moment | None:
    """Read a day written without marks, or a count since 1970; a small number is a year."""
    digits = str(int(value)) if abs(value) < 1e20 else ""
    if match := _COMPACT.fullmatch(digits):
        if len(digits) in (8, 12, 14) and int(match["month"]) <= 12:
            return _calendar(match, digits)
    if len(digits) == 4:
        return read_moment(digits)
    unit = _EPOCHS.get(len(digits))
    if value == 0:
        return None
    if unit is None:
        raise _impossible(str(value))
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(digits) // unit)
    return _exact(moment, "second", str(value))


def _calendar(match: re.Match[str], value: str) -> Moment | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if (year, month, day) in _ZEROS or (year, month, day) == (0, month, day):
        return None
    if match.re is _BIG_LAST and month <= 12 and day <= 12 and day != month:
        _require(_FIRST <= year <= _LAST, value)
        return Moment(f"{year:04}", "year", None, None)
    if match.re is _BIG_LAST and month > 12:
        day, month = month, day
    return _timed(match, (year, month, day), value)


def _timed(match: re.Match[str], parts: tuple[int, int, int], value: str) -> Moment | None:
    day = _day(parts, value)
    if match["hour"] is None:
        return _only_day(day, None)
    hour, second = int(match["hour"]), match["second"]
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "pm" else 0)
    try:
        moment = datetime(
            day.year, day.month, day.day, hour, int(match["minute"]), int(second or 0),
            tzinfo=_zone(match["zone"]),
        )  # fmt: skip
    except ValueError:
        raise _impossible(value) from None
    return _exact(moment, "second" if second else "minute", value)


def _day(parts: tuple[int, int, int], value: str) -> date:
    try:
        if _FIRST_HIJRI <= parts[0] <= _LAST_HIJRI:
            from hijridate import Hijri

            return date(*Hijri(*parts).to_gregorian().datetuple())
        day = date(*parts)
    except (ValueError, OverflowError):
        raise _impossible(value) from None
    _require(_FIRST <= day.year <= _LAST, value)
    return day


def _exact(moment: datetime, precision: Precision, value: str) -> Moment | None:
    if (moment.year, moment.month, moment.day) in _ZEROS:
        return None
    _require(_FIRST <= moment.year <= _LAST, value)
    zone = moment.strftime("%z")
    zone = f"{zone[:3]}:{zone[3:5]}" if zone else ""
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return _only_day(moment.date(), zone or None)
    written = moment.strftime("%H:%M:%S" if precision == "second" else "%H:%M")
    iso = f"{moment.date().isoformat()}T{written}{zone}"
    return Moment(iso, precision, zone or None, moment.date())


def _only_day(day: date, zone: str | None) -> Moment:
    return Moment(day.isoformat(), "day", zone, day)


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written in ("Z", "UTC", "GMT"):
        return UTC
    digits = written[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if written[0] == "-" else offset)


def _in_words(text: str, value: str) -> Moment | None:
    match = _WORDS.fullmatch(text)
    if not match:
        return None
    months, hijri = _month_names()
    from musnad.arabic import fold

    # Levantine and Gulf names stand side by side: the first is enough.
    name = " ".join(fold(word) for word in re.split(r"[\s/()]+", match["name"]) if word)
    first = name.split(" ", 1)[0]
    found = months.get(name) or hijri.get(name) or months.get(first) or hijri.get(first)
    if found is None:
        return None
    return _timed(match, (int(match["year"]), found, int(match["day"])), value)


@cache
def _month_names() -> tuple[dict[str, int], dict[str, int]]:
    """Return number by folded name, of both calendars."""
    from musnad.arabic import fold
    from musnad.lexicon.load import read_table

    table = read_table("dates")
    return tuple(  # type: ignore[return-value]
        {
            " ".join(map(fold, name.split())): int(number)
            for number, names in table[section].items()
            if number.isdecimal()
            for name in names
        }
        for section in ("months", "hijri")
    )


def _rfc2822(text: str, value: str) -> Moment | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        if parsedate_tz(text):  # written as it should be, and no day
            raise _impossible(value) from None
        return None
    has_seconds = text.count(":") >= 2
    return _exact(moment, "second" if has_seconds else "minute", value)


def _latin(value: str) -> str:
    value = value.strip().strip("\u200e\u200f\ufeff")
    if value.isascii():
        return value
    digits = (unicodedata.decimal(each, None) for each in value)
    return "".join(
        each if digit is None else str(digit) for each, digit in zip(value, digits, strict=True)
    )


def _require(possible: bool, value: str) -> None:
    if not possible:
        raise _impossible(value)


def _impossible(value: str) -> DateError:
    return DateError(f"found: the date {value[:40]!r}; accepted: a day from {_FIRST} to {_LAST}")
