"""A day, whatever it is told by: its name, its number, its distance from today; and its hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from musnad.find.dates.calendar import Written, day_of_month, numeric
from musnad.find.dates.clock import Clock, clock
from musnad.find.dates.future import is_future
from musnad.find.dates.scan import Hit, Scan
from musnad.model import DateMod

__all__ = ["day", "nights"]

_PIECES: Final = 9  # a day is told by no more pieces than these
_WEEK: Final = 7
_NEAR: Final = 1  # days by which two calendars may differ


@dataclass(slots=True)
class _Draft:
    """What was read of a day so far."""

    first: int
    last: int
    part: str = ""
    early: str = ""
    offset: int | None = None
    weekday: int | None = None
    shift: int | None = None
    written: Written | None = None
    other: Written | None = None
    clock: Clock | None = None

    @property
    def told(self) -> bool:
        """True where a day is told, and not only a time."""
        return self.offset is not None or self.weekday is not None or self.written is not None


def day(scan: Scan, at: int) -> Hit | None:
    """Return the day, or the time of a day, that begins at a token; None where there is none."""
    draft = _Draft(at, at)
    place = at
    for _ in range(_PIECES):
        behind = _piece(scan, draft, place)
        if behind == place:
            break
        place = behind
    if draft.clock is None and not draft.told:
        return None
    return _hit(scan, draft)


def _piece(scan: Scan, draft: _Draft, at: int) -> int:
    """Read one more piece of a day; return the token behind it, or ``at`` where there is none.

    The end of the draft moves only behind what may end an expression.
    """
    for read in (_head, _clock, _date, _part, _offset, _weekday, _shift, _twin):
        last = read(scan, draft, at)
        if last > at:
            return last
    return at


def _head(scan: Scan, draft: _Draft, at: int) -> int:
    """Read يوم before a day, and من between a time and its day; neither ends an expression."""
    if scan.get(at, "head") is not None or scan.get(at, "one") == "D":
        return at if scan.lex(at).al or draft.told else at + 1
    if scan.get(at, "pair") in ("D", "N") and scan.get(at + 1, "weekday") is not None:
        return at + 1
    if scan.is_a(at, "words.of") and not draft.told and (draft.clock or draft.part or draft.early):
        opens = ("part", "offset", "day", "weekday", "one")
        return at + 1 if any(scan.get(at + 1, kind) is not None for kind in opens) else at
    if scan.get(at, "this") is not None and at == draft.first and scan.get(at + 1, "part"):
        return _this_part(scan, draft, at)
    if at == draft.first:
        draft.early = _early(scan, at)
        return at + 2 if draft.early else at
    return at


def _this_part(scan: Scan, draft: _Draft, at: int) -> int:
    """Read هذا الصباح، هذه الليلة; the day is today."""
    if scan.fold(at + 1).startswith("ال") and scan.lex(at + 1).width == 1:
        draft.part, draft.offset, draft.last = scan.code(at + 1, "part"), 0, at + 2
        return at + 2
    return at


def _early(scan: Scan, at: int) -> str:
    """Return which end of the night or morning an hour lies at (ساعة متأخرة), or nothing."""
    hours = scan.get(at, "several") == "TH" and scan.lex(at).al
    if hours and scan.number(at + 1, "ordinal") == 1 and scan.is_a(at + 2, "words.of"):
        return "START"
    if "TH" in (scan.get(at, "one"), scan.get(at, "several")) or scan.get(at, "vague"):
        return scan.code(at + 1, "early")
    return ""


def _clock(scan: Scan, draft: _Draft, at: int) -> int:
    if draft.clock is not None:
        return at
    found = clock(scan, at)
    if found is None or (draft.part and not scan.is_a(at, "words.clock")):
        return at
    draft.clock, draft.last = found, found.last
    draft.part = draft.part or found.part
    return found.last


def _date(scan: Scan, draft: _Draft, at: int) -> int:
    if draft.written is not None or (draft.offset is not None and draft.weekday is None):
        return at
    found = numeric(scan, at) or day_of_month(scan, at)
    inside = 0
    if found is None and draft.told and scan.fold(at) in ("(", "،", ",", "/"):
        inside = 1
        found = numeric(scan, at + 1) or day_of_month(scan, at + 1)
        if found is None or (scan.fold(at) == "(" and scan.fold(found.last) != ")"):
            return at
    if found is None or (scan.lex(at).conj and at > draft.first):
        return at
    draft.written = found
    draft.last = found.last + (inside and scan.fold(at) == "(")
    return draft.last


def _part(scan: Scan, draft: _Draft, at: int) -> int:
    code = scan.code(at, "part")
    if not code or (draft.part and not (draft.clock and draft.part == code)):
        return at
    if scan.lex(at).conj and at > draft.first:
        return at
    draft.part = code
    last = scan.behind(at)
    if scan.lex(at).width > 1 and scan.number(last, "ordinal") == 1:  # ساعات الفجر الأولى
        draft.early, last = "START", last + 1
    if draft.told:
        draft.last = last
    return last


def _offset(scan: Scan, draft: _Draft, at: int) -> int:
    offset = scan.number(at, "day")
    if offset is None or draft.told or (scan.lex(at).conj and at > draft.first):
        return at
    last = scan.behind(at)
    if offset == 0 and scan.is_a(last, "not_behind.today"):
        return at
    draft.offset, draft.last = offset, last
    return last


def _weekday(scan: Scan, draft: _Draft, at: int) -> int:
    number = scan.number(at, "weekday")
    if number is None or draft.weekday is not None or draft.written is not None:
        inside = scan.fold(at) == "(" and draft.weekday is None and draft.told
        if inside and scan.number(at + 1, "weekday") is not None and scan.fold(at + 2) == ")":
            draft.weekday, draft.last = scan.number(at + 1, "weekday"), at + 3
            return draft.last
        return at
    if scan.lex(at).conj and at > draft.first:
        return at
    draft.weekday, draft.last = number, scan.behind(at)
    return draft.last


def _shift(scan: Scan, draft: _Draft, at: int) -> int:
    shift = scan.number(at, "shift")
    if shift is None or draft.shift is not None or draft.weekday is None:
        return at
    draft.shift, draft.last = shift, at + 1
    return at + 1


def _twin(scan: Scan, draft: _Draft, at: int) -> int:
    """Read the same day once more, in the other calendar or with its weekday."""
    if not draft.told or draft.other is not None:
        return at
    if scan.fold(at) == ")" and scan.is_a(at + 1, "words.twin") and scan.fold(at + 2) == "(":
        at += 1
    opened = scan.fold(at) == "("
    place = at + (opened or scan.fold(at) in ("/", "-", "–", "،", ",", "="))
    linked = scan.is_a(place, "words.twin")
    place += linked
    if linked and scan.fold(place) in ("ل", "(", ":"):
        opened = opened or scan.fold(place) == "("
        place += 1
    if linked and scan.number(place, "weekday") is not None:
        place += 1
    found = numeric(scan, place) or day_of_month(scan, place)
    if found is None:
        return at
    if draft.written is None:
        if linked:
            draft.written = found
            draft.last = found.last + (opened and scan.fold(found.last) == ")")
        return draft.last if linked else at
    if found.hijri == draft.written.hijri:
        return at
    if scan.lex(place).conj or (place > at + opened and scan.fold(at) in "،," and not linked):
        if not _same(draft.written, found):
            return at
    draft.other = found
    draft.last = found.last + (opened and scan.fold(found.last) == ")")
    _compare(scan, draft, draft.written, found)
    return draft.last


def _same(one: Written, other: Written) -> bool:
    return bool(one.day and other.day and abs(one.day - other.day) <= timedelta(days=_NEAR))


def _compare(scan: Scan, draft: _Draft, one: Written, other: Written) -> None:
    """Warn where the two calendars do not mean the same day; the Gregorian one is taken."""
    if one.day and other.day and not _same(one, other):
        hijri = one if one.hijri else other
        scan.warn(
            "calendars-differ",
            f"the Hijri date is {hijri.value}, more than a day from the Gregorian one beside it",
            draft.first,
            draft.last,
        )


def _hit(scan: Scan, draft: _Draft) -> Hit:
    there, value, rule = _where(scan, draft)
    if there is not None and draft.told:
        scan.settle(draft.first, there)
        if draft.weekday is not None and (draft.offset is not None or draft.written):
            scan.weekdays[there.isoweekday()] = there
    mod: DateMod | None = None
    if draft.clock is not None:
        value = there.isoformat() + draft.clock.value(draft.part) if there else None
    elif draft.part or draft.early:
        draft.part = draft.part or ("MO" if draft.early == "START" else "NI")
        value = f"{there.isoformat()}T{draft.part}" if there else None
        mod = "START" if draft.early == "START" else "END" if draft.early else None
    timed = draft.clock is not None or bool(draft.part)
    rule = "clock" if draft.clock else "part-of-day" if draft.part else rule
    return Hit(draft.first, draft.last, "TIME" if timed else "DATE", value, mod, rule, there)


def _where(scan: Scan, draft: _Draft) -> tuple[date | None, str | None, str]:
    """Return the day that is meant, its value and the rule that found it."""
    written = draft.written
    if written is not None:
        if draft.other is not None and not draft.other.hijri:
            written = draft.other
        rule = "two-calendars" if draft.other else written.rule
        return written.day, written.value, rule
    if draft.weekday is not None:
        found = _by_weekday(scan, draft, draft.weekday)
        return found, found.isoformat() if found else None, "weekday"
    if draft.offset is not None:
        found = _later(scan.day, draft.offset)
        return found, found.isoformat() if found else None, "day-from-today"
    found = scan.today(draft.first)
    return found, found.isoformat() if found else None, "clock"


def _later(day: date | None, days: int) -> date | None:
    try:
        return day + timedelta(days=days) if day else None
    except OverflowError:
        return None


def _by_weekday(scan: Scan, draft: _Draft, number: int) -> date | None:
    """Return the day of a weekday: the nearest past one, today included, or the nearest to come.

    Where أمس or غداً stands beside it and disagrees, the weekday wins, but never as today.
    """
    today = scan.day
    if today is None:
        return None
    back = (today.isoweekday() - number) % _WEEK
    if draft.offset is not None:
        if draft.offset > 0:
            return _later(today, (number - today.isoweekday()) % _WEEK or _WEEK)
        return _later(today, -back if back or draft.offset == 0 else -_WEEK)
    shift = draft.shift if draft.shift is not None else _shared(scan, draft.last)
    if shift is not None and shift > 0:
        return _later(today, _WEEK - back)
    if shift is not None and shift < 0:
        return _later(today, -back or -_WEEK)
    if shift is None:
        coming = is_future(scan, draft.first, draft.last)
        if number in scan.weekdays and not coming:
            return scan.weekdays[number]
        if coming:
            return _later(today, (_WEEK - back) % _WEEK)
    return _later(today, -back)


def _shared(scan: Scan, at: int) -> int | None:
    """Return the shift that the weekday shares with the one behind it (السبت والأحد المقبلين)."""
    lex = scan.lex(at)
    if lex.conj and "weekday" in lex.means:
        return scan.number(scan.behind(at), "shift")
    return None


def nights(scan: Scan, at: int) -> Hit | None:
    """Return a night between two weekdays (ليل السبت - الأحد); it is that of the first."""
    if scan.get(at, "part") != "NI" or scan.number(at + 1, "weekday") is None:
        return None
    last = at + 2
    if scan.fold(last) in ("-", "–", "—", "/"):
        last += 1
    one, two = scan.number(at + 1, "weekday"), scan.number(last, "weekday")
    if one is None or two is None or two != one % _WEEK + 1:
        return None
    last = scan.behind(last)
    draft = _Draft(at, last, part="NI", weekday=one)
    shift = scan.number(last, "shift")
    if shift is not None:
        draft.shift, draft.last = shift, last + 1
    return _hit(scan, draft)._replace(rule="night-between")
