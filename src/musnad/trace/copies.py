"""Copies: pairs of articles that share wording, as wholes or in a passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.trace.align import Runs, aligned, passages, union
from musnad.trace.boilerplate import Notice, covered, notices
from musnad.trace.families import Near, families, near, pair_keys
from musnad.trace.jaccard import jaccard
from musnad.trace.meetings import Learnt, lines_of, meetings
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
    family = families(len(shelf.ids), alike.a, alike.b)
    found, learnt = meetings(shelf, family)
    shown = learnt.shown
    listed = notices(learnt.article[shown], learnt.at[shown], learnt.families[shown])
    keys = pair_keys(alike.a, alike.b)
    a, b, lines = lines_of(found, keys)
    del found
    runs = aligned(shelf, lines)
    whole = np.isin(pair_keys(a, b), keys)
    runs = runs.where(passages(runs, _counted(shelf, learnt, runs)) | whole[runs.pair])
    kept, pair = np.unique(runs.pair, return_inverse=True)
    runs = runs._replace(pair=pair.astype(np.int64))
    a, b = a[kept], b[kept]
    words_a = union(runs.pair, runs.at_a, runs.words, len(a))
    words_b = union(runs.pair, runs.at_b, runs.words, len(a))
    return Copies(a, b, _jaccard(shelf, alike, a, b), words_a, words_b, runs, listed)


def _counted(shelf: Shelf, learnt: Learnt, runs: Runs) -> NDArray[np.int64]:
    """Return how many words of each stretch are no boilerplate."""
    boilerplate = covered(shelf, learnt.article, learnt.at)
    before = np.zeros(len(boilerplate) + 1, np.uint32)
    np.cumsum(~boilerplate, dtype=np.uint32, out=before[1:])
    counted: NDArray[np.uint32] = before[runs.at_a + runs.words] - before[runs.at_a]
    return counted.astype(np.int64)


def _jaccard(
    shelf: Shelf, alike: Near, a: NDArray[np.uint32], b: NDArray[np.uint32]
) -> NDArray[np.float64]:
    """Return the Jaccard of pairs; of those that are near it is known already."""
    keys, pairs = pair_keys(alike.a, alike.b), pair_keys(a, b)
    known = np.isin(pairs, keys)
    found = np.zeros(len(a), np.float64)
    found[known] = alike.jaccard[np.searchsorted(keys, pairs[known])]
    found[~known] = jaccard(shelf, a[~known], b[~known])
    return found
