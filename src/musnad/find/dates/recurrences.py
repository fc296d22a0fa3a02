"""What comes again and again."""

from __future__ import annotations

from typing import Final

from musnad.find.dates import values
from musnad.find.dates.numbers import cardinal
from musnad.find.dates.scan import Hit, Scan
from musnad.lexicon import word as w

__all__ = ["recurrence"]

_EVERY: Final = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}
_EVERYBODY: Final = 7  # without يوم before it, كل أحد is everybody


def recurrence(scan: Scan, at: int) -> Hit | None:
    """Return a recurrence that begins at a token (كل جمعة، كل عامين، يومياً), or None."""
    code = scan.code(at, "recurring") or _adjective(scan, at)
    if code:
        return Hit(at, scan.behind(at), "SET", code, None, "recurring")
    if scan.get(at, "every") is None:
        return None
    place = at + 1
    headed = scan.get(place, "one") == "D"
    day = scan.number(place + headed, "weekday_bare") or scan.number(place + headed, "weekday")
    if day is not None and (headed or day != _EVERYBODY):
        return Hit(at, place + headed + 1, "SET", f"XXXX-WXX-{day}", None, "every")
    part = scan.code(place, "part")
    if part and not scan.lex(place).al:
        return _every_part(scan, at, place, part)
    return _every_unit(scan, at, place)


def _every_part(scan: Scan, at: int, place: int, part: str) -> Hit:
    """Return each morning, or that of a weekday (كل مساء سبت)."""
    last = scan.behind(place)
    day = scan.number(last, "weekday_bare") or scan.number(last, "weekday")
    if day is not None:
        return Hit(at, last + 1, "SET", f"XXXX-WXX-{day}T{part}", None, "every")
    return Hit(at, last, "SET", f"XXXX-XX-XXT{part}", None, "every")


def _every_unit(scan: Scan, at: int, place: int) -> Hit | None:
    unit = scan.code(place, "one")
    if unit and not scan.lex(place).al:
        value = _EVERY.get(unit) or values.duration(1, unit)
        return Hit(at, scan.behind(place), "SET", value, None, "every")
    unit = scan.code(place, "two")
    if unit and not scan.lex(place).al:
        return Hit(at, scan.behind(place), "SET", values.duration(2, unit), None, "every")
    number = cardinal(scan, place)
    if number is None or number.value is None:
        return None
    unit = scan.code(number.last, "several") or scan.code(number.last, "counted")
    if not unit:
        return None
    value = values.duration(number.value, unit)
    return Hit(at, scan.behind(number.last), "SET", value, None, "every")


def _adjective(scan: Scan, at: int) -> str:
    """Return the code of an adjective of recurrence behind its noun (اجتماعه الأسبوعي)."""
    before = scan.fold(at - 1)
    if not before.startswith("ال") and not before.endswith(("ه", "ها", "هم")):
        return ""
    if scan.is_a(at - 1, "not_before.press") or scan.is_a(at - 2, "not_before.press"):
        return ""
    if scan.flags(at - 1) & (w.FIRST_NAME | w.PERSON):  # a family name
        return ""
    return scan.code(at, "recurring_adjective")
