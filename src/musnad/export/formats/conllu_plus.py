"""CoNLL-U Plus: a token a line, and of which statements, names and dates it is part.

A token is a word or a mark, cut where a span begins or ends; so a line is wholly in a span or not
at all. White space stands in MISC, as UDPipe writes it, and the text comes back code point by code
point. What is said of a whole statement stands in a comment, as JSON. Names and dates are in BIO,
as taggers read it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from musnad.arabic import IGNORABLE
from musnad.export.formats.letters import encoded, whole
from musnad.export.formats.linked import dumped
from musnad.model import Analysis
from musnad.model.span import Span

__all__ = ["COLUMNS", "ESCAPES", "NEEDED", "NO_WORD", "ROLES", "write"]

ROLES = ("CUE", "SOURCE", "CONTENT")
NEEDED = ("ID", "FORM", "MISC", *(f"MUSNAD:{role}" for role in ROLES))
"""The columns without which there is no statement."""

COLUMNS = (*NEEDED, "MUSNAD:NAME", "MUSNAD:DATE", "MUSNAD:VALUE")
"""What ``# global.columns`` names, in order."""

ESCAPES = {" ": "\\s", "\t": "\\t", "\r": "\\r", "\n": "\\n", "|": "\\p", "\\": "\\\\"}
"""White space in MISC, as UDPipe writes it; any other is ``\\uXXXX``."""

NO_WORD = "NoWord=Yes"
"""What MISC says of the one token of a text that has none."""

_TOKEN = re.compile(rf"[^\W_][\w{IGNORABLE}]*|\S")


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write the head and then a document an article."""
    stream.write(f"# global.columns = {' '.join(COLUMNS)}\n".encode())
    for analysis in analyses:
        stream.write(encoded("".join(f"{line}\n" for line in _lines(analysis))))


def _lines(analysis: Analysis) -> Iterator[str]:
    text = whole(analysis.text)
    yield from _head(analysis)
    tokens = _tokens(text, analysis)
    cells = _cells(tokens, analysis)
    if not tokens:
        yield "# sent_id = 1"
        empty = ["_"] * (len(COLUMNS) - 3)
        yield "\t".join(("1", "_", f"{NO_WORD}|SpacesAfter={_escaped(text)}", *empty))
        yield ""
    number, at = 0, 0
    ends = [span.end for span in analysis.sentences]
    while at < len(tokens):
        number += 1
        last = at + 1
        while ends and ends[0] <= tokens[at].start:
            del ends[0]
        while last < len(tokens) and ends and tokens[last].start < ends[0]:
            last += 1
        yield f"# sent_id = {number}"
        yield from _sentence(text, tokens, at, last, cells)
        yield ""
        at = last


def _head(analysis: Analysis) -> Iterator[str]:
    """Yield the comments that say which article it is and who is meant in each statement."""
    own = analysis.article.id
    name = re.sub(r"\s+", "_", own or "")
    yield f"# newdoc id = {name}" if name else "# newdoc"
    yield f"# musnad.article = {_on_a_line({'id': own})}"
    sources = {s.id: {"id": s.id, "name": s.name, "kind": s.kind} for s in analysis.sources}
    for number, a in enumerate(analysis.attributions, 1):
        said = {
            "source": sources[a.source_id],
            "via": [sources[one] for one in a.via],
            "manner": a.manner,
            "stance": a.stance,
            "inside": None if a.parent is None else a.parent + 1,
        }
        yield f"# musnad.statement {number} = {_on_a_line(said)}"


def _on_a_line(value: object) -> str:
    """Return JSON in which nothing is taken for the end of a line."""
    return re.sub(r"[^\S ]", lambda found: f"\\u{ord(found[0]):04x}", dumped(value))


def _spans(analysis: Analysis) -> Iterator[tuple[str, int, Span]]:
    """Yield role, number of the statement from 1, and span."""
    for number, a in enumerate(analysis.attributions, 1):
        yield "CUE", number, a.cue
        if a.source:
            yield "SOURCE", number, a.source
        for span in a.content:
            yield "CONTENT", number, span


def _tokens(text: str, analysis: Analysis) -> list[Span]:
    cuts = {at for _, _, span in _spans(analysis) for at in span}
    cuts |= {at for name in analysis.names for at in name.span}
    cuts |= {at for date in analysis.dates for at in date.span}
    cuts |= {span.start for span in analysis.sentences}
    found = []
    for word in _TOKEN.finditer(text):
        start = word.start()
        for at in range(start + 1, word.end()):
            if at in cuts:
                found.append(Span(start, at))
                start = at
        found.append(Span(start, word.end()))
    return found


def _cells(tokens: list[Span], analysis: Analysis) -> list[list[str]]:
    """Return the cells behind MISC, a row a token.

    ``B:1`` is the first token of a span of statement 1, ``I:1`` a further one; ``B-PER`` and
    ``I-PER`` are those of a person's name.
    """
    rows: list[list[list[str]]] = [[[] for _ in COLUMNS[3:]] for _ in tokens]
    starts = [token.start for token in tokens]

    def mark(column: str, span: Span, label: str) -> int:
        first = bisect_left(starts, span.start)
        for at in range(first, bisect_left(starts, span.end)):
            place = "B" if at == first else "I"
            rows[at][COLUMNS.index(column) - 3].append(place + label)
        return first

    for role, number, span in _spans(analysis):
        mark(f"MUSNAD:{role}", span, f":{number}")
    for name in analysis.names:
        mark("MUSNAD:NAME", name.span, f"-{name.type}")
    for date in analysis.dates:
        told = [f"Mod={date.mod}"] if date.mod else []
        told += [f"Value={date.value}"] if date.value else []
        rows[mark("MUSNAD:DATE", date.span, f"-{date.type}")][-1] += told
    return [["|".join(cell) or "_" for cell in row] for row in rows]


def _sentence(
    text: str, tokens: list[Span], first: int, last: int, cells: list[list[str]]
) -> Iterator[str]:
    rows, shown = [], ""
    for at in range(first, last):
        token = tokens[at]
        behind = text[token.end : tokens[at + 1].start if at + 1 < len(tokens) else len(text)]
        misc = _spaces(text[: token.start] if at == 0 else "", behind)
        rows.append("\t".join((str(at - first + 1), token.of(text), misc, *cells[at])))
        shown += token.of(text) + (" " if behind and at + 1 < last else "")
    yield f"# text = {shown}"
    yield from rows


def _spaces(before: str, behind: str) -> str:
    found = [f"SpacesBefore={_escaped(before)}"] if before else []
    if not behind:
        found.append("SpaceAfter=No")
    elif behind != " ":
        found.append(f"SpacesAfter={_escaped(behind)}")
    return "|".join(found) or "_"


def _escaped(blanks: str) -> str:
    return "".join(ESCAPES.get(c) or f"\\u{ord(c):04x}" for c in blanks)
