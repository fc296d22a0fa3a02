"""Whatever the text and the spans, every format gets through and says the same."""

import json
import re
import unicodedata
from typing import Any, get_args
from xml.etree import ElementTree

from export_gold import analysis_of
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from musnad.export import FORMATS, render
from musnad.export.controls import pieces, show
from musnad.export.segments import lines_of
from musnad.model import (
    Actor,
    ActorKind,
    Analysis,
    Credit,
    Date,
    DateMod,
    Event,
    Mark,
    Name,
    Polarity,
    Relation,
    Span,
)

PARTS = st.sampled_from(
    [
        *("قال", "وَقَالَ", "المصدر", "الـ", "ﷺ", "می‌خواهد", "CNN", "2024", "١٢", "😀", "e\u0301"),
        *(" ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u2028"),
        *("«", "»", "“", "”", '"', "'", ".", "،", ":", "؟", "…"),
        *("<b>", "</mark>", "<script>alert(1)</script>", "&amp;", "&", "{{ x }}", "<!--", "]]>"),
        *("\u202e", "\u200f", "\u2066", "\u061c", "\x00", "\x1b[2J", "\x85", "\ufffe", "\ufeff"),
    ]
)
TEXTS = st.lists(PARTS | st.text(max_size=4), max_size=30).map("".join)
VALUES = st.sampled_from(
    [
        *(
            "2021-02-14",
            "2021-02",
            "2021",
            "202",
            "20",
            "2021-W06",
            "2021-W60",
            "2021-Q1",
            "2021-H2",
        ),
        *("2021-SU", "2014/2015", "2021-02-14TMO", "2021-02-14T10:30", "P6Y", "PAST_REF", "XXXX"),
        *(None, "", "0000", "2021-99-99"),
    ]
)
MODS = st.none() | st.sampled_from(get_args(DateMod))
KINDS = ("person", "anonymous", "vague")


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    text = draw(TEXTS)
    size = len(text)

    def span() -> list[int]:
        start = draw(st.integers(0, size))
        return [start, draw(st.integers(start, size))]

    rows: list[dict[str, Any]] = [
        {
            "cue": span(),
            "source": span() if draw(st.booleans()) else None,
            "content": [span() for _ in range(draw(st.integers(0, 2)))],
            "source_id": draw(st.sampled_from(KINDS)),
            "via": draw(st.lists(st.sampled_from(KINDS), max_size=2)),
            "manner": draw(st.sampled_from(["direct", "mixed", "indirect"])),
            "stance": "neutral",
            "parent": None,
        }
        for _ in range(draw(st.integers(0, 5)))
    ]
    name = draw(TEXTS)
    ids = [f"a{n}" for n in range(1, 1 + draw(st.integers(1, 6)))]
    some = st.none() | st.sampled_from(ids)
    return analysis_of(
        {
            "text": text,
            "title": draw(st.none() | TEXTS),
            "outlet": draw(st.none() | TEXTS),
            "sources": [{"id": kind, "name": name, "kind": kind} for kind in KINDS],
            "attributions": rows,
        },
        marks=[Mark(Span(*span()), "hedge", "r") for _ in range(draw(st.integers(0, 2)))],
        credits=[Credit(Span(*span()), name, "r") for _ in range(draw(st.integers(0, 1)))],
        names=[Name(Span(*span()), "ORG", draw(st.sampled_from(ids)), "r", name)],
        actors=[
            Actor(
                id,
                draw(TEXTS),
                draw(st.sampled_from(get_args(ActorKind))),
                draw(st.none() | TEXTS),
                tuple(draw(st.lists(st.sampled_from(ids), max_size=2))),
                (Span(*span()),) * draw(st.integers(0, 3)),
            )
            for id in ids
        ],
        dates=[Date(Span(*span()), "DATE", draw(VALUES), draw(MODS), "r") for _ in range(2)],
        relations=[
            Relation(
                draw(some),
                draw(st.sampled_from(get_args(Event))),
                draw(some),
                draw(st.sampled_from(("", "killing", "meet", "clash"))),
                draw(some),
                draw(st.none() | st.integers(0, 1)),
                draw(st.sampled_from(get_args(Polarity))),
                draw(st.none() | st.integers(0, len(rows) - 1)) if rows else None,
                (Span(*span()),),
                "r",
                name,
            )
            for _ in range(draw(st.integers(0, 8)))
        ],
    )


@given(analyses())
@settings(deadline=None)
def test_runs_are_the_text(analysis: Analysis) -> None:
    whole = "".join("".join(r.text for r in line.runs) + line.end for line in lines_of(analysis))
    assert whole == analysis.text.replace("\r\n", "\n").replace("\r", "\n")


@given(analyses())
@settings(deadline=None)
def test_no_run_begins_inside_a_word(analysis: Analysis) -> None:
    for line in lines_of(analysis):
        for left, right in zip(line.runs, line.runs[1:], strict=False):
            assert not (_joins(left.text[-1]) and _joins(right.text[0]))


def _joins(character: str) -> bool:
    category = unicodedata.category(character)
    arabic = "\u0600" <= character <= "\u08ff"
    return category[0] in "LN" or (arabic and category in ("Mn", "Lm"))


@given(analyses(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_page_holds_the_text_and_nothing_of_it_acts(a: Analysis, explain: bool) -> None:
    tree = LexborHTMLParser(render(a, "html", explain=explain))
    assert not tree.css("script, .text b, link, img, .alleged b, .when b, .members b")
    for ref in tree.css(".ref"):
        ref.decompose()
    assert [node.text() for node in tree.css(".text")] == [show(a.text)]


@given(analyses(), st.booleans())
@settings(deadline=None)
def test_what_people_read_has_no_hidden_controls(a: Analysis, explain: bool) -> None:
    for format in ("text", "md"):
        shown = render(a, format, explain=explain)
        assert show(shown) == shown
        shown.encode("utf-8")


@given(analyses())
@settings(deadline=None)
def test_json_comes_back(analysis: Analysis) -> None:
    assert json.loads(render(analysis, "json").encode("utf-8")) == analysis.to_dict()


@given(TEXTS)
@settings(deadline=None)
def test_pieces_are_what_is_shown(text: str) -> None:
    assert "".join(shown for shown, _ in pieces(text)) == show(text)


@given(analyses(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_drawing_is_well_formed_and_ids_are_single(a: Analysis, explain: bool) -> None:
    page = render(a, "html", explain=explain)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([she][^"]+)"', page)) <= set(ids)
    drawn = re.findall(r"<svg.*?</svg>", page, re.S)
    assert bool(drawn) == bool(a.relations)
    for svg in drawn:
        words = "".join(ElementTree.fromstring(svg).itertext())
        assert show(words) == words


@given(analyses())
@settings(max_examples=30, deadline=None)
def test_same_input_same_bytes(a: Analysis) -> None:
    for format in FORMATS:
        assert render(a, format) == render(a, format)
