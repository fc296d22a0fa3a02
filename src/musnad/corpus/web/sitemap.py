"""Sitemaps, and sitemaps of sitemaps."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from musnad.corpus.web.link import Link
from musnad.errors import FetchError

__all__ = ["sitemap_links"]


def sitemap_links(data: bytes, most: int) -> tuple[list[Link], str | None]:
    """Read what a sitemap or an index of sitemaps leads to.

    No entity is expanded, and nothing is fetched.

    Args:
        data: XML.
        most: How many links are read; one more shows that there are more.

    Returns:
        The links, in order; and the fault behind which nothing was read, or None.

    Raises:
        FetchError: ``bad-record``: nothing in it can be read.
    """
    from lxml.etree import LxmlError

    links: list[Link] = []
    try:
        for link in _links(data):
            links.append(link)
            if len(links) > most:
                break
    except (LxmlError, ValueError) as error:
        if not links:
            raise FetchError("bad-record", f"found: a sitemap that is none ({error})") from None
        return links, f"found: a sitemap that is broken behind its link {len(links)} ({error})"
    return links, None


def _links(data: bytes) -> Iterator[Link]:
    from lxml.etree import iterparse

    parsed = iterparse(
        io.BytesIO(data),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for _, element in parsed:
        link = _link(element)
        if link is not None:
            yield link
        # The tree would grow with the file.
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _link(element: Any) -> Link | None:
    # Its own address; images and videos have theirs deeper, or in other name spaces.
    own = element.tag.removesuffix("url").removesuffix("sitemap")
    goal = (element.findtext(f"{own}loc") or "").strip()
    if not goal:
        return None
    title = element.findtext(".//{*}news/{*}title")
    date = element.findtext(".//{*}publication_date") or element.findtext(f"{own}lastmod")
    return Link(goal, (title or "").strip() or None, (date or "").strip() or None)
