"""Scores a trace against the truth of the simulator.

A trace is given as plain data, all articles by their keys (`articles.key`):

    {"stories": [{"articles": [key, …], "count": 2, "circles": [[outlet, …], …],
                  "statements": [{"count": 1, "roots": [{"kind": …, "name": …}, …],
                                  "tellings": [[key, start, end], …]}, …]}, …],
     "pairs": [[a, b, "a" | "b" | "unknown"], …],
     "drifts": [[key, kind], …]}

``start`` and ``end`` are code points into the text; the third of a pair says who was first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["score"]

Row = Mapping[str, Any]


def score(truth: Sequence[Row], trace: Row) -> dict[str, float]:
    """Return all figures, by name; a share of nothing is 1.

    A story whose articles share no statement has no roots to be counted.

    Raises:
        KeyError: A field of the trace is missing.
    """
    shared = [story for story in truth if story["statements"]]
    figures = _stories(shared, trace["stories"]) | _statements(shared, trace["stories"])
    return figures | _pairs(truth, trace["pairs"]) | _drifts(truth, trace["drifts"])


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _best(wanted: set[Any], given: Iterable[tuple[int, set[Any]]]) -> int | None:
    """Return the number of the set with the best Jaccard, the first of equals; None without any."""
    best: tuple[float, int | None] = (0.0, None)
    for number, one in given:
        alike = len(wanted & one) / len(wanted | one)
        if alike > best[0]:
            best = (alike, number)
    return best[1]


def _holders(sets: Sequence[set[Any]]) -> dict[Any, list[int]]:
    held: dict[Any, list[int]] = defaultdict(list)
    for number, one in enumerate(sets):
        for item in sorted(one):
            held[item].append(number)
    return held


def _matched(gold: Sequence[set[Any]], given: Sequence[set[Any]]) -> list[int | None]:
    held = _holders(given)
    found: list[int | None] = []
    for one in gold:
        numbers = sorted({number for item in one for number in held.get(item, ())})
        found.append(_best(one, ((number, given[number]) for number in numbers)))
    return found


def _counted(gold: Sequence[Row], given: Sequence[Row], matches: list[int | None]) -> Counter[str]:
    counts: Counter[str] = Counter(of=len(gold))
    for one, match in zip(gold, matches, strict=True):
        count = given[match]["count"] if match is not None else 0
        counts["error"] += abs(one["count"] - count)
        counts["exact"] += one["count"] == count
    return counts


def _stories(truth: Sequence[Row], stories: Sequence[Row]) -> dict[str, float]:
    gold = [{article["id"] for article in one["articles"]} for one in truth]
    matches = _matched(gold, [set(one["articles"]) for one in stories])
    counts = _counted(truth, stories, matches)
    circles: Counter[str] = Counter(given=sum(len(_circles(one)) for one in stories))
    for one, match in zip(truth, matches, strict=True):
        wanted = _circles(one)
        circles["wanted"] += len(wanted)
        circles["both"] += len(wanted & _circles(stories[match])) if match is not None else 0
    return {
        "stories_exact": _share(counts["exact"], counts["of"]),
        "stories_error": counts["error"] / counts["of"] if counts["of"] else 0.0,
        "circles_recall": _share(circles["both"], circles["wanted"]),
        "circles_precision": _share(circles["both"], circles["given"]),
    }


def _circles(story: Row) -> set[tuple[str, ...]]:
    return {tuple(sorted(circle)) for circle in story["circles"]}


def _statements(truth: Sequence[Row], stories: Sequence[Row]) -> dict[str, float]:
    gold_rows = [one for story in truth for one in story["statements"]]
    rows = [one for story in stories for one in story["statements"]]
    places = _places(truth)
    gold: dict[str, set[str]] = defaultdict(set)
    for key, statement in _tellings(truth):
        gold[statement].add(f"{key}/{statement}")
    given = [_told(one, places) for one in rows]
    matches = _matched([gold[one["statement"]] for one in gold_rows], given)
    counts = _counted(gold_rows, rows, matches)
    roots = sum(
        _roots(one) == _roots(rows[match])
        for one, match in zip(gold_rows, matches, strict=True)
        if match is not None
    )
    precision, recall = _b_cubed(list(gold.values()), given)
    return {
        "statements_exact": _share(counts["exact"], counts["of"]),
        "statements_error": counts["error"] / counts["of"] if counts["of"] else 0.0,
        "roots_exact": _share(roots, counts["of"]),
        "grouping_precision": precision,
        "grouping_recall": recall,
        "grouping_f1": 2 * precision * recall / (precision + recall) if precision else 0.0,
    }


def _roots(row: Row) -> list[tuple[str, str]]:
    return sorted((root["kind"], root["name"]) for root in row["roots"])


def _tellings(truth: Sequence[Row]) -> Iterable[tuple[str, str]]:
    for story in truth:
        shared = {one["statement"] for one in story["statements"]}
        for article in story["articles"]:
            for one in article["statements"]:
                if one["statement"] in shared:
                    yield article["id"], one["statement"]


def _places(truth: Sequence[Row]) -> dict[str, list[tuple[int, int, str]]]:
    shared = {one["statement"] for story in truth for one in story["statements"]}
    return {
        article["id"]: [
            (*one["content"], one["statement"])
            for one in article["statements"]
            if one["statement"] in shared
        ]
        for story in truth
        for article in story["articles"]
    }


def _told(row: Row, places: Mapping[str, list[tuple[int, int, str]]]) -> set[str]:
    """Return the planted tellings of which a statement covers at least half."""
    return {
        f"{key}/{statement}"
        for key, start, end in row["tellings"]
        for first, last, statement in places.get(key, ())
        if 2 * (min(end, last) - max(start, first)) >= last - first
    }


def _b_cubed(gold: Sequence[set[str]], given: Sequence[set[str]]) -> tuple[float, float]:
    """Return precision and recall; a telling in no group stands alone, in several in the first."""
    group: dict[str, int] = {}
    for number, one in enumerate(given):
        for item in sorted(one):
            group.setdefault(item, number)
    alone = len(given)
    for item in sorted({item for one in gold for item in one} - group.keys()):
        group[item], alone = alone, alone + 1
    sizes = Counter(group.values())
    precision = recall = 0.0
    for one in gold:
        shared = Counter(group[item] for item in one)
        precision += sum(times * times / sizes[number] for number, times in shared.items())
        recall += sum(times * times / len(one) for times in shared.values())
    items = sum(map(len, gold))
    return _share(precision, items), _share(recall, items)


def _pairs(truth: Sequence[Row], pairs: Sequence[Sequence[str]]) -> dict[str, float]:
    """Count only pairs that share a text or a citation in truth; others are no error here."""
    gold = {frozenset((one["first"], one["second"])): one for s in truth for one in s["pairs"]}
    counts: Counter[str] = Counter()
    for a, b, direction in pairs:
        one = gold.get(frozenset((a, b)))
        if one is not None:
            counts["found"] += 1
            counts["shown"] += direction != "unknown"
            counts["right"] += one["first"] == {"a": a, "b": b}.get(direction)
    return {
        "pairs_found": _share(counts["found"], len(gold)),
        "direction_right": _share(counts["right"], counts["shown"]),
        "direction_shown": _share(counts["shown"], counts["found"]),
    }


def _drifts(truth: Sequence[Row], drifts: Sequence[Sequence[str]]) -> dict[str, float]:
    gold = {(one["article"], one["kind"]) for story in truth for one in story["drifts"]}
    given = {(key, kind) for key, kind in drifts}
    figures = {
        "drifts_recall": _share(len(gold & given), len(gold)),
        "drifts_precision": _share(len(gold & given), len(given)),
    }
    for kind in ("hedge", "firmer", "number", "headline"):
        wanted = {one for one in gold if one[1] == kind}
        figures[f"drifts_{kind}_recall"] = _share(len(wanted & given), len(wanted))
    return figures
