"""Stretches of time, and points in time that lie a stretch away."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.find.dates import values
from musnad.find.dates.numbers import Number, cardinal
from musnad.find.dates.periods import edged
from musnad.find.dates.scan import Hit, Scan

__all__ = ["duration", "quantity"]

_MOST: Final = 5000
_HALF: Final = 30  # minutes of an hour
_BACK: Final = 6  # tokens in which the verb of a following من is looked for


class _Length(NamedTuple):
    """A stretch by its number, None for several, and its unit."""

    number: float | None
    unit: str
    last: int
    value: str


def quantity(scan: Scan, at: int) -> Hit | None:
    """Return the stretch that begins at a token, or the point in time that قبل makes of it."""
    hit = duration(scan, at)
    if hit is None or not scan.is_a(at - 1, "words.ago"):
        return hit
    return ago(scan, at, hit)


def ago(scan: Scan, at: int, hit: Hit) -> Hit:
    """Return the point in time قبل makes of a stretch that is not counted from an event."""
    if hit.rule == "latest-units" or _from_event(scan, at, hit.last):
        return hit
    found = _length(scan, at)
    if found is None:
        return hit
    value = values.ago(scan.day, found.number, found.unit)
    return Hit(at - 1, hit.last, "DATE", value, hit.mod, "ago")


def _from_event(scan: Scan, at: int, last: int) -> bool:
    """Tell whether a stretch is counted from what is behind it (قبل يومين من الاقتراع)."""
    if not scan.is_a(last, "words.of") or scan.is_a(last + 1, "words.of_time"):
        return False
    return not _leaves(scan, at)


def _leaves(scan: Scan, at: int) -> bool:
    """Tell whether the من behind a stretch is that of a verb before it (انسحب قبل يومين من)."""
    start = max(scan.sentence(at), at - _BACK)
    return any(scan.is_a(place, "leaving.words") for place in range(start, at))


def duration(scan: Scan, at: int) -> Hit | None:
    """Return the stretch of time that begins at a token, or None."""
    latest = _latest(scan, at) or _first_months(scan, at)
    if latest is not None:
        return latest
    found = _length(scan, at)
    if found is None:
        return None
    return Hit(at, found.last, "DURATION", found.value, None, "duration")


def _length(scan: Scan, at: int) -> _Length | None:
    found = _counted(scan, at) or _pair(scan, at) or _fraction(scan, at) or _uncounted(scan, at)
    if found is None:
        return None
    longer = _more(scan, found)
    return longer or found


def _unit(scan: Scan, at: int) -> str:
    """Return the unit that a number may count here, or an empty string."""
    if scan.lex(at).conj:
        return ""
    return scan.code(at, "several") or scan.code(at, "counted") or scan.code(at, "one")


def _counted(scan: Scan, at: int) -> _Length | None:
    """Return a number and its unit (6 سنوات، ثلاثة أشهر، بضع ساعات)."""
    number = cardinal(scan, at)
    if number is None:
        return _glued(scan, at)
    if scan.lex(at).al and not scan.lex(at).written:
        return None
    unit = _unit(scan, number.last)
    if (
        not unit
        or scan.lex(number.last).al
        or scan.lex(number.last).cut
        or not _counts(scan, at, number, unit)
    ):
        return None
    last = scan.behind(number.last)
    if scan.is_a(last, "many.some"):
        last += number.value is not None or scan.lex(last).get("shift") is None
    return _Length(number.value, unit, last, values.duration(number.value, unit))


def _glued(scan: Scan, at: int) -> _Length | None:
    """Return a number written in one with its unit (24ساعة)."""
    number = scan.number(at, "digits")
    for kind in ("glued_several", "glued_counted", "glued_one"):
        unit = scan.code(at, kind)
        if unit and number is not None:
            return _Length(number, unit, at + 1, values.duration(number, unit))
    return None


def _counts(scan: Scan, at: int, number: Number, unit: str) -> bool:
    """Tell whether the number counts the unit: not a year behind which a day begins."""
    if number.value is None:
        return scan.get(number.last, "several") is not None
    if number.value > _MOST or (number.value >= 1 and unit == "TS" and number.value % 1):
        return False
    if unit == "TM" and scan.code(at - 1, "one") == "TM":
        return False
    plain = scan.get(number.last, "one") is not None and scan.get(number.last, "several") is None
    return not (plain and 2 < number.value <= 10 and scan.code(at - 1, "one") == unit)


def _pair(scan: Scan, at: int) -> _Length | None:
    """Return two of a unit (يومين، شهرين)."""
    unit = scan.code(at, "two")
    if not unit or scan.lex(at).al:
        return None
    last = scan.behind(at)
    if scan.number(last, "cardinal") == 2 and not scan.lex(last).conj:
        last += 1
    return _Length(2, unit, last, values.duration(2, unit))


def _fraction(scan: Scan, at: int) -> _Length | None:
    """Return a half or quarter of a unit (نصف ساعة، ربع قرن)."""
    minutes = scan.number(at, "fraction")
    unit = scan.code(at + 1, "one")
    if minutes is None or scan.lex(at).al or not unit or scan.lex(at + 1).conj:
        return None
    if scan.lex(at + 1).al:
        return None
    part = {30: 0.5, 15: 0.25, 20: 1 / 3}[minutes]
    if unit == "CE":
        return _Length(part * 100, "Y", at + 2, values.duration(round(part * 100), "Y"))
    if unit == "Y":
        return _Length(part * 12, "M", at + 2, values.duration(round(part * 12), "M"))
    return _Length(part, unit, at + 2, values.duration(round(part, 2), unit))


def _uncounted(scan: Scan, at: int) -> _Length | None:
    """Return a unit without a number, where its words make it a stretch (منذ شهر، سنوات عديدة)."""
    lex = scan.lex(at)
    if lex.al:
        return None
    last = scan.behind(at)
    unit = scan.code(at, "vague")
    if unit:
        return _Length(None, "X", last + 1, "PX") if scan.is_a(last, "lengths.some") else None
    unit = scan.code(at, "several")
    if unit:
        long = scan.is_a(last, "many.some")
        if not long and not _behind_span(scan, at, "words.spans_many"):
            return None
        if not long and _governs(scan, last):
            return None
        return _Length(None, unit, last + long, values.duration(None, unit))
    unit = scan.code(at, "one")
    half = scan.lex(last).conj and scan.number(last, "fraction") == _HALF
    half = half or (scan.number(last, "cardinal") == 1 and not scan.lex(last).conj)
    if not unit or not (half or _behind_span(scan, at, "words.spans")) or _governs(scan, last):
        return None
    if scan.number(last, "cardinal") == 1 and not scan.lex(last).conj:
        last += 1
    return _Length(1, unit, last, values.duration(1, unit))


def _behind_span(scan: Scan, at: int, address: str) -> bool:
    """Tell whether a preposition of stretches stands before the unit, or ل on it."""
    if scan.lex(at).cut:
        hung = scan.doc.words[at].fold[scan.lex(at).cut - 1]
        return hung == "ل" and address == "words.spans_many"
    if scan.is_a(at - 1, address):
        return True
    return any(
        scan.lex(at - width).width == width and scan.get(at - width, "approx") is not None
        for width in (1, 2, 3, 4)
    )


def _governs(scan: Scan, at: int) -> bool:
    """Tell whether the unit goes on to be a year, a month, a day or what it is one of."""
    lex = scan.lex(at)
    if lex.conj:
        return False
    kinds = ("digits", "month", "hijri", "weekday", "day", "shift", "decade", "ordinal")
    if any(kind in lex.means for kind in kinds):
        return True
    return scan.core(at).startswith("ال") and not scan.fold(at).startswith("و") and at < scan.size


def _more(scan: Scan, found: _Length) -> _Length | None:
    """Return a stretch with a half or a smaller unit added (ساعة ونصف، سنة وستة أشهر), or None."""
    at = found.last
    if not scan.lex(at).conj or found.number is None:
        return None
    minutes = scan.number(at, "fraction")
    if minutes is not None:
        last = scan.behind(at)
        if scan.code(last, "one") == found.unit:
            last = scan.behind(last)
        number = found.number + minutes / 60
        return _Length(number, found.unit, last, values.duration(round(number, 2), found.unit))
    second = _counted(scan, at) or _pair(scan, at)
    if second is None or second.number is None or not _smaller(second.unit, found.unit):
        return None
    small = second.value.removeprefix("PT" if found.unit[0] == "T" else "P")
    return _Length(found.number, found.unit, second.last, f"{found.value}{small}")


def _smaller(unit: str, than: str) -> bool:
    order = [one for one in values.UNITS if one not in ("DE", "CE")]
    if unit not in order or than not in order:
        return False
    return order.index(unit) > order.index(than)


def _first_months(scan: Scan, at: int) -> Hit | None:
    """Return the first units of a year or month (الأشهر التسعة الأولى من 2022), or None."""
    unit = scan.code(at, "several")
    place = scan.behind(at)
    counted = cardinal(scan, place) if unit and scan.lex(at).al and scan.lex(place).al else None
    if counted is None or scan.number(counted.last, "ordinal") != 1:
        return None
    last = counted.last + 1
    whole = edged(scan, last + 1) if scan.is_a(last, "words.of") else None
    if whole is not None:
        last = whole.last
    return Hit(at, last, "DURATION", values.duration(counted.value, unit), "START", "first-units")


def _latest(scan: Scan, at: int) -> Hit | None:
    """Return the last or next units (الأيام الماضية، الساعات الـ48 المقبلة، العقدين الأخيرين)."""
    lex = scan.lex(at)
    unit = scan.code(at, "several") or scan.code(at, "two")
    number: float | None = 2 if scan.code(at, "two") else None
    place = scan.behind(at)
    if not unit:
        counted = cardinal(scan, at) if lex.al else None
        if counted is None:
            return None
        unit, number, place = _unit(scan, counted.last), counted.value, counted.last + 1
        if not unit:
            return None
    elif not lex.al:
        return None
    else:
        counted = cardinal(scan, place) if scan.lex(place).al else None
        if counted is not None:
            number, place = counted.value, counted.last
    place += scan.is_a(place, "words.few")
    shifted = scan.number(place, "shift") is not None or scan.number(place, "latest") is not None
    if not shifted:
        return None
    value = values.duration(number, unit)
    return Hit(at, place + 1, "DURATION", value, None, "latest-units")
