"""Days, months and years of both calendars, as they are written."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from musnad.find.dates import hijri, values
from musnad.find.dates.future import is_future
from musnad.find.dates.numbers import day_number
from musnad.find.dates.scan import Scan
from musnad.lexicon import word as w

__all__ = [
    "Month",
    "Written",
    "Year",
    "bare_year",
    "day_of_month",
    "month",
    "numeric",
    "whole_month",
    "year",
]

_YEARS: Final = range(1000, 2100)
_BARE_YEARS: Final = range(1800, 2100)
_HIJRI_YEARS: Final = range(1300, 1501)
_JOINTS: Final = ("/", "-", "،", ",")
_ACCUSATIVE: Final = 4  # letters of the shortest that is told by its ending
_SOON: Final = 45  # days ahead in which a month without a year is the coming one
_MONTHS: Final = range(1, 13)


class Year(NamedTuple):
    """A year; its number is None where it needs the article's day."""

    number: int | None
    hijri: bool
    last: int


class Month(NamedTuple):
    """The name of a month; ``sure`` where it can be nothing else here."""

    number: int
    hijri: bool
    sure: bool
    last: int


class Written(NamedTuple):
    """A day or month as written; ``value`` is None where it needs the article's day.

    Attributes:
        value: TIMEX3 value.
        day: The day, where it is one.
        hijri: True in the Hijri calendar.
        last: The token behind it.
        rule: The rule that read it.
    """

    value: str | None
    day: date | None
    hijri: bool
    last: int
    rule: str


def year(scan: Scan, at: int, hijri_month: bool = False) -> Year | None:
    """Return the year behind a month, with من, its head noun and its era, or None."""
    if scan.is_a(at, "words.of"):
        at += 1
        if not (scan.code(at, "one") == "Y" or scan.get(at, "digits") is not None):
            return None
    headed = scan.code(at, "one") == "Y"
    if headed:
        at += 1
        shift = scan.number(at, "shift")
        if shift is not None:
            return Year(scan.day.year + shift if scan.day else None, False, at + 1)
    lex = scan.lex(at)
    found = scan.number(at, "digits")
    if lex.written != 4 or found is None or found not in _YEARS or (lex.conj and not headed):
        return None
    return _of_era(scan, at, found, hijri_month) if _is_year(scan, at, headed) else None


def _of_era(scan: Scan, at: int, found: int, hijri_month: bool) -> Year:
    last = at + 1
    is_hijri = hijri_month or found in _HIJRI_YEARS
    if scan.get(at, "era_hijri") is not None:
        is_hijri = True
    elif scan.get(at, "era") is not None:
        is_hijri = False
    elif scan.is_a(last, "words.era_hijri"):
        is_hijri, last = True, last + 1
    elif scan.is_a(last, "words.era"):
        is_hijri, last = False, last + 1
    return Year(found, is_hijri, last)


def _is_year(scan: Scan, at: int, headed: bool) -> bool:
    """Tell whether four digits are no count, no price and no part of a longer number."""
    if scan.fold(at + 1) in ("%", "٪", "$", "€") and scan.tight(at + 1):
        return False
    joined = scan.tight(at + 1) and scan.fold(at + 1) in (".", ",", ":")
    if joined and scan.tight(at + 2) and scan.flags(at + 2) & w.NUMBER:
        return False
    return headed or not (scan.is_a(at + 1, "not_behind.counted") or _is_counted(scan.core(at + 1)))


def _is_counted(word: str) -> bool:
    """Tell whether a word has the accusative of what a number counts (2000 مقاتلاً)."""
    return len(word) >= _ACCUSATIVE and word.endswith("ا") and not word.endswith("ما")


def bare_year(scan: Scan, at: int) -> Year | None:
    """Return four digits that are a year by themselves, or None."""
    found = scan.number(at, "digits")
    if scan.lex(at).written != 4 or found is None or not _is_year(scan, at, False):
        return None
    told = _of_era(scan, at, found, False)
    if found in _BARE_YEARS:
        return told
    return told if told.hijri and (told.last > at + 1 or len(scan.lex(at).means) > 1) else None


def month(scan: Scan, at: int) -> Month | None:
    """Return the name of a month, with شهر before it and its twin behind it, or None."""
    headed = "M" in (scan.code(at, "one"), scan.code(at, "pair")) and not scan.lex(at).al
    at += headed
    number = None if scan.lex(at).al else scan.number(at, "month")
    if number is None:
        found = scan.number(at, "hijri")
        sure = headed or not scan.stem_is(at, "month_doubts.hijri_need") or scan.lex(at).width > 1
        return None if found is None else Month(found, True, sure, scan.behind(at))
    last = scan.behind(at)
    behind = _twin(scan, last, number)
    sure = headed or behind > last or not scan.stem_is(at, "month_doubts.need")
    if not sure and scan.stem_is(at, "month_doubts.madda") and "آ" not in scan.surface(at):
        return (
            None
            if scan.lex(at).cut or "أ" in scan.surface(at)
            else Month(number, False, False, last)
        )
    return Month(number, False, sure, behind)


def _twin(scan: Scan, at: int, number: int) -> int:
    """Return the token behind the month's other name (مايو/أيار، شباط (فبراير)), or ``at``."""
    for opening, closing in (("/", ""), ("(", ")"), ("-", ""), ("", "")):
        first = at + bool(opening)
        if opening and scan.fold(at) != opening:
            continue
        if scan.number(first, "month") != number or scan.lex(first).conj:
            continue
        last = scan.behind(first)
        if not closing:
            return last
        if scan.fold(last) == closing:
            return last + 1
    return at


def day_of_month(scan: Scan, at: int) -> Written | None:
    """Return the day of a month in either calendar that begins at a token, or None."""
    glued = _glued(scan, at)
    if glued is not None:
        return glued
    number = day_number(scan, at)
    if number is None or number.value is None:
        return None
    last = number.last
    if scan.is_a(last, "words.of") or scan.fold(last) in ("/", "-"):
        last += 1
    named = month(scan, last)
    if named is None:
        return _of_this_month(scan, at, int(number.value), number.last)
    found = _with_year(scan, at, int(number.value), named)
    if found and named.hijri and not named.sure and found.last == named.last:
        return None  # 2-0 is a score
    return found


def _of_this_month(scan: Scan, at: int, number: int, last: int) -> Written | None:
    """Return a day of the month that is told from today (15 الجاري، 12 من الشهر المقبل)."""
    linked = scan.is_a(last, "words.of")
    last += linked
    headed = scan.code(last, "one") == "M" and scan.lex(last).al
    shift = scan.number(last + headed, "shift")
    if shift is None or not (headed or linked or scan.is_a(at - 1, "words.by_date")):
        return None
    last += headed + 1
    if scan.day is None:
        return Written(None, None, False, last, "day-of-month")
    try:
        resolved = date(*values.moved(scan.day, shift), number)
    except ValueError:
        return None
    return Written(resolved.isoformat(), resolved, False, last, "day-of-month")


def _glued(scan: Scan, at: int) -> Written | None:
    """Return a day that is written in one with its month (10شوال)."""
    lex = scan.lex(at)
    if len(lex.means) == 1 or "digits" not in lex.means:  # most words: one look is enough
        return None
    for kind, is_hijri in (("glued_month", False), ("glued_hijri", True)):
        number = scan.number(at, kind)
        day = scan.number(at, "digits")
        if number is not None and day is not None and lex.written <= 2:
            last = scan.behind(at)
            which = scan.number(at, "glued_year")
            if which is not None:
                resolved = _any_day(which, number, day, is_hijri)
                value = resolved.isoformat() if resolved else None
                return Written(value, resolved, is_hijri, last, "day-of-month") if value else None
            last = last if is_hijri else _twin(scan, last, number)
            return _with_year(scan, at, day, Month(number, is_hijri, True, last))
    return None


def _with_year(scan: Scan, first: int, day: int, named: Month) -> Written | None:
    last = named.last + (scan.fold(named.last) in _JOINTS)
    found = year(scan, last, named.hijri)
    if found is None and last > named.last:
        last = named.last
    shift = scan.number(named.last, "shift") if found is None else None
    if shift is not None:
        found = year(scan, named.last + 1, named.hijri)
    rule = "hijri-day" if named.hijri else "day-of-month"
    behind = found.last if found else named.last + (shift is not None)
    if named.hijri:
        resolved = _hijri_day(scan, named.number, day, found)
    else:
        resolved = _gregorian_day(scan, named.number, day, found, shift, (first, behind))
        if resolved is None and (found is None or found.number is not None) and scan.day:
            return None
    return Written(resolved.isoformat() if resolved else None, resolved, named.hijri, behind, rule)


def _hijri_day(scan: Scan, number: int, day: int, found: Year | None) -> date | None:
    if found is not None:
        return hijri.to_gregorian(found.number, number, day) if found.number else None
    if scan.day is None:
        return None
    near = hijri.to_hijri_year(scan.day)
    days = [hijri.to_gregorian(near + more, number, day) for more in (-1, 0, 1)]
    return min(filter(None, days), key=lambda one: abs(one - scan.day), default=None)  # type: ignore[operator]


def _gregorian_day(
    scan: Scan, number: int, day: int, found: Year | None, shift: int | None, where: tuple[int, int]
) -> date | None:
    which = found.number if found else _year_of(scan, number, day, shift, where)
    if which is None:
        return None
    try:
        resolved = date(which, number, day)
    except ValueError:
        return None
    if found is not None:
        scan.years[number, day] = which
    return resolved


def _year_of(
    scan: Scan, number: int, day: int, shift: int | None, where: tuple[int, int]
) -> int | None:
    """Return the year of a month without one, by the article's day; None without it.

    The last such month that has begun, or the next where the sentence is about the future or the
    day is near.
    """
    if shift is None and (number, day) in scan.years:
        return scan.years[number, day]
    today = scan.day
    if today is None:
        return None
    ahead = (number, day) > (today.month, today.day)
    if shift is not None:
        if shift == 0 or number == today.month:
            return today.year
        return today.year - (shift < 0 and ahead) + (shift > 0 and not ahead)
    if number == today.month:
        return today.year
    if is_future(scan, *where):
        return today.year + (not ahead)
    soon = (number - today.month) % 12 * 30 + day - today.day
    if 0 < soon <= _SOON:
        return today.year + (number < today.month)
    return today.year - ahead


def whole_month(scan: Scan, at: int, sure: bool = False) -> Written | None:
    """Return the month without a day that begins at a token, or None.

    Args:
        scan: The document.
        at: The token.
        sure: True where what stands before it leaves no doubt that it is one.
    """
    named = month(scan, at)
    if named is None:
        return None
    last = named.last + (scan.fold(named.last) in _JOINTS)
    found = year(scan, last, named.hijri) or year(scan, named.last, named.hijri)
    shift = scan.number(named.last, "shift") if found is None else None
    if shift is not None:
        found = year(scan, named.last + 1, named.hijri)
    certain = named.sure and (not named.hijri or at + 1 < named.last)
    if not (sure or certain or found or shift is not None):
        doubtful = (named.hijri and named.sure) or scan.stem_is(at, "month_doubts.preposed")
        if not (doubtful and scan.is_a(at - 1, "words.preposed")):
            return None
    behind = found.last if found else named.last + (shift is not None)
    if named.hijri:
        first = _hijri_day(scan, named.number, 15, found)
        value = values.month(first.year, first.month) if first else None
        return Written(value, None, True, behind, "hijri-month")
    which = found.number if found else _year_of(scan, named.number, 0, shift, (at, behind))
    value = None if which is None else values.month(which, named.number)
    return Written(value, None, False, behind, "month")


def numeric(scan: Scan, at: int) -> Written | None:
    """Return a date all in digits, with the year in four, or None (14/2/2021، 2021-02-14)."""
    lex = scan.lex(at)
    if not lex.written or scan.fold(at + 1) not in ("/", "-", ".", "–"):
        return None
    short = _without_year(scan, at)
    if short is not None:
        return short
    mark = scan.fold(at + 1)
    parts = [scan.lex(at + step) for step in (0, 2, 4)]
    if scan.fold(at + 3) != mark or not all(part.written for part in parts):
        return None
    if scan.fold(at + 5) == mark and scan.tight(at + 5) and scan.lex(at + 6).written:
        return None
    if mark == "." and not all(map(scan.tight, range(at + 1, at + 5))):
        return None
    sizes = [part.written for part in parts]
    numbers = [scan.number(at + step, "digits") or 0 for step in (0, 2, 4)]
    if sizes[0] == 4 and max(sizes[1:]) <= 2:
        which, number, day = numbers
        end = _of_era(scan, at + 4, which, False)
    elif sizes[2] == 4 and max(sizes[:2]) <= 2:
        day, number, which = numbers
        end = _of_era(scan, at + 4, which, False)
    else:
        return None
    if number not in _MONTHS and day in _MONTHS:
        number, day = day, number
    is_hijri = end.hijri or which in _HIJRI_YEARS
    resolved = _any_day(which, number, day, is_hijri)
    if resolved is None:
        return None
    return Written(resolved.isoformat(), resolved, is_hijri, end.last, "numeric-date")


def _without_year(scan: Scan, at: int) -> Written | None:
    """Return day and month in digits that a shift follows (27/10 الجاري), or None."""
    shift = scan.number(at + 3, "shift")
    day, number = scan.number(at, "digits"), scan.number(at + 2, "digits")
    sizes = max(scan.lex(at).written, scan.lex(at + 2).written)
    if shift is None or day is None or number is None or number not in _MONTHS or sizes > 2:
        return None
    resolved = _gregorian_day(scan, number, day, None, shift, (at, at + 4))
    if resolved is None and scan.day is not None:
        return None
    value = resolved.isoformat() if resolved else None
    return Written(value, resolved, False, at + 4, "numeric-date")


def _any_day(which: int, number: int, day: int, is_hijri: bool) -> date | None:
    if is_hijri:
        return hijri.to_gregorian(which, number, day)
    try:
        return date(which, number, day) if which in _BARE_YEARS else None
    except ValueError:
        return None
