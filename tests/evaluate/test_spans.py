"""Figures of expressions of time and names."""

from __future__ import annotations

from typing import Any

import pytest

from musnad.errors import RecordError
from musnad.evaluate.spans import span_figures, span_misses

TEXT = "وصل أمس الأحد وبقي يومين."
DAY = {"span": [4, 13], "type": "DATE", "value": "2021-02-14"}
STAY = {"span": [19, 24], "type": "DURATION", "value": "P2D"}
GOLD = {"id": "1", "text": TEXT, "items": [DAY, STAY]}
ALL = {"spans": 1.0, "typed": 1.0, "overlap": 1.0, "values": 1.0}


def figures(*items: dict[str, Any]) -> dict[str, float]:
    return span_figures([GOLD], [{"id": "1", "dates": list(items)}])


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([DAY, STAY], ALL),
        ([DAY | {"span": [3, 13]}, STAY | {"span": [19, 25]}], ALL),
        ([DAY, STAY | {"type": "DATE"}], ALL | {"typed": 0.5}),
        ([DAY, STAY | {"value": "P3D"}], ALL | {"values": 0.5}),
        ([DAY | {"span": [4, 7]}, STAY], ALL | {"spans": 0.5, "typed": 0.5, "values": 0.5}),
        ([DAY, STAY | {"value": None}], ALL | {"values": 2 / 3}),
        ([], dict.fromkeys(ALL, 0.0)),
    ],
)
def test_figures(items: list[dict[str, Any]], expected: dict[str, float]) -> None:
    assert figures(*items) == pytest.approx(expected)


def test_an_item_too_many_costs() -> None:
    assert figures(DAY, STAY, STAY | {"span": [0, 3]})["spans"] == pytest.approx(0.8)


def test_texts_without_items() -> None:
    empty = {"id": "1", "text": TEXT, "items": []}
    assert span_figures([empty], [{"id": "1", "dates": []}]) == {"calm": 1.0}
    assert span_figures([empty], [{"id": "1", "dates": [DAY]}]) == {"calm": 0.0}
    assert span_figures([empty], []) == {"calm": 1.0}


def test_names_are_compared_with_names() -> None:
    gold = {"id": "1", "text": TEXT, "items": [{"span": [0, 3], "type": "PER"}]}
    predicted = {"id": "1", "dates": [DAY], "names": [{"span": [0, 3], "type": "PER"}]}
    assert span_figures([gold], [predicted]) == {
        "spans": 1.0,
        "typed": 1.0,
        "overlap": 1.0,
        "PER": 1.0,
    }


def test_misses_are_told() -> None:
    wrong = {"id": "1", "dates": [DAY | {"value": "2021-02-07"}, STAY | {"span": [0, 3]}]}
    assert span_misses([GOLD], [wrong]) == [
        ("1: 2021-02-14 is wanted, 2021-02-07 given", "أمس الأحد | أمس الأحد"),
        ("1: missed, P2D", "يومين"),
        ("1: invented", "وصل"),
    ]


def test_an_item_without_a_span_is_refused() -> None:
    with pytest.raises(RecordError, match="a span is"):
        figures({"type": "DATE"})
