"""Certainty, hedging and dismissing, in the outlet's own voice only."""

from __future__ import annotations

import pytest

import musnad
from musnad.find.marks import MarkFinder
from musnad.lexicon import Lookup, load
from musnad.text import Document

TABLES = load()
LOOKUP = Lookup(TABLES)
FIND = MarkFinder(TABLES)


def marks(text: str, own: int = 1) -> list[tuple[str, str]]:
    doc = Document(text, LOOKUP)
    found = FIND(doc, bytearray([own]) * len(doc))
    return [(mark.span.of(text), mark.kind) for mark in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لا شك أن الطريق طويل.", [("لا شك", "certainty")]),
        ("ولا شك في أن الطريق طويل.", [("ولا شك", "certainty")]),
        ("ومن الواضح أن الطريق طويل.", [("ومن الواضح", "certainty")]),
        ("لا شَكَّ أنّ الطريق طويل.", [("لا شَكَّ", "certainty")]),
        ("والطريق طويل بالتأكيد.", [("بالتأكيد", "certainty")]),
        ("وهذا مما لا شك فيه.", [("مما لا شك فيه", "certainty")]),
        ("ربما كان الطريق طويلاً.", [("ربما", "hedge")]),
        ("ويبدو أن الطريق طويل.", [("ويبدو", "hedge")]),
        ("الطريق طويل على ما يبدو.", [("على ما يبدو", "hedge")]),
        ("ومن المرجح أن يطول الطريق.", [("ومن المرجح", "hedge")]),
        ("وهاجم ما يسمى مجلس القرية.", [("ما يسمى", "dismissal")]),
        ("وتحدث عن الاتفاق المزعوم.", [("المزعوم", "dismissal")]),
        ("وهاجم ما يعرف بالمجلس الأعلى.", [("ما يعرف", "dismissal")]),
        ("ربما، ولا شك، ربما.", [("ربما", "hedge"), ("ولا شك", "certainty"), ("ربما", "hedge")]),
        ("الشك في الطريق كبير.", []),
        ("ما يعرف الرجل طريقه.", []),
        ("افتتح السوق أمس.", []),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize("row", TABLES.marks, ids=lambda row: f"{row.kind}-{len(row.form)}")
def test_every_row_is_met(row: object) -> None:
    form = row.form  # type: ignore[attr-defined]
    clitic = len(form.split()[-1]) == 1
    assert marks(f"{form}{'ال' if clitic else ' '}كتاب"), form


def test_the_longest_row_wins_and_none_overlap() -> None:
    text = "وهذا مما لا شك فيه، على ما يبدو."
    assert [shown for shown, _ in marks(text)] == ["مما لا شك فيه", "على ما يبدو"]


def test_what_somebody_else_says_is_not_marked() -> None:
    assert marks("لا شك أن الطريق طويل.", own=0) == []
    text = "لا شك أن الطريق طويل. وقال الوزير إن الطريق قصير بلا شك. وربما عاد."
    a = musnad.read(text)
    assert [(m.span.of(text), m.kind) for m in a.marks] == [
        ("لا شك", "certainty"),
        ("وربما", "hedge"),
    ]


def test_the_row_is_named() -> None:
    [mark] = musnad.read("ربما كان الطريق طويلاً.").marks
    assert mark.row == "marks:ربما"
