"""Read the word lists into one frozen table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from musnad.arabic import fold
from musnad.errors import LexiconError
from musnad.lexicon import word as w
from musnad.lexicon.fields import checked
from musnad.lexicon.inflect import Form, imperfect, participle, perfect
from musnad.lexicon.lists import Lists
from musnad.lexicon.rows import MarkRow, NounRow, PrepositionRow, SayingRow, Sense, VerbRow

__all__ = ["Tables", "frame_lists", "load", "read_table"]

_SOUND = ("ون", "ين")
_SHORT = 4  # letters of a word whose ending is its own (حزين)


@dataclass(frozen=True, slots=True)
class Tables:
    """All word lists, folded where nothing else is said, ready to look up.

    Attributes:
        senses: Form → its readings as a verb.
        posted: The same of verbs that speak only in "as X published".
        flags: Form → flags of closed classes and heads.
        verbs: Rows of verbs, in the order of the file, as are all rows.
        masdars: Verbal noun → its verb, for verbs that have one which carries the saying.
        prepositions: Rows of prepositions and formulas.
        sayings: Noun of saying behind a preposition → its row.
        nouns: Noun that carries a saying by itself → its row.
        marks: Rows of what shades the outlet's own voice.
        sets: Named sets of words that are no flags, by ``file.section.key``.
        lists: The same as tuples, in the order of the file.
        outlets: First word → names of outlets and agencies that begin so, the longest first.
        agencies: The same, of agencies alone.
        drops: First word → phrases behind a comma that end what is said, as words.
        capitals: Capital, without its article → the state it speaks for.
        outlet_heads: First words of the names of outlets and agencies.
        rules: Lists of words that single rules ask for, by their key in ``rules.toml``.
        endings: Lists of endings, by their key in its ``[endings]``.
        unnamed: The name of the source that nobody names, as written.
        aliases: Latin name of an outlet → its Arabic names, as written.
        domains: Parts of an address or a Latin name that tell no outlet from another.
        acts: Shapes of verbal nouns that no adjective and no plural has.
        one_agency: Groups of names of one agency, as written.
        outlet_pairs: Any two words that follow one another in such a name.
    """

    senses: Mapping[str, tuple[Sense, ...]]
    posted: Mapping[str, tuple[Sense, ...]]
    flags: Mapping[str, int]
    verbs: tuple[VerbRow, ...]
    masdars: Mapping[str, VerbRow]
    prepositions: tuple[PrepositionRow, ...]
    sayings: Mapping[str, SayingRow]
    nouns: Mapping[str, NounRow]
    marks: tuple[MarkRow, ...]
    sets: Mapping[str, frozenset[str]]
    lists: Mapping[str, tuple[str, ...]]
    outlets: Mapping[str, tuple[tuple[str, ...], ...]]
    agencies: Mapping[str, tuple[tuple[str, ...], ...]]
    drops: Mapping[str, tuple[tuple[str, ...], ...]]
    capitals: Mapping[str, str]
    outlet_heads: frozenset[str]
    rules: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[str, ...]]
    unnamed: str
    aliases: Mapping[str, tuple[str, ...]]
    domains: frozenset[str]
    acts: re.Pattern[str]
    one_agency: tuple[tuple[str, ...], ...]
    outlet_pairs: frozenset[tuple[str, str]]


def read_table(name: str) -> dict[str, Any]:
    """Return one TOML file of ``lexicon/data``, as written.

    Raises:
        LexiconError: The file is no TOML.
    """
    source = files("musnad.lexicon").joinpath("data", f"{name}.toml")
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicon/data/{name}.toml: {error}") from error


@cache
def load() -> Tables:
    """Return the word lists of this package; read once a process.

    Raises:
        LexiconError: A row or a list is wrong; names file, row and field.
    """
    # A list: compiled, taking an iterator apart would hide what is wrong in a file.
    grammar, heads, objects, names = list(map(_lists, ("grammar", "sources", "objects", "names")))
    rules, outlets = _lists("rules"), _lists("outlets")
    verbs, nouns, marks = _verbs(), _nouns(), _marks()
    prepositions, sayings = _prepositions()
    cited = (*outlets.words("agencies"), *outlets.words("outlets"))
    lists = _folded(grammar) | heads.folded() | objects.folded()
    return Tables(
        senses=_senses(row for row in verbs if row.role != "posted"),
        posted=_senses(row for row in verbs if row.role == "posted"),
        flags=_flags(grammar, heads, objects, names, frame_lists(), rules, prepositions),
        verbs=verbs,
        masdars={fold(row.masdar): row for row in verbs if row.masdar},
        prepositions=prepositions,
        sayings=sayings,
        nouns=nouns,
        marks=marks,
        sets={key: frozenset(words) for key, words in lists.items()},
        lists=lists,
        outlets=_by_first_word(cited),
        agencies=_by_first_word(outlets.words("agencies")),
        drops=_by_first_word(grammar.words("joins.drop")),
        capitals=_capitals(grammar),
        outlet_heads=frozenset(_name(name)[0] for name in cited),
        rules={key: frozenset(map(fold, words)) for key, words in rules.top().items()},
        endings=rules.section("endings"),
        unnamed=_unnamed(),
        aliases=outlets.section("aliases"),
        domains=frozenset(outlets.words("domains")),
        acts=_acts(objects.words("acts")),
        one_agency=_one_agency(),
        outlet_pairs=frozenset(pair for name in cited for pair in pairwise(_words(name))),
    )


_NO_LISTS = {"rules": "names", "outlets": "same"}
"""File → its section that holds something else than lists of words."""


def _lists(name: str) -> Lists:
    table = read_table(name)
    return Lists(name, {key: found for key, found in table.items() if key != _NO_LISTS.get(name)})


@cache
def frame_lists() -> Lists:
    """Return the lists of ``frames.toml``, which three tables are made from; read once a process.

    Raises:
        LexiconError: A list holds what is no word.
    """
    return _lists("frames")


def _unnamed() -> str:
    name = read_table("rules").get("names", {}).get("unnamed")
    if not isinstance(name, str) or not name:
        raise LexiconError(f"rules.toml: names.unnamed: {name!r} is no name")
    return name


def _one_agency() -> tuple[tuple[str, ...], ...]:
    groups = read_table("outlets").get("same", {}).get("agencies")
    if not isinstance(groups, list):
        raise LexiconError(f"outlets.toml: same.agencies: {groups!r} is no list of groups")
    rows = {f"agencies {number}": group for number, group in enumerate(groups, 1)}
    return tuple(Lists("outlets", {"same": rows}).section("same").values())


def _acts(shapes: tuple[str, ...]) -> re.Pattern[str]:
    for shape in shapes:
        try:
            re.compile(shape)
        except re.error as error:
            raise LexiconError(f"objects.toml: acts: {shape!r} is no shape: {error}") from error
    return re.compile("|".join(shapes))


def _folded(grammar: Lists) -> dict[str, tuple[str, ...]]:
    """Return the lists of the closed classes; its capitals are a table of their own."""
    return {k: v for k, v in grammar.folded().items() if not k.startswith("grammar.capitals.")}


def _capitals(grammar: Lists) -> dict[str, str]:
    return {
        _plain(city): _plain(state)
        for state, cities in grammar.section("capitals").items()
        for city in cities
    }


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    forms = sorted(set(map(_name, names)), key=lambda form: (-len(form), form))
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for form in forms:
        found[form[0]] = (*found.get(form[0], ()), form)
    return found


def _name(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, the letters of an abbreviation apart."""
    return _words(name.replace(".", " "))


def _words(form: str) -> tuple[str, ...]:
    return tuple(fold(part) for part in form.split())


def _plain(name: str) -> str:
    """Return the folded name without its article."""
    return fold(name).removeprefix("ال")


def _verbs() -> tuple[VerbRow, ...]:
    return tuple(map(_verb, checked("verbs", read_table("verbs"))["verb"]))


def _verb(row: Mapping[str, Any]) -> VerbRow:
    return VerbRow(
        lemma=row["lemma"],
        impf=row.get("impf", ""),
        stance=row["stance"],
        takes=frozenset(row["takes"]),
        part=row.get("part", ""),
        masdar=row.get("masdar", ""),
        preps=frozenset(map(fold, row.get("preps", ()))),
        to=fold(row.get("to", "")),
        obj=row.get("obj", False),
        needs=frozenset(map(fold, row.get("needs", ()))),
        role=row.get("role", ""),
        noun=row.get("noun", False),
        strict=row.get("strict", False),
        impersonal=row.get("impersonal", ""),
        stated=row.get("stated", False),
        adds=row.get("adds", False),
        plain=row.get("plain", False),
        names=row.get("names", False),
        passive_only=row.get("passive_only", False),
        speech=row.get("speech", False),
        copula=row.get("copula", False),
        barred=frozenset(map(fold, row.get("not", ()))),
    )


def _nouns() -> dict[str, NounRow]:
    return {
        fold(row["form"]): NounRow(
            row["form"],
            row["stance"],
            preps=frozenset(map(fold, row.get("preps", ()))),
            after=row.get("after", False),
            claim=row.get("claim", False),
        )
        for row in checked("nouns", read_table("nouns"))["noun"]
    }


def _marks() -> tuple[MarkRow, ...]:
    return tuple(
        MarkRow(row["form"], row["kind"], _words(row["form"]))
        for row in checked("marks", read_table("marks"))["mark"]
    )


def _prepositions() -> tuple[tuple[PrepositionRow, ...], dict[str, SayingRow]]:
    """Return prepositions and formulas, and the nouns of saying that may stand behind them."""
    rows = checked("prepositions", read_table("prepositions"))
    sayings = {
        fold(row["form"]): SayingRow(row["form"], row.get("stance"), row.get("in_cue", False))
        for row in rows["saying"]
    }
    found = [*map(_preposition, rows["preposition"]), *map(_formula, rows["formula"])]
    return tuple(found), sayings


def _preposition(row: Mapping[str, Any]) -> PrepositionRow:
    return PrepositionRow(
        row["form"],
        row["stance"],
        row["then"],
        _words(row["form"]),
        saying=row.get("saying", False),
        documents=row.get("documents", False),
    )


def _formula(row: Mapping[str, Any]) -> PrepositionRow:
    return PrepositionRow(row["form"], row["stance"], "", _words(row["form"]), formula=True)


def _senses(verbs: Iterable[VerbRow]) -> dict[str, tuple[Sense, ...]]:
    table: dict[str, list[Sense]] = {}
    for row in verbs:
        forms: list[Form] = [*perfect(row.lemma)]
        if row.impf:
            forms += imperfect(row.impf)
        if row.part:
            forms += participle(row.part)
        for form in forms:
            table.setdefault(form.text, []).append(Sense(row, form.shape))
    return {text: tuple(senses) for text, senses in table.items()}


def _constructs(words: Iterable[str]) -> Iterator[str]:
    """Yield plurals as they stand before a genitive: موظفون → موظفو."""
    for word in words:
        if word.endswith(_SOUND) and len(word) > _SHORT:
            yield word[:-1]


def _flags(
    grammar: Lists,
    heads: Lists,
    objects: Lists,
    names: Lists,
    frames: Lists,
    rules: Lists,
    prepositions: Iterable[PrepositionRow],
) -> dict[str, int]:
    table: dict[str, int] = {}

    def put(words: Iterable[str], flag: int) -> None:
        for word in words:
            key = fold(word)
            table[key] = table.get(key, 0) | flag

    apart = grammar.words("complementizers.not")
    for base in grammar.words("complementizers.bases"):
        for tail in grammar.words("complementizers.enclitics"):
            form = fold(base) + tail
            if form in apart:
                continue
            put([form, "ب" + form], w.COMP)
            put(["و" + form, "وب" + form], w.CONJ_COMP)
            put(["ف" + form], w.F_COMP)
    put(grammar.words("relatives.strong"), w.RELATIVE)
    put(grammar.words("negations.words"), w.NEGATION)
    put(grammar.words("times.words"), w.TIME)
    put(grammar.words("adjuncts.words"), w.ADJUNCT)
    put(grammar.words("occasions.words"), w.OCCASION)
    put(grammar.words("not_np.words"), w.NOT_NP)
    put(grammar.words("places.feminine") + grammar.words("places.masculine"), w.PLACE)
    put(objects.words("words"), w.OBJECT)
    put(rules.words("quote_clitics"), w.CLITIC)
    put((row.words[-1] for row in prepositions if row.then == "ل"), w.TAKES_LAM)
    given = frames.words("title.given")
    weak = frozenset(map(fold, frames.words("title.weak")))
    put((name for name in given if fold(name) not in weak), w.FIRST_NAME)
    put(names.words("first"), w.FIRST_NAME)
    put(names.words("particles"), w.PARTICLE)
    for number in ("singular", "dual", "plural"):
        put(heads.words(f"anonymous.{number}"), w.ANONYMOUS)
    put(_constructs(heads.words("anonymous.plural")), w.ANONYMOUS)
    put(_constructs(heads.words("vague.words")), w.VAGUE)
    put((word + "و" for word in heads.words("person.words") if word[-1] not in "ةهاوي"), w.PERSON)
    for section, flag in (
        ("vague", w.VAGUE),
        ("media", w.MEDIA),
        ("official", w.OFFICIAL),
        ("organisation", w.ORGANISATION),
        ("document", w.DOCUMENT),
        ("person", w.PERSON),
    ):
        put(heads.words(f"{section}.words"), flag)
    return table
