"""brat standoff: a ZIP with a text and its annotations for each article.

A statement is an event on its cue, with the phrase of its source and each span of its content as
arguments. Offsets are code points, as brat counts them. brat holds no span over a line end: such a
span is written in pieces, one a line, and read back from its first to its last code point.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from urllib.parse import quote

from musnad.export.formats.letters import encoded, whole
from musnad.export.formats.linked import dumped
from musnad.model import Analysis
from musnad.model.span import Span

__all__ = ["CONFIGURATION", "write"]

CONFIGURATION = """[entities]
Statement
Source
Content

[relations]
Inside Arg1:Statement, Arg2:Statement

[events]
Statement Source?:Source, Content*:Content

[attributes]
Manner Arg:Statement, Value:direct|mixed|indirect
Stance Arg:Statement, Value:neutral|asserting|revealing|doubting|denying|\
accusing|asking|promising|judging
"""
"""What brat asks of a folder, as ``annotation.conf``."""


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write the archive article by article."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "annotation.conf", CONFIGURATION)
        for number, analysis in enumerate(analyses, 1):
            name = f"{number:06}_{_file_name(analysis.article.id or '')}"
            _put(archive, name + ".txt", analysis.text)
            _put(archive, name + ".ann", "".join(line + "\n" for line in _lines(analysis)))


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    # A day of its own: the same articles give the same bytes.
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    archive.writestr(info, encoded(text), zipfile.ZIP_DEFLATED)


def _file_name(name: str) -> str:
    return "".join(c if c.isalnum() or c in "._-" else quote(c, safe="") for c in whole(name))


def _lines(analysis: Analysis) -> Iterator[str]:
    text, marked = whole(analysis.text), 0
    sources = {s.id: {"id": s.id, "name": s.name, "kind": s.kind} for s in analysis.sources}
    for number, a in enumerate(analysis.attributions, 1):
        arguments = []
        roles = [("Statement", a.cue), *([("Source", a.source)] if a.source else [])]
        for role, span in (*roles, *(("Content", span) for span in a.content)):
            marked += 1
            pieces = list(_pieces(text, span))
            places = ";".join(f"{start} {end}" for start, end in pieces)
            words = " ".join(text[start:end] for start, end in pieces)
            yield f"T{marked}\t{role} {places}\t{words}"
            arguments.append(f"{role}:T{marked}")
        yield f"E{number}\t{_numbered(arguments)}"
        yield f"A{2 * number - 1}\tManner E{number} {a.manner}"
        yield f"A{2 * number}\tStance E{number} {a.stance}"
        who = {"source": sources[a.source_id], "via": [sources[one] for one in a.via]}
        yield f"#{number}\tAnnotatorNotes E{number}\t{dumped(who)}"
        if a.parent is not None:
            yield f"R{number}\tInside Arg1:E{number} Arg2:E{a.parent + 1}"


def _numbered(arguments: list[str]) -> str:
    """Return the arguments of an event; of several of one role all but the first get a number."""
    seen: dict[str, int] = {}
    found = []
    for argument in arguments:
        role, _, target = argument.partition(":")
        seen[role] = seen.get(role, 0) + 1
        found.append(f"{role}{seen[role] if seen[role] > 1 else ''}:{target}")
    return " ".join(found)


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield what of a span stands in one line each; of a span of line ends only, the span."""
    start, found = span.start, False
    for line in text[span.start : span.end].split("\n"):
        if line:
            found = True
            yield start, start + len(line)
        start += len(line) + 1
    if not found:
        yield span.start, span.end
