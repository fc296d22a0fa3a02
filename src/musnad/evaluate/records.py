"""Lines of JSON made into values that can be compared.

A *sheet* is one article as somebody laid it out, annotator or program: its statements as sets of
words. Predictions are always laid over the gold text, whose offsets they use.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from musnad.errors import InputError, RecordError
from musnad.evaluate.words import Words

__all__ = ["Record", "Sheet", "Statement", "by_id", "id_of", "load", "sheet", "span_of", "text_of"]

Record = Mapping[str, Any]
"""One line of a JSONL file, as it was read."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution as sets of word numbers and names.

    Attributes:
        cue: Words of the cue.
        source: Words of the source span; None where the clause names nobody.
        source_text: The source span's surface, or an empty string.
        content: Words of all content spans.
        who: The source's id in its own file.
        name: That source's name, or an empty string.
        kind: That source's kind, or ``none``.
        via: Names of those who passed it on, outermost first.
        stance: The cue's shading.
        manner: How much is quoted.
    """

    cue: frozenset[int]
    source: frozenset[int] | None
    source_text: str
    content: frozenset[int]
    who: str | None
    name: str
    kind: str
    via: tuple[str, ...]
    stance: str
    manner: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article as somebody laid it out."""

    id: str
    words: Words
    statements: tuple[Statement, ...]

    @property
    def voice(self) -> frozenset[int]:
        """The outlet's own voice: the words that no content span covers."""
        said = frozenset().union(*(statement.content for statement in self.statements))
        return frozenset(range(len(self.words))) - said


def load(path: Path) -> list[dict[str, Any]]:
    """Return the records of a JSONL file, in order.

    Raises:
        musnad.errors.InputError: The file cannot be opened or is not UTF-8.
        musnad.errors.RecordError: A line is no JSON object; says which.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); accepted: JSONL in UTF-8") from error
    records = []
    # str.splitlines would also cut at U+2028, which JSON allows inside strings.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise RecordError(f"{path}, line {number}: no JSON ({error})") from error
        if not isinstance(record, dict):
            raise RecordError(f"{path}, line {number}: a JSON object is needed, one a line")
        records.append(record)
    if not records:
        raise InputError(f"{path}: empty; accepted: JSONL, one article or sentence a line")
    return records


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Return the records by their ``id``; of two with one id the later one counts.

    Raises:
        musnad.errors.RecordError: A record has no ``id``.
    """
    return {id_of(record): record for record in records}


def id_of(record: Record) -> str:
    """Return the record's ``id``.

    Raises:
        musnad.errors.RecordError: It has none.
    """
    if record.get("id") is None:
        raise RecordError("a record has no `id`, by which predictions are matched")
    return str(record["id"])


def text_of(record: Record) -> str:
    """Return the record's text.

    Raises:
        musnad.errors.RecordError: It has none.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise RecordError(f"{record.get('id')}: no `text`, into which the offsets point")
    return text


def span_of(value: object, where: str) -> tuple[int, int]:
    """Return a pair of offsets.

    Raises:
        musnad.errors.RecordError: ``value`` is no list of two whole numbers.
    """
    match value:
        case [int() as start, int() as end]:
            return start, end
        case _:
            raise RecordError(f"{where}: a span is [start, end), found {value!r}")


def sheet(record: Record, text: str, words: Words) -> Sheet:
    """Return what ``record`` says about ``text``.

    Raises:
        musnad.errors.RecordError: An attribution is not in the form of ``docs/format.md``.
    """
    name = str(record.get("id"))
    sources = {source.get("id"): source for source in record.get("sources") or []}
    statements = tuple(
        _statement(attribution, sources, text, words, f"{name}, attribution {number}")
        for number, attribution in enumerate(record.get("attributions") or [])
    )
    return Sheet(name, words, statements)


def _statement(
    attribution: Record,
    sources: Mapping[str | None, Record],
    text: str,
    words: Words,
    where: str,
) -> Statement:
    cue, named, who = (attribution.get(key) for key in ("cue", "source", "source_id"))
    source_span = span_of(named, where) if named else None
    source = sources.get(who, {})
    return Statement(
        cue=words.under([span_of(cue, where)]) if cue else frozenset(),
        source=words.under([source_span]) if source_span else None,
        source_text=text[slice(*source_span)] if source_span else "",
        content=words.under(_contents(attribution.get("content"), where)),
        who=who,
        name=source.get("name", ""),
        kind=source.get("kind", "none"),
        via=tuple(sources.get(hop, {}).get("name", "") for hop in attribution.get("via") or []),
        stance=attribution.get("stance", "neutral"),
        manner=attribution.get("manner", "indirect"),
    )


def _contents(value: object, where: str) -> Sequence[tuple[int, int]]:
    if not isinstance(value, list):
        raise RecordError(f"{where}: `content` is a list of spans, found {value!r}")
    return [span_of(span, where) for span in value]
