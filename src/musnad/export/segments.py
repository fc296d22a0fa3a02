"""An article's text cut into runs that carry the same marks, for markup that cannot overlap.

Nested and crossing spans are flattened: every run knows the innermost content, cue and source it
lies in. Runs begin and end at the edges of words, because markup that starts inside an Arabic word
takes its letters apart in some browsers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from musnad.export.words import group_of
from musnad.model import Analysis, Span

__all__ = ["Line", "Ref", "Run", "innermost", "lines_of", "words_by_group"]

# A word with its vowel marks, joiners and direction marks: `\w` has letters and digits only.
_WORD = re.compile(
    r"[\w\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u061c"
    r"\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08ca-\u08ff"
    r"\u200c-\u200f\u2060\ufe00-\ufe0f\ufeff]+"
)
# A reference stands behind the punctuation that closes what it refers to, not before.
_CLOSING = re.compile(r"[^\w\s]{1,4}(?=\s|\Z)")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an attribution or a mark; `first` where the text has none of it before."""

    index: int
    first: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line in which nothing changes.

    Attributes:
        text: The stretch, verbatim.
        content: Index of the innermost attribution that says it, or None for the outlet's voice.
        depth: How many contents it lies in.
        cue: Index of the attribution whose cue it is, or None.
        source: Index of the attribution whose source it names, or None.
        mark: Index of the mark of the outlet's voice it is, or None.
        credit: Whether it credits an agency.
        refs: Attributions that a reference is due to after the run.
        mark_refs: Marks that a reference is due to after the run.
    """

    text: str
    content: int | None
    depth: int
    cue: int | None
    source: int | None
    mark: int | None
    credit: bool
    refs: tuple[Ref, ...]
    mark_refs: tuple[Ref, ...]

    @property
    def plain(self) -> bool:
        """Whether the run carries no mark at all."""
        return not self.credit and self.content is self.cue is self.source is self.mark is None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text and the line end after it, a line feed or nothing."""

    runs: tuple[Run, ...]
    end: str
    blank: bool


def lines_of(analysis: Analysis) -> tuple[Line, ...]:
    """Return the text as lines of runs; joined they are the text, line feeds at its line ends."""
    text = analysis.text
    snap = _Snap(text)
    content = [(i, snap(s)) for i, a in enumerate(analysis.attributions) for s in a.content]
    cues = [(i, snap(a.cue)) for i, a in enumerate(analysis.attributions)]
    sources = [(i, snap(a.source)) for i, a in enumerate(analysis.attributions) if a.source]
    marks = [(i, snap(m.span)) for i, m in enumerate(analysis.marks)]
    credits = [(i, snap(c.span)) for i, c in enumerate(analysis.credits)]
    refs = _references(text, [*cues, *content])
    mark_refs = _references(text, marks)

    bounds = _line_bounds(text)
    cuts = sorted(
        {edge for _, span in (*content, *cues, *sources, *marks, *credits) for edge in span}
        | set(refs)
        | set(mark_refs)
        | {edge for start, end, _ in bounds for edge in (start, end)}
    )
    depth = _depth(cuts, [span for _, span in content])
    layers = [innermost(cuts, layer) for layer in (content, cues, sources, marks, credits)]
    runs = {
        start: Run(
            text[start:end],
            layers[0][k],
            depth[k],
            layers[1][k],
            layers[2][k],
            layers[3][k],
            layers[4][k] is not None,
            refs.get(end, ()),
            mark_refs.get(end, ()),
        )
        for k, (start, end) in enumerate(pairwise(cuts))
    }
    places = {cut: k for k, cut in enumerate(cuts)}
    return tuple(
        Line(
            tuple(runs[cut] for cut in cuts[places[start] : places[end]]),
            "\n" if line_end else "",
            not text[start:end].strip(),
        )
        for start, end, line_end in bounds
    )


def words_by_group(analysis: Analysis, lines: Iterable[Line]) -> dict[str, float]:
    """Return which share of the words stands on whose word, 0 to 1, adding up to 1.

    The keys are ``named``, ``anonymous``, ``vague`` and ``nobody``; the last is the analysis's own
    share of voice, the others divide the rest by the innermost source of each word.
    """
    kinds = {source.id: source.kind for source in analysis.sources}
    counts: Counter[str] = Counter()
    for line in lines:
        for run in line.runs:
            if run.content is not None:
                group = group_of(kinds[analysis.attributions[run.content].source_id])
                counts[group] += sum(1 for _ in _WORD.finditer(run.text))
    said = 1 - analysis.voice_share
    total = counts.total() or 1
    shares = {group: said * counts[group] / total for group in ("named", "anonymous", "vague")}
    return {**shares, "nobody": analysis.voice_share}


class _Snap:
    """Widens a span to the words it touches."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def __call__(self, span: Span) -> Span:
        start, end = max(0, span.start), min(span.end, len(self._text))
        # A reference is due where the words end, not on the empty line after them.
        while start < end and self._text[end - 1].isspace():
            end -= 1
        if start >= end:
            return Span(0, 0)
        first = bisect_right(self._starts, start) - 1
        if first >= 0 and start < self._ends[first]:
            start = self._starts[first]
        last = bisect_right(self._starts, end - 1) - 1
        if last >= 0 and end < self._ends[last]:
            end = self._ends[last]
        return Span(start, end)


def _line_bounds(text: str) -> list[tuple[int, int, str]]:
    bounds, start = [], 0
    for match in _LINE_END.finditer(text):
        bounds.append((start, match.start(), match[0]))
        start = match.end()
    return [*bounds, (start, len(text), "")]


def _references(text: str, spans: Iterable[tuple[int, Span]]) -> dict[int, tuple[Ref, ...]]:
    due: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for index, (start, end) in spans:
        if start < end:
            closing = _CLOSING.match(text, end)
            due[closing.end() if closing else end][index] = None
    seen: set[int] = set()
    found: dict[int, tuple[Ref, ...]] = {}
    for place in sorted(due):
        found[place] = tuple(Ref(index, index not in seen) for index in due[place])
        seen.update(due[place])
    return found


def _depth(cuts: Sequence[int], spans: Iterable[Span]) -> list[int]:
    change: Counter[int] = Counter()
    for start, end in spans:
        change[start] += 1
        change[end] -= 1
    depth, depths = 0, []
    for cut in cuts:
        depth += change[cut]
        depths.append(depth)
    return depths


def innermost(cuts: Sequence[int], spans: Iterable[tuple[int, Span]]) -> list[int | None]:
    """Return for each cut the index of the span that covers it and was opened last."""
    waiting = sorted(spans, key=lambda s: (s[1].start, -s[1].end), reverse=True)
    open_: list[tuple[int, Span]] = []
    found: list[int | None] = []
    for cut in cuts:
        while waiting and waiting[-1][1].start <= cut:
            open_.append(waiting.pop())
        # One that ended further down is dropped when it comes up: linear, however deep they nest.
        while open_ and open_[-1][1].end <= cut:
            open_.pop()
        found.append(open_[-1][0] if open_ else None)
    return found
