"""How often the reader finds what the simulator has planted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import musnad

__all__ = ["misread", "planted"]


def planted(
    articles: Mapping[str, Mapping[str, Any]], stories: Iterable[Mapping[str, Any]]
) -> Counter[str]:
    """Count attributed statements: ``of`` all, ``found`` by content, ``right`` in the chain."""
    counts: Counter[str] = Counter()
    for story in stories:
        for article in story["articles"]:
            wanted = [one for one in article["statements"] if one["source"]]
            missed = misread(articles[article["id"]], wanted)
            counts["of"] += len(wanted)
            counts["found"] += len(wanted) - sum(chain is None for _, chain in missed)
            counts["right"] += len(wanted) - len(missed)
    return counts


def misread(
    row: Mapping[str, Any], wanted: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], list[str] | None]]:
    """Return the statements of an article that are read otherwise, with the chain that is read."""
    read = musnad.read(row["text"], title=row["title"], outlet=row["outlet"])
    chains = read.chains
    missed: list[tuple[dict[str, Any], list[str] | None]] = []
    for one in wanted:
        start, end = one["content"]
        best: list[str] | None = None
        for number, attribution in enumerate(read.attributions):
            inside = sum(max(0, min(end, b) - max(start, a)) for a, b in attribution.content)
            if inside * 2 > end - start:
                links = [link for link in chains[number].links if link.role != "outlet"]
                best = [link.name for link in links]
                break
        if best is None or not _fits(one, best, row["outlet"]):
            missed.append((one, best))
    return missed


def _fits(one: Mapping[str, Any], chain: list[str], outlet: str) -> bool:
    """Tell whether the names are the same, but for what stands before or behind them."""
    wanted = [*one["via"], one["source"]]
    chain = [name for name in chain if outlet not in name]
    return len(wanted) == len(chain) and all(
        a in b or b in a for a, b in zip(wanted, chain, strict=True)
    )
