"""The page: one file that fetches nothing, and whose text is the article's text."""

import re

import pytest
from export_cases import empty, of_gold, ship, silent
from export_feud import feud
from export_gold import analysis_of
from selectolax.lexbor import LexborHTMLParser

from musnad.export import render, render_many
from musnad.export.controls import show
from musnad.export.segments import lines_of, words_by_group
from musnad.model import Analysis

SVG = "http://www.w3.org/2000/svg"


def text_of(page: str) -> list[str]:
    """The text of each article on the page, without the references."""
    tree = LexborHTMLParser(page)
    for ref in tree.css(".ref"):
        ref.decompose()
    return [node.text() for node in tree.css(".text")]


@pytest.mark.parametrize("analysis", [ship(), silent(), empty(), feud(), *of_gold()])
def test_the_text_is_the_articles_text(analysis: Analysis) -> None:
    assert text_of(render(analysis, "html")) == [show(analysis.text)]


def test_the_page_is_one_file_that_fetches_nothing() -> None:
    page = render(feud(), "html", explain=True)
    assert not re.search(r"<(script|link|img|iframe|object|base|use|image)\b", page)
    bare = re.sub(r"base64,[\w+/=]+", "", page).replace(f'xmlns="{SVG}"', "")
    assert not re.search(r"https?:|//[a-z]|@import", bare)
    assert set(re.findall(r"url\((.{15})", page)) == {"data:font/woff2"}
    assert page.count("@font-face") == 8
    assert all(href.startswith("#") for href in re.findall(r'href="([^"]*)"', page))
    assert "src=" not in page
    assert "onclick" not in page


def test_every_anchor_has_its_target_and_ids_are_single() -> None:
    page = "".join(render_many([ship(), silent(), feud(), feud(), *of_gold()[:3]], "html"))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_direction_and_language() -> None:
    tree = LexborHTMLParser(render(ship(), "html"))
    assert tree.css_first("html").attributes == {"lang": "ar", "dir": "rtl"}
    time = tree.css_first("time")
    assert time.attributes == {"dir": "ltr", "datetime": "2024-03-01"}


def test_a_chain_is_a_list_of_isolated_names_without_arrows() -> None:
    tree = LexborHTMLParser(render(ship(), "html"))
    chain = tree.css("ol.chain")[0]
    assert [node.text() for node in chain.css("li > bdi")] == [
        "المرفأ",
        "الوكالة",
        "وكالة Gulf Wire",
        "مصدر ملاحي",
    ]
    assert "←" not in chain.text()


def test_marks_are_snapped_to_whole_words() -> None:
    # The cue without its conjunction, the source without its preposition: مـ joined on both sides.
    text = "وقالت للمصدر."
    analysis = analysis_of(
        {
            "text": text,
            "sources": [{"id": "x", "name": "المصدر", "kind": "anonymous"}],
            "attributions": [
                {
                    "cue": [1, 5],
                    "source": [8, 12],
                    "content": [],
                    "source_id": "x",
                    "via": [],
                    "manner": "indirect",
                    "stance": "neutral",
                    "parent": None,
                }
            ],
        }
    )
    tree = LexborHTMLParser(render(analysis, "html"))
    assert [node.text() for node in tree.css(".text mark")] == ["وقالت", "للمصدر"]


def test_each_role_has_a_class_of_its_own() -> None:
    tree = LexborHTMLParser(render(ship(), "html"))
    found = [(n.attributes["class"], n.text()) for n in tree.css(".text mark")]
    assert ("cue", "قال") in found
    assert ("who by-anonymous", "مصدر ملاحي") in found
    assert ("said anonymous", "السفينة غرقت فجرا") in found
    assert ("said vague deep", "أن البحث مستمر") in found
    assert ("own certainty", "لا شك") in found
    assert ("credit", "الوكالة") in found
    assert ("said named", "ذلك") in found


def test_a_reference_stands_after_the_closing_mark() -> None:
    page = render(ship(), "html")
    body = page[page.index('<article class="text">') :]
    assert '</mark>».<a class="ref"' in body


def test_controls_are_shown_as_tokens() -> None:
    text = "قال \u202eCNN\u202c ثم\u200f سكت"
    page = render(analysis_of({"text": text, "sources": [], "attributions": []}), "html")
    assert '<span class="ctl" title="U+202E">⟦RLO⟧</span>' in page
    assert text_of(page) == ["قال ⟦RLO⟧CNN⟦PDF⟧ ثم⟦RLM⟧ سكت"]


def test_explained_page_names_rules_and_rows() -> None:
    asked, unasked = render(ship(), "html", explain=True), render(ship(), "html")
    for named in ("verb.subject", "last.speaker", "headline.asserts", "marks:لا شك"):
        assert named in asked
        assert named not in unasked


def test_shares_add_up() -> None:
    for analysis in [ship(), silent(), empty(), feud(), *of_gold()]:
        shares = words_by_group(analysis, lines_of(analysis))
        assert sum(shares.values()) == pytest.approx(1)
        assert shares["nobody"] == analysis.voice_share


def test_warnings_and_headline_are_on_the_page() -> None:
    tree = LexborHTMLParser(render(ship(), "html"))
    assert tree.css_first(".alert a").attributes["href"] == "#s1"
    assert "unclosed-quotation" in tree.css_first(".warnings").text()
    assert not LexborHTMLParser(render(silent(), "html")).css(".alert, .warnings")
