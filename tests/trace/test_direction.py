"""Who was first, and what shows it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from musnad.trace.cards import Card
from musnad.trace.direction import Evidence, Side, evidence, judged


def _side(
    outlet: str = "الشاطئ",
    day: int | None = None,
    at: tuple[int, int] | None = None,
    precision: str = "minute",
    address: str = "https://shore.example/1",
    cited: str = "",
    links: tuple[str, ...] = (),
) -> Side:
    moment = datetime(2021, 2, day or 1, *at) if at else None
    found = date(2021, 2, day) if day else None
    card = Card(outlet, found, moment, precision, (address,), frozenset())
    return Side(card, frozenset({cited} if cited else ()), links)


@pytest.mark.parametrize(
    ("what", "a", "b", "direction", "rules"),
    [
        ("nothing is known", _side(), _side("الميناء"), "unknown", []),
        ("the same day", _side(day=3), _side("الميناء", day=3), "unknown", []),
        ("a day earlier", _side(day=3), _side("الميناء", day=4), "a_first", ["day"]),
        ("a day later", _side(day=5), _side("الميناء", day=4), "b_first", ["day"]),
        ("an hour earlier", _side(day=3, at=(9, 0)), _side(day=3, at=(10, 0)), "a_first", ["time"]),
        ("the same minute", _side(day=3, at=(9, 0)), _side(day=3, at=(9, 0)), "unknown", []),
        ("a time and a day", _side(day=3, at=(9, 0)), _side(day=3), "unknown", []),
        ("names it", _side(cited="الميناء"), _side("الميناء"), "b_first", ["cited"]),
        ("names itself", _side(cited="الشاطئ"), _side("الشاطئ"), "unknown", []),
        (
            "holds its address",
            _side(),
            _side("الميناء", links=("https://shore.example/1).",)),
            "a_first",
            ["link"],
        ),
        (
            "names it, and was earlier",
            _side(day=3, cited="الميناء"),
            _side("الميناء", day=5),
            "unknown",
            ["cited", "day"],
        ),
        (
            "each names the other",
            _side(cited="الميناء"),
            _side("الميناء", cited="الشاطئ"),
            "unknown",
            ["cited", "cited"],
        ),
    ],
)
def test_direction(what: str, a: Side, b: Side, direction: str, rules: list[str]) -> None:
    found = evidence(a, b)
    assert (judged(found), [one.rule for one in found]) == (direction, rules), what
    turned = {"a_first": "b_first", "b_first": "a_first", "unknown": "unknown"}
    assert judged(evidence(b, a)) == turned[direction]


def test_it_says_what_shows_it() -> None:
    found = evidence(_side(day=3), _side("الميناء", day=4))
    assert found == [Evidence("day", "a_first", "2021-02-03 < 2021-02-04")]
