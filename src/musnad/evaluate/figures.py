"""From counts to figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from musnad.evaluate.align import need
from musnad.evaluate.records import Record, by_id, id_of
from musnad.evaluate.tally import LABELS, Tally, tally

__all__ = ["INTERVALS", "b_cubed", "f1", "figures", "intervals", "macro_f1", "score", "tallies"]

_PAIRED = ("found", "cue", "source", "content=", "relation", "relation8")
_ROUNDS = 300

INTERVALS = ("found", "relation8", "chain")
"""The figures that are given with an interval."""


def f1(both: float, more: float, less: float) -> float:
    """Return F1, 0 to 1; where there was nothing to find and nothing was found it is 1.

    >>> f1(3, 1, 1)
    0.75
    """
    return 2 * both / (2 * both + more + less) if both + more + less else 1.0


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the mean F1 over the gold labels of (gold, predicted) pairs; 1 without pairs.

    >>> macro_f1([("neutral", "neutral"), ("denying", "neutral")])
    0.3333333333333333
    """
    both = Counter(g for g, p in pairs if g == p)
    golds, predictions = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    each = [
        f1(both[label], predictions[label] - both[label], golds[label] - both[label])
        for label in sorted(golds)
    ]
    return sum(each) / len(each) if each else 1.0


def b_cubed(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the B-cubed F1 of two clusterings, given as (gold, predicted) cluster an item.

    Without items it is 0, since nothing was found to be clustered.

    >>> b_cubed([("a", "x"), ("a", "x"), ("b", "x")])
    0.7142857142857143
    """
    if not pairs:
        return 0.0
    gold, predicted = defaultdict(set), defaultdict(set)
    for item, (g, p) in enumerate(pairs):
        gold[g].add(item)
        predicted[p].add(item)
    precision = sum(len(gold[g] & predicted[p]) / len(predicted[p]) for g, p in pairs) / len(pairs)
    recall = sum(len(gold[g] & predicted[p]) / len(gold[g]) for g, p in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def tallies(gold: Iterable[Record], predicted: Iterable[Record]) -> list[Tally]:
    """Return one tally for each gold article; a missing prediction is one without attributions.

    Raises:
        musnad.errors.RecordError: A record is not in the form of ``docs/format.md``.
        musnad.errors.MissingExtraError: scipy is not installed.
    """
    answers = by_id(predicted)
    return [tally(record, answers.get(id_of(record))) for record in gold]


def figures(parts: Sequence[Tally]) -> dict[str, float]:
    """Return every figure of some articles, 0 to 1, then how many attributions were compared."""
    counts = _sum(parts)
    gold, predicted = counts["gold"], counts["pred"]
    result: dict[str, float] = {name: _paired(counts, name) for name in _PAIRED}
    result["content"] = _word_f1(counts, "content")
    result["who"] = b_cubed([pair for part in parts for pair in part.clusters]) * result["found"]
    result["chain"] = _share(counts["chain"], gold)
    result["chain_of_hops"] = _share(counts["hops_right"], counts["hops"])
    for name in LABELS:
        result[name] = macro_f1([pair for part in parts for pair in part.labels[name]])
    result["voice"] = _word_f1(counts, "voice")
    result["precision"] = _share(counts["found"], predicted)
    result["recall"] = _share(counts["found"], gold)
    return {**result, "gold": gold, "predicted": predicted}


def score(gold: Iterable[Record], predicted: Iterable[Record]) -> dict[str, float]:
    """Return the figures of predictions against gold; both in the form of ``docs/format.md``.

    Raises:
        musnad.errors.RecordError: A record is not in that form.
        musnad.errors.MissingExtraError: scipy is not installed.
    """
    return figures(tallies(gold, predicted))


def intervals(parts: Sequence[Tally]) -> dict[str, tuple[float, float]]:
    """Return where 95 % of resamplings of the articles put each of `INTERVALS`.

    The resampling is seeded: the same articles give the same interval.

    Raises:
        musnad.errors.MissingExtraError: numpy is not installed.
    """
    numpy = need("numpy")
    random = numpy.random.default_rng(0)
    drawn = [
        _sum([parts[i] for i in random.integers(0, len(parts), len(parts))]) for _ in range(_ROUNDS)
    ]
    takes: Mapping[str, Callable[[Counter[str]], float]] = {
        "found": lambda counts: _paired(counts, "found"),
        "relation8": lambda counts: _paired(counts, "relation8"),
        "chain": lambda counts: _share(counts["chain"], counts["gold"]),
    }
    return {
        name: (
            float(numpy.percentile([take(counts) for counts in drawn], 2.5)),
            float(numpy.percentile([take(counts) for counts in drawn], 97.5)),
        )
        for name, take in takes.items()
    }


def _sum(parts: Iterable[Tally]) -> Counter[str]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part.counts)
    return total


def _paired(counts: Counter[str], name: str) -> float:
    return f1(counts[name], counts["pred"] - counts[name], counts["gold"] - counts[name])


def _word_f1(counts: Counter[str], name: str) -> float:
    return f1(counts[f"{name} both"], counts[f"{name} more"], counts[f"{name} less"])


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
