"""Which pieces say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.trace.pieces import OWN, Pieces

__all__ = ["Matches", "find_matches"]

# What so few pieces have leads from each to all; what more have from each to the first and the one
# before, so that a statement told a thousand times costs a thousand pairs.
_FEW = 8
_MANY = 4000
_SHARED = 2
# Of the weight of both, and of the shorter one.
_ALIKE = 0.5
_INSIDE = 0.8
_INSIDE_ALIKE = 0.35
_SAME = 0.85
_LEAST_STEMS = 4
_LEAST_INSIDE = 6
_DAYS = 14
# Counts of the day are told in the same words every day, each with numbers of its own.
_NEXT_DAYS = 1
_CHUNK = 1 << 18
_HALF = np.uint64(32)


class Matches(NamedTuple):
    """Pairs of pieces that say the same.

    Attributes:
        a: The lesser piece's number.
        b: The other's.
        alike: Weight of the common stems over that of all, 0 to 1.
    """

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    alike: NDArray[np.float64]


def find_matches(pieces: Pieces) -> Matches:
    """Return the pairs, sorted; at least one of the two is an attribution."""
    _, ranks, frequency = np.unique(pieces.stems, return_inverse=True, return_counts=True)
    stems = ranks.astype(np.int64)
    weights = np.log1p(len(pieces.counts) / frequency)
    a, b = _candidates(pieces)
    alike, inside = _compared(pieces, stems, weights, a, b)
    kept = _agree(pieces, a, b, alike, inside)
    return Matches(a[kept], b[kept], alike[kept])


def _candidates(pieces: Pieces) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs that share two rare stems or pairs of stems, or one of each."""
    keys = [
        *_meetings(pieces, pieces.counts, pieces.stems, _FEW),
        *_meetings(pieces, pieces.pair_counts, pieces.pairs, _MANY),
    ]
    found, shared = np.unique(np.concatenate(keys), return_counts=True)
    found = found[shared >= _SHARED]
    a, b = (found >> _HALF).astype(np.int64), (found & np.uint64(0xFFFFFFFF)).astype(np.int64)
    said = (pieces.number[a] > OWN) | (pieces.number[b] > OWN)
    # One article that says a thing twice is no second witness.
    said &= pieces.article[a] != pieces.article[b]
    return a[said], b[said]


def _meetings(
    pieces: Pieces, counts: NDArray[np.int64], features: NDArray[np.uint32], most: int
) -> Iterator[NDArray[np.uint64]]:
    """Yield pairs of pieces that have a feature in common which ``most`` have at most."""
    owner = np.repeat(np.arange(len(counts)), counts)
    usable = (pieces.counts >= _LEAST_STEMS)[owner]
    owner, features = owner[usable], features[usable]
    order = np.argsort(features, kind="stable")
    owner, features = owner[order], features[order]
    starts = np.flatnonzero(np.r_[True, features[1:] != features[:-1]][: len(features)])
    sizes = np.diff(np.r_[starts, len(features)])
    place = np.arange(len(features)) - np.repeat(starts, sizes)
    size = np.repeat(sizes, sizes)
    for back in range(1, _FEW):
        here = np.flatnonzero((place >= back) & (size <= most) & ((size <= _FEW) | (back == 1)))
        yield _keys(owner[here - back], owner[here])
    far = np.flatnonzero((place > 1) & (size > _FEW) & (size <= most))
    yield _keys(owner[far - place[far]], owner[far])


def _keys(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.uint64]:
    return (one.astype(np.uint64) << _HALF) | other.astype(np.uint64)


def _compared(
    pieces: Pieces,
    stems: NDArray[np.int64],
    weights: NDArray[np.float64],
    a: NDArray[np.int64],
    b: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return of each pair the share of the common weight in all, and in the lighter piece."""
    firsts = np.cumsum(pieces.counts) - pieces.counts
    owner = np.repeat(np.arange(len(pieces.counts)), pieces.counts)
    own = np.bincount(owner, weights[stems], minlength=len(pieces.counts))
    common = np.zeros(len(a))
    for begin in range(0, len(a), _CHUNK):
        some = slice(begin, begin + _CHUNK)
        one = _numbered(firsts, pieces.counts, stems, a[some])
        other = _numbered(firsts, pieces.counts, stems, b[some])
        both = np.intersect1d(one, other, assume_unique=True)
        pair = (both >> _HALF).astype(np.int64)
        stem = (both & np.uint64(0xFFFFFFFF)).astype(np.int64)
        common[some] = np.bincount(pair, weights[stem], minlength=len(a[some]))
    alike = common / np.maximum(own[a] + own[b] - common, 1e-9)
    return alike, common / np.maximum(np.minimum(own[a], own[b]), 1e-9)


def _numbered(
    firsts: NDArray[np.int64],
    counts: NDArray[np.int64],
    stems: NDArray[np.int64],
    pieces: NDArray[np.int64],
) -> NDArray[np.uint64]:
    """Return the stems of pieces, each with the place of its piece."""
    sizes = counts[pieces]
    behind = np.cumsum(sizes)
    at = np.repeat(firsts[pieces] - (behind - sizes), sizes) + np.arange(sizes.sum())
    return _keys(np.repeat(np.arange(len(pieces)), sizes), stems[at])


def _agree(
    pieces: Pieces,
    a: NDArray[np.int64],
    b: NDArray[np.int64],
    alike: NDArray[np.float64],
    inside: NDArray[np.float64],
) -> NDArray[np.bool_]:
    least = np.minimum(pieces.counts[a], pieces.counts[b])
    both_said = (pieces.number[a] > OWN) & (pieces.number[b] > OWN)
    found = alike >= _ALIKE
    part = (inside >= _INSIDE) & (alike >= _INSIDE_ALIKE) & (least >= _LEAST_INSIDE)
    found |= part & both_said
    day_a, day_b = pieces.day[a], pieces.day[b]
    apart = np.where((day_a > 0) & (day_b > 0), np.abs(day_a - day_b), 0)
    found &= (apart <= _DAYS) | (alike >= _SAME)
    numbers = _strangers(pieces.number_counts, pieces.numbers, a, b)
    # Who is congratulated in the same words is somebody else.
    names = _strangers(pieces.name_counts, pieces.names, a, b)
    kept: NDArray[np.bool_] = found & ((apart <= _NEXT_DAYS) | ~numbers) & ~names
    return kept


def _strangers(
    counts: NDArray[np.int64], values: NDArray[Any], a: NDArray[np.int64], b: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell of which pairs both pieces have such values, and not one in common."""
    _, ranks = np.unique(values, return_inverse=True)
    firsts = np.cumsum(counts) - counts
    one = _numbered(firsts, counts, ranks.astype(np.int64), a)
    other = _numbered(firsts, counts, ranks.astype(np.int64), b)
    pair = (np.intersect1d(one, other, assume_unique=True) >> _HALF).astype(np.int64)
    common = np.bincount(pair, minlength=len(a))
    apart: NDArray[np.bool_] = (counts[a] > 0) & (counts[b] > 0) & (common == 0)
    return apart
