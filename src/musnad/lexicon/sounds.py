"""Whether a Latin id of an outlet sounds like an Arabic name: elkhabar is الخبر."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from musnad.arabic import fold
from musnad.lexicon.lists import Lists
from musnad.lexicon.load import read_table

__all__ = ["sounds_like"]

_ARTICLE: Final = "ال"
_LEAST: Final = 3  # letters of a name without its article that tell it from others
_MOST: Final = 40  # letters of an id or name; a longer one is none
_NAMES: Final = 4096  # names of which the shape is kept


class _Letters(NamedTuple):
    """The lists of ``letters.toml`` as shapes of regular expressions.

    Attributes:
        inner: Letter → how it is written inside a name.
        first: The same at its head, where it differs.
        last: The same at its end.
        article: How the article is written.
        ends: What may stand behind a name and is no part of it.
    """

    inner: Mapping[str, str]
    first: Mapping[str, str]
    last: Mapping[str, str]
    article: str
    ends: tuple[str, ...]


@cache
def _letters() -> _Letters:
    lists = Lists("letters", read_table("letters"))
    short = f"[{''.join(lists.words('short'))}]*"

    def shapes(
        section: Mapping[str, tuple[str, ...]], more: str = "", behind: str = short
    ) -> dict[str, str]:
        return {fold(k): f"(?:{'|'.join(forms)}){more}{behind}" for k, forms in section.items()}

    consonants, vowels = lists.section("consonants"), lists.section("vowels")
    opens, sun = lists.words("article.opens"), lists.words("article.sun")
    plain = lists.words("article.plain")
    return _Letters(
        inner=shapes(consonants, "{1,2}") | shapes(vowels) | shapes(lists.section("silent"), "?"),
        first=shapes(lists.section("first")),
        last=shapes(consonants, "{1,2}", "")
        | shapes(vowels)
        | shapes(lists.section("last"), behind=""),
        article=f"(?:{'|'.join(plain)}|(?:{'|'.join(opens)})(?={'|'.join(sun)}))",
        ends=lists.words("ends"),
    )


def sounds_like(latin: str, name: str) -> bool:
    """Tell whether an id is how an Arabic name is written with Latin letters.

    Consonants and long vowels must all be there; the article is written or is not in both.

    Args:
        latin: Letters and digits only, in lower case.
        name: The words of the name, each with its article where it has one.

    >>> sounds_like("elkhabar", "الخبر"), sounds_like("assabahnews", "الصباح")
    (True, True)
    >>> sounds_like("elkhabar", "الأخبار"), sounds_like("khabar", "الخبر")
    (False, False)
    """
    if not 0 < len(latin) <= _MOST:
        return False
    shape = _shape(name)
    return shape is not None and any(shape.fullmatch(one) for one in _bare(latin))


def _bare(latin: str) -> Iterator[str]:
    """Yield the id, and what is left of it without a word that is no part of a name."""
    yield latin
    for end in _letters().ends:
        if latin.endswith(end) and latin != end:
            yield latin.removesuffix(end)


@lru_cache(maxsize=_NAMES)
def _shape(name: str) -> re.Pattern[str] | None:
    """Return the shape of all ids that sound like the name; None for too short a name."""
    words = fold(name).split()
    bare = sum(len(word.removeprefix(_ARTICLE)) for word in words)
    if bare < _LEAST or len(name) <= _LEAST or len(name) > _MOST:
        return None
    return re.compile("".join(map(_word, words)))


def _word(word: str) -> str:
    letters = _letters()
    rest = word.removeprefix(_ARTICLE)
    found = [letters.article] if rest != word and len(rest) > 1 else []
    rest = rest if found else word
    for place, letter in enumerate(rest):
        shape = letters.inner.get(letter, re.escape(letter))
        if place == 0:
            shape = letters.first.get(letter, shape)
        elif place == len(rest) - 1:
            shape = letters.last.get(letter, shape)
        found.append(shape)
    return "".join(found)
