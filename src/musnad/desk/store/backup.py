"""All that people entered as one file, and back again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from sqlalchemy import Engine, Table, delete, func, insert, select

from musnad.desk.store.base import reading
from musnad.desk.store.schema import FORMAT, accounts, corrections, settings, unions
from musnad.errors import InputError

__all__ = ["backup", "check", "restore"]

_ENTERED: tuple[Table, ...] = (corrections, unions, accounts, settings)
_BY_NAME = {table.name: table for table in _ENTERED}


def backup(store: Engine) -> str:
    """Return all that people entered, as lines of JSON behind one that says how many they are.

    Sessions, jobs and the index are left out: they are made anew. Secrets are in it as hashes.
    """
    with reading(store) as base:
        lines = [
            json.dumps({"table": table.name, "row": dict(row)}, ensure_ascii=False)
            for table in _ENTERED
            for row in base.execute(select(table).order_by(*table.primary_key)).mappings()
        ]
    body = "".join(f"{line}\n" for line in lines)
    head = {"format": FORMAT, "rows": len(lines), "hash": _hash(body)}
    return json.dumps({"musnad-desk": head}) + "\n" + body


def check(data: str) -> int:
    """Return how many rows a backup holds; nothing is changed.

    Raises:
        InputError: It is no backup, a damaged one or one of another version.
    """
    return len(list(_checked(data)))


def restore(store: Engine, data: str, *, instead: bool = False) -> int:
    """Put back what `backup` gave, wholly or not at all, and return how many rows.

    Args:
        store: The desk's file.
        data: What `backup` gave.
        instead: Whether what the desk holds goes, and this comes in its place.

    Raises:
        InputError: It is no backup, a damaged one or one of another version, or the desk holds
            something that was entered, and it is not to go: nothing is changed.
    """
    rows = list(_checked(data))
    with store.begin() as base:
        held = [
            table.name
            for table in _ENTERED
            if base.execute(select(func.count()).select_from(table)).scalar_one()
        ]
        if instead:
            for table in _ENTERED:
                base.execute(delete(table))
        elif held:
            raise InputError(
                "found: a desk that holds {held}; accepted: one in which nothing was entered (move "
                "its desk.sqlite away)",
                held=", ".join(held),
            )
        for table, row in rows:
            base.execute(insert(table).values(row))
    return len(rows)


def _checked(data: str) -> Iterator[tuple[Table, dict[str, Any]]]:
    first, _, body = data.partition("\n")
    try:
        head = json.loads(first)["musnad-desk"]
        version, count, known = head["format"], head["rows"], head["hash"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(
            "found: a file that is no backup of a desk; accepted: one that the desk wrote"
        ) from None
    if version != FORMAT:
        raise InputError(
            "found: a backup of format {version}; accepted: format {own}",
            version=version,
            own=FORMAT,
        )
    lines = body.split("\n")[:-1]
    if len(lines) != count or _hash(body) != known:
        raise InputError(
            "found: a damaged backup, of {count} rows {there} are there or not as they were "
            "written; accepted: an undamaged one",
            count=count,
            there=len(lines),
        )
    for number, line in enumerate(lines, 2):
        try:
            value = json.loads(line)
            table, row = _BY_NAME[value["table"]], dict(value["row"])
        except (ValueError, KeyError, TypeError, RecursionError):
            raise InputError(
                "found: an odd line {number}; accepted: lines of a backup", number=number
            ) from None
        if not _fits(table, row):
            raise InputError(
                "found: an odd row of {table} in line {number}; accepted: rows of a backup",
                table=table.name,
                number=number,
            )
        yield table, row


def _fits(table: Table, row: Mapping[str, Any]) -> bool:
    """Tell whether a row is one of the table's: its columns, each of the right type."""
    return set(row) == {column.name for column in table.columns} and all(
        isinstance(row[column.name], column.type.python_type)
        for column in table.columns
        if row[column.name] is not None or not column.nullable
    )


def _hash(body: str) -> str:
    return blake2b(body.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
