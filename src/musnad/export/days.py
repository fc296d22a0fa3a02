"""The expressions of time of an article, and the line of those that lie somewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as day

from musnad.export.context import Context, around, flat
from musnad.export.segments import innermost
from musnad.export.words import Language, word
from musnad.model import Analysis, Date, DateType

__all__ = ["Moment", "Point", "When", "lies", "read_out", "timeline", "whens"]

_PLACED = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)|-(?P<part>[QH]\d|SP|SU|FA|WI))?"
    r"(?:/\d{4})?(?:T(?P<time>MO|MI|AF|EV|NI|\d\d:\d\d)?)?|(?P<decade>\d{2,3})"
)
_FIRST = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_NAMED = {"MO": "06", "MI": "12", "AF": "15", "EV": "18", "NI": "21"}
_HTML = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?|-W\d\d)?")


@dataclass(frozen=True, slots=True)
class When:
    """One expression of time; `statement` is the innermost one it lies in, from 1."""

    number: int
    words: str
    type: DateType
    value: str | None
    mod: str | None
    rule: str
    statement: int | None
    context: Context


@dataclass(frozen=True, slots=True)
class Moment:
    """A value as a person reads it: `value` is what is set from left to right."""

    lead: str
    value: str
    tail: str
    html: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the line of time with all that is said to lie there."""

    moment: Moment
    published: bool
    whens: tuple[When, ...]


def whens(analysis: Analysis) -> tuple[When, ...]:
    """Return the article's expressions of time in their order."""
    starts = sorted({date.span.start for date in analysis.dates})
    content = [(i, span) for i, a in enumerate(analysis.attributions) for span in a.content]
    inside = dict(zip(starts, innermost(starts, content), strict=True))
    return tuple(
        _when(analysis.text, number, date, inside[date.span.start])
        for number, date in enumerate(analysis.dates, 1)
    )


def _when(text: str, number: int, date: Date, inside: int | None) -> When:
    return When(
        number=number,
        words=flat(date.span.of(text)),
        type=date.type,
        value=flat(date.value) if date.value else None,
        mod=date.mod,
        rule=date.rule,
        statement=None if inside is None else inside + 1,
        context=around(text, date.span),
    )


def timeline(analysis: Analysis, found: Sequence[When], language: Language) -> tuple[Point, ...]:
    """Return the points of the line of time, earliest first; empty where no date lies on it.

    Durations, recurrences and vague times lie nowhere. The day of the article is among them.
    """
    at: dict[tuple[tuple[str, int], str, str | None], list[When]] = {}
    for when in found:
        place = _place(when.value) if when.type in ("DATE", "TIME") else None
        if place is not None and when.value:
            at.setdefault((place, when.value, when.mod), []).append(when)
    if not at:
        return ()
    today = analysis.article.date.isoformat() if analysis.article.date else None
    place = _place(today)
    if place is not None and today:
        at.setdefault((place, today, None), [])
    return tuple(
        Point(read_out(value, mod, language), value == today and mod is None, tuple(there))
        for (_, value, mod), there in sorted(at.items(), key=lambda item: _order(*item[0]))
    )


def _order(place: tuple[str, int], value: str, mod: str | None) -> tuple[str, int, str, str]:
    begin, length = place
    week = _PLACED.fullmatch(value)
    if mod == "END" and week and week["week"]:
        begin = _week(week["year"], week["week"], 7)
    elif mod == "END":
        begin += "~"  # behind all that begins with it
    elif mod == "MID" and length in (4, 7):
        begin += "-06" if length == 4 else "-15"
    return begin, length, value, mod or ""


def _place(value: str | None) -> tuple[str, int] | None:
    """Return when a value begins, and how long it is, longest first: a year before its days."""
    found = _PLACED.fullmatch(value or "")
    if not found or not value:
        return None
    if found["decade"]:
        return f"{found['decade']:0<4}", -10
    return _begin(found), len(value)


def _begin(found: re.Match[str]) -> str:
    year, part = found["year"], found["part"]
    if found["week"]:
        return _week(year, found["week"], 1)
    if part:
        month = _FIRST.get(part) or (int(part[1]) - 1) * (3 if part[0] == "Q" else 6) + 1
        return f"{year}-{month:02}"
    time = found["time"] or ""
    start = "-".join(filter(None, (year, found["month"], found["day"])))
    return f"{start}T{_NAMED.get(time, time)}" if time else start


def _week(year: str, week: str, weekday: int) -> str:
    try:
        return day.fromisocalendar(int(year), int(week), weekday).isoformat()
    except ValueError:
        return year


def lies(when: When) -> bool:
    """Tell whether a person can be given its value: not of durations, recurrences, vague times."""
    return _place(when.value) is not None


def read_out(value: str, mod: str | None, language: Language) -> Moment:
    """Return a TIMEX3 value as a person reads it; one that lies nowhere is left as it is.

    >>> read_out("2021-Q1", None, "en").lead, read_out("2021-02-14TMO", None, "en").tail
    ('quarter 1 of 2021', 'in the morning')
    """
    found = _PLACED.fullmatch(value)
    lead = word(f"when.{mod}", language) if mod else ""
    if not found:
        return Moment(lead, value, "", None)
    spoken = _spoken(found)
    if spoken:
        name, facts = spoken
        whole = word(f"when.{name}", language).format(**facts)
        return Moment(f"{lead} {whole}".strip(), "", "", None)
    bare, _, time = value.partition("T")
    html = value if _HTML.fullmatch(value) else bare if _HTML.fullmatch(bare) else None
    if time in _NAMED:
        return Moment(lead, bare, word(f"when.{time}", language), html)
    return Moment(lead, f"{bare} {time}".rstrip(), "", html)


def _spoken(found: re.Match[str]) -> tuple[str, Mapping[str, object]] | None:
    """Return the row of a value that figures alone do not say, and its parts."""
    year, part, decade = found["year"], found["part"], found["decade"]
    if decade:
        if len(decade) == 3:
            return "decade", {"year": f"{decade}0"}
        return "century", {"n": int(decade) + 1}
    if found["week"]:
        return "week", {"n": int(found["week"]), "year": year}
    if part in _FIRST:
        return part, {"year": year}
    if part:
        return ("quarter" if part[0] == "Q" else "half"), {"n": part[1], "year": year}
    return None
