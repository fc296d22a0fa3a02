"""The formats on what the reader itself gives, whatever it finds."""

import json
from functools import cache
from typing import Any

import pytest
from export_cases import ROOT, of_gold
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from selectolax.lexbor import LexborHTMLParser

import musnad
from musnad.export import FORMATS, render, summary
from musnad.export.controls import show
from musnad.export.words import word
from musnad.model import Analysis
from strategies import deeds

SCHEMA = json.loads((ROOT / "docs/schema/article.schema.json").read_text(encoding="utf-8"))
ODD = ("", " \n", "No Arabic.", "«" * 50, "قال\r\nإن \u202eالسفينة\u202c \x00 غرقت <b>", "\ud800")


@cache
def read() -> tuple[Analysis, ...]:
    articles: list[Any] = [gold.article for gold in of_gold()]
    return (
        *(musnad.read(a.text, title=a.title, outlet=a.outlet, date=a.date) for a in articles),
        *(musnad.read(text, title="عنوان") for text in ODD),
    )


def test_json_is_valid() -> None:
    check = Draft202012Validator(SCHEMA)
    for analysis in read():
        check.validate(json.loads(render(analysis, "jsonl").encode("utf-8")))


def test_the_page_holds_the_text() -> None:
    for analysis in read():
        tree = LexborHTMLParser(render(analysis, "html", explain=True))
        for ref in tree.css(".ref"):
            ref.decompose()
        assert tree.css_first(".text").text() == show(analysis.text)


def test_the_summary_is_last() -> None:
    for analysis in read():
        assert render(analysis, "text").splitlines()[-1] == summary(analysis)


@given(deeds())
@settings(max_examples=40, deadline=None)
def test_what_is_read_can_be_shown(text: str) -> None:
    analysis = musnad.read(text, title="عنوان", date="2024-03-01")
    tree = LexborHTMLParser(render(analysis, "html", explain=True))
    assert len(tree.css(".told tbody tr")) == len(analysis.relations)
    for format in ("text", "md"):
        shown = render(analysis, format)
        assert (word("label.alleged", "en").lower() in shown.lower()) == bool(analysis.relations)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("explain", [False, True])
def test_every_format_can_be_written(format: str, explain: bool) -> None:
    for analysis in read():
        assert render(analysis, format, explain=explain).encode("utf-8").endswith(b"\n")
