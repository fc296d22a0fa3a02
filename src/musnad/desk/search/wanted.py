"""What is looked for: words, and which articles come into question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from musnad.desk.plain import plain
from musnad.errors import InputError

__all__ = ["MOST_WORDS", "Form", "Term", "Wanted", "terms_of"]

Form = Literal["words", "parts", "exact"]
"""Whole words with or without clitics; words that hold the letters; words as they are spelled."""

MOST_WORDS = 50
"""So many words can be looked for at once."""

_QUOTED = re.compile(r"[\"“”«]([^\"“”»]+)[\"“”»]|([^\s\"“”«»]+)")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search.

    Attributes:
        words: What a person types; words in quotation marks stand side by side. Empty: all
            articles that come into question.
        form: How words are compared.
        sources: Names that are one source; they say or pass on a statement.
        actors: Names that are one actor; the article names it.
        outlet: Who published it.
        since: The first day.
        until: The last day.
        kind: Kind of a source that says or passes on a statement.
        stance: Shading of a statement; that of the source where one is asked for.
    """

    words: str = ""
    form: Form = "words"
    sources: Sequence[str] = ()
    actors: Sequence[str] = ()
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    kind: str | None = None
    stance: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must stand in an article.

    Attributes:
        spelled: As it was typed.
        words: Folded, word by word.
    """

    spelled: str
    words: tuple[str, ...]


def terms_of(wanted: Wanted) -> list[Term]:
    """Return what is looked for.

    >>> [term.words for term in terms_of(Wanted('الوَزير "مصدر أمني"'))]
    [('الوزير',), ('مصدر', 'امني')]

    Raises:
        InputError: Something was typed, and there is no word in it, or there are too many.
    """
    found = []
    for quoted, word in _QUOTED.findall(wanted.words):
        spelled = (quoted or word).strip()
        words = tuple(_WORD.findall(plain(spelled)))
        if words:
            found.append(Term(spelled, words))
    if wanted.words.strip() and not found:
        raise InputError(
            "found: {words}; accepted: one word or more", words=wanted.words.strip()[:80]
        )
    count = sum(len(term.words) for term in found)
    if count > MOST_WORDS:
        raise InputError(
            "found: {count} words; accepted: {most} at most", count=count, most=MOST_WORDS
        )
    return found
