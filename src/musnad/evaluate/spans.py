"""Scores of marked spans: names, each with its type.

A gold record has ``items``, each with a ``span`` and a ``type``; a prediction may have the form of
``docs/format.md`` instead, with its spans in a field of its own (``names``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from musnad.evaluate.figures import f1
from musnad.evaluate.records import Record, by_id, id_of, span_of, text_of
from musnad.evaluate.words import Words

__all__ = ["Item", "items_of", "span_figures"]

Item = tuple[frozenset[int], str]
"""The words of a span, and its type."""


def items_of(record: Record, words: Words, field: str) -> Iterator[Item]:
    """Yield the marked spans of a record, from ``items`` or from the field of that name.

    Raises:
        musnad.errors.RecordError: A span is none.
    """
    for item in record.get("items", record.get(field)) or ():
        span = span_of(item.get("span"), f"{record.get('id')}, {field}")
        yield words.under([span]), str(item.get("type"))


def span_figures(
    gold: Sequence[Record], predicted: Sequence[Record], field: str
) -> dict[str, float]:
    """Return the F1 of exact spans, of spans and types, of overlap, and of each type, 0 to 1.

    >>> text = "زار سامر بيروت"
    >>> gold = [{"id": "1", "text": text, "items": [{"span": [9, 14], "type": "LOC"}]}]
    >>> span_figures(gold, [{"id": "1", "names": [{"span": [9, 14], "type": "ORG"}]}], "names")
    {'span': 1.0, 'typed': 0.0, 'overlap': 1.0, 'LOC': 0.0}

    Raises:
        musnad.errors.RecordError: A record is in no known form.
    """
    found: Counter[str] = Counter()
    of_type: dict[str, Counter[str]] = {}
    theirs = by_id(predicted)
    for record in gold:
        words = Words.of(text_of(record))
        wanted = list(items_of(record, words, field))
        given = list(items_of(theirs.get(id_of(record), {}), words, field))
        found.update(gold=len(wanted), given=len(given))
        for _, type_ in wanted:
            of_type.setdefault(type_, Counter()).update(gold=1)
        for _, type_ in given:
            if type_ in of_type:
                of_type[type_].update(given=1)
        for name, type_ in _agreements(wanted, given):
            found.update([name])
            if name == "typed":
                of_type[type_].update([name])
    figures = {name: _f1(found, name) for name in ("span", "typed", "overlap")}
    return figures | {type_: _f1(of_type[type_], "typed") for type_ in sorted(of_type)}


def _agreements(gold: Sequence[Item], predicted: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """Yield what each gold item and the one predicted for it agree in, with the gold's type."""
    left = list(predicted)
    for words, type_ in sorted(gold, key=lambda item: min(item[0], default=0)):
        exact = next((item for item in left if item[0] == words), None)
        hit = exact or next((item for item in left if item[0] & words), None)
        if hit is None:
            continue
        left.remove(hit)
        yield "overlap", type_
        if exact is not None:
            yield "span", type_
            if exact[1] == type_:
                yield "typed", type_


def _f1(found: Counter[str], name: str) -> float:
    both = found[name]
    return f1(both, found["given"] - both, found["gold"] - both)
