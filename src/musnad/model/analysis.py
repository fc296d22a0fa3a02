"""What reading an article gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from musnad.model.actor import Actor
from musnad.model.article import Article
from musnad.model.attribution import Attribution
from musnad.model.chain import Chain, Link
from musnad.model.date import Date
from musnad.model.mark import Credit, Headline, Mark, Notice
from musnad.model.name import Name
from musnad.model.relation import Relation
from musnad.model.source import Source
from musnad.model.span import Span

__all__ = ["Analysis"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Every statement of one article and on whose word it stands.

    Attributes:
        article: What was read.
        attributions: In the order of their cues.
        sources: Each source once, in the order of first use.
        sentences: Spans that cover the text in order, without gaps.
        voice: The outlet's own voice: what no content span covers, without edge white space.
        words: Number of words of the text.
        voice_words: Number of words that no content span covers.
        marks: Certainty, hedging and dismissing in the outlet's own voice.
        credits: Agencies credited in byline, dateline or at the foot.
        headline: Whether the headline drops the attribution its body gives; None without a title.
        names: Where people, organisations and places are named, in order.
        actors: What the names denote, each once, in the order of first mention.
        dates: Dates, times, durations and recurrences, in order.
        relations: What actors are said to have done, in the order of the words that tell it.
        warnings: What is odd in the text.
    """

    article: Article
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    sentences: tuple[Span, ...]
    voice: tuple[Span, ...]
    words: int
    voice_words: int
    marks: tuple[Mark, ...]
    credits: tuple[Credit, ...]
    headline: Headline | None
    names: tuple[Name, ...]
    actors: tuple[Actor, ...]
    dates: tuple[Date, ...]
    relations: tuple[Relation, ...]
    warnings: tuple[Notice, ...]

    @property
    def text(self) -> str:
        """The article's text, verbatim."""
        return self.article.text

    @property
    def voice_share(self) -> float:
        """Share of the words that stand on nobody's word, 0 to 1."""
        return self.voice_words / self.words if self.words else 1.0

    def source(self, source_id: str) -> Source:
        """Return the source of that id.

        Raises:
            KeyError: There is none.
        """
        for source in self.sources:
            if source.id == source_id:
                return source
        raise KeyError(source_id)

    @property
    def chains(self) -> tuple[Chain, ...]:
        """One chain an attribution: outlet, its credit, every via, the source.

        Made at each call: who asks for it often keeps it.
        """
        by_id = {source.id: source for source in self.sources}
        outer: list[Link] = []
        if self.article.outlet:
            outer.append(Link(self.article.outlet, "outlet", None, "media"))
        outer += [
            Link(credit.name, "credit", None, "media")
            for credit in self.credits[:1]
            if credit.name != self.article.outlet
        ]
        return tuple(
            Chain(
                index,
                (
                    *outer,
                    *(Link(by_id[v].name, "via", v, by_id[v].kind) for v in attribution.via),
                    Link(
                        by_id[attribution.source_id].name,
                        "source",
                        attribution.source_id,
                        by_id[attribution.source_id].kind,
                    ),
                ),
            )
            for index, attribution in enumerate(self.attributions)
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain data in the form of ``docs/format.md``, ready for JSON.

        Offsets are half-open code points into ``text``; spans are lists of two numbers.
        """
        return _article(self.article) | {
            "attributions": list(map(_attribution, self.attributions)),
            "sources": list(map(_source, self.sources)),
            "chains": [list(map(_link, chain.links)) for chain in self.chains],
            "voice": {
                "spans": list(map(list, self.voice)),
                "words": self.voice_words,
                "of": self.words,
                "share": round(self.voice_share, 4),
            },
            "marks": list(map(_mark, self.marks)),
            "credits": list(map(_credit, self.credits)),
            "headline": _headline(self.headline) if self.headline else None,
            "names": list(map(_name, self.names)),
            "actors": list(map(_actor, self.actors)),
            "dates": list(map(_date, self.dates)),
            "relations": list(map(_relation, self.relations)),
            "warnings": list(map(_warning, self.warnings)),
        }


def _article(a: Article) -> dict[str, Any]:
    return {
        "id": a.id,
        "title": a.title,
        "outlet": a.outlet,
        "date": a.date.isoformat() if a.date else None,
        "byline": a.byline,
        "text": a.text,
    }


def _attribution(a: Attribution) -> dict[str, Any]:
    return {
        "cue": list(a.cue),
        "source": list(a.source) if a.source else None,
        "content": list(map(list, a.content)),
        "source_id": a.source_id,
        "via": list(a.via),
        "manner": a.manner,
        "stance": a.stance,
        "parent": a.parent,
        "rule": a.rule,
        "row": a.row,
        "resolved": a.resolved,
    }


def _source(s: Source) -> dict[str, Any]:
    mentions = list(map(list, s.mentions))
    return {"id": s.id, "name": s.name, "kind": s.kind, "mentions": mentions, "rule": s.rule}


def _link(link: Link) -> dict[str, Any]:
    return {"name": link.name, "role": link.role, "id": link.id, "kind": link.kind}


def _mark(mark: Mark) -> dict[str, Any]:
    return {"span": list(mark.span), "kind": mark.kind, "row": mark.row}


def _credit(credit: Credit) -> dict[str, Any]:
    return {"span": list(credit.span), "name": credit.name, "rule": credit.rule}


def _headline(headline: Headline) -> dict[str, Any]:
    return {
        "drops": headline.drops,
        "attribution": headline.attribution,
        "rule": headline.rule,
        "overlap": round(headline.overlap, 4),
    }


def _name(n: Name) -> dict[str, Any]:
    return {"span": list(n.span), "type": n.type, "actor": n.actor, "rule": n.rule, "row": n.row}


def _actor(a: Actor) -> dict[str, Any]:
    return {
        "id": a.id,
        "name": a.name,
        "kind": a.kind,
        "wikidata": a.wikidata,
        "of": list(a.of),
        "mentions": list(map(list, a.mentions)),
    }


def _date(d: Date) -> dict[str, Any]:
    return {"span": list(d.span), "type": d.type, "value": d.value, "mod": d.mod, "rule": d.rule}


def _relation(r: Relation) -> dict[str, Any]:
    return {
        "subject": r.subject,
        "event": r.event,
        "object": r.object,
        "mode": r.mode,
        "place": r.place,
        "date": r.date,
        "polarity": r.polarity,
        "attribution": r.attribution,
        "evidence": list(map(list, r.evidence)),
        "rule": r.rule,
        "row": r.row,
    }


def _warning(notice: Notice) -> dict[str, Any]:
    span = list(notice.span) if notice.span else None
    return {"code": notice.code, "message": notice.message, "span": span}
