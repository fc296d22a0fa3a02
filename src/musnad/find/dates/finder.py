"""Every date, time, period, duration and recurrence of a document: the order of the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from musnad.arabic import letter_width
from musnad.find.dates.days import day as day_at
from musnad.find.dates.days import nights
from musnad.find.dates.durations import ago, duration, quantity
from musnad.find.dates.lexer import NOTHING, Lex, Lexer
from musnad.find.dates.lists import listed
from musnad.find.dates.periods import (
    century,
    decade,
    edged,
    last_night,
    named_month,
    named_year,
    part_of_year,
    season,
    season_year,
    this_or_next,
)
from musnad.find.dates.recurrences import recurrence
from musnad.find.dates.references import feast, reference, told_day
from musnad.find.dates.scan import Hit, Scan
from musnad.lexicon.dates import DateWords
from musnad.model import Date, DateMod, Notice, Span
from musnad.text.document import Document

__all__ = ["DateFinder", "stands_alone"]

_Rule = Callable[[Scan, int], Hit | None]
_YEAR: Final = 4  # digits
_MODS: Final[dict[str, DateMod]] = {
    "START": "START",
    "MID": "MID",
    "END": "END",
    "APPROX": "APPROX",
    "AFTER": "AFTER",
    "BEFORE": "BEFORE",
}


def _at_edge(scan: Scan, at: int) -> Hit | None:
    """Return the beginning, middle or end of a period (مطلع العام، أواخر يونيو), or None."""
    mod = _MODS.get(scan.code(at, "edge"))
    if mod is None or scan.lex(at).al:
        return None
    last = scan.behind(at)
    if scan.get(last, "part") == "NI" or scan.get(last, "day") is not None:
        found = day_at(scan, last)
    else:
        found = edged(scan, last)
    if scan.lex(last).conj:
        return None
    if found is None or found.first != last:
        return _midnight(scan, at) if mod == "MID" else _last_stretch(scan, at)
    return found._replace(first=at, mod=found.mod or mod)


def _midnight(scan: Scan, at: int) -> Hit | None:
    """Return midnight, of the day that the sentence speaks of (منتصف الليل), or None."""
    if scan.get(at + 1, "part") != "NI" or not scan.fold(at + 1).startswith("ال"):
        return None
    day = scan.today(at)
    value = f"{day.isoformat()}TNI" if day else None
    return Hit(at, at + 2, "TIME", value, "MID", "part-of-day")


def _last_stretch(scan: Scan, at: int) -> Hit | None:
    """Return the last units behind آخر (آخر 24 ساعة), or None."""
    if not scan.is_a(at, "words.last_of"):
        return None
    found = duration(scan, at + 1)
    return found._replace(first=at, rule="latest-units") if found else None


def _nearly(scan: Scan, at: int) -> Hit | None:
    """Return a stretch or a time that is more, less or about so much (نحو شهر), or None."""
    mod = _MODS.get(scan.code(at, "approx"))
    if mod is None:
        return None
    last = scan.behind(at)
    found = duration(scan, last) or day_at(scan, last) or named_year(scan, last)
    if found is None or found.first != last:
        return None
    if found.type == "DATE" and found.rule not in ("year", "bare-year", "day-of-month"):
        return None
    if found.type == "DURATION" and scan.is_a(at - 1, "words.ago"):
        point = ago(scan, last, found)
        if point.rule == "ago":
            return point._replace(first=at - 1, mod=mod)
    return found._replace(first=at, mod=mod)


_NUMBER: Final = ("digits", "cardinal", "ordinal", "ordinal_tens", "some")
_UNIT: Final = ("one", "two", "several", "pair", "vague")
_DAY: Final = ("day", "weekday", "part", "this", "head", "first", "one", "pair", "several", "vague")

RULES: Final[tuple[tuple[_Rule, frozenset[str]], ...]] = (
    (recurrence, frozenset({"every", "recurring", "recurring_adjective"})),
    (reference, frozenset({"ref", "ref_in"})),
    (feast, frozenset({"feast"})),
    (told_day, frozenset({"day"})),
    (last_night, frozenset({"part"})),
    (nights, frozenset({"part"})),
    (season_year, frozenset({"season_year", "one"})),
    (part_of_year, frozenset({"fraction"})),
    (_at_edge, frozenset({"edge"})),
    (_nearly, frozenset({"approx"})),
    (listed, frozenset({"one", "pair", "first", *_NUMBER})),
    (day_at, frozenset({*_DAY, *_NUMBER})),
    (decade, frozenset({"decade", "one", "several"})),
    (century, frozenset({"one"})),
    (season, frozenset({"season"})),
    (this_or_next, frozenset({"one", "this"})),
    (named_year, frozenset({"digits", *_UNIT})),
    (quantity, frozenset({"fraction", *_NUMBER, *_UNIT})),
    (named_month, frozenset({"month", "hijri", "one", "pair"})),
)
"""The rules with the kinds of words that open them, in the order in which they are tried.

The first that reads an expression has it.
"""


_PARTS: Final = frozenset(
    {"digits", "cardinal", "ordinal", "some", "this", "approx", "edge", "every"}
)
"""Kinds that tell no time unless a word of time stands behind, or behind one token between."""


def stands_alone(scan: Scan, at: int, lex: Lex) -> bool:
    """Tell whether no word of time is near that a number or the like needs; most stand so."""
    if lex.written == _YEAR or not _PARTS.issuperset(lex.means):
        return False
    behind = scan.behind(at)
    return not scan.lex(behind).means and not scan.lex(behind + 1).means


class DateFinder:
    """Finds the expressions of time of a document; holds nothing of any."""

    __slots__ = ("_lexer", "_rules", "_words")

    def __init__(self, words: DateWords) -> None:
        self._words = words
        self._lexer = Lexer(words)
        self._rules: dict[tuple[str, ...], tuple[_Rule, ...]] = {}

    def __call__(
        self, doc: Document, day: date | None
    ) -> tuple[tuple[Date, ...], tuple[Notice, ...]]:
        """Return the expressions of a document in order, none inside another, and what is odd.

        Args:
            doc: The document.
            day: The day of the article, from which relative expressions are counted.
        """
        lexes = self._lexer(doc)
        scan = Scan(doc, lexes, day, self._words)
        hits: list[Hit] = []
        behind = 0
        for at, lex in enumerate(lexes):
            if lex is NOTHING or at < behind:
                continue
            hit = self._read(scan, at, lex)
            if hit is None or hit.first < behind or hit.last > scan.size:
                continue
            behind = hit.last
            if not _is_name(scan, hit):
                hits.append(hit)
        dates = tuple(_date(scan, hit) for hit in hits)
        return dates, _notices(scan, dates)

    def _read(self, scan: Scan, at: int, lex: Lex) -> Hit | None:
        if stands_alone(scan, at, lex):
            return None
        kinds = tuple(lex.means)
        rules = self._rules.get(kinds)
        if rules is None:  # there are some eighty combinations
            rules = tuple(rule for rule, opened in RULES if not opened.isdisjoint(kinds))
            self._rules[kinds] = rules
        for rule in rules:
            hit = rule(scan, at)
            if hit is not None:
                return hit
        return None


_NAMES: Final = frozenset(
    {
        "weekday",
        "day-from-today",
        "day-of-month",
        "hijri-day",
        "month",
        "hijri-month",
        "part-of-day",
        "vague",
    }
)
"""Rules whose expressions are names of prayers, papers and streets, too."""


def _is_name(scan: Scan, hit: Hit) -> bool:
    """Tell whether an expression without a year is part of a name (شارع 26 يوليو)."""
    if hit.rule not in _NAMES or not scan.is_a(hit.first - 1, "not_before.names"):
        return False
    return all(scan.lex(at).written != _YEAR for at in range(hit.first, hit.last))


def _date(scan: Scan, hit: Hit) -> Date:
    """Return the expression without the clitics before it."""
    span = scan.span(hit.first, hit.last)
    start = span.start
    for _ in range(scan.lex(hit.first).cut):
        start += letter_width(scan.doc.text[start : span.end])
    return Date(Span(start, span.end), hit.type, hit.value, hit.mod, hit.rule)


def _notices(scan: Scan, dates: tuple[Date, ...]) -> tuple[Notice, ...]:
    """Return what is odd: calendars that differ, and once, that no day is known."""
    relative = [one for one in dates if one.value is None]
    if scan.day is not None or not relative:
        return tuple(scan.notices)
    message = (
        "the article has no date; "
        f"what is told from its day has no value ({len(relative)} expressions)"
    )
    return (*scan.notices, Notice("no-date", message, relative[0].span))
