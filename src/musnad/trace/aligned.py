"""Pieces that stand at the same place of two copies: the same sentence, whatever was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from musnad.trace.pieces import Pieces

__all__ = ["aligned"]

# Of the longer of the two, once the one is laid upon the other.
_COVERED = 0.5

Span = Mapping[str, int]


class _Place(NamedTuple):
    at: int
    start: int
    end: int


def aligned(pieces: Pieces, copies: pa.Table) -> NDArray[np.int64]:
    """Return the pairs of pieces that stand at the same place of copies.

    Args:
        pieces: All pieces.
        copies: The table of that name: pairs of articles and what they share.

    Returns:
        Shape (pairs, 2): the lesser piece's number and the other's, sorted, each pair once.
    """
    numbers = {own: at for at, own in enumerate(pieces.ids)}
    places = _places(pieces, {*copies["a"].to_pylist(), *copies["b"].to_pylist()})
    found = {
        (min(pair), max(pair))
        for batch in copies.select(["a", "b", "spans"]).to_batches(max_chunksize=4096)
        for row in batch.to_pylist()
        if row["a"] in numbers and row["b"] in numbers
        for pair in _pairs(places[numbers[row["a"]]], places[numbers[row["b"]]], row["spans"])
    }
    return np.array(sorted(found), np.int64).reshape(-1, 2)


def _places(pieces: Pieces, wanted: set[str]) -> dict[int, list[_Place]]:
    """Return for each wanted article where its pieces stand."""
    firsts = np.searchsorted(pieces.article, np.arange(len(pieces.ids) + 1))
    return {
        at: [
            _Place(number, int(pieces.start[number]), int(pieces.end[number]))
            for number in range(int(firsts[at]), int(firsts[at + 1]))
        ]
        for at, own in enumerate(pieces.ids)
        if own in wanted
    }


def _pairs(
    ours: Sequence[_Place], theirs: Sequence[_Place], spans: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    for one in ours:
        span = max(spans, key=lambda span: _common(one, span["a_start"], span["a_end"]))
        if _common(one, span["a_start"], span["a_end"]) <= 0:
            continue
        # What is shared has much the same length in both.
        moved = span["b_start"] - span["a_start"]
        laid = _Place(one.at, one.start + moved, one.end + moved)
        for other in theirs:
            longer = max(one.end - one.start, other.end - other.start)
            if _common(laid, other.start, other.end) >= _COVERED * longer:
                yield one.at, other.at


def _common(place: _Place, start: int, end: int) -> int:
    return min(place.end, end) - max(place.start, start)
