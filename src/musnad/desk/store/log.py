"""The log of corrections: entries are added, and none is ever changed or taken away."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, get_args

from sqlalchemy import Connection, Engine, insert, select

from musnad.desk.store.anchor import anchored
from musnad.desk.store.base import reading
from musnad.desk.store.correction import FIELDS, Act, Correction, entry_of, in_force, is_about
from musnad.desk.store.schema import corrections
from musnad.errors import InputError
from musnad.model import Analysis
from musnad.model.attribution import Manner, Stance
from musnad.model.source import Kind
from musnad.model.span import Span

__all__ = [
    "FIELDS",
    "Act",
    "Correction",
    "OvertakenError",
    "change",
    "correct",
    "history",
    "in_force",
    "is_about",
    "redo",
    "undo",
]

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "stance": get_args(Stance),
    "manner": get_args(Manner),
}
_NEEDED = frozenset(("cue", "source", "content"))


class OvertakenError(InputError):
    """Somebody else has corrected the same statement since it was looked at.

    Attributes:
        entries: What was entered meanwhile.
    """

    def __init__(self, entries: Sequence[Correction]) -> None:
        names = ", ".join(sorted({one.who for one in entries}))
        super().__init__(
            f"found: a statement that {names} has corrected meanwhile; accepted: a correction of "
            "what it is now"
        )
        self.entries = tuple(entries)


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
    seen: int | None = None,
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
        seen: The last entry about the article that the person has seen; None asks for none.

    Raises:
        InputError: A value is none that the field has.
        OvertakenError: There are later entries about the statement than was seen.
    """
    text = analysis.text
    if act == "add":
        given = dict(new or {}) | {"cue": cue}
        missing = sorted(_NEEDED - given.keys())
        if missing:
            raise InputError(
                "found: a statement without {missing}; accepted: with all",
                missing=", ".join(missing),
            )
        value: Any = {name: _value(text, name, one) for name, one in given.items()}
    elif act == "change":
        value = _value(text, field, new)
    elif act in ("accept", "reject"):
        value = None
    else:
        raise InputError("found: the act {act}; accepted: change, accept, reject, add", act=act)
    if act != "change":
        field = None
    row = {"act": act, "field": field, "old": _plain(old), "new": value}
    return _written(store, analysis, who, cue, reason, seen, [row])[0]


def change(
    store: Engine,
    analysis: Analysis,
    *,
    who: str,
    cue: Span,
    fields: Mapping[str, tuple[Any, Any]],
    reason: str = "",
    seen: int | None = None,
) -> list[Correction]:
    """Change several fields of one statement, all of them or none.

    Args:
        store: The desk's file.
        analysis: What the person sees.
        who: Name of the person.
        cue: The cue of the statement.
        fields: Field → what was there and what is said instead, as `correct` takes them.
        reason: Why.
        seen: The last entry about the article that the person has seen; None asks for none.

    Raises:
        InputError: A value is none that the field has.
        OvertakenError: There are later entries about the statement than was seen.
    """
    # By its cue a statement is found: a new one comes last.
    rows = [
        {
            "act": "change",
            "field": name,
            "old": _plain(old),
            "new": _value(analysis.text, name, new),
        }
        for name, (old, new) in sorted(fields.items(), key=lambda one: one[0] == "cue")
    ]
    return _written(store, analysis, who, cue, reason, seen, rows)


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
        return [entry_of(row) for row in base.execute(wanted).mappings()]


def _written(
    store: Engine,
    analysis: Analysis,
    who: str,
    cue: Span,
    reason: str,
    seen: int | None,
    rows: Sequence[Mapping[str, Any]],
) -> list[Correction]:
    """Write entries about one statement, in one transaction that nobody comes between."""
    text, article = analysis.text, analysis.article.id
    if article is None:
        raise InputError("found: an article without an id; accepted: one of the library")
    around = {"target": anchored(text, cue).to_dict(), "reason": reason}
    with store.begin() as base:
        if seen is not None:
            wanted = select(corrections).where(corrections.c.article == article)
            entries = [entry_of(row) for row in base.execute(wanted).mappings()]
            told = {one.id: one for one in entries if one.of is None}
            later = [
                one
                for one in entries
                if one.id > seen and is_about(told[one.of or one.id], text, [cue])
            ]
            if later:
                raise OvertakenError(later)
        return [_append(base, who, article, {**row, **around}) for row in rows]


def _turn(store: Engine, number: int, act: Act, who: str, reason: str) -> Correction:
    with store.begin() as base:
        rows = base.execute(
            select(corrections).where((corrections.c.id == number) | (corrections.c.of == number))
        ).mappings()
        entries = [entry_of(row) for row in rows]
        about = next((one for one in entries if one.id == number and one.of is None), None)
        if about is None:
            raise InputError(
                "found: no correction {number}; accepted: one of the history", number=number
            )
        if bool(in_force(entries)) != (act == "undo"):
            raise InputError(
                "found: correction {number} is undone already; accepted: one that stands"
                if act == "undo"
                else "found: correction {number} is not undone; accepted: one that was undone",
                number=number,
            )
        return _append(base, who, about.article, {"act": act, "of": number, "reason": reason})


def _append(base: Connection, who: str, article: str, row: Mapping[str, Any]) -> Correction:
    filled = dict.fromkeys(("field", "target", "old", "new", "of")) | dict(row)
    filled |= {"who": who, "article": article, "moment": datetime.now(UTC).isoformat()}
    for name in ("target", "old", "new"):
        if filled[name] is not None:
            filled[name] = json.dumps(filled[name], ensure_ascii=False)
    number = base.execute(insert(corrections).values(filled)).inserted_primary_key
    assert number is not None
    return entry_of(filled | {"id": number[0]})


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
                raise InputError(
                    "{field}: found: {value}; accepted: {accepted}",
                    field=field,
                    value=value,
                    accepted=accepted,
                )
    except (TypeError, KeyError, ValueError):
        raise InputError(
            "{field}: found: {value}; accepted: a value of this field", field=field, value=value
        ) from None
    raise InputError(
        "found: the field {name}; accepted: {fields}", name=field, fields=", ".join(FIELDS)
    )


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
