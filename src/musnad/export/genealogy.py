"""The genealogy of a story as a picture: time runs from right to left, an outlet a row.

A whole line is a copy, a dashed one a citation; an arrow points at the article that came later,
and is missing where nothing shows which did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from musnad.export.context import flat, unquoted
from musnad.export.jinja import template
from musnad.export.lettering import cut
from musnad.export.words import Language, counted, word
from musnad.trace.records import Line, Member, Root, StoryRecord

__all__ = ["genealogy", "root_line", "roots_line"]

_LANE, _COLUMN, _NAME, _TOP, _EDGE = 54, 74, 190, 96, 24
_STEP = 15
"""Between two articles of one outlet at one time."""
_RADIUS = 7
_LETTERS = 21.0
_FOOT = 26
_BOLD = 9.5
_MOST_ROOTS = 8
_LEAST_WIDTH = 560
_NEIGHBOURS = 2.5 * _STEP


@dataclass(frozen=True, slots=True)
class _Dot:
    """An article, or a cited outlet whose article is not in the library."""

    id: str
    title: str
    note: str
    there: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Arc:
    kind: str
    known: bool
    path: str


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Picture:
    width: float
    height: float
    foot: float
    title: str
    about: str
    lanes: Sequence[_Text]
    days: Sequence[_Text]
    dots: Sequence[_Dot]
    arcs: Sequence[_Arc]
    roots: Sequence[_Text]
    language: Language


def genealogy(story: StoryRecord, language: Language = "ar") -> str:
    """Return the picture as SVG, complete in itself, with a title for every article in it."""
    picture = _picture(story, language)
    return template("genealogy.svg.j2", language).render(picture=picture)


def roots_line(story: StoryRecord, language: Language) -> str:
    """Return what a story rests on, in a line.

    As in ``12 articles, 7 outlets, 1 root: an anonymous source, told to …``.
    """
    counts = _counts(story, language)
    if not story.roots:
        return counts
    named = word("root.list", language).join(
        root_line(root, language) for root in story.roots[:_MOST_ROOTS]
    )
    more = len(story.roots) - _MOST_ROOTS
    return f"{counts}: {named}" + (
        f"{word('root.list', language)}{counted('more_root', more, language)}" if more > 0 else ""
    )


def _counts(story: StoryRecord, language: Language) -> str:
    return word("summary.comma", language).join(
        counted(thing, n, language)
        for thing, n in (
            ("article", len(story.articles)),
            ("outlet", len(story.outlets)),
            ("root", len(story.roots)),
        )
    )


def root_line(root: Root, language: Language) -> str:
    """Return a root in words."""
    return word(f"root.{root.kind}", language).format(
        name=flat(root.name or ""), outlet=unquoted(root.told_to or "")
    )


def _picture(story: StoryRecord, language: Language) -> _Picture:
    strangers = sorted({line.outlet or "" for line in story.lines if line.earlier is None})
    lanes = list(dict.fromkeys([*strangers, *(one.outlet or "" for one in story.articles)]))
    rows = {name: _TOP + _LANE * at for at, name in enumerate(lanes)}
    columns = _columns(story.articles)
    days = list(dict.fromkeys(columns.values()))
    width = max(_NAME + _EDGE * 2 + _COLUMN * (len(days) + bool(strangers)), _LEAST_WIDTH)
    right = width - _NAME - _EDGE
    places = _places(story, rows, columns, days, right - _COLUMN * bool(strangers))
    dots = [
        *(
            _Dot(one.id, flat(one.title or ""), _note(one, language), True, *places[one.id])
            for one in story.articles
        ),
        *(
            _Dot("", name, word("root.not_here", language), False, right - _COLUMN / 2, rows[name])
            for name in strangers
        ),
    ]
    outside = {name: (right - _COLUMN / 2, float(rows[name])) for name in strangers}
    foot = _TOP + _LANE * len(lanes)
    told = [
        _Text(cut(root_line(root, language), 110), width - _EDGE, foot + _FOOT * (at + 2))
        for at, root in enumerate(story.roots[:_MOST_ROOTS])
    ]
    return _Picture(
        width=width,
        height=foot + _FOOT * (len(told) + 2),
        foot=foot + _FOOT,
        title=cut(flat(story.title or word("label.untitled", language)), (width - 48) / _BOLD),
        about=_counts(story, language),
        lanes=[
            _Text(cut(unquoted(name) or "—", _LETTERS), width - _EDGE, row)
            for name, row in rows.items()
        ],
        days=[
            _Text(day or word("root.undated", language), _x(at, right, strangers), _TOP - 30)
            for at, day in enumerate(days)
        ],
        dots=dots,
        arcs=[_arc(line, places, outside) for line in _fewest(story)],
        roots=told,
        language=language,
    )


def _x(column: int, right: float, strangers: Sequence[str]) -> float:
    return right - _COLUMN * (column + 0.5 + bool(strangers))


def _columns(articles: Sequence[Member]) -> Mapping[str, str]:
    """Return the heading of the column of each article, in the order of their times."""
    return {one.id: one.day.isoformat() if one.day else "" for one in articles}


def _places(
    story: StoryRecord,
    rows: Mapping[str, int],
    columns: Mapping[str, str],
    days: Sequence[str],
    right: float,
) -> dict[str, tuple[float, float]]:
    """Return where each article stands; those of one outlet and day stand side by side."""
    crowd: dict[tuple[str, str], int] = {}
    found = {}
    for one in story.articles:
        cell = one.outlet or "", columns[one.id]
        place = crowd.get(cell, 0)
        crowd[cell] = place + 1
        across, down = place % 4, place // 4
        x = right - _COLUMN * (days.index(cell[1]) + 0.5) + _STEP * (1.5 - across)
        found[one.id] = x, rows[cell[0]] + _STEP * down * 0.9
    return found


def _note(one: Member, language: Language) -> str:
    parts = [unquoted(one.outlet or ""), one.published or ""]
    credits = [*one.credits, *([one.origin] if one.origin else [])]
    if credits:
        named = word("summary.comma", language).join(map(unquoted, credits))
        what = "root.probably" if one.origin else "root.credits"
        parts.append(word(what, language).format(name=named))
    return " · ".join(part for part in parts if part)


def _fewest(story: StoryRecord) -> list[Line]:
    """Return the lines that are drawn: of copies one to each article, else all citations."""
    order = {one.id: at for at, one in enumerate(story.articles)}
    best: dict[str, tuple[bool, int, Line]] = {}
    for line in story.lines:
        if line.kind != "copy" or line.earlier not in order:
            continue
        earlier, later = line.earlier, line.later
        if not line.known and order[earlier] > order[later]:
            earlier, later = later, earlier
        rank = not line.known, order[earlier], Line(earlier, later, "copy", line.known)
        if later not in best or rank[:2] < best[later][:2]:
            best[later] = rank
    copies = [line for _, _, line in best.values()]
    return [*copies, *(line for line in story.lines if line.kind == "citation")]


def _arc(
    line: Line,
    places: Mapping[str, tuple[float, float]],
    outside: Mapping[str, tuple[float, float]],
) -> _Arc:
    x, y = places[line.earlier] if line.earlier else outside[line.outlet or ""]
    to_x, to_y = places[line.later]
    if abs(to_y - y) < 1 and abs(to_x - x) < _NEIGHBOURS:
        path = _over(x, to_x, y)
    elif abs(to_x - x) < _RADIUS * 2:
        path = _down(x, to_x, y, to_y)
    else:
        path = _across(x, to_x, y, to_y)
    return _Arc(line.kind, line.known, path)


def _over(x: float, to_x: float, y: float) -> str:
    """A small bow over two that stand side by side."""
    top = y - _RADIUS
    return f"M{x:.1f} {top:.1f}C{x:.1f} {top - 9:.1f} {to_x:.1f} {top - 9:.1f} {to_x:.1f} {top:.1f}"


def _down(x: float, to_x: float, y: float, to_y: float) -> str:
    """From one row to another at the same time."""
    gap = (_RADIUS + 2) * (1 if to_y > y else -1)
    bow = f"{x - 26:.1f} {y + gap * 3:.1f} {x - 26:.1f} {to_y - gap * 3:.1f}"
    return f"M{x:.1f} {y + gap * 0.8:.1f}C{bow} {to_x:.1f} {to_y - gap:.1f}"


def _across(x: float, to_x: float, y: float, to_y: float) -> str:
    """From an earlier time to a later one; within a row in a bow over what stands between."""
    bend = 22 if abs(to_y - y) < 1 else 0
    sign = 1 if to_x > x else -1
    start, end = x + sign * _RADIUS, to_x - sign * (_RADIUS + 2)
    middle = (start + end) / 2
    return (
        f"M{start:.1f} {y:.1f}"
        f"C{middle:.1f} {y - bend:.1f} {middle:.1f} {to_y - bend:.1f} {end:.1f} {to_y:.1f}"
    )
