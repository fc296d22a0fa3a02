"""Files with an article a line, or with one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from musnad.corpus.ingest.encoding import MAX_BYTES, decode
from musnad.errors import DateError, InputError, RecordError
from musnad.model import Article

__all__ = ["Record", "parse_json", "parse_record", "read_json", "read_lines"]

_ACCEPTED = (
    'a JSON object a line with "text", and "id", "title", "outlet", "date", "byline" where known'
)
_KINDS = {
    dict: "an object",
    list: "a list",
    str: "a string",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}
_SHOWN = 40
_BLANK = b" \t\r\n\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Record:
    """One article of a file, or what stands in its place.

    Attributes:
        result: The article, or why there is none.
        notes: What was guessed or found.
        number: Its line (blank ones count) or its place in a list, from 1; 0 where it is the only
            one that the file can hold.
        unit: What ``number`` counts, ``line`` or ``item``.
    """

    result: Article | InputError
    notes: tuple[str, ...] = ()
    number: int = 0
    unit: str = "line"


def read_lines(lines: Iterable[bytes]) -> Iterator[Record]:
    """Read an article a line; a wrong line gives its error as value and the rest goes on.

    Args:
        lines: With or without their line ends; blank ones are skipped.

    Yields:
        One record a line that is not blank, in order.
    """
    told: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        if not line.strip(_BLANK):
            continue
        notes: tuple[str, ...] = ()
        try:
            if len(line) >= MAX_BYTES:
                limit = MAX_BYTES // 1_000_000
                raise RecordError(f"found: {limit} MB or more; accepted: under {limit} MB a line")
            decoded = decode(line.strip())
            # Once a file, not once a line.
            if decoded.guessed and decoded.notes != told:
                notes = told = decoded.notes
            yield Record(parse_record(parse_json(decoded.text)), notes, number)
        except InputError as error:
            yield Record(error, notes, number)


def read_json(text: str) -> Iterator[Record]:
    """Read a JSON object that is an article, or a list of them.

    Raises:
        RecordError: It is no JSON, or an empty list.
    """
    value = parse_json(text)
    if not isinstance(value, list):
        yield _record(value, 0)
        return
    if not value:
        raise RecordError(f"found: an empty list; accepted: {_ACCEPTED}")
    for number, item in enumerate(value, 1):
        yield _record(item, number)


def parse_record(value: object) -> Article:
    """Return the article of one JSON value.

    Raises:
        RecordError: It is no object, has no ``text``, or a field is of the wrong kind.

    >>> parse_record({"id": 7, "text": "قال", "date": "2021-02-14"}).id
    '7'
    """
    from musnad.analyze import parse_date

    if not isinstance(value, dict):
        raise RecordError(f"found: {_kind(value)}; accepted: {_ACCEPTED}")
    if "text" not in value:
        keys = ", ".join(repr(key) for key in list(value)[:8]) or "nothing"
        raise RecordError(f'found: no "text" (but {keys}); accepted: {_ACCEPTED}')
    text = _string(value, "text")
    if not text or not text.strip():
        raise RecordError('found: "text" that is empty; accepted: Arabic news text')
    try:
        day: date | None = parse_date(_string(value, "date") or None)
    except DateError as error:
        raise RecordError(f'"date": {error}') from None
    return Article(
        text=text,
        title=_string(value, "title") or None,
        outlet=_string(value, "outlet") or None,
        date=day,
        id=_identity(value),
        byline=_string(value, "byline") or None,
    )


def parse_json(text: str) -> Any:
    """Return the value that ``text`` writes.

    Raises:
        RecordError: It is no JSON.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        shown = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
        raise RecordError(
            f"found: {shown!r}, no JSON ({error.msg}, column {error.colno}); accepted: {_ACCEPTED}"
        ) from None
    except (ValueError, RecursionError) as error:
        raise RecordError(f"found: JSON beyond measure ({error}); accepted: {_ACCEPTED}") from None


def _record(value: object, number: int) -> Record:
    try:
        return Record(parse_record(value), (), number, "item")
    except RecordError as error:
        return Record(error, (), number, "item")


def _identity(record: dict[str, Any]) -> str | None:
    value = record.get("id")
    # Databases export their keys as numbers.
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(record, "id") or None


def _string(record: dict[str, Any], field: str) -> str | None:
    value = record.get(field)
    if isinstance(value, str):
        return value
    if value is None and field != "text":
        return None
    raise RecordError(f'found: "{field}" that is {_kind(value)}; accepted: a string')


def _kind(value: object) -> str:
    return _KINDS.get(type(value), type(value).__name__)
