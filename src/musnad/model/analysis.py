"""What reading an article gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from musnad.model.article import Article
from musnad.model.attribution import Attribution
from musnad.model.chain import Chain, Link
from musnad.model.mark import Credit, Headline, Mark, Notice
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
        """One chain an attribution: outlet, its credit, every via, the source."""
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
        article = self.article
        return {
            "id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "date": article.date.isoformat() if article.date else None,
            "byline": article.byline,
            "text": article.text,
            "attributions": [_attribution(a) for a in self.attributions],
            "sources": [
                {
                    "id": s.id,
                    "name": s.name,
                    "kind": s.kind,
                    "mentions": [list(m) for m in s.mentions],
                    "rule": s.rule,
                }
                for s in self.sources
            ],
            "chains": [
                [
                    {"name": link.name, "role": link.role, "id": link.id, "kind": link.kind}
                    for link in chain.links
                ]
                for chain in self.chains
            ],
            "voice": {
                "spans": [list(span) for span in self.voice],
                "words": self.voice_words,
                "of": self.words,
                "share": round(self.voice_share, 4),
            },
            "marks": [{"span": list(m.span), "kind": m.kind, "row": m.row} for m in self.marks],
            "credits": [
                {"span": list(c.span), "name": c.name, "rule": c.rule} for c in self.credits
            ],
            "headline": None
            if self.headline is None
            else {
                "drops": self.headline.drops,
                "attribution": self.headline.attribution,
                "rule": self.headline.rule,
                "overlap": round(self.headline.overlap, 4),
            },
            "warnings": [
                {
                    "code": w.code,
                    "message": w.message,
                    "span": list(w.span) if w.span else None,
                }
                for w in self.warnings
            ],
        }


def _attribution(a: Attribution) -> dict[str, Any]:
    return {
        "cue": list(a.cue),
        "source": list(a.source) if a.source else None,
        "content": [list(span) for span in a.content],
        "source_id": a.source_id,
        "via": list(a.via),
        "manner": a.manner,
        "stance": a.stance,
        "parent": a.parent,
        "rule": a.rule,
        "row": a.row,
        "resolved": a.resolved,
    }
