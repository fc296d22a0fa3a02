"""Expressions of time: a table of sentences, what holds of any text, and the page on them."""

from __future__ import annotations

import ast
import datetime
import re
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from musnad.find.dates import RULES, DateFinder
from musnad.find.dates.finder import stands_alone
from musnad.find.dates.hijri import to_gregorian, to_hijri_year
from musnad.find.dates.lexer import Lexer
from musnad.find.dates.scan import Scan
from musnad.lexicon import Lookup, load
from musnad.lexicon.dates import load_dates
from musnad.model import Date, Notice
from musnad.text import Document

sys.path.insert(0, str(Path(__file__).parents[1]))

from strategies import ADDED, anything, marked

HOME = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_name("dates.txt")
PAGE = (HOME / "docs" / "dates.md").read_text(encoding="utf-8")
LOOKUP = Lookup(load())
FIND = DateFinder(load_dates())
PAGE_DAY = datetime.date(2023, 5, 17)
EACH = settings(deadline=None, max_examples=150)
DAYS = st.none() | st.dates()


class Case(NamedTuple):
    """A sentence, its day and what it holds."""

    day: datetime.date | None
    text: str
    rows: list[tuple[str, ...]]


def cases() -> Iterator[Case]:
    """Yield the sentences of the table."""
    day: datetime.date | None = None
    case: Case | None = None
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("  ") and case is not None:
            case.rows.append(tuple(cell.strip() for cell in line.split("|")))
        elif line and not line.startswith("#"):
            if case is not None:
                yield case
            case = None
            if line.startswith("= "):
                day = None if line == "= -" else datetime.date.fromisoformat(line[2:])
            else:
                case = Case(day, line, [])
    if case is not None:
        yield case


CASES = list(cases())


def find(text: str, day: datetime.date | None) -> tuple[tuple[Date, ...], tuple[Notice, ...]]:
    return FIND(Document(text, LOOKUP), day)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_sentence(case: Case) -> None:
    dates, _ = find(case.text, case.day)
    found = [(one.span.of(case.text), one.type, one.value or "-", one.mod or "-") for one in dates]
    assert found == case.rows


def page_rows() -> list[tuple[str, ...]]:
    """Return the rows of the page's table of rules."""
    part = PAGE.split("## The rules")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")][1:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


@pytest.mark.parametrize("row", page_rows(), ids=lambda row: row[0])
def test_page_says_what_a_rule_does(row: tuple[str, ...]) -> None:
    rule, text, expression, value = row
    dates, _ = find(text, PAGE_DAY)
    assert (rule, expression, value) in [(d.rule, d.span.of(text), d.value) for d in dates]


def test_no_rule_is_left_out_or_made_up() -> None:
    told = {row[0] for row in page_rows()}
    fired = {one.rule for case in CASES for one in find(case.text, case.day)[0]}
    constants = {
        node.value
        for path in (HOME / "src" / "musnad" / "find" / "dates").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    hyphened = {text for text in constants if re.fullmatch(r"[a-z]+(-[a-z]+)+", text)}
    assert fired <= told
    assert hyphened - {"calendars-differ", "no-date"} <= told <= constants


def test_without_a_day_one_warning() -> None:
    dates, odd = find("وصل الوفد أمس وغادر مساء السبت.", None)
    assert [one.value for one in dates] == [None, None]
    assert [(one.code, one.span) for one in odd] == [("no-date", dates[0].span)]
    assert "2 expressions" in odd[0].message
    assert find("وصل الوفد في 3 مارس 2019.", None)[1] == ()
    assert find("وصل الوفد أمس.", PAGE_DAY)[1] == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("صدر في 15 رمضان 1442هـ الموافق 27 أبريل 2021م.", None),
        ("صدر في 15 رمضان 1442هـ الموافق 28 أبريل 2021م.", None),
        ("صدر في 15 رمضان 1442هـ الموافق 29 أبريل 2021م.", "2021-04-27"),
        ("صدر في 2 مايو 2021 (15 رمضان 1442).", "2021-04-27"),
    ],
)
def test_calendars_that_differ(text: str, value: str | None) -> None:
    [date], odd = find(text, None)
    assert date.rule == "two-calendars"
    assert [one.code for one in odd] == (["calendars-differ"] if value else [])
    assert all((value or "") in one.message and one.span == date.span for one in odd)


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        ((1442, 9, 15), "2021-04-27"),
        ((1444, 10, 1), "2023-04-21"),
        ((1400, 1, 1), "1979-11-20"),
        ((1446, 1, 30), "2024-08-05"),
        ((1300, 1, 1), "1882-11-12"),
    ],
)
def test_hijri_days(hijri: tuple[int, int, int], gregorian: str) -> None:
    assert to_gregorian(*hijri) == datetime.date.fromisoformat(gregorian)


@pytest.mark.parametrize("hijri", [(1442, 13, 1), (1442, 0, 1), (1442, 1, 31), (99, 1, 1)])
def test_no_hijri_day(hijri: tuple[int, int, int]) -> None:
    assert to_gregorian(*hijri) is None


@given(st.dates(datetime.date(1926, 1, 1), datetime.date(2076, 1, 1)))
@EACH
def test_a_day_lies_in_its_hijri_year(day: datetime.date) -> None:
    year = to_hijri_year(day)
    first, behind = to_gregorian(year, 1, 1), to_gregorian(year + 1, 1, 1)
    assert first
    assert behind
    assert first - datetime.timedelta(2) <= day <= behind + datetime.timedelta(2)


def words() -> st.SearchStrategy[str]:
    """Return words of time in any order, with numbers and marks between."""
    known = sorted(load_dates().words)
    marks = ("", "/", "-", "(", ")", "،", ".", ":", "و", "من ", "12", "2015", "1436هـ", "٣", "%")
    token = st.sampled_from(known) | st.sampled_from(marks) | st.integers(0, 99999).map(str)
    return st.lists(token, max_size=14).map(" ".join)


def around() -> st.SearchStrategy[str]:
    """Return a word of time among words that rules ask for and that tell no time by themselves."""
    tables = load_dates()
    asked = sorted({word for found in tables.asked.values() for word in found} - set(tables.words))
    near = st.lists(st.sampled_from([*asked, "/", "-", "(", "،", ".", ":", "و", "%"]), max_size=3)
    told = st.sampled_from(sorted(tables.words)) | st.integers(0, 99999).map(str)
    return st.tuples(near, told, near).map(lambda three: " ".join([*three[0], three[1], *three[2]]))


@given(around() | words(), DAYS)
@settings(EACH, max_examples=600)
def test_no_rule_reads_what_stands_alone(text: str, day: datetime.date | None) -> None:
    doc = Document(text, LOOKUP)
    lexes = Lexer(load_dates())(doc)
    scan = Scan(doc, lexes, day, load_dates())
    for at, lex in enumerate(lexes):
        if stands_alone(scan, at, lex):
            opened = [rule for rule, kinds in RULES if not kinds.isdisjoint(lex.means)]
            assert not any(rule(scan, at) for rule in opened)


@given(words() | anything(), DAYS)
@example("1/1/0000 31/2/2021 12:61", None)
@example("بعد القرن القادم عام 9999 الأسبوع المقبل", datetime.date.max)
@example("قبل مئة عام قبل أسبوعين أول من أمس عيد الفطر 3 رمضان", datetime.date.min)
@EACH
def test_any_text_and_any_day(text: str, day: datetime.date | None) -> None:
    dates, odd = find(text, day)
    behind = 0
    for one in dates:
        assert behind <= one.span.start < one.span.end <= len(text)
        assert one.span.of(text) == one.span.of(text).strip()
        behind = one.span.end
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in odd if one.span)


@given(st.sampled_from(CASES), st.integers(0, 2**32))
@EACH
def test_marks_and_tatweel_change_no_decision(case: Case, seed: int) -> None:
    bare = "".join(ch for ch in case.text if ch not in ADDED or ch == "ـ")
    other = marked(bare, seed)
    place = list(accumulate((ch not in ADDED for ch in other), initial=0))
    flat = list(accumulate((ch not in ADDED for ch in bare), initial=0))
    one, two = find(bare, case.day)[0], find(other, case.day)[0]

    def moved(dates: tuple[Date, ...], to: list[int]) -> list[object]:
        return [(to[d.span.start], to[d.span.end], d.type, d.value, d.mod, d.rule) for d in dates]

    assert moved(one, flat) == moved(two, place)
