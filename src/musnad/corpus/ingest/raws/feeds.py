"""RSS and Atom feeds that lie on disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from musnad.corpus.ingest.markup import plain_text
from musnad.corpus.ingest.raws.job import Job
from musnad.corpus.raw import Raw, Reject
from musnad.corpus.reasons import reject

__all__ = ["feed_records", "read_feed"]

# Of a summary that can be the whole text of a short report; teasers are shorter.
_FEWEST_WORDS = 80
_CUT = ("…", "...", "[…]", "[...]")


def read_feed(job: Job) -> Iterator[Raw | Reject]:
    """Yield a record an entry that has its text, and a reject for each that has only a link."""
    data = job.whole(job.caps.page)
    if isinstance(data, Reject):
        yield data
    elif data is not None:
        yield from feed_records(data, job.name)


def feed_records(data: bytes, name: str) -> Iterator[Raw | Reject]:
    """Read the entries of a feed.

    Args:
        data: The feed.
        name: What the input is called.

    Yields:
        A record an entry; of one without its text a reject ``only-a-link`` with its address.
    """
    import feedparser

    # Our own reader takes the markup away, and knows of no place to resolve a link against.
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        reason = feed.get("bozo_exception") or "no entries"
        yield reject("bad-record", f"found: a feed that gives nothing ({reason})", input=name)
        return
    outlet = feed.feed.get("title")
    language = feed.feed.get("language")
    for number, entry in enumerate(feed.entries, 1):
        address = entry.get("link")
        text = _text(entry)
        if text is None:
            message = "found: an entry with a link and no full text"
            yield reject("only-a-link", message, input=name, number=number, address=address)
            continue
        record = {
            "id": entry.get("id"),
            "title": entry.get("title"),
            "text": text,
            "outlet": outlet,
            "date": entry.get("published") or entry.get("updated"),
            "byline": entry.get("author"),
            "address": address,
            "language": language,
        }
        data = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield Raw(name, number, "record", data, address)


def _text(entry: Any) -> str | None:
    """Return the full text of an entry, perhaps with markup, or None."""
    full = max((part.get("value") or "" for part in entry.get("content", [])), key=len, default="")
    summary = entry.get("summary") or ""
    # Where there is no summary, the parser gives the content as one.
    if full and len(full) >= len(summary):
        return str(full)
    words = plain_text(summary)
    if len(words.split()) >= _FEWEST_WORDS and not words.rstrip().endswith(_CUT):
        return str(summary)
    return str(full) if full and full != summary else None
