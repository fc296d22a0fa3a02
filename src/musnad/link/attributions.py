"""The order of the rules: candidates → hits → extents → sources → attributions."""

from __future__ import annotations

from musnad.arabic import letter_width
from musnad.find.cues import Candidate, CueFinder
from musnad.lexicon import word as w
from musnad.lexicon.rows import NounRow, PrepositionRow, VerbRow
from musnad.link.asides import posted_hit
from musnad.link.context import Context, Range
from musnad.link.extent import settle_extents
from musnad.link.hit import Hit
from musnad.link.labels import labelled_hit
from musnad.link.manner import manner_of
from musnad.link.nominal import by_saying, masdar_hit, rumour_hit
from musnad.link.ours import Ours
from musnad.link.prepositional import prepositional_hit
from musnad.link.registry import Registry
from musnad.link.resolve import Resolved, resolve
from musnad.link.verbal import verbal_hit
from musnad.model import Attribution, Source, Span

__all__ = ["find_attributions"]


def find_attributions(
    ctx: Context, cues: CueFinder, ours: Ours
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """Return the attributions of a document in the order of their cues, and its sources."""
    hits = settle_extents(ctx, _hits(ctx, cues(ctx.doc)))
    resolved, registry = resolve(ctx, hits, ours)
    attributions = tuple(
        _attribution(ctx, hit, who) for hit, who in zip(hits, resolved, strict=True)
    )
    return attributions, _sources(ctx, registry, resolved)


def _hits(ctx: Context, candidates: list[Candidate]) -> list[Hit]:
    hits: list[Hit] = []
    covered = -1
    for candidate in candidates:
        at = candidate.at
        if at < covered and not _in_between(ctx, candidate):
            continue
        first, last = ctx.sentence(at)
        around = ctx.quotes.around(at)
        if around is not None:
            first = max(first, around.open + 1)
            last = min(last, around.close)
        hit = _fire(ctx, candidate, first, last)
        if hit is not None and at < covered and hit.frame not in ("that", "quote"):
            continue
        if hit is not None:
            hits.append(hit)
            covered = max(hit.cue[1], covered)
            if hit.begin > at and hit.place == "" and candidate.kind == "verb":
                covered = max(covered, hit.begin + (2 if hit.frame == "prep" else 0))
    hits.sort(key=lambda hit: hit.cue)
    return hits


def _in_between(ctx: Context, candidate: Candidate) -> bool:
    """Tell whether a cue between another verb and what that says speaks for itself."""
    if isinstance(candidate.row, NounRow) and candidate.row.after:
        return True
    return candidate.at > 0 and bool(ctx.flags[candidate.at - 1] & w.RELATIVE)


def _fire(ctx: Context, candidate: Candidate, first: int, last: int) -> Hit | None:
    at, kind, row, tail = candidate
    if kind == "verb":
        return verbal_hit(ctx, at, first, last)
    if kind == "posted":
        return posted_hit(ctx, at, first, last)
    if isinstance(row, PrepositionRow):
        return prepositional_hit(ctx, at, first, last, row)
    if isinstance(row, NounRow):
        if row.after:
            return by_saying(ctx, at, first, last, row)
        return rumour_hit(ctx, at, first, last, row) or _masdar(ctx, at, first, last)
    if isinstance(row, VerbRow):
        return masdar_hit(ctx, at, first, last, row, tail)
    return labelled_hit(ctx, at, first, last)


def _masdar(ctx: Context, at: int, first: int, last: int) -> Hit | None:
    """Try a noun that no rumour opens as a verbal noun: حديث الوزير عن is his."""
    row = ctx.tables.masdars.get(ctx.words[at].head)
    return masdar_hit(ctx, at, first, last, row, "") if row is not None else None


def _attribution(ctx: Context, hit: Hit, who: Resolved) -> Attribution:
    entry, via, rule = who
    span = ctx.doc.span
    return Attribution(
        cue=span(*hit.cue),
        source=_source_span(ctx, hit),
        content=tuple(span(*segment) for segment in hit.segments),
        source_id=entry.id,
        via=tuple(via),
        manner=manner_of(ctx, hit.cue if hit.parent is not None else None, hit.segments),
        stance=hit.stance,  # type: ignore[arg-type]
        parent=hit.parent,
        rule=hit.rule,
        row=hit.row,
        resolved=rule,
    )


def _source_span(ctx: Context, hit: Hit) -> Span | None:
    if hit.subject is None:
        return None
    span = ctx.doc.span(*hit.subject)
    word = ctx.words[hit.subject[0]]
    joined = word.conj and hit.subject[1] <= hit.cue[0]
    to = word.core.startswith("ل") and (word.core.startswith("لل") or word.head != word.core)
    if joined or (hit.rule == "preposition" and to and word.head):
        return Span(span.start + letter_width(span.of(ctx.doc.text)), span.end)
    return span


def _name(ctx: Context, span: Range) -> str:
    """Return the text of a mention without the conjunction and the preposition before it."""
    text = ctx.text(span)
    word = ctx.words[span[0]]
    if word.conj:
        text = text[letter_width(text) :]
    if word.flags & (w.LAM | w.BA):
        text = text[letter_width(text) :]
        if word.flags & w.LAM and word.flags & w.AL:
            return "ا" + text
    return text


def _sources(ctx: Context, registry: Registry, resolved: list[Resolved]) -> tuple[Source, ...]:
    used = {entry.id for entry, _, _ in resolved} | {v for _, via, _ in resolved for v in via}
    return tuple(
        Source(
            id=entry.id,
            name=_name(ctx, entry.best) if entry.best else ctx.tables.unnamed,
            kind=entry.kind,
            mentions=tuple(ctx.doc.span(*m) for m in sorted(entry.mentions)),
            rule=entry.rule,
        )
        for entry in registry.entries
        if entry.id in used
    )
