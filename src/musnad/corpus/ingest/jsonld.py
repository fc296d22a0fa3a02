"""What a page says of itself in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

__all__ = ["LinkedArticle", "read_jsonld"]

# Comment and CDATA wrappers that old content systems put round the JSON.
_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
    r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|;)\s*$"
)
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report)$")
# Deeper than any page nests its graph; a hostile one must not exhaust the stack.
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """The article node of a page's JSON-LD; what it does not say is None.

    Attributes:
        headline: The title.
        published: The date as written.
        outlet: The publisher's name.
        authors: Names, in order.
        body: ``articleBody`` as written, perhaps with markup.
    """

    headline: str | None = None
    published: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    body: str | None = None


def read_jsonld(scripts: list[str]) -> LinkedArticle | None:
    """Return the article that a page's JSON-LD describes, or None.

    Args:
        scripts: The text of each ``application/ld+json`` element; what is no JSON is passed over.

    >>> read_jsonld(['{"@type": "NewsArticle", "headline": "خبر"}']).headline
    'خبر'
    """
    nodes = [node for script in scripts for node in _nodes(_parse(script), 0)]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return None
    # A teaser of another article has no date; the page's own comes first otherwise.
    chosen = next((node for node in articles if _text(node.get("datePublished"))), articles[0])
    authors = (_name(author, by_id) for author in _as_list(chosen.get("author")))
    return LinkedArticle(
        headline=_text(chosen.get("headline")) or _text(chosen.get("name")),
        published=_text(chosen.get("datePublished")) or _text(chosen.get("dateCreated")),
        outlet=next(
            filter(None, (_name(p, by_id) for p in _as_list(chosen.get("publisher")))), None
        ),
        authors=tuple(dict.fromkeys(filter(None, authors))),
        body=_raw(chosen.get("articleBody")),
    )


def _parse(script: str) -> Any:
    script = _WRAPPER.sub("", script)
    try:
        # Line breaks inside strings are the commonest fault of hand-made JSON-LD.
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    for item in _as_list(value):
        if not isinstance(item, dict):
            continue
        if len(item) > 1 or "@id" not in item:
            yield item
        for inner in item.values():
            if isinstance(inner, dict | list):
                yield from _nodes(inner, depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    return any(
        isinstance(kind, str) and _ARTICLE_TYPE.search(kind) for kind in _as_list(node.get("@type"))
    )


def _name(value: Any, by_id: dict[str, dict[str, Any]]) -> str | None:
    if isinstance(value, dict):
        known = by_id.get(value["@id"]) if isinstance(value.get("@id"), str) else None
        return _text(value.get("name")) or (_text(known.get("name")) if known else None)
    return _text(value)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _raw(value: Any) -> str | None:
    if isinstance(value, list):
        parts = [part for part in value if isinstance(part, str)]
        value = "\n".join(parts) if parts else None
    return value if isinstance(value, str) and value.strip() else None


def _text(value: Any) -> str | None:
    """Return one string without edge space, entities read; many sites escape twice."""
    raw = _raw(value[0] if isinstance(value, list) and value else value)
    return " ".join(unescape(raw).split()) or None if raw else None
