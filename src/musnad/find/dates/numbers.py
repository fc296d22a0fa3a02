"""Numbers in words and digits, and ordinals."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.find.dates.scan import Scan

__all__ = ["Number", "cardinal", "day_number", "digits", "ordinal"]

_TEN: Final = 10
_TENS: Final = range(20, 100, 10)
_DAYS: Final = range(1, 32)


class Number(NamedTuple):
    """A number; its value is None where nobody gives it (several)."""

    value: float | None
    last: int


def digits(scan: Scan, at: int, sizes: tuple[int, ...] = (1, 2, 3, 4)) -> int | None:
    """Return the number that the token writes in so many digits and nothing else, or None."""
    lex = scan.lex(at)
    return scan.number(at, "digits") if lex.written in sizes and len(lex.means) == 1 else None


def cardinal(scan: Scan, at: int) -> Number | None:
    """Return the number that begins at a token, or None.

    Digits with a decimal part; words up to thousands; several.
    """
    if scan.get(at, "some") is not None:
        return Number(None, scan.behind(at))
    if scan.number(at, "digits") is not None:
        return _written(scan, at)
    first = scan.number(at, "cardinal")
    if first is None:
        return None
    value, last = _teens(scan, at, first)
    while (more := scan.number(last, "cardinal")) is not None and scan.lex(last).conj:
        part, behind = _teens(scan, last, more)
        if not (part in _TENS and value < _TEN) and part >= value:
            break
        value, last = value + part, behind
    return Number(value, last)


def _teens(scan: Scan, at: int, first: int) -> tuple[int, int]:
    """Return a number below twenty, or a hundred of hundreds, and the token behind it."""
    last = scan.behind(at)
    more = None if scan.lex(last).conj else scan.number(last, "cardinal")
    if more == _TEN and first < _TEN:
        return first + _TEN, scan.behind(last)
    if more in (100, 1000) and 2 < first < 1000 > 0 and first < more:
        return first * more, scan.behind(last)
    return first, last


def _written(scan: Scan, at: int) -> Number | None:
    lex = scan.lex(at)
    value = scan.number(at, "digits")
    if value is None or "era" in lex.means or "era_hijri" in lex.means:
        return None
    if scan.fold(at - 1) in _POINTS and scan.tight(at) and scan.tight(at - 1):
        return None  # the decimals of a number, or the thousands of a longer one
    last = at + 1
    part = digits(scan, last + 1, (1, 2))
    if scan.fold(last) in _POINTS and part is not None:
        if scan.tight(last) and scan.tight(last + 1):
            return Number(float(f"{value}.{scan.fold(last + 1)}"), last + 2)
    return Number(value, last)


_POINTS: Final = frozenset(".,٫")


def ordinal(scan: Scan, at: int) -> Number | None:
    """Return the ordinal with the article that begins at a token, or None."""
    tens = scan.number(at, "ordinal_tens")
    if tens is not None:
        return Number(tens, scan.behind(at))
    first = scan.number(at, "ordinal")
    if first is None or not scan.lex(at).al:
        return None
    last = scan.behind(at)
    if scan.number(last, "cardinal") == _TEN and first < _TEN and not scan.lex(last).conj:
        return Number(first + _TEN, scan.behind(last))
    tens = scan.number(last, "ordinal_tens")
    if tens is not None and scan.lex(last).conj:
        return Number(first + tens, scan.behind(last))
    return Number(first, last)


def day_number(scan: Scan, at: int) -> Number | None:
    """Return the number of a day of a month in digits or as an ordinal, or None."""
    lex = scan.lex(at)
    if 0 < lex.written <= 2 and not lex.al:
        written = scan.number(at, "digits")
        if written in _DAYS and "era" not in lex.means and "era_hijri" not in lex.means:
            before = scan.fold(at - 1)
            if scan.tight(at) and (before in _POINTS or before == ":"):
                return None
            return Number(written, at + 1)
        return None
    if scan.get(at, "first") is not None:
        return Number(1, at + 1)
    found = ordinal(scan, at)
    return found if found and found.value in _DAYS else None
