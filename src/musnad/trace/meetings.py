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


_NOBODY, _NOWHERE = np.zeros(0, np.uint32), np.zeros(0, np.int64)
_NEVER = np.zeros(0, np.bool_)
_NO_MEETINGS = Meetings(np.zeros(0, np.uint64), np.zeros(0, np.int32), _NOBODY, _NEVER)
_NOTHING = Learnt(_NOBODY, _NOBODY, _NEVER, _NOWHERE)
_NO_LINES = (_NOBODY, _NOBODY, Lines(_NOWHERE, _NOBODY, _NOBODY, _NOWHERE))


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
    if not found:
        return _NO_MEETINGS, _NOTHING
    return (
        Meetings(*map(_joined, zip(*found, strict=True))),
        Learnt(*map(_joined, zip(*learnt, strict=True))),
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
    hopeful = _hopeful(found, near)
    keys, shift = hopeful.keys, hopeful.shift
    starts = starts_of(keys, shift)
    if not len(starts):
        return _NO_LINES
    ends = starts + sizes_of(starts, len(keys)) - 1
    apart = hopeful.at[ends].astype(np.int64) - hopeful.at[starts]
    line_keys = keys[starts]
    firsts = starts_of(line_keys)
    pairs, lines = line_keys[firsts], sizes_of(firsts, len(line_keys))
    widest = np.maximum.reduceat(apart, firsts)
    hits = np.add.reduceat(hopeful.own.astype(np.int64), starts[firsts])
    taken = (widest >= _APART) | (hits >= _MANY) | np.isin(pairs, near)
    kept, number = np.repeat(taken, lines), np.repeat(np.cumsum(taken) - 1, lines)
    one, other = unpaired(line_keys[kept])
    a, b = unpaired(pairs[taken])
    return a, b, Lines(number[kept], one, other, shift[starts][kept].astype(np.int64))


def _hopeful(found: Meetings, near: NDArray[np.uint64]) -> Meetings:
    """Return what belongs to pairs with two fingerprints of their own, sorted along diagonals."""
    order = np.argsort(found.keys)
    keys = found.keys[order]
    starts = starts_of(keys)
    if not len(starts):
        return found
    own = np.add.reduceat(found.own[order].astype(np.int64), starts)
    hopeful = (own >= 2) | np.isin(keys[starts], near)
    order = order[np.repeat(hopeful, sizes_of(starts, len(keys)))]
    order = order[np.lexsort((found.at[order], found.shift[order], found.keys[order]))]
    return Meetings(found.keys[order], found.shift[order], found.at[order], found.own[order])
