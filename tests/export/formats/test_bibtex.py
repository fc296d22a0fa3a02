"""BibTeX, read by two parsers and by a reader of LaTeX, none of which know of us."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import bibtexparser
import pybtex.database
import pytest
from format_cases import SAMPLE, written
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

import musnad
from musnad.export.formats.bibtex import in_bibtex
from musnad.export.formats.letters import whole
from musnad.model import Analysis

SIGNS = st.sampled_from(
    [*"{}\\%&#$_~^`'\"@,=-", "--", "''", "\n", "\r\n", "\u2067", "😀", " and ", "Reuters", "«قال»"]
)
LINES = st.lists(SIGNS | st.text(max_size=6), max_size=8).map("".join)


LATEX = get_default_latex_context_db()
ASCII = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
LATEX.add_context_category(
    "those of LaTeX that it does not know, or takes for a letter's mark",
    macros=[MacroTextSpec(name, sign) for name, sign in ASCII.items()],
    prepend=True,
)


def plain(field: str) -> str:
    return LatexNodes2Text(LATEX, strict_latex_spaces=True).latex_to_text(field)


def kept(text: str) -> str:
    """Return what a field keeps of a text: words with a blank between."""
    blanks = "".join(" " if c <= "\x1f" or "\x7f" <= c <= "\x9f" else c for c in whole(text))
    return " ".join(blanks.split())


def article(**told: str | date | None) -> Analysis:
    return replace(SAMPLE, article=replace(SAMPLE.article, **told))  # type: ignore[arg-type]


@settings(deadline=None, max_examples=50)
@given(LINES, LINES, LINES)
def test_comes_back(title: str, outlet: str, byline: str) -> None:
    data = written([article(title=title, outlet=outlet, byline=byline, id="a1")], "bibtex")
    entry = pybtex.database.parse_bytes(data, "bibtex").entries["a1"]
    [other] = bibtexparser.parse_string(data.decode("utf-8")).entries
    for name, text in (("title", title), ("journal", outlet), ("author", byline)):
        if name == "author":
            found = str(entry.persons["author"][0]) if byline else ""
        else:
            found = entry.fields.get(name, "")
        assert plain(found).strip() == kept(text)
        mine = other.fields_dict[name].value if text else ""
        assert plain(mine).strip() == kept(text)
    assert len(entry.persons.get("author", [])) == bool(byline)


def test_what_it_looks_like() -> None:
    shown = article(title="100 % {من} «الكل»", id="a1", byline="سلمى and هند")
    assert written([shown], "bibtex").decode("utf-8") == (
        "@article{a1,\n"
        "  author = {{سلمى and هند}},\n"
        "  title = {{100 \\% {\\textbraceleft}من{\\textbraceright} «الكل»}},\n"
        "  journal = {{الصحيفة}},\n"
        "  date = {2021-02-14},\n"
        "  year = {2021},\n"
        "  month = feb,\n"
        "  langid = {arabic},\n"
        "  musnadid = {{a1}},\n"
        "}\n\n"
    )


def test_each_article_has_a_key_of_its_own() -> None:
    names = ["a1", "A1", "a1", None, None, "ع 1", "{x}", "a,b"]
    analyses = [replace(SAMPLE, article=replace(SAMPLE.article, id=name)) for name in names]
    data = written(analyses, "bibtex")
    found = pybtex.database.parse_bytes(data, "bibtex").entries
    assert len(found) == len(names)
    assert [entry.fields.get("musnadid") for entry in found.values()] == [
        f"{{{in_bibtex(name)}}}" if name else None for name in names
    ]
    assert len(bibtexparser.parse_string(data.decode("utf-8")).entries) == len(names)


@pytest.mark.parametrize("month", range(1, 13))
def test_the_day_comes_back(month: int) -> None:
    day = date(2021, month, 14)
    entry = pybtex.database.parse_bytes(written([article(date=day)], "bibtex"), "bibtex")
    fields = entry.entries["a1"].fields
    assert fields["date"] == day.isoformat()
    assert fields["year"] == "2021"
    assert fields["month"] == day.strftime("%B")


def test_an_article_of_which_nothing_is_known_is_an_entry() -> None:
    data = written([musnad.read("قال شاهد إن الجسر سقط.")], "bibtex")
    [entry] = pybtex.database.parse_bytes(data, "bibtex").entries.values()
    assert dict(entry.fields) == {"langid": "arabic"}
