"""Spellings of one word are equal, and different words stay apart."""

from __future__ import annotations

import pytest

from musnad.arabic import CONTROLS, IGNORABLE, TASHKEEL, bare, fold, has_letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قَالَ", "قال"),
        ("قـــال", "قال"),
        ("أكّد", "اكد"),
        ("إنّ", "ان"),
        ("آخر", "اخر"),
        ("ٱلوزير", "الوزير"),
        ("نفى", "نفي"),
        ("رئيسة", "رئيسه"),
        ("یقول", "يقول"),
        ("کشف", "كشف"),
        ("ڪشف", "كشف"),
        ("ہو", "هو"),
        ("١٢٣٤٥٦٧٨٩٠", "1234567890"),
        ("۱۲۳۴۵۶۷۸۹۰", "1234567890"),
        ("\u200fقال\u200e", "قال"),
        ("قا\u00adل", "قال"),
        ("\ufeffقال", "قال"),
        ("رحمٰن", "رحمن"),
        ("\ufed7\ufe8e\ufedd", "قال"),
        ("\ufefb", "لا"),
    ],
)
def test_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("علم", "عليم"),
        ("ذكر", "دكر"),
        ("قال", "قالت"),
        ("سأل", "سال "),
        ("مؤكد", "مكد"),
        ("مسئول", "مسول"),
        ("بيان", "بيانا"),
    ],
)
def test_two_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("word", ["قَالَ", "ـــ", "", "Reuters", "٣٥", "\ufefb", "e\u0301", "😀"])
def test_folding_what_is_folded_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)
    assert bare(bare(word)) == bare(word)


def test_bare_keeps_the_letters_as_written() -> None:
    assert bare("أَكَّدَتْ نَفَى رَئِيسَةُ") == "أكدت نفى رئيسة"


def test_nothing_is_left_of_what_has_no_letter() -> None:
    assert fold("ـــ") == fold("\u064b\u0651") == fold("\u200f\u202a") == ""


def test_latin_is_left_alone() -> None:
    assert fold("Reuters") == "Reuters"


def test_classes_hold_no_letter() -> None:
    letters = "".join(chr(code) for code in range(0x621, 0x64B) if chr(code) != "ـ")
    assert bare(letters) == letters
    assert TASHKEEL in IGNORABLE
    assert CONTROLS in IGNORABLE


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", False),
        ("CNN 2024", False),
        ("١٢٣، ؟", False),
        ("ـــ\u064e", False),
        ("قَالَ", True),
        ("قال CNN", True),
        ("CNN قال", True),
        ("یک", True),
        ("\ufed7\ufe8e\ufedd", True),
    ],
)
def test_letters_are_seen(text: str, letters: bool) -> None:
    assert has_letters(text) == letters
