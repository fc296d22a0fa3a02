"""The files the desk gives, of an article, the library or what was found; and what it is not."""

from __future__ import annotations

import json
import re
from typing import BinaryIO
from urllib.parse import urlencode

import pytest
from tests.desk.desks import ARTICLES, Visitor

from musnad.desk.piped import piped
from musnad.desk.web.catalogue import catalogue
from musnad.errors import InputError
from musnad.export.formats import FORMATS

MANY = [name for name, form in FORMATS.items() if not form.single]


@pytest.fixture(scope="module")
def article(guest: Visitor) -> str:
    found = re.search(r'href="(/articles/\w+)"', guest.ask("/").text)
    assert found
    return found[1]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_offered_and_given(guest: Visitor, article: str, name: str) -> None:
    assert f"export.format.{name}" in catalogue("ar").keys() & catalogue("en").keys()
    form = FORMATS[name]
    answer = guest.ask(f"{article}/export/{name}")
    assert answer.status == 200
    named = answer.headers["content-disposition"]
    assert named.startswith("attachment")
    assert form.suffix in named
    assert answer.headers["content-type"] == "application/octet-stream"
    assert len(answer.text) > 40
    assert f'href="{article}/export/{name}"' in guest.ask(f"{article}/export").text


def texts(guest: Visitor, path: str) -> list[str]:
    answer = guest.ask(path)
    assert answer.status == 200
    return sorted(json.loads(line)["text"] for line in answer.text.splitlines())


def test_the_library_and_what_was_found(guest: Visitor) -> None:
    assert texts(guest, "/export/jsonl") == sorted(one["text"] for one in ARTICLES)
    query = urlencode({"q": "الجسر", "outlet": "المرفأ"})
    assert texts(guest, f"/search/export/jsonl?{query}") == [ARTICLES[0]["text"]]
    assert (
        f"/search/export/csv?{query.replace('&', '&amp;')}"
        in guest.ask(f"/search/export?{query}").text
    )
    assert guest.ask("/search/export/jsonl?q=zzz").text == ""


@pytest.mark.parametrize(
    "path",
    [
        "/export/nonsense",
        "/export/..%2f..%2fdesk.sqlite",
        "/articles/..%2f..%2fdesk.sqlite/export/jsonl",
        "/articles/0000/export",
        "/static/..%2f..%2fdesk.sqlite",
        "/static/fonts/../../desk.sqlite",
    ],
)
def test_nothing_else_is_given(guest: Visitor, path: str) -> None:
    answer = guest.ask(path)
    assert answer.status == 404
    assert "SQLite format" not in answer.text


@pytest.mark.parametrize("query", ["q=%21", "since=tomorrow", "q=" + "x+" * 99])
def test_what_cannot_be_made_is_told(guest: Visitor, query: str) -> None:
    answer = guest.ask(f"/search/export/jsonl?{query}")
    assert (answer.status, 'role="alert"' in answer.text) == (422, True)


def test_pieces_come_while_they_are_written() -> None:
    ended = []

    def write(stream: BinaryIO) -> None:
        try:
            for _ in range(10_000):
                stream.write(b"x" * 10_000)
        except BrokenPipeError:
            ended.append("stopped")
            raise

    pieces = piped(write)
    assert next(pieces).startswith(b"xxx")
    pieces.close()  # type: ignore[attr-defined]
    assert (
        sum(map(len, piped(lambda stream: [stream.write(b"ab") for _ in range(9)] and None))) == 18
    )


def test_what_goes_wrong_is_raised_where_it_is_read() -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(b"x" * 200_000)
        raise InputError("too many")

    with pytest.raises(InputError, match="too many"):
        list(piped(write))
