"""The log of corrections: entries are added, and none is ever changed or taken away."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Engine, insert, select

from musnad.desk.store.anchor import Anchor, anchored
from musnad.desk.store.base import reading
from musnad.desk.store.schema import corrections
from musnad.errors import InputError
from musnad.model import Analysis
from musnad.model.attribution import Manner, Stance
from musnad.model.source import Kind
from musnad.model.span import Span

__all__ = ["FIELDS", "Act", "Correction", "correct", "history", "in_force", "redo", "undo"]

Act = Literal["change", "accept", "reject", "add", "undo", "redo"]
"""What a person does; undo and redo speak of an earlier entry."""

FIELDS = ("cue", "source", "content", "via", "kind", "stance", "manner")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "stance": get_args(Stance),
    "manner": get_args(Manner),
}
_NEEDED = frozenset(("cue", "source", "content"))


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry of the log.

    Attributes:
        id: Its number; later ones are greater.
        who: Name of the person.
        moment: When, ISO 8601 in UTC.
        article: `articles.id`.
        act: What was done.
        target: The cue of the statement it is about; None for undo, redo.
        field: Which of `FIELDS`, for a change.
        old: What the program or an earlier entry said, where that is known.
        new: What is said instead; of an added statement its fields by name.
        reason: Why, as the person says.
        of: The entry that is undone or redone.
    """

    id: int
    who: str
    moment: str
    article: str
    act: Act
    target: Anchor | None
    field: str | None
    old: Any
    new: Any
    reason: str
    of: int | None


def correct(
    store: Engine,
    analysis: Analysis,
    *,
    who: str,
    act: Act,
    cue: Span,
    field: str | None = None,
    old: Any = None,
    new: Any = None,
    reason: str = "",
) -> Correction:
    """Add an entry about one statement, and return it when it is safely on the disk.

    Args:
        store: The desk's file.
        analysis: What the person sees; its article needs an id.
        who: Name of the person.
        act: ``change``, ``accept``, ``reject`` or ``add``.
        cue: The cue of the statement.
        field: Which of `FIELDS`, for a change.
        old: What was there, kept for the history.
        new: For a change the value, for an added statement its values by field: `cue` a span,
            `content` a list of spans, `source` a name, or ``{"name": …, "at": span}``, `via` a list
            of names, `kind`, `stance` and `manner` one of theirs.
        reason: Why.

    Raises:
        InputError: A value is none that the field has.
    """
    text, article = analysis.text, analysis.article.id
    if article is None:
        raise InputError("found: an article without an id; accepted: one of the library")
    if act == "add":
        given = dict(new or {}) | {"cue": cue}
        missing = sorted(_NEEDED - given.keys())
        if missing:
            raise InputError(f"found: a statement without {', '.join(missing)}; accepted: with all")
        value: Any = {name: _value(text, name, one) for name, one in given.items()}
    elif act == "change":
        value = _value(text, field, new)
    elif act in ("accept", "reject"):
        value = None
    else:
        raise InputError(f"found: {act}; accepted: change, accept, reject, add")
    if act != "change":
        field = None
    row = {"act": act, "field": field, "target": anchored(text, cue).to_dict(), "new": value}
    with store.begin() as base:
        return _append(base, who, article, row | {"old": _plain(old), "reason": reason})


def undo(store: Engine, number: int, *, who: str, reason: str = "") -> Correction:
    """Take back an entry; it stays in the log.

    Raises:
        InputError: There is none of that number, or it is not in force.
    """
    return _turn(store, number, "undo", who, reason)


def redo(store: Engine, number: int, *, who: str, reason: str = "") -> Correction:
    """Bring back an entry that was undone.

    Raises:
        InputError: There is none of that number, or it is in force.
    """
    return _turn(store, number, "redo", who, reason)


def history(store: Engine, article: str | None = None) -> list[Correction]:
    """Return all entries in their order, those of one article or of all."""
    wanted = select(corrections).order_by(corrections.c.id)
    if article is not None:
        wanted = wanted.where(corrections.c.article == article)
    with reading(store) as base:
        return [_entry(row) for row in base.execute(wanted).mappings()]


def in_force(entries: Iterable[Correction]) -> list[Correction]:
    """Return the entries about statements that are not undone, in their order."""
    found: dict[int, Correction] = {}
    undone: set[int] = set()
    for entry in entries:
        if entry.of is None:
            found[entry.id] = entry
        elif entry.act == "undo":
            undone.add(entry.of)
        else:
            undone.discard(entry.of)
    return [entry for number, entry in found.items() if number not in undone]


def _turn(store: Engine, number: int, act: Act, who: str, reason: str) -> Correction:
    with store.begin() as base:
        rows = base.execute(
            select(corrections).where((corrections.c.id == number) | (corrections.c.of == number))
        ).mappings()
        entries = [_entry(row) for row in rows]
        about = next((one for one in entries if one.id == number and one.of is None), None)
        if about is None:
            raise InputError(f"found: no correction {number}; accepted: one of the history")
        if bool(in_force(entries)) != (act == "undo"):
            state = "is undone already" if act == "undo" else "is not undone"
            raise InputError(f"found: correction {number} {state}; accepted: the other way round")
        return _append(base, who, about.article, {"act": act, "of": number, "reason": reason})


def _append(base: Connection, who: str, article: str, row: Mapping[str, Any]) -> Correction:
    filled = dict.fromkeys(("field", "target", "old", "new", "of")) | dict(row)
    filled |= {"who": who, "article": article, "moment": datetime.now(UTC).isoformat()}
    for name in ("target", "old", "new"):
        if filled[name] is not None:
            filled[name] = json.dumps(filled[name], ensure_ascii=False)
    number = base.execute(insert(corrections).values(filled)).inserted_primary_key
    assert number is not None
    return _entry(filled | {"id": number[0]})


def _entry(row: Mapping[Any, Any]) -> Correction:
    values = dict(row)
    for name in ("target", "old", "new"):
        values[name] = None if values[name] is None else json.loads(values[name])
    target = values.pop("target")
    return Correction(**values, target=None if target is None else Anchor(**target))


def _value(text: str, field: str | None, value: Any) -> Any:
    """Return a value as the log keeps it: each span as an anchor."""
    try:
        match field:
            case "cue":
                return anchored(text, Span(*value)).to_dict()
            case "content":
                return [anchored(text, Span(*one)).to_dict() for one in _some(value)]
            case "source":
                given = {"name": value} if isinstance(value, str) else dict(value)
                at = given.get("at")
                found = anchored(text, Span(*at)).to_dict() if at else None
                return {"name": _name(given["name"]), "at": found}
            case "via":
                return [_name(one) for one in value]
            case "kind" | "stance" | "manner":
                if value in _CHOICES[field]:
                    return value
                accepted = ", ".join(_CHOICES[field])
                raise InputError(f"{field}: found: {value}; accepted: {accepted}")
    except (TypeError, KeyError, ValueError):
        raise InputError(f"{field}: found: {value!r}; accepted: a value of this field") from None
    raise InputError(f"found: the field {field}; accepted: {', '.join(FIELDS)}")


def _some(value: Sequence[Any]) -> Sequence[Any]:
    if not value:
        raise ValueError
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value.strip()


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=str))
