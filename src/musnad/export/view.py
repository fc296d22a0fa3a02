"""What the readable formats show of an article: numbered, grouped and ready to print.

Text in a view has no hidden controls left in it and no line ends, so a format only lays it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from musnad.export.context import around, flat
from musnad.export.words import group_of
from musnad.model import Analysis, Attribution, Chain, Mark, Span

__all__ = ["Group", "Hop", "Statement", "View", "VoiceMark", "shorten", "view_of"]

SHORT = 220
"""Characters after which a quotation is shortened: about two lines of a terminal."""

_QUOTES = frozenset('«»“”„‟‹›"')


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of a chain: name, role (``outlet``, ``credit``, ``via``, ``source``) and kind."""

    name: str
    role: str
    kind: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution as a reader sees it; `number` and `parent` count from 1."""

    number: int
    cue: str
    named_as: str | None
    said: str
    manner: str
    stance: str
    group: str
    chain: tuple[Hop, ...]
    parent: int | None
    rule: str
    row: str
    resolved: str


@dataclass(frozen=True, slots=True)
class Group:
    """A source with the statements that stand on its word and those it only passes on."""

    id: str
    name: str
    kind: str
    group: str
    rule: str
    statements: tuple[Statement, ...]
    passes_on: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VoiceMark:
    """A mark of the outlet's own voice between the words around it."""

    number: int
    kind: str
    before: str
    words: str
    after: str
    row: str


@dataclass(frozen=True, slots=True)
class View:
    """One article, ready to be laid out."""

    title: str | None
    outlet: str | None
    date: str | None
    byline: str | None
    id: str | None
    statements: tuple[Statement, ...]
    groups: tuple[Group, ...]
    marks: tuple[VoiceMark, ...]
    credits: tuple[str, ...]
    warnings: tuple[str, ...]


def view_of(analysis: Analysis, *, full: bool) -> View:
    """Return the view of one analysis, with quotations whole where ``full``, else shortened."""
    kinds = {source.id: source.kind for source in analysis.sources}
    statements = tuple(
        _statement(analysis.text, kinds, index, attribution, chain, full=full)
        for index, (attribution, chain) in enumerate(
            zip(analysis.attributions, analysis.chains, strict=True)
        )
    )
    article = analysis.article
    return View(
        title=_flat(article.title),
        outlet=_flat(article.outlet),
        date=article.date.isoformat() if article.date else None,
        byline=_flat(article.byline),
        id=_flat(article.id),
        statements=statements,
        groups=_groups(analysis, statements),
        marks=tuple(
            _voice_mark(analysis.text, number, mark)
            for number, mark in enumerate(analysis.marks, 1)
        ),
        # One agency is often credited twice, in dateline and foot.
        credits=tuple(dict.fromkeys(flat(credit.name) for credit in analysis.credits)),
        warnings=tuple(flat(f"{w.code}: {w.message}") for w in analysis.warnings),
    )


def shorten(text: str, limit: int) -> str:
    """Return ``text``, cut with … at the last space before ``limit`` where it is longer.

    >>> shorten("one two three", 9), shorten("one two", 9), shorten("unbroken", 4)
    ('one two…', 'one two', 'unbr…')
    """
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    cut = head.rfind(" ")
    return head[: cut if cut > 0 else limit].rstrip() + "…"


def _flat(text: str | None) -> str | None:
    return (flat(text) or None) if text else None


def _statement(
    text: str, kinds: Mapping[str, str], index: int, a: Attribution, chain: Chain, *, full: bool
) -> Statement:
    return Statement(
        number=index + 1,
        cue=flat(a.cue.of(text)),
        named_as=flat(a.source.of(text)) if a.source else None,
        said=_said(text, a.content, full=full),
        manner=a.manner,
        stance=a.stance,
        group=group_of(kinds[a.source_id]),
        chain=tuple(Hop(flat(link.name), link.role, link.kind) for link in chain.links),
        parent=None if a.parent is None else a.parent + 1,
        rule=a.rule,
        row=a.row,
        resolved=a.resolved,
    )


def _said(text: str, content: tuple[Span, ...], *, full: bool) -> str:
    # Contents that lie in one another repeat their text: only what is shown of each is read, so
    # that time grows with the number of statements and not with their nesting.
    most = len(text) if full else 4 * SHORT
    parts, read, whole = [], 0, True
    for start, end in (_with_quotes(text, span) for span in content):
        if read >= most:
            whole = False
            break
        parts.append(flat(text[start : min(end, start + most)]))
        read += end - start
        whole = end - start <= most
    joined = " … ".join(parts)
    if full or (whole and len(joined) <= SHORT):
        return joined
    return shorten(joined, SHORT).removesuffix("…").rstrip() + "…"


def _with_quotes(text: str, span: Span) -> Span:
    # Content leaves out the quotation marks at its edges; a reader wants them, as they are printed.
    start, end = span
    if text[max(0, start - 1) : start] in _QUOTES:
        start -= 1
    if text[end : end + 1] in _QUOTES:
        end += 1
    return Span(start, end)


def _groups(analysis: Analysis, statements: tuple[Statement, ...]) -> tuple[Group, ...]:
    carries: defaultdict[str, list[Statement]] = defaultdict(list)
    passes: defaultdict[str, list[int]] = defaultdict(list)
    for attribution, statement in zip(analysis.attributions, statements, strict=True):
        carries[attribution.source_id].append(statement)
        for via in attribution.via:
            passes[via].append(statement.number)
    return tuple(
        Group(
            id=source.id,
            name=flat(source.name),
            kind=source.kind,
            group=group_of(source.kind),
            rule=source.rule,
            statements=tuple(carries[source.id]),
            passes_on=tuple(passes[source.id]),
        )
        for source in analysis.sources
    )


def _voice_mark(text: str, number: int, mark: Mark) -> VoiceMark:
    place = around(text, mark.span)
    return VoiceMark(
        number, mark.kind, place.before.strip(), place.words, place.after.strip(), mark.row
    )
