"""An entry of the log of corrections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from musnad.desk.store.anchor import Anchor, placed
from musnad.model.span import Span

__all__ = ["FIELDS", "Act", "Correction", "entry_of", "in_force", "is_about"]

Act = Literal["change", "accept", "reject", "add", "undo", "redo"]
"""What a person does; undo and redo speak of an earlier entry."""

FIELDS = ("cue", "source", "content", "via", "kind", "stance", "manner")


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

    @property
    def day(self) -> date:
        """The day of it, in UTC."""
        return datetime.fromisoformat(self.moment).date()


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


def is_about(entry: Correction, text: str, cues: Iterable[Span]) -> bool:
    """Tell whether an entry speaks of a statement with one of these cues."""
    anchors = [entry.target] if entry.target else []
    if entry.field == "cue":
        anchors.append(Anchor(**entry.new))
    places = [placed(anchor, text) for anchor in anchors]
    return any(place.overlaps(cue) for place in places if place for cue in cues)


def entry_of(row: Mapping[Any, Any]) -> Correction:
    """Return the entry of a row of the table."""
    values = dict(row)
    for name in ("target", "old", "new"):
        values[name] = None if values[name] is None else json.loads(values[name])
    target = values.pop("target")
    return Correction(**values, target=None if target is None else Anchor(**target))
