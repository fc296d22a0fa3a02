from __future__ import annotations

import pytest

from musnad.evaluate.words import Words, fold, jaccard, name_words, same_name, word_f1

TEXT = "وقال (الوزير): «نَعَمْ»، 25 ألف_مرة."


def test_words_of_a_text() -> None:
    words = Words.of(TEXT)
    found = [TEXT[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    assert found == ["وقال", "الوزير", "نَعَمْ", "25", "ألف", "مرة"]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 4), {0}),
        ((0, 5), {0}),  # white space and brackets touch nothing
        ((4, 6), set()),
        ((3, 7), {0, 1}),  # one letter of a word is the word
        ((15, 23), {2}),  # quotation marks more are no error
        ((0, len(TEXT)), {0, 1, 2, 3, 4, 5}),
        ((8, 2), set()),
        ((500, 900), set()),
    ],
)
def test_words_under_a_span(span: tuple[int, int], expected: set[int]) -> None:
    assert Words.of(TEXT).under([span]) == expected


@pytest.mark.parametrize("span", [(a, b) for a in range(0, 36, 3) for b in range(0, 36, 4)])
def test_words_under_is_overlap(span: tuple[int, int]) -> None:
    words = Words.of(TEXT)
    slow = {
        i
        for i, (a, b) in enumerate(zip(words.starts, words.ends, strict=True))
        if span[0] < b and a < span[1]
    }
    assert words.under([span]) == slow


@pytest.mark.parametrize(
    ("text", "folded"),
    [("إِلَى", "الي"), ("آلة", "اله"), ("ٱلنُّور", "النور"), ("مـســنـد", "مسند"), ("abc", "abc")],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("الوزير والمتحدث", {"وزير", "متحدث"}),
        ("للأمم", {"امم"}),
        ("ال", {"ال"}),
        ("الأب", {"اب"}),
        ("بالي", {"بالي"}),
        ("", set()),
        ("«»", set()),
    ],
)
def test_name_words(name: str, expected: set[str]) -> None:
    assert name_words(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("سيرغي لافروف", "لافروف", True),
        ("وزير الخارجية الروسي سيرغي لافروف", "الوزير", True),
        ("رويترز", "فرانس برس", False),
        ("", "", False),
        ("أحمد علي حسن", "أحمد", True),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_shares() -> None:
    assert word_f1(frozenset(), frozenset()) == jaccard(frozenset(), frozenset()) == 1.0
    assert word_f1(frozenset({1, 2}), frozenset({2, 3})) == 0.5
    assert jaccard(frozenset({1, 2}), frozenset({2, 3})) == pytest.approx(1 / 3)
    assert word_f1(frozenset({1}), frozenset()) == 0.0
