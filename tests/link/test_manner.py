"""How much of a content stands in quotation marks that are its speaker's own."""

from __future__ import annotations

import pytest

import musnad

CASES = [
    ("وقال الوزير: «الجسر سليم ولن يغلق».", ["direct"]),
    ("وقال الوزير إن الجسر «سليم ولن يغلق أبدا».", ["mixed"]),
    ("وقال الوزير إن الجسر سليم.", ["indirect"]),
    ("وتعهد الوزير إجراء تحقيق «شفاف وسريع» في الحادث.", ["mixed"]),
    ("وأكد الوزير أن عبور «الجسر الكبير» آمن.", ["indirect"]),
    # in the words of another, the marks are those of the other one
    ("وقال الوزير: «الجسر سليم. وأكد المهندس أن الأعمدة متينة جدا».", ["direct", "indirect"]),
    (
        'وقال الوزير: «الجسر سليم. وأكد المهندس أن "الأعمدة كلها متينة جدا"».',
        ["direct", "direct"],
    ),
    ("وقال الوزير: «وفق دراسة للجامعة، الأعمدة كلها متينة جدا».", ["direct", "indirect"]),
    # within a clause of the other one all of it is quoted with the clause
    (
        "وقال الوزير: «كان العمل بطيئا فإن البلدية طلبت من الشركة تأجيل موعد الافتتاح».",
        ["direct", "direct"],
    ),
]


@pytest.mark.parametrize(("text", "manners"), CASES)
def test_whose_marks_count(text: str, manners: list[str]) -> None:
    assert [one.manner for one in musnad.read(text).attributions] == manners
