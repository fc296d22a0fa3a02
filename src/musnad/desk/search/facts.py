"""What is known of an article, as words of the index: they are joined as fast as its own are."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

__all__ = ["fact_of_outlet", "fact_of_said", "facts_of", "without_facts"]

# For private use, and in no word that a person asks for; the index takes it for a letter.
_SIGN = "\ue000"


def fact_of_outlet(outlet: str) -> str:
    """Return the word of all articles of an outlet."""
    return _fact("outlet", outlet)


def fact_of_said(kind: str | None, stance: str | None) -> str:
    """Return the word of articles with a statement of this kind of source, this shading, or both.

    >>> fact_of_said("vague", None) != fact_of_said("vague", "denying")
    True
    """
    return _fact("said", kind or "", stance or "")


def facts_of(outlet: str | None, said: Iterable[tuple[str, str]]) -> str:
    """Return all words of an article, the same for the same in any order.

    Args:
        outlet: Who published it.
        said: Kind of source and shading of each of its statements.
    """
    found = set() if outlet is None else {fact_of_outlet(outlet)}
    for kind, stance in said:
        for asked in ((kind, None), (None, stance), (kind, stance)):
            found.add(fact_of_said(*asked))
    return " ".join(sorted(found))


def without_facts(text: str) -> str:
    """Return a text in which nothing can be taken for such a word."""
    return text.replace(_SIGN, " ")


def _fact(*parts: str) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return _SIGN + blake2b(data, digest_size=8).hexdigest()
