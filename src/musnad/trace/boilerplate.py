"""What an outlet's pages carry whatever they report: learnt from the articles, and listed.

A fingerprint is boilerplate when one outlet has it in three families or more and hardly anybody
else has it: readers' notes, signatures, the heads of series. Families are counted, not articles,
so that an article published again and again is none.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.trace.prints import Groups
from musnad.trace.shelf import Shelf
from musnad.trace.stretches import sizes_of, starts_of
from musnad.trace.words import SHINGLE

__all__ = ["Notice", "covered", "is_boilerplate", "notices"]

_FAMILIES = 3
_OWN = 0.9
# Fingerprints of one notice lie at most eight words apart.
_REACH = 8


class Notice(NamedTuple):
    """A stretch of boilerplate, as one article of its outlet has it.

    Attributes:
        article: Number of that article.
        first: Its first word there.
        last: The word behind its last.
        families: In how many families of the outlet it was seen, at least.
    """

    article: int
    first: int
    last: int
    families: int


def is_boilerplate(
    shelf: Shelf, family: NDArray[np.int64], groups: Groups
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Tell of each group whether it is boilerplate of an outlet, and in how many families it is."""
    group = np.repeat(np.arange(len(groups.sizes)), groups.sizes)
    outlet = shelf.outlets[groups.article]
    order = np.lexsort((family[groups.article], outlet, group))
    group, outlet, kin = group[order], outlet[order], family[groups.article][order]
    starts = starts_of(group, outlet)
    places = sizes_of(starts, len(group))
    new_family = np.zeros(len(group), np.int64)
    new_family[starts_of(group, outlet, kin)] = 1
    counted = np.add.reduceat(new_family, starts)
    mostly = places >= _OWN * groups.sizes[group[starts]]
    of_one = mostly & (counted >= _FAMILIES) & (outlet[starts] >= 0)
    found = np.zeros(len(groups.sizes), np.int64)
    found[group[starts][of_one]] = counted[of_one]
    return found > 0, found


def covered(shelf: Shelf, article: NDArray[np.uint32], at: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Tell of each word of the shelf whether it is boilerplate, from the places of fingerprints."""
    begin = np.sort(shelf.firsts[article] + at)
    owner_end = np.sort(shelf.firsts[article] + shelf.counts[article])
    # Sorted by place, the ends of the articles come in the same order as the places in them.
    end = begin + SHINGLE
    close = (begin[1:] - begin[:-1] <= _REACH) & (begin[1:] < owner_end[:-1])
    end[:-1][close] = begin[1:][close]
    steps = np.zeros(len(shelf.hashes) + 1, np.int16)
    np.add.at(steps, begin, 1)
    np.add.at(steps, end, -1)
    return np.asarray(np.cumsum(steps[:-1], dtype=np.int16) > 0)


def notices(
    article: NDArray[np.uint32], at: NDArray[np.uint32], families: NDArray[np.int64]
) -> list[Notice]:
    """Return stretches for people to read, from one place of each fingerprint."""
    order = np.lexsort((at, article))
    found: list[Notice] = []
    for own, word, count in zip(
        article[order].tolist(), at[order].tolist(), families[order].tolist(), strict=True
    ):
        last = found[-1] if found else None
        if last and last.article == own and word - (last.last - SHINGLE) <= _REACH:
            most = max(last.families, count)
            found[-1] = Notice(own, last.first, word + SHINGLE, most)
        else:
            found.append(Notice(own, word, word + SHINGLE, count))
    return found
