"""The network as shapes with their places, ready to be written as SVG."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from musnad.export.layout import Arc, Key, Layout, lay_out
from musnad.export.lettering import cut, wrap
from musnad.export.network import Deed, Network, Node
from musnad.export.web import Word
from musnad.export.words import Language, word
from musnad.model import Polarity

__all__ = ["Box", "Card", "Drawing", "Line", "Row", "draw"]

_NODE, _CARD, _BETWEEN, _EDGE = 152, 190, 46, 26
_WIDTHS = (_NODE, _CARD, _NODE, _CARD, _NODE)
_LETTER = 6.9
_LINE, _ROW, _SMALL = 20, 21, 16
_HEAD = 8
_WORDS = 4
"""Words that a card has room for; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class Box:
    """An actor: its corner nearest to the origin, and its lines of text."""

    id: str
    kind: str
    name: str
    lines: tuple[str, ...]
    note: str
    x: float
    y: float
    height: float
    width: float = _NODE


@dataclass(frozen=True, slots=True)
class Row:
    """On a card: whose word it is; `number` is None for the outlet's own voice and for "more".

    `drop` is how far below the top of the card its first line stands.
    """

    number: int | None
    group: str
    kind: str
    lines: tuple[str, ...]
    drop: int


@dataclass(frozen=True, slots=True)
class Card:
    """A deed: what is done, and on whose word; `asks` where who does it is not told."""

    lines: tuple[str, ...]
    name: str
    rows: tuple[Row, ...]
    group: str
    disputed: bool
    asks: bool
    x: float
    y: float
    height: float
    width: float = _CARD


@dataclass(frozen=True, slots=True)
class Line:
    """A line, its arrowhead (corners of a triangle) where it has one."""

    path: str
    group: str
    disputed: bool
    head: str | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """All shapes; `groups` are the kinds of line there are."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    ties: tuple[str, ...]
    groups: tuple[str, ...]
    disputed: bool
    asks: bool
    described: bool
    left_out: int


def draw(network: Network, language: Language) -> Drawing:
    """Return the drawing of a network, the same for the same network."""
    index = {node.member.id: n for n, node in enumerate(network.nodes)}
    names = [_lettered(node, language) for node in network.nodes]
    titles = [_title(deed, language) for deed in network.deeds]
    rows = [
        _rows(deed, len(title), language) for deed, title in zip(network.deeds, titles, strict=True)
    ]
    ends = [
        ([index[id] for id in deed.subjects], [index[id] for id in deed.objects])
        for deed in network.deeds
    ]
    ties = [(index[id], index[owner]) for id, owner in network.belongs]
    layout = lay_out(
        ends,
        ties,
        _node_heights(names, ends),
        [_card_height(r) for r in rows],
    )
    place = _Places(layout)
    lines = _lines(network, layout, place)
    return Drawing(
        width=place.width,
        height=round(layout.height + 2 * _EDGE, 1),
        boxes=tuple(
            _box(node, names[n], place, ("node", n)) for n, node in enumerate(network.nodes)
        ),
        cards=tuple(
            _card(deed, titles[d], rows[d], place, ("deed", d), language)
            for d, deed in enumerate(network.deeds)
        ),
        lines=lines,
        ties=tuple(place.tie(a, b) for a, b in ties),
        groups=tuple(dict.fromkeys(_group(deed) for deed in network.deeds)),
        disputed=any(deed.first.disputed for deed in network.deeds),
        asks=any(not deed.subjects for deed in network.deeds),
        described=any(node.member.kind == "group" for node in network.nodes),
        left_out=network.left_out,
    )


class _Places:
    """Columns and middles as coordinates; empty columns take no room."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._column = {key: c for c, column in enumerate(layout.columns) for key in column}
        used = [c for c in range(5) if layout.columns[c]]
        whole = sum(_WIDTHS[c] for c in used) + _BETWEEN * (len(used) - 1) + 2 * _EDGE
        # A deed that nobody is told to do has a sign at its right.
        sign = _BETWEEN if used and used[0] % 2 else 0
        self.width = float(whole + sign)
        self._left: dict[int, float] = {}
        right = self.width - _EDGE - sign
        for c in used:
            self._left[c] = right - _WIDTHS[c]
            right -= _WIDTHS[c] + _BETWEEN

    def left(self, key: Key) -> float:
        return self._left[self._column[key]]

    def middle(self, key: Key) -> float:
        return round(self._layout.middles[key] + _EDGE, 1)

    def top(self, key: Key) -> float:
        return round(self.middle(key) - self.height(key) / 2, 1)

    def height(self, key: Key) -> float:
        return self._layout.heights[key]

    def side(self, key: Key, other: Key) -> tuple[float, int]:
        """Return the edge of a box that looks at another column, and which way that is."""
        left = self.left(key)
        if self._column[other] < self._column[key]:
            return left + _WIDTHS[self._column[key]], 1
        return left, -1

    def tie(self, a: int, b: int) -> str:
        """Return the path between two nodes that belong together."""
        one, two = ("node", a), ("node", b)
        y1, y2 = self.middle(one), self.middle(two)
        if self._column[one] == self._column[two]:
            last = self._column[one] == max(self._left)
            x, out = (self.left(one), -22) if last else (self.left(one) + _NODE, 22)
            return f"M{x:g} {y1:g}C{x + out:g} {y1:g} {x + out:g} {y2:g} {x:g} {y2:g}"
        (x1, _), (x2, _) = self.side(one, two), self.side(two, one)
        return _curve([(x1, y1), (x2, y2)])


def _curve(points: Sequence[tuple[float, float]]) -> str:
    """Return a path that leaves and reaches each pair of points level."""
    start = points[0]
    path = f"M{start[0]:g} {start[1]:g}"
    for (x1, y1), (x2, y2) in pairwise(points):
        if y1 == y2:
            path += f"H{x2:g}"
        else:
            middle = (x1 + x2) / 2
            path += f"C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"
    return path


# ── lettering ────────────────────────────────────────────────────────────────────────────────


def _lettered(node: Node, language: Language) -> tuple[tuple[str, ...], str]:
    room = (_NODE - 18) / _LETTER
    # That a group is described and not named its outline says.
    note = "" if node.member.kind == "group" else word(f"actor.{node.member.kind}", language)
    if node.owners:
        comma = word("summary.comma", language)
        owners = f"{word('label.belongs', language)} {comma.join(node.owners)}"
        note = f"{note} · {owners}" if note else owners
    return wrap(node.member.name, room, 3), cut(note, room * 1.2)


def _node_heights(
    names: Sequence[tuple[tuple[str, ...], str]],
    ends: Sequence[tuple[list[int], list[int]]],
) -> list[float]:
    load = [0] * len(names)
    for subjects, objects in ends:
        for n in (*subjects, *objects):
            load[n] += 1
    return [
        max(14 + _LINE * len(lines) + (_SMALL if note else 0), 10 + 11 * load[n])
        for n, (lines, note) in enumerate(names)
    ]


def _card_height(rows: Sequence[Row]) -> float:
    last = rows[-1]
    return last.drop + _SMALL * (len(last.lines) - 1) + 13


def _title(deed: Deed, language: Language) -> tuple[str, ...]:
    return wrap(_name(deed, language), (_CARD - 18) / _LETTER, 2)


def _name(deed: Deed, language: Language) -> str:
    first = deed.first
    name = word(f"mode.{first.mode}" if first.mode else f"event.{first.event}", language)
    shared = _shared(deed)
    if shared is not None and shared != "done":
        return f"{name} · {word(f'polarity.{shared}', language)}"
    return name


def _shared(deed: Deed) -> Polarity | None:
    among = {polarity for _, polarity in deed.words}
    return among.pop() if len(among) == 1 else None


def _rows(deed: Deed, above: int, language: Language) -> tuple[Row, ...]:
    shared = _shared(deed)
    rows: list[Row] = []
    drop = _LINE * above + _ROW + 2
    for said, polarity in deed.words[:_WORDS]:
        lines = _source(said, None if shared else polarity, language)
        rows.append(Row(said.number, said.group, said.kind, lines, drop))
        drop += _ROW + _SMALL * (len(lines) - 1)
    if len(deed.words) > _WORDS:
        more = word("label.more", language).format(n=len(deed.words) - _WORDS)
        rows.append(Row(None, "more", "", (more,), drop))
    return tuple(rows)


def _source(said: Word, polarity: Polarity | None, language: Language) -> tuple[str, ...]:
    name = said.name or word("label.own_short", language)
    room = (_CARD - (30 if said.number is None else 62)) / _LETTER * 1.08
    if polarity is None:
        return wrap(name, room, 2)
    tail = f": {word(f'polarity.{polarity}', language)}"
    return (cut(name, room - len(tail)) + tail,)


def _group(deed: Deed) -> str:
    groups = {said.group for said, _ in deed.words}
    return groups.pop() if len(groups) == 1 else "mixed"


# ── shapes ───────────────────────────────────────────────────────────────────────────────────


def _box(node: Node, name: tuple[tuple[str, ...], str], place: _Places, key: Key) -> Box:
    member = node.member
    return Box(
        id=member.id,
        kind=member.kind,
        name=member.name,
        lines=name[0],
        note=name[1],
        x=place.left(key),
        y=place.top(key),
        height=place.height(key),
    )


def _card(
    deed: Deed,
    lines: tuple[str, ...],
    rows: tuple[Row, ...],
    place: _Places,
    key: Key,
    language: Language,
) -> Card:
    return Card(
        lines=lines,
        name=_name(deed, language),
        rows=rows,
        group=_group(deed),
        disputed=deed.first.disputed,
        asks=not deed.subjects,
        x=place.left(key),
        y=place.top(key),
        height=place.height(key),
    )


def _lines(network: Network, layout: Layout, place: _Places) -> tuple[Line, ...]:
    ports = _ports(layout, place)
    lines = []
    for a, arc in enumerate(layout.arcs):
        deed = network.deeds[arc.deed]
        headed = not arc.inward or deed.first.mutual
        points = _points(arc, layout, place, ports[a])
        head = None
        if headed:
            (x, y), (before, _) = points[-1], points[-2]
            back = _HEAD if before > x else -_HEAD
            points[-1] = (x + back, y)
            head = f"{x:g},{y:g} {x + back:g},{y - 4.5:g} {x + back:g},{y + 4.5:g}"
        lines.append(Line(_curve(points), _group(deed), deed.first.disputed, head))
    return tuple(lines)


def _points(arc: Arc, layout: Layout, place: _Places, port: float) -> list[tuple[float, float]]:
    """Return where a line leaves its card, enters and leaves what it passes, and ends."""
    points = []
    for one, two in pairwise(arc.stops):
        (x1, _), (x2, _) = place.side(one, two), place.side(two, one)
        y1 = _leave(arc, layout, place) if one[0] == "deed" else place.middle(one)
        y2 = port if two[0] == "node" else place.middle(two)
        points += [(x1, y1), (x2, y2)]
    return points


def _leave(arc: Arc, layout: Layout, place: _Places) -> float:
    """Return the height at which a line leaves its card: what comes in above what goes out."""
    key, toward = arc.stops[0], arc.stops[1]
    way = place.side(key, toward)[1]
    other = any(
        place.side(key, a.stops[1])[1] == way
        for a in layout.arcs
        if a.deed == arc.deed and a.inward != arc.inward
    )
    return place.middle(key) + (0 if not other else -7 if arc.inward else 7)


def _ports(layout: Layout, place: _Places) -> list[float]:
    """Return for each arc at which height it reaches its node: none of a side's meet."""
    sides: defaultdict[tuple[Key, int], list[int]] = defaultdict(list)
    for a, arc in enumerate(layout.arcs):
        node, before = arc.stops[-1], arc.stops[-2]
        sides[node, place.side(node, before)[1]].append(a)
    ports = [0.0] * len(layout.arcs)
    for (node, _), arcs in sides.items():
        arcs.sort(key=lambda a: (place.middle(layout.arcs[a].stops[-2]), a))
        step = min(14.0, (place.height(node) - 12) / len(arcs))
        for n, a in enumerate(arcs):
            ports[a] = round(place.middle(node) + (n - (len(arcs) - 1) / 2) * step, 1)
    return ports
