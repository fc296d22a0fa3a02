"""Sorted columns as stretches of rows that are equal."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["sizes_of", "starts_of"]


def starts_of(*columns: NDArray[Any]) -> NDArray[np.int64]:
    """Return where each new value begins in columns that are sorted together.

    >>> starts_of(np.array([1, 1, 2, 2]), np.array([5, 5, 5, 6])).tolist()
    [0, 2, 3]
    """
    if not len(columns[0]):
        return np.zeros(0, np.int64)
    new = np.zeros(len(columns[0]), np.bool_)
    new[0] = True
    for column in columns:
        new[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(new)


def sizes_of(starts: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return how many rows each stretch has, of ``count`` in all.

    >>> sizes_of(np.array([0, 2, 3]), 4).tolist()
    [2, 1, 1]
    """
    return np.diff(np.append(starts, count))
