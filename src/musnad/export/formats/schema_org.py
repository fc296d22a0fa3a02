"""schema.org: a NewsArticle with its Claims and Quotations.

There is no ClaimReview: that is a verdict, and a person's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from musnad.export.formats.iris import article_iri
from musnad.export.formats.linked import write_items
from musnad.model import Analysis
from musnad.model.actor import Actor
from musnad.model.attribution import Attribution
from musnad.model.source import Source

__all__ = ["write"]

_Item = dict[str, Any]


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write one JSON-LD document whose graph has a NewsArticle an article."""
    write_items({"@context": "https://schema.org"}, "@graph", map(_article, analyses), stream)


def _article(analysis: Analysis) -> _Item:
    article, own = analysis.article, article_iri(analysis)
    item: _Item = {"@type": "NewsArticle", "@id": own, "inLanguage": "ar"}
    if article.id:
        item["identifier"] = article.id
    if article.title:
        item["headline"] = article.title
    if article.date:
        item["datePublished"] = article.date.isoformat()
    if article.outlet:
        item["publisher"] = {"@type": "NewsMediaOrganization", "name": article.outlet}
    if article.byline:
        item["author"] = {"@type": "Person", "name": article.byline}
    if analysis.credits:
        item["sourceOrganization"] = [
            {"@type": "NewsMediaOrganization", "name": credit.name} for credit in analysis.credits
        ]
    item["articleBody"] = article.text
    sources = {source.id: source for source in analysis.sources}
    item["hasPart"] = [
        _statement(analysis, f"{own}:statement:{number}", a, sources[a.source_id])
        for number, a in enumerate(analysis.attributions)
    ]
    item["mentions"] = [_actor(f"{own}:{actor.id}", actor) for actor in analysis.actors]
    return item


def _statement(analysis: Analysis, name: str, a: Attribution, source: Source) -> _Item:
    speaker = {"@type": _speaker(source), "@id": f"{article_iri(analysis)}:{source.id}"}
    speaker["name"] = source.name
    words = " … ".join(span.of(analysis.text) for span in a.content)
    if a.manner == "direct":
        return {"@type": "Quotation", "@id": name, "text": words, "spokenByCharacter": speaker}
    return {"@type": "Claim", "@id": name, "text": words, "author": speaker}


def _speaker(source: Source) -> str:
    # Who withholds a name is somebody; whether one or several nobody says.
    return "Person" if source.kind in ("person", "anonymous", "vague") else "Organization"


def _actor(name: str, actor: Actor) -> _Item:
    types = {"person": "Person", "place": "Place", "state": "Country"}
    item: _Item = {"@type": types.get(actor.kind, "Organization"), "@id": name}
    item["name"] = actor.name
    if actor.wikidata:
        item["sameAs"] = f"http://www.wikidata.org/entity/{actor.wikidata}"
    return item
