"""schema.org: a NewsArticle with its Claims and Quotations.

A ClaimReview there is only of a verdict that a person has handed in; the program has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from musnad.errors import InputError
from musnad.export.formats.iris import article_iri
from musnad.export.formats.linked import write_items
from musnad.export.formats.verdicts import Verdict, Verdicts
from musnad.model import Analysis
from musnad.model.actor import Actor
from musnad.model.attribution import Attribution
from musnad.model.source import Source

__all__ = ["write"]

_Item = dict[str, Any]


def write(analyses: Iterable[Analysis], stream: BinaryIO, verdicts: Verdicts | None = None) -> None:
    """Write one JSON-LD document whose graph has a NewsArticle an article.

    Args:
        analyses: What to write.
        stream: Where to.
        verdicts: What people judged; each gives a ClaimReview behind its article.

    Raises:
        InputError: A verdict is on a statement that there is not.
    """
    items = _items(analyses, dict(verdicts or {}))
    write_items({"@context": "https://schema.org"}, "@graph", items, stream)


def _items(
    analyses: Iterable[Analysis], left: dict[tuple[str | None, int], tuple[Verdict, ...]]
) -> Iterator[_Item]:
    """Yield the items of all articles; ``left`` is emptied of the verdicts that were given."""
    for analysis in analyses:
        yield _article(analysis)
        for number, a in enumerate(analysis.attributions):
            for verdict in left.pop((analysis.article.id, number), ()):
                yield _review(analysis, number, a, verdict)
    for article, number in left:
        raise InputError(
            f"verdicts: found: statement {number} of article {article!r}, which there is not; "
            "accepted: the number of a statement from 0, as in csv, and the id of its article"
        )


def _review(analysis: Analysis, number: int, a: Attribution, verdict: Verdict) -> _Item:
    name = f"{article_iri(analysis)}:statement:{number}"
    item: _Item = {
        "@type": "ClaimReview",
        "claimReviewed": _words(analysis, a),
        "itemReviewed": {"@id": name},
        "author": {"@type": "Person", "name": verdict.by},
        "reviewRating": {"@type": "Rating", "alternateName": verdict.verdict},
    }
    if verdict.url:
        item["url"] = verdict.url
    if verdict.date:
        item["datePublished"] = verdict.date.isoformat()
    return item


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
    words = _words(analysis, a)
    if a.manner == "direct":
        return {"@type": "Quotation", "@id": name, "text": words, "spokenByCharacter": speaker}
    return {"@type": "Claim", "@id": name, "text": words, "author": speaker}


def _words(analysis: Analysis, a: Attribution) -> str:
    return " … ".join(span.of(analysis.text) for span in a.content)


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
