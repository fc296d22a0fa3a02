"""The summary line, in both languages."""

import pytest
from export_cases import empty, of_gold, ship, silent
from export_gold import analysis_of

from musnad.export import summary
from musnad.export.summary import percent
from musnad.export.words import counted
from musnad.model import Analysis


def said(kinds: str, rows: list[tuple[int, list[int]]]) -> Analysis:
    """Analysis with sources of these kinds and statements of (source, via)."""
    names = {"p": "person", "a": "anonymous", "v": "vague", "m": "media"}
    text = "قال كلاما كثيرا"
    return analysis_of(
        {
            "text": text,
            "sources": [
                {"id": str(n), "name": f"Name {n}", "kind": names[kind]}
                for n, kind in enumerate(kinds)
            ],
            "attributions": [
                {
                    "cue": [0, 3],
                    "source": None,
                    "content": [[4, len(text)]],
                    "source_id": str(source),
                    "via": [str(v) for v in via],
                    "manner": "indirect",
                    "stance": "neutral",
                    "parent": None,
                }
                for source, via in rows
            ],
        }
    )


VOICE = " · 33 % of the words stand on nobody's word"


@pytest.mark.parametrize(
    ("kinds", "rows", "line"),
    [
        ("p", [(0, [])], "1 attribution · 1 source" + VOICE),
        ("v", [(0, [])], "1 attribution · 1 source (vague)" + VOICE),
        ("pp", [(0, []), (1, [])], "2 attributions · 2 sources" + VOICE),
        ("pv", [(0, []), (1, [])], "2 attributions · 2 sources (1 vague)" + VOICE),
        (
            "am",
            [(0, [1])],
            "1 attribution · 2 sources (1 anonymous)"
            + VOICE
            + " · 1 statement rests on one anonymous source, through Name 1",
        ),
        (
            "aapv",
            [(0, []), (1, []), (1, []), (2, []), (3, [])],
            "5 attributions · 4 sources (2 anonymous, 1 vague)"
            + VOICE
            + " · 2 statements rest on one anonymous source",
        ),
        (
            "amm",
            [(0, [1, 2]), (0, [1, 2]), (0, [])],
            "3 attributions · 3 sources (1 anonymous)"
            + VOICE
            + " · 3 statements rest on one anonymous source, 2 of them through Name 1 ← Name 2",
        ),
    ],
)
def test_line(kinds: str, rows: list[tuple[int, list[int]]], line: str) -> None:
    assert summary(said(kinds, rows)) == line


def test_one_of_two_in_arabic() -> None:
    line = summary(said("am", [(0, [1]), (0, [])]), "ar")
    assert line.endswith("قولان يقومان على مصدر مجهول واحد، أحدهما عبر Name 1")


def test_without_attributions() -> None:
    assert summary(silent()) == ("no attributions · 100 % of the words stand on nobody's word")
    assert summary(empty()) == "no attributions"


def test_whole_line_in_arabic() -> None:
    assert summary(ship(), "ar") == (
        "أربعة إسنادات · أربعة مصادر (واحد مجهول وواحد مبهم) · "
        "69% من الكلمات لا تُنسب إلى أحد · "
        "قولان يقومان على مصدر مجهول واحد، عبر وكالة Gulf Wire"
    )


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "مصدر واحد"),
        (2, "مصدران"),
        (3, "ثلاثة مصادر"),
        (10, "عشرة مصادر"),
        (11, "11 مصدرًا"),
        (99, "99 مصدرًا"),
        (100, "100 مصدر"),
        (102, "102 مصدر"),
        (103, "103 مصادر"),
        (111, "111 مصدرًا"),
    ],
)
def test_arabic_plurals(n: int, words: str) -> None:
    assert counted("source", n, "ar") == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "لا إسناد فيه"),
        (1, "إسناد واحد"),
        (2, "إسنادان"),
        (7, "سبعة إسنادات"),
        (17, "17 إسنادًا"),
    ],
)
def test_arabic_attributions(n: int, words: str) -> None:
    assert counted("attribution", n, "ar") == words


@pytest.mark.parametrize("thing", ["attribution", "source", "statement", "rests"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_placeholder_is_left(thing: str, language: str) -> None:
    assert not any(set("{}") & set(counted(thing, n, language)) for n in range(1, 130))  # type: ignore[arg-type]


def test_a_share_never_rounds_to_nothing_or_all() -> None:
    assert percent(0.0001, "ar") == "أقل من 1%"
    assert percent(0.9999, "en") == "more than 99 %"
    assert percent(0, "en") == "0 %"


def test_gold_articles_have_a_summary() -> None:
    assert all(" · " in summary(a) and " · " in summary(a, "ar") for a in of_gold())
