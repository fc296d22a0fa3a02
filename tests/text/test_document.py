"""Tokens and sentences, with offsets into the text as it was written."""

from __future__ import annotations

import pytest

from musnad.lexicon import Lookup, load
from musnad.lexicon import word as w
from musnad.text import Document

LOOKUP = Lookup(load())


def tokens(text: str) -> list[str]:
    doc = Document(text, LOOKUP)
    return [text[a:b] for a, b in zip(doc.start, doc.end, strict=True)]


def sentences(text: str) -> list[str]:
    """Return the sentences without the lines between them that hold nothing."""
    shown = [span.of(text).strip() for span in Document(text, LOOKUP).sentence_spans()]
    return [sentence for sentence in shown if sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير: «نعم».", ["قال", "الوزير", ":", "«", "نعم", "»", "."]),
        ("قَالَ الـوزير", ["قَالَ", "الـوزير"]),
        ("لـ«الفجر»", ["لـ", "«", "الفجر", "»"]),
        ("A320 في 15-7", ["A320", "في", "15", "-", "7"]),
        ("واحد... اثنان", ["واحد", "...", "اثنان"]),
        ("واحد… اثنان", ["واحد", "…", "اثنان"]),
        ("أوله\n\n  آخره", ["أوله", "\n\n  ", "آخره"]),
        ("أوله \t\r\nآخره", ["أوله", " \t\r\n", "آخره"]),
        ("#171;نعم#187; &quot;لا&quot;", ["#171;", "نعم", "#187;", "&quot;", "لا", "&quot;"]),
        ("&laquo;نعم&raquo;", ["&laquo;", "نعم", "&raquo;"]),
        ("مؤكداً،مشيراً", ["مؤكداً", "،", "مشيراً"]),
        ("Gulf\u00a0Wire", ["Gulf", "Wire"]),
        ("می\u200cگوید", ["می\u200cگوید"]),
        ("سنة٢٠٢٤", ["سنة٢٠٢٤"]),
        ("12%", ["12", "%"]),
        ("", []),
        (" \t ", []),
        ("\u200f\u202a", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [t.rstrip("ـ") for t in tokens(text)] == [t.rstrip("ـ") for t in expected]


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الجسر سيفتح غداً.",
        "قَــالَ: «نعم».\n\n😀 Gulf\u00a0Wire (أ.ف.ب) …",
        "\r\n\u200fقال\u202c \x00 ﷺ",
    ],
)
def test_offsets_slice_the_text(text: str) -> None:
    doc = Document(text, LOOKUP)
    position = 0
    for start, end, word in zip(doc.start, doc.end, doc.words, strict=True):
        assert position <= start < end <= len(text)
        assert word is LOOKUP(text[start:end])
        position = end
    left = [text[a:b] for a, b in zip([0, *doc.end], [*doc.start, len(text)], strict=True)]
    assert not any(ch.isalnum() for ch in "".join(left))
    assert doc.span(0, len(doc)) == (doc.start[0], doc.end[-1])


@pytest.mark.parametrize(
    "expected",
    [
        ["الماء نظيف.", "البئر قديمة."],
        ["الماء نظيف!", "البئر قديمة."],
        ["هل الماء نظيف؟", "البئر قديمة."],
        ["هل الماء نظيف?", "نعم."],
        ["هل الماء نظيف؟!", "البئر قديمة."],
        ["الماء نظيف!!!", "البئر قديمة."],
        ["الماء نظيف .", "البئر قديمة ."],
        ["قال لوكالة د.ب.أ إن الماء نظيف.", "البئر قديمة."],
        ["قال لوكالة أ.ف.ب. إن الماء نظيف.", "البئر قديمة."],
        ["قال لشبكة سي.إن.إن إن الماء نظيف.", "البئر قديمة."],
        ["قال لهيئة بي.بي.سي إن الماء نظيف.", "البئر قديمة."],
        ["وقال د. سامي إن الماء نظيف.", "البئر قديمة."],
        ["بلغت النسبة 3.5 في المئة.", "البئر قديمة."],
        ["بلغت النسبة ٣.٥ في المئة.", "البئر قديمة."],
        ["بلغت النسبة 35.", "البئر قديمة."],
        ["نشره موقع gulf.example الإخباري.", "البئر قديمة."],
        ["قال «الماء نظيف».", "البئر قديمة."],
        ["قال «الماء نظيف.»", "البئر قديمة."],
        ["قال “الماء نظيف.”", "البئر قديمة."],
        ['قال "الماء نظيف."', "البئر قديمة."],
        ["(الماء نظيف.)", "البئر قديمة."],
        ["الماء… نظيف.", "البئر قديمة."],
        ["الماء... نظيف.", "البئر قديمة."],
        ["الماء نظيف", "البئر قديمة"],
    ],
)
def test_sentences(expected: list[str]) -> None:
    between = " " if expected[0][-1] in '.!?؟»”")' else "\n"
    assert sentences(between.join(expected)) == expected


def test_a_stop_without_a_blank_ends_a_sentence() -> None:
    assert sentences("الماء نظيف.البئر قديمة.") == ["الماء نظيف.", "البئر قديمة."]


def test_an_opening_mark_belongs_to_what_follows() -> None:
    for mark in ("«", "“", '"'):
        assert sentences(f"الماء نظيف. {mark}البئر قديمة.") == [
            "الماء نظيف.",
            f"{mark}البئر قديمة.",
        ]


def test_a_new_line_ends_a_sentence() -> None:
    assert sentences("عنوان بلا نقطة\nالماء نظيف.\r\n\r\nالبئر قديمة.") == [
        "عنوان بلا نقطة",
        "الماء نظيف.",
        "البئر قديمة.",
    ]


def test_an_ellipsis_at_the_end_of_a_line_ends_a_sentence() -> None:
    assert sentences("وبقي الماء...\nالبئر قديمة.") == ["وبقي الماء...", "البئر قديمة."]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "...",
        "الماء نظيف. البئر قديمة.",
        "  \n الماء نظيف.\n\n\n«البئر قديمة.»  \n",
        "\u200f\u200f",
        "د.ب.أ",
    ],
)
def test_sentences_cover_the_text(text: str) -> None:
    spans = Document(text, LOOKUP).sentence_spans()
    assert "".join(span.of(text) for span in spans) == text
    assert all(span.start < span.end for span in spans)


def test_sentences_cover_the_tokens() -> None:
    doc = Document("الماء نظيف. «البئر قديمة.»\n\nوقال: نعم", LOOKUP)
    covered = [token for first, last in doc.sentences for token in range(first, last)]
    assert covered == list(range(len(doc)))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("سامر نجار - الفجر - بيروت: وصل الوفد.", "سامر نجار - الفجر - بيروت: "),
        ("بيروت / أ ف ب: وصل الوفد.", "بيروت / أ ف ب: "),
        ("قال سامر - وهو نجار -: وصل الوفد.", "قال سامر - وهو نجار -: وصل الوفد."),
        ("بيروت - وصل الوفد. وقال: نعم.", "بيروت - وصل الوفد. "),
        ("الوزير: وصل الوفد.", "الوزير: وصل الوفد."),
    ],
)
def test_a_dateline_stands_apart(text: str, first: str) -> None:
    spans = Document(text, LOOKUP).sentence_spans()
    assert spans[0].of(text) == first


@pytest.mark.parametrize("flags", [w.QUOTE, w.STOP | w.LINE, w.CUE, w.AL, w.AL | w.COLON])
def test_where_finds_common_and_rare_flags(flags: int) -> None:
    doc = Document("قال الوزير: «الماء نظيف».\nوأكد أن البئر قديمة؛ ربما.", LOOKUP)
    expected = [at for at, word in enumerate(doc.words) if word.flags & flags]
    assert expected
    assert doc.where(flags) == expected
