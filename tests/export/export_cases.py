"""Analyses that several tests of the formats look at."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from export_gold import analysis_of

from musnad.model import Analysis, Credit, Headline, Mark, Notice, Span

ROOT = Path(__file__).parents[2]

TEXT = (
    "دمياط - الوكالة: قال مصدر ملاحي لوكالة Gulf Wire إن «السفينة غرقت فجرا». "
    "وأضاف أن البحث مستمر بحسب تقارير.\n\n"
    "لا شك أن الشركة تخفي شيئا، ونفى مديرها سامر حداد ذلك."
)


def _at(words: str, after: int = 0) -> list[int]:
    start = TEXT.index(words, after)
    return [start, start + len(words)]


def _attribution(cue: str, source: str | None, content: str, **rest: Any) -> dict[str, Any]:
    return {
        "cue": _at(cue),
        "source": _at(source) if source else None,
        "content": [_at(content)],
        "via": [],
        "manner": "indirect",
        "stance": "neutral",
        "parent": None,
        **rest,
    }


ROW: dict[str, Any] = {
    "id": "ship",
    "title": "السفينة غرقت",
    "outlet": "المرفأ",
    "date": "2024-03-01",
    "text": TEXT,
    "sources": [
        {"id": "sailor", "name": "مصدر ملاحي", "kind": "anonymous"},
        {"id": "wire", "name": "وكالة Gulf Wire", "kind": "media"},
        {"id": "reports", "name": "تقارير", "kind": "vague"},
        {"id": "boss", "name": "سامر حداد", "kind": "person"},
    ],
    "attributions": [
        _attribution(
            "قال",
            "مصدر ملاحي",
            "السفينة غرقت فجرا",
            source_id="sailor",
            via=["wire"],
            manner="direct",
            rule="verb.subject",
            row="attribution:قال",
        ),
        _attribution(
            "وأضاف",
            None,
            "أن البحث مستمر بحسب تقارير",
            source_id="sailor",
            via=["wire"],
            resolved="last.speaker",
        ),
        _attribution(
            "بحسب",
            "تقارير",
            "أن البحث مستمر",
            source_id="reports",
            via=["wire", "sailor"],
            parent=1,
        ),
        _attribution("ونفى", "مديرها سامر حداد", "ذلك", source_id="boss", stance="denying"),
    ],
}


@cache
def ship() -> Analysis:
    """A small article with everything in it: nested saying, via, mark, credit, headline drop."""
    return analysis_of(
        ROW,
        marks=[Mark(Span(*_at("لا شك")), "certainty", "marks:لا شك")],
        credits=[Credit(Span(*_at("الوكالة")), "الوكالة", "dateline")],
        headline=Headline(True, 0, "headline.asserts", 0.5),
        warnings=[Notice("unclosed-quotation", "a quotation mark is never closed", None)],
    )


def silent() -> Analysis:
    """An article that attributes nothing, of which nothing else is known."""
    return analysis_of({"text": "السماء صافية اليوم.", "sources": [], "attributions": []})


def empty() -> Analysis:
    return analysis_of({"text": "", "sources": [], "attributions": []})


def of_gold() -> list[Analysis]:
    """The project's own gold, as a perfect reader would give it."""
    with (ROOT / "eval" / "gold.jsonl").open(encoding="utf-8") as lines:
        return [analysis_of(json.loads(line)) for line in lines]
