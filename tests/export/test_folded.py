"""Folding for a terminal loses no word and keeps to the width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export.folded import Page, cells


@pytest.mark.parametrize(
    ("text", "wide"),
    [("قال", 3), ("قَالَ", 3), ("", 0), ("新聞", 4), ("a\u200fb", 2), ("é", 1)],
)
def test_cells(text: str, wide: int) -> None:
    assert cells(text) == wide


@given(st.lists(st.text("ابتثقَُ新a", min_size=1, max_size=90), max_size=30))
def test_folding_keeps_every_letter_and_the_width(words: list[str]) -> None:
    page = Page(color=False, width=50)
    page.put(" ".join(words), first="  - ", rest="    ")
    lines = page.read().splitlines()
    assert "".join("".join(line[4:].split()) for line in lines) == "".join(words)
    assert all(cells(line) <= 50 for line in lines)


def test_styles_stand_around_the_words_alone() -> None:
    page = Page(color=True, width=50)
    page.put("وزير", "named", first="1 ")
    assert page.read() == "\x1b[2m1 \x1b[0m\x1b[36m\x1b[1mوزير\x1b[0m\n"
