"""How the time of one reading divides among its steps, by clocks put around them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Any

STAGES = {
    "Document": "tokens and sentences",
    "find_quotations": "quotations",
    "find_credits": "credits",
    "find_attributions": "statements, sources and chains",
    "find_actors": "actors",
    "find_edges": "relations",
    "own_voice": "the outlet's own voice",
    "judge_headline": "the headline",
    "find_notices": "warnings",
}
"""Name of a step in `musnad.analyze` → what it finds."""

FINDERS = {"names": "names", "dates": "dates", "marks": "marks"}
"""Slot of the reader that holds a finder → what it finds."""


def shares(texts: list[str]) -> dict[str, float]:
    """Return the share of each step in the time of reading the texts, 0 to 1, the largest first."""
    import musnad
    from musnad import analyze as steps

    took: Counter[str] = Counter()
    reader = steps._reader()
    for text in texts:  # so that no step pays for what all of them remember
        musnad.read(text)
    for name, what in STAGES.items():
        setattr(steps, name, _timed(getattr(steps, name), what, took))
    for slot, what in FINDERS.items():
        setattr(reader, slot, _timed(getattr(reader, slot), what, took))
    started = time.perf_counter()
    for text in texts:
        musnad.read(text)
    whole = time.perf_counter() - started
    took["the rest"] = whole - sum(took.values())
    return {what: seconds / whole for what, seconds in took.most_common()}


def _timed(work: Callable[..., Any], what: str, took: Counter[str]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        started = time.perf_counter()
        try:
            return work(*arguments, **named)
        finally:
            took[what] += time.perf_counter() - started

    return timed
