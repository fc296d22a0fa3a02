from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.corpus.ingest.records import parse_record, read_json, read_lines
from musnad.errors import InputError, RecordError
from musnad.model import Article

LINE = '{"text": "قال الشاهد إنه رأى الجسر."}'.encode()


def test_every_field() -> None:
    value = {
        "id": "x-1", "text": "قال", "title": "عنوان", "outlet": "صحيفة", "date": "2021-02-14",
        "byline": "سلمى", "attributions": [],
    }  # fmt: skip
    assert parse_record(value) == Article(
        "قال", title="عنوان", outlet="صحيفة", date=date(2021, 2, 14), id="x-1", byline="سلمى"
    )


@pytest.mark.parametrize("empty", [None, ""])
def test_empty_fields_are_none(empty: str | None) -> None:
    value = {"text": "قال", "id": empty, "title": empty, "outlet": empty, "date": empty}
    assert parse_record(value) == Article("قال")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ([], "a list"),
        (7, "a number"),
        (None, "null"),
        ({}, 'no "text" (but nothing)'),
        ({"body": "قال"}, "no \"text\" (but 'body')"),
        ({"text": None}, '"text" that is null'),
        ({"text": 7}, '"text" that is a number'),
        ({"text": " \n"}, '"text" that is empty'),
        ({"text": "قال", "title": []}, '"title" that is a list'),
        ({"text": "قال", "id": True}, '"id" that is true or false'),
        ({"text": "قال", "date": "soon"}, '"date": '),
        ({"text": "قال", "date": 20210214}, '"date" that is a number'),
    ],
)
def test_says_what_was_found(value: object, found: str) -> None:
    with pytest.raises(RecordError) as error:
        parse_record(value)
    assert found in str(error.value)


def test_a_wrong_line_leaves_the_others() -> None:
    lines = [b"\xef\xbb\xbf" + LINE + b"\n", b"\n", b"nothing\r\n", b"[]", LINE, b"\xef\xbb\xbf \n"]
    records = list(read_lines(lines))
    assert [record.number for record in records] == [1, 3, 4, 5]
    assert [isinstance(record.result, Article) for record in records] == [True, False, False, True]
    assert "found: 'nothing', no JSON" in str(records[1].result)


def test_a_legacy_encoding_is_told_once() -> None:
    line = '{"text": "قال الشاهد إنه رأى الجسر."}'.encode("cp1256")
    assert [bool(record.notes) for record in read_lines([line] * 3)] == [True, False, False]


def test_a_list_of_articles() -> None:
    records = list(read_json('[{"text": "قال"}, 7]'))
    assert [(record.unit, record.number) for record in records] == [("item", 1), ("item", 2)]
    assert isinstance(records[1].result, RecordError)


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, "1" * 5_000, "نص"])
def test_no_json(text: str) -> None:
    with pytest.raises(RecordError, match="found: "):
        list(read_json(text))


@given(st.lists(st.binary()))
def test_any_lines_get_through(lines: list[bytes]) -> None:
    for record in read_lines(lines):
        assert isinstance(record.result, Article | InputError)


@given(st.text(min_size=1).filter(str.strip))
def test_the_text_comes_back_verbatim(text: str) -> None:
    (record,) = read_lines([json.dumps({"text": text}).encode()])
    assert record.result == Article(text)
