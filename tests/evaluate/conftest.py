"""A short article, written for these tests, with what it reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

# The simulator stands beside the package.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "eval"))

TEXT = (
    "قال الوزير إن الجسر مفتوح. وأضاف أن العمل انتهى أمس. "
    "ونقلت رويترز عن مهندس قوله إن الكلفة تضاعفت. والطريق طويل."
)


def at(surface: str, start: int = 0) -> list[int]:
    begins = TEXT.index(surface, start)
    return [begins, begins + len(surface)]


def attribution(cue: str, source: str | None, content: str, who: str, **more: Any) -> Any:
    fields = {"via": [], "manner": "indirect", "stance": "neutral", "parent": None, "rule": "r"}
    spans = {"cue": at(cue), "source": at(source) if source else None, "content": [at(content)]}
    return spans | {"source_id": who} | fields | more


@pytest.fixture
def article() -> dict[str, Any]:
    return {
        "id": "a1",
        "title": "الجسر مفتوح",
        "outlet": None,
        "date": "2026-01-02",
        "text": TEXT,
        "attributions": [
            attribution("قال", "الوزير", "إن الجسر مفتوح", "s1"),
            attribution("وأضاف", None, "أن العمل انتهى أمس", "s1"),
            attribution("ونقلت", "مهندس", "إن الكلفة تضاعفت", "s2", via=["s3"]),
        ],
        "sources": [
            {"id": "s1", "name": "الوزير", "kind": "official"},
            {"id": "s2", "name": "مهندس", "kind": "anonymous"},
            {"id": "s3", "name": "رويترز", "kind": "media"},
        ],
        "headline": {"drops": True, "attribution": 0},
        "credits": [{"span": at("رويترز"), "name": "رويترز"}],
    }
