"""RSS and Atom feeds."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from musnad.corpus.web.link import Link
from musnad.errors import FetchError

__all__ = ["Entry", "Feed", "read_feed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed that leads nowhere, so that its own text is all there is.

    Attributes:
        key: Its id in the feed.
        text: As written, perhaps with markup.
        title: As told.
        date: As told.
        byline: As told.
    """

    key: str | None
    text: str
    title: str | None
    date: str | None
    byline: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds.

    Attributes:
        title: Its own.
        links: Of the entries that have one, in order.
        entries: Those without a link, in order.
    """

    title: str | None
    links: tuple[Link, ...]
    entries: tuple[Entry, ...]


def read_feed(data: bytes, content_type: str) -> Feed:
    """Read a feed from its bytes; nothing is fetched.

    Args:
        data: The feed.
        content_type: What the server said of it; it may tell the encoding.

    Raises:
        FetchError: ``bad-record``: there is no entry in it.
    """
    import feedparser

    # Bytes as such may be taken for the name of a file.
    stream = io.BytesIO(data)
    headers = {"content-type": content_type} if content_type else {}
    try:
        parsed = feedparser.parse(
            stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    # Whatever a broken feed does to the parser, to us it is a feed without entries.
    except Exception as error:
        raise FetchError("bad-record", f"found: a feed that is none ({error})") from None
    if not parsed.entries:
        reason = parsed.get("bozo_exception") or "no entries"
        raise FetchError("bad-record", f"found: a feed that gives nothing ({reason})")
    links = tuple(
        Link(entry["link"].strip(), _told(entry, "title"), _date(entry))
        for entry in parsed.entries
        if _told(entry, "link")
    )
    entries = tuple(_entry(entry) for entry in parsed.entries if not _told(entry, "link"))
    return Feed(_told(parsed.feed, "title"), links, entries)


def _entry(entry: Any) -> Entry:
    texts = [part.get("value") or "" for part in entry.get("content", [])]
    text = max([*texts, entry.get("summary") or ""], key=len)
    return Entry(
        _told(entry, "id"), text, _told(entry, "title"), _date(entry), _told(entry, "author")
    )


def _date(entry: Any) -> str | None:
    return _told(entry, "published") or _told(entry, "updated")


def _told(entry: Any, name: str) -> str | None:
    return str(entry[name]).strip() or None if entry.get(name) else None
