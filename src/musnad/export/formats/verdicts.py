"""What a person has judged of statements, handed in as a file: for ClaimReview, and never ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from musnad.analyze import parse_date
from musnad.errors import DateError, InputError, RecordError

__all__ = ["Verdict", "Verdicts", "read_verdicts"]

_WANTED = ("statement", "verdict", "by")
_KNOWN = (*_WANTED, "article", "url", "date")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's verdict on one statement, in that person's own words.

    Attributes:
        article: `Article.id`; None for an article that has none.
        statement: The statement's number, from 0.
        verdict: What is judged.
        by: Who judged.
        url: Where the reasons are published, or None.
        date: When that was, or None.
    """

    article: str | None
    statement: int
    verdict: str
    by: str
    url: str | None
    date: date | None


Verdicts = Mapping[tuple[str | None, int], tuple[Verdict, ...]]
"""Article and statement → the verdicts on it, in the order of the file."""


def read_verdicts(path: Path) -> Verdicts:
    """Return the verdicts of a file, JSON Lines.

    Raises:
        InputError: The file cannot be read.
        RecordError: A line is no verdict; names file and line.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: found: {error}; accepted: JSON Lines in UTF-8") from None
    found: dict[tuple[str | None, int], tuple[Verdict, ...]] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                verdict = _verdict(json.loads(line))
            except (ValueError, DateError) as error:
                raise RecordError(
                    f"{path}, line {number}: found: {line.strip()!r} ({error}); accepted: "
                    '{"article": "a1", "statement": 0, "verdict": "…", "by": "…", '
                    '"url": "https://…", "date": "2021-02-14"}, the last two may be missing'
                ) from None
            key = verdict.article, verdict.statement
            found[key] = (*found.get(key, ()), verdict)
    return found


def _verdict(told: Any) -> Verdict:
    if not isinstance(told, dict):
        raise ValueError("no object")
    if unknown := sorted(set(told) - set(_KNOWN)):
        raise ValueError(f"an unknown field {unknown[0]}")
    for name in _KNOWN:
        value = told.get(name)
        if value is None and name not in _WANTED:
            continue
        whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        text = isinstance(value, str) and value.strip()
        if not (whole if name == "statement" else text):
            raise ValueError(f"{name}: {'a number from 0' if name == 'statement' else 'a text'}")
    return Verdict(
        article=told.get("article"),
        statement=told["statement"],
        verdict=told["verdict"],
        by=told["by"],
        url=told.get("url"),
        date=parse_date(told.get("date")),
    )
