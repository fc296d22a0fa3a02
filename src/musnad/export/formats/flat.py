"""An analysis as flat tables: a row a thing, the words beside their offsets.

Offsets are half-open code points into the article's text. Several spans stand in one cell as
``28-59 70-80``, and their words with `` … `` between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from musnad.model import Analysis
from musnad.model.span import Span

__all__ = ["TABLES", "Cell", "Columns"]

Cell = str | int | None
Columns = tuple[str, ...]
_Rows = Callable[[Analysis], Iterator[tuple[Cell, ...]]]

_ARTICLE = ("article", "title", "outlet", "date", "byline")
_PLACE = ("start", "end", "words")


def _about(analysis: Analysis) -> tuple[Cell, ...]:
    article = analysis.article
    day = article.date.isoformat() if article.date else None
    return article.id, article.title, article.outlet, day, article.byline


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(span.of(text) for span in spans)


def _places(spans: Iterable[Span]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def _place(text: str, span: Span | None) -> tuple[Cell, ...]:
    return (None, None, None) if span is None else (span.start, span.end, span.of(text))


def _articles(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    headline, text = analysis.headline, analysis.text
    yield (
        *_about(analysis),
        text,
        analysis.words,
        analysis.voice_words,
        _places(analysis.voice),
        " ".join(f"{c.span.start}-{c.span.end} {c.name} ({c.rule})" for c in analysis.credits),
        None if headline is None else ("no", "yes")[headline.drops],
        headline.attribution if headline else None,
        headline.rule if headline else None,
        f"{headline.overlap:.4f}" if headline else None,
        "\n".join(
            f"{w.code}: {w.message}" + (f" ({w.span.start}-{w.span.end})" if w.span else "")
            for w in analysis.warnings
        ),
    )


def _statements(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    text = analysis.text
    sources = {source.id: source for source in analysis.sources}
    for number, (a, chain) in enumerate(zip(analysis.attributions, analysis.chains, strict=True)):
        yield (
            *_about(analysis),
            number,
            *_place(text, a.cue),
            *_place(text, a.source),
            a.source_id,
            sources[a.source_id].name,
            sources[a.source_id].kind,
            _places(a.content),
            _words(text, a.content),
            " ".join(a.via),
            str(chain),
            a.manner,
            a.stance,
            a.parent,
            a.rule,
            a.row,
            a.resolved,
        )


def _sources(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for s in analysis.sources:
        places = _places(s.mentions)
        yield analysis.article.id, s.id, s.name, s.kind, places, s.rule


def _names(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for n in analysis.names:
        place = _place(analysis.text, n.span)
        yield (analysis.article.id, *place, n.type, n.actor, n.rule, n.row)


def _actors(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for a in analysis.actors:
        of, places = " ".join(a.of), _places(a.mentions)
        yield analysis.article.id, a.id, a.name, a.kind, a.wikidata, of, places


def _dates(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for number, d in enumerate(analysis.dates):
        place = _place(analysis.text, d.span)
        yield (analysis.article.id, number, *place, d.type, d.value, d.mod, d.rule)


def _relations(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    names = {actor.id: actor.name for actor in analysis.actors}
    for r in analysis.relations:
        yield (
            analysis.article.id,
            r.subject,
            names[r.subject] if r.subject else None,
            r.event,
            r.mode,
            r.object,
            names[r.object] if r.object else None,
            r.place,
            r.date,
            r.polarity,
            r.attribution,
            _places(r.evidence),
            _words(analysis.text, r.evidence),
            r.rule,
            r.row,
        )


def _marks(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for m in analysis.marks:
        yield (analysis.article.id, *_place(analysis.text, m.span), m.kind, m.row)


TABLES: Mapping[str, tuple[Columns, _Rows]] = MappingProxyType(
    {
        "statements": (
            (
                *_ARTICLE,
                *("statement", "cue_start", "cue_end", "cue"),
                *("source_start", "source_end", "source", "source_id", "speaker", "kind"),
                *("content_spans", "content", "via", "chain", "manner", "stance", "parent"),
                *("rule", "row", "resolved"),
            ),
            _statements,
        ),
        "articles": (
            (
                *_ARTICLE,
                *("text", "words", "voice_words", "voice_spans", "credits", "headline_drops"),
                *("headline_statement", "headline_rule", "headline_overlap", "warnings"),
            ),
            _articles,
        ),
        "sources": (("article", "id", "name", "kind", "mentions", "rule"), _sources),
        "names": (("article", *_PLACE, "type", "actor", "rule", "row"), _names),
        "actors": (("article", "id", "name", "kind", "wikidata", "of", "mentions"), _actors),
        "dates": (("article", "number", *_PLACE, "type", "value", "mod", "rule"), _dates),
        "relations": (
            (
                *("article", "subject", "subject_name", "event", "mode", "object", "object_name"),
                *("place", "date", "polarity", "statement", "evidence_spans", "evidence"),
                *("rule", "row"),
            ),
            _relations,
        ),
        "marks": (("article", *_PLACE, "kind", "row"), _marks),
    }
)
"""Name of a table → its columns, and what yields its rows for one article."""
