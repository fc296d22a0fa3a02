"""Families: articles that are one text, give or take half of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.trace.jaccard import jaccard
from musnad.trace.prints import grouped, met
from musnad.trace.shelf import Shelf
from musnad.trace.stretches import sizes_of, starts_of

__all__ = ["NEAR", "Near", "families", "near", "pair_keys", "unpaired"]

NEAR = 0.5
"""Jaccard from which two articles are copies of one another as wholes."""

# Fingerprints are a sample: of pairs at NEAR exactly, the share of them that is common varies.
_LOOK = 0.2
_HALF = np.uint64(32)


class Near(NamedTuple):
    """Pairs of articles whose fingerprints look alike, with their exact Jaccard.

    Attributes:
        a: The lesser article's number.
        b: The other's.
        jaccard: 0 to 1.
    """

    a: NDArray[np.uint32]
    b: NDArray[np.uint32]
    jaccard: NDArray[np.float64]


def pair_keys(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return one number for each pair; they sort as the pairs do."""
    return (a.astype(np.uint64) << _HALF) | b


def unpaired(keys: NDArray[np.uint64]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the pairs of `pair_keys`."""
    return (keys >> _HALF).astype(np.uint32), keys.astype(np.uint32)


def near(shelf: Shelf) -> Near:
    """Return the pairs at `NEAR` and above, sorted."""
    found = []
    for groups in grouped(shelf.prints):
        left, right = met(groups)
        found.append(pair_keys(groups.article[left], groups.article[right]))
    keys = np.concatenate([np.zeros(0, np.uint64), *found])
    found.clear()
    keys.sort()
    starts = starts_of(keys)
    shared = sizes_of(starts, len(keys))
    a, b = unpaired(keys[starts])
    counts = np.bincount(shelf.prints.article, minlength=len(shelf.ids))
    alike = shared >= _LOOK * (counts[a] + counts[b] - shared)
    a, b = a[alike], b[alike]
    values = jaccard(shelf, a, b)
    close = values >= NEAR
    return Near(a[close], b[close], values[close])


def families(count: int, a: NDArray[np.uint32], b: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return for each of ``count`` articles the least article that pairs lead to.

    >>> families(4, np.array([0, 2], np.uint32), np.array([2, 3], np.uint32)).tolist()
    [0, 1, 0, 0]
    """
    least = np.arange(count, dtype=np.int64)
    while True:
        before = least.copy()
        one, other = least[a], least[b]
        low = np.minimum(one, other)
        np.minimum.at(least, one, low)
        np.minimum.at(least, other, low)
        while not (least == least[least]).all():
            least = least[least]
        if (least == before).all():
            return least
