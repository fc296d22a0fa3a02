"""Who is meant by the names of outlets, agencies and sources, across articles."""

from __future__ import annotations

import re
from functools import cache

from musnad.arabic import letters
from musnad.lexicon import Lookup, load
from musnad.text.document import Document

__all__ = ["Witnesses", "same_source"]

_LATIN = re.compile(r"[a-z]+")
# Of the shorter name, and at least so many: one common word is a first name or a title.
_LEAST_COMMON = 2
_MOSTLY = 0.75


class Witnesses:
    """Tells which names of outlets and agencies are one; holds nothing of any article."""

    __slots__ = (
        "_aliases",
        "_domains",
        "_edition",
        "_generic",
        "_groups",
        "_known",
        "_lookup",
        "_offices",
    )

    def __init__(self) -> None:
        tables = load()
        self._lookup = Lookup(tables)
        self._generic = tables.rules["outlet_generic"]
        self._edition = tables.rules["arabic_edition"]
        self._offices = tables.rules["offices_unnamed"]
        self._domains = tables.domains
        self._aliases = tables.aliases
        self._groups = {
            _letters(name): _letters(group[0]) for group in tables.one_agency for name in group
        }
        self._known: dict[str, str] = {}

    def outlet(self, name: str | None) -> str:
        """Return what stands for an outlet or agency, whichever way it is named; empty for none.

        >>> who = Witnesses()
        >>> who.outlet("وكالة «رويترز»") == who.outlet("رويترز") == who.outlet("Reuters")
        True
        >>> who.outlet("قناة العربية") == who.outlet("العربية") != who.outlet("قناة")
        True
        >>> who.outlet("skynewsarabia.com") == who.outlet("سكاي نيوز عربية")
        True
        """
        if not name:
            return ""
        if name not in self._known:
            self._known[name] = self._outlet(name)
        return self._known[name]

    def words(self, name: str) -> frozenset[str]:
        """Return the words of a name without clitics."""
        return frozenset(word.head for word in Document(name, self._lookup).words if word.head)

    def has_office(self, words: frozenset[str]) -> bool:
        """Tell whether a source that is not named is said to hold an office.

        >>> who = Witnesses()
        >>> who.has_office(who.words("مصدر رسمي")), who.has_office(who.words("مصدر"))
        (True, False)
        """
        return bool(words & self._offices)

    def _outlet(self, name: str) -> str:
        plain = _letters(name)
        if plain in self._groups:
            return self._groups[plain]
        latin = "".join(part for part in _LATIN.findall(name.lower()) if part not in self._domains)
        alias = self._aliases.get(latin.removesuffix("arabic"))
        if alias and not self._is_arabic(name):
            return self._outlet(alias[-1]) if alias[-1] != name else plain
        proper = self.words(name) - self._generic
        kept = "".join(sorted(proper - self._edition or proper))
        return self._groups.get(kept, kept or plain)

    def _is_arabic(self, name: str) -> bool:
        return any("\u0600" <= letter <= "\u06ff" for letter in name)


def same_source(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two named sources of one statement are one, by the words of their names.

    The fuller name holds most of the shorter: a title more, a first name less.

    >>> same_source(frozenset(("سامح", "شكري")), frozenset(("وزير", "سامح", "شكري")))
    True
    >>> same_source(frozenset(("وزير", "خارجية")), frozenset(("وزير", "داخلية")))
    False
    """
    if one == other:
        return bool(one)
    least = min(len(one), len(other))
    common = len(one & other)
    return common >= _LEAST_COMMON and common >= _MOSTLY * least


@cache
def _letters(name: str) -> str:
    return letters(name).lower()
