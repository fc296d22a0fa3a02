"""An analysis as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from musnad import __version__
from musnad.corpus.extract import Extracted
from musnad.corpus.identity import article_id, bytes_hash, digest, lexicon_version
from musnad.corpus.raw import Reject
from musnad.model import Analysis
from musnad.model.span import Span

__all__ = ["Found", "article_rows", "reject_row"]

Row = tuple[Any, ...]


class Found(NamedTuple):
    """An article and where it was found.

    Attributes:
        extracted: What was taken out of its bytes.
        addresses: On the web, sorted.
        origins: In the inputs, sorted.
    """

    extracted: Extracted
    addresses: tuple[str, ...]
    origins: tuple[str, ...]

    @property
    def id(self) -> str:
        """The article's id."""
        article = self.extracted.article
        return article_id(article.outlet, self.extracted.address, article.text)

    @property
    def rank(self) -> tuple[str, str]:
        """Which of several with the same outlet and text stands for all: the least."""
        one = self.extracted
        day = one.article.date.isoformat() if one.article.date else None
        tie = digest(one.key, one.article.title, one.article.byline, day, one.published)
        return self.id, tie

    def joined(self, other: Found) -> Found:
        """Return the one that stands for both, found where both were."""
        chosen = min(self, other, key=lambda one: one.rank)
        return Found(
            chosen.extracted,
            tuple(sorted({*self.addresses, *other.addresses})),
            tuple(sorted({*self.origins, *other.origins})),
        )


def article_rows(found: Found, analysis: Analysis) -> dict[str, list[Row]]:
    """Return the rows of one article, by table; the columns are those of `TABLES`, in order."""
    own = found.id
    return {
        "articles": [_article(own, found, analysis)],
        "sentences": [(own, i, *span) for i, span in enumerate(analysis.sentences)],
        "attributions": list(_attributions(own, analysis)),
        "chain_links": list(_links(own, analysis)),
        "sources": [
            (f"{own}.{s.id}", own, s.name, s.kind, _spans(s.mentions), s.rule)
            for s in analysis.sources
        ],
        "names": [
            (own, i, *n.span, n.type, f"{own}.{n.actor}", n.rule, n.row)
            for i, n in enumerate(analysis.names)
        ],
        "actors": [
            (f"{own}.{a.id}", own, a.name, a.kind, a.wikidata, _ids(own, a.of), _spans(a.mentions))
            for a in analysis.actors
        ],
        "dates": [
            (f"{own}.d{i}", own, *d.span, d.type, d.value, d.mod, d.rule)
            for i, d in enumerate(analysis.dates)
        ],
        "relations": list(_relations(own, analysis)),
        "marks": [(own, i, *m.span, m.kind, m.row) for i, m in enumerate(analysis.marks)],
    }


def reject_row(reject: Reject) -> Row:
    """Return the row of ``rejects``."""
    return (
        digest(reject.input, str(reject.number), reject.code, reject.message),
        reject.input,
        reject.number,
        reject.kind,
        reject.code,
        reject.message,
        reject.address,
        reject.raw_hash,
    )


def _article(own: str, place: Found, analysis: Analysis) -> Row:
    found = place.extracted
    article, headline = analysis.article, analysis.headline
    rests_on = headline.attribution if headline else None
    return (
        own,
        found.key,
        article.outlet,
        found.address,
        list(place.addresses),
        article.title,
        article.byline,
        article.text,
        article.date,
        found.published,
        found.precision,
        found.zone,
        _instant(found),
        found.language,
        analysis.words,
        analysis.voice_words,
        _spans(analysis.voice),
        [
            {"start": c.span.start, "end": c.span.end, "name": c.name, "rule": c.rule}
            for c in analysis.credits
        ],
        headline.drops if headline else None,
        None if rests_on is None else f"{own}.t{rests_on}",
        headline.rule if headline else None,
        headline.overlap if headline else None,
        [
            {
                "code": w.code,
                "message": w.message,
                "start": w.span.start if w.span else None,
                "end": w.span.end if w.span else None,
            }
            for w in analysis.warnings
        ],
        list(place.origins),
        found.encoding,
        found.extractor,
        found.raw_hash,
        bytes_hash(article.text.encode("utf-8", "surrogatepass")),
        __version__,
        lexicon_version(),
    )


def _instant(found: Extracted) -> datetime | None:
    """Return the moment of publication where day, time and zone are known."""
    if not found.published or not found.zone or found.precision not in ("minute", "second"):
        return None
    try:
        return datetime.fromisoformat(found.published).astimezone(UTC)
    # The first and the last day there are, in a zone beyond them.
    except (ValueError, OverflowError):
        return None


def _attributions(own: str, analysis: Analysis) -> Iterator[Row]:
    for i, a in enumerate(analysis.attributions):
        yield (
            f"{own}.t{i}",
            own,
            f"{own}.{a.source_id}",
            *a.cue,
            *(a.source or (None, None)),
            _spans(a.content),
            _ids(own, a.via),
            a.manner,
            a.stance,
            None if a.parent is None else f"{own}.t{a.parent}",
            a.rule,
            a.row,
            a.resolved,
        )


def _links(own: str, analysis: Analysis) -> Iterator[Row]:
    for chain in analysis.chains:
        for position, link in enumerate(chain.links):
            source = link.id and f"{own}.{link.id}"
            statement = f"{own}.t{chain.attribution}"
            yield (statement, own, position, link.role, source, link.name, link.kind)


def _relations(own: str, analysis: Analysis) -> Iterator[Row]:
    for i, r in enumerate(analysis.relations):
        yield (
            f"{own}.r{i}",
            own,
            r.subject and f"{own}.{r.subject}",
            r.event,
            r.mode,
            r.object and f"{own}.{r.object}",
            r.place and f"{own}.{r.place}",
            None if r.date is None else f"{own}.d{r.date}",
            r.polarity,
            None if r.attribution is None else f"{own}.t{r.attribution}",
            _spans(r.evidence),
            r.rule,
            r.row,
        )


def _spans(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in spans]


def _ids(own: str, ids: Iterable[str]) -> list[str]:
    return [f"{own}.{one}" for one in ids]
