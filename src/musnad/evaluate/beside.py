"""Figures of what an article carries beside its attributions: headline and credits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from musnad.evaluate.figures import f1
from musnad.evaluate.records import Record, by_id, id_of, span_of, text_of
from musnad.evaluate.words import Words, same_name

__all__ = ["beside"]


def beside(gold: Iterable[Record], predicted: Iterable[Record]) -> dict[str, float]:
    """Return the figures of headline and credits, only those that the gold says something about.

    Returns:
        ``headline``: share of the articles whose ``drops`` is right; ``headline_rests``: share of
        the headlines that drop an attribution for which the right one is named (the cues
        overlap); ``credits``: F1 of the credits, which agree when they share a word of the text
        or, where a span is not given, of the name.

    Raises:
        musnad.errors.RecordError: A record is not in the form of ``docs/format.md``.
    """
    answers, counts = by_id(predicted), Counter[str]()
    for record in gold:
        answer = answers.get(id_of(record), {})
        if record.get("headline") is not None:
            _headline(counts, record, answer)
        if "credits" in record:
            _credits(counts, record, answer)
    return _figures(counts)


def _figures(counts: Counter[str]) -> dict[str, float]:
    result = {}
    for name in ("headline", "headline_rests"):
        if counts[f"{name} asked"]:
            result[name] = counts[f"{name} right"] / counts[f"{name} asked"]
    if counts["credits asked"]:
        both = counts["credits both"]
        more, less = counts["credits given"] - both, counts["credits wanted"] - both
        result["credits"] = f1(both, more, less)
    return result


def _headline(counts: Counter[str], gold: Record, predicted: Record) -> None:
    wanted, given = gold["headline"], predicted.get("headline") or {}
    counts["headline asked"] += 1
    counts["headline right"] += bool(wanted["drops"]) == bool(given.get("drops"))
    if wanted["drops"] and wanted.get("attribution") is not None:
        words = Words.of(text_of(gold))
        rests = [_cue(gold, wanted, words), _cue(predicted, given, words)]
        counts["headline_rests asked"] += 1
        counts["headline_rests right"] += bool(given.get("drops") and rests[0] & rests[1])


def _cue(record: Record, headline: Record, words: Words) -> frozenset[int]:
    number, attributions = headline.get("attribution"), record.get("attributions") or []
    if not isinstance(number, int) or not 0 <= number < len(attributions):
        return frozenset()
    return words.under([span_of(attributions[number].get("cue"), f"{record.get('id')}")])


def _credits(counts: Counter[str], gold: Record, predicted: Record) -> None:
    words = Words.of(text_of(gold))
    wanted, given = gold.get("credits") or [], list(predicted.get("credits") or [])
    counts["credits asked"] += 1
    counts["credits wanted"] += len(wanted)
    counts["credits given"] += len(given)
    for credit in wanted:
        answer = _first(credit, given, words)
        if answer is not None:
            counts["credits both"] += 1
            given.remove(answer)


def _first(credit: Record, given: Sequence[Record], words: Words) -> Record | None:
    return next((other for other in given if _same_credit(credit, other, words)), None)


def _same_credit(one: Record, other: Record, words: Words) -> bool:
    if one.get("span") and other.get("span"):
        spans = [words.under([span_of(credit["span"], "credit")]) for credit in (one, other)]
        return bool(spans[0] & spans[1])
    return same_name(one.get("name", ""), other.get("name", ""))
