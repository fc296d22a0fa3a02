"""Corrections from brat: a text and its standoff annotations as an article of a gold file."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from musnad.errors import InputError, RecordError

__all__ = ["gold_of", "read_brat"]

_EVENT = re.compile(r"Statement:(T\d+)(.*)")
_INSIDE = re.compile(r"Inside Arg1:(E\d+) Arg2:(E\d+)")
_VALUED = re.compile(r"(Manner|Stance) (E\d+) (\w+)")
_DEFAULTS = {"manner": "indirect", "stance": "neutral"}


def read_brat(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of an archive in the order of their names, as `gold_of` gives them.

    Raises:
        InputError: It is no ZIP with ``.txt`` and ``.ann`` beside one another.
        RecordError: Annotations cannot be read; names file and line.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(name for name in archive.namelist() if name.endswith(".ann"))
            if not names:
                raise InputError(f"{path}: found: no .ann in it; accepted: a ZIP of brat's files")
            for name in names:
                text = archive.read(name.removesuffix(".ann") + ".txt").decode("utf-8")
                notes = archive.read(name).decode("utf-8")
                own = unquote(Path(name).stem.partition("_")[2]) or None
                yield gold_of(text, notes, own, name)
    except (OSError, zipfile.BadZipFile, KeyError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: found: {error}; accepted: a ZIP with a .txt beside each .ann, in UTF-8"
        ) from None


def gold_of(text: str, notes: str, own: str | None, name: str) -> dict[str, Any]:
    """Return an article in the form of a gold file, its statements in the order of their cues.

    Args:
        text: The article, verbatim.
        notes: Its ``.ann``.
        own: The article's id.
        name: What to call the annotations in messages.

    Raises:
        RecordError: A line is not as brat writes it, points out of the text, or a statement has
            no note that says who is meant.
    """
    spans: dict[str, list[int]] = {}
    said: dict[str, dict[str, Any]] = {}
    sources: dict[str, dict[str, Any]] = {}
    inside: dict[str, str] = {}
    # brat writes in the order of editing: what is spoken of may stand below.
    lines = sorted(enumerate(notes.split("\n"), 1), key=lambda line: "TE".find(line[1][:1]) % 3)
    for number, line in lines:
        try:
            _read(line, text, spans, said, sources, inside)
        except (ValueError, KeyError, TypeError) as error:
            raise RecordError(
                f"{name}, line {number}: found: {line!r} ({error}); accepted: brat's standoff, as "
                "musnad export --as brat writes it"
            ) from None
    order = sorted(said, key=lambda event: (said[event]["cue"], int(event[1:])))
    for event in order:
        if "source_id" not in said[event]:
            raise RecordError(
                f"{name}, {event}: found: no note; accepted: a note on each statement, as "
                '{"source": {"id": "s1", "name": "…", "kind": "person"}, "via": []}'
            )
        parent = inside.get(event)
        said[event]["parent"] = None if parent is None else order.index(parent)
    statements = [said[event] for event in order]
    return {"id": own, "text": text, "attributions": statements, "sources": [*sources.values()]}


def _read(
    line: str,
    text: str,
    spans: dict[str, list[int]],
    said: dict[str, dict[str, Any]],
    sources: dict[str, dict[str, Any]],
    inside: dict[str, str],
) -> None:
    name, _, rest = line.partition("\t")
    match name[:1]:
        case "T":
            places = rest.partition("\t")[0].partition(" ")[2].replace(";", " ").split()
            start, end = min(map(int, places)), max(map(int, places))
            if not 0 <= start < end <= len(text):
                raise ValueError(f"a text of {len(text)} code points")
            spans[name] = [start, end]
        case "E":
            said[name] = _event(rest, spans)
        case "A" | "M":
            if not (found := _VALUED.fullmatch(rest)):
                raise ValueError("neither Manner nor Stance of a statement")
            said[found[2]][found[1].lower()] = found[3]
        case "#":
            kind, _, note = rest.partition("\t")
            who, event = json.loads(note), kind.split()[1]
            for one in (who["source"], *who["via"]):
                sources.setdefault(one["id"], {key: one[key] for key in ("id", "name", "kind")})
            said[event]["source_id"] = who["source"]["id"]
            said[event]["via"] = [one["id"] for one in who["via"]]
        case "R":
            if not (found := _INSIDE.fullmatch(rest.strip())):
                raise ValueError("no relation Inside of two statements")
            inside[found[1]] = found[2]
            said[found[2]]
        case "":
            return
        case _:
            raise ValueError("an unknown kind of line")


def _event(rest: str, spans: dict[str, list[int]]) -> dict[str, Any]:
    found = _EVENT.fullmatch(rest.rstrip())
    if not found:
        raise ValueError("no event Statement")
    event: dict[str, Any] = {"cue": spans[found[1]], "source": None, "content": [], **_DEFAULTS}
    for argument in found[2].split():
        role, _, target = argument.partition(":")
        if role.startswith("Content"):
            event["content"].append(spans[target])
        elif role == "Source":
            event["source"] = spans[target]
        else:
            raise ValueError(f"no argument {role}")
    return event
