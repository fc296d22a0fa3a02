"""CoNLL-U Plus as `musnad.export.formats.conllu_plus` writes it, corrected, as gold articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from musnad.errors import InputError, RecordError
from musnad.export.formats.conllu_plus import COLUMNS, ESCAPES, NEEDED, NO_WORD, ROLES
from musnad.model.date import DateMod, DateType
from musnad.model.name import NameType

__all__ = ["read_conllu_plus"]

_HEAD = "# global.columns ="
_ARTICLE = "# musnad.article ="
_STATEMENT = re.compile(r"# musnad\.statement (\d+) = (.*)")
_LABEL = re.compile(r"([BI]):(\d+)")
_TAG = re.compile(r"([BI])-([A-Z]+)")
_TYPES = {"NAME": frozenset(get_args(NameType)), "DATE": frozenset(get_args(DateType))}
_ESCAPED = re.compile(r"\\(u[0-9a-f]{4}|.)")
_PLAIN = {escape[1]: plain for plain, escape in ESCAPES.items()}


@dataclass(slots=True)
class _Document:
    """What is read of an article so far.

    `spans` are by role, then by number of the statement; `tagged` are names and dates, None where
    the file has no column for them.
    """

    id: str | None
    text: str = ""
    said: dict[int, dict[str, Any]] = field(default_factory=dict)
    spans: dict[str, dict[int, list[list[int]]]] = field(
        default_factory=lambda: {role: {} for role in ROLES}
    )
    tagged: dict[str, list[dict[str, Any]] | None] = field(
        default_factory=lambda: dict.fromkeys(_TYPES)
    )


def read_conllu_plus(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a file in the form of a gold file, statements in order of their cues.

    `names` and `dates` are there where the file has the columns for them.

    Raises:
        InputError: It is no UTF-8, or names no columns of ours.
        RecordError: A line cannot be read; names file and line.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: found: {error}; accepted: CoNLL-U Plus in UTF-8") from None
    columns = lines[0].partition(_HEAD)[2].split()
    if lacking := [name for name in NEEDED if name not in columns]:
        raise InputError(
            f"{path}: found: no {', '.join(lacking)} in its first line; accepted: {_HEAD} "
            f"{' '.join(COLUMNS)}"
        )
    document: _Document | None = None
    for number, line in enumerate(lines[1:], 2):
        try:
            if line.startswith(_ARTICLE):
                if document:
                    yield _gold(document)
                document = _Document(json.loads(line.removeprefix(_ARTICLE))["id"])
            elif line.strip() and not (line.startswith("#") and not document):
                if not document:
                    raise ValueError("a token before any article")
                _read(line.removesuffix("\r"), columns, document)
        except (ValueError, KeyError, TypeError) as error:
            raise _wrong(path, number, line, error) from None
    if document:
        try:
            yield _gold(document)
        except (ValueError, KeyError, TypeError) as error:
            raise _wrong(path, len(lines), lines[-1], error) from None


def _wrong(path: Path, number: int, line: str, error: Exception) -> RecordError:
    return RecordError(
        f"{path}, line {number}: found: {line!r} ({error}); accepted: CoNLL-U Plus as "
        "musnad export --as conllu-plus writes it"
    )


def _read(line: str, columns: list[str], document: _Document) -> None:
    if line.startswith("#"):
        if found := _STATEMENT.fullmatch(line):
            document.said[int(found[1])] = json.loads(found[2])
        return
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise ValueError(f"{len(cells)} cells of {len(columns)}")
    row = dict(zip(columns, cells, strict=True))
    misc = row["MISC"].split("|")
    spaces = dict(one.split("=", 1) for one in misc if one != "_")
    document.text += _plain(spaces.get("SpacesBefore", ""))
    start = len(document.text)
    document.text += "" if NO_WORD in misc else row["FORM"]
    for role in ROLES:
        _label(row[f"MUSNAD:{role}"], document.spans[role], [start, len(document.text)])
    for what in _TYPES:
        if (cell := row.get(f"MUSNAD:{what}")) is not None:
            known = document.tagged[what] = document.tagged[what] or []
            _tag(what, cell, known, [start, len(document.text)])
    if (cell := row.get("MUSNAD:VALUE", "_")) != "_":
        _value(cell, document.tagged["DATE"])
    if spaces.get("SpaceAfter") != "No":
        document.text += _plain(spaces.get("SpacesAfter", "\\s"))


def _label(cell: str, spans: dict[int, list[list[int]]], place: list[int]) -> None:
    for label in () if cell == "_" else cell.split("|"):
        if not (found := _LABEL.fullmatch(label)):
            raise ValueError(f"{label!r} and not B:1, I:1")
        known = spans.setdefault(int(found[2]), [])
        if found[1] == "B":
            known.append(list(place))
        elif known:
            known[-1][1] = place[1]
        else:
            raise ValueError(f"{label!r} without a B before it")


def _tag(what: str, cell: str, known: list[dict[str, Any]], place: list[int]) -> None:
    for tag in () if cell == "_" else cell.split("|"):
        if not (found := _TAG.fullmatch(tag)) or found[2] not in _TYPES[what]:
            raise ValueError(f"{tag!r} and not B- or I- and {', '.join(sorted(_TYPES[what]))}")
        if found[1] == "B":
            more = {"value": None, "mod": None} if what == "DATE" else {}
            known.append({"span": list(place), "type": found[2], **more})
        elif open_ := [one for one in known if one["type"] == found[2]]:
            open_[-1]["span"][1] = place[1]
        else:
            raise ValueError(f"{tag!r} without a B before it")


def _value(cell: str, dates: list[dict[str, Any]] | None) -> None:
    """Set what a cell says of the date that begins on its line."""
    told = dict(one.split("=", 1) for one in cell.split("|"))
    if unknown := sorted(set(told) - {"Mod", "Value"}):
        raise ValueError(f"{unknown[0]!r} and not Mod, Value")
    if told.get("Mod", "END") not in get_args(DateMod):
        raise ValueError(f"Mod={told['Mod']} and not one of {', '.join(get_args(DateMod))}")
    if not dates:
        raise ValueError("a value without a date")
    dates[-1] |= {"value": told.get("Value"), "mod": told.get("Mod")}


def _plain(escaped: str) -> str:
    return _ESCAPED.sub(
        lambda one: chr(int(one[1][1:], 16)) if len(one[1]) > 1 else _PLAIN[one[1]], escaped
    )


def _gold(document: _Document) -> dict[str, Any]:
    cues, phrases, contents = (document.spans[role] for role in ROLES)
    for role, found in document.spans.items():
        if unknown := sorted(set(found) - set(document.said)):
            raise ValueError(f"MUSNAD:{role} of statement {unknown[0]}, of which no comment tells")
    if silent := sorted(set(document.said) - set(cues)):
        raise ValueError(f"statement {silent[0]} has no cue")
    order = sorted(cues, key=lambda number: (cues[number][0], number))
    sources: dict[str, dict[str, Any]] = {}
    statements = []
    for number in order:
        said = document.said[number]
        for one in (said["source"], *said["via"]):
            sources.setdefault(one["id"], {key: one[key] for key in ("id", "name", "kind")})
        statements.append(
            {
                "cue": cues[number][0],
                "source": phrases[number][0] if number in phrases else None,
                "content": contents.get(number, []),
                "source_id": said["source"]["id"],
                "via": [one["id"] for one in said["via"]],
                "manner": said.get("manner", "indirect"),
                "stance": said.get("stance", "neutral"),
                "parent": None if said.get("inside") is None else order.index(said["inside"]),
            }
        )
    tagged = {f"{what.lower()}s": found for what, found in document.tagged.items()}
    return {
        "id": document.id,
        "text": document.text,
        "attributions": statements,
        "sources": [*sources.values()],
        **{name: found for name, found in tagged.items() if found is not None},
    }
