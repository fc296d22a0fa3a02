"""From tokens to words of time: clitics off, several words as one, digits apart from letters."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from musnad.lexicon.dates import DateWords, Meaning, Meanings
from musnad.lexicon.word import Word
from musnad.text.document import Document

__all__ = ["NOTHING", "Lex", "Lexer"]

_AL: Final = "ال"
_DIGITS: Final = re.compile(rf"((?:[وفبل]?{_AL}|[وفبل])?)(\d{{1,4}})(\D*?)(\d{{4}})?")
_AND: Final = ("و", "ف")
_PREPOSITIONS: Final = ("ل", "ب")
_CLITICS: Final = _AND + _PREPOSITIONS
_GLUED: Final = -1  # in place of the clitics: digits
_SHORTEST: Final = 3  # letters of a word that may have lost a clitic

_Opens = tuple[tuple[int, str], ...]
"""Letters of clitics, and the first word of expressions of several words."""


class Lex(NamedTuple):
    """What one or more tokens mean as words of time.

    Attributes:
        means: Kind → meaning.
        width: Number of tokens.
        cut: Letters of clitics before the word itself.
        al: True with the article, where it is no part of the word.
        conj: True with و or ف before it.
        written: Number of digits; 0 for a word.
    """

    means: Meanings
    width: int = 1
    cut: int = 0
    al: bool = False
    conj: bool = False
    written: int = 0

    def get(self, kind: str) -> Meaning | None:
        """Return what it means as one of a kind, or None."""
        return self.means.get(kind)


_Look = tuple[Lex | None, _Opens]
"""What a form means alone, and what it may open."""

_PLAIN: Final[_Look] = (None, ())

NOTHING: Final = Lex({})
"""Stands for a token that is no word of time."""


class Lexer:
    """Finds the words of time of a document; what it knows of a form it notes down there."""

    __slots__ = ("_words",)

    def __init__(self, words: DateWords) -> None:
        self._words = words

    def __call__(self, doc: Document) -> list[Lex]:
        """Return for each token what it means, several tokens at their first."""
        found = [NOTHING] * len(doc)
        looks: list[_Look] = [word.time or self._learn(word) for word in doc.words]
        for at in [at for at, look in enumerate(looks) if look is not _PLAIN]:
            single, opens = looks[at]
            phrase = self._phrase(doc, at, opens) if opens else None
            found[at] = phrase or single or NOTHING
            if single is not None and single.written and at and doc.words[at - 1].core == _AL:
                cut = len(doc.words[at - 1].conj)
                found[at - 1] = single._replace(width=2, cut=cut, al=True, conj=cut > 0)
        return found

    def _learn(self, word: Word) -> _Look:
        look = self._make(word.fold)
        word.time = look if any(look) else _PLAIN
        return look

    def _make(self, form: str) -> _Look:
        """Return what the form means alone, and how it may open an expression of several words."""
        digits = _DIGITS.fullmatch(form)
        if digits:
            before, number, behind, year = digits.groups()
            opens_month = ((_GLUED, behind),) if behind in self._words.phrases else ()
            return self._number(before, number, behind, year), opens_month
        words, phrases = self._words.words, self._words.phrases
        single: Lex | None = None
        opens: list[tuple[int, str]] = []
        for cut, rest in _without_clitics(form):
            conj = cut > 0 and form[0] in "وف"
            bare = rest[2:] if rest.startswith(_AL) else ""
            if single is None and (rest in words or bare in words):
                means = {**words.get(bare, {}), **words.get(rest, {})}
                single = Lex(means, cut=cut, al=bare in words, conj=conj)
            if rest in phrases:
                opens.append((cut, rest))
        return single, tuple(opens)

    def _number(self, before: str, digits: str, behind: str, year: str | None) -> Lex | None:
        """Return a number, with the word that may hang on it (10شوال، 1436هـ)."""
        means: dict[str, Meaning] = {"digits": int(digits)}
        if behind in self._words.asked["words.era"]:
            means["era"] = 0
        elif behind in self._words.asked["words.era_hijri"]:
            means["era_hijri"] = 0
        elif behind:
            glued = self._words.words.get(behind, {})
            means |= {f"glued_{kind}": meaning for kind, meaning in glued.items()}
            if len(means) == 1:
                return None
            if year is not None:
                means["glued_year"] = int(year)
        return Lex(
            means,
            cut=len(before.removesuffix(_AL)),
            al=before.endswith(_AL),
            conj=before[:1] in ("و", "ف"),
            written=len(digits),
        )

    def _phrase(self, doc: Document, at: int, opens: _Opens) -> Lex | None:
        """Return the longest expression of several words here, or None."""
        for cut, first in opens:
            for form, means in self._words.phrases[first]:
                if _stands(doc, at, form):
                    if cut == _GLUED:
                        return _glued(doc.words[at].fold, means, len(form))
                    conj = cut > 0 and doc.words[at].fold[0] in "وف"
                    return Lex(means, width=len(form), cut=cut, conj=conj)
        return None


def _glued(form: str, phrase: Meanings, width: int) -> Lex:
    """Return a number that is written in one with an expression of several words."""
    digits = form[: len(form) - len(form.lstrip("0123456789"))]
    means = {f"glued_{kind}": meaning for kind, meaning in phrase.items()}
    return Lex(means | {"digits": int(digits or 0)}, width=width, written=len(digits))


def _without_clitics(form: str) -> list[tuple[int, str]]:
    """Return the form and what may be left of it, with the number of letters taken off."""
    found = [(0, form)]
    if len(form) < _SHORTEST or not form.startswith(_CLITICS):  # most forms
        return found
    cut = 0
    if form.startswith(_AND):
        cut, form = 1, form[1:]
        found.append((cut, form))
    if form.startswith("لل") and len(form) > _SHORTEST:
        found.append((cut + 1, f"{_AL}{form[2:]}"))
    if form.startswith(_PREPOSITIONS) and len(form) >= _SHORTEST:
        found.append((cut + 1, form[1:]))
    return found


def _stands(doc: Document, at: int, form: tuple[str, ...]) -> bool:
    if at + len(form) > len(doc.words) or doc.words[at + 1].fold != form[1]:
        return False
    return all(doc.words[at + k].fold == part for k, part in enumerate(form) if k)
