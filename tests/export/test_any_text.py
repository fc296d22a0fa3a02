"""Whatever the text and the spans, every format gets through and says the same."""

import json
import unicodedata
from typing import Any

from export_gold import analysis_of
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from musnad.export import render
from musnad.export.controls import pieces, show
from musnad.export.segments import lines_of
from musnad.model import Analysis, Credit, Mark, Span

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
    assert not tree.css("script, .text b, link, img")
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
