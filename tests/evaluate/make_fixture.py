"""How scored.json was made: a copy of four own articles and what another scorer said of them.

    python tests/evaluate/make_fixture.py SCORER.py

Run again only when the definition of a figure changes. The articles are copied, so that a
correction of eval/gold.jsonl does not move what is expected here.
"""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
FIXTURE = HERE / "scored.json"
CHOSEN = ("wire-02", "opinion-01", "press-01", "vocal-01")


def perturbed(record: dict[str, Any], seed: int) -> dict[str, Any]:
    """Return a record as a mediocre reader would have it, always the same one."""
    draw = random.Random(f"{seed}/{record['id']}")
    size = len(record["text"])

    def moved(span: list[int]) -> list[int]:
        start, end = (min(size, max(0, at + draw.choice((0, 0, 0, -9, 7, 30)))) for at in span)
        return [min(start, end), max(start, end)]

    found = []
    for attribution in record["attributions"]:
        if draw.random() < 0.15:
            continue
        new = dict(attribution, content=[moved(span) for span in attribution["content"]])
        if new["source"]:
            new["source"] = moved(new["source"]) if draw.random() < 0.8 else None
        if draw.random() < 0.2:
            new["cue"] = moved(new["cue"])
        if draw.random() < 0.2:
            new["stance"], new["via"], new["manner"] = "neutral", [], "mixed"
        if draw.random() < 0.2:
            new["source_id"] = draw.choice(record["sources"])["id"]
        found.append(new)
    for _ in range(3):
        start = draw.randrange(size)
        found.append(dict(draw.choice(record["attributions"]), cue=[start, min(size, start + 5)]))
    sources = [
        dict(source, kind="vague") if draw.random() < 0.2 else source
        for source in record["sources"]
    ]
    return {"id": record["id"], "attributions": found, "sources": sources}


def scorer(path: Path) -> ModuleType:
    """Return the other scorer as a module."""
    spec = importlib.util.spec_from_file_location("other_scorer", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def other_figures(
    module: ModuleType, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]
) -> dict[str, float]:
    """Return what the other scorer says."""
    answers = {record["id"]: record for record in predicted}
    figures: dict[str, float] = module.summary(
        [module.score_article(record, answers.get(record["id"])) for record in gold]
    )
    return figures


def main() -> None:
    """Write the fixture."""
    lines = (HERE.parents[1] / "eval" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [record for line in lines if (record := json.loads(line))["id"] in CHOSEN]
    # The third one is left out of the predictions: a missing article is one without attributions.
    predicted = [perturbed(record, 0) for i, record in enumerate(gold) if i != 2]
    figures = other_figures(scorer(Path(sys.argv[1])), gold, predicted)
    fixture = {"gold": gold, "predicted": predicted, "figures": figures}
    FIXTURE.write_text(json.dumps(fixture, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
