"""One sentence at a time: cue, source, content, via and stance, as in frames.txt."""

from __future__ import annotations

import re
import unicodedata
from typing import get_args

import pytest
from link_cases import Case, cases

import musnad
from musnad.model import Analysis, Span, Stance

CASES = cases("frames.txt")
QUOTING = [case for case in CASES if "«" in case.text]
MARKS = re.compile("[\u064b-\u0652\u0640]")


def rows(a: Analysis) -> list[list[str]]:
    """Return what was found in the columns of the table."""

    def say(spans: tuple[Span, ...]) -> str:
        return " … ".join(span.of(a.text) for span in spans) or "-"

    return [
        [
            one.cue.of(a.text),
            say((one.source,) if one.source else ()),
            say(one.content),
            " ← ".join(a.source(via).name for via in one.via) or "-",
            one.stance,
        ]
        for one in a.attributions
    ]


def plain(text: str) -> str:
    return MARKS.sub("", text)


def folded(text: str) -> str:
    """Return the text without marks and hamzas on alefs, as hurried people type it."""
    return re.sub("[أإآ]", "ا", plain(text))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_frame(case: Case) -> None:
    assert rows(musnad.read(case.text)) == case.rows


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_same_without_marks(case: Case) -> None:
    expected = [[plain(cell) for cell in row] for row in case.rows]
    assert rows(musnad.read(plain(case.text))) == expected


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_same_without_hamza(case: Case) -> None:
    expected = [[folded(cell) for cell in row] for row in case.rows]
    assert rows(musnad.read(folded(case.text))) == expected


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_same_behind_another_sentence(case: Case) -> None:
    text = "افتتح السوق قبل عامين.\n" + case.text
    assert [row[0] for row in rows(musnad.read(text))] == [row[0] for row in case.rows]


@pytest.mark.parametrize(("one", "other"), ["«»", "“”", "„“", '""', "”“", "‹›", "»«"])
@pytest.mark.parametrize("case", QUOTING, ids=str)
def test_the_same_in_the_marks_of_every_house(case: Case, one: str, other: str) -> None:
    house = str.maketrans("«»", one + other)
    expected = [[cell.translate(house) for cell in row] for row in case.rows]
    assert rows(musnad.read(case.text.translate(house))) == expected


def test_controls_of_direction_are_no_letters() -> None:
    text = "\u200fوقال \u200fالوزير\u200f لوكالة \u202aReuters\u202c إن \u200eالطريق\u200e آمن."
    a = musnad.read(text)
    shown = [
        ["".join(ch for ch in cell if unicodedata.category(ch) != "Cf") for cell in row]
        for row in rows(a)
    ]
    assert shown == [["وقال", "الوزير", "إن الطريق آمن", "وكالة Reuters", "neutral"]]


def test_every_stance_has_a_case() -> None:
    assert {row[4] for case in CASES for row in case.rows} == set(get_args(Stance))
