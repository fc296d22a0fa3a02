"""Quotation marks of every house, paired."""

from __future__ import annotations

import pytest

from musnad.find.quotations import Quotations, find_quotations
from musnad.lexicon import Lookup, load
from musnad.text import Document

LOOKUP = Lookup(load())
LONG = "والماء في المدينة قليل منذ زمن " * 12


def quotations(text: str) -> tuple[Document, Quotations]:
    doc = Document(text, LOOKUP)
    return doc, find_quotations(doc)


def quoted(text: str) -> list[tuple[int, str]]:
    """Return depth and words of each quotation, ! behind those that nobody closes."""
    doc, found = quotations(text)
    return [
        (q.depth, text[doc.end[q.open] : doc.end[q.close - 1]].strip() + "!" * (not q.closed))
        if q.close > q.open + 1
        else (q.depth, "")
        for q in found.all
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("«", "»"),
        ("»", "«"),
        ("“", "”"),
        ("”", "“"),
        ("„", "“"),
        ("‟", "”"),
        ("″", "″"),
        ('"', '"'),
        ("‹", "›"),
        ("#171;", "#187;"),
        ("&#171;", "&#187;"),
        ("&laquo;", "&raquo;"),
        ("&quot;", "&quot;"),
    ],
)
def test_every_house(one: str, other: str) -> None:
    assert quoted(f"وقال: {one}الماء نظيف{other}.") == [(0, "الماء نظيف")]
    assert quoted(f"وقال {one}الماء نظيف{other}، وأضاف {one}البئر قديمة{other}.") == [
        (0, "الماء نظيف"),
        (0, "البئر قديمة"),
    ]
    assert quoted(f"{one}الماء نظيف{other}") == [(0, "الماء نظيف")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال: «قرأت “الفجر” أمس».", [(0, "قرأت “الفجر” أمس"), (1, "الفجر")]),
        ('وقال: «قرأت "الفجر" أمس».', [(0, 'قرأت "الفجر" أمس'), (1, "الفجر")]),
        ("وقال: “قرأت «الفجر» أمس”.", [(0, "قرأت «الفجر» أمس"), (1, "الفجر")]),
        ("وقال: «قرأت «الفجر» أمس».", [(0, "قرأت «الفجر» أمس"), (1, "الفجر")]),
        ('وقال: "قرأت "الفجر" أمس".', [(0, 'قرأت "الفجر" أمس'), (1, "الفجر")]),
        ("وقال: “قرأت “الفجر” أمس”.", [(0, "قرأت “الفجر” أمس"), (1, "الفجر")]),
        ("وقال: «قرأت في «الفجر»».", [(0, "قرأت في «الفجر»"), (1, "الفجر")]),
        ("«الفجر» و«النور».", [(0, "الفجر"), (0, "النور")]),
        ('لـ"الفجر" و"النور".', [(0, "الفجر"), (0, "النور")]),
        ('وقال : " الماء نظيف " .', [(0, "الماء نظيف")]),
        ("وقال : « الماء نظيف » .", [(0, "الماء نظيف")]),
        ("(«الفجر»)", [(0, "الفجر")]),
        ("الماء نظيف» والبئر قديمة.", []),
        ("لا علامة هنا.", []),
    ],
)
def test_pairs(text: str, expected: list[tuple[int, str]]) -> None:
    assert quoted(text) == expected


def test_a_mark_at_the_end_of_a_sentence_opens_none() -> None:
    text = 'قال إن السد قديم". وأضاف أن اليوم "أسوأ من أمس".'
    assert quoted(text) == [(0, "أسوأ من أمس")]


def test_a_short_one_that_is_not_closed_ends_with_its_paragraph() -> None:
    text = "وقال: «الماء نظيف. والبئر قديمة.\nوالطريق طويل."
    assert quoted(text) == [(0, "الماء نظيف. والبئر قديمة.!")]


def test_a_long_one_that_is_not_closed_ends_with_its_sentence() -> None:
    text = f"وقال: «الماء نظيف. {LONG}.\nوالطريق طويل."
    assert quoted(text) == [(0, "الماء نظيف!")]


def test_one_that_is_not_closed_does_not_swallow_the_next() -> None:
    text = "وقال: «الماء نظيف.\nوقال: «البئر قديمة»."
    assert quoted(text) == [(0, "الماء نظيف.!"), (0, "البئر قديمة")]


@pytest.mark.parametrize(("one", "other"), ["«»", '""', "“”"])
def test_over_several_paragraphs(one: str, other: str) -> None:
    text = (
        f"وقال: {one}الماء نظيف.\n{one}والبئر قديمة.\n{one}والطريق طويل{other}.\n"
        f"وقال: {one}نعم هذا صحيح{other}."
    )
    assert quoted(text) == [
        (0, f"الماء نظيف.\n{one}والبئر قديمة.\n{one}والطريق طويل"),
        (0, "نعم هذا صحيح"),
    ]


def test_one_that_the_next_paragraph_closes() -> None:
    text = "وقال: «الماء نظيف.\nوالبئر قديمة».\nوقال «نعم هذا صحيح»."
    assert quoted(text) == [(0, "الماء نظيف.\nوالبئر قديمة"), (0, "نعم هذا صحيح")]


def test_the_house_is_told_by_most_of_its_marks() -> None:
    text = "قال »الماء نظيف« و»البئر قديمة« في »الفجر«."
    assert quoted(text) == [(0, "الماء نظيف"), (0, "البئر قديمة"), (0, "الفجر")]


def test_around() -> None:
    doc, found = quotations("وقال: «قرأت “الفجر” أمس» ثم مضى.")
    outer, _ = found.all
    words = {doc.text[a:b]: k for k, (a, b) in enumerate(zip(doc.start, doc.end, strict=True))}
    assert found.around(words["قرأت"]) == outer
    assert found.around(words["الفجر"]) == outer
    assert found.around(words["«"]) is None
    assert found.around(words["مضى"]) is None
    assert found.at[words["«"]] == found.closing[words["»"]] == outer


@pytest.mark.parametrize(
    "text", ["", "«", "»", '"', '"""', "«»", "»«", "«" * 9, "”“" * 5, "\n«\n»\n"]
)
def test_marks_alone(text: str) -> None:
    doc, found = quotations(text)
    assert len(found.outer) == len(doc)
    for q in found.all:
        assert 0 <= q.open < q.close <= len(doc)
