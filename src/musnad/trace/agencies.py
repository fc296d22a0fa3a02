"""Whose text it is, by its credits and its byline: each agency under one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from musnad.arabic import fold
from musnad.lexicon import load

__all__ = ["agencies"]

# A tatweel that stands alone is meant as a dash.
_PARTS = re.compile(r"[^\w\s.]+|(?<!\S)\u0640+(?!\S)")
_WORDS = re.compile(r"[^\W_]+")


def agencies(credits: Iterable[str], byline: str | None) -> frozenset[str]:
    """Return the agencies that an article's credits and its byline name, each by its first name.

    A byline names one where nothing else stands between its dashes, colons and brackets. Agencies
    at large are nobody's text.

    >>> sorted(agencies(["رويتر"], "واس - جدة:"))
    ['رويترز', 'واس']
    >>> sorted(agencies([], "كتب وليد: وكالات"))
    []
    """
    known = _known()
    parts = [_key(part) for part in _PARTS.split(byline or "")]
    # The word for an agency may stand before its name.
    parts += [part[1:] for part in parts if part[:1] and part[0] in known.kinds]
    named = {" ".join(part) for part in parts if part in known.listed}
    named |= {" ".join(_key(credit)) for credit in credits}
    return frozenset(known.first.get(name, name) for name in named if name not in known.nobody)


class _Known(NamedTuple):
    """The lists, as this file asks them."""

    listed: frozenset[tuple[str, ...]]
    first: Mapping[str, str]
    nobody: frozenset[str]
    kinds: frozenset[str]


@cache
def _known() -> _Known:
    tables = load()
    return _Known(
        frozenset(form for forms in tables.agencies.values() for form in forms),
        {" ".join(_key(name)): group[0] for group in tables.one_agency for name in group},
        tables.rules["agencies_at_large"] | {""},
        tables.rules["outlet_generic"],
    )


def _key(name: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(fold(name)))
