"""What stands beside the package still fits it."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from musnad.corpus.ingest.page import read_page
from musnad.evaluate.figures import score
from musnad.evaluate.records import load

HOME = Path(__file__).resolve().parents[2]
TEXTS = runpy.run_path(str(HOME / "bench" / "texts.py"))
PAGES = runpy.run_path(str(HOME / "bench" / "pages.py"))
BASELINE = runpy.run_path(str(HOME / "eval" / "baseline.py"))


def test_baseline_can_be_scored() -> None:
    gold = load(HOME / "eval" / "gold.jsonl")
    predicted = json.loads(json.dumps([BASELINE["predict"](record) for record in gold]))
    assert 0 < score(gold, predicted)["found"] < 0.6


def test_bench_texts_can_be_generated() -> None:
    texts = TEXTS["generated"](3)
    assert texts == TEXTS["generated"](3)
    assert TEXTS["words"](texts) >= 3 * 250


@pytest.mark.parametrize("name", list(TEXTS["HARD"]))
def test_hard_texts_grow_as_they_say(name: str) -> None:
    small, large = TEXTS["hard"](name, 0.01), TEXTS["hard"](name, 0.04)
    assert len(large) == pytest.approx(4 * len(small), rel=0.2)


def test_bench_pages_hold_their_articles() -> None:
    texts = TEXTS["generated"](3)
    for text, data in zip(texts, PAGES["pages"](texts), strict=True):
        found = read_page(data.decode()).article
        # A sentence that is drawn twice stands once in what is taken out.
        assert len(found.text) > 0.7 * len(text)
        assert found.outlet == "Outlet"
