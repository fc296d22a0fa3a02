"""From a written word to what the lexicon knows of it, remembered by form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from musnad.arabic import bare, unite
from musnad.lexicon import word as w
from musnad.lexicon.cues import COLON, Cues
from musnad.lexicon.inflect import Shape, owned
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
_NOUNS: Final = _HEADS & ~w.OBJECT
_THEY_TWO: Final = Shape("perfect", "m", "d", False)
_NAME: Final = 4  # letters of a name with its clitic
_LIMIT = 200_000


class _Memory(dict[str, Word]):
    """What was found, by form as written; a dict, because nothing is asked as often.

    When it is full it forgets everything, which costs less than to know what was used last.
    """

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], Word]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, surface: str) -> Word:
        if len(self) >= _LIMIT:
            self.clear()
        found = self[surface] = self._make(surface)
        return found


class Lookup:
    """Looks words up; holds what it found, at most 200,000 forms."""

    __slots__ = (
        "_cues",
        "_feminines",
        "_memory",
        "_owned",
        "_particles",
        "_pattern",
        "_pronouns",
        "_roots",
        "_shading",
        "_with_article",
        "tables",
    )

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._memory = _Memory(self._make)
        self._cues = Cues(tables)
        self._shading = frozenset(row.words[0] for row in tables.marks)
        sets = tables.sets
        self._roots = {
            "ب": sets["grammar.roots.ba"],
            "ل": sets["grammar.roots.lam"],
            "و": sets["grammar.roots.waw"],
            "ف": sets["grammar.roots.fa"],
            "ا": sets["grammar.roots.al"],
        }
        self._particles = sets["grammar.particles.words"]
        feminines = sets["grammar.places.feminine"]
        self._feminines = sets["grammar.feminine.words"] | feminines | set(_heads(feminines))
        self._with_article = {head: tables.flags["ال" + head] for head in _heads(tables.flags)}
        owners = tables.lists["objects.tails"][1:]
        self._owned = {form for form, _ in owned(sets["objects.words"], owners)}
        self._pronouns = tuple(sorted(sets["grammar.relay.pronoun_tails"]))
        shapes = "|".join(tables.lists["objects.shapes"])
        tails = "|".join(tables.lists["objects.tails"])
        self._pattern = re.compile(f"(?:{shapes})(?:{tails})")

    def __call__(self, surface: str) -> Word:
        """Return what is known of the word; the same object for the same form."""
        return self._memory[surface]

    def behind_lam(self, surface: str) -> Word:
        """Return what is known of a word whose ل is a clitic, though the rest is not known."""
        word = self(surface)
        if word.head != word.core or word.core[:1] != "ل" or len(word.core) < _NAME:
            return word
        head = word.core[1:]
        cue = self._cues.of(word.core, head, False)
        flags = (word.flags & ~w.CUE) | w.LAM | (w.CUE if cue is not None else 0)
        return Word(word.fold, word.core, word.conj, head, flags, (), word.feminine, cue)

    def all(self, surfaces: Iterable[str]) -> list[Word]:
        """Return what is known of each word."""
        return list(map(self._memory.__getitem__, surfaces))

    def _make(self, surface: str) -> Word:
        mark = _punctuation(surface)
        if mark is not None:
            return mark
        written = bare(surface)
        form = unite(written)
        if not form:
            return Word(form, form, "", form, 0)
        flags = w.SPOKEN if form[0].isalnum() else 0
        if _FOREIGN.search(form):
            flags |= w.NUMBER if _DIGIT.search(form) else 0
            flags |= w.LATIN if _LATIN.search(form) else 0
        core, conj = self._conjunction(form, written)
        if core == "علي" and written.endswith("ي"):  # the name, not the preposition
            return Word(form + ".", "علي.", conj, core, flags | w.FIRST_NAME)
        head, clitics = self._head(core)
        flags |= self._flags(form, core, head, clitics)
        if core == "مني" and written.endswith("ي"):  # of me, not the woman's name
            flags |= w.NOT_NP
        senses = self._senses(core, written) if core in self.tables.senses else ()
        if conj and form in self.tables.senses:  # ورد: "it came in" and "and he replied"
            senses += self._senses(form, written)
        cue = self._cues.of(core, head, bool(senses))
        if cue is not None:
            flags |= w.CUE
        if form in self._shading or core in self._shading:
            flags |= w.SHADING
        feminine = written.endswith(("ة", "ات")) or head in self._feminines
        return Word(form, core, conj, head, flags, senses, feminine, cue)

    def _flags(self, form: str, core: str, head: str, clitics: int) -> int:
        """Return what the word lists and its shape say of a word."""
        known = self.tables.flags
        with_article = self._with_article.get(head, 0)
        flags = clitics | known.get(form, 0) | known.get(core, 0)
        flags |= known.get(head, 0) & _HEADS | with_article & w.PLACE
        if clitics & w.AL:
            if with_article & w.OBJECT and not clitics & (w.BA | w.LAM):
                flags |= w.OBJECT
            else:
                flags &= ~w.OBJECT
        elif not (
            clitics & (w.BA | w.LAM) or flags & (w.ADJUNCT | w.NOT_NP)
        ) and self._pattern.fullmatch(head):
            flags |= w.OBJECT
        if flags & (w.CONJ_COMP | w.F_COMP):
            flags &= ~w.COMP
        if not flags & _NOUNS:
            flags |= known.get(self._possessed(head), 0) & _NOUNS
            if head.endswith("ا"):
                flags |= known.get(head[:-1], 0) & _NOUNS
        if flags & w.FIRST_NAME:
            flags &= ~(w.OBJECT | w.BA)
        if clitics & w.LAM and not self.tables.outlet_heads.isdisjoint((head, "ال" + head)):
            flags |= w.OUTLET
        if flags & w.PLACE:
            flags &= ~w.OBJECT
        if not clitics and head in self._owned:  # a listed object with a possessive (رفضها)
            flags |= w.OBJECT
        return flags

    def _conjunction(self, form: str, written: str) -> tuple[str, str]:
        """Split و or ف off where it is a conjunction."""
        first = form[0]
        if first not in "وف" or len(form) < 3:
            return form, ""
        if form == "والي" and written.endswith("ى"):
            return "الي", "و"
        if self._rooted(form):
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
        closed = written.endswith("ة")
        below = written.removeprefix("و").removeprefix("ف").startswith("إ")
        first_person = written.removeprefix("و").removeprefix("ف").startswith("أ")
        return tuple(
            sense
            for sense in self.tables.senses[core]
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
        if core[0] not in "البك" or len(core) <= 3:
            return core, 0
        if core.startswith("ال") and core not in self.tables.senses:
            if core in self._roots["ا"]:
                return core, 0
            return core[2:], w.AL
        if core.startswith("لل"):
            return core[2:], w.AL | w.LAM
        if core.startswith(("بال", "كال")) and len(core) > 5:
            return core[3:], w.AL | (w.BA if core[0] == "ب" else 0)
        if core not in self.tables.senses:
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


def _heads(forms: Iterable[str]) -> Iterator[str]:
    """Yield what stands behind the article, of forms that have it."""
    return (form[2:] for form in forms if form.startswith("ال"))


def _punctuation(surface: str) -> Word | None:
    if surface in _QUOTES:
        return Word(surface, surface, "", "", w.QUOTE)
    if surface[0] in _PUNCTUATION and not surface.strip(surface[0]):
        flags = _PUNCTUATION[surface[0]]
        if flags == w.COLON:
            return Word(surface, surface, "", "", flags | w.CUE, cue=COLON)
        return Word(surface, surface, "", "", flags)
    if surface.isspace():
        return Word("\n", "\n", "", "", w.LINE)
    return None
