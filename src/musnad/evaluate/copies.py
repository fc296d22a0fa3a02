"""How well copies are found: against pairs that are known, hidden credits and planted passages."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from musnad.arabic import fold
from musnad.evaluate.figures import b_cubed
from musnad.trace.copies import Copies, find_copies
from musnad.trace.families import NEAR
from musnad.trace.origin import Twin, origins
from musnad.trace.shelf import Shelf, shelved, sketched
from musnad.trace.united import united

__all__ = ["Planted", "Record", "figures", "hidden", "plain_jaccard", "plant", "planted", "traced"]

Record = Mapping[str, Any]
"""An article with ``id``, ``outlet`` and ``text``; a pair; or a cluster with ``members``."""

_HIGH = 0.7
_LENGTHS = (25, 100)
_NEAR_WORDS = 3
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Planted:
    """A passage copied from one article into another.

    Attributes:
        source: Id of the article it is from.
        target: Id of the article it is now in.
        words: How many words.
        start: Where it begins in the target's text.
        end: Where it ends.
    """

    source: str
    target: str
    words: int
    start: int
    end: int


def traced(articles: Sequence[Record]) -> tuple[Shelf, Copies]:
    """Return the articles as numbers, and the copies among them."""
    ids, outlets, texts = (
        [article[key] for article in articles] for key in ("id", "outlet", "text")
    )
    shelf = shelved([sketched(ids, outlets, texts)])
    return shelf, find_copies(shelf)


def figures(
    articles: Sequence[Record], pairs: Iterable[Record], clusters: Sequence[Record]
) -> dict[str, float]:
    """Return recall, precision and B-cubed F1 of the copies of articles as wholes.

    Whether a pair that is given as one is one is counted anew from the texts, since no list of
    pairs is known to be whole.
    """
    texts = {article["id"]: article["text"] for article in articles}
    outlets = {article["id"]: article["outlet"] for article in articles}
    shelf, copies = traced(articles)
    found = {
        (shelf.ids[a], shelf.ids[b]): value
        for a, b, value in zip(
            copies.a.tolist(), copies.b.tolist(), copies.jaccard.tolist(), strict=True
        )
    }
    gold = {tuple(sorted((p["a"], p["b"]))): p["jaccard"] for p in pairs if p["a"] in texts}
    gold = {pair: value for pair, value in gold.items() if pair[1] in texts}
    high = [pair for pair, value in gold.items() if value >= _HIGH]
    middle = [pair for pair, value in gold.items() if NEAR <= value < _HIGH]
    said = [pair for pair, value in found.items() if value >= _HIGH]
    right = [pair for pair in said if plain_jaccard(*(texts[own] for own in pair)) >= _HIGH]
    across = [p for p, value in found.items() if value >= NEAR and outlets[p[0]] != outlets[p[1]]]
    gold_clusters = {
        member["id"]: f"cluster {number}"
        for number, cluster in enumerate(clusters)
        for member in cluster["members"]
        if member["id"] in texts
    }
    found_clusters = _clusters(across)
    agree = partial(_agree, gold_clusters, found_clusters)
    found_again, rightly = hidden(shelf, copies, clusters)
    return {
        "pairs from 0.7, recall": _share([pair in found for pair in high]),
        "pairs from 0.7, recall as such": _share([found.get(pair, 0) >= _HIGH for pair in high]),
        "pairs from 0.7, precision": len(right) / len(said) if said else 0.0,
        "pairs from 0.5 to 0.7, recall": _share([pair in found for pair in middle]),
        "clusters across outlets, B-cubed F1": agree(gold_clusters),
        "the same, over what only one side clusters too": agree(
            {**gold_clusters, **found_clusters}
        ),
        "the same, over all articles": agree(texts),
        "hidden credits, found": found_again,
        "hidden credits, precision": rightly,
    }


def plain_jaccard(one: str, other: str) -> float:
    """Return the Jaccard of 5-word shingles, counted the plain way."""
    a, b = (
        set(zip(*(words[n:] for n in range(5)), strict=False))
        for words in map(_plain, (one, other))
    )
    return len(a & b) / len(a | b) if a | b else 0.0


def _plain(text: str) -> list[str]:
    found = (fold(word) for word in re.findall(r"\w+", fold(text)))
    words = [part for word in found for part in re.findall(r"\d+|[^\W\d]+", word)]
    return ["0" if word[0].isdecimal() else word for word in words]


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 0.0


def _clusters(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return for each article of a pair what stands for all that pairs lead to from it."""
    pairs = list(pairs)
    return united(chain.from_iterable(pairs), pairs)


def _agree(gold: Mapping[str, str], found: Mapping[str, str], over: Iterable[str]) -> float:
    """Return the B-cubed F1 over some articles; one that is in no cluster is one by itself."""
    return b_cubed([(gold.get(own, own), found.get(own, own)) for own in sorted(over)])


def hidden(shelf: Shelf, copies: Copies, clusters: Iterable[Record]) -> tuple[float, float]:
    """Hide the credit of every second credited member of a cluster that agrees on one.

    Returns:
        The share that is found again, and how much of what is found is right.
    """
    shown: dict[str, frozenset[str]] = {}
    gone: dict[str, frozenset[str]] = {}
    there = set(shelf.ids)
    for cluster in clusters:
        members = [m for m in cluster["members"] if m["agency"] and m["id"] in there]
        agreed = len({tuple(member["agency"]) for member in members}) == 1
        for place, member in enumerate(members):
            hide = agreed and place % 2
            (gone if hide else shown)[member["id"]] = frozenset(member["agency"])
    twins = [
        Twin(shelf.ids[a], shelf.ids[b], value, in_a / shelf.counts[a], in_b / shelf.counts[b])
        for a, b, value, in_a, in_b in zip(*(c.tolist() for c in copies[:5]), strict=True)
    ]
    found = {one.article: one.agency for one in origins(twins, shown) if one.article in gone}
    right = sum({agency} == gone[own] for own, agency in found.items())
    return right / max(1, len(gone)), right / max(1, len(found))


def plant(
    articles: Sequence[Record], count: int, seed: int = 5
) -> tuple[list[Record], list[Planted]]:
    """Return articles into which passages of 25 to 100 words of others were copied, and which.

    Every article is source or target of one passage at most.
    """
    chance = random.Random(seed)
    long = [a for a in articles if len(_plain(a["text"])) >= 2 * _LENGTHS[1]]
    chosen = chance.sample(long, min(2 * count, len(long) // 2 * 2))
    changed: dict[str, str] = {}
    found: list[Planted] = []
    for source, target in zip(chosen[::2], chosen[1::2], strict=True):
        words = [m.span() for m in _WORD.finditer(source["text"])]
        size = chance.randint(*_LENGTHS)
        first = chance.randrange(len(words) - size + 1)
        piece = source["text"][words[first][0] : words[first + size - 1][1]]
        while len(_plain(piece)) < _LENGTHS[0] and first + size < len(words):
            size += 1  # a dash is no word
            piece = source["text"][words[first][0] : words[first + size - 1][1]]
        gaps = [m.end() for m in _WORD.finditer(target["text"])]
        at = chance.choice(gaps)
        before, behind = target["text"][:at], target["text"][at:]
        changed[target["id"]] = f"{before} {piece} {behind}"
        words_in = len(_plain(piece))
        found.append(Planted(source["id"], target["id"], words_in, at + 1, at + 1 + len(piece)))
    return [{**a, "text": changed.get(a["id"], a["text"])} for a in articles], found


def planted(articles: Sequence[Record], count: int, seed: int = 5) -> dict[str, float]:
    """Return how many planted passages are found, and how many of all to within three words."""
    changed, gold = plant(articles, count, seed)
    shelf, copies = traced(changed)
    number = {own: at for at, own in enumerate(shelf.ids)}
    texts = {article["id"]: article["text"] for article in changed}
    runs: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    wanted = {tuple(sorted((number[p.source], number[p.target]))) for p in gold}
    ends_a, ends_b = copies.a[copies.runs.pair], copies.b[copies.runs.pair]
    for a, b, in_a, in_b, words in zip(
        *(c.tolist() for c in (ends_a, ends_b, *copies.runs[1:])), strict=True
    ):
        if (a, b) in wanted:
            runs[a, b].append((in_a - int(shelf.firsts[a]), words))
            runs[b, a].append((in_b - int(shelf.firsts[b]), words))
    tally: Counter[str] = Counter()
    for one in gold:
        first = len(_plain(texts[one.target][: one.start]))
        last = first + one.words
        there = runs.get((number[one.target], number[one.source]), [])
        tally["found"] += any(at < last and at + words > first for at, words in there)
        tally["exact"] += bool(there) and (
            abs(min(at for at, _ in there) - first) <= _NEAR_WORDS
            and abs(max(at + words for at, words in there) - last) <= _NEAR_WORDS
        )
    return {
        "planted passages, recall": tally["found"] / max(1, len(gold)),
        "planted passages, ends within 3 words": tally["exact"] / max(1, len(gold)),
    }
