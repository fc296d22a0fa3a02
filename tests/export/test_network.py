"""The network: what is drawn, as what, and that nothing lies on anything else."""

import re
from itertools import combinations, pairwise
from typing import get_args
from xml.etree import ElementTree

import pytest
from export_cases import silent
from export_feud import crowd, feud
from export_gold import analysis_of
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from musnad.export import render, summary
from musnad.export.days import timeline, whens
from musnad.export.drawing import Box, Card, Drawing, draw
from musnad.export.layout import spread
from musnad.export.lettering import cut, width, wrap
from musnad.export.network import MOST, Network, network_of
from musnad.export.view import view_of
from musnad.export.web import Web, web_of
from musnad.export.words import word
from musnad.lexicon.load import read_table
from musnad.model import ActorKind, Analysis, Date, DateMod, Event, Polarity, Span


def web(analysis: Analysis) -> Web:
    return web_of(analysis, view_of(analysis, full=False).statements)


def network(analysis: Analysis) -> Network:
    return network_of(web(analysis))


def drawing(analysis: Analysis) -> Drawing:
    return draw(network(analysis), "ar")


def test_opposed_statements_stand_side_by_side() -> None:
    first = web(feud()).edges[0]
    assert (first.subject, first.event, first.mode, first.object) == (
        "a1",
        "ASSAULT",
        "shelling",
        "a2",
    )
    assert [(t.word.number, t.polarity) for t in first.tellings] == [(1, "done"), (2, "denied")]
    assert first.disputed
    assert [edge.number for edge in web(feud()).edges if edge.disputed] == [1]


def test_edges_are_numbered_in_the_order_shown() -> None:
    edges = web(feud()).edges
    assert [edge.number for edge in edges] == [*range(1, len(edges) + 1)]
    assert sum(len(edge.tellings) for edge in edges) == len(feud().relations)


def test_equal_ends_are_one_edge_in_either_order() -> None:
    assert [edge.mutual for edge in web(feud()).edges if edge.event == "CONSULT"] == [True]


def test_what_has_no_object_points_at_its_place() -> None:
    (leaving,) = [d for d in network(feud()).deeds if d.first.event == "RETREAT"]
    assert (leaving.subjects, leaving.objects) == (("a1",), ("a7",))


def test_kinds_of_line() -> None:
    cards = {card.name: card for card in drawing(feud()).cards}
    assert cards["قصف"].disputed
    assert cards["قصف"].group == "mixed"
    assert [row.lines for row in cards["قصف"].rows] == [("سكان: إثبات",), ("سامر حداد: نفي",)]
    assert cards["حصار · مخطَّط"].group == "named"
    assert cards["خطف"].group == "vague"
    assert cards["لقاء"].group == "anonymous"
    assert cards["انسحاب"].group == "own"
    assert cards["اعتقال"].asks


def test_who_belongs_to_whom_is_drawn() -> None:
    assert set(network(feud()).belongs) == {("a4", "a6"), ("a5", "a1"), ("a8", "a6")}


def test_nothing_is_drawn_where_there_is_nothing() -> None:
    tree = LexborHTMLParser(render(silent(), "html"))
    assert not tree.css("svg, .alleged, .when, .members, .parts, table")
    for format in ("text", "md"):
        shown = render(silent(), format).lower()
        for name in ("actors", "dates", "alleged"):
            assert word(f"label.{name}", "en").lower() not in shown


def test_beyond_a_number_the_rest_is_in_the_table() -> None:
    analysis = crowd(90)
    found = drawing(analysis)
    assert len(found.cards) == MOST
    assert found.left_out > 0
    tree = LexborHTMLParser(render(analysis, "html"))
    assert str(found.left_out) in tree.css_first(".left-out").text()
    assert len(tree.css(".told tbody tr")) == len(analysis.relations)


def shapes(found: Drawing) -> list[Box | Card]:
    return [*found.boxes, *found.cards]


@given(st.integers(0, 60), st.integers(0, 50))
@settings(max_examples=60, deadline=None)
def test_no_two_boxes_touch_and_all_are_inside(size: int, seed: int) -> None:
    found = drawing(crowd(size, seed))
    for one, other in combinations(shapes(found), 2):
        apart = one.x + one.width < other.x or other.x + other.width < one.x
        above = one.y + one.height < other.y or other.y + other.height < one.y
        assert apart or above
    for shape in shapes(found):
        assert 0 <= shape.x <= shape.x + shape.width <= found.width
        assert 0 <= shape.y <= shape.y + shape.height <= found.height


@given(st.integers(1, 60), st.integers(0, 50))
@settings(max_examples=30, deadline=None)
def test_every_drawn_end_has_its_line(size: int, seed: int) -> None:
    analysis = crowd(size, seed)
    deeds = network(analysis).deeds
    lines = drawing(analysis).lines
    assert len(lines) == sum(len(d.subjects) + len(d.objects) for d in deeds)
    ends = sum(len(d.objects) + (len(d.subjects) if d.first.mutual else 0) for d in deeds)
    assert sum(line.head is not None for line in lines) == ends


def test_the_drawing_is_well_formed_and_right_to_left() -> None:
    (svg,) = re.findall(r'<svg class="net" .*?</svg>', render(feud(), "html"), re.S)
    tree = ElementTree.fromstring(svg)
    texts = [node for node in tree.iter() if node.tag.endswith("}text")]
    assert texts
    assert all({"direction", "text-anchor"} <= set(node.attrib) for node in texts)
    links = [node.attrib["href"] for node in tree.iter() if node.tag.endswith("}a")]
    assert "#s1" in links


def test_the_table_has_headers_and_links() -> None:
    tree = LexborHTMLParser(render(feud(), "html"))
    assert len(tree.css(".told thead th[scope=col]")) == 7
    rows = tree.css(".told tbody tr")
    assert len(rows) == len(feud().relations)
    assert [a.attributes["href"] for a in tree.css(".told tbody.disputed .badge")] == ["#s1", "#s2"]
    assert all(t.attributes["dir"] == "ltr" for t in tree.css("time"))


def test_the_line_of_time_has_what_resolves_and_the_day_of_the_article() -> None:
    tree = LexborHTMLParser(render(feud(), "html"))
    times = [t.attributes["datetime"] for t in tree.css(".timeline time")]
    assert times == ["2014", "2024-03-03", "2024-03-04"]
    assert tree.css_first(".published time").attributes["datetime"] == "2024-03-04"
    assert [m.text() for m in tree.css(".timeline mark")] == ["عام 2014", "فجر الأحد"]


def test_the_line_of_time_is_in_order() -> None:
    values = [
        *(("18", None), ("199", None), ("2024", None), ("2024", "MID"), ("2024-W09", "END")),
        *(("2024-03", None), ("2024-03-01", None), ("2024-03", "END"), ("2024-Q4", None)),
    ]
    dates = [Date(Span(0, 3), "DATE", value, mod, "r") for value, mod in values]
    analysis = analysis_of({"text": "عام", "sources": [], "attributions": []}, dates=dates)
    points = timeline(analysis, whens(analysis), "en")
    assert [(p.moment.lead + " " + p.moment.value).strip() for p in points] == [
        "century 19",
        "the 1990s",
        "2024",
        "2024-03",
        "2024-03-01",
        "end of week 9 of 2024",
        "end of 2024-03",
        "middle of 2024",
        "quarter 4 of 2024",
    ]


def test_rules_and_rows_are_named_when_asked_for() -> None:
    for format in ("text", "md", "html"):
        asked, unasked = render(feud(), format, explain=True), render(feud(), format)
        for named in ("verb-subject", "events:وانسحب", "after-title"):
            assert named in asked
            assert named not in unasked


def test_the_summary_counts_relations() -> None:
    assert summary(feud()).endswith(" · 9 alleged relations, 3 on one anonymous source")
    assert summary(feud(), "ar").endswith("تسعة أفعال مرويّة، ثلاثة منها على ذمّة مصدر مجهول واحد")
    assert "alleged" not in summary(silent())


def test_every_kind_event_and_mode_has_words() -> None:
    rows = read_table("events")
    modes = {row["mode"] for kind in ("verb", "noun") for row in rows[kind] if "mode" in row}
    modes |= {row["by_air"] for kind in ("verb", "noun") for row in rows[kind] if "by_air" in row}
    for section, values in (
        ("actor", get_args(ActorKind)),
        ("event", get_args(Event)),
        ("polarity", get_args(Polarity)),
        ("when", get_args(DateMod)),
        ("mode", modes),
    ):
        for value in values:
            assert word(f"{section}.{value}", "ar")
            assert word(f"{section}.{value}", "en")


@given(st.text(), st.integers(2, 30), st.integers(1, 3))
def test_lines_fit(text: str, room: int, most: int) -> None:
    lines = wrap(text, room, most)
    assert len(lines) <= most
    assert all(width(line) <= room + 1 for line in lines)
    assert cut(text, room) == text or cut(text, room).endswith("…")


@pytest.mark.parametrize("wanted", [[], [0.0], [5.0, 0.0, 5.0], [0.0, 100.0]])
def test_spread_keeps_order_and_room(wanted: list[float]) -> None:
    found = spread(wanted, [10.0] * len(wanted))
    assert all(b - a >= 24 - 0.01 for a, b in pairwise(found))
