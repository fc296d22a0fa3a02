"""The words of time, from ``dates.toml``: what each may mean, several words as one expression."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from musnad.arabic import fold
from musnad.errors import LexiconError
from musnad.lexicon.lists import Lists
from musnad.lexicon.load import read_table

__all__ = ["ASKED", "CODES", "LISTS", "NUMBERS", "DateWords", "Meaning", "Meanings", "load_dates"]

Meaning = int | str
"""What a word means within its kind: the number of a month, the code of a unit."""

Meanings = Mapping[str, Meaning]
"""Kind of word → what it means as one of that kind."""

NUMBERS: Final = {
    "month": "months",
    "hijri": "hijri",
    "weekday": "weekdays",
    "weekday_bare": "weekdays_bare",
    "day": "days",
    "shift": "shifts",
    "shift_behind": "shifts_behind_unit",
    "latest": "latest",
    "cardinal": "cardinals",
    "ordinal": "ordinals",
    "ordinal_tens": "ordinal_tens",
    "fraction": "fractions",
    "decade": "decades",
}
"""Kind → section whose keys are numbers."""

CODES: Final = {
    "part": "parts",
    "clock_part": "clock_parts",
    "edge": "edges",
    "early": "early",
    "one": "units_one",
    "two": "units_two",
    "several": "units_many",
    "counted": "units_counted",
    "pair": "units_pair",
    "vague": "units_vague",
    "approx": "approx",
    "season": "seasons",
    "season_year": "season_years",
    "ref": "refs",
    "ref_in": "refs_in",
    "recurring": "recurring",
    "recurring_adjective": "recurring_adjectives",
    "feast": "feasts",
}
"""Kind → section whose keys are codes."""

LISTS: Final = {
    "zone": "openers.zone",
    "some": "several.before",
    "every": "openers.every",
    "this": "openers.this",
    "head": "openers.head",
    "first": "openers.first",
}
"""Kind → list of words that are of that kind and mean nothing more."""

ASKED: Final = {
    "words": "words",
    "month_doubts": "month_doubts",
    "lengths": "lengths",
    "many": "many",
    "refs_later": "refs_later",
    "not_before": "not_before",
    "not_behind": "not_behind",
    "future": "future",
    "leaving": "leaving",
    "zones": "zones",
    "year_nouns": "year_nouns",
}
"""Sections of which rules ask for single lists."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of time, folded.

    Attributes:
        words: One word → what it may mean.
        phrases: First word → words of an expression and what they mean, the longest first.
        asked: Lists that single rules ask for, by ``section.key``.
        prefixes: The lists among them that are tried at the beginning of a word, as tuples.
    """

    words: Mapping[str, Meanings]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Meanings], ...]]
    asked: Mapping[str, frozenset[str]]
    prefixes: Mapping[str, tuple[str, ...]]


@cache
def load_dates() -> DateWords:
    """Return the words of time; read once a process.

    Raises:
        LexiconError: A list is missing or wrong; names file, section and key.
    """
    lists = Lists("dates", read_table("dates"))
    meanings: dict[tuple[str, ...], dict[str, Meaning]] = {}
    for form, kind, meaning in _rows(lists):
        meanings.setdefault(tuple(map(fold, form.split())), {}).setdefault(kind, meaning)
    asked = {
        f"{name}.{key}": tuple(map(fold, words))
        for name, section in ASKED.items()
        for key, words in lists.section(section).items()
    }
    return DateWords(
        words={form[0]: found for form, found in meanings.items() if len(form) == 1},
        phrases=_by_first_word(meanings),
        asked={address: frozenset(words) for address, words in asked.items()},
        prefixes={address: words for address, words in asked.items() if "prefixes" in address},
    )


def _rows(lists: Lists) -> Iterator[tuple[str, str, Meaning]]:
    """Yield every word with its kind and meaning."""
    yield from chain.from_iterable(
        _of_section(lists, kind, section, int) for kind, section in NUMBERS.items()
    )
    yield from chain.from_iterable(
        _of_section(lists, kind, section, str) for kind, section in CODES.items()
    )
    for kind, address in LISTS.items():
        yield from ((word, kind, "") for word in lists.words(address))


def _of_section(
    lists: Lists, kind: str, section: str, meaning: Callable[[str], Meaning]
) -> Iterator[tuple[str, str, Meaning]]:
    for key, words in lists.section(section).items():
        try:
            found = meaning(key)
        except ValueError as error:
            raise LexiconError(f"dates.toml: {section}.{key}: the key is no number") from error
        yield from ((word, kind, found) for word in words)


def _by_first_word(
    meanings: Mapping[tuple[str, ...], Meanings],
) -> dict[str, tuple[tuple[tuple[str, ...], Meanings], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Meanings]]] = {}
    for form in sorted(meanings, key=lambda form: (-len(form), form)):
        if len(form) > 1:
            found.setdefault(form[0], []).append((form, meanings[form]))
    return {first: tuple(rows) for first, rows in found.items()}
