"""The figures are those of an independent scorer."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from musnad.evaluate.figures import score
from musnad.evaluate.gate import research
from musnad.evaluate.records import load

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[1]
RESEARCH = research(HOME) / "gold"
SCORER = RESEARCH / "score.py"

MAKE = runpy.run_path(str(HERE / "make_fixture.py"))
PREDICT = runpy.run_path(str(HOME / "eval" / "baseline.py"))["predict"]
FIXTURE = json.loads((HERE / "scored.json").read_text(encoding="utf-8"))

# Beside the stored figures the other scorer itself is asked, on everything, where it is at hand.
LIVE = [HOME / "eval" / "gold.jsonl", RESEARCH / "dev.jsonl", RESEARCH / "seed.jsonl"]


def predicted(gold: list[dict[str, Any]], how: str | int) -> list[dict[str, Any]]:
    if how == "itself":
        return gold
    if how == "nothing":
        return []
    if how == "baseline":
        return [PREDICT(record) for record in gold]
    return [MAKE["perturbed"](record, how) for record in gold]


def test_same_as_stored() -> None:
    figures = score(FIXTURE["gold"], FIXTURE["predicted"])
    assert list(figures) == list(FIXTURE["figures"])
    assert figures == pytest.approx(FIXTURE["figures"], abs=1e-12)


@pytest.mark.parametrize("path", LIVE, ids=lambda path: path.stem)
@pytest.mark.parametrize("how", ["itself", "baseline", "nothing", 0, 1])
def test_same_as_scorer(path: Path, how: str | int) -> None:
    if not (SCORER.exists() and path.exists()):
        pytest.skip("the other scorer is not at hand")
    gold = load(path)
    answers = predicted(gold, how)
    expected = MAKE["other_figures"](MAKE["scorer"](SCORER), gold, answers)
    assert score(gold, answers) == pytest.approx(expected, abs=1e-12)


def test_gold_against_itself_is_perfect() -> None:
    figures = score(FIXTURE["gold"], FIXTURE["gold"])
    assert {value for name, value in figures.items() if name not in ("gold", "predicted")} == {1.0}
