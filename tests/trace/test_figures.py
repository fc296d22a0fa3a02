"""Scores that only go up, on articles of which it is known who shares text with whom."""

from __future__ import annotations

import json
import lzma
import os
from pathlib import Path
from typing import Any

import pytest
from tests.trace.libraries import BRIDGE, MARKET, PORT, unlike

from musnad.evaluate.copies import figures, plain_jaccard, plant, planted

_FOLDER = Path(os.environ.get("MUSNAD_RESEARCH", "")) / "corpora"
_NAME = "saudi2015"

_FLOORS = {
    "pairs from 0.7, recall": 0.999,
    "pairs from 0.7, recall as such": 0.99,
    "pairs from 0.7, precision": 0.999,
    "pairs from 0.5 to 0.7, recall": 0.998,
    "clusters across outlets, B-cubed F1": 0.985,
    "hidden credits, found": 0.99,
    "hidden credits, precision": 0.99,
    "planted passages, recall": 0.99,
    "planted passages, ends within 3 words": 0.985,
}


def _read(part: str) -> list[dict[str, Any]]:
    with lzma.open(_FOLDER / f"{_NAME}{part}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.mark.skipif(not (_FOLDER / f"{_NAME}.jsonl.xz").exists(), reason="no articles at hand")
def test_floors() -> None:
    articles = _read("")
    found = figures(articles, _read("_pairs"), _read("_clusters")) | planted(articles, 1000)
    assert {what: found[what] for what, least in _FLOORS.items() if found[what] < least} == {}


def test_what_is_planted_is_there() -> None:
    articles = [{"id": f"n{n}", "outlet": f"o{n % 3}", "text": unlike(n, 230)} for n in range(40)]
    changed, passages = plant(articles, 20)
    texts = {article["id"]: article["text"] for article in changed}
    assert len(passages) == 20
    for one in passages:
        assert texts[one.target][one.start : one.end] in texts[one.source]
        assert 25 <= one.words <= 100
    assert planted(articles, 20) == {
        "planted passages, recall": 1.0,
        "planted passages, ends within 3 words": 1.0,
    }


def test_figures_of_a_few_articles() -> None:
    texts = [BRIDGE, f"أمس {BRIDGE}", MARKET, PORT]
    articles = [{"id": f"n{n}", "outlet": f"o{n}", "text": t} for n, t in enumerate(texts)]
    pairs = [{"a": "n1", "b": "n0", "jaccard": plain_jaccard(*texts[:2])}]
    members = [{"id": "n0", "agency": ["رويترز"]}, {"id": "n1", "agency": ["رويترز"]}]
    found = figures(articles, pairs, [{"cluster": 0, "members": members}])
    assert found.pop("pairs from 0.5 to 0.7, recall") == 0  # there is none
    assert set(found.values()) == {1.0}
