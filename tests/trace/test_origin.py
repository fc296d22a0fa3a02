"""The agency that a copy does not name."""

from __future__ import annotations

import pytest

from musnad.trace.agencies import agencies
from musnad.trace.origin import Origin, Twin, origins


def _credits(**names: str) -> dict[str, frozenset[str]]:
    return {own: frozenset(name.split("+")) for own, name in names.items()}


def test_a_credit_is_carried_with_the_pair_that_shows_it() -> None:
    twins = [Twin("a", "b", 0.9, 0.95, 0.97), Twin("a", "c", 0.6, 0.8, 0.7)]
    found = origins(twins, _credits(b="رويترز", c="رويترز"))
    assert found == [Origin("a", "رويترز", "b", 0.95, 0.9, 2, 0)]


@pytest.mark.parametrize(
    ("what", "twins", "credits"),
    [
        ("nobody is named", [Twin("a", "b", 0.9, 1, 1)], {}),
        ("it names somebody", [Twin("a", "b", 0.9, 1, 1)], _credits(a="واس", b="رويترز")),
        ("a passage only", [Twin("a", "b", 0.1, 0.2, 0.9)], _credits(b="رويترز")),
        (
            "they disagree",
            [Twin("a", "b", 0.9, 1, 1), Twin("a", "c", 0.9, 1, 1)],
            _credits(b="رويترز", c="واس"),
        ),
        ("two at once", [Twin("a", "b", 0.9, 1, 1)], _credits(b="رويترز+واس")),
    ],
)
def test_nothing_is_carried(
    what: str, twins: list[Twin], credits: dict[str, frozenset[str]]
) -> None:
    assert origins(twins, credits) == [], what


@pytest.mark.parametrize(
    ("credits", "byline", "named"),
    [
        ([], "واس - جدة", ["واس"]),
        ([], "واس ـ الرياض", ["واس"]),
        ([], "الرياض: وكالة رويترز", ["رويترز"]),
        ([], "عدن (أ.ف.ب)", ["أ ف ب"]),
        (["رويتر"], None, ["رويترز"]),
        ([], "سعاد النجار، رويترز: عدن", ["رويترز"]),
        ([], "سعاد رويترز", []),
        ([], "عدن - وكالات", []),
        ([], None, []),
    ],
)
def test_agencies(credits: list[str], byline: str | None, named: list[str]) -> None:
    assert sorted(agencies(credits, byline)) == named
