"""Names that people say are one source or actor, with the history of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert, select

from musnad.desk.store.base import reading
from musnad.desk.store.schema import unions
from musnad.errors import InputError

__all__ = [
    "Union",
    "heads_of",
    "merge",
    "names_of",
    "split",
    "undo_union",
    "undone",
    "union_history",
]


@dataclass(frozen=True, slots=True)
class Union:
    """An entry: who joined a name to another, or parted it from the others.

    Attributes:
        id: Its number.
        who: Name of the person.
        moment: When, ISO 8601 in UTC.
        act: ``merge``, ``split``, or ``undo`` of an earlier entry.
        name: Of the source or actor, as the tables have it.
        into: Of what it is one with; None for a split; of an undo the number of what is undone.
        reason: Why.
    """

    id: int
    who: str
    moment: str
    act: str
    name: str
    into: str | None
    reason: str


def merge(store: Engine, name: str, into: str, *, who: str, reason: str = "") -> Union:
    """Say that a name, and all that is one with it, is one with another.

    Raises:
        InputError: They are one already.
    """
    with store.begin() as base:
        if into in _group(_entries(base), name):
            raise InputError(f"found: {name} is {into} already; accepted: two that are not one")
        return _append(base, who, "merge", name, into, reason)


def split(store: Engine, name: str, *, who: str, reason: str = "") -> Union:
    """Say that a name is one with no other; the others stay one.

    Raises:
        InputError: It is one with no other.
    """
    with store.begin() as base:
        if len(_group(_entries(base), name)) == 1:
            raise InputError(f"found: {name} is one with no other; accepted: a name that is")
        return _append(base, who, "split", name, None, reason)


def undo_union(store: Engine, number: int, *, who: str, reason: str = "") -> Union:
    """Undo an entry, as if it had never been made; to undo an undo is to make it again.

    Raises:
        InputError: There is no such entry, or it is undone already.
    """
    with store.begin() as base:
        entries = _entries(base)
        found = next((entry for entry in entries if entry.id == number), None)
        if found is None or number in undone(entries):
            state = "no entry" if found is None else "an entry that is undone"
            raise InputError(f"found: {state}, {number}; accepted: one that stands")
        return _append(base, who, "undo", found.name, str(number), reason)


def names_of(store: Engine, name: str) -> list[str]:
    """Return all names that are one with a name, itself first."""
    with reading(store) as base:
        found = _group(_entries(base), name)
    return [name, *sorted(found - {name})]


def heads_of(store: Engine) -> dict[str, str]:
    """Return for each name that is one with others the one that stands for them all."""
    with reading(store) as base:
        groups = _groups(_entries(base))
    return {name: head for name, (own, head) in groups.items() if len(own) > 1}


def union_history(store: Engine) -> list[Union]:
    """Return all entries in their order."""
    with reading(store) as base:
        return _entries(base)


def undone(entries: Iterable[Union]) -> frozenset[int]:
    """Return the numbers of the entries that are undone."""
    found: set[int] = set()
    for entry in sorted(entries, key=lambda one: one.id, reverse=True):
        if entry.act == "undo" and entry.into is not None and entry.id not in found:
            found.add(int(entry.into))
    return frozenset(found)


_Groups = Mapping[str, tuple[frozenset[str], str]]
"""Name → all names that are one with it, and which of them stands for all."""


def _groups(entries: list[Union]) -> _Groups:
    without = undone(entries)
    groups: dict[str, tuple[frozenset[str], str]] = {}
    for entry in entries:
        if entry.act == "undo" or entry.id in without:
            continue
        name = entry.name
        own, head = groups.get(name, (frozenset((name,)), name))
        if entry.into is not None:
            others, head = groups.get(entry.into, (frozenset((entry.into,)), entry.into))
            own |= others
            groups |= dict.fromkeys(own, (own, head))
        elif rest := own - {name}:
            left = head if head != name else min(rest)
            groups |= dict.fromkeys(rest, (rest, left)) | {name: (frozenset((name,)), name)}
    return groups


def _group(entries: list[Union], name: str) -> frozenset[str]:
    return _groups(entries).get(name, (frozenset((name,)), name))[0]


def _entries(base: Connection) -> list[Union]:
    rows = base.execute(select(unions).order_by(unions.c.id)).mappings()
    return [Union(**dict(row)) for row in rows]


def _append(
    base: Connection, who: str, act: str, name: str, into: str | None, reason: str
) -> Union:
    moment = datetime.now(UTC).isoformat()
    row = {"who": who, "moment": moment, "act": act, "name": name, "into": into, "reason": reason}
    number = base.execute(insert(unions).values(row)).inserted_primary_key
    assert number is not None
    return Union(number[0], who, moment, act, name, into, reason)
