"""The outlet's own voice: everything that no content covers."""

from __future__ import annotations

import pytest

import musnad


@pytest.mark.parametrize(
    ("text", "spans", "mine", "words"),
    [
        ("افتتح السوق أمس.", ["افتتح السوق أمس."], 3, 3),
        ("قال الوزير إن الطريق طويل.", ["قال الوزير"], 2, 5),
        ("وقال: «الطريق طويل جداً».", ["وقال: «"], 1, 4),
        ("«الطريق طويل»، قال الوزير.", ["»، قال الوزير."], 2, 4),
        (
            "افتتح السوق أمس. وقال الوزير إن الطريق طويل. والماء نظيف.",
            ["افتتح السوق أمس. وقال الوزير", ". والماء نظيف."],
            7,
            10,
        ),
        (
            "وسقط، وفق شهود عيان، جدار المدرسة القديمة.",
            ["، وفق شهود عيان،"],
            3,
            7,
        ),
        ("قال النائب إن الوزير أكد أن الجسر آمن.", ["قال النائب"], 2, 8),
        ("لا شك أن الطريق طويل.", ["لا شك أن الطريق طويل."], 5, 5),
        ("بلغ 35 في المئة (A320).", ["بلغ 35 في المئة (A320)."], 5, 5),
        ("\n\n  افتتح السوق.  \n", ["افتتح السوق."], 2, 2),
        ("", [], 0, 0),
        (" ... ", [], 0, 0),
    ],
)
def test_voice(text: str, spans: list[str], mine: int, words: int) -> None:
    a = musnad.read(text)
    assert [span.of(text) for span in a.voice] == spans
    assert (a.voice_words, a.words) == (mine, words)


def test_the_share_of_nobody() -> None:
    assert musnad.read("").voice_share == 1
    assert musnad.read("افتتح السوق.").voice_share == 1
    assert musnad.read("قال الوزير إن الطريق طويل.").voice_share == pytest.approx(0.4)


def test_the_words_of_a_statement_inside_another_count_once() -> None:
    a = musnad.read("ذكرت الصحيفة أن الوزير أكد أن الجسر آمن. والماء نظيف.")
    assert len(a.attributions) == 2
    assert (a.voice_words, a.words) == (4, 10)
