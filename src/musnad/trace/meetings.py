"""Where articles meet: the fingerprints that two of them share, and the diagonals these lie on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.trace.align import Lines
from musnad.trace.boilerplate import is_boilerplate
from musnad.trace.families import pair_keys, unpaired
from musnad.trace.prints import Groups, grouped, met
from musnad.trace.shelf import Shelf
from musnad.trace.stretches import sizes_of, starts_of

__all__ = ["Learnt", "Meetings", "lines_of", "meetings"]

# A passage of 25 words without a change has two fingerprints on one diagonal, at least six words
# apart; one with changes has more of them on several.
_APART = 6
_MANY = 4


class Learnt(NamedTuple):
    """What is boilerplate.

    Attributes:
        article: Number of the article of each place of a fingerprint that is boilerplate.
        at: Its word there.
        shown: Which of the places stands for its fingerprint in the list.
        families: In how many families of its outlet the fingerprint is.
    """

    article: NDArray[np.uint32]
    at: NDArray[np.uint32]
    shown: NDArray[np.bool_]
    families: NDArray[np.int64]


class Meetings(NamedTuple):
    """Fingerprints that two articles share.

    Attributes:
        keys: The pair, as `pair_keys` gives it.
        shift: Word of the one article less word of the other.
        at: Word of the one.
        own: Whether it is more than boilerplate.
    """

    keys: NDArray[np.uint64]
    shift: NDArray[np.int32]
    at: NDArray[np.uint32]
    own: NDArray[np.bool_]


def meetings(shelf: Shelf, family: NDArray[np.int64]) -> tuple[Meetings, Learnt]:
    """Return where articles meet, and what boilerplate was learnt."""
    found, learnt = [], []
    for groups in grouped(shelf.prints):
        flagged, families = is_boilerplate(shelf, family, groups)
        learnt.append(_learnt(groups, flagged, families))
        left, right = met(groups)
        keys = pair_keys(groups.article[left], groups.article[right])
        shift = groups.at[left].astype(np.int32) - groups.at[right].astype(np.int32)
        own = ~np.repeat(flagged, groups.sizes)[left]
        found.append(Meetings(keys, shift, groups.at[left], own))
    return Meetings(*map(_joined, zip(*found, strict=True))) if found else _NO_MEETINGS, (
        Learnt(*map(_joined, zip(*learnt, strict=True))) if learnt else _NOTHING
    )


_NO_MEETINGS = Meetings(
    np.zeros(0, np.uint64), np.zeros(0, np.int32), np.zeros(0, np.uint32), np.zeros(0, np.bool_)
)
_NO_LINES = (
    np.zeros(0, np.uint32),
    np.zeros(0, np.uint32),
    Lines(
        np.zeros(0, np.int64), np.zeros(0, np.uint32), np.zeros(0, np.uint32), np.zeros(0, np.int64)
    ),
)
_NOTHING = Learnt(
    np.zeros(0, np.uint32), np.zeros(0, np.uint32), np.zeros(0, np.bool_), np.zeros(0, np.int64)
)


def _joined(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(arrays)


def _learnt(groups: Groups, flagged: NDArray[np.bool_], families: NDArray[np.int64]) -> Learnt:
    inside = np.flatnonzero(np.repeat(flagged, groups.sizes))
    article = groups.article[inside]
    sizes = groups.sizes[flagged]
    least = np.zeros(0, np.uint32)
    if len(sizes):
        least = np.minimum.reduceat(article, np.cumsum(sizes) - sizes)
    shown = article == np.repeat(least, sizes)
    return Learnt(article, groups.at[inside], shown, np.repeat(families[flagged], sizes))


def lines_of(
    found: Meetings, near: NDArray[np.uint64]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], Lines]:
    """Return the pairs that are worth comparing word by word, and along which diagonals.

    Args:
        found: Where articles meet.
        near: Pairs that are compared in any case.
    """
    order = np.argsort(found.keys)
    keys = found.keys[order]
    starts = starts_of(keys)
    if not len(starts):
        return _NO_LINES
    own = np.add.reduceat(found.own[order].astype(np.int64), starts)
    hopeful = (own >= 2) | np.isin(keys[starts], near)
    order = order[np.repeat(hopeful, sizes_of(starts, len(keys)))]
    order = order[np.lexsort((found.at[order], found.shift[order], found.keys[order]))]
    keys, shift = found.keys[order], found.shift[order]
    at, own_hit = found.at[order], found.own[order]
    starts = starts_of(keys, shift)
    if not len(starts):
        return _NO_LINES
    apart = at[starts + sizes_of(starts, len(keys)) - 1].astype(np.int64) - at[starts]
    line_keys = keys[starts]
    pair_starts = starts_of(line_keys)
    lines = sizes_of(pair_starts, len(line_keys))
    widest = np.maximum.reduceat(apart, pair_starts)
    hits = np.add.reduceat(np.add.reduceat(own_hit.astype(np.int64), starts), pair_starts)
    pairs = line_keys[pair_starts]
    taken = (widest >= _APART) | (hits >= _MANY) | np.isin(pairs, near)
    kept = np.repeat(taken, lines)
    number = np.repeat(np.cumsum(taken) - 1, lines)
    one, other = unpaired(line_keys[kept])
    a, b = unpaired(pairs[taken])
    return a, b, Lines(number[kept], one, other, shift[starts][kept].astype(np.int64))
