"""Which pieces say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.trace.pieces import OWN, Pieces
from musnad.trace.stretches import sizes_of, starts_of

__all__ = ["Matches", "find_matches", "in_order", "strictly", "told"]

# What pieces have in common leads from each to so many before it in time, less one: a statement
# that is told a thousand times costs seven thousand pairs.
_FEW = 8
_SHARED = 2
_RAREST = 4
_CROSSED = 2
# Of the weight of both, and of the shorter one.
_ALIKE = 0.5
_INSIDE = 0.8
_INSIDE_ALIKE = 0.35
_SAME = 0.95
_VERBATIM = 0.9
_IN_ORDER = 0.9
_NAMES = 0.8
_MOSTLY_A_NAME = 5
_LEAST_STEMS = 4
_LEAST_INSIDE = 8
# With so few stems, no name and no number, it could be said of anything.
_LEAST_BARE = 8
_DAYS = 14
# Counts of the day are told in the same words every day, each with numbers of its own.
_NEXT_DAYS = 1
# Later on, or on a day that is not known, other words must at least name the same.
_FEW_DAYS = 2
_CHUNK = 1 << 18
_REPEATS = 1 << 10
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


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

    def where(self, kept: NDArray[np.bool_]) -> Matches:
        """Return some of them."""
        return Matches(self.a[kept], self.b[kept], self.alike[kept])


class _Names(NamedTuple):
    """The words that are names: how many a piece has, these as numbers, and what each weighs."""

    counts: NDArray[np.int64]
    stems: NDArray[np.int64]
    weights: NDArray[np.float64]


def find_matches(pieces: Pieces, aligned: NDArray[np.int64]) -> Matches:
    """Return the pairs, sorted; the two are of different articles.

    Args:
        pieces: All pieces.
        aligned: Pairs that stand at the same place of copies: they may differ in a name or number.
    """
    every, ranks, frequency = np.unique(pieces.stems, return_inverse=True, return_counts=True)
    stems = ranks.astype(np.int64)
    weights = np.log1p(len(pieces.counts) / frequency)
    names = _names(pieces, every, ranks, frequency)
    near = _candidates(pieces, stems, frequency.astype(np.int64), names)
    placed = _keys(aligned[:, 0], aligned[:, 1])
    keys = np.union1d(near, placed)
    a, b = (keys >> _HALF).astype(np.int64), (keys & _LOW).astype(np.int64)
    # One article that says a thing twice is no second witness.
    apart = pieces.article[a] != pieces.article[b]
    keys, a, b = keys[apart], a[apart], b[apart]
    alike, inside = _compared(pieces, stems, weights, a, b)
    agree = _agree(pieces, names, a, b, alike, inside, np.isin(keys, placed))
    return Matches(a, b, alike).where(agree)


def told(pieces: Pieces, found: Matches) -> Matches:
    """Return the pairs of which at least one is an attribution."""
    return found.where((pieces.number[found.a] > OWN) | (pieces.number[found.b] > OWN))


def _candidates(
    pieces: Pieces, stems: NDArray[np.int64], frequency: NDArray[np.int64], names: _Names
) -> NDArray[np.uint64]:
    """Return pairs that are worth comparing, as keys.

    They share two pairs of neighbouring stems, two of their rarest stems, or a name and a number;
    in a news story those are what is peculiar to it, and they stay when the rest is put in other
    words.
    """
    usable = pieces.counts >= _LEAST_STEMS
    keys = [
        *_meetings(pieces, usable, pieces.pair_counts, pieces.pairs.astype(np.int64)),
        *_meetings(pieces, usable, *_rarest(pieces, stems, frequency)),
        *_meetings(pieces, usable, *_crossed(pieces, names)),
    ]
    found, shared = np.unique(np.concatenate(keys), return_counts=True)
    return found[shared >= _SHARED]


def _rarest(
    pieces: Pieces, stems: NDArray[np.int64], frequency: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each piece how many pairs its rarest stems make, and the pairs, each twice.

    A pair of the rarest weighs as much as two pairs of neighbours.
    """
    owner = np.repeat(np.arange(len(pieces.counts)), pieces.counts)
    known = frequency[stems] > 1
    order = np.lexsort((stems, frequency[stems], owner))
    order = order[known[order]]
    counts = np.bincount(owner[order], minlength=len(pieces.counts))
    place = np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts)
    order = order[place < _RAREST]
    counts = np.minimum(counts, _RAREST)
    firsts = np.cumsum(counts) - counts
    found, owners = [], []
    for one, other in combinations(range(_RAREST), 2):
        has = np.flatnonzero(counts > other)
        both = np.sort(stems[order[firsts[has][:, None] + np.array([[one, other]])]], axis=1)
        pair = (both[:, 0] << np.int64(31)) | both[:, 1]
        found.append(pair)
        owners.append(has)
    return _twice(found, owners, len(counts))


def _crossed(pieces: Pieces, names: _Names) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each piece how many pairs its names make with its numbers, and the pairs.

    As many events have the same words: what sets them apart is whom and how many. Each pair twice,
    and of a piece those of its rarest names.
    """
    counts, stems, weights = names
    owner = np.repeat(np.arange(len(counts)), counts)
    order = np.lexsort((stems, -weights[stems], owner))
    place = np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts)
    values = _numbers(pieces)
    first = values % _REPEATS == 0
    numbers = values[first]
    counted = np.bincount(
        np.repeat(np.arange(len(counts)), pieces.number_counts)[first], minlength=len(counts)
    )
    firsts = np.cumsum(counted) - counted
    found, owners = [], []
    for which in range(_CROSSED):
        some = order[place == which]
        has = owner[some]
        for number in range(_CROSSED):
            kept = counted[has] > number
            pair = stems[some][kept] << np.int64(31) | numbers[firsts[has[kept]] + number]
            found.append(pair)
            owners.append(has[kept])
    return _twice(found, owners, len(counts))


def _twice(
    pairs: Sequence[NDArray[np.int64]], owners: Sequence[NDArray[np.int64]], pieces: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each piece how many pairs it has, each twice, and the pairs in its order."""
    owner = np.tile(np.concatenate(owners), _SHARED)
    twins = np.concatenate([np.concatenate(pairs) * _SHARED + twin for twin in range(_SHARED)])
    order = np.argsort(owner, kind="stable")
    return np.bincount(owner, minlength=pieces), twins[order]


def _meetings(
    pieces: Pieces,
    usable: NDArray[np.bool_],
    counts: NDArray[np.int64],
    features: NDArray[np.int64],
) -> Iterator[NDArray[np.uint64]]:
    """Yield pairs of pieces that have a feature in common, near in time where many have it."""
    owner = np.repeat(np.arange(len(counts)), counts)
    owner, features = owner[usable[owner]], features[usable[owner]]
    order = np.lexsort((owner, pieces.day[owner], features))
    owner, features = owner[order], features[order]
    starts = np.flatnonzero(np.r_[True, features[1:] != features[:-1]][: len(features)])
    sizes = np.diff(np.r_[starts, len(features)])
    place = np.arange(len(features)) - np.repeat(starts, sizes)
    for back in range(1, _FEW):
        here = np.flatnonzero(place >= back)
        one, other = owner[here - back], owner[here]
        yield _keys(np.minimum(one, other), np.maximum(one, other))


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
    owner = np.repeat(np.arange(len(pieces.counts)), pieces.counts)
    own = np.bincount(owner, weights[stems], minlength=len(pieces.counts))
    common = _common(pieces.counts, stems, a, b, weights)
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
    names: _Names,
    a: NDArray[np.int64],
    b: NDArray[np.int64],
    alike: NDArray[np.float64],
    inside: NDArray[np.float64],
    placed: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    least = np.minimum(pieces.counts[a], pieces.counts[b])
    both_said = (pieces.number[a] > OWN) & (pieces.number[b] > OWN)
    named, other_names = _compared_names(names, a, b)
    other_numbers = _other_numbers(pieces, a, b)
    found = alike >= _ALIKE
    part = (inside >= _INSIDE) & (alike >= _INSIDE_ALIKE) & (least >= _LEAST_INSIDE)
    found |= (part & both_said) | (placed & (alike >= _INSIDE_ALIKE))
    apart = _apart(pieces, a, b)
    found &= (apart <= _DAYS) | (alike >= _SAME)
    dated = (pieces.day[a] > 0) & (pieces.day[b] > 0)
    near = dated & (apart <= _NEXT_DAYS)
    found &= placed | (dated & (apart <= _FEW_DAYS)) | (alike >= _VERBATIM) | named
    # A changed number on the way, and not that of another day or place.
    found &= (placed & (apart <= _NEXT_DAYS)) | (near & (alike >= _SAME)) | ~other_numbers
    found &= placed | ~_other_weekdays(pieces, a, b)
    bare = (pieces.name_counts + pieces.number_counts == 0) & (pieces.counts < _LEAST_BARE)
    found &= near | ~(bare[a] | bare[b])
    # Who is congratulated in the same words is somebody else.
    kept: NDArray[np.bool_] = found & ~other_names
    return kept


def _other_numbers(pieces: Pieces, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell of which pairs both pieces have a number that the other has not, or not so often."""
    counts = pieces.number_counts
    common = _common(counts, _numbers(pieces), a, b)
    apart: NDArray[np.bool_] = (common < counts[a]) & (common < counts[b])
    return apart


def _numbers(pieces: Pieces) -> NDArray[np.int64]:
    """Return the numbers of all pieces as integers, all those of one piece different.

    The first of its kind in a piece is a multiple of `_REPEATS`, the second one more.
    """
    _, ranks = np.unique(pieces.numbers, return_inverse=True)
    owner = np.repeat(np.arange(len(pieces.counts)), pieces.number_counts)
    starts = starts_of(owner, ranks)
    sizes = sizes_of(starts, len(ranks))
    repeat = np.arange(len(ranks)) - np.repeat(starts, sizes)
    found: NDArray[np.int64] = ranks * _REPEATS + np.minimum(repeat, _REPEATS - 1)
    return found


def _other_weekdays(
    pieces: Pieces, a: NDArray[np.int64], b: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell of which pairs the pieces speak of weekdays, and of no common one."""
    one, other = pieces.weekdays[a], pieces.weekdays[b]
    apart: NDArray[np.bool_] = (one > 0) & (other > 0) & (one & other == 0)
    return apart


def _compared_names(
    names: _Names, a: NDArray[np.int64], b: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell of which pairs the pieces share a name's word, and of which the names differ.

    They differ where both have much in their names that the other has not; a word that many names
    have (a court, a ministry) weighs little.
    """
    counts, stems, weights = names
    owner = np.repeat(np.arange(len(counts)), counts)
    own = np.bincount(owner, weights[stems], minlength=len(counts))
    common = _common(counts, stems, a, b, weights)
    return common > 0, common < _NAMES * np.minimum(own[a], own[b])


def _names(
    pieces: Pieces, stems: NDArray[Any], ranks: NDArray[Any], frequency: NDArray[Any]
) -> _Names:
    """Return the words that are names in each piece.

    What is mostly a name elsewhere is one here too, though no list has it; a town that is also a
    common word is one only where it was found.

    Args:
        pieces: All pieces.
        stems: Their different stems, sorted.
        ranks: Of each of their stems, its place among these.
        frequency: How often each of these stands there.
    """
    known, times = np.unique(pieces.names, return_counts=True)
    named = np.zeros(len(frequency), np.int64)
    named[np.searchsorted(stems, known)] = times
    every = np.repeat(np.arange(len(pieces.counts)), pieces.counts)
    found = _keys(
        np.repeat(np.arange(len(pieces.counts)), pieces.name_counts), pieces.names.astype(np.int64)
    )
    chosen = (_MOSTLY_A_NAME * named >= frequency)[ranks] | np.isin(
        _keys(every, pieces.stems.astype(np.int64)), found
    )
    owner = every[chosen]
    return _Names(
        np.bincount(owner, minlength=len(pieces.counts)),
        ranks[chosen].astype(np.int64),
        np.log1p(len(pieces.names) / np.maximum(named, 1)),
    )


def in_order(pieces: Pieces, found: Matches) -> NDArray[np.bool_]:
    """Tell of which pairs the stems follow one another alike in both."""
    counts = pieces.pair_counts
    common = _common(counts, pieces.pairs, found.a, found.b)
    every = counts[found.a] + counts[found.b] - common
    kept: NDArray[np.bool_] = common >= _IN_ORDER * every
    return kept


def strictly(pieces: Pieces, found: Matches) -> Matches:
    """Return the pairs that have the same numbers and names, and of days next to one another.

    What is told day after day in the same words must agree in more than its words.
    """
    apart = _apart(pieces, found.a, found.b)
    kept = (apart <= _NEXT_DAYS) & ~_other_weekdays(pieces, found.a, found.b)
    for counts, values in (
        (pieces.number_counts, _numbers(pieces)),
        (pieces.name_counts, pieces.names),
    ):
        common = _common(counts, values, found.a, found.b)
        kept &= (common == counts[found.a]) & (common == counts[found.b])
    return found.where(kept)


def _apart(pieces: Pieces, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the days between the two of each pair; 0 where one has no day."""
    one, other = pieces.day[a], pieces.day[b]
    return np.where((one > 0) & (other > 0), np.abs(one - other), 0)


def _common(
    counts: NDArray[np.int64],
    values: NDArray[Any],
    a: NDArray[np.int64],
    b: NDArray[np.int64],
    weights: NDArray[np.float64] | None = None,
) -> NDArray[Any]:
    """Return how many of such values the two pieces of each pair share, or what these weigh."""
    ranks = values if weights is not None else np.unique(values, return_inverse=True)[1]
    firsts = np.cumsum(counts) - counts
    found: NDArray[Any] = np.zeros(len(a), np.int64 if weights is None else np.float64)
    for begin in range(0, len(a), _CHUNK):
        some = slice(begin, begin + _CHUNK)
        one = _numbered(firsts, counts, ranks.astype(np.int64), a[some])
        other = _numbered(firsts, counts, ranks.astype(np.int64), b[some])
        both = np.intersect1d(one, other, assume_unique=True)
        heavy = None if weights is None else weights[(both & _LOW).astype(np.int64)]
        pairs = (both >> _HALF).astype(np.int64)
        found[some] = np.bincount(pairs, heavy, minlength=len(a[some]))
    return found
