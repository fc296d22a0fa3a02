"""The words of the interface, from ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

__all__ = ["Language", "counted", "plural_form", "sign", "word"]

Language = Literal["ar", "en"]


@cache
def _table() -> Mapping[str, Any]:
    raw = (resources.files("musnad.export") / "words.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(raw))


def word(name: str, language: Language) -> str:
    """Return the word of that dotted name.

    Raises:
        KeyError: ``words.toml`` has no such row.

    >>> word("stance.denying", "en")
    'denying'
    """
    section, row = name.split(".")
    found = _table()[section][row][language]
    assert isinstance(found, str)
    return found


def sign(name: str) -> str:
    """Return the sign (a shape, the same in every language) of a kind of source or of mark.

    >>> sign("kind.anonymous") != sign("kind.person")
    True
    """
    section, row = name.split(".")
    found = _table()[section][row]["sign"]
    assert isinstance(found, str)
    return found


def group_of(kind: str) -> str:
    """Return ``named``, ``anonymous`` or ``vague`` for a kind of source.

    >>> group_of("official"), group_of("vague")
    ('named', 'vague')
    """
    found = _table()["kind"][kind]["group"]
    assert isinstance(found, str)
    return found


def plural_form(n: int, language: Language) -> str:
    """Return the plural category of ``n`` after the Unicode CLDR, ``zero`` kept apart.

    >>> [plural_form(n, "ar") for n in (0, 1, 2, 3, 11, 100, 103)]
    ['zero', 'one', 'two', 'few', 'many', 'other', 'few']
    >>> [plural_form(n, "en") for n in (0, 1, 2)]
    ['zero', 'one', 'other']
    """
    if n < (3 if language == "ar" else 2):
        return ("zero", "one", "two")[n]
    if language == "en":
        return "other"
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


def counted(thing: str, n: int, language: Language) -> str:
    """Return how many of a thing, in words, with the plural form that the number asks for.

    >>> counted("attribution", 1, "en"), counted("attribution", 17, "en")
    ('1 attribution', '17 attributions')
    """
    forms = _table()["count"][thing][language]
    form = plural_form(n, language)
    template = forms.get(form, forms["other"])
    spelled = _table()["numbers"].get(language, {}).get(str(n), str(n))
    return str(template.format(n=n, spelled=spelled))
