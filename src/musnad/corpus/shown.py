"""A library's counts and answers, written for people and programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from rich.console import Console
from rich.table import Table

from musnad.corpus.info import Info
from musnad.corpus.query import Answer

__all__ = ["answer_chunks", "info_lines"]

_MOST_ROWS = 1000
_WIDTH = 160


def info_lines(name: str, info: Info) -> Iterator[str]:
    """Yield what is in a library, a line each."""
    yield f"{name}: {info.articles} articles, {info.words} words"
    if info.first:
        yield f"  days: {info.first} to {info.last}" + (
            f" ({info.undated} without one)" if info.undated else ""
        )
    if info.voice_share is not None:
        yield f"  on nobody's word: {info.voice_share:.0%} of the words"
    yield f"  statements: {info.attributions}, relations: {info.relations}"
    if info.copies:
        yield f"  further copies within an outlet, stored once: {info.copies}"
    if info.shared_keys:
        yield f"  ids of the inputs that name several articles: {info.shared_keys}"
    yield from _block("outlets", [(outlet or "(none)", n) for outlet, n in info.outlets])
    yield from _block("statements by kind of source", list(info.kinds))
    yield from _block("rejected", [(f"{kind}, {code}", n) for kind, code, n in info.rejects])
    yield from _block(
        "read with", [(f"Musnad {p}, word lists {w}", n) for p, w, n in info.versions]
    )
    if info.unfinished:
        yield "  the last run did not end: the same command goes on where it was"


def answer_chunks(answer: Answer, form: str) -> Iterator[str]:
    """Yield an answer as ``table``, ``csv`` or ``json``, as its rows come."""
    if form == "csv":
        yield from _csv(answer)
    elif form == "json":
        yield from _json(answer)
    else:
        yield from _table(answer)


def _block(title: str, rows: list[tuple[str, int]]) -> Iterator[str]:
    if rows:
        yield f"  {title}:"
    yield from (f"    {number:>9}  {name}" for name, number in rows)


def _table(answer: Answer) -> Iterator[str]:
    table, more = Table(), False
    for column in answer.columns:
        table.add_column(column, overflow="fold")
    for number, row in enumerate(answer):
        if number == _MOST_ROWS:
            more = True
            break
        table.add_row(*("" if value is None else _written(value) for value in row))
    out = io.StringIO()
    Console(file=out, width=_WIDTH, markup=False, highlight=False).print(table)
    yield out.getvalue()
    if more:
        yield f"the first {_MOST_ROWS} rows; --format csv or json gives all\n"


def _csv(answer: Answer) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(answer.columns)
    for row in answer:
        writer.writerow(["" if value is None else _written(value) for value in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _json(answer: Answer) -> Iterator[str]:
    before = "[\n"
    for row in answer:
        value = dict(zip(answer.columns, row, strict=True))
        yield before + json.dumps(value, ensure_ascii=False, default=_plain)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _written(value: object) -> str:
    if isinstance(value, list | dict | bool):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return str(_plain(value)) if isinstance(value, date | time) else str(value)


def _plain(value: object) -> object:
    """Return what JSON can hold of a value of DuckDB."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, timedelta | UUID):
        return str(value)
    return str(value)
