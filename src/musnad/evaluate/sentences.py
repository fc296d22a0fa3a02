"""Figures of files whose records are single sentences.

Three forms, told apart by their fields:

* *silver* (``tier``), derived from treebanks: tier A has cues that must be found; tier N has cues
  that are none. Nothing is known about the rest of the sentence, so precision is not scored.
* *hard negatives* (``trap``): sentences in which nothing at all must fire.
* *positives* (``cue``, ``source``, ``content`` as strings): sentences in which this must fire.

Predictions are offsets into the very same text, so differences of spelling never come in here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from musnad.errors import RecordError
from musnad.evaluate.records import Record, Statement, by_id, id_of, sheet, span_of, text_of
from musnad.evaluate.words import Words, jaccard

__all__ = ["Form", "form_of", "sentence_figures", "sentence_misses"]

Form = Literal["gold", "relations", "items", "silver", "negatives", "positives"]

_NEARLY = 0.8

_SAID: dict[str, Callable[[Statement], frozenset[int] | None]] = {
    "source": lambda statement: statement.source,
    "content": lambda statement: statement.content,
}


def form_of(records: Sequence[Record]) -> Form:
    """Return which form of file these records are of.

    >>> form_of([{"id": "1", "text": "…", "trap": "بين"}])
    'negatives'

    Raises:
        musnad.errors.RecordError: The first record is of none.
    """
    fields: tuple[tuple[str, Form], ...] = (
        ("relations", "relations"),  # such a file has attributions, too
        ("attributions", "gold"),
        ("items", "items"),
        ("tier", "silver"),
        ("trap", "negatives"),
        ("cue", "positives"),
    )
    for name, form in fields:
        if name in records[0]:
            return form
    raise RecordError(
        "no gold: a record has `attributions`, `relations`, `items`, `tier`, `trap` or `cue`; "
        "found " + ", ".join(f"`{name}`" for name in records[0])
    )


def sentence_figures(gold: Sequence[Record], predicted: Iterable[Record]) -> dict[str, float]:
    """Return the figures of a file of sentences, 0 to 1; more is better in all of them.

    Returns:
        ``cues``: share of the wanted cues that a predicted cue overlaps; ``sources`` and
        ``contents``: share of the wanted ones that stand with that cue to a word in five;
        ``quiet``: share of the sentences in which what must not fire does not. Only figures that
        the file says something about; then ``sentences``, how many there are.

    Raises:
        musnad.errors.RecordError: A record is in none of the three forms.
    """
    answers, counts = by_id(predicted), Counter[str]()
    for record in gold:
        for name, right in _judge(record, answers.get(id_of(record), {})).items():
            counts[f"{name} asked"] += 1
            counts[f"{name} right"] += right
    result = {
        name: counts[f"{name} right"] / counts[f"{name} asked"]
        for name in ("cues", "sources", "contents", "quiet")
        if counts[f"{name} asked"]
    }
    return {**result, "sentences": len(gold)}


def sentence_misses(gold: Sequence[Record], predicted: Iterable[Record]) -> list[tuple[str, str]]:
    """Return (what is wrong, sentence with its cue) for each sentence that is not right."""
    answers = by_id(predicted)
    return [
        (f"{id_of(record)}: {', '.join(wrong)}", _shown(record))
        for record in gold
        if (
            wrong := [
                name
                for name, right in _judge(record, answers.get(id_of(record), {})).items()
                if not right
            ]
        )
    ]


def _judge(record: Record, predicted: Record) -> Mapping[str, bool]:
    """What was asked of this sentence and whether it is right."""
    text = text_of(record)
    words = Words.of(text)
    given = sheet(predicted, text, words).statements
    if "trap" in record:
        return {"quiet": not given}
    wanted = _wanted(record, words)
    answers = [statement for statement in given if statement.cue & wanted["cue"]]
    if record.get("tier") == "N":
        return {"quiet": not answers}
    if record.get("tier", "A") != "A":
        return {}
    judged = {"cues": bool(answers)}
    for field, take in _SAID.items():
        if field in wanted:
            judged[f"{field}s"] = any(_near(wanted[field], take(answer)) for answer in answers)
    return judged


def _near(wanted: frozenset[int], given: frozenset[int] | None) -> bool:
    return given is not None and jaccard(wanted, given) >= _NEARLY


def _wanted(record: Record, words: Words) -> dict[str, frozenset[int]]:
    """The words of cue, source and content; without those of which the record says nothing."""
    spans = {name: _spans(record, name) for name in ("cue", "source", "content")}
    return {name: words.under(found) for name, found in spans.items() if found}


def _spans(record: Record, field: str) -> list[tuple[int, int]]:
    value = record.get("content_segments" if field == "content" else field) or record.get(field)
    match value:
        case None | [] | "":
            return []
        case [int(), int()] | str():
            parts: list[object] = [value]
        case [*several]:
            parts = several
        case _:
            raise RecordError(f"{id_of(record)}: `{field}` is a string or a span, found {value!r}")
    return [
        _place(record, part, field)
        if isinstance(part, str)
        else span_of(part, f"{id_of(record)}, {field}")
        for part in parts
    ]


def _place(record: Record, surface: str, field: str) -> tuple[int, int]:
    text = text_of(record)
    start = text.find(surface)
    if start < 0:
        raise RecordError(f"{id_of(record)}: the {field} {surface!r} is not in the text")
    return start, start + len(surface)


def _shown(record: Record) -> str:
    text, cue = text_of(record), _spans(record, "cue") if "cue" in record else []
    for start, end in cue:
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text
