from __future__ import annotations

from typing import Any

import pytest

from musnad.errors import RecordError
from musnad.evaluate.sentences import form_of, sentence_figures, sentence_misses

TEXT = "قال الوزير إن الجسر مفتوح."
Record = dict[str, Any]


def answer(cue: list[int], source: list[int] | None, content: list[list[int]]) -> Record:
    given = {"cue": cue, "source": source, "content": content, "source_id": "s1"}
    return {"id": "1", "attributions": [given], "sources": []}


RIGHT = answer([0, 3], [4, 10], [[11, 25]])
NONE: Record = {"id": "1", "attributions": []}
SILVER = {
    "id": "1",
    "text": TEXT,
    "tier": "A",
    "cue": [0, 3],
    "source": [4, 10],
    "content": [11, 25],
}
POSITIVE = {
    "id": "1",
    "text": TEXT,
    "cue": "قال",
    "source": "الوزير",
    "content": "إن الجسر مفتوح",
}
NEGATIVE = {"id": "1", "text": TEXT, "trap": "قال"}
ALL = {"cues": 1, "sources": 1, "contents": 1, "sentences": 1}
NO = {"cues": 0, "sources": 0, "contents": 0, "sentences": 1}


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (SILVER, RIGHT, ALL),
        (SILVER, NONE, NO),
        (SILVER, answer([0, 3], None, [[11, 25]]), ALL | {"sources": 0}),
        (SILVER, answer([0, 3], [4, 10], [[11, 13]]), ALL | {"contents": 0}),
        (SILVER, answer([4, 10], [4, 10], [[11, 25]]), NO),
        (SILVER | {"source": None, "content": None}, RIGHT, {"cues": 1, "sentences": 1}),
        (SILVER | {"content": None, "content_segments": [[11, 13], [14, 25]]}, RIGHT, ALL),
        (SILVER | {"tier": "N"}, RIGHT, {"quiet": 0, "sentences": 1}),
        (SILVER | {"tier": "N"}, answer([4, 10], None, []), {"quiet": 1, "sentences": 1}),
        (SILVER | {"tier": "B"}, RIGHT, {"sentences": 1}),
        (POSITIVE, RIGHT, ALL),
        (POSITIVE, NONE, NO),
        (POSITIVE | {"content": ["إن الجسر", "مفتوح"]}, RIGHT, ALL),
        (NEGATIVE, NONE, {"quiet": 1, "sentences": 1}),
        (NEGATIVE, answer([4, 10], None, [[11, 25]]), {"quiet": 0, "sentences": 1}),
    ],
)
def test_figures_of_one_sentence(
    gold: Record, predicted: Record, expected: dict[str, float]
) -> None:
    assert sentence_figures([gold], [predicted]) == expected


def test_a_missing_prediction_is_silence() -> None:
    assert sentence_figures([NEGATIVE], [])["quiet"] == 1
    assert sentence_figures([POSITIVE], [])["cues"] == 0


@pytest.mark.parametrize(
    ("record", "form"),
    [
        ({"attributions": [], "cue": ""}, "gold"),
        (SILVER, "silver"),
        (POSITIVE, "positives"),
        (NEGATIVE, "negatives"),
    ],
)
def test_form(record: Record, form: str) -> None:
    assert form_of([record]) == form


def test_no_form() -> None:
    with pytest.raises(RecordError, match="found `id`, `text`"):
        form_of([{"id": "1", "text": ""}])


@pytest.mark.parametrize("broken", [{"cue": "ذكر"}, {"cue": 7}, {"source": "المدير"}])
def test_a_broken_sentence_is_named(broken: Record) -> None:
    with pytest.raises(RecordError, match="1: "):
        sentence_figures([POSITIVE | broken], [RIGHT])


def test_misses_are_shown() -> None:
    assert sentence_misses([POSITIVE], [RIGHT]) == []
    [(what, sentence)] = sentence_misses([POSITIVE], [NONE])
    assert what == "1: cues, sources, contents"
    assert sentence.startswith("⟦قال⟧ الوزير")
