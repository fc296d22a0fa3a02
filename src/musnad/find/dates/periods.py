"""Years, quarters, seasons, decades, centuries, and units told from today (الشهر الماضي)."""

from __future__ import annotations

from datetime import date
from typing import Final

from musnad.find.dates import hijri, values
from musnad.find.dates.calendar import Year, bare_year, month, whole_month, year
from musnad.find.dates.numbers import Number, ordinal
from musnad.find.dates.scan import Hit, Scan
from musnad.model import DateMod

__all__ = [
    "century",
    "decade",
    "last_night",
    "named_month",
    "named_year",
    "part_of_year",
    "season",
    "season_year",
    "this_or_next",
]

_MIDDLE: Final = (7, 1)  # month and day in the middle of a Hijri year
_CENTURY: Final = 20  # the one that القرن الماضي is where no day is known
_ADJECTIVES: Final = 3  # tokens of a year and its adjectives
_SUMMER: Final = 6  # month in which seasons end
_AUTUMN: Final = 9  # month in which they have begun
_SPANS: Final = ("Y", "M", "W", "CE", "DE")
_HALVES: Final = 2
_QUARTERS: Final = 4


def year_value(found: Year) -> str | None:
    """Return the value of a year; of a Hijri one the Gregorian year its middle lies in."""
    if found.number is None:
        return None
    if not found.hijri:
        return f"{found.number:04}"
    middle = hijri.to_gregorian(found.number, *_MIDDLE)
    return f"{middle.year:04}" if middle else None


def named_year(scan: Scan, at: int) -> Hit | None:
    """Return a year behind its head noun (عام 2014، عامي 2011), or four digits that are one."""
    headed = scan.get(at, "one") == "Y" or scan.get(at, "pair") == "Y"
    headed = headed or scan.get(at, "several") == "Y" or scan.get(at, "two") == "Y"
    if headed:
        found = year(scan, at + 1)
        if found is None or found.number is None:
            return None
        return Hit(at, _year_twin(scan, found), "DATE", year_value(found), None, "year")
    found = bare_year(scan, at)
    if found is None or not _preposed(scan, at, found):
        return None
    return Hit(at, _year_twin(scan, found), "DATE", year_value(found), None, "bare-year")


def _year_twin(scan: Scan, found: Year) -> int:
    """Return the token behind the year's number in the other calendar, or behind the year."""
    mark = scan.fold(found.last)
    if mark not in ("(", "/", "-", "–"):
        return found.last
    other = year(scan, found.last + 1)
    if other is None or other.number is None or other.hijri == found.hijri:
        return found.last
    near = abs(int(year_value(found) or 0) - int(year_value(other) or 0)) <= 1
    if not near or (mark == "(" and scan.fold(other.last) != ")"):
        return found.last
    return other.last + (mark == "(")


def _preposed(scan: Scan, at: int, found: Year) -> bool:
    """Tell whether what stands before four digits, or their era, makes them a year."""
    if found.last > at + 1 or scan.get(at, "era") is not None:
        return True
    if scan.get(at, "era_hijri") is not None:
        return True
    lex = scan.lex(at)
    if _in_range(scan, at):
        return True
    if lex.conj or scan.is_a(at - 1, "words.to"):
        return _listed(scan, at)
    if scan.fold(at - 1) == "و" and _listed(scan, at):
        return True
    return lex.cut == 0 and (
        scan.is_a(at - 1, "words.preposed") or scan.is_a(at - 1, "year_nouns.words")
    )


def _in_range(scan: Scan, at: int) -> bool:
    """Tell whether the digits are one end of a range of years (1975-1990)."""
    for first in (at, at - 2):
        if scan.fold(first + 1) in ("-", "–") and (scan.fold(first - 1), scan.fold(first + 3)) != (
            scan.fold(first + 1),
            scan.fold(first + 1),
        ):
            one, two = bare_year(scan, first), bare_year(scan, first + 2)
            if one and two and (one.number or 0) < (two.number or 0):
                return True
    return False


def _listed(scan: Scan, at: int) -> bool:
    """Tell whether the year stands in a list of years (بين عامي 2011 و2013)."""
    before = at - 1 - (scan.is_a(at - 1, "words.to") or scan.fold(at - 1) == "و")
    lex = scan.lex(before)
    if lex.written != 4:
        return False
    kinds = ("pair", "several", "two", "one")
    headed = "Y" in [scan.get(before - 1, kind) for kind in kinds] or scan.is_a(
        before - 1, "words.of"
    )
    return headed or scan.is_a(before - 1, "words.preposed") or _listed(scan, before)


def named_month(scan: Scan, at: int) -> Hit | None:
    """Return a month without a day (فبراير/شباط الماضي، رمضان 1442)."""
    found = whole_month(scan, at)
    if found is None:
        return None
    return Hit(at, found.last, "DATE", found.value, None, found.rule)


def this_or_next(scan: Scan, at: int) -> Hit | None:
    """Return a unit told from today (العام الماضي، هذا الأسبوع، الشهر), or None."""
    this = scan.get(at, "this") is not None
    place = at + this
    unit = scan.code(place, "one")
    if unit not in _SPANS or not scan.lex(place).al:
        return None
    last = scan.behind(place)
    shift = scan.number(last, "shift")
    if shift is None and not this:
        shift = scan.number(last, "shift_behind")
    if this and shift is None:
        shift = 0
    elif shift is not None:
        last += 1
    if shift is None or (unit == "DE" and not scan.is_a(at - 1, "words.preposed")):
        return None  # العقد is a contract, too
    if unit == "CE":
        return _century(scan, at, last, shift)
    value = values.shifted(scan.day, unit, shift) if scan.day else None
    return Hit(at, last, "DATE", value, None, "unit-from-today")


def _century(scan: Scan, first: int, last: int, shift: int) -> Hit:
    now = scan.day.year // 100 if scan.day else _CENTURY
    return Hit(first, last, "DATE", f"{now + shift:02}", None, "century")


def bare_unit(scan: Scan, at: int) -> Hit | None:
    """Return the current unit behind an edge (مطلع العام), or None."""
    unit = scan.code(at, "one")
    if unit not in ("Y", "M", "W") or not scan.lex(at).al or _adjective(scan, at + 1):
        return None
    value = values.shifted(scan.day, unit, 0) if scan.day else None
    return Hit(at, scan.behind(at), "DATE", value, None, "unit-from-today")


def century(scan: Scan, at: int) -> Hit | None:
    """Return a numbered century (القرن التاسع عشر), or None."""
    if not scan.is_a(at, "words.century"):
        return None
    found = ordinal(scan, at + 1)
    if found is None or found.value is None:
        return None
    last = found.last + scan.is_a(found.last, "words.era")
    return Hit(at, last, "DATE", f"{int(found.value) - 1:02}", None, "century")


def decade(scan: Scan, at: int) -> Hit | None:
    """Return a decade by its name or number (تسعينيات القرن الماضي، العقد الأول من القرن)."""
    place = at
    if scan.get(place, "several") == "Y" and scan.number(place + 1, "decade") is not None:
        place += 1
    number = scan.number(place, "decade")
    last = scan.behind(place)
    if number is None and scan.get(at, "one") == "DE" and scan.lex(at).al:
        found = ordinal(scan, at + 1)
        if found is None or found.value is None or not scan.is_a(found.last, "words.of"):
            return None
        number, last = int(found.value) - 1, found.last
    elif number is None:
        return None
    behind = last + scan.is_a(last, "words.of")
    which = century(scan, behind) or this_or_next(scan, behind)
    if which is None or which.rule != "century":
        if not scan.lex(place).al or (place == at and scan.get(at, "one")):
            return None
        return Hit(at, last, "DATE", f"{_CENTURY - 1}{number}", None, "decade")
    return Hit(at, which.last, "DATE", f"{which.value}{number}", None, "decade")


def part_of_year(scan: Scan, at: int) -> Hit | None:
    """Return a quarter or half of a year (الربع الأول من 2020، النصف الثاني من العام), or None."""
    letter = "Q" if scan.is_a(at, "words.quarter_period") else ""
    letter = letter or ("H" if scan.is_a(at, "words.half_period") else "")
    most = _QUARTERS if letter == "Q" else _HALVES
    found = ordinal(scan, at + 1) if letter else None
    if letter and scan.number(at + 1, "latest") == -1:
        found = Number(most, at + 2)
    if found is None or found.value is None:
        return None
    if found.value > most:
        return None
    place = found.last + scan.is_a(found.last, "words.of")
    whole = named_year(scan, place) or this_or_next(scan, place) or _of_year(scan, place)
    if whole is None or (place == found.last and letter == "H"):
        if letter == "Q" and scan.is_a(at - 1, "words.preposed") and place == found.last:
            value = f"{scan.day.year}-Q{int(found.value)}" if scan.day else None
            return Hit(at, found.last, "DATE", value, None, "part-of-year")
        return None
    return _in_whole(at, whole, letter, int(found.value))


def _of_year(scan: Scan, at: int) -> Hit | None:
    """Return a year behind من (الربع الأول من 2020), or the month or unit that is parted."""
    found = bare_year(scan, at)
    if found is not None and scan.is_a(at - 1, "words.of"):
        return Hit(at, found.last, "DATE", year_value(found), None, "year")
    return named_month(scan, at) or bare_unit(scan, at)


def _in_whole(first: int, whole: Hit, letter: str, number: int) -> Hit | None:
    """Return the part of a year; of a month its beginning or end."""
    if whole.value is not None and len(whole.value) != 4:
        if letter == "Q" or whole.rule == "century":
            return None
        mod: DateMod = "START" if number == 1 else "END"
        return whole._replace(first=first, mod=mod, rule="part-of-month")
    value = f"{whole.value}-{letter}{number}" if whole.value else None
    return Hit(first, whole.last, "DATE", value, None, "part-of-year")


def season(scan: Scan, at: int) -> Hit | None:
    """Return a season of a year (ربيع 2019، صيف العام الماضي، الصيف المقبل), or None."""
    code = scan.code(at, "season")
    if not code:
        return None
    last = scan.behind(at)
    if scan.lex(at).al or scan.get(at - 1, "this") is not None:
        shift = scan.number(last, "shift")
        this = scan.get(at - 1, "this") is not None
        if shift is None and not this:
            return None
        which = str(scan.day.year + (shift or 0)) if scan.day else None
        value = f"{which}-{code}" if which else None
        return Hit(at - this, last + (shift is not None), "DATE", value, None, "season")
    place = last + scan.is_a(last, "words.of")
    found = bare_year(scan, place)
    whole = named_year(scan, place) or this_or_next(scan, place)
    if whole is None and found is not None:
        whole = Hit(place, found.last, "DATE", year_value(found), None, "year")
    if whole is None or (whole.value is not None and len(whole.value) != 4):
        return None
    value = f"{whole.value}-{code}" if whole.value else None
    return Hit(at, whole.last, "DATE", value, None, "season")


def season_year(scan: Scan, at: int) -> Hit | None:
    """Return a year that spans two (موسم 2014/2015، الموسم الماضي), or None."""
    if scan.get(at, "season_year") is None and scan.get(at, "one") != "Y":
        return None
    place = at + 1
    while place < at + _ADJECTIVES and _adjective(scan, place):
        place += 1
    if scan.get(at, "season_year") is None and place == at + 1 and not scan.lex(place).written:
        return None
    shift = scan.number(place, "shift")
    if shift is not None and scan.lex(at).al:
        begins = _begins(scan.day, shift) if scan.day else None
        value = f"{begins}/{begins + 1}" if begins else None
        return Hit(at, place + 1, "DATE", value, None, "season-year")
    one, two = bare_year(scan, place), bare_year(scan, place + 2)
    if one is None or one.number is None or scan.fold(place + 1) not in ("/", "-", "–"):
        return None
    if two is None or two.number != one.number + 1:
        return None
    begins, ends = year_value(one._replace(hijri=two.hijri)), year_value(two)
    value = f"{begins}/{ends}" if begins and ends else None
    return Hit(at, two.last, "DATE", value, None, "season-year")


def _begins(day: date, shift: int) -> int:
    """Return the year in which the last, present or next season of a day begins.

    In summer the last one has ended and the next has not begun.
    """
    if shift < 0:
        return day.year - 1 - (day.month < _SUMMER)
    return day.year - (day.month < (_AUTUMN if shift else _SUMMER)) + shift


def _adjective(scan: Scan, at: int) -> bool:
    """Tell whether an adjective stands between a year and what tells which (العام الدراسي)."""
    fold = scan.fold(at)
    if not fold.startswith("ال") or scan.get(at, "shift") is not None:
        return False
    return fold.endswith(("ي", "يه")) or scan.is_a(at, "words.new")


def last_night(scan: Scan, at: int) -> Hit | None:
    """Return a night told from today (الليلة الماضية، الليلة قبل الماضية), or None."""
    if not scan.is_a(at, "words.last_night"):
        return None
    before = scan.is_a(at + 1, "words.before_last")
    shift = scan.number(at + 1 + before, "shift")
    last = at + 2 + before if shift is not None else at + 1
    if before and shift is None:
        return None
    nights = (shift or 0) - before
    value = values.shifted(scan.day, "D", nights) if scan.day else None
    return Hit(at, last, "TIME", f"{value}TNI" if value else None, None, "part-of-day")


def edged(scan: Scan, at: int) -> Hit | None:
    """Return what may stand behind an edge: a month, a year, a unit, a decade, a day's part."""
    sure = whole_month(scan, at, sure=month(scan, at) is not None)
    if sure is not None:
        return Hit(at, sure.last, "DATE", sure.value, None, sure.rule)
    found = season_year(scan, at) or decade(scan, at) or century(scan, at) or season(scan, at)
    found = found or part_of_year(scan, at) or named_year(scan, at) or this_or_next(scan, at)
    return found or bare_unit(scan, at)
