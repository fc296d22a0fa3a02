"""Times of the clock, with their part of the day and their zone."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.find.dates.numbers import cardinal, digits, ordinal
from musnad.find.dates.scan import Scan

__all__ = ["Clock", "clock"]

_HOURS: Final = range(25)
_MINUTES: Final = range(60)
_NOON: Final = 12
_NIGHT: Final = 6  # an hour of the night before it is one of the next morning


class Clock(NamedTuple):
    """A time of the clock.

    Attributes:
        hour: As said, 0 to 24.
        minute: Minutes behind the hour.
        part: Code of the part of the day, or an empty string.
        last: The token behind it.
    """

    hour: int
    minute: int
    part: str
    last: int

    def value(self, part: str) -> str:
        """Return hours and minutes of the day.

        >>> Clock(9, 0, "", 0).value("EV"), Clock(12, 30, "", 0).value("NI")
        ('T21:00', 'T00:30')
        """
        hour = self.hour
        late = part in ("EV", "AF") or (part == "MI" and hour < _NIGHT)
        if late or (part == "NI" and hour >= _NIGHT):
            hour += _NOON if hour < _NOON else 0
            if part in ("NI", "EV") and self.hour == _NOON:
                hour = 0 if part == "NI" else _NOON
        elif part == "MO" and hour == _NOON:
            hour = 0
        return f"T{hour:02}:{self.minute:02}"


def clock(scan: Scan, at: int) -> Clock | None:
    """Return the time of the clock that begins at a token, or None.

    Behind الساعة any hour; without it, one with a part of the day or a zone.
    """
    headed = scan.is_a(at, "words.clock")
    start = at + headed
    found = _digital(scan, start) if digits(scan, start, (1, 2)) is not None else None
    spoken = found is None
    if found is None and (headed or scan.fold(start).endswith(("ه", "ي"))):
        found = _spoken(scan, start)
    if found is None:
        return None
    hour, minute, last, exact = found
    part = scan.code(last, "clock_part")
    if part:
        last = scan.behind(last)
    behind = _zone(scan, last)
    if not headed and not ((spoken and part) or (exact and (part or behind > last))):
        return None
    return Clock(hour, minute, part, behind)


def _digital(scan: Scan, at: int) -> tuple[int, int, int, bool] | None:
    """Return hour, minute, the token behind, and whether the minutes are given."""
    hour = digits(scan, at, (1, 2))
    if hour is None or hour not in _HOURS:
        return None
    if scan.fold(at + 1) in (":", ".") and scan.tight(at + 1) and scan.tight(at + 2):
        minute = digits(scan, at + 2, (2,))
        if minute is not None and minute in _MINUTES:
            seconds = scan.fold(at + 3) == ":" and scan.tight(at + 4)
            return hour, minute, at + (5 if seconds else 3), True
    minute, last = _minutes(scan, at + 1)
    return _less(hour, minute, last)


def _spoken(scan: Scan, at: int) -> tuple[int, int, int, bool] | None:
    found = ordinal(scan, at)
    if found is None or found.value is None or found.value > _NOON:
        return None
    minute, last = _minutes(scan, found.last)
    return _less(int(found.value), minute, last)


def _less(hour: int, minute: int, last: int) -> tuple[int, int, int, bool]:
    """Return the time, a quarter *to* the hour taken off it."""
    if minute < 0:
        return (hour - 1) % 24 or (_NOON if hour == 1 else 0), 60 + minute, last, False
    return hour, minute, last, False


def _minutes(scan: Scan, at: int) -> tuple[int, int]:
    """Return the minutes behind an hour (والنصف، إلا ربعاً، و20 دقيقة) and the token behind them."""
    fraction = scan.number(at, "fraction")
    if fraction is not None and scan.lex(at).conj:
        return fraction, scan.behind(at)
    if scan.is_a(at, "words.except"):
        fraction = scan.number(at + 1, "fraction")
        return (-fraction, at + 2) if fraction is not None else (0, at)
    if scan.lex(at).conj:
        counted = cardinal(scan, at)
        if counted and counted.value in _MINUTES and scan.is_a(counted.last, "words.minute"):
            return int(counted.value or 0), counted.last + 1
    return 0, at


def _zone(scan: Scan, at: int) -> int:
    """Return the token behind a zone (بتوقيت غرينتش، ت غ), or ``at``."""
    opened = scan.fold(at) == "("
    first = at + opened
    if scan.get(first, "zone") is None:
        return at
    last = scan.behind(first)
    if scan.is_a(first, "zones.places"):
        last += 1
        if scan.is_a(last, "zones.more"):
            last += 1
    if opened:
        return last + 1 if scan.fold(last) == ")" else at
    return min(last, scan.size)
