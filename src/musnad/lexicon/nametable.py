"""All listed names as a tree of words, and the nisba adjectives of states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from musnad.arabic import fold
from musnad.lexicon.common import common_words, fold_name
from musnad.lexicon.entries import Entry, listed, places_of_gazetteer, rows_of
from musnad.lexicon.frames import load_frames

__all__ = ["END", "SPELT", "NameTable", "Node", "load_names", "loose", "skeleton"]

Node = dict[str, Any]
"""Folded word → the node of what may follow it; under `END` the entries that end here."""

END: Final = ""
SPELT: Final = " "
"""In a node that other spellings of a word may follow."""

_BETWEEN: Final = str.maketrans(".-", "  ")
_GHAYN: Final = "غ"
_JIM: Final = "ج"
_LOOSE: Final = "~"  # before the skeleton of a word
_GAZETTEER: Final = "gazetteer:"
_LEAST: Final = 4  # letters of a skeleton that tells a name
_SEATS: Final = str.maketrans({"غ": "ج", "ؤ": None, "ئ": None, "ء": None, "پ": "ب", "ڤ": "ف"})
_ARTICLE: Final = "ال"
_VOWELS: Final = str.maketrans("", "", "اوي")


def skeleton(form: str) -> str:
    """Return what all spellings of a foreign name share, or an empty string where it is short.

    Long vowels but the first letter go, so do the seats of hamza; غ is ج.

    >>> skeleton("نتنياهو") == skeleton("نتانياهو")
    True
    >>> skeleton("كوبا")
    ''
    """
    letters = form.translate(_SEATS)
    if letters.startswith(_ARTICLE):
        return ""
    ending = "ا" if letters[-1:] in ("ه", "ا") else letters[-1:]
    bones = letters[:1] + letters[1:-1].translate(_VOWELS) + ending
    return bones if len(bones) >= _LEAST else ""


class NameTable:
    """The listed names.

    Attributes:
        root: The tree of names; names of the hand-written lists stand before the gazetteer's.
        nisbas: Folded adjective, all its forms with and without article → key of its state.
        entries: Key → the entry of the row's own form.
    """

    __slots__ = ("_lead", "entries", "nisbas", "root")

    def __init__(self) -> None:
        self.root: Node = {}
        self.entries: dict[str, Entry] = {}
        self._lead = load_frames().lead
        for entry in listed():
            self._put(entry)
        for entry in places_of_gazetteer():
            self._put(entry)
        self.nisbas: Mapping[str, str] = dict(_nisbas(load_frames().nisba))

    def _put(self, entry: Entry) -> None:
        words = list(map(fold_name, entry.name.translate(_BETWEEN).split()))
        self.entries.setdefault(entry.key, entry)
        for form in self._spellings(words, entry.key[:10] != _GAZETTEER):
            node = self.root
            for word in form:
                if word[0] == _LOOSE:
                    node[SPELT] = True
                node = node.setdefault(word, {})
            found: tuple[Entry, ...] = node.get(END, ())
            if not found or not any(_covers(other, entry) for other in found):
                node[END] = (*found, entry)

    def _spellings(self, words: list[str], by_hand: bool) -> Iterator[list[str]]:
        """Yield the words of a name as lists write and as news may write them."""
        yield words
        if by_hand:
            bones = [self._loose(word) for word in words]
            if bones != words:
                yield bones
        if _GHAYN in "".join(words):
            yield [word.replace(_GHAYN, _JIM) for word in words]  # لاس فيجاس
        for at, word in enumerate(words[:-1]):
            if word in self._lead:  # أبو كمال, أبوكمال
                yield [*words[:at], word + words[at + 1], *words[at + 2 :]]
                if word[-1] == "و":
                    yield [*words[:at], word[:-1] + "ي", *words[at + 1 :]]

    def _loose(self, word: str) -> str:
        bones = "" if word in common_words() else skeleton(word)
        return _LOOSE + bones if bones else word


def _covers(mine: Entry, other: Entry) -> bool:
    """Tell whether a name that is there leaves another nothing to say."""
    return mine.type == other.type and (mine.key == other.key or other.key[:10] == _GAZETTEER)


def _nisbas(endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for row in rows_of("states"):
        for nisba in row.nisba:
            word = fold(nisba).split()[0]
            for ending in endings:
                yield word + ending, row.name
                yield _ARTICLE + word + ending, row.name


@cache
def load_names() -> NameTable:
    """Return the listed names; read once a process, some 20,000 of them.

    Raises:
        LexiconError: A row is wrong.
    """
    return NameTable()


def loose(form: str) -> str:
    """Return the key under which other spellings of the word stand, or an empty string."""
    bones = skeleton(form)
    return _LOOSE + bones if bones else ""
