"""How much of their wording two articles share: the exact Jaccard of their 5-word shingles."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from musnad.trace.shelf import Shelf
from musnad.trace.stretches import starts_of
from musnad.trace.words import SHINGLE, shingles

__all__ = ["jaccard"]

# Words whose arrays stay in the processor's cache.
_BATCH = 1 << 17
_BITS = np.uint64(40)


def jaccard(shelf: Shelf, a: NDArray[np.uint32], b: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Return the Jaccard of each pair: shared shingles by all different shingles of the two.

    It is 0 where both have fewer than five words.
    """
    found = np.zeros(len(a), np.float64)
    sizes = shelf.counts[a] + shelf.counts[b]
    for first, last in batches(sizes, _BATCH):
        found[first:last] = _batch(shelf, a[first:last], b[first:last])
    return found


def batches(sizes: NDArray[np.int64], most: int) -> list[tuple[int, int]]:
    """Return half-open ranges whose sizes sum to about ``most``, in order; none is empty."""
    if not len(sizes):
        return []
    share = (np.cumsum(sizes) - sizes) // most
    cuts = [0, *(np.flatnonzero(np.diff(share)) + 1).tolist(), len(sizes)]
    return list(pairwise(cuts))


def _batch(shelf: Shelf, a: NDArray[np.uint32], b: NDArray[np.uint32]) -> NDArray[np.float64]:
    one, other = (_distinct(shelf, articles) for articles in (a, b))
    both = np.concatenate([one, other])
    both.sort()
    same = both[1:] == both[:-1]
    shared = np.bincount(_pair(both[1:][same]), minlength=len(a))
    total = np.bincount(_pair(both), minlength=len(a)) - shared
    return np.asarray(shared / np.maximum(total, 1))


def _pair(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    return (keys >> _BITS).astype(np.int64)


def _distinct(shelf: Shelf, articles: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return the different shingles of articles, each under the number of its pair."""
    counts = shelf.counts[articles]
    pair = np.repeat(np.arange(len(articles)), counts)
    at = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
    values = shingles(shelf.hashes[shelf.firsts[articles][pair] + at])
    whole = (at + SHINGLE <= counts[pair])[: len(values)]
    values, pair = values[whole], pair[: len(whole)][whole]
    keys = (pair.astype(np.uint64) << _BITS) | (values >> (np.uint64(64) - _BITS))
    keys.sort()
    return keys[starts_of(keys)]
