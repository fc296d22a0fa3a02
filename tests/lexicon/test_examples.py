"""Every row of the word lists shows a sentence in which it speaks and one in which it must not."""

from __future__ import annotations

from typing import Any

import pytest

import musnad
from musnad.arabic import fold
from musnad.lexicon.load import read_table
from musnad.model import Attribution

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
    """Tell whether the row fires."""
    article = musnad.read(text)
    if kind == "mark":
        return f"marks:{row['form']}" in {mark.row for mark in article.marks}
    rows = {attribution.row for attribution in article.attributions}
    if kind == "saying":
        return any(_through(row, one, text) for one in article.attributions)
    return f"{_PLACES[kind]}:{row.get('lemma') or row['form']}" in rows


def _through(row: dict[str, Any], one: Attribution, text: str) -> bool:
    """Tell whether a preposition fires through the noun of saying, which has no name of its own.

    It stands before who says it, and its shading, where it has one, is that of the statement.
    """
    behind = one.source.start if one.source else one.cue.end
    stands = fold(row["form"]) in fold(text[one.cue.start : behind])
    shades = one.stance == row.get("stance", one.stance)
    return one.row.startswith("prepositions:") and stands and shades


@pytest.mark.parametrize(("kind", "row"), _ROWS)
def test_row_speaks_in_its_example_only(kind: str, row: dict[str, Any]) -> None:
    assert _speaks(kind, row, row["example"])
    assert not _speaks(kind, row, row["not_example"])
