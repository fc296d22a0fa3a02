"""Rows of several words, by how they begin."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from musnad.lexicon.beginnings import Beginnings


class Row(NamedTuple):
    words: tuple[str, ...]


ROWS = Beginnings(
    Row(tuple(form.split()))
    for form in ("من", "من باب", "من باب الحذر", "من المؤكد", "من ب", "في الواقع")
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("من", "باب", ["من باب الحذر", "من باب", "من ب", "من"]),
        ("من", "المؤكد", ["من المؤكد", "من ب", "من"]),
        ("من", "البيت", ["من ب", "من"]),
        ("من", "", ["من ب", "من"]),
        ("في", "الواقع", ["في الواقع"]),
        ("في", "البيت", []),
        ("على", "الواقع", []),
    ],
)
def test_rows_that_may_stand(first: str, second: str, expected: list[str]) -> None:
    assert [" ".join(row.words) for row in ROWS.of(first, second)] == expected
