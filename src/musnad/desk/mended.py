"""What a page shows of an article's corrections: each statement's state and history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from musnad.desk.store.log import FIELDS, Correction, in_force, is_about
from musnad.desk.store.overlay import Corrected
from musnad.export.context import flat
from musnad.model import Analysis, Attribution, Span
from musnad.model.source import Source

__all__ = ["Change", "Line", "Mended", "Statement", "fields_of", "lines_of", "mended", "worded"]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the log as a reader sees it.

    Attributes:
        entry: The entry; for undo and redo the one they speak of is `about`.
        about: The entry that is undone or redone, or the entry itself.
        old: What was there, in words.
        new: What is said instead, in words.
        stands: Whether it is in force; of undo and redo always.
    """

    entry: Correction
    about: Correction
    old: str | Sequence[str]
    new: str | Sequence[str]
    stands: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A field that is not as the program gave it: what it gave, what is said now."""

    field: str
    old: str | Sequence[str]
    new: str | Sequence[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with what people did to it.

    Attributes:
        cue: Where its cue stands.
        state: ``machine``, ``accepted``, ``changed``, ``added`` or ``rejected``.
        fields: Its fields in words.
        changes: What differs from the program's own.
        lines: Its history, newest first.
        undo: The newest entry in force, or None.
        redo: What was undone last, where nothing came after it, or None.
    """

    cue: Span
    state: str
    fields: Mapping[str, Any]
    changes: Sequence[Change]
    lines: Sequence[Line]
    undo: int | None
    redo: int | None


@dataclass(frozen=True, slots=True)
class Mended:
    """An article's corrections as its page shows them.

    Attributes:
        statements: Of each attribution, by its number from 1.
        rejected: What was rejected.
        lines: The whole history, newest first.
        lost: Entries in force whose place is not found.
        seen: Number of the last entry; 0 where there is none.
    """

    statements: Mapping[int, Statement]
    rejected: Sequence[Statement]
    lines: Sequence[Line]
    lost: Sequence[Line]
    seen: int


def mended(analysis: Analysis, found: Corrected, entries: Sequence[Correction]) -> Mended:
    """Return what a page shows.

    Args:
        analysis: As the program made it.
        found: The same with the corrections laid over it.
        entries: The article's history, in its order.
    """
    text = analysis.text
    lines = lines_of(entries)
    own = {source.id: source for source in analysis.sources}

    def statement(one: Attribution, state: str, origin: Attribution | None) -> Statement:
        fields = fields_of(text, one, found.sources)
        before = fields_of(text, origin, own) if origin else fields
        cues = [one.cue, origin.cue] if origin else [one.cue]
        about = [line for line in lines if is_about(line.about, text, cues)]
        last = about[0] if about else None
        return Statement(
            one.cue,
            state,
            fields,
            [
                Change(name, before[name], fields[name])
                for name in FIELDS
                if _differ(before, fields, name)
            ],
            about,
            next((line.entry.id for line in about if line.stands and not line.entry.of), None),
            last.about.id
            if last and last.entry.act == "undo" and not _stands(lines, last)
            else None,
        )

    origins = [None if at is None else analysis.attributions[at] for at in found.origins]
    shown = zip(found.analysis.attributions, found.states, origins, strict=True)
    lost = {one.id for one in found.lost}
    return Mended(
        {number: statement(*one) for number, one in enumerate(shown, 1)},
        [statement(one, "rejected", None) for one in found.rejected],
        lines,
        [line for line in lines if line.entry.id in lost],
        entries[-1].id if entries else 0,
    )


def lines_of(entries: Sequence[Correction]) -> list[Line]:
    """Return a history as a reader sees it, the newest first."""
    known = {one.id: one for one in entries}
    standing = {one.id for one in in_force(entries)}
    return [
        Line(
            one,
            known[one.of or one.id],
            worded(known[one.of or one.id].old),
            worded(known[one.of or one.id].new),
            one.of is not None or one.id in standing,
        )
        for one in reversed(entries)
    ]


def fields_of(text: str, one: Attribution, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Return the fields of a statement in words."""
    source = sources.get(one.source_id)
    return {
        "cue": flat(one.cue.of(text)),
        "source": source.name if source else "",
        "content": [flat(span.of(text)) for span in one.content],
        "via": [sources[name].name for name in one.via if name in sources],
        "kind": source.kind if source else "",
        "stance": one.stance,
        "manner": one.manner,
    }


def worded(value: Any) -> str | list[str]:
    r"""Return a value of the log in words; several of them as a list.

    >>> worded({"name": "الشرطة", "at": None}), worded([{"quote": "أن\nالباب"}]), worded(None)
    ('الشرطة', ['أن الباب'], '')
    """
    match value:
        case None:
            return ""
        case list():
            return [flat(str(worded(one))) for one in value]
        case {"quote": quote}:
            return flat(quote)
        case {"name": name}:
            return flat(name)
        case {"content": content}:
            return worded(content)
        case _:
            return flat(str(value))


def _differ(before: Mapping[str, Any], now: Mapping[str, Any], name: str) -> bool:
    return bool(before[name] != now[name])


def _stands(lines: Sequence[Line], last: Line) -> bool:
    return any(line.stands for line in lines if line.entry.id == last.about.id)
