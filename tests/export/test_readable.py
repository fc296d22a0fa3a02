"""What a person sees: terminal, Markdown and the table of formats."""

import subprocess
import sys
import tomllib
from typing import get_args

import pytest
from export_cases import ROOT, empty, of_gold, ship, silent
from export_feud import feud
from export_gold import analysis_of

from musnad.export import FORMATS, render, render_many, summary
from musnad.export.view import shorten, view_of
from musnad.export.words import sign, word
from musnad.model import Analysis, Kind, Manner, MarkKind, Stance


def statement(text: str, span: tuple[int, int], name: str = "هو") -> Analysis:
    return analysis_of(
        {
            "text": text,
            "title": name,
            "sources": [{"id": "x", "name": name, "kind": "person"}],
            "attributions": [
                {
                    "cue": [0, 3],
                    "source": None,
                    "content": [list(span)],
                    "source_id": "x",
                    "via": [],
                    "manner": "indirect",
                    "stance": "neutral",
                    "parent": None,
                }
            ],
        }
    )


def test_the_last_line_is_the_summary() -> None:
    for analysis in [ship(), silent(), *of_gold()]:
        assert render(analysis, "text").splitlines()[-1] == summary(analysis)


def test_chain_cue_and_shading_are_shown() -> None:
    shown = render(ship(), "text")
    assert "المرفأ ← الوكالة ← وكالة Gulf Wire ← مصدر ملاحي" in shown
    assert "ونفى (denying; indirect)" in shown
    assert "○ مصدر ملاحي" in shown
    assert "‹لا شك›" in shown


def test_rules_are_named_when_asked_for() -> None:
    asked, unasked = render(ship(), "text", explain=True), render(ship(), "text")
    for named in ("verb.subject", "attribution:قال", "last.speaker", "headline.asserts"):
        assert named in asked
        assert named not in unasked


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_long_quotations_are_shortened_unless_explained(format: str) -> None:
    text = "قال إن " + "كلام طويل " * 60 + "ينتهي هنا"
    analysis = statement(text, (4, len(text)))
    assert view_of(analysis, full=False).statements[0].said.endswith("طويل كلام…")
    assert view_of(analysis, full=True).statements[0].said.endswith("ينتهي هنا")
    # The page has the whole text beside the cards.
    assert render(analysis, format).count("ينتهي هنا") == (1 if format == "html" else 0)
    assert render(analysis, format, explain=True).count("ينتهي") == (2 if format == "html" else 1)


def test_quotation_marks_are_those_of_the_text() -> None:
    analysis = statement("قال “لا نعلم” ثم سكت", (5, 12))
    assert view_of(analysis, full=False).statements[0].said == "“لا نعلم”"


def test_colour_only_where_asked_for_and_never_alone() -> None:
    plain, coloured = render(ship(), "text"), render(ship(), "text", color=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    signs = [sign(f"kind.{kind}") for kind in ("person", "media", "anonymous", "vague")]
    assert len(set(signs)) == 4
    assert all(s in plain for s in signs)


def test_width_and_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = render(feud(), "text", width=60, explain=True)
    assert all(len(line) <= 60 for line in wide.splitlines()[:-1])
    folded = render(ship(), "text", width=60)
    assert all(len(line) <= 60 for line in folded.splitlines()[:-1])
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert render(ship(), "text", width=60) == folded


def test_lines_have_no_trailing_blanks() -> None:
    for analysis in (ship(), feud()):
        shown = render(analysis, "text", explain=True)
        assert all(line == line.rstrip() for line in shown.splitlines())


def test_terminal_controls_in_a_text_are_shown() -> None:
    analysis = statement("قال \x1b[31mأحمر\u202eCNN", (4, 17), name="x\u202e\x07")
    for format in ("text", "md", "html"):
        shown = render(analysis, format)
        assert not set("\x1b\x07\u202e") & set(shown)
        assert "⟦RLO⟧CNN" in shown
        assert "x⟦RLO⟧⟦U+0007⟧" in shown


def test_markdown_from_the_text_does_not_act() -> None:
    analysis = statement("قال <b>*x*</b> [a](b) `c`", (4, 25), name="*n* <i>#1 @you")
    shown = render(analysis, "md")
    assert "## \\*n\\* &lt;i&gt;&#35;1 &#64;you" in shown
    assert "<b>" not in shown
    assert "&lt;b&gt;*x*&lt;/b&gt;" in shown  # inside an HTML block, where * does not act


def test_chains_in_markdown_keep_their_order_with_latin_names() -> None:
    assert (
        '<p dir="rtl"><bdi>المرفأ</bdi> ← <bdi>الوكالة</bdi> ← <bdi>وكالة Gulf Wire</bdi>'
        " ← <bdi>مصدر ملاحي</bdi></p>"
    ) in render(ship(), "md")


def test_nothing_to_say_is_said() -> None:
    for format in ("text", "md"):
        assert word("label.no_statements", "en") in render(silent(), format)
        assert render(empty(), format).endswith("\n")


def test_many_articles_are_all_there() -> None:
    for format in ("text", "md", "html"):
        whole = "".join(render_many([ship(), silent(), ship()], format))
        assert whole.count("السماء صافية") == (1 if format == "html" else 0)
        assert whole.count("سامر حداد") >= 4


def test_an_unknown_format_is_refused_with_the_list() -> None:
    with pytest.raises(ValueError, match="no format 'pdf'; there are text, json, jsonl, html, md"):
        render(ship(), "pdf")


@pytest.mark.parametrize("format", FORMATS)
def test_same_input_same_bytes(format: str) -> None:
    assert render(ship(), format) == render(ship(), format)


def test_shorten_keeps_words_whole() -> None:
    assert shorten("واحد اثنان ثلاثة", 10) == "واحد اثنان…"


def test_every_kind_stance_and_manner_has_words() -> None:
    for section, values in (
        ("kind", get_args(Kind)),
        ("stance", get_args(Stance)),
        ("manner", get_args(Manner)),
        ("mark", get_args(MarkKind)),
    ):
        for value in values:
            assert word(f"{section}.{value}", "ar")
            assert word(f"{section}.{value}", "en")


def test_every_word_of_the_interface_is_in_both_languages() -> None:
    rows = tomllib.loads((ROOT / "src/musnad/export/words.toml").read_text(encoding="utf-8"))
    rows.pop("numbers")
    for section in rows.values():
        for row in section.values():
            assert {"ar", "en"} <= set(row)


def test_start_up_loads_neither_rich_nor_jinja() -> None:
    code = "import sys, musnad.export; print([m for m in ('rich', 'jinja2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
