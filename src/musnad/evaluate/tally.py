"""What is counted in one article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from musnad.evaluate.align import HALF, align
from musnad.evaluate.records import Record, Sheet, Statement, sheet, text_of
from musnad.evaluate.words import Words, jaccard, same_name, word_f1

__all__ = ["LABELS", "NEARLY", "Tally", "fits", "found", "tally"]

LABELS = ("kind", "stance", "manner")
"""The fields that are scored as classes."""

NEARLY = 0.8
"""Word Jaccard from which a source or a content counts as right in ``relation8``."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one article; those of a file are their sum.

    Attributes:
        counts: By what was counted.
        labels: For each of `LABELS`, (gold, predicted) of every aligned pair.
        clusters: (gold source, predicted source) of every aligned pair, unique to the article.
    """

    counts: Counter[str]
    labels: dict[str, list[tuple[str, str]]] = field(
        default_factory=lambda: {name: [] for name in LABELS}
    )
    clusters: list[tuple[str, str]] = field(default_factory=list)


def found(gold: Statement, predicted: Statement) -> bool:
    """Tell whether the cues overlap and the contents share at least half."""
    return bool(gold.cue & predicted.cue) and word_f1(gold.content, predicted.content) >= HALF


def fits(gold: Statement, predicted: Statement) -> bool:
    """Tell whether cue, source and content are right but for a word in five (``relation8``)."""
    if gold.source is None or predicted.source is None:
        source = gold.source is predicted.source
    else:
        source = jaccard(gold.source, predicted.source) >= NEARLY
    cue = bool(gold.cue & predicted.cue)
    return cue and source and jaccard(gold.content, predicted.content) >= NEARLY


def tally(gold: Record, predicted: Record | None) -> Tally:
    """Compare one article's attributions with its gold.

    Args:
        gold: The gold record.
        predicted: The record of the same ``id``; None counts as one without attributions.

    Raises:
        musnad.errors.RecordError: A record is not in the form of ``docs/format.md``.
        musnad.errors.MissingExtraError: scipy is not installed.
    """
    text = text_of(gold)
    words = Words.of(text)
    wanted, given = sheet(gold, text, words), sheet(predicted or {}, text, words)
    pairs = align(wanted.statements, given.statements)
    result = Tally(Counter(gold=len(wanted.statements), pred=len(given.statements)))
    for i, j in pairs:
        _pair(result, wanted.id, wanted.statements[i], given.statements[j])
    _unpaired(result.counts, wanted, given, pairs)
    _words(result.counts, "voice", wanted.voice, given.voice)
    return result


def _pair(result: Tally, article: str, gold: Statement, predicted: Statement) -> None:
    counts = result.counts
    cue = gold.cue == predicted.cue
    source = gold.source == predicted.source
    content = gold.content == predicted.content
    chain = _same_chain(gold, predicted)
    counts["found"] += found(gold, predicted)
    counts["cue"] += cue
    counts["source"] += source
    counts["content="] += content
    counts["relation"] += cue and source and content
    counts["relation8"] += fits(gold, predicted)
    counts["chain"] += chain
    counts["hops"] += bool(gold.via)
    counts["hops_right"] += bool(gold.via) and chain
    _words(counts, "content", gold.content, predicted.content)
    for name in LABELS:
        result.labels[name].append((getattr(gold, name), getattr(predicted, name)))
    result.clusters.append((f"{article}/{gold.who}", f"{article}/{predicted.who}"))


def _same_chain(gold: Statement, predicted: Statement) -> bool:
    """Source and every hop right by name; the gold source also under its name in this clause."""
    who = same_name(gold.name, predicted.name) or same_name(gold.source_text, predicted.name)
    return (
        who and len(gold.via) == len(predicted.via) and all(map(same_name, gold.via, predicted.via))
    )


def _unpaired(
    counts: Counter[str], wanted: Sheet, given: Sheet, pairs: list[tuple[int, int]]
) -> None:
    answered, used = {i for i, _ in pairs}, {j for _, j in pairs}
    nothing: frozenset[int] = frozenset()
    for i, statement in enumerate(wanted.statements):
        if i not in answered:
            _words(counts, "content", statement.content, nothing)
            counts["hops"] += bool(statement.via)
    for j, statement in enumerate(given.statements):
        if j not in used:
            _words(counts, "content", nothing, statement.content)


def _words(
    counts: Counter[str], name: str, gold: frozenset[int], predicted: frozenset[int]
) -> None:
    counts[f"{name} both"] += len(gold & predicted)
    counts[f"{name} more"] += len(predicted - gold)
    counts[f"{name} less"] += len(gold - predicted)
