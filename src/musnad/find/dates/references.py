"""The past, the present and the future where no date is given, and the feasts of the year."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from musnad.find.dates import hijri
from musnad.find.dates.days import day
from musnad.find.dates.future import is_future
from musnad.find.dates.periods import this_or_next
from musnad.find.dates.scan import Hit, Scan
from musnad.lexicon import word as w

__all__ = ["feast", "reference"]

_FEASTS: Final = ((10, 1), (12, 10))  # where a text says "the feast" alone


def reference(scan: Scan, at: int) -> Hit | None:
    """Return a vague expression (في وقت سابق، الآن، قريباً); with the day that narrows it."""
    code = scan.code(at, "ref")
    last = scan.behind(at)
    if not code:
        code = scan.code(at, "ref_in")
        address = "words.until" if code == "PRESENT_REF" else "words.at"
        if not code or not scan.is_a(at - 1, address) or scan.lex(last).means:
            return None
    if code == "FUTURE_REF" and scan.is_a(last, "words.of"):  # near a place
        return None
    if code == "PAST_REF" and _later(scan, at, last) and is_future(scan, at, last):
        code = "FUTURE_REF"
    narrowed = _narrowed(scan, last)
    if narrowed is not None and scan.lex(at).width > 1:
        kind = "DATE" if narrowed.type == "DATE" else narrowed.type
        return Hit(at, narrowed.last, kind, narrowed.value, None, "vague-in-day", narrowed.day)
    return Hit(at, last, "DATE", code, None, "vague")


def _later(scan: Scan, at: int, last: int) -> bool:
    return " ".join(map(scan.core, range(at, last))) in scan.words.asked["refs_later.words"]


def _narrowed(scan: Scan, at: int) -> Hit | None:
    """Return the day or unit right behind a vague expression (وقت سابق، أمس), or None."""
    place = at + bool(scan.flags(at) & w.COMMA)
    place += place == at and scan.is_a(place, "words.of")
    if scan.lex(place).conj:
        return None
    found = day(scan, place) or this_or_next(scan, place)
    return found if found and found.first == place else None


def feast(scan: Scan, at: int) -> Hit | None:
    """Return a feast of the Hijri year that tells when something was (قبل عيد الفطر), or None."""
    code = scan.code(at, "feast")
    if not code or not scan.is_a(at - 1, "words.preposed"):
        return None
    if scan.day is None:
        return Hit(at, scan.behind(at), "DATE", None, None, "feast")
    feasts = _FEASTS if code == "0-0" else (tuple(map(int, code.split("-"))),)
    near = hijri.to_hijri_year(scan.day)
    days = [hijri.to_gregorian(near + more, *feast) for feast in feasts for more in (-1, 0, 1)]
    there = min(filter(None, days), key=partial(_distance, scan.day), default=None)
    value = there.isoformat() if there else None
    return Hit(at, scan.behind(at), "DATE", value, None, "feast", there)


def _distance(one: date, other: date) -> int:
    return abs((one - other).days)
