"""The words two articles share: exact stretches, found along the diagonals of fingerprints.

If word 40 of one article is word 10 of the other, so perhaps is word 41 word 11: a fingerprint
that both have names the diagonal, and all words along it are compared.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.trace.jaccard import batches
from musnad.trace.shelf import Shelf
from musnad.trace.stretches import sizes_of
from musnad.trace.words import SHINGLE

__all__ = ["Lines", "Runs", "aligned", "passages", "union"]

PASSAGE = 25
"""Words from which shared text is a passage."""

# Words whose arrays stay in the processor's cache.
_BATCH = 1 << 17
# Words that may differ between two stretches of one passage: a number, a name, a title.
_GAP = 5


class Lines(NamedTuple):
    """Diagonals along which two articles agree somewhere.

    Attributes:
        pair: Number of the pair.
        a: The one article.
        b: The other.
        shift: Word of ``a`` less word of ``b``.
    """

    pair: NDArray[np.int64]
    a: NDArray[np.uint32]
    b: NDArray[np.uint32]
    shift: NDArray[np.int64]

    def some(self, first: int, last: int) -> Lines:
        """Return those from ``first`` up to, but not with, ``last``."""
        chosen = slice(first, last)
        return Lines(self.pair[chosen], self.a[chosen], self.b[chosen], self.shift[chosen])


class Runs(NamedTuple):
    """Stretches of equal words, sorted by pair, place in ``a`` and place in ``b``.

    Attributes:
        pair: Number of the pair.
        at_a: First word in the one article, counted over all articles.
        at_b: First word in the other.
        words: How many.
    """

    pair: NDArray[np.int64]
    at_a: NDArray[np.int64]
    at_b: NDArray[np.int64]
    words: NDArray[np.int64]

    def where(self, chosen: NDArray[np.bool_]) -> Runs:
        """Return some of them."""
        return Runs(*(column[chosen] for column in self))


def aligned(shelf: Shelf, lines: Lines) -> Runs:
    """Return all stretches of five equal words or more along the lines."""
    low = np.maximum(lines.shift, 0)
    high = np.minimum(shelf.counts[lines.a], shelf.counts[lines.b] + lines.shift)
    found = [
        _batch(shelf, lines.some(one, two), low[one:two], high[one:two])
        for one, two in batches(high - low, _BATCH)
    ]
    none = np.zeros(0, np.int64)
    pair, at_a, at_b, words = (
        (np.concatenate([none, *columns]) for columns in zip(*found, strict=True))
        if found
        else (none, none, none, none)
    )
    order = np.lexsort((at_b, at_a, pair))
    return Runs(pair[order], at_a[order], at_b[order], words[order])


def _batch(
    shelf: Shelf, lines: Lines, low: NDArray[np.int64], high: NDArray[np.int64]
) -> tuple[NDArray[np.int64], ...]:
    lengths = high - low
    line = np.repeat(np.arange(len(lengths)), lengths)
    along = np.arange(len(line)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    from_a = shelf.firsts[lines.a] + low
    from_b = shelf.firsts[lines.b] + low - lines.shift
    same = shelf.hashes[from_a[line] + along] == shelf.hashes[from_b[line] + along]
    begins = same & ~np.r_[False, same[:-1] & (line[1:] == line[:-1])]
    ends = same & ~np.r_[same[1:] & (line[1:] == line[:-1]), False]
    first, last = np.flatnonzero(begins), np.flatnonzero(ends)
    long = last - first + 1 >= SHINGLE
    first, last = first[long], last[long]
    own, at = line[first], along[first]
    return lines.pair[own], from_a[own] + at, from_b[own] + at, last - first + 1


def passages(runs: Runs, counted: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell of each stretch whether it belongs to a passage of 25 words or more.

    Stretches that follow one another in both articles, with at most five words between, are one.

    Args:
        runs: The stretches.
        counted: How many words of each count, boilerplate being left out.
    """
    if not len(runs.pair):
        return np.zeros(0, np.bool_)
    gap_a = runs.at_a[1:] - runs.at_a[:-1] - runs.words[:-1]
    gap_b = runs.at_b[1:] - runs.at_b[:-1] - runs.words[:-1]
    joined = (
        (runs.pair[1:] == runs.pair[:-1])
        & (np.maximum(gap_a, gap_b) <= _GAP)
        & (np.minimum(gap_a, gap_b) >= -SHINGLE)
    )
    starts = np.append(0, np.flatnonzero(~joined) + 1)
    between = np.r_[0, np.where(joined, np.maximum(np.minimum(gap_a, gap_b), 0), 0)]
    sizes = np.add.reduceat(counted + between, starts)
    return np.repeat(sizes >= PASSAGE, sizes_of(starts, len(runs.pair)))


def union(
    pair: NDArray[np.int64], at: NDArray[np.int64], words: NDArray[np.int64], count: int
) -> NDArray[np.int64]:
    """Return how many different words the stretches of each of ``count`` pairs cover."""
    order = np.lexsort((at, pair))
    pair, at, end = pair[order], at[order], (at + words)[order]
    # Each pair's places lie behind those of the pair before: the greatest end so far is its own.
    room = int(end.max(initial=0)) + 1
    reached = np.maximum.accumulate(end + pair * room) - pair * room
    before = np.r_[0, np.where(pair[1:] == pair[:-1], reached[:-1], 0)][: len(pair)]
    new = np.maximum(end - np.maximum(at, before), 0)
    return np.bincount(pair, new, minlength=count).astype(np.int64)
