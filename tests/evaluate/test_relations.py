"""The figures of relations: which edges are the same, and what is said of them."""

from __future__ import annotations

from typing import Any

import pytest

from musnad.evaluate.relations import relation_figures

TEXT = "قصفت روسيا مستشفى في حلب"
GOLD: dict[str, Any] = {
    "id": "1",
    "text": TEXT,
    "attributions": [],
    "relations": [
        {
            "subject": {"span": [5, 10], "name": "روسيا", "of": []},
            "object": {"span": [11, 17], "name": "مستشفى", "of": []},
            "event": "ASSAULT",
            "mode": "shelling",
            "place": {"span": [21, 24], "name": "حلب"},
            "date": None,
            "polarity": "done",
            "attribution": None,
            "evidence": [[0, 4]],
        }
    ],
}


def actor(name: str, start: int, end: int) -> dict[str, Any]:
    return {"id": name, "name": name, "of": [], "mentions": [[start, end]]}


def predicted(**changes: Any) -> dict[str, Any]:
    edge = {
        "subject": "روسيا",
        "object": "مستشفى",
        "place": "حلب",
        "event": "ASSAULT",
        "mode": "shelling",
        "polarity": "done",
        "attribution": None,
        "evidence": [[0, 4], [5, 10], [11, 17]],
    }
    actors = [actor("روسيا", 5, 10), actor("مستشفى", 11, 17), actor("حلب", 21, 24)]
    return {"id": "1", "actors": actors, "attributions": [], "relations": [edge | changes]}


def test_the_same_edge_is_found() -> None:
    figures = relation_figures([GOLD], [predicted()])
    assert set(figures.values()) == {1.0}


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": "AID"},
        {"subject": "مستشفى", "object": "روسيا"},
        {"subject": None},
        {"evidence": [[18, 20], [5, 10], [11, 17]]},
    ],
)
def test_another_edge_is_not(wrong: dict[str, Any]) -> None:
    assert relation_figures([GOLD], [predicted(**wrong)])["edges"] == 0.0


@pytest.mark.parametrize(
    ("figure", "wrong"),
    [
        ("edge_mode", {"mode": "bombing"}),
        ("edge_polarity", {"polarity": "denied"}),
        ("edge_place", {"place": None}),
    ],
)
def test_what_is_said_of_an_edge_counts_by_itself(figure: str, wrong: dict[str, Any]) -> None:
    figures = relation_figures([GOLD], [predicted(**wrong)])
    assert figures["edges"] == 1.0
    assert figures[figure] == 0.0


def test_equals_may_be_swapped() -> None:
    gold = GOLD | {"relations": [GOLD["relations"][0] | {"event": "CONSULT", "mode": "meet"}]}
    swapped = predicted(event="CONSULT", mode="meet", subject="مستشفى", object="روسيا")
    assert relation_figures([gold], [swapped])["edges"] == 1.0


def test_nothing_predicted() -> None:
    assert relation_figures([GOLD], [])["edges_recall"] == 0.0
