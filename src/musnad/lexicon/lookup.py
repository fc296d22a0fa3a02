"""From a written word to what the lexicon knows of it, remembered by form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from musnad.arabic import bare, fold
from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.load import Tables
from musnad.lexicon.rows import Sense
from musnad.lexicon.word import Word

__all__ = ["Lookup"]

_PUNCTUATION: Final = {
    "،": w.COMMA,
    ",": w.COMMA,
    "؛": w.COMMA,
    ";": w.COMMA,
    ":": w.COLON,
    "(": w.OPEN,
    "[": w.OPEN,
    "﴾": w.OPEN,
    ")": w.CLOSE,
    "]": w.CLOSE,
    "﴿": w.CLOSE,
    "-": w.DASH,
    "–": w.DASH,
    "—": w.DASH,
    "ـ": w.DASH,
    ".": w.STOP,
    "!": w.STOP,
    "?": w.STOP,
    "؟": w.STOP,
    "…": w.STOP,
    "۔": w.STOP,
    "\n": w.LINE,
}
_QUOTES: Final = frozenset('«»“”„"‟″‹›') | {
    "#187;",
    "#171;",
    "&#187;",
    "&#171;",
    "&quot;",
    "&laquo;",
    "&raquo;",
}
_LATIN: Final = re.compile(r"[A-Za-z]")
_DIGIT: Final = re.compile(r"\d")
_FOREIGN: Final = re.compile(r"[A-Za-z]|\d")
_HEADS: Final = (
    w.ANONYMOUS
    | w.VAGUE
    | w.MEDIA
    | w.OFFICIAL
    | w.ORGANISATION
    | w.DOCUMENT
    | w.PERSON
    | w.PLACE
    | w.OBJECT
    | w.OCCASION
    | w.FIRST_NAME
)
_THEY_TWO: Final = Shape("perfect", "m", "d", False)
_NAME: Final = 4  # letters of a name with its clitic
_LIMIT: Final = 200_000


class Lookup:
    """Looks words up; holds what it found, at most 200,000 forms."""

    __slots__ = (
        "_feminines",
        "_objects",
        "_owners",
        "_particles",
        "_pattern",
        "_pronouns",
        "_remembered",
        "_roots",
        "tables",
    )

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._remembered = lru_cache(maxsize=_LIMIT)(self._make)
        sets = tables.sets
        self._roots = {
            "ب": sets["grammar.roots.ba"],
            "ل": sets["grammar.roots.lam"],
            "و": sets["grammar.roots.waw"],
            "ف": sets["grammar.roots.fa"],
            "ا": sets["grammar.roots.al"],
        }
        self._particles = sets["grammar.particles.words"]
        self._feminines = sets["grammar.feminine.words"] | sets["grammar.places.feminine"]
        self._objects = sets["objects.words"]
        self._owners = tables.lists["objects.tails"][1:]
        self._pronouns = tuple(sorted(sets["grammar.relay.pronoun_tails"]))
        shapes = "|".join(tables.lists["objects.shapes"])
        tails = "|".join(tables.lists["objects.tails"])
        self._pattern = re.compile(f"(?:{shapes})(?:{tails})")

    def __call__(self, surface: str) -> Word:
        """Return what is known of the word; the same object for the same form."""
        return self._remembered(surface)

    def behind_lam(self, surface: str) -> Word:
        """Return what is known of a word whose ل is a clitic, though the rest is not known."""
        word = self(surface)
        if word.head != word.core or word.core[:1] != "ل" or len(word.core) < _NAME:
            return word
        flags = word.flags | w.LAM
        return Word(word.fold, word.core, word.conj, word.core[1:], flags, (), word.feminine)

    def all(self, surfaces: Iterable[str]) -> list[Word]:
        """Return what is known of each word."""
        return list(map(self._remembered, surfaces))

    def _make(self, surface: str) -> Word:
        mark = _punctuation(surface)
        if mark is not None:
            return mark
        written = bare(surface)
        form = fold(written)
        if not form:
            return Word(form, form, "", form, 0, (), False)
        flags = w.SPOKEN if form[0].isalnum() else 0
        if _FOREIGN.search(form):
            flags |= w.NUMBER if _DIGIT.search(form) else 0
            flags |= w.LATIN if _LATIN.search(form) else 0
        core, conj = self._conjunction(form, written)
        if core == "علي" and written.endswith("ي"):  # the name, not the preposition
            return Word(form + ".", "علي.", conj, core, flags | w.FIRST_NAME, (), False)
        head, clitics = self._head(core)
        known = self.tables.flags
        flags |= clitics | known.get(form, 0) | known.get(core, 0)
        flags |= known.get(head, 0) & _HEADS
        if known.get("ال" + head, 0) & w.PLACE:
            flags |= w.PLACE
        if clitics & w.AL and not clitics & (w.BA | w.LAM) and known.get("ال" + head, 0) & w.OBJECT:
            flags |= w.OBJECT
        elif clitics & w.AL:
            flags &= ~w.OBJECT
        elif self._pattern.fullmatch(head) and not (
            clitics & (w.BA | w.LAM) or flags & (w.ADJUNCT | w.NOT_NP)
        ):
            flags |= w.OBJECT
        if flags & (w.CONJ_COMP | w.F_COMP):
            flags &= ~w.COMP
        if not flags & _HEADS & ~w.OBJECT:
            flags |= known.get(self._possessed(head), 0) & _HEADS & ~w.OBJECT
            if head.endswith("ا"):
                flags |= known.get(head[:-1], 0) & _HEADS & ~w.OBJECT
        if flags & w.FIRST_NAME:
            flags &= ~(w.OBJECT | w.BA)
        outlets = self.tables.outlet_heads
        if clitics & w.LAM and (head in outlets or "ال" + head in outlets):
            flags |= w.OUTLET
        if flags & w.PLACE:
            flags &= ~w.OBJECT
        if not clitics and self._owned_object(head):
            flags |= w.OBJECT
        senses = self._senses(core, written)
        if conj and form in self.tables.senses:  # ورد: "it came in" and "and he replied"
            senses += self._senses(form, written)
        return Word(form, core, conj, head, flags, senses, self._feminine(written, head))

    def _owned_object(self, head: str) -> bool:
        """Tell whether a listed object stands with a possessive (رفضها)."""
        if not head.endswith(self._owners):
            return False
        stems = [head.removesuffix(tail) for tail in self._owners if head.endswith(tail)]
        stems += [stem[:-1] + "ه" for stem in stems if stem.endswith("ت")]
        return not self._objects.isdisjoint(stems)

    def _conjunction(self, form: str, written: str) -> tuple[str, str]:
        """Split و or ف off where it is a conjunction."""
        first = form[0]
        if form == "والي" and written.endswith("ى"):
            return "الي", "و"
        if first not in "وف" or len(form) < 3 or self._rooted(form):
            return form, ""
        rest = form[1:]
        tables = self.tables
        if first == "ف" and not (
            rest in tables.senses
            or tables.flags.get(rest, 0)
            or rest.startswith("ال")
            or rest in self._particles
        ):
            return form, ""
        if form in tables.senses and rest not in tables.senses:
            return form, ""
        known = tables.flags.get(form, 0) & (_HEADS | w.ADJUNCT | w.TIME)
        if known and not tables.flags.get(rest, 0):
            return form, ""
        return rest, first

    def _rooted(self, form: str) -> bool:
        """Tell whether the first letter belongs to the word, with a possessive on it or without."""
        roots = self._roots[form[0]]
        if form in roots or form[1:] in self.tables.senses:
            return form in roots
        for tail in self._pronouns:
            stem = form.removesuffix(tail)
            if stem != form and (stem in roots or (stem[-1:] == "ت" and stem[:-1] + "ه" in roots)):
                return True
        return False

    def _senses(self, core: str, written: str) -> tuple[Sense, ...]:
        """Return the readings as a verb that the spelling allows.

        A feminine participle is written with ta marbuta and a pronoun is not; a verb that begins
        with a bare alef, written with a hamza, is a first person (أعتقد).
        """
        senses = self.tables.senses.get(core, ())
        if not senses:
            return senses
        closed = written.endswith("ة")
        below = written.removeprefix("و").removeprefix("ف").startswith("إ")
        first_person = written.removeprefix("و").removeprefix("ف").startswith("أ")
        return tuple(
            sense
            for sense in senses
            if (not closed or (sense.shape.tense == "participle" and not sense.shape.object))
            and not (
                core.endswith("ه")
                and not closed
                and sense.shape.tense == "participle"
                and sense.shape.gender == "f"
                and sense.shape.number == "s"
            )
            and not (sense.shape == _THEY_TWO and (sense.row.noun or written.endswith("أ")))
            and not (below and sense.shape.tense == "perfect")
            and not (sense.row.noun and sense.row.lemma[-1] == "ى" and written.endswith("ي"))
            and not (first_person and sense.row.lemma[0] == "ا" and sense.shape.tense == "perfect")
        )

    def _head(self, core: str) -> tuple[str, int]:
        """Split the article and the clitics ب and ل off; return the rest and their flags."""
        if core.startswith("ال") and len(core) > 3 and core not in self.tables.senses:
            if core in self._roots["ا"]:
                return core, 0
            return core[2:], w.AL
        if core.startswith("لل") and len(core) > 3:
            return core[2:], w.AL | w.LAM
        if core.startswith(("بال", "كال")) and len(core) > 5:
            return core[3:], w.AL | (w.BA if core[0] == "ب" else 0)
        if len(core) > 3 and core not in self.tables.senses:
            if core[0] == "ب" and core not in self._roots["ب"] and self._noun(core[1:]):
                return core[1:], w.BA
            if (
                core[0] == "ل"
                and core not in self._roots["ل"]
                and (self._noun(core[1:]) or core[1:] in self.tables.outlet_heads)
            ):
                return core[1:], w.LAM
        return core, 0

    def _noun(self, form: str) -> bool:
        """Tell whether the form is known as a noun, so that a letter before it is a clitic."""
        return bool(
            self.tables.flags.get(form, 0) & ~w.FIRST_NAME
            or form in self.tables.sets["grammar.nonspeakers.words"]
            or self._pattern.fullmatch(form)
            or (form.endswith("ه") and len(form) > 3)
        )

    def _possessed(self, head: str) -> str:
        """Return the noun under a possessive pronoun: رئيستها → رئيسة."""
        if not head.endswith(self._pronouns):
            return ""
        for tail in self._pronouns:
            if head.endswith(tail) and len(head) > len(tail) + 2:
                stem = head[: -len(tail)]
                if stem in self.tables.flags:
                    return stem
                if stem[-1] == "ت" and stem[:-1] + "ه" in self.tables.flags:
                    return stem[:-1] + "ه"
        return ""

    def _feminine(self, written: str, head: str) -> bool:
        feminines = self._feminines
        return (
            written.endswith(("ة", "ات"))
            or head in feminines
            or "ال" + head in self.tables.sets["grammar.places.feminine"]
        )


def _punctuation(surface: str) -> Word | None:
    if surface in _QUOTES:
        return Word(surface, surface, "", "", w.QUOTE, (), False)
    if surface[0] in _PUNCTUATION and len(surface.strip(surface[0])) == 0:
        return Word(surface, surface, "", "", _PUNCTUATION[surface[0]], (), False)
    if surface.isspace():
        return Word("\n", "\n", "", "", w.LINE, (), False)
    return None
