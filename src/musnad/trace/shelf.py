"""All articles of a library as numbers: their words and fingerprints, sketched part by part."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from musnad.corpus.engine import Engine
from musnad.corpus.library import Library, open_library
from musnad.corpus.parts import Part, part_files
from musnad.trace.prints import Prints, prints_of
from musnad.trace.sketches import Report, Sketch, joined, load, save, sketch
from musnad.trace.words import SKETCH, words_of

__all__ = ["Shelf", "offsets", "read_shelf", "shelved", "sketch_all", "sketched"]

# Two files a part: where words stand is asked of few of them, and late.
_WORDS, _PLACES = "words", "places"
_ADDRESS = re.compile(r"https?://[^\s<>\"«»]+")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles, numbered in the order of their ids.

    Attributes:
        ids: `articles.id` of each.
        counts: How many words it has.
        firsts: Where they begin in ``hashes``.
        hashes: The words of all.
        prints: The fingerprints of all.
        outlets: Number of each article's outlet; -1 where it has none.
        links: Number of an article → the addresses of the web that its text holds.
    """

    ids: Sequence[str]
    counts: NDArray[np.int64]
    firsts: NDArray[np.int64]
    hashes: NDArray[np.uint32]
    prints: Prints
    outlets: NDArray[np.int64]
    links: Mapping[int, Sequence[str]]


def sketch_all(
    library: Library, folder: str, engine: Engine, report: Report = lambda _: None
) -> list[Part]:
    """Sketch the parts that have articles and are not sketched yet, and return all that have.

    Raises:
        EngineError: The workers failed; what is done stays done.
    """
    return sketch(library, folder, engine, _words_path, _Sketcher(library.name, folder), report)


def read_shelf(library: Library, folder: str, parts: Sequence[Part]) -> Shelf:
    """Return the articles of sketched parts, the same whatever parts they came in."""
    return shelved([load(library, _words_path(folder, part.id)) for part in parts])


def shelved(sketches: Sequence[Sketch]) -> Shelf:
    """Return the articles of sketches."""
    cards = [json.loads(sketch["card"].tobytes()) for sketch in sketches]
    ids = [own for card in cards for own in card["ids"]]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    number = np.empty(len(ids), np.uint32)
    number[order] = np.arange(len(ids), dtype=np.uint32)
    counts = joined([sketch["counts"] for sketch in sketches], np.int64)
    firsts = np.cumsum(counts) - counts
    bases = np.cumsum([0, *(len(card["ids"]) for card in cards)]).tolist()
    articles = [
        number[sketch["article"] + base] for sketch, base in zip(sketches, bases, strict=False)
    ]
    names = [own for card in cards for own in card["outlets"]]
    known = {name: at for at, name in enumerate(sorted({name for name in names if name}))}
    return Shelf(
        ids=[ids[at] for at in order],
        counts=counts[order],
        firsts=firsts[order],
        hashes=joined([sketch["hashes"] for sketch in sketches], np.uint32),
        prints=Prints(
            joined([sketch["prints"] for sketch in sketches], np.uint64),
            joined(articles, np.uint32),
            joined([sketch["at"] for sketch in sketches], np.uint32),
        ),
        outlets=np.array([known.get(names[at], -1) for at in order], np.int64),
        links={
            int(number[base + int(at)]): found
            for card, base in zip(cards, bases, strict=False)
            for at, found in card["links"].items()
        },
    )


def offsets(
    library: Library, folder: str, parts: Sequence[Part], words: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return where some words begin and end in their own texts.

    Args:
        library: Where they are.
        folder: Where the sketches are.
        parts: All parts, as `read_shelf` was given them.
        words: Places in ``Shelf.hashes``.
    """
    order = np.argsort(words)
    asked = words[order]
    starts, ends = np.zeros(len(words), np.int32), np.zeros(len(words), np.int32)
    base = 0
    for part in parts:
        places = load(library, _path(folder, part.id, _PLACES))
        count = len(places["starts"])
        first, last = np.searchsorted(asked, (base, base + count))
        own, at = order[first:last], asked[first:last] - base
        starts[own], ends[own] = places["starts"][at], places["ends"][at]
        base += count
    return starts, ends


def _path(folder: str, part: str, kind: str) -> str:
    return f"{folder}/{part}.{SKETCH}.{kind}.npz"


def _words_path(folder: str, part: str) -> str:
    return _path(folder, part, _WORDS)


def sketched(
    ids: Sequence[str],
    outlets: Sequence[str | None],
    texts: Sequence[str],
) -> dict[str, NDArray[Any]]:
    """Return the sketch of articles."""
    words = words_of(texts)
    prints = prints_of(words.counts, words.hashes)
    links = {at: _ADDRESS.findall(text) for at, text in enumerate(texts) if "://" in text}
    card = json.dumps({"ids": ids, "outlets": outlets, "links": links})
    return {
        "card": np.frombuffer(card.encode(), np.uint8),
        "counts": words.counts,
        "hashes": words.hashes,
        "starts": words.starts,
        "ends": words.ends,
        "prints": prints.hashes,
        "article": prints.article,
        "at": prints.at,
    }


@dataclass(slots=True)
class _Sketcher:
    """Writes the sketch of a part."""

    library: str
    folder: str

    def __call__(self, part: str) -> str:
        library = open_library(self.library)
        path = part_files(library.root, part, ["articles"])[0]
        with library.storage.open(path) as stream:
            table = pq.read_table(stream, columns=["id", "outlet", "text"])
        ids, outlets, texts = (table[name].to_pylist() for name in ("id", "outlet", "text"))
        made = sketched(ids, outlets, texts)
        places = {name: made.pop(name) for name in ("starts", "ends")}
        # The words last: who finds them finds the places too.
        save(library, _path(self.folder, part, _PLACES), places)
        save(library, _words_path(self.folder, part), made)
        return part
