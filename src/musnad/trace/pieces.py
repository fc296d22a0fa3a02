"""What articles say, piece by piece, as numbers that can be compared.

A piece is the content of an attribution, or a sentence that the outlet says itself.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import blake2b
from itertools import chain, pairwise
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from musnad.corpus.engine import Engine
from musnad.corpus.library import Library, open_library
from musnad.corpus.parts import Part, part_files
from musnad.corpus.tables import TABLES
from musnad.trace.sketches import Report, joined, load, save, sketch
from musnad.trace.stems import Read, Reader

__all__ = ["OWN", "PIECES", "Pieces", "read_pieces", "sketch_pieces"]

PIECES = 2
"""Version of what is made of a piece here: other ones are not comparable."""

OWN = -1
"""From here down `Pieces.number` counts sentences of the outlet's own, and not attributions."""

_COLUMNS = (
    *("number", "start", "end", "day", "weekdays"),
    *("counts", "number_counts", "name_counts", "pair_counts"),
)
# A sentence of fewer words than these says nothing that could be recognised elsewhere.
_LEAST = 5
# Odd and without a pattern of bits: the order of a pair makes a difference.
_FACTOR = 0x9E3779B1


class Pieces(NamedTuple):
    """The pieces, in the order of their articles' ids.

    Attributes:
        ids: `articles.id` of each article that has pieces, sorted.
        article: Number of each piece's article there.
        number: Number of its attribution, from 0; `OWN` less the number of its sentence.
        start: Where it begins in its article's text.
        end: Where it ends.
        day: Day of its article, counted from the year 1; 0 where that is not known.
        weekdays: The weekdays in it, a bit each, Monday the second.
        counts: How many different stems it has.
        stems: Hashes of the stems of all, those of a piece sorted.
        number_counts: How many numbers it has.
        numbers: The numbers of all, those of a piece sorted, each as often as it stands there.
        name_counts: How many different stems stand in names there.
        names: Hashes of those of all, those of a piece sorted.
        pair_counts: How many different pairs of neighbouring stems it has.
        pairs: Hashes of the pairs of all, those of a piece sorted.
    """

    ids: Sequence[str]
    article: NDArray[np.int64]
    number: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    day: NDArray[np.int64]
    weekdays: NDArray[np.int64]
    counts: NDArray[np.int64]
    stems: NDArray[np.uint32]
    number_counts: NDArray[np.int64]
    numbers: NDArray[np.float64]
    name_counts: NDArray[np.int64]
    names: NDArray[np.uint32]
    pair_counts: NDArray[np.int64]
    pairs: NDArray[np.uint32]


class _Piece(NamedTuple):
    number: int
    start: int
    end: int
    weekdays: int
    stems: Sequence[int]
    numbers: Sequence[float]
    names: Sequence[int]
    pairs: Sequence[int]


def sketch_pieces(
    library: Library, folder: str, engine: Engine, report: Report = lambda _: None
) -> list[Part]:
    """Sketch the parts that have articles and are not sketched yet, and return all that have.

    Raises:
        EngineError: The workers failed; what is done stays done.
    """
    return sketch(library, folder, engine, _path, partial(_sketch, library.name, folder), report)


def read_pieces(library: Library, folder: str, parts: Sequence[Part]) -> Pieces:
    """Return the pieces of sketched parts, the same whatever parts they came in."""
    sketches = [load(library, _path(folder, part.id)) for part in parts]
    ids = [json.loads(sketch["ids"].tobytes()) for sketch in sketches]
    known = {own: at for at, own in enumerate(sorted(chain.from_iterable(ids)))}
    places = [np.array([known[own] for own in some], np.int64) for some in ids]
    columns = {name: joined([sketch[name] for sketch in sketches], np.int64) for name in _COLUMNS}
    article = joined(
        [place[sketch["article"]] for place, sketch in zip(places, sketches, strict=True)], np.int64
    )
    stems = joined([sketch["stems"] for sketch in sketches], np.uint32)
    numbers = joined([sketch["numbers"] for sketch in sketches], np.float64)
    names = joined([sketch["names"] for sketch in sketches], np.uint32)
    pairs = joined([sketch["pairs"] for sketch in sketches], np.uint32)
    order = np.lexsort((columns["number"], article))
    return Pieces(
        ids=list(known),
        article=article[order],
        stems=_reordered(stems, columns["counts"], order),
        numbers=_reordered(numbers, columns["number_counts"], order),
        names=_reordered(names, columns["name_counts"], order),
        pairs=_reordered(pairs, columns["pair_counts"], order),
        **{name: column[order] for name, column in columns.items()},
    )


def _reordered(
    values: NDArray[Any], counts: NDArray[np.int64], order: NDArray[np.int64]
) -> NDArray[Any]:
    """Return runs of ``counts`` values in another order of the runs."""
    firsts = np.cumsum(counts) - counts
    sizes = counts[order]
    behind = np.cumsum(sizes)
    at = np.repeat(firsts[order] - (behind - sizes), sizes) + np.arange(sizes.sum())
    found: NDArray[Any] = values[at]
    return found


def _path(folder: str, part: str) -> str:
    return f"{folder}/{part}.pieces-{PIECES}.npz"


def _sketch(name: str, folder: str, part: str) -> str:
    """Write the sketch of a part, in a process of its own."""
    library = open_library(name)
    articles = _columns(library, part, "articles", ["id", "text", "date", "voice"])
    contents = _contents(library, part)
    named = _named(library, part)
    pieces: list[_Piece] = []
    owners: list[int] = []
    days: list[int] = []
    for at, row in enumerate(articles):
        own = list(
            _pieces(
                row["text"], contents.get(row["id"], ()), row["voice"], named.get(row["id"], ())
            )
        )
        pieces += own
        owners += [at] * len(own)
        days += [row["date"].toordinal() if row["date"] else 0] * len(own)
    arrays: dict[str, NDArray[Any]] = {
        "ids": np.frombuffer(json.dumps([row["id"] for row in articles]).encode(), np.uint8),
        "article": np.array(owners, np.int64),
        "day": np.array(days, np.int64),
        "number": np.array([piece.number for piece in pieces], np.int64),
        "start": np.array([piece.start for piece in pieces], np.int64),
        "end": np.array([piece.end for piece in pieces], np.int64),
        "weekdays": np.array([piece.weekdays for piece in pieces], np.int64),
        **_lists("stems", "counts", [piece.stems for piece in pieces], np.uint32),
        **_lists("numbers", "number_counts", [piece.numbers for piece in pieces], np.float64),
        **_lists("names", "name_counts", [piece.names for piece in pieces], np.uint32),
        **_lists("pairs", "pair_counts", [piece.pairs for piece in pieces], np.uint32),
    }
    save(library, _path(folder, part), arrays)
    return part


def _lists(
    values: str, counts: str, lists: Sequence[Sequence[float]], dtype: Any
) -> dict[str, NDArray[Any]]:
    return {
        values: np.fromiter(chain.from_iterable(lists), dtype),
        counts: np.array([len(one) for one in lists], np.int64),
    }


def _columns(library: Library, part: str, table: str, names: list[str]) -> list[dict[str, Any]]:
    path = part_files(library.root, part, [table])[0]
    schema = pa.schema([TABLES[table].schema.field(name) for name in names])
    if library.storage.entry(path) is None:
        return []
    with library.storage.open(path) as stream:
        rows: list[dict[str, Any]] = (
            pq.read_table(stream, columns=names, schema=None).cast(schema).to_pylist()
        )
    return rows


def _contents(library: Library, part: str) -> Mapping[str, list[list[tuple[int, int]]]]:
    """Return the contents of each article's attributions, by their numbers.

    What somebody says that nobody in particular says ("he said it was suspected") is on his word,
    and has no content of its own here.
    """
    kinds = {row["id"]: row["kind"] for row in _columns(library, part, "sources", ["id", "kind"])}
    found: dict[str, dict[int, list[tuple[int, int]]]] = {}
    columns = ["id", "article", "source", "content", "parent"]
    for row in _columns(library, part, "attributions", columns):
        number = int(row["id"].rpartition(".t")[2])
        nobodys = row["parent"] and kinds[row["source"]] == "vague"
        spans = [] if nobodys else [(span["start"], span["end"]) for span in row["content"]]
        found.setdefault(row["article"], {})[number] = spans
    return {own: [some[n] for n in sorted(some)] for own, some in found.items()}


def _named(library: Library, part: str) -> Mapping[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for row in _columns(library, part, "names", ["article", "start", "end"]):
        found.setdefault(row["article"], []).append((row["start"], row["end"]))
    return found


def _pieces(
    text: str,
    contents: Sequence[Sequence[tuple[int, int]]],
    voice: Sequence[Mapping[str, int]],
    names: Sequence[tuple[int, int]],
) -> Iterator[_Piece]:
    read = _reader().read(text)
    names = sorted(names)
    starts = [start for start, _ in names]
    for number, spans in enumerate(contents):
        if spans:
            yield _piece(read, number, spans, names, starts)
    covered = [(span["start"], span["end"]) for span in voice]
    for number, (start, end) in enumerate(read.sentences):
        # A sentence that is reported in part is its attribution's.
        if any(first <= start and end <= last for first, last in covered):
            piece = _piece(read, OWN - number, [(start, end)], names, starts)
            if len(piece.stems) >= _LEAST:
                yield piece


def _piece(
    read: Read,
    number: int,
    spans: Sequence[tuple[int, int]],
    names: Sequence[tuple[int, int]],
    starts: Sequence[int],
) -> _Piece:
    said = read.within(spans)
    inside = [
        name
        for start, end in spans
        for name in names[bisect_left(starts, start) : bisect_left(starts, end)]
    ]
    named = read.within(inside).stems
    hashes = list(map(_hash, said.stems))
    return _Piece(
        number,
        spans[0][0],
        spans[-1][1],
        sum(1 << day for day in said.weekdays),
        sorted(set(hashes)),
        said.numbers,
        sorted(set(map(_hash, named))),
        sorted({_pair(one, other) for one, other in pairwise(hashes)}),
    )


@cache
def _reader() -> Reader:
    return Reader()


def _pair(one: int, other: int) -> int:
    return (one * _FACTOR ^ other) & 0xFFFFFFFF


@cache
def _hash(stem: str) -> int:
    data = stem.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=4).digest(), "big")
