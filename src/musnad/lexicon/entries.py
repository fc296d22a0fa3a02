"""Named things that the word lists and the gazetteer hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from musnad.arabic import fold
from musnad.lexicon.common import common_words, read_lines
from musnad.lexicon.fields import checked
from musnad.lexicon.frames import load_frames
from musnad.lexicon.lists import Lists
from musnad.lexicon.load import read_table
from musnad.lexicon.rows import NamedRow

__all__ = ["Entry", "listed", "places_of_gazetteer", "rows_of"]


class Entry(NamedTuple):
    """What one name may denote.

    Attributes:
        key: What it denotes, the same for all its names: ``states:فرنسا``.
        type: ``PER``, ``ORG`` or ``LOC``.
        kind: As in `musnad.model.actor`.
        name: The name, as the list writes it.
        weak: True for a name that is a common word, too: a frame has to ask for it.
        wikidata: Its item, or None.
        state: The key of the state whose capital it is, or empty.
    """

    key: str
    type: Literal["PER", "ORG", "LOC"]
    kind: str
    name: str
    weak: bool = False
    wikidata: str | None = None
    state: str = ""


_FILES: Final[Mapping[str, tuple[str, Literal["PER", "ORG", "LOC"], str]]] = {
    "states": ("state", "LOC", "state"),
    "places": ("place", "LOC", "place"),
    "bodies": ("body", "ORG", ""),
    "people": ("person", "PER", "person"),
}
"""File → its kind of row, the type of its names and their kind of actor."""

_SHORT: Final = 3  # letters of a name that may be anything


def listed() -> Iterator[Entry]:
    """Yield the names of the hand-written lists.

    Raises:
        LexiconError: A row is wrong.
    """
    rows = {file: [*rows_of(file)] for file in _FILES}
    for file, (_, type_, kind) in _FILES.items():
        for row in rows[file]:
            for name in (row.form, *row.also):
                weak = name in row.weak
                yield Entry(row.name, type_, row.kind or kind, name, weak, row.wikidata)
    for row in rows["states"]:
        for name in row.capital:
            key = f"capitals:{row.capital[0]}"
            yield Entry(key, "LOC", "place", name, name in row.weak, None, row.name)
    yield from _outlets()


def rows_of(file: str) -> Iterator[NamedRow]:
    """Yield the rows of one of the lists of named things.

    Raises:
        LexiconError: A row is wrong.
    """
    for row in checked(file, read_table(file))[_FILES[file][0]]:
        yield NamedRow(
            file,
            row["form"],
            also=tuple(row.get("also", ())),
            weak=frozenset(row.get("weak", ())),
            kind=row.get("kind", ""),
            wikidata=row.get("wikidata"),
            capital=tuple(row.get("capital", ())),
            nisba=tuple(row.get("nisba", ())),
        )


def _outlets() -> Iterator[Entry]:
    table = read_table("outlets")
    outlets = Lists("outlets", {key: found for key, found in table.items() if key != "same"})
    first = {fold(name): group[0] for group in table["same"]["agencies"] for name in group}
    for kind, names in (("agency", "agencies"), ("outlet", "outlets")):
        for name in outlets.words(names):
            key = f"outlets:{first.get(fold(name), name)}"
            yield Entry(key, "ORG", kind, name, _is_word(name))
    heads = load_frames().media_openers
    for group in table["same"]["agencies"]:
        for name in group:
            words = fold(name).split()
            if len(words) > 2 and (words[1] in heads or words[-1][1:] in heads):
                yield Entry(f"outlets:{group[0]}", "ORG", "agency", name)


def _is_word(name: str) -> bool:
    """Tell whether a name of one word, or of common words only, may be something else."""
    words = fold(name).replace(".", " ").split()
    if len(words) == 1:
        return len(words[0]) <= _SHORT or words[0] in common_words()
    return all(len(word) > _SHORT and word in common_words() for word in words)


def places_of_gazetteer() -> Iterator[Entry]:
    """Yield the names of the distilled gazetteer."""
    for line in read_lines("gazetteer.txt"):
        country, _, names = line.partition("\t")
        spellings = names.split("|")
        key = f"gazetteer:{country}:{spellings[0].lstrip('?')}"
        for name in spellings:
            weak = name[0] == "?"
            yield Entry(key, "LOC", "place", name[weak:], weak)
