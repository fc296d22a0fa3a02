"""One self-contained right-to-left page: fonts inside, no script, nothing fetched."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from musnad.export.days import Moment, Point, When, lies, read_out, timeline, whens
from musnad.export.drawing import Drawing, draw
from musnad.export.jinja import template
from musnad.export.network import network_of
from musnad.export.segments import Line, lines_of, words_by_group
from musnad.export.summary import percent, summary_parts
from musnad.export.view import Group, View, view_of
from musnad.export.web import Member, Web, once, web_of
from musnad.export.words import Language
from musnad.model import Analysis

if TYPE_CHECKING:
    pass

__all__ = ["Sheet", "page", "sheet_of"]

_LANGUAGE: Language = "ar"
_KINDS = ("person", "official", "organisation", "media", "document", "anonymous", "vague")
_GROUPS = ("named", "anonymous", "vague", "nobody")

# The Arabic files have no «» and no Latin letters; these ranges let each file do its own part, as
# their publishers cut them.
_FACES = (
    ("IBM Plex Sans Arabic", "ibm-plex-sans-arabic", (400, 600)),
    ("Noto Naskh Arabic", "noto-naskh-arabic", (400, 700)),
)
_RANGES = {
    "arabic": "U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,"
    "U+FB50-FDFF,U+FE70-FEFC",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-200B,"
    "U+2012-204E,U+2050-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the bar: what it stands for, its width in per cent and the share in words."""

    group: str
    width: float
    share: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article of the page; `prefix` keeps the anchors of several apart."""

    prefix: str
    view: View
    analysis: Analysis
    lines: tuple[Line, ...]
    bar: tuple[_Part, ...]
    summary: tuple[str, ...]
    kinds: tuple[tuple[str, tuple[Group, ...]], ...]
    groups: dict[str, str]
    web: Web
    drawing: Drawing | None
    members: tuple[Member, ...]
    whens: tuple[When, ...]
    moments: tuple[Moment | None, ...]
    timeline: tuple[Point, ...]


def page(analyses: Iterable[Analysis], *, explain: bool) -> str:
    """Return one HTML page with every article; it needs no other file and no network.

    The text of ``.text`` of each article is the article's text, but for the references (``.ref``)
    and for hidden controls, which are shown as tokens such as ⟦RLO⟧.
    """
    found = tuple(analyses)
    sheets = [
        sheet_of(analysis, f"a{number}-" if len(found) > 1 else "", explain=explain)
        for number, analysis in enumerate(found, 1)
    ]
    written = template("page.html.j2", _LANGUAGE)
    return written.render(sheets=sheets, explain=explain, css=_css())


def sheet_of(
    analysis: Analysis, prefix: str = "", *, explain: bool = False, language: Language = _LANGUAGE
) -> Sheet:
    """Return what the templates show of one article."""
    view = view_of(analysis, full=explain)
    lines = lines_of(analysis)
    shares = words_by_group(analysis, lines)
    web = web_of(analysis, view.statements)
    found = whens(analysis)
    often, rest = once(web)
    kinds = tuple((kind, tuple(g for g in view.groups if g.kind == kind)) for kind in _KINDS)
    return Sheet(
        prefix=prefix,
        view=view,
        analysis=analysis,
        lines=lines,
        bar=tuple(
            _Part(group, round(100 * shares[group], 2), percent(shares[group], language))
            for group in _GROUPS
            if shares[group] > 0
        ),
        summary=summary_parts(analysis, language),
        kinds=tuple((kind, groups) for kind, groups in kinds if groups),
        groups={group.id: group.group for group in view.groups},
        web=web,
        drawing=draw(network_of(web), language) if web.edges else None,
        members=(*often, *rest),
        whens=found,
        moments=tuple(
            read_out(w.value, w.mod, language) if w.value and lies(w) else None for w in found
        ),
        timeline=timeline(analysis, found, language),
    )


def _file(name: str) -> bytes:
    return resources.files("musnad.export").joinpath(name).read_bytes()


@cache
def _css() -> str:
    faces = [
        _face(family, f"{stem}-{subset}-{weight}-normal.woff2", weight, subset)
        for family, stem, weights in _FACES
        for weight in weights
        for subset in _RANGES
    ]
    return "\n".join([*faces, _file("style.css").decode("utf-8")])


def _face(family: str, file: str, weight: int, subset: str) -> str:
    data = base64.b64encode(_file(f"fonts/{file}")).decode("ascii")
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:normal;'
        f"font-display:block;unicode-range:{_RANGES[subset]};"
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    )
