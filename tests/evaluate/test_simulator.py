"""The simulator writes the same worlds for the same seed, and its truth is that of its texts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simulator.bank import load
from simulator.reading import planted
from simulator.roots import Root, Telling, story_roots, trace
from simulator.world import simulate

HOME = Path(__file__).resolve().parents[2]
BANK = load()
Told = dict[str, Telling]


def worlds(stories: int, seed: int, rewording: float) -> list[tuple[list[Any], Any]]:
    return list(simulate(BANK, stories, seed, rewording))


def witness(outlet: str) -> Telling:
    return Telling(outlet, source="w", kind="anonymous")


# What docs/roots.md works out: tellings, roots, circles.
CASES: dict[str, tuple[Told, list[tuple[str, str]], list[tuple[str, ...]]]] = {
    "copies collapse": (
        {"a": witness("A"), "b": Telling("B", taken="a"), "c": Telling("C", taken="b")},
        [("anonymous", "A")],
        [],
    ),
    "a citation is followed": (
        {"a": witness("A"), "b": Telling("B", via=("A",))},
        [("anonymous", "A")],
        [],
    ),
    "anonymous sources told to one outlet": (
        {"a": witness("A"), "b": Telling("A", source="other", kind="anonymous")},
        [("anonymous", "A")],
        [],
    ),
    "anonymous sources told to two": (
        {"a": witness("A"), "b": witness("B")},
        [("anonymous", "A"), ("anonymous", "B")],
        [],
    ),
    "one named mouth": (
        {"a": Telling("A", source="N", kind="named"), "b": Telling("B", source="N", kind="named")},
        [("named", "N")],
        [],
    ),
    "an open end": ({"b": Telling("B", via=("X",))}, [("open", "X")], []),
    "told to an outlet that is away": (
        {"b": Telling("B", via=("X",), source="w", kind="anonymous")},
        [("anonymous", "X")],
        [],
    ),
    "a circle": (
        {
            "a": Telling("A", via=("B",)),
            "b": Telling("B", via=("A",)),
            "c": Telling("C", via=("A",)),
        },
        [("circle", "A + B")],
        [("A", "B")],
    ),
    "a circle with a way out": (
        {"a": Telling("A", via=("B",)), "b": Telling("B", via=("A",)), "c": witness("A")},
        [("anonymous", "A")],
        [("A", "B")],
    ),
    "an outlet's own voice": ({"a": Telling("A")}, [("voice", "A")], []),
    "a citation of itself": (
        {"a": Telling("A", via=("A",), source="w", kind="anonymous")},
        [("anonymous", "A")],
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_roots_are_as_defined(case: str) -> None:
    tellings, roots, circles = CASES[case]
    found = trace(tellings)
    assert list(found.roots) == [Root(*root) for root in roots]
    assert list(found.circles) == circles


def test_a_story_counts_a_root_of_two_statements_once() -> None:
    first, second = trace({"a": witness("A")}), trace({"a": witness("A"), "b": witness("B")})
    assert story_roots([first, second]) == (Root("anonymous", "A"), Root("anonymous", "B"))


def test_the_command_writes_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for number in ("0", "1"):
        out = tmp_path / number
        command = [sys.executable, str(HOME / "eval" / "simulate.py"), "--stories", "20"]
        env = os.environ | {"PYTHONHASHSEED": number}
        subprocess.run([*command, "--out", str(out)], check=True, env=env, timeout=60)
        written.append([path.read_bytes() for path in sorted(out.iterdir())])
    assert written[0] == written[1]
    assert all(written[0])


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.floats(0, 1))
def test_truth_is_that_of_the_texts(seed: int, rewording: float) -> None:
    for rows, story in worlds(4, seed, rewording):
        assert json.loads(json.dumps(story))["story"] == story["story"]
        assert [row["id"] for row in rows] == [one["id"] for one in story["articles"]]
        for row, article in zip(rows, story["articles"], strict=True):
            assert 60 <= len(row["text"].split()) <= 300
            assert "{" not in row["text"] + row["title"]
            for told in article["statements"]:
                (start, end), (first, last) = told["sentence"], told["content"]
                assert 0 <= start <= first < last <= end <= len(row["text"])
                assert not told["source"] or told["source"] in row["text"]
                assert all(name in row["text"] for name in told["via"])


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_the_genealogy_hangs_together(seed: int) -> None:
    for _, story in worlds(4, seed, 0.3):
        times = {one["id"]: one["time"] for one in story["articles"]}
        told = {one["id"]: {s["statement"] for s in one["statements"]} for one in story["articles"]}
        for article in story["articles"]:
            assert article["from"] is None or times[article["from"]] <= article["time"]
            for one in article["statements"]:
                assert one["from"] is None or one["statement"] in told[one["from"]]
        for pair in story["pairs"]:
            assert times[pair["first"]] <= times[pair["second"]]
        assert {one["article"] for one in story["drifts"]} <= told.keys()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_root_counts_follow_from_the_statements(seed: int) -> None:
    for _, story in worlds(4, seed, 0.3):
        roots = {tuple(root.values()) for one in story["statements"] for root in one["roots"]}
        assert story["count"] == len(roots) == len(story["roots"])
        assert bool(roots) == bool(story["statements"])
        outlets = {one["outlet"] for one in story["articles"]}
        for kind, name in roots:
            assert kind not in ("voice", "circle") or outlets >= set(name.split(" + "))
            assert kind != "open" or name not in outlets


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6), st.floats(0, 1))
def test_rewording_changes_no_genealogy(seed: int, rewording: float) -> None:
    for (_, plain), (_, other) in zip(worlds(3, seed, 0), worlds(3, seed, rewording), strict=True):
        for field in ("count", "roots", "circles", "statements", "pairs"):
            assert plain[field] == other[field]


def test_everything_happens() -> None:
    stories = [story for _, story in worlds(200, 1, 0.3)]
    kinds = {one["kind"] for story in stories for one in story["articles"]}
    assert kinds == {"origin", "whole", "part", "reword", "cite", "circle", "open"}
    drifts = {one["kind"] for story in stories for one in story["drifts"]}
    assert drifts == {"hedge", "firmer", "number", "headline"}
    roots = {root["kind"] for story in stories for root in story["roots"]}
    assert roots == {"named", "anonymous", "voice", "open", "circle"}


def test_the_reader_finds_what_is_planted() -> None:
    world = worlds(60, 3, 0.3)
    articles = {row["id"]: row for rows, _ in world for row in rows}
    counts = planted(articles, [story for _, story in world])
    assert counts["right"] >= 0.95 * counts["of"]


def test_a_strange_strength_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        worlds(1, 1, 2)
