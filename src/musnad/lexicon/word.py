"""What the lexicon knows of one written word."""

from __future__ import annotations

from typing import Any, Final

from musnad.lexicon.rows import Cue, Sense

__all__ = [
    "ADJUNCT",
    "AL",
    "ANONYMOUS",
    "BA",
    "CLITIC",
    "CLOSE",
    "COLON",
    "COMMA",
    "COMP",
    "CONJ_COMP",
    "CUE",
    "DASH",
    "DOCUMENT",
    "FIRST_NAME",
    "F_COMP",
    "HEADS",
    "LAM",
    "LATIN",
    "LINE",
    "MEDIA",
    "NEGATION",
    "NOT_NP",
    "NUMBER",
    "OBJECT",
    "OCCASION",
    "OFFICIAL",
    "OPEN",
    "ORGANISATION",
    "OUTLET",
    "PARTICLE",
    "PERSON",
    "PLACE",
    "PUNCT",
    "QUOTE",
    "RARE",
    "RELATIVE",
    "SHADING",
    "SPOKEN",
    "STOP",
    "TAKES_LAM",
    "TIME",
    "VAGUE",
    "Word",
]

COMP: Final = 1 << 0  # أن and its kin, with ب too
CONJ_COMP: Final = 1 << 1  # وأن
F_COMP: Final = 1 << 2  # فإن
RELATIVE: Final = 1 << 3
NEGATION: Final = 1 << 4
TIME: Final = 1 << 5
ADJUNCT: Final = 1 << 6
AL: Final = 1 << 7
BA: Final = 1 << 8  # a noun with the clitic ب
LAM: Final = 1 << 9  # a noun with the clitic ل
COMMA: Final = 1 << 10
COLON: Final = 1 << 11
QUOTE: Final = 1 << 12
OPEN: Final = 1 << 13
CLOSE: Final = 1 << 14
STOP: Final = 1 << 15
LINE: Final = 1 << 16
DASH: Final = 1 << 17
NUMBER: Final = 1 << 18
LATIN: Final = 1 << 19
FIRST_NAME: Final = 1 << 20
PARTICLE: Final = 1 << 21
NOT_NP: Final = 1 << 22
OBJECT: Final = 1 << 23
OCCASION: Final = 1 << 24
ANONYMOUS: Final = 1 << 25
VAGUE: Final = 1 << 26
MEDIA: Final = 1 << 27
OFFICIAL: Final = 1 << 28
ORGANISATION: Final = 1 << 29
DOCUMENT: Final = 1 << 30
PERSON: Final = 1 << 31
PLACE: Final = 1 << 32
OUTLET: Final = 1 << 33
CLITIC: Final = 1 << 34  # a clitic that stands apart, before a quotation mark
SPOKEN: Final = 1 << 35  # letters or digits: counts as a word
CUE: Final = 1 << 36  # may carry a saying
SHADING: Final = 1 << 37  # may begin a row of marks.toml
TAKES_LAM: Final = 1 << 38  # a preposition behind which ل is a clitic, whatever follows
PUNCT: Final = COMMA | COLON | QUOTE | OPEN | CLOSE | STOP | LINE | DASH

# what few tokens carry and much is asked of
RARE: Final = PUNCT | CUE | SHADING | TAKES_LAM

# nouns that name who may speak
HEADS: Final = ANONYMOUS | VAGUE | MEDIA | OFFICIAL | ORGANISATION | DOCUMENT | PERSON


class Word:
    """One written form; shared by all its occurrences.

    Attributes:
        fold: The folded form.
        core: The folded form without و or ف before it.
        conj: ``و``, ``ف`` or empty.
        head: `core` without article and without the clitics ب and ل.
        flags: Union of the constants of this module.
        senses: Its readings as a verb that carries a saying.
        cue: What it may carry a saying by, or None; those that have one are flagged `CUE`.
        feminine: True for a noun that is grammatically feminine as written.
        event: What the finder of events knows of the form, from when it first meets it. A process
            has one such finder; a table of its own, asked at every occurrence, would take longer.
        name: The same of the finder of names.
        time: The same of the finder of dates.
    """

    __slots__ = (
        "conj",
        "core",
        "cue",
        "event",
        "feminine",
        "flags",
        "fold",
        "head",
        "name",
        "senses",
        "time",
    )

    def __init__(
        self,
        fold: str,
        core: str,
        conj: str,
        head: str,
        flags: int,
        senses: tuple[Sense, ...] = (),
        feminine: bool = False,
        cue: Cue | None = None,
    ) -> None:
        self.fold = fold
        self.core = core
        self.conj = conj
        self.head = head
        self.flags = flags
        self.senses = senses
        self.feminine = feminine
        self.cue = cue
        self.event: Any = None
        self.name: Any = None
        self.time: Any = None

    def __repr__(self) -> str:
        return f"Word({self.fold!r})"
