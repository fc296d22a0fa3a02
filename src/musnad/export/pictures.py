"""The network and the timeline of an article as pictures, each complete in itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from musnad.export.context import flat
from musnad.export.days import Moment, Point, When, timeline, whens
from musnad.export.drawing import Drawing, draw
from musnad.export.jinja import template
from musnad.export.lettering import cut, wrap
from musnad.export.network import network_of
from musnad.export.view import view_of
from musnad.export.web import web_of
from musnad.export.words import Language, counted, word
from musnad.model import Analysis

__all__ = ["network_picture", "timeline_picture"]

_LEAST_WIDTH, _WIDTH, _EDGE = 640, 720, 26
_LETTER, _TITLE_LETTER = 7.4, 9.8
_LINE, _GAP, _KEY = 21, 14, 24
_GROUPS = ("named", "anonymous", "vague", "own", "mixed")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text, or a sign of the key; `inside` stands beside the line of time."""

    kind: str
    text: str
    y: float
    inside: bool = False


@dataclass(frozen=True, slots=True)
class _Picture:
    name: str
    width: float
    height: float
    left: float
    top: float
    lines: tuple[_Line, ...]
    drawing: Drawing | None
    keys: tuple[_Line, ...]
    dots: tuple[_Line, ...]
    language: Language


def network_picture(analysis: Analysis, language: Language = "ar") -> str:
    """Return what is alleged between the actors of an article as SVG, with its key."""
    web = web_of(analysis, view_of(analysis, full=False).statements)
    drawing = draw(network_of(web), language) if web.edges else None
    width = max(drawing.width if drawing else 0, _LEAST_WIDTH)
    label = "label.network_reads" if drawing else "label.nothing_alleged"
    lines = _head(analysis, width, word(label, language), language)
    top = lines[-1].y + _GAP
    end = top + (drawing.height if drawing else 0)
    keys = tuple(
        _Line(kind, text, end + _KEY * number)
        for number, (kind, text) in enumerate(_keys(drawing, language), 1)
    )
    picture = _Picture(
        name=_name(analysis, language),
        width=width,
        height=end + _KEY * (len(keys) + 1),
        left=round((width - (drawing.width if drawing else 0)) / 2, 1),
        top=top,
        lines=lines,
        drawing=drawing,
        keys=keys,
        dots=(),
        language=language,
    )
    return template("network.svg.j2", language).render(picture=picture)


def timeline_picture(analysis: Analysis, language: Language = "ar") -> str:
    """Return the dates of an article on a line of time as SVG, the earliest above."""
    points = timeline(analysis, whens(analysis), language)
    label = "label.timeline" if points else "label.no_dates"
    lines = list(_head(analysis, _WIDTH, word(label, language), language))
    dots: list[_Line] = []
    y = lines[-1].y + _LINE + _GAP
    for point in points:
        dots.append(_Line("published" if point.published else "", "", y - 4))
        for kind, text in _told(point, language):
            lines.append(_Line(kind, text, y, inside=True))
            y += _LINE
        y += _GAP
    picture = _Picture(
        name=_name(analysis, language),
        width=_WIDTH,
        height=y + _GAP,
        left=0,
        top=0,
        lines=tuple(lines),
        drawing=None,
        keys=(),
        dots=tuple(dots),
        language=language,
    )
    return template("timeline.svg.j2", language).render(picture=picture)


def _name(analysis: Analysis, language: Language) -> str:
    return flat(analysis.article.title or "") or word("label.untitled", language)


def _head(analysis: Analysis, width: float, note: str, language: Language) -> tuple[_Line, ...]:
    """Return the lines above a picture: the title, who published it when, and a note."""
    article, room = analysis.article, width - 2 * _EDGE
    day = article.date.isoformat() if article.date else ""
    about = " · ".join(filter(None, (flat(article.outlet or ""), _left_to_right(day))))
    texts = [("title", line) for line in wrap(_name(analysis, language), room / _TITLE_LETTER, 2)]
    texts += [("soft", cut(about, room / _LETTER))] if about else []
    texts += [("soft", line) for line in wrap(note, room / _LETTER, 4)]
    return tuple(_Line(kind, text, 32 + 24 * number) for number, (kind, text) in enumerate(texts))


def _keys(drawing: Drawing | None, language: Language) -> Iterator[tuple[str, str]]:
    if drawing is None:
        return
    for group in _GROUPS:
        if group in drawing.groups:
            yield group, word(f"label.line_{group}", language)
    if drawing.disputed:
        yield "disputed", word("label.line_disputed", language)
    if drawing.asks:
        yield "asks", word("label.sign_asks", language)
    if drawing.described:
        yield "described", word("label.sign_described", language)
    if drawing.ties:
        yield "of", word("label.line_of", language)
    if drawing.left_out:
        yield "left_out", counted("left_out", drawing.left_out, language)


def _told(point: Point, language: Language) -> Iterator[tuple[str, str]]:
    yield "strong", _spoken(point.moment)
    if point.published:
        yield "soft", word("label.published", language)
    for when in point.whens:
        for line in wrap(_quoted(when), (_WIDTH - 3 * _EDGE) / _LETTER, 3):
            yield "", line


def _spoken(moment: Moment) -> str:
    return " ".join(filter(None, (moment.lead, _left_to_right(moment.value), moment.tail)))


def _left_to_right(value: str) -> str:
    return f"\u2066{value}\u2069" if value else ""


def _quoted(when: When) -> str:
    found = when.context
    number = f" [{when.statement}]" if when.statement else ""
    return f"{found.before}‹{found.words}›{found.after}{number}"
