"""What a page says of itself: title, outlet, author and day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from musnad.corpus.ingest.jsonld import LinkedArticle, read_jsonld
from musnad.corpus.ingest.published import Stamp, choose_published

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["Meta", "read_meta"]

_STRONG_DATES = ("article:published_time", "article:published", "og:article:published_time")
_WEAK_DATES = (
    "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created",
    "dcterms.date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_TITLE_PARTS = re.compile(r"\s+[|\-–—•:»«]+\s+|\s*\|\s*")
_URL_DAY = re.compile(r"/((?:19|20)\d\d/\d{1,2}/\d{1,2})(?=/|$)")
_NO_NAME = re.compile(
    r"https?:|www\.|^@|@\w+\.|^(?:admin|administrator|editor|webmaster|root)$", re.I
)
_CUT = ("...", "…")


@dataclass(frozen=True, slots=True)
class Meta:
    """What was found; what was not is None.

    Attributes:
        title: The headline, without the outlet's name behind it.
        outlet: Who published it.
        byline: Who signs it.
        day: The day of publication in the page's own time zone.
        is_article: True where the page says of itself that it is an article.
        body: ``articleBody`` of its JSON-LD, perhaps with markup.
        notes: Where title, outlet, byline and day were found.
        published: The date as written that `day` was read from.
    """

    title: str | None
    outlet: str | None
    byline: str | None
    day: date | None
    is_article: bool
    body: str | None
    notes: tuple[str, ...]
    published: str | None = None


def read_meta(tree: LexborHTMLParser) -> Meta:
    """Read what a page says of itself; nothing is read out of its running text."""
    linked = read_jsonld([node.text() or "" for node in tree.css('script[type*="ld+json"]')])
    said = linked or LinkedArticle()
    named = _named_values(tree)
    outlet = _outlet(said, named)
    title = _title(tree, said, named, outlet)
    byline = _byline(tree, said, named, outlet)
    published = choose_published(_stamps(tree, said, named))
    found = (("title", title), ("outlet", outlet), ("byline", byline))
    notes = [f"{field}: {value} (found in the page)" for field, value in found if value]
    if published.note:
        notes.append(published.note)
    return Meta(
        title=title,
        outlet=outlet,
        byline=byline,
        day=published.day,
        is_article=linked is not None or "article" in named.get("og:type", []),
        body=said.body,
        notes=tuple(notes),
        published=published.value,
    )


def _named_values(tree: LexborHTMLParser) -> dict[str, list[str]]:
    """Return the values of every ``meta``, by lower-case property, name or itemprop."""
    values: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        value = _clean(attributes.get("content"))
        if name and value:
            values.setdefault(name.strip().lower(), []).append(value)
    return values


def _outlet(said: LinkedArticle, named: dict[str, list[str]]) -> str | None:
    candidates = (said.outlet, *_values(named, ("og:site_name", "application-name", "publisher")))
    return next((name for name in candidates if name and not _NO_NAME.search(name)), None)


def _title(
    tree: LexborHTMLParser, said: LinkedArticle, named: dict[str, list[str]], outlet: str | None
) -> str | None:
    headings = [text for node in tree.css("h1") if (text := _text_of(node))]
    candidates = [said.headline, *_values(named, ("og:title", "twitter:title"))]
    if len(headings) == 1:
        candidates += headings
    head = tree.css_first("head > title")
    if head:
        candidates.append(_text_of(head))
    for candidate in candidates:
        if candidate:
            return _whole(_without_outlet(candidate, outlet), headings)
    return None


def _whole(title: str, headings: list[str]) -> str:
    """Return the heading that a title cut short stands for, or the title."""
    if title.endswith(_CUT):
        stem = title.rstrip(".… ")
        return next((heading for heading in headings if heading.startswith(stem)), title)
    return title


def _without_outlet(title: str, outlet: str | None) -> str:
    """Take the outlet's name from the end (or the beginning) of a title."""
    if outlet:
        for match in _TITLE_PARTS.finditer(title):
            if title[match.end() :].strip().casefold() == outlet.casefold():
                return title[: match.start()].strip()
            if title[: match.start()].strip().casefold() == outlet.casefold():
                return title[match.end() :].strip()
    return title


def _byline(
    tree: LexborHTMLParser, said: LinkedArticle, named: dict[str, list[str]], outlet: str | None
) -> str | None:
    if said.authors:
        names: Iterable[str] = said.authors
    else:
        marked = tree.css('[rel~="author"], [itemprop~="author"]')
        names = (*_values(named, _AUTHORS), *(_text_of(node) or "" for node in marked[:3]))
    good = dict.fromkeys(
        name for name in names if name and not _NO_NAME.search(name) and name != outlet
    )
    if not said.authors:
        good = dict.fromkeys(list(good)[:1])
    return "، ".join(good) or None


def _stamps(
    tree: LexborHTMLParser, said: LinkedArticle, named: dict[str, list[str]]
) -> Iterator[Stamp]:
    if said.published:
        yield Stamp(said.published, "JSON-LD datePublished", True)
    for name in _STRONG_DATES:
        for value in named.get(name, []):
            yield Stamp(value, f"meta {name}", True)
    for node in tree.css('[itemprop~="datePublished"]'):
        attributes = node.attributes
        written = attributes.get("content") or attributes.get("datetime")
        if written:
            yield Stamp(written, "itemprop datePublished", True)
    for name in _WEAK_DATES:
        for value in named.get(name, []):
            yield Stamp(value, f"meta {name}", False)
    for node in tree.css("time[datetime]")[:1]:
        yield Stamp(node.attributes.get("datetime") or "", "the first <time>", False)
    canonical = tree.css_first('link[rel="canonical"]')
    address = (canonical.attributes.get("href") if canonical else None) or ""
    for value in _values({"": [address], **named}, ("", "og:url")):
        if match := _URL_DAY.search(value):
            yield Stamp(match[1], "the page's address", False)


def _values(named: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in named.get(name, [])]


def _text_of(node: LexborNode) -> str | None:
    return _clean(node.text())


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
