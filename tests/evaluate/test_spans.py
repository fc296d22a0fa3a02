"""Marked spans are scored by whole words, one gold item to one prediction."""

from __future__ import annotations

import pytest

from musnad.errors import RecordError
from musnad.evaluate.spans import span_figures

TEXT = "زار سامر الحداد مدينة حلب ثم دمشق"
GOLD = [
    {
        "id": "1",
        "text": TEXT,
        "items": [
            {"span": [4, 15], "type": "PER"},
            {"span": [22, 25], "type": "LOC"},
            {"span": [29, 33], "type": "LOC"},
        ],
    }
]


def figures(*names: tuple[int, int, str]) -> dict[str, float]:
    predicted = [{"id": "1", "names": [{"span": [a, b], "type": t} for a, b, t in names]}]
    return {k: round(v, 2) for k, v in span_figures(GOLD, predicted, "names").items()}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([(4, 15, "PER"), (22, 25, "LOC"), (29, 33, "LOC")], (1.0, 1.0, 1.0)),
        ([(4, 15, "PER"), (22, 25, "ORG"), (29, 33, "LOC")], (1.0, 0.67, 1.0)),
        ([(4, 8, "PER"), (22, 25, "LOC"), (29, 33, "LOC")], (0.67, 0.67, 1.0)),
        ([(22, 25, "LOC")], (0.5, 0.5, 0.5)),
        ([], (0.0, 0.0, 0.0)),
    ],
)
def test_figures(names: list[tuple[int, int, str]], expected: tuple[float, ...]) -> None:
    found = figures(*names)
    assert (found["span"], found["typed"], found["overlap"]) == expected


def test_two_predictions_of_one_item_count_once() -> None:
    assert figures((22, 25, "LOC"), (22, 25, "LOC"))["typed"] == 0.4


def test_an_article_that_is_missing_has_no_names() -> None:
    assert span_figures(GOLD, [], "names")["typed"] == 0.0


def test_a_span_that_is_none() -> None:
    with pytest.raises(RecordError, match="names"):
        span_figures(GOLD, [{"id": "1", "names": [{"span": 3, "type": "PER"}]}], "names")
