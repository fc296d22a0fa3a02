"""What events are told with, and the words around them, read from ``events.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from musnad.arabic import fold
from musnad.lexicon.fields import checked
from musnad.lexicon.inflect import Form, Shape, imperfect, participle, perfect
from musnad.lexicon.lists import Lists
from musnad.lexicon.load import read_table
from musnad.model import Event, Polarity

__all__ = ["EventRow", "EventSense", "EventTables", "LightRow", "load_events"]

_NOUN = Shape("noun", "m", "s", False)


@dataclass(frozen=True, slots=True)
class EventRow:
    """A verb or a noun that tells of an event; fields as at the head of ``events.toml``."""

    name: str
    event: Event
    mode: str = ""
    objects: tuple[str, ...] = ()
    genitive: str = "agent"
    symmetric: bool = False
    alone: bool = False
    passive: bool = False
    undergoes: bool = False
    armed: bool = False
    irregular: bool = False
    figurative: bool = False
    located: bool = False
    of_people: bool = False
    by_air: str = ""
    by_court: str = ""
    by_hand: str = ""
    places: bool = False
    bare: bool = True
    noun: bool = False
    polarity: Polarity = "done"
    carriers: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LightRow:
    """A verb that lends an event its subject; fields as at the head of ``events.toml``."""

    name: str
    lemma: str
    through: tuple[str, ...] = ("",)
    role: str = "agent"
    event: str = ""
    polarity: Polarity = "done"
    only: bool = False
    gives: bool = False


class EventSense(NamedTuple):
    """One reading of a written word as the word of an event.

    Attributes:
        kind: ``verb``, ``noun``, ``part`` (a passive participle) or ``light``.
        row: Its row.
        shape: What the form says of its subject.
    """

    kind: str
    row: EventRow | LightRow
    shape: Shape


@dataclass(frozen=True, slots=True)
class EventTables:
    """The words of events, folded.

    Attributes:
        senses: Form of a verb → its readings.
        nouns: Verbal noun, noun or participle without article and clitics → its readings.
        told: Word → the lists around events that hold it.
        common: Adjectives of origin that are common words.
        takers: Definite nouns that take up the last name of their kind.
        phrases: Lists of phrases, by their key and their first word.
    """

    senses: Mapping[str, tuple[EventSense, ...]]
    nouns: Mapping[str, tuple[EventSense, ...]]
    told: Mapping[str, frozenset[str]]
    takers: frozenset[str]
    common: frozenset[str]
    phrases: Mapping[str, Mapping[str, list[tuple[str, ...]]]]


@cache
def load_events() -> EventTables:
    """Return the words of events; read once a process.

    Raises:
        musnad.errors.LexiconError: A row or a list is wrong; names file, row and field.
    """
    rows = checked("events", read_table("events"))
    senses: dict[str, list[EventSense]] = {}
    nouns: dict[str, list[EventSense]] = {}
    for row in rows["verb"]:
        made = _event(row, row["lemma"])
        _put(senses, "verb", made, _verb_forms(row))
        _put(senses, "verb", made, participle(row["active"]) if "active" in row else ())
        _put(nouns, "noun", made, _noun_forms(row.get("masdar", ())))
        _put(nouns, "part", made, _participles(row.get("part", "")))
    for row in rows["noun"]:
        _put(
            nouns,
            "noun",
            _event(row, row["form"]),
            _noun_forms([row["form"], *row.get("forms", ())]),
        )
    for row in rows["light"]:
        light = _light(row)
        _put(senses, "light", light, _verb_forms(row))
        _put(nouns, "light", light, _noun_forms(row.get("masdar", ())))
    return EventTables(
        senses={form: tuple(found) for form, found in senses.items()},
        nouns={form: tuple(found) for form, found in nouns.items()},
        **_groups(),
    )


def _event(row: Mapping[str, Any], word: str) -> EventRow:
    return EventRow(
        name=f"events:{word}",
        event=row["event"],
        mode=row.get("mode", ""),
        objects=tuple(fold(x) if x != "direct" else "" for x in row.get("object", ())),
        genitive=row.get("genitive", "patient" if "direct" in row.get("object", ()) else "agent"),
        symmetric=row.get("symmetric", False),
        alone=row.get("alone", False),
        passive=row.get("passive", False),
        undergoes=row.get("undergoes", False),
        armed=row.get("armed", False),
        irregular=row.get("irregular", False),
        figurative=row.get("figurative", False),
        located=row.get("located", False),
        of_people=row.get("of_people", False),
        by_air=row.get("by_air", ""),
        by_court=row.get("by_court", ""),
        by_hand=row.get("by_hand", ""),
        places=row.get("places", False),
        bare=row.get("bare", True),
        noun="form" in row,
        polarity=row.get("polarity", "done"),
        carriers=frozenset(map(fold, row.get("carriers", ()))),
        needs=frozenset(map(fold, row.get("needs", ()))),
        barred=frozenset(map(fold, row.get("not", ()))),
    )


def _light(row: Mapping[str, Any]) -> LightRow:
    return LightRow(
        name=f"events:{row['lemma']}",
        lemma=fold(row["lemma"]),
        through=tuple(fold(x) if x != "direct" else "" for x in row["through"]),
        role=row.get("role", "agent"),
        event=row.get("event", ""),
        polarity=row.get("polarity", "done"),
        only=row.get("only", False),
        gives=row.get("gives", False),
    )


def _put(
    table: dict[str, list[EventSense]],
    kind: str,
    row: EventRow | LightRow,
    forms: Iterable[Form],
) -> None:
    for form in forms:
        table.setdefault(form.text, []).append(EventSense(kind, row, form.shape))


def _verb_forms(row: Mapping[str, Any]) -> Iterator[Form]:
    yield from perfect(row["lemma"])
    if row.get("impf"):
        yield from imperfect(row["impf"])


def _noun_forms(words: Iterable[str]) -> Iterator[Form]:
    for word in words:
        yield Form(fold(word), _NOUN)


def _participles(base: str) -> Iterator[Form]:
    """Yield a passive participle by gender and number, without article."""
    if not base:
        return
    stem = fold(base)
    for tail, gender, number in (
        ("", "m", "s"),
        ("ه", "f", "s"),
        ("ون", "m", "p"),
        ("ين", "m", "p"),
    ):
        yield Form(stem + tail, Shape("participle", gender, number, False))


def _groups() -> dict[str, Any]:
    """Return the lists around events, people's plurals written out."""
    lists = Lists("groups", read_table("groups"))
    sound = lists.words("people.sound")
    found = {"one": tuple(map(fold, sound))}
    found["broken"] = tuple(map(fold, lists.words("people.broken")))
    found["people"] = (*_plurals(sound), *found["broken"])
    for section in ("told", "around"):
        found |= {key: tuple(map(fold, words)) for key, words in lists.section(section).items()}
    told: dict[str, set[str]] = {}
    for key, words in found.items():
        for word in words:
            told.setdefault(word, set()).add(key)
    return {
        "takers": frozenset(map(fold, lists.words("takers"))),
        "common": frozenset(map(fold, lists.words("common"))),
        "told": {word: frozenset(keys) for word, keys in told.items()},
        "phrases": {
            key: _by_first_word(phrases) for key, phrases in lists.section("phrases").items()
        },
    }


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(map(fold, phrase.split()))
        found.setdefault(words[0], []).append(words)
    return found


def _plurals(words: Iterable[str]) -> Iterator[str]:
    """Yield the sound plurals and duals of words for people, construct forms with them."""
    for word in words:
        yield from (fold(word) + tail for tail in ("ون", "ين", "و", "ي", "ان"))
