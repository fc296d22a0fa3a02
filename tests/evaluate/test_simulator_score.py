"""A trace that is the truth scores 1, and each fault lowers its own figure."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from simulator.bank import load
from simulator.score import score
from simulator.world import simulate

TRUTH = [story for _, story in simulate(load(), 60, 5, 0.3)]
ERRORS = ("stories_error", "statements_error")


def perfect() -> dict[str, Any]:
    stories = []
    for story in TRUTH:
        statements = deepcopy(story["statements"])
        for one in statements:
            one["tellings"] = [
                [article["id"], *told["content"]]
                for article in story["articles"]
                for told in article["statements"]
                if told["statement"] == one["statement"]
            ]
        keys = [article["id"] for article in story["articles"]]
        stories.append(
            {"articles": keys, "count": story["count"], "statements": statements}
            | {"circles": [list(circle) for circle in story["circles"]]}
        )
    pairs = [[one["second"], one["first"], "b"] for story in TRUTH for one in story["pairs"]]
    drifts = [[one["article"], one["kind"]] for story in TRUTH for one in story["drifts"]]
    return {"stories": stories, "pairs": pairs, "drifts": drifts}


def test_the_truth_is_right() -> None:
    for name, value in score(TRUTH, perfect()).items():
        assert value == pytest.approx(0 if name in ERRORS else 1), name


def test_nothing_is_wrong_but_for_what_was_not_said() -> None:
    figures = score(TRUTH, {"stories": [], "pairs": [], "drifts": []})
    assert figures["stories_exact"] == figures["statements_exact"] == figures["circles_recall"] == 0
    assert figures["direction_right"] == figures["drifts_precision"] == 1
    assert figures["pairs_found"] == figures["drifts_recall"] == 0


def test_a_wrong_count_is_an_error_of_its_size() -> None:
    trace = perfect()
    trace["stories"][0]["count"] += 3
    figures = score(TRUTH, trace)
    assert figures["stories_exact"] == pytest.approx(59 / 60)
    assert figures["stories_error"] == pytest.approx(3 / 60)
    assert figures["statements_exact"] == 1


def test_directions() -> None:
    trace = perfect()
    half = len(trace["pairs"]) // 2
    for pair in trace["pairs"][:half]:
        pair[2] = "unknown"
    trace["pairs"][-1][2] = "a"
    figures = score(TRUTH, trace)
    shown = len(trace["pairs"]) - half
    assert figures["direction_shown"] == pytest.approx(shown / len(trace["pairs"]))
    assert figures["direction_right"] == pytest.approx((shown - 1) / shown)


def test_a_circle_that_is_none() -> None:
    trace = perfect()
    trace["stories"][0]["circles"].append(["x", "y"])
    figures = score(TRUTH, trace)
    assert figures["circles_recall"] == 1
    assert figures["circles_precision"] < 1


def test_all_in_one_group_and_each_alone() -> None:
    one, many = perfect(), perfect()
    rows = [row for story in one["stories"] for row in story["statements"]]
    rows[0]["tellings"] = [telling for row in rows for telling in row["tellings"]]
    for row in rows[1:]:
        row["tellings"] = []
    for story in many["stories"]:
        for row in story["statements"]:
            row["tellings"] = []
    together, apart = score(TRUTH, one), score(TRUTH, many)
    assert together["grouping_recall"] == apart["grouping_precision"] == pytest.approx(1)
    assert together["grouping_precision"] < 0.1
    assert apart["grouping_recall"] < 0.6
