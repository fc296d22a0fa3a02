"""What things are called in linked data: names that need no server."""

from __future__ import annotations

from hashlib import blake2b
from urllib.parse import quote

from musnad.model import Analysis

__all__ = ["agent_iri", "article_iri"]

_BASE = "urn:musnad:"


def article_iri(analysis: Analysis) -> str:
    """Return the article's IRI: of its id, or of its text where it has none.

    >>> import musnad
    >>> article_iri(musnad.read("قال شاهد.", id="a 1"))
    'urn:musnad:article:a%201'
    """
    name = analysis.article.id
    if not name:
        name = blake2b(analysis.text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
    return f"{_BASE}article:{_quoted(name)}"


def agent_iri(name: str) -> str:
    """Return the IRI of an outlet or agency, the same in every article."""
    return f"{_BASE}agent:{_quoted(name)}"


def _quoted(name: str) -> str:
    return quote(name, safe="", errors="replace")
