"""What the lists of names know of one written word, noted at the word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from musnad.arabic import has_letters
from musnad.lexicon import word as w
from musnad.lexicon.common import common_words
from musnad.lexicon.frames import Frames
from musnad.lexicon.nametable import NameTable, Node, loose
from musnad.lexicon.word import Word

__all__ = [
    "ADJECTIVE",
    "ARTICLE",
    "BODY",
    "COMPASS",
    "FACILITY",
    "GIVEN",
    "HONORIFIC",
    "MEDIA",
    "OPAQUE",
    "PARTICLE",
    "PLACE",
    "STOP",
    "STRANGE",
    "TITLE",
    "WEAK",
    "Start",
    "Trait",
    "Traits",
]

GIVEN: Final = 1 << 0  # a given name
WEAK: Final = 1 << 1  # one that is a common word, too
PARTICLE: Final = 1 << 2  # بن، أبو، آل
ARTICLE: Final = 1 << 3
STRANGE: Final = 1 << 4  # in Arabic letters, and no common word
TITLE: Final = 1 << 5
HONORIFIC: Final = 1 << 6  # a title that stands right before the name
PLACE: Final = 1 << 7  # a generic head of places
FACILITY: Final = 1 << 8
BODY: Final = 1 << 9
MEDIA: Final = 1 << 10
COMPASS: Final = 1 << 11
STOP: Final = 1 << 12  # begins no name and goes on with none
ADJECTIVE: Final = 1 << 13  # a nisba of a state, or a definite word that only tells about one
OPAQUE: Final = 1 << 14  # punctuation, digits, Latin letters

_KNOWN: Final = w.HEADS | w.TIME | w.ADJUNCT | w.OCCASION | w.NOT_NP | w.OBJECT | w.COMP
_CUT_OFF: Final = 4  # letters up to which a rest is no name where the whole is a common word
_SHORT: Final = 2  # letters under which nothing is cut off
_ARABIC: Final = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويءؤئپچڤگژ")


class Start(NamedTuple):
    """A way in which a word may open or go on with a listed name.

    Attributes:
        cut: How many letters before it are clitics.
        form: The rest.
        node: Where the form stands in the tree.
    """

    cut: int
    form: str
    node: Node


class Trait(NamedTuple):
    """What is known of a word.

    Attributes:
        flags: Union of the constants of this module.
        form: The word without the clitics that are before a name or a head.
        cut: How many letters these are.
        head: `form` without its article.
        starts: How it may open a listed name, the whole word first.
    """

    flags: int
    form: str
    cut: int
    head: str
    starts: tuple[Start, ...]


class Traits:
    """Looks words up; what it knows of a written form it notes down there."""

    __slots__ = ("_forms", "_frames", "_heads", "_names")

    def __init__(self, frames: Frames, names: NameTable) -> None:
        self._frames = frames
        self._names = names
        self._forms = _flags_of_forms(frames)
        self._heads = _flags_of_heads(frames)

    def all(self, words: Iterable[Word]) -> list[Trait]:
        """Return what is known of each word; the same object for the same word."""
        return [word.name or self._learn(word) for word in words]

    def peeled(self, form: str, conj: str) -> list[tuple[int, str]]:
        """Return the word and what is left of it without clitics, with how many letters went.

        Args:
            form: The folded word.
            conj: The conjunction that the lexicon sees before it; و may stand before any name.
        """
        frames = self._frames
        found = [(0, form)]
        joined = form[:1] == conj or form[:1] in frames.conjunctions[:1]
        if joined and len(form) > _SHORT and form not in frames.whole:
            found.append((1, form[1:]))
        for cut, rest in tuple(found):
            if rest[:1] not in frames.prepositions or len(rest) <= _SHORT + 1:
                continue
            if rest in frames.whole:
                continue
            if rest.startswith("لل") and len(rest) > _SHORT + 2:
                found.append((cut + 1, "ا" + rest[1:]))
            found.append((cut + 1, rest[1:]))
        return found

    def _learn(self, word: Word) -> Trait:
        word.name = trait = self._make(word)
        return trait

    def _make(self, word: Word) -> Trait:
        form = word.fold
        if word.flags & (w.PUNCT | w.NUMBER | w.LATIN) or not has_letters(form):
            starts = (Start(0, form, self._names.root[form]),) if form in self._names.root else ()
            return Trait(OPAQUE, form, 0, form, starts)
        forms = self.peeled(form, word.conj)
        strange = not word.flags & _KNOWN and self._strange(form, forms)
        flags, (cut, best) = self._known(forms)
        if not flags & GIVEN and self._stops(word, forms):
            flags |= STOP
        if strange and not flags & STOP:
            flags |= STRANGE
            if not cut and word.conj and word.core != form:
                cut, best = 1, word.core
        if not cut and not flags & ~STRANGE:
            cut, best = self._article(best)
        if best.startswith("ال") and len(best) > _SHORT + 1 and not flags & GIVEN:
            flags |= ARTICLE
        if best in self._names.nisbas or best in self._frames.tells:
            flags |= ADJECTIVE
        if word.flags & w.PERSON:
            flags |= TITLE
        head = best[2:] if flags & ARTICLE else best
        return Trait(flags, best, cut, head, self._starts(forms, strange))

    def _article(self, form: str) -> tuple[int, str]:
        """Split a preposition off an article: بالرد, للخروج."""
        if form[:1] in self._frames.prepositions and len(form) > _SHORT + 2:
            if form[1:3] == "ال":
                return 1, form[1:]
            if form[:2] == "لل":
                return 1, "ا" + form[1:]
        return 0, form

    def _stops(self, word: Word, forms: list[tuple[int, str]]) -> bool:
        """Tell whether a reading of the word begins no name."""
        stop = self._frames.stop
        clitic = word.fold[:1] in self._frames.prepositions
        return (clitic and word.fold[1:] in stop) or any(rest in stop for _, rest in forms)

    def _known(self, forms: list[tuple[int, str]]) -> tuple[int, tuple[int, str]]:
        """Return the flags of the first reading that the lists know, and the reading."""
        for cut, form in forms:
            flags = self._flags(form)
            if flags & WEAK and cut and forms[0][1] in common_words():
                continue
            if flags:
                return flags, (cut, form)
        return 0, forms[0]

    def _flags(self, form: str) -> int:
        head = form[2:] if form.startswith("ال") else form
        return self._forms.get(form, 0) | self._heads.get(head, 0)

    def _strange(self, form: str, forms: list[tuple[int, str]]) -> bool:
        """Tell whether no reading of the word is common Arabic."""
        if len(form) < _SHORT or not _ARABIC.issuperset(form):
            return False
        if form[0] in self._frames.prepositions and len(form) <= _CUT_OFF:
            return False
        if form.endswith(self._frames.owners):
            return False
        common = common_words()
        return all(rest not in common for _, rest in forms)

    def _starts(self, forms: list[tuple[int, str]], strange: bool) -> tuple[Start, ...]:
        root = self._names.root
        found = [
            Start(cut, form, root[form])
            for cut, form in forms
            if form in root and not (cut and self._doubtful(forms[0][1], cut, form))
        ]
        if strange:
            keys = ((cut, form, loose(form)) for cut, form in forms)
            found += [Start(cut, form, root[key]) for cut, form, key in keys if key and key in root]
        return tuple(found)

    def _doubtful(self, whole: str, cut: int, form: str) -> bool:
        """Tell whether a letter before a short name is rather part of a common word: كسبها."""
        short = len(form) <= _CUT_OFF and whole[cut - 1] in self._frames.prepositions
        return short and whole in common_words()


def _flags_of_forms(frames: Frames) -> dict[str, int]:
    """Return what the lists know of words with their article."""
    return _union(
        (frames.given, GIVEN),
        (frames.given & frames.weak, WEAK),
        (frames.particles, PARTICLE),
        (frames.honorifics, HONORIFIC | TITLE),
        (frames.offices, TITLE),
        (frames.compass, COMPASS),
    )


def _flags_of_heads(frames: Frames) -> dict[str, int]:
    """Return what the lists know of words whose article does not count."""
    return _union(
        (frames.place_heads, PLACE),
        (frames.facilities, FACILITY),
        (frames.body_heads | frames.outside, BODY),
        (frames.media, MEDIA),
    )


def _union(*lists: tuple[Iterable[str], int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for words, flags in lists:
        for word in words:
            found[word] = found.get(word, 0) | flags
    return found
