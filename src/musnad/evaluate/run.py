"""Predictions of this very program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from musnad.analyze import analyze, parse_date
from musnad.evaluate.records import Record, id_of, text_of
from musnad.model import Article

__all__ = ["run"]


def run(gold: Iterable[Record]) -> list[dict[str, Any]]:
    """Read the texts of gold records and return what the analysis says, in ``docs/format.md``.

    Nothing of the gold but text, title, outlet, date and byline is looked at.

    Raises:
        musnad.errors.RecordError: A record has no text or no ``id``.
        musnad.errors.DateError: A record's date is none.
    """
    return [analyze(_article(record)).to_dict() for record in gold]


def _article(record: Record) -> Article:
    name = id_of(record)
    return Article(
        text=text_of(record),
        title=record.get("title"),
        outlet=record.get("outlet"),
        date=parse_date(record.get("date") or record.get("doc_date")),
        id=name,
        byline=record.get("byline"),
    )
