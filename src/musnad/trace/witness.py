"""Who is meant by the names of outlets, agencies and sources, across articles."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from musnad.arabic import letters
from musnad.lexicon import Lookup, load
from musnad.lexicon import word as w
from musnad.text.document import Document

__all__ = ["Named", "Witnesses", "same_source"]

_LATIN = re.compile(r"[a-z]+")
# One common word is a first name or a title.
_LEAST_COMMON = 2


class Named(NamedTuple):
    """A name, taken apart.

    Attributes:
        words: Its words without clitics.
        person: Those of them that are a person's name, titles left out.
    """

    words: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()


class Witnesses:
    """Tells which names of outlets and agencies are one; holds nothing of any article."""

    __slots__ = (
        "_aliases",
        "_anyone",
        "_domains",
        "_edition",
        "_generic",
        "_groups",
        "_known",
        "_lookup",
        "_offices",
        "_servant",
    )

    def __init__(self) -> None:
        tables = load()
        self._lookup = Lookup(tables)
        self._generic = tables.rules["outlet_generic"]
        self._edition = tables.rules["arabic_edition"]
        self._offices = tables.rules["offices_unnamed"]
        self._anyone = tables.rules["unnamed_anyone"]
        (self._servant,) = tables.rules["servant"]
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
        return self.named(name).words

    def named(self, name: str) -> Named:
        """Return a name taken apart.

        >>> sorted(Witnesses().named("المتحدث باسم الوزارة سامح بن علي الصباغ").person)
        ['سامح', 'صباغ', 'علي']
        """
        words = Document(name, self._lookup).words
        person = set()
        for at, word in enumerate(words):
            if word.flags & (w.HEADS | w.PUNCT | w.LAM | w.BA | w.PARTICLE) or word.conj:
                continue
            follows = at > 0 and words[at - 1].flags & (w.FIRST_NAME | w.PARTICLE)
            if word.head and (word.flags & w.FIRST_NAME or follows):
                # It is written as one word, too: عبد العزيز, عبدالعزيز.
                servant = at > 0 and words[at - 1].head == self._servant
                person.add(f"{self._servant}ال{word.head}" if servant else word.head)
        return Named(frozenset(word.head for word in words if word.head), frozenset(person))

    def has_office(self, words: frozenset[str]) -> bool:
        """Tell whether a source that is not named is said to hold an office.

        >>> who = Witnesses()
        >>> who.has_office(who.words("مصدر رسمي")), who.has_office(who.words("مصدر"))
        (True, False)
        """
        return bool(words & self._offices)

    def may_be_one(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Tell whether two sources that are not named may be one: nothing of the one is gainsaid.

        Args:
            one: The words of what the one is called; none where it is not mentioned.
            other: Those of the other.

        >>> who = Witnesses()
        >>> who.may_be_one(who.words("مصدر أمني"), who.words("مصدر رسمي"))
        True
        >>> who.may_be_one(who.words("مصدر أمني"), who.words("شاهد عيان"))
        False
        """
        left, right = self.described(one), self.described(other)
        return left <= right or right <= left

    def described(self, words: frozenset[str]) -> frozenset[str]:
        """Return the words that set a source without a name apart: no rank, nothing general."""
        return words - self._offices - self._anyone

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


def same_source(one: Named, other: Named) -> bool:
    """Tell whether two named sources of one statement are one.

    Persons are one where the one name holds all of the other, whatever their titles; so are others,
    by all their words. Where each has a word of its own they may be two heads of one council.

    >>> who = Witnesses()
    >>> same_source(who.named("سامح شكري"), who.named("وزير الخارجية المصري سامح شكري"))
    True
    >>> same_source(who.named("وزير الخارجية"), who.named("وزير الداخلية"))
    False
    """
    if one.words == other.words:
        return bool(one.words)
    left, right = one.words, other.words
    if one.person and other.person:
        left, right = one.person, other.person
    common = len(left & right)
    return common >= _LEAST_COMMON and common == min(len(left), len(right))


@cache
def _letters(name: str) -> str:
    return letters(name).lower()
