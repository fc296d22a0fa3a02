"""What lies at an address: a page, or something that leads to pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from musnad.corpus.web.coding import unpacked
from musnad.corpus.web.feed import Entry, read_feed
from musnad.corpus.web.link import Link
from musnad.corpus.web.sitemap import sitemap_links

__all__ = ["MOST_LINKS", "Found", "Kind", "discover"]

Kind = Literal["page", "feed", "sitemap", "index", "list"]

MOST_LINKS = 50_000
"""Links of one list that are followed; the protocol of sitemaps allows as many."""

_LARGEST = 50_000_000
_HEAD = 1 << 16
_GZIP = b"\x1f\x8b"
# Possessive, so that nothing is tried twice.
_NOT_ELEMENTS = re.compile(
    rb"(?:\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?+[^>]*+>)*", re.S | re.I
)
_LISTED = re.compile(r"https?://\S+", re.I)
_ELEMENT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")
_KINDS: dict[bytes, Kind] = {
    b"rss": "feed",
    b"feed": "feed",
    b"RDF": "feed",
    b"urlset": "sitemap",
    b"sitemapindex": "index",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What lies at an address.

    Attributes:
        kind: ``page``; ``feed`` and ``sitemap``, which lead to pages; ``index``, a sitemap of
            sitemaps, and ``list``, plain text, which lead to anything.
        links: Each goal once, in order; one more than `MOST_LINKS` where there are more.
        title: Of a feed.
        entries: Of a feed, those without a link.
        fault: What is wrong with it, so that links may be missing.
    """

    kind: Kind
    links: tuple[Link, ...] = ()
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    fault: str | None = None


def discover(body: bytes, content_type: str = "") -> Found:
    r"""Tell what an answer's body is, and where it leads.

    Args:
        body: As a server gave it; a sitemap may be packed with gzip.
        content_type: What the server said of it. The body decides; for a feed it may tell the
            encoding.

    Raises:
        FetchError: ``bad-record``: a feed or a sitemap that cannot be read; ``too-large``: one
            that unpacks to more than is read.

    >>> discover(b"https://news.example/1\nhttps://news.example/2\n").kind
    'list'
    """
    data = unpacked(body, "gzip", _LARGEST) if body.startswith(_GZIP) else body
    kind = _kind(data, content_type)
    if kind == "page":
        return Found("page")
    if kind == "list":
        return Found("list", _once(_listed(data)))
    if kind == "feed":
        feed = read_feed(data, content_type)
        return Found("feed", _once(feed.links), feed.title, feed.entries)
    links, fault = sitemap_links(data, MOST_LINKS)
    return Found(kind, _once(links), fault=fault)


def _kind(data: bytes, content_type: str) -> Kind:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "replace").encode()
    match = _NOT_ELEMENTS.match(head)
    element = _ELEMENT.match(head, match.end() if match else 0)
    if element:
        return _KINDS.get(element[1], "page")
    plain = content_type.partition(";")[0].strip().lower() in ("text/plain", "")
    return "list" if plain and _listed(data) else "page"


def _listed(data: bytes) -> list[Link]:
    """Return the addresses of a list, or none where any line is something else."""
    links: list[Link] = []
    for line in data.decode("utf-8-sig", "replace").splitlines():
        goal = line.strip()
        if not goal or goal.startswith("#"):
            continue
        if not _LISTED.fullmatch(goal):
            return []
        links.append(Link(goal))
        if len(links) > MOST_LINKS:
            break
    return links


def _once(links: list[Link] | tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the first link to each goal; what a later one says besides is kept."""
    found: dict[str, Link] = {}
    for link in links:
        first = found.setdefault(link.goal, link)
        if first is not link:
            found[link.goal] = replace(
                first, title=first.title or link.title, date=first.date or link.date
            )
    return tuple(found.values())[: MOST_LINKS + 1]
