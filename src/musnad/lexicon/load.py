"""Read the word lists into one frozen table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from musnad.arabic import fold
from musnad.errors import LexiconError
from musnad.lexicon import word as w
from musnad.lexicon.inflect import Form, imperfect, participle, perfect
from musnad.lexicon.rows import MarkRow, NounRow, PrepositionRow, SayingRow, Sense, VerbRow

__all__ = ["Tables", "load", "read_table"]

STANCES = frozenset(
    [
        "neutral",
        "asserting",
        "revealing",
        "doubting",
        "denying",
        "accusing",
        "asking",
        "promising",
        "judging",
    ]
)


@dataclass(frozen=True, slots=True)
class Tables:
    """All word lists, folded, ready to look up.

    Attributes:
        senses: Folded form → its readings as a verb.
        flags: Folded form → flags of closed classes and heads.
        verbs, prepositions, sayings, nouns, marks: The rows.
        sets: Named sets of folded words that are no flags, by ``file.section.key``.
        lists: The same as tuples, in the order of the file.
        outlets: First word → names of outlets and agencies that begin so, the longest first.
        agencies: The same, of agencies alone.
        acts: Shapes of verbal nouns that no adjective and no plural has.
        one_agency: Groups of names of one agency, as written.
    """

    senses: Mapping[str, tuple[Sense, ...]]
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
        LexiconError: A row is wrong.
    """
    grammar, heads, objects = (read_table(n) for n in ("grammar", "sources", "objects"))
    names, outlets = read_table("names"), read_table("outlets")
    preps, rules = read_table("prepositions"), read_table("rules")
    verbs = tuple(_verb(row) for row in read_table("verbs")["verb"])
    lists = {
        f"{file}.{section}.{key}": tuple(fold(v) for v in values)
        for file, table in (("grammar", grammar), ("sources", heads), ("objects", objects))
        for section, body in table.items()
        if isinstance(body, dict) and section != "capitals"
        for key, values in body.items()
    }
    lists["objects.words"] = tuple(map(fold, objects["words"]))
    lists["objects.shapes"] = tuple(objects["shapes"])
    lists["objects.tails"] = tuple(objects["tails"])
    return Tables(
        senses=_senses(verbs),
        flags=_flags(grammar, heads, objects, names, rules),
        verbs=verbs,
        masdars={fold(v.masdar): v for v in verbs if v.masdar},
        prepositions=tuple(_preposition(row) for row in preps["preposition"])
        + tuple(_formula(row) for row in preps["formula"]),
        sayings={
            fold(r["form"]): SayingRow(r["form"], r.get("stance", ""), r.get("in_cue", False))
            for r in preps["saying"]
        },
        nouns={
            fold(r["form"]): NounRow(
                r["form"],
                r["stance"],
                frozenset(r.get("takes", ())),
                frozenset(map(fold, r.get("preps", ()))),
                r.get("unnamed", False),
                r.get("after", False),
            )
            for r in read_table("nouns")["noun"]
        },
        marks=tuple(
            MarkRow(r["form"], r["kind"], _words(r["form"])) for r in read_table("marks")["mark"]
        ),
        sets={key: frozenset(values) for key, values in lists.items()},
        lists=lists,
        outlet_heads=frozenset(
            fold(name.replace(".", " ")).split()[0]
            for key in ("agencies", "outlets")
            for name in outlets[key]
        ),
        rules={k: frozenset(map(fold, v)) for k, v in rules.items() if isinstance(v, list)},
        endings={k: tuple(v) for k, v in rules["endings"].items()},
        unnamed=rules["names"]["unnamed"],
        acts=re.compile("|".join(objects["acts"])),
        one_agency=tuple(tuple(group) for group in outlets["same"]["agencies"]),
        outlet_pairs=frozenset(
            pair
            for key in ("agencies", "outlets")
            for name in outlets[key]
            for pair in pairwise(_words(name))
        ),
        aliases={key: tuple(names) for key, names in outlets["aliases"].items()},
        domains=frozenset(outlets["domains"]),
        capitals={
            _plain(city): _plain(state)
            for state, cities in grammar["capitals"].items()
            for city in cities
        },
        outlets=_by_first_word(outlets["agencies"] + outlets["outlets"]),
        agencies=_by_first_word(outlets["agencies"]),
    )


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    forms = sorted({_words(name.replace(".", " ")) for name in names}, key=lambda f: (-len(f), f))
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for form in forms:
        found[form[0]] = (*found.get(form[0], ()), form)
    return found


def _words(form: str) -> tuple[str, ...]:
    return tuple(fold(part) for part in form.split())


def _plain(name: str) -> str:
    """Return the folded name without its article."""
    return fold(name).removeprefix("ال")


def _verb(row: Mapping[str, Any]) -> VerbRow:
    if row.get("stance") not in STANCES:
        raise LexiconError(f"verbs.toml: {row.get('lemma')}: stance {row.get('stance')!r}")
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
        barred=frozenset(map(fold, row.get("not", ()))),
    )


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


def _flags(
    grammar: Mapping[str, Any],
    heads: Mapping[str, Any],
    objects: Mapping[str, Any],
    names: Mapping[str, Any],
    rules: Mapping[str, Any],
) -> dict[str, int]:
    table: dict[str, int] = {}

    def put(words: Iterable[str], flag: int) -> None:
        for word in words:
            key = fold(word)
            table[key] = table.get(key, 0) | flag

    comps = grammar["complementizers"]
    for base in comps["bases"]:
        for tail in comps["enclitics"]:
            form = fold(base) + tail
            if form in comps["not"]:
                continue
            put([form, "ب" + form], w.COMP)
            put(["و" + form, "وب" + form], w.CONJ_COMP)
            put(["ف" + form], w.F_COMP)
    put(grammar["relatives"]["strong"], w.RELATIVE)
    put(grammar["negations"]["words"], w.NEGATION)
    put(grammar["times"]["words"], w.TIME)
    put(grammar["adjuncts"]["words"], w.ADJUNCT)
    put(grammar["occasions"]["words"], w.OCCASION)
    put(grammar["not_np"]["words"], w.NOT_NP)
    put(grammar["places"]["feminine"] + grammar["places"]["masculine"], w.PLACE)
    put(objects["words"], w.OBJECT)
    put(rules["quote_clitics"], w.CLITIC)
    put(names["first"], w.FIRST_NAME)
    put(names["particles"], w.PARTICLE)
    put([v for key in ("singular", "dual", "plural") for v in heads["anonymous"][key]], w.ANONYMOUS)
    for section, flag in (
        ("vague", w.VAGUE),
        ("media", w.MEDIA),
        ("official", w.OFFICIAL),
        ("organisation", w.ORGANISATION),
        ("document", w.DOCUMENT),
        ("person", w.PERSON),
    ):
        put(heads[section]["words"], flag)
    return table
