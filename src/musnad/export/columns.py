"""In which column of a network each actor and each deed stands, so that most deeds go leftwards."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["Ends", "levels", "sides_of"]

Ends = tuple[Sequence[int], Sequence[int]]
"""Of a deed: the nodes that do it, and those it is done to."""

_STRAIN = {1: 0.0, 2: 1.0, -1: 1.6, 0: 2.0, -2: 2.6}
"""Columns that a deed goes to the left → how hard that is to read."""


def levels(deeds: Sequence[Ends], ties: Sequence[tuple[int, int]], count: int) -> list[int]:
    """Return for each node 0 (right), 1 or 2: those who do first, those it is done to after them.

    >>> levels([([0], [1]), ([1], [2])], [], 3)
    [0, 1, 2]
    """
    level = _first_levels(deeds, count)
    cares: list[list[Ends]] = [[] for _ in range(count)]
    for ends in deeds:
        for n in {*ends[0], *ends[1]}:
            cares[n].append(ends)
    tied: list[list[int]] = [[] for _ in range(count)]
    for a, b in ties:
        tied[a].append(b)
        tied[b].append(a)

    def cost(n: int, at: int) -> float:
        before, level[n] = level[n], at
        whole = sum(_strain(ends, level) for ends in cares[n])
        whole += sum(0.3 * abs(at - level[m]) for m in tied[n])
        level[n] = before
        return whole

    for _ in range(8):
        before = list(level)
        for n in range(count):
            level[n] = min(range(3), key=lambda at: (cost(n, at), at != level[n], at))
        if level == before:
            break
    lowest = min(level, default=0)
    return [at - lowest for at in level]


def _first_levels(deeds: Sequence[Ends], count: int) -> list[int]:
    level = [0] * count
    for subjects, objects in deeds:
        lead = max((level[s] for s in subjects), default=0)
        for o in objects:
            level[o] = max(level[o], min(2, lead + 1))
    return level


def _strain(ends: Ends, level: Sequence[int]) -> float:
    subjects, objects = ends
    if not subjects:
        return sum(1.0 for o in objects if level[o] == 0)
    if not objects:
        return sum(1.0 for s in subjects if level[s] == 2)
    return sum(_STRAIN[level[o] - level[s]] for s in subjects for o in objects)


def sides_of(deeds: Sequence[Ends], level: Sequence[int]) -> list[int]:
    """Return the column of each deed: 1 between the first two of actors, 3 between the last two."""
    load = {1: 0, 3: 0}
    among = (1, 3) if max(level, default=0) == 2 else (1,)
    sides = []
    for subjects, objects in deeds:
        far = {
            side: sum(abs(side - 1 - 2 * level[s]) for s in subjects)
            + sum(abs(side + 1 - 2 * level[o]) for o in objects)
            for side in among
        }
        side = min(among, key=lambda side: (far[side], load[side], side))
        load[side] += 1
        sides.append(side)
    return sides
