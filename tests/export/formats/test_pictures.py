"""Pictures: whole SVG that any reader of XML takes, and PNG whose Arabic letters are joined."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
import zlib
from collections import Counter

import pytest
from export_feud import crowd, feud
from format_cases import SAMPLE, TEXT, written
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad.errors import InputError
from musnad.export.pictures import network_picture, timeline_picture
from musnad.export.raster import rasterised
from musnad.model import Analysis
from strategies import anything, deeds

SVG = "{http://www.w3.org/2000/svg}"
ODD = ("", '"', "<b>&", "\n", "\r\n", "\u2067", "\u202e", "😀", "Reuters", "\x00", "\ud83d")
ARTICLES = st.builds(
    lambda body, odd: musnad.read(odd + body, title=odd or None, outlet=odd or None),
    st.one_of(deeds(), st.just(TEXT), anything()),
    st.sampled_from(ODD),
)
NOTHING = musnad.read("قال شاهد إن الماء نظيف.")


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


@settings(deadline=None, max_examples=40)
@given(ARTICLES)
def test_any_article_gives_a_whole_picture(analysis: Analysis) -> None:
    for name in ("network-svg", "timeline-svg"):
        root = ET.fromstring(written([analysis], name))
        high, wide = float(root.get("height", 0)), float(root.get("width", 0))
        assert high > 0
        for text in root.iterfind(f"{SVG}text"):
            assert 0 < float(text.get("y", -1)) < high
            assert 0 < float(text.get("x", -1)) < wide


def test_the_network_shows_what_is_alleged_and_on_whose_word() -> None:
    shown = texts(network_picture(feud()))
    assert {"لواء الجبل", "قصف", "سكان: إثبات", "سامر حداد: نفي"} <= set(shown)
    assert "متنازَع فيه: راوٍ يثبت وراوٍ ينفي" in shown


def test_what_is_left_out_is_said() -> None:
    assert any("في الجدول وحده" in line for line in texts(network_picture(crowd(60))))


def test_the_timeline_shows_dates_and_their_words() -> None:
    shown = texts(timeline_picture(SAMPLE))
    assert "\u20662021-02-14\u2069" in shown
    assert any("‹يوم الاثنين›" in line for line in shown)


@pytest.mark.parametrize(
    ("name", "told"), [("network-svg", "لا يروي النص"), ("timeline-svg", "لا يذكر النص")]
)
def test_nothing_to_draw_is_said(name: str, told: str) -> None:
    assert told in written([NOTHING], name).decode("utf-8")


@pytest.mark.parametrize("name", ["network-svg", "network-png", "timeline-svg", "timeline-png"])
def test_a_picture_is_of_one_article(name: str) -> None:
    with pytest.raises(InputError, match=f"{name}: found: more than one article"):
        written([SAMPLE, SAMPLE], name)


def dark(png: bytes) -> list[list[bool]]:
    """Return the pixels of a PNG: whether each is nearer to black than to white."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high, bits, kind = struct.unpack(">IIBB", png[16:26])
    assert (bits, kind) == (8, 6)
    at, packed = 8, b""
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at : at + 8])
        packed += png[at + 8 : at + 8 + size] if name == b"IDAT" else b""
        at += size + 12
    raw, rows, before = zlib.decompress(packed), [], bytearray(wide * 4)
    for y in range(high):
        how, *line = raw[y * (wide * 4 + 1) : (y + 1) * (wide * 4 + 1)]
        row = bytearray(line)
        for x in range(wide * 4):
            left = row[x - 4] if x >= 4 else 0
            corner = before[x - 4] if x >= 4 else 0
            row[x] = (row[x] + _guess(how, left, before[x], corner)) % 256
        rows.append([row[x] < 128 for x in range(0, wide * 4, 4)])
        before = row
    return rows


def _guess(how: int, left: int, above: int, corner: int) -> int:
    if how == 4:
        return min((left, above, corner), key=lambda one: abs(left + above - corner - one))
    return (0, left, above, (left + above) // 2)[how]


def drawn(text: str) -> list[list[bool]]:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="70" direction="rtl" '
        f'font-family="\'IBM Plex Sans Arabic\'"><text font-size="40" x="390" y="45">{text}</text>'
        "</svg>"
    )
    return dark(rasterised(svg, zoom=1))


def strokes(text: str) -> int:
    """Return of how many pieces the letters of a text are, as they are drawn."""
    rows = drawn(text)
    left = {(y, x) for y, row in enumerate(rows) for x, ink in enumerate(row) if ink}
    sizes: Counter[int] = Counter()
    while left:
        edge, piece = [left.pop()], 0
        while edge:
            y, x = edge.pop()
            piece += 1
            near = {(y + a, x + b) for a in (-1, 0, 1) for b in (-1, 0, 1)} & left
            left -= near
            edge += near
        sizes[piece] += 1
    return sizes.total()


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("محمد", 1), ("م\u200cح\u200cم\u200cد", 4), ("سلام", 2), ("لا", 1), ("دار", 3), ("نعم", 2)],
)
def test_letters_are_joined_in_png(word: str, pieces: int) -> None:
    """Joined, the letters of a word are one piece of ink, dots and those after دارو apart."""
    assert strokes(word) == pieces


def test_png_runs_from_right_to_left() -> None:
    columns = {x for row in drawn("محمد!") for x, ink in enumerate(row) if ink}
    assert min(columns) > 200
    assert max(columns) <= 390
    # The mark behind the last letter is the leftmost sign: a thin one, with a gap beside it.
    gap = next(x for x in range(min(columns), 400) if x not in columns)
    assert gap - min(columns) < 12


def test_an_emoji_is_left_out() -> None:
    assert drawn("محمد 😀👍🏽✈\ufe0f") == drawn("محمد ")
    # One between words closes up; the words stay.
    assert drawn("سلام😀محمد") == drawn("سلاممحمد")


def test_a_letter_that_the_fonts_lack_changes_no_other() -> None:
    plain, odd = drawn("محمد"), drawn("محمد 中")
    left = min(x for row in plain for x, ink in enumerate(row) if ink)
    assert [row[left:] for row in plain] == [row[left:] for row in odd]
    assert any(any(row[:left]) for row in odd)


def test_png_is_the_whole_picture() -> None:
    svg = ET.fromstring(written([feud()], "network-svg"))
    png = written([feud()], "network-png")
    wide, high = struct.unpack(">II", png[16:24])
    assert (wide, high) == (
        round(2 * float(svg.get("width", 0))),
        round(2 * float(svg.get("height", 0))),
    )
