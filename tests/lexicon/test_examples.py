"""Every row of the word lists shows a sentence in which it speaks and one in which it must not."""

from __future__ import annotations

from typing import Any

import pytest

import musnad
from musnad.lexicon.load import read_table

_PLACES = {
    "verb": "verbs",
    "noun": "nouns",
    "mark": "marks",
    "preposition": "prepositions",
    "formula": "prepositions",
    "saying": "prepositions",
}
_ROWS = [
    pytest.param(kind, row, id=f"{kind}-{index}")
    for kind, table in _PLACES.items()
    for index, row in enumerate(read_table(table)[kind])
]


def _speaks(kind: str, row: dict[str, Any], text: str) -> bool:
    """Tell whether the row fires; a noun of saying has no name of its own: its preposition has."""
    article = musnad.read(text)
    if kind == "mark":
        return f"marks:{row['form']}" in {mark.row for mark in article.marks}
    rows = {attribution.row for attribution in article.attributions}
    if kind == "saying":
        return any(name.startswith("prepositions:") for name in rows)
    return f"{_PLACES[kind]}:{row.get('lemma') or row['form']}" in rows


@pytest.mark.parametrize(("kind", "row"), _ROWS)
def test_row_speaks_in_its_example_only(kind: str, row: dict[str, Any]) -> None:
    assert _speaks(kind, row, row["example"])
    assert not _speaks(kind, row, row["not_example"])
