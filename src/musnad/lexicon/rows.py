"""The rows of the word lists, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from musnad.lexicon.inflect import Shape
from musnad.model import Stance

__all__ = [
    "Cue",
    "MarkRow",
    "NamedRow",
    "NounRow",
    "PrepositionRow",
    "SayingRow",
    "Sense",
    "VerbRow",
]


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A verb that carries a saying; fields as at the head of ``verbs.toml``."""

    lemma: str
    stance: Stance
    takes: frozenset[str]
    impf: str = ""
    part: str = ""
    masdar: str = ""
    preps: frozenset[str] = frozenset()
    to: str = ""
    obj: bool = False
    needs: frozenset[str] = frozenset()
    role: str = ""
    noun: bool = False
    strict: bool = False
    impersonal: str = ""
    stated: bool = False
    adds: bool = False
    plain: bool = False
    names: bool = False
    passive_only: bool = False
    speech: bool = False
    copula: bool = False
    barred: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The row's address, as ``--explain`` prints it."""
        return f"verbs:{self.lemma}"


class Sense(NamedTuple):
    """One reading of a written word as a verb that carries a saying."""

    row: VerbRow
    shape: Shape


@dataclass(frozen=True, slots=True)
class PrepositionRow:
    """A preposition that lays what is said on somebody; fields as in ``prepositions.toml``."""

    form: str
    stance: Stance
    then: str
    words: tuple[str, ...]
    formula: bool = False
    saying: bool = False
    documents: bool = False

    @property
    def name(self) -> str:
        """The row's address."""
        return f"prepositions:{self.form}"


@dataclass(frozen=True, slots=True)
class SayingRow:
    """A noun between such a preposition and who says it: according to the *account* of.

    Its stance, where it has one, stands in the preposition's place.
    """

    form: str
    stance: Stance | None
    in_cue: bool = False


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun that carries a saying by itself; fields as at the head of ``nouns.toml``."""

    form: str
    stance: Stance
    preps: frozenset[str] = frozenset()
    after: bool = False
    claim: bool = False

    @property
    def name(self) -> str:
        """The row's address."""
        return f"nouns:{self.form}"


@dataclass(frozen=True, slots=True)
class MarkRow:
    """Words by which the outlet's own voice shades what it says."""

    form: str
    kind: str
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The row's address."""
        return f"marks:{self.form}"


class Cue(NamedTuple):
    """What a word may carry a saying by.

    Attributes:
        kind: ``verb``, ``posted``, ``preposition``, ``noun``, ``masdar`` or ``colon``.
        row: Its row; None for verbs (the word holds its readings, or the tables do), prepositions
            (the words behind them decide) and colons.
        tail: Pronoun that hangs on a verbal noun.
    """

    kind: str
    row: NounRow | VerbRow | None
    tail: str = ""


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A named thing; fields as at the heads of ``states.toml`` and its neighbours."""

    file: str
    form: str
    also: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()
    kind: str = ""
    wikidata: str | None = None
    capital: tuple[str, ...] = ()
    nisba: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The row's address."""
        return f"{self.file}:{self.form}"
