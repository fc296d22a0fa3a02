"""What is a copy, and what is none."""

from __future__ import annotations

import pytest
from tests.trace.libraries import BRIDGE, MARKET, NOTE, PORT, spans, traced, unlike

from musnad.evaluate.copies import plain_jaccard
from musnad.trace.words import words_of

_LEAD = "في خبر آخر تابعته الصحيفة مع أهل المدينة طوال الأسبوع الماضي، "


def _pairs(texts: list[str], outlets: list[str | None] | None = None) -> list[tuple[int, int]]:
    _, copies = traced(texts, outlets or [])
    return list(zip(copies.a.tolist(), copies.b.tolist(), strict=True))


@pytest.mark.parametrize(
    ("what", "one", "other"),
    [
        ("the same", BRIDGE, BRIDGE),
        ("another lead", BRIDGE, _LEAD + BRIDGE),
        ("a paragraph less", f"{BRIDGE}\n{PORT}\n{MARKET}", f"{BRIDGE}\n{MARKET}"),
        ("other quotation marks", BRIDGE.replace("إن", "إن: «"), BRIDGE.replace("إن", 'إن "')),
        ("with vowels and tatweel", BRIDGE, BRIDGE.replace("ب", "بَـ")),
        ("digits of another kind", "١٢ " + BRIDGE + " ٤٠", "12 " + BRIDGE + " 40"),
        ("another number", BRIDGE + " وكلف 30 ألفاً", BRIDGE + " وكلف 35 ألفاً"),
        ("a passage in another article", f"{MARKET} {BRIDGE[:260]}", f"{BRIDGE} {PORT}"),
        ("a word changed in a passage", PORT + BRIDGE, MARKET + BRIDGE.replace("دعائمه", "أركانه")),
    ],
)
def test_copies(what: str, one: str, other: str) -> None:
    assert _pairs([one, unlike(1), other]) == [(0, 2)], what


@pytest.mark.parametrize(
    ("what", "one", "other"),
    [
        ("other words", BRIDGE, MARKET),
        ("a short passage", f"{MARKET} {BRIDGE[:90]}", f"{PORT} {BRIDGE[:90]}"),
        ("no words", "", ""),
        ("four words", "قال رئيس بلدية المدينة", "قال رئيس بلدية المدينة"),
    ],
)
def test_no_copies(what: str, one: str, other: str) -> None:
    assert _pairs([one, unlike(1), other]) == [], what


def test_a_short_article_is_copied_too() -> None:
    note = "توفي صباح اليوم الشاعر الكبير عن ثمانين عاماً"
    assert _pairs([note, unlike(3), f"{note} في بيته"]) == [(0, 2)]


def test_jaccard_is_exact() -> None:
    texts = [BRIDGE, BRIDGE[:300], _LEAD + BRIDGE, BRIDGE + PORT]
    _, copies = traced(texts)
    assert len(copies.a) == 6
    for a, b, value in zip(copies.a, copies.b, copies.jaccard, strict=True):
        assert value == pytest.approx(plain_jaccard(texts[a], texts[b]))


def test_spans_and_shares() -> None:
    texts = [f"{MARKET}\n{BRIDGE}", f"{_LEAD}{BRIDGE}"]
    shelf, copies = traced(texts)
    assert spans(texts, shelf, copies) == [(BRIDGE.rstrip("."), BRIDGE.rstrip("."))]
    size = len(words_of([BRIDGE]).hashes)
    assert copies.words_a.tolist() == copies.words_b.tolist() == [size]


@pytest.mark.parametrize("turned", [False, True])
def test_an_article_that_holds_another_twice(turned: bool) -> None:
    texts = [BRIDGE, f"{BRIDGE}\n{MARKET}\n{BRIDGE}"]
    _, copies = traced(texts[::-1] if turned else texts)
    size = len(words_of([BRIDGE]).hashes)
    shared = [copies.words_a.tolist(), copies.words_b.tolist()]
    assert shared == ([[2 * size], [size]] if turned else [[size], [2 * size]])
    assert len(copies.runs.pair) == 2


def test_a_thousand_copies_are_joined_with_the_first() -> None:
    pairs = _pairs([BRIDGE] * 1000)
    assert pairs == [(0, other) for other in range(1, 1000)]


def test_up_to_fifty_copies_are_all_joined_with_one_another() -> None:
    assert len(_pairs([BRIDGE] * 50)) == 50 * 49 // 2


def test_boilerplate_makes_no_copies_and_is_listed() -> None:
    texts = [f"{unlike(number)}\n{NOTE}" for number in range(12)]
    _, copies = traced([*texts, BRIDGE], ["الشاطئ"] * 12 + ["الميناء"])
    assert len(copies.a) == 0
    assert [notice.article for notice in copies.notices] == [0]
    assert copies.notices[0].families == 12
    first = 60
    assert abs(copies.notices[0].first - first) <= 8


def test_boilerplate_in_a_hundred_articles_makes_no_copies() -> None:
    texts = [f"{unlike(number)}\n{NOTE}" for number in range(100)]
    assert _pairs(texts, ["الشاطئ"] * 100) == []


def test_what_one_outlet_republishes_is_no_boilerplate() -> None:
    texts = [f"{BRIDGE} {unlike(number, 8)}" for number in range(6)]
    _, copies = traced(texts, ["الشاطئ"] * 6)
    assert len(copies.a) == 15
    assert not copies.notices


def test_articles_without_outlets_have_no_boilerplate() -> None:
    texts = [f"{unlike(number)}\n{NOTE}" for number in range(5)]
    assert len(_pairs(texts, [None] * 5)) == 10
