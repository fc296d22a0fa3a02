"""Which words may tell of an event: candidates only, the frame around them decides."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.lexicon import Word
from musnad.lexicon import word as w
from musnad.lexicon.events import EventSense, EventTables
from musnad.text.document import Document

__all__ = ["FINITE", "NOTHING", "EventFinder", "Known", "Reading"]

FINITE: Final = frozenset({"perfect", "imperfect"})
"""Tenses of a finite verb."""

_SHORTEST: Final = 3  # letters of a stem under a clitic or a pronoun
_NOUNS: Final = frozenset(
    {"people", "one", "forces", "facilities", "quantities", "offices", "works", "offers", "peoples"}
)
_OWNED: Final = frozenset(
    {"people", "broken", "forces", "offices", "fighters", "aircraft", "works", "masculine", "kin"}
)
_PEOPLE: Final = frozenset({"people", "broken"})
_PRONOUNS: Final = ("هما", "ها", "هم", "ه")
_LEADS: Final = (("ال", ""), ("بال", "ب"), ("كال", "ك"), ("لل", "ل"))


class Reading(NamedTuple):
    """One reading of a word as the word of an event.

    Attributes:
        sense: Its kind, row and shape.
        clitic: ``ب`` or ``ل`` before it, or empty.
        definite: True under the article.
        pronoun: The pronoun that hangs on a noun, or empty.
    """

    sense: EventSense
    clitic: str
    definite: bool
    pronoun: str


class Known(NamedTuple):
    """What the words of events know of a written word.

    Attributes:
        readings: Its readings as the word of an event: verbs before nouns, what carries an event
            before what is one.
        told: The lists that hold it.
        clitic: ``ب`` or ``ل`` before it, where a list holds what follows.
        whole: True where its first letter looks like "and" and is none (وفدا).
        noun: True where a reading is a noun.
        finite: True where one is a finite verb.
        plain: True where one is a verb without an object pronoun.
    """

    readings: tuple[Reading, ...]
    told: frozenset[str]
    clitic: str
    whole: bool = False
    noun: bool = False
    finite: bool = False
    plain: bool = False


NOTHING: Final = Known((), frozenset(), "")


class EventFinder:
    """Looks words up; what it knows of a written form it notes down there."""

    __slots__ = ("tables",)

    def __init__(self, tables: EventTables) -> None:
        self.tables = tables

    def __call__(self, doc: Document) -> list[Known]:
        """Return what is known of each token of a document."""
        return [word.event or self._learn(word) for word in doc.words]

    def _learn(self, word: Word) -> Known:
        word.event = known = self._look(word)
        return known

    def _look(self, word: Word) -> Known:
        if word.flags & w.PUNCT or not word.core:
            return NOTHING
        readings = self._verbs(word)
        told: frozenset[str] = frozenset()
        clitic = ""
        for stem, before, definite in _stems(word.core):
            readings += self._nouns(word, stem, before, definite)
            if before and len(stem) < _SHORTEST:
                continue  # لمن is no من
            found = self.tables.told.get(stem) or self._owned(word, stem)
            if found is None and stem.endswith("ا") and not definite and len(stem) > _SHORTEST:
                found = self.tables.told.get(stem[:-1])
                found = found if found is not None and found & _NOUNS else None
            if found is not None and not told:
                told, clitic = found, before
        whole = self._whole(word) if word.conj and not told else frozenset()
        if not readings and not told and not whole:
            return NOTHING
        readings.sort(key=_order)
        shapes = [reading.sense.shape for reading in readings]
        return Known(
            tuple(readings),
            told or whole,
            clitic,
            bool(whole) or (word.conj != "" and self._verb_itself(word)),
            noun=any(shape.tense == "noun" for shape in shapes),
            finite=any(shape.tense in FINITE for shape in shapes),
            plain=any(shape.tense != "noun" and not shape.object for shape in shapes),
        )

    def _verb_itself(self, word: Word) -> bool:
        """Tell whether the first letter is the verb's own (وقعتا)."""
        return word.fold in self.tables.senses and word.core not in self.tables.senses

    def _whole(self, word: Word) -> frozenset[str]:
        """Return the lists that hold a noun whose first letter was taken for "and"."""
        stem = word.fold.removesuffix("ا")
        found = self.tables.told.get(stem, frozenset()) if stem != word.fold else frozenset()
        return found if found & _NOUNS else frozenset()

    def _owned(self, word: Word, stem: str) -> frozenset[str] | None:
        """Return the lists that hold a word for people or arms under a pronoun (مقاتلوها)."""
        if not stem.endswith(_PRONOUNS) or (word.feminine and stem.endswith("ه")):
            return None
        for pronoun in _PRONOUNS:
            if stem.endswith(pronoun) and len(stem) >= _SHORTEST + len(pronoun):
                base = stem[: -len(pronoun)]
                found = self.tables.told.get(base)
                if found is None and base.endswith("ت"):
                    found = self.tables.told.get(base[:-1] + "ه")
                if found is not None and found & _OWNED:
                    kept = _OWNED if found & _PEOPLE else _OWNED | {"vague"}
                    return (found & kept) | {"owned"}
        return None

    def _verbs(self, word: Word) -> list[Reading]:
        """Return the readings as a verb; what is written with ta marbuta carries no pronoun."""
        found: list[Reading] = []
        for form in (word.core, word.fold) if word.conj else (word.core,):
            for sense in self.tables.senses.get(form, ()):
                participle = sense.shape.tense == "participle"
                if participle or not (word.feminine and form.endswith("ه")):
                    found.append(Reading(sense, "", False, ""))
        return found

    def _nouns(self, word: Word, stem: str, clitic: str, definite: bool) -> list[Reading]:
        """Return the readings as a noun: as it stands, with a pronoun, in the accusative."""
        nouns = self.tables.nouns
        found = [Reading(sense, clitic, definite, "") for sense in nouns.get(stem, ())]
        if definite:
            return found
        if stem.endswith("ا") and len(stem) > _SHORTEST:
            found += [Reading(sense, clitic, definite, "") for sense in nouns.get(stem[:-1], ())]
        if not stem.endswith(_PRONOUNS) or (word.feminine and stem.endswith("ه")):
            return found
        for pronoun in _PRONOUNS:
            if stem.endswith(pronoun) and len(stem) >= _SHORTEST + len(pronoun):
                base = stem[: -len(pronoun)]
                closed = base[:-1] + "ه" if base.endswith("ت") else base
                owned = nouns.get(base, ()) or nouns.get(closed, ())
                return [*found, *(Reading(sense, clitic, definite, pronoun) for sense in owned)]
        return found


def _order(reading: Reading) -> int:
    return 2 * (reading.sense.shape.tense == "noun") + (reading.sense.kind != "light")


def _stems(core: str) -> list[tuple[str, str, bool]]:
    """Return a word as it stands and without article and clitics.

    >>> _stems("بالقصف")
    [('بالقصف', '', False), ('قصف', 'ب', True)]
    >>> _stems("لقصف")
    [('لقصف', '', False), ('قصف', 'ل', False)]
    """
    found = [(core, "", False)]
    if len(core) < _SHORTEST or core[0] not in "ابكل":  # most words
        return found
    if core.startswith("لل"):
        found.append((core[1:], "ل", True))
    for lead, clitic in _LEADS:
        if core.startswith(lead) and len(core) >= len(lead) + _SHORTEST - 1:
            return [*found, (core[len(lead) :], clitic, True)]
    if core[0] in "بل":
        found.append((core[1:], core[0], False))
    return found
