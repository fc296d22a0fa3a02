"""Figures of files whose records have ``items``: expressions of time, or names, with their spans.

Spans are compared as sets of whole words. An item of the gold is paired with the one that covers
the same words, else with one that shares a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from musnad.evaluate.records import Record, by_id, id_of, span_of, text_of
from musnad.evaluate.words import Words

__all__ = ["span_figures", "span_misses"]

_NAMES = frozenset({"PER", "ORG", "LOC"})


class _Item(NamedTuple):
    """One item as a set of word numbers."""

    words: frozenset[int]
    type: str
    value: str | None
    shown: str


class _Pair(NamedTuple):
    """An item of the gold and what was found in its place, None for nothing."""

    gold: _Item
    given: _Item | None


def span_figures(gold: Sequence[Record], predicted: Iterable[Record]) -> dict[str, float]:
    """Return the figures of a file of items, 0 to 1; more is better in all of them.

    Returns:
        ``spans``: F1 of items with the same words; ``typed``: of the same type as well;
        ``overlap``: F1 of items that share a word; ``PER``, ``ORG``, ``LOC``: ``typed`` of names
        of one type; ``values``: F1 of items with the same words and
        value, over those that have a value; ``calm``: share of the texts without an item in which
        none is found. Only figures that the file says something about.

    Raises:
        musnad.errors.RecordError: An item has no span.
    """
    counts = _counted(gold, by_id(predicted))
    figures = {}
    if counts["gold"]:
        for name in ("spans", "typed", "overlap"):
            figures[name] = _f1(counts[name], counts["gold"], counts["given"])
        for name in sorted(_NAMES):
            if counts[f"gold {name}"]:
                figures[name] = _f1(counts[name], counts[f"gold {name}"], counts[f"given {name}"])
    if counts["gold valued"]:
        figures["values"] = _f1(counts["values"], counts["gold valued"], counts["given valued"])
    if counts["empty"]:
        figures["calm"] = counts["calm"] / counts["empty"]
    return figures


def span_misses(gold: Sequence[Record], predicted: Iterable[Record]) -> list[tuple[str, str]]:
    """Return (what is wrong, words of the text) for each item missed, invented or different."""
    answers, field = by_id(predicted), _field(gold)
    found = []
    for record in gold:
        wanted = _items(record, "items", text_of(record))
        given = _items(answers.get(id_of(record), {}), field, text_of(record))
        pairs = _paired(wanted, given)
        used = {pair.given for pair in pairs}
        for pair in pairs:
            if pair.given is None:
                found.append((f"{id_of(record)}: missed, {pair.gold.value}", pair.gold.shown))
            elif pair.given[:3] != pair.gold[:3]:
                what = f"{id_of(record)}: {pair.gold.value} is wanted, {pair.given.value} given"
                found.append((what, f"{pair.gold.shown} | {pair.given.shown}"))
        found += [(f"{id_of(record)}: invented", one.shown) for one in given if one not in used]
    return found


def _counted(gold: Sequence[Record], answers: Mapping[str, Record]) -> Counter[str]:
    counts, field = Counter[str](), _field(gold)
    for record in gold:
        text = text_of(record)
        wanted = _items(record, "items", text)
        given = _items(answers.get(id_of(record), {}), field, text)
        counts["empty"] += not wanted
        counts["calm"] += not wanted and not given
        for name, items in (("gold", wanted), ("given", given)):
            counts[name] += len(items)
            counts[f"{name} valued"] += sum(one.value is not None for one in items)
            counts.update(f"{name} {one.type}" for one in items)
        for one, other in _paired(wanted, given):
            if other is None:
                continue
            same = one.words == other.words
            counts["overlap"] += 1
            counts["spans"] += same
            counts["typed"] += same and one.type == other.type
            counts[one.type] += same and one.type == other.type
            counts["values"] += same and one.value is not None and one.value == other.value
    return counts


def _field(gold: Sequence[Record]) -> str:
    """Return where our own output has what the gold has under ``items``."""
    types = {item.get("type") for record in gold for item in record["items"]}
    return "names" if types & _NAMES else "dates"


def _items(record: Record, field: str, text: str) -> list[_Item]:
    words = Words.of(text)
    items = record.get(field)
    if items is None:
        items = record.get("items") or []
    found = []
    for item in items:
        span = span_of(item.get("span"), f"{record.get('id')}, {field}")
        type_, value = item.get("type", ""), item.get("value")
        found.append(_Item(words.under([span]), type_, value, text[slice(*span)]))
    return found


def _paired(gold: Sequence[_Item], given: Sequence[_Item]) -> list[_Pair]:
    left = list(given)
    pairs = []
    for one in sorted(gold, key=lambda item: min(item.words, default=0)):
        exact = next((other for other in left if other.words == one.words), None)
        found = exact or next((other for other in left if other.words & one.words), None)
        if found is not None:
            left.remove(found)
        pairs.append(_Pair(one, found))
    return pairs


def _f1(right: int, gold: int, given: int) -> float:
    return 2 * right / (gold + given) if gold or given else 1.0
