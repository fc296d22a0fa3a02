"""What two articles have in common beyond a statement: whether one is the other in other words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.trace.matching import Matches
from musnad.trace.pieces import OWN, Pieces

__all__ = ["STRANGERS", "Relation", "relatives"]

# Two pieces that may be one in other words, and of an article's pieces so many that it may be one.
_CLOSE = 0.6
_MOST = 0.5
_SHARED = 2
_HALF = np.uint64(32)


class Relation(NamedTuple):
    """What two articles share.

    Attributes:
        one_text: Whether one says most of what the other says, and in much its words.
        sentences: How many sentences of the outlets' own they share, in much the same words.
    """

    one_text: bool
    sentences: int


STRANGERS = Relation(False, 0)


def relatives(pieces: Pieces, found: Matches) -> Mapping[tuple[int, int], Relation]:
    """Return what articles share, where it is more than one statement.

    Articles as their numbers in `Pieces.ids`, the lesser first.
    """
    close = found.where(found.alike >= _CLOSE)
    one, other = pieces.article[close.a], pieces.article[close.b]
    turned = one > other
    a, b = np.where(turned, close.b, close.a), np.where(turned, close.a, close.b)
    pairs, of_a = _pieces_a_pair(pieces, a, b, a)
    _, of_b = _pieces_a_pair(pieces, a, b, b)
    own = (pieces.number[a] <= OWN) & (pieces.number[b] <= OWN)
    told, sentences = _pieces_a_pair(pieces, a[own], b[own], a[own])
    shared = np.zeros(len(pairs), np.int64)
    shared[np.searchsorted(pairs, told)] = sentences
    total = np.bincount(pieces.article, minlength=len(pieces.ids))
    low, high = (pairs >> _HALF).astype(np.int64), pairs.astype(np.uint32).astype(np.int64)
    most = np.maximum(of_a / total[low], of_b / total[high])
    one_text = (np.minimum(of_a, of_b) >= _SHARED) & (most >= _MOST)
    kept = one_text | (shared > 0)
    columns = (low[kept], high[kept], one_text[kept], shared[kept])
    return {
        (first, second): Relation(text, some)
        for first, second, text, some in zip(*(one.tolist() for one in columns), strict=True)
    }


def _pieces_a_pair(
    pieces: Pieces, a: NDArray[np.int64], b: NDArray[np.int64], side: NDArray[np.int64]
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return each pair of articles as a number, and how many pieces of the one side it has."""
    keys = (pieces.article[a].astype(np.uint64) << _HALF) | pieces.article[b].astype(np.uint64)
    # Each piece counts once, however many of the other article it is like.
    once = np.unique(np.stack([keys, side.astype(np.uint64)], axis=1), axis=0)[:, 0]
    return np.unique(once, return_counts=True)
