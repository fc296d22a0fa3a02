"""Named things that the word lists and the gazetteer hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple

from musnad.arabic import fold
from musnad.lexicon.common import common_words, read_lines
from musnad.lexicon.fields import checked
from musnad.lexicon.lists import Lists
from musnad.lexicon.load import read_table

__all__ = ["Entry", "listed", "places_of_gazetteer"]


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
    for file, (rows, type_, kind) in _FILES.items():
        for row in checked(file, read_table(file))[rows]:
            yield from _named(file, row, type_, row.get("kind", kind))
    yield from _capitals()
    yield from _outlets()


def _named(
    file: str, row: Mapping[str, Any], type_: Literal["PER", "ORG", "LOC"], kind: str
) -> Iterator[Entry]:
    weak = row.get("weak", ())
    for name in (row["form"], *row.get("also", ())):
        key = f"{file}:{row['form']}"
        yield Entry(key, type_, kind, name, name in weak, row.get("wikidata"))


def _capitals() -> Iterator[Entry]:
    for row in checked("states", read_table("states"))["state"]:
        weak = row.get("weak", ())
        capitals = row.get("capital", ())
        for name in capitals:
            state = f"states:{row['form']}"
            yield Entry(f"capitals:{capitals[0]}", "LOC", "place", name, name in weak, None, state)


def _outlets() -> Iterator[Entry]:
    table = read_table("outlets")
    outlets = Lists("outlets", {key: found for key, found in table.items() if key != "same"})
    first = {fold(name): group[0] for group in table["same"]["agencies"] for name in group}
    for kind, names in (("agency", "agencies"), ("outlet", "outlets")):
        for name in outlets.words(names):
            key = f"outlets:{first.get(fold(name), name)}"
            yield Entry(key, "ORG", kind, name, _is_word(name))


def _is_word(name: str) -> bool:
    """Tell whether a name of one word, or of common words only, may be something else."""
    words = fold(name).replace(".", " ").split()
    if len(words) == 1:
        return len(words[0]) <= _SHORT or words[0] in common_words()
    return all(len(word) > 1 and word in common_words() for word in words)


def places_of_gazetteer() -> Iterator[Entry]:
    """Yield the names of the distilled gazetteer."""
    for line in read_lines("gazetteer.txt"):
        country, _, names = line.partition("\t")
        spellings = names.split("|")
        key = f"gazetteer:{country}:{spellings[0].lstrip('?')}"
        for name in spellings:
            weak = name[0] == "?"
            yield Entry(key, "LOC", "place", name[weak:], weak)
