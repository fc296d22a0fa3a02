"""Which words are common Arabic words: what looks like none of them may be a name."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from musnad.arabic import fold
from musnad.lexicon.load import frame_lists

__all__ = ["common_words", "fold_name", "read_lines", "stem"]

_LEAST: Final = 3  # letters of a stem


class _Cuts(NamedTuple):
    """What a stem has lost.

    Attributes:
        tails: Endings.
        longest: Letters of the longest of them.
        persons: Letters of the persons of an imperfect.
        person: The one under which they stand.
        future: The letter before them.
    """

    tails: frozenset[str]
    longest: int
    persons: str
    person: str
    future: str


@cache
def _cuts() -> _Cuts:
    lists = frame_lists()
    tails = lists.words("stem.tails")
    return _Cuts(frozenset(tails), max(map(len, tails)), *lists.words("stem.persons"))


def stem(form: str) -> str:
    """Return a folded form without article, endings and the person of an imperfect.

    >>> stem("المدينه") == stem("مدينتها") == "مدين"
    True
    >>> stem("تقول") == stem("يقولون")
    True
    """
    if form.startswith("ال") and len(form) > _LEAST:
        form = form[2:]
    tails, longest, persons, person, future = _cuts()
    if form[:1] == future and len(form) > _LEAST + 1 and form[1] in persons + person:
        form = form[1:]
    for cut in range(max(_LEAST, len(form) - longest), len(form)):  # the longest ending first
        if form[cut:] in tails:
            form = form[:cut]
            break
    if form[:1] in persons and len(form) > _LEAST:
        return person + form[1:]
    return form


def fold_name(word: str) -> str:
    """Return the folded word, the name علي told from the preposition as `Lookup` tells them.

    >>> fold_name("علي"), fold_name("على"), fold_name("أحمد")
    ('علي.', 'علي', 'احمد')
    """
    form = fold(word)
    return form + "." if form == "علي" and word.endswith("ي") else form


def read_lines(name: str) -> list[str]:
    """Return the lines of a text file of ``lexicon/data``, its head left out."""
    source = files("musnad.lexicon").joinpath("data", name)
    text = source.read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


class _Common(Container[str]):
    """Holds folded words by their stems."""

    __slots__ = ("_stems",)

    def __init__(self) -> None:
        self._stems = frozenset(read_lines("common.txt"))

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and stem(word) in self._stems


@cache
def common_words() -> Container[str]:
    """Return what holds every common word, by its folded form; read once a process.

    >>> "مدينه" in common_words(), "نتنياهو" in common_words()
    (True, False)
    """
    return _Common()
