"""dates.toml: every list is asked for, every word is met, every month of every region is there."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from musnad.arabic import fold
from musnad.errors import LexiconError
from musnad.find.dates import DateFinder
from musnad.lexicon import Lookup, load
from musnad.lexicon.dates import ASKED, CODES, LISTS, NUMBERS, load_dates
from musnad.lexicon.load import read_table
from musnad.text import Document

home = import_module("musnad.lexicon.dates")
TABLE = read_table("dates")
WORDS = load_dates()
LOOKUP = Lookup(load())
FIND = DateFinder(WORDS)
RULES = Path(__file__).resolve().parents[2] / "src" / "musnad" / "find" / "dates"
CONSTANTS = {
    node.value
    for path in RULES.glob("*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


def found(text: str) -> list[tuple[str, str | None]]:
    dates, _ = FIND(Document(text, LOOKUP), date(2023, 5, 17))
    return [(one.span.of(text), one.value) for one in dates]


def test_every_section_is_read() -> None:
    listed = {address.partition(".")[0] for address in LISTS.values()}
    assert set(TABLE) == {*NUMBERS.values(), *CODES.values(), *ASKED.values(), *listed}


def test_every_kind_is_asked_for() -> None:
    kinds = {*NUMBERS, *CODES, *LISTS}
    assert not kinds - CONSTANTS


def test_every_single_list_is_asked_for() -> None:
    there = {f"{name}.{key}" for name in ASKED.values() for key in TABLE[name]}
    asked = {text for text in CONSTANTS if re.fullmatch(r"[a-z_]+\.[a-z_]+", text)}
    assert there == asked


def words(section: str) -> list[Any]:
    """Return the words of a section with their keys."""
    return [
        pytest.param(form, key, id=f"{section}-{key}-{number}")
        for key, forms in TABLE[section].items()
        for number, form in enumerate(forms)
    ]


@pytest.mark.parametrize(("form", "key"), words("months"))
def test_every_month_is_met(form: str, key: str) -> None:
    value = f"2019-{int(key):02}-03"
    assert found(f"وصلت السفينة في 3 {form} 2019.") == [(f"3 {form} 2019", value)]


@pytest.mark.parametrize(("form", "key"), words("hijri"))
def test_every_hijri_month_is_met(form: str, key: str) -> None:
    [(shown, _)] = found(f"وصلت السفينة في 3 {form} 1440هـ.")
    assert shown == f"3 {form} 1440هـ"


@pytest.mark.parametrize(("form", "key"), words("weekdays"))
def test_every_weekday_is_met(form: str, key: str) -> None:
    [(shown, value)] = found(f"وصلت السفينة يوم {form}.")
    assert shown == f"يوم {form}"
    assert date.fromisoformat(value or "").isoweekday() == int(key)


@pytest.mark.parametrize(("form", "key"), words("days"))
def test_every_day_from_today_is_met(form: str, key: str) -> None:
    assert found(f"وصلت السفينة {form} إلى المرفأ.") == [
        (form, date(2023, 5, 17 + int(key)).isoformat())
    ]


@pytest.mark.parametrize(("form", "key"), words("refs"))
def test_every_vague_expression_is_met(form: str, key: str) -> None:
    assert found(f"وصلت السفينة في {form}.") in ([(form, key)], [(form, "2023-05-17")])


@pytest.mark.parametrize("locale", ["ar_EG", "ar_SY", "ar_TN", "ar_DZ", "ar_MA", "ar_IQ", "ar_MR"])
@pytest.mark.parametrize("kind", ["format", "stand-alone"])
def test_no_month_of_a_region_is_missing(locale: str, kind: str) -> None:
    babel = pytest.importorskip("babel")
    months = babel.Locale.parse(locale).months[kind]["wide"]
    for number, name in months.items():
        assert fold(name) in {fold(form) for form in TABLE["months"][str(number)]}, name


def test_keys_are_folded() -> None:
    assert all(word == fold(word) for word in WORDS.words)
    assert all(word == fold(word) for words in WORDS.asked.values() for word in words)


def replaced(monkeypatch: pytest.MonkeyPatch, section: str, lists: Mapping[str, Any]) -> None:
    monkeypatch.setattr(tomllib, "loads", lambda text: {**TABLE, section: lists})
    monkeypatch.setattr(home, "load_dates", home.load_dates.__wrapped__)


def test_a_key_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    replaced(monkeypatch, "months", {"January": ["يناير"]})
    with pytest.raises(LexiconError, match=r"months\.January: the key is no number"):
        home.load_dates()


def test_an_empty_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    replaced(monkeypatch, "weekdays", {"1": []})
    with pytest.raises(LexiconError, match=r"weekdays\.1"):
        home.load_dates()


def test_a_missing_section_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    replaced(monkeypatch, "weekdays", {})
    with pytest.raises(LexiconError, match=r"\[weekdays\] is missing"):
        home.load_dates()
