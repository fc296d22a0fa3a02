"""Tables and JSON come back as they went out, read by what reads them elsewhere."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pyarrow.parquet as pq
import pytest
from format_cases import SAMPLE, TEXT, written
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

import musnad
from musnad.export.formats.csv_table import defused, undefused
from musnad.export.formats.flat import TABLES
from musnad.export.formats.letters import whole
from musnad.export.formats.xlsx import MOST_IN_CELL
from musnad.model import Analysis
from strategies import clauses, news

ODD = st.sampled_from(
    ('"', "'", "\n", "\r\n", "\t", "\u2067", "\u200f", "😀", "Reuters", "=1", "@x", "-", ";", ",")
)
ARTICLES = st.builds(
    lambda body, odd, title: musnad.read(odd + body + odd, title=title or None, outlet=odd or None),
    st.one_of(clauses(), news(), st.just(TEXT)),
    st.one_of(st.just(""), ODD),
    st.one_of(st.just(""), ODD, st.text(max_size=8)),
)


def statements(analysis: Analysis) -> list[list[str]]:
    rows = TABLES["statements"][1](analysis)
    return [["" if v is None else whole(str(v)) for v in row] for row in rows]


def from_csv(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert tuple(head) == TABLES["statements"][0]
    return [[undefused(cell) for cell in row] for row in rows]


@settings(deadline=None, max_examples=25)
@given(st.lists(ARTICLES, max_size=2))
def test_csv_comes_back(analyses: list[Analysis]) -> None:
    expected = [row for analysis in analyses for row in statements(analysis)]
    assert from_csv(written(analyses, "csv")) == expected


@settings(deadline=None, max_examples=25)
@given(st.lists(ARTICLES, max_size=2))
def test_parquet_and_jsonl_come_back(analyses: list[Analysis]) -> None:
    expected: list[dict[str, Any]] = json.loads(json.dumps([a.to_dict() for a in analyses]))
    rows = pq.read_table(io.BytesIO(written(analyses, "parquet"))).to_pylist()
    assert rows == expected
    lines = written(analyses, "jsonl").decode("utf-8").split("\n")
    assert [json.loads(line) for line in lines if line] == expected


@settings(deadline=None, max_examples=15)
@given(ARTICLES)
def test_xlsx_comes_back_without_formulas(analysis: Analysis) -> None:
    book = load_workbook(io.BytesIO(written([analysis], "xlsx")))
    assert book.sheetnames == list(TABLES)
    for name, (columns, rows) in TABLES.items():
        found = list(book[name].iter_rows(values_only=False))
        assert [cell.value for cell in found[0]] == list(columns)
        assert all(cell.data_type != "f" for row in found for cell in row)
        # XML has no lone carriage return, and gives a line feed for it.
        got = [[unescaped(cell.value) for cell in row] for row in found[1:]]
        want = [[sent(v) for v in row] for row in rows(analysis)]
        assert got == want


def ends(value: object) -> object:
    """Return a text with line feeds only, which is what XML keeps."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def sent(value: object) -> object:
    return (ends(whole(value)) or None) if isinstance(value, str) else value


def unescaped(value: object) -> object:
    return ends(unescape(value)) if isinstance(value, str) else value


def test_a_long_text_is_cut_where_excel_would() -> None:
    long = musnad.read("قال شاهد إن الجسر سقط. " + "😀" * 40_000)
    book = load_workbook(io.BytesIO(written([long], "xlsx")))
    cell = book["articles"]["F2"].value
    assert isinstance(cell, str)
    assert cell.endswith("😀…")
    assert MOST_IN_CELL - 2 <= len(cell.encode("utf-16-le")) // 2 <= MOST_IN_CELL


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "'=", "''@"])
def test_formulas_are_defused(sign: str) -> None:
    assert defused(sign + "1").startswith("'")
    assert undefused(defused(sign + "1")) == sign + "1"


def test_no_cell_of_the_sample_is_a_formula() -> None:
    rows = csv.reader(io.StringIO(written([SAMPLE], "csv").decode("utf-8-sig"), newline=""))
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]
