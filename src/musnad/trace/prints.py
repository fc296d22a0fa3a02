"""Fingerprints: few shingles of a text, chosen so that texts that share a passage share some.

Of every eight shingles in a row the smallest is kept (winnowing: Schleimer, Wilkerson and Aiken
2003). Two texts that share twelve words in a row therefore share a fingerprint for certain, and
two that share twenty-five share two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.trace.stretches import sizes_of, starts_of
from musnad.trace.words import SHINGLE, shingles

__all__ = ["MOST", "Groups", "Prints", "grouped", "met", "prints_of"]

MOST = 50
"""Places up to which each is paired with each; of more, each with the first article alone."""

_WINDOW = 8
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)
_PARTITIONS = 8
# Words whose arrays stay in the processor's cache.
_BLOCK = 1 << 14


class Prints(NamedTuple):
    """Fingerprints and where they are.

    Attributes:
        hashes: The fingerprints.
        article: Number of the article that has it.
        at: The word at which it begins.
    """

    hashes: NDArray[np.uint64]
    article: NDArray[np.uint32]
    at: NDArray[np.uint32]


class Groups(NamedTuple):
    """Places that share a fingerprint, two or more, one group behind the other.

    Attributes:
        article: Number of the article of each place.
        at: Its word there.
        starts: Where each group begins.
        sizes: How many places it has.
    """

    article: NDArray[np.uint32]
    at: NDArray[np.uint32]
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]


def prints_of(counts: NDArray[np.int64], hashes: NDArray[np.uint32]) -> Prints:
    """Return the fingerprints of texts.

    Args:
        counts: How many words each text has.
        hashes: The hashes of all words, as `words_of` gives them.
    """
    ends = np.cumsum(counts)
    cuts = np.flatnonzero(np.diff((ends - 1) // _BLOCK, prepend=0))
    found = [
        _of_some(first, counts[first:last], hashes[ends[first] - counts[first] : ends[last - 1]])
        for first, last in pairwise((0, *cuts[cuts > 0].tolist(), len(counts)))
        if last > first
    ]
    if not found:
        return _of_some(0, counts, hashes)
    return Prints(*map(np.concatenate, zip(*found, strict=True)))


def _of_some(first: int, counts: NDArray[np.int64], hashes: NDArray[np.uint32]) -> Prints:
    """Return the fingerprints of texts, which are numbered from the first."""
    owner = np.repeat(np.arange(len(counts)), counts)
    place = np.arange(len(hashes)) - (np.cumsum(counts) - counts)[owner]
    whole = np.flatnonzero(place + SHINGLE <= counts[owner])
    owner, place, values = owner[whole], place[whole], shingles(hashes)[whole]
    # Room between the texts: no window reaches from one into the next.
    slot = whole + _WINDOW * (owner + 1)
    spread = np.full(len(hashes) + _WINDOW * (len(counts) + 1), _NONE)
    spread[slot] = values
    kept = np.flatnonzero(_chosen(spread)[slot])
    return Prints(
        values[kept],
        (owner[kept] + first).astype(np.uint32),
        place[kept].astype(np.uint32),
    )


def _chosen(values: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell of each value whether it is the least of some window of eight that holds it."""
    least = values.copy()
    for step in (1, 2, 4):
        least[:-step] = np.minimum(least[:-step], least[step:])
    most = least
    for step in (1, 2, 4):
        most[step:] = np.maximum(most[step:], most[:-step])
    return np.asarray(values == most)


def grouped(prints: Prints) -> Iterator[Groups]:
    """Yield the places that share a fingerprint, in shares that need little room."""
    shares = prints.hashes >> np.uint64(64 - _PARTITIONS.bit_length() + 1)
    for share in range(_PARTITIONS):
        chosen = np.flatnonzero(shares == share)
        chosen = chosen[np.argsort(prints.hashes[chosen])]
        hashes = prints.hashes[chosen]
        sizes = sizes_of(starts_of(hashes), len(hashes))
        many = np.repeat(sizes > 1, sizes)
        sizes = sizes[sizes > 1]
        if not len(sizes):
            continue
        yield Groups(
            prints.article[chosen][many],
            prints.at[chosen][many],
            np.cumsum(sizes) - sizes,
            sizes,
        )


def met(groups: Groups) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return which places of a group meet: the lesser article's first, each pair once.

    A fingerprint at more than `MOST` places joins each of them with one place of the first article
    alone: work and room stay in proportion to the texts, however often they were copied.
    """
    left, right = [], []
    for size in range(2, MOST + 1):
        starts = groups.starts[groups.sizes == size]
        if len(starts):
            one, other = np.triu_indices(size, 1)
            left.append((starts[:, None] + one).ravel())
            right.append((starts[:, None] + other).ravel())
    large = groups.sizes > MOST
    if large.any():
        least = np.minimum.reduceat(groups.article, groups.starts)
        inside = np.flatnonzero(np.repeat(large, groups.sizes))
        group = np.repeat(np.arange(len(groups.sizes)), groups.sizes)[inside]
        own = groups.article[inside] == least[group]
        _, first = np.unique(group[own], return_index=True)
        star = np.repeat(inside[own][first], groups.sizes[large])
        left.append(star)
        right.append(inside)
    if not left:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    one, other = np.concatenate(left), np.concatenate(right)
    a, b = groups.article[one], groups.article[other]
    apart = a != b
    swap = a > b
    return np.where(swap, other, one)[apart], np.where(swap, one, other)[apart]
