"""Copies: pairs of articles that share wording, as wholes or in a passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.trace.align import Runs, aligned, passages, union
from musnad.trace.boilerplate import Notice, covered, notices
from musnad.trace.families import families, near, pair_keys
from musnad.trace.jaccard import jaccard
from musnad.trace.meetings import lines_of, meetings
from musnad.trace.shelf import Shelf

__all__ = ["Copies", "find_copies"]


class Copies(NamedTuple):
    """The pairs, sorted, and what they share.

    Attributes:
        a: The lesser article's number.
        b: The other's.
        jaccard: Exact, of their 5-word shingles.
        words_a: How many words of the one are shared.
        words_b: How many of the other.
        runs: The shared stretches; ``pair`` counts the pairs here.
        notices: The boilerplate that was learnt, which makes no copy.
    """

    a: NDArray[np.uint32]
    b: NDArray[np.uint32]
    jaccard: NDArray[np.float64]
    words_a: NDArray[np.int64]
    words_b: NDArray[np.int64]
    runs: Runs
    notices: Sequence[Notice]


def find_copies(shelf: Shelf) -> Copies:
    """Return which articles share wording."""
    alike = near(shelf)
    near_keys = pair_keys(alike.a, alike.b)
    family = families(len(shelf.ids), alike.a, alike.b)
    found, learnt = meetings(shelf, family)
    boilerplate = covered(shelf, learnt.article, learnt.at)
    shown = learnt.shown
    listed = notices(learnt.article[shown], learnt.at[shown], learnt.families[shown])
    a, b, lines = lines_of(found, near_keys)
    del found, learnt
    runs = aligned(shelf, lines)
    before = np.r_[0, np.cumsum(~boilerplate)]
    counted = before[runs.at_a + runs.words] - before[runs.at_a]
    whole = np.isin(pair_keys(a, b), near_keys)
    runs = runs.where(passages(runs, counted) | whole[runs.pair])
    kept, pair = np.unique(runs.pair, return_inverse=True)
    runs = runs._replace(pair=pair.astype(np.int64))
    a, b, whole = a[kept], b[kept], whole[kept]
    values = np.zeros(len(a), np.float64)
    values[whole] = alike.jaccard[np.searchsorted(near_keys, pair_keys(a[whole], b[whole]))]
    values[~whole] = jaccard(shelf, a[~whole], b[~whole])
    words_a = union(runs.pair, runs.at_a, runs.words, len(a))
    words_b = union(runs.pair, runs.at_b, runs.words, len(a))
    return Copies(a, b, values, words_a, words_b, runs, listed)
