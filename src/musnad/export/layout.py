"""Where the boxes of a network stand: columns from right to left, nothing on anything else.

Actors stand in three columns, deeds in the two between them. First each actor gets a column, then
each deed, then each column its order (so that few lines cross), and last each box its height.
A line that passes a column holds a place in it as a box would.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product

from musnad.export.columns import Ends, levels, sides_of

__all__ = ["Arc", "Layout", "lay_out"]

Key = tuple[str, int]
"""``("node", 3)``, ``("deed", 0)`` or, where a line passes a column, ``("pass", 7)``."""

_PASS = 12.0
_GAP = 14.0
_ROUNDS = 16


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between a deed and one of its ends, over the places that it passes."""

    deed: int
    node: int
    inward: bool
    stops: tuple[Key, ...]


@dataclass(slots=True)
class Layout:
    """Boxes by column, the rightmost first, and the middle of each box from the top."""

    columns: list[list[Key]]
    arcs: list[Arc]
    heights: dict[Key, float]
    middles: dict[Key, float] = field(default_factory=dict)

    @property
    def height(self) -> float:
        """From the top of the highest box to the bottom of the lowest."""
        return max((self.middles[k] + self.heights[k] / 2 for k in self.middles), default=0.0)


def lay_out(
    deeds: Sequence[Ends],
    ties: Sequence[tuple[int, int]],
    nodes: Sequence[float],
    cards: Sequence[float],
) -> Layout:
    """Return where everything stands.

    Args:
        deeds: The ends of each deed.
        ties: Pairs of nodes that belong together.
        nodes: Height of each node.
        cards: Height of each deed's card.
    """
    level = levels(deeds, ties, len(nodes))
    sides = sides_of(deeds, level)
    found = Layout([[] for _ in range(5)], [], {})
    for n, height in enumerate(nodes):
        _stand(found, 2 * level[n], ("node", n), height)
    for d, height in enumerate(cards):
        _stand(found, sides[d], ("deed", d), height)
    for d, ends in enumerate(deeds):
        for inward, group in zip((True, False), ends, strict=True):
            for n in group:
                found.arcs.append(_arc(found, d, n, inward, sides[d], 2 * level[n]))
    near = _near(found, ties)
    _order(found, near)
    _settle(found, near)
    return found


def _stand(found: Layout, column: int, key: Key, height: float) -> None:
    found.columns[column].append(key)
    found.heights[key] = height


def _arc(found: Layout, deed: int, node: int, inward: bool, side: int, column: int) -> Arc:
    step = 1 if column > side else -1
    stops: list[Key] = [("deed", deed)]
    for passed in range(side + step, column, step):
        key = ("pass", len(found.heights))
        _stand(found, passed, key, _PASS)
        stops.append(key)
    return Arc(deed, node, inward, (*stops, ("node", node)))


# ── order ────────────────────────────────────────────────────────────────────────────────────


def _near(found: Layout, ties: Iterable[tuple[int, int]]) -> dict[Key, list[tuple[Key, float]]]:
    near: dict[Key, list[tuple[Key, float]]] = {key: [] for key in found.heights}
    joins = [(pair, 1.0) for arc in found.arcs for pair in pairwise(arc.stops)]
    joins += [((("node", a), ("node", b)), 0.5) for a, b in ties]
    for (a, b), weight in joins:
        near[a].append((b, weight))
        near[b].append((a, weight))
    return near


def _order(found: Layout, near: Mapping[Key, list[tuple[Key, float]]]) -> None:
    _stack(found)
    best, fewest = [list(c) for c in found.columns], _crossings(found)
    for turn in range(_ROUNDS):
        indexes = range(5) if turn % 2 == 0 else range(4, -1, -1)
        for index in indexes:
            found.columns[index].sort(key=lambda key: _pull(found, near, key))
            _stack(found)
        _swap(found, near)
        crossings = _crossings(found)
        if crossings < fewest:
            best, fewest = [list(c) for c in found.columns], crossings
    found.columns = best
    _stack(found)


def _swap(found: Layout, near: Mapping[Key, list[tuple[Key, float]]]) -> None:
    """Let neighbours in a column change places where fewer of their lines cross then."""
    column_of = {key: c for c, column in enumerate(found.columns) for key in column}
    for c, column in enumerate(found.columns):
        lines = {
            key: [(column_of[o], found.middles[o]) for o, _ in near[key] if column_of[o] != c]
            for key in column
        }
        for upper in range(len(column) - 1):
            a, b = column[upper : upper + 2]
            pairs = [(p, q) for (s, p), (t, q) in product(lines[a], lines[b]) if s == t]
            if sum(p > q for p, q in pairs) > sum(p < q for p, q in pairs):
                column[upper : upper + 2] = b, a
        _stack(found)


def _pull(found: Layout, near: Mapping[Key, list[tuple[Key, float]]], key: Key) -> float:
    weight = sum(w for _, w in near[key])
    if not weight:
        return found.middles[key]
    return sum(found.middles[other] * w for other, w in near[key]) / weight


def _stack(found: Layout) -> None:
    """Put each column's boxes under one another, about the same middle."""
    for column in found.columns:
        whole = sum(found.heights[key] + _GAP for key in column)
        top = -whole / 2
        for key in column:
            found.middles[key] = top + found.heights[key] / 2
            top += found.heights[key] + _GAP


def _crossings(found: Layout) -> int:
    where = {
        key: (c, found.middles[key]) for c, column in enumerate(found.columns) for key in column
    }
    lines: dict[int, list[tuple[float, float]]] = {}
    for arc in found.arcs:
        for a, b in pairwise(arc.stops):
            (ca, ya), (_, yb) = sorted((where[a], where[b]))
            lines.setdefault(ca, []).append((ya, yb))
    return sum(
        (a - c) * (b - d) < 0
        for between in lines.values()
        for (a, b), (c, d) in combinations(between, 2)
    )


# ── heights ──────────────────────────────────────────────────────────────────────────────────


def _settle(found: Layout, near: Mapping[Key, list[tuple[Key, float]]]) -> None:
    for turn in range(_ROUNDS):
        for column in found.columns if turn % 2 == 0 else reversed(found.columns):
            wanted = [_pull(found, near, key) for key in column]
            heights = [found.heights[key] for key in column]
            for key, middle in zip(column, spread(wanted, heights), strict=True):
                found.middles[key] = middle
    top = min((found.middles[k] - found.heights[k] / 2 for k in found.middles), default=0.0)
    found.middles = {key: middle - top for key, middle in found.middles.items()}


def spread(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Return middles as near as can be to those wanted, in the same order, without overlap.

    >>> spread([0, 0], [10, 10])
    [-12.0, 12.0]
    """
    offsets, at = [], 0.0
    for index, height in enumerate(heights):
        at += (heights[index - 1] + height) / 2 + _GAP if index else 0.0
        offsets.append(at)
    # Least squares under an order: neighbours that would overlap move as one block.
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        total, size = want - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / size:
            before, count = blocks.pop()
            total, size = total + before, size + count
        blocks.append((total, size))
    bases = [total / size for total, size in blocks for _ in range(size)]
    return [round(base + offset, 2) for base, offset in zip(bases, offsets, strict=True)]
