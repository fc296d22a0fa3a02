"""The archive is one that others read, and a crash costs at most the page being written."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import given
from hypothesis import strategies as st
from web_site import HOME, NOW, PAGE

from musnad.corpus.web.address import parse_address
from musnad.corpus.web.archive import Archive
from musnad.corpus.web.entries import Entries
from musnad.corpus.web.feed import Entry
from musnad.corpus.web.fetch import Response
from musnad.errors import InputError

FIRST, SECOND = "http://news.example/1", "http://news.example/2"


def response(asked: str, body: bytes = PAGE, address: str | None = None) -> Response:
    headers = (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("content-length", "12"),
        ("Transfer-Encoding", "chunked"),
        ("X-Folded", "a\r\n b"),
        ("X-Odd", "\u0642\xff"),
    )
    goal = parse_address(address or asked)
    return Response(parse_address(asked), goal, HOME, 200, "OK", headers, body)


def read(path: Path) -> list[tuple[str, bytes]]:
    with path.open("rb") as stream:
        records = ArchiveIterator(
            stream, WarcRecordType.response, auto_decode="all", verify_digests=True
        )
        return [(record.headers["WARC-Target-URI"], record.reader.read()) for record in records]


def two(path: Path) -> None:
    with Archive(path) as archive:
        archive.add(response(FIRST), NOW)
        archive.add(response(SECOND, b"second" * 99), NOW)


def test_others_read_it(tmp_path: Path) -> None:
    path = tmp_path / "pages.warc.gz"
    two(path)
    assert read(path) == [(FIRST, PAGE), (SECOND, b"second" * 99)]
    with path.open("rb") as stream:
        info, record, _ = ArchiveIterator(stream)
        assert info.record_type == WarcRecordType.warcinfo
    with path.open("rb") as stream:
        record = next(iter(ArchiveIterator(stream, WarcRecordType.response)))
        assert record.headers["WARC-Date"] == "2023-03-15T12:00:00Z"
        assert record.headers["WARC-IP-Address"] == HOME
        assert record.http_headers is not None
        assert (record.http_headers.status_code, record.http_charset) == (200, "utf-8")
        assert record.http_headers.get("X-Crawl-Content-Encoding") == "gzip"
        assert record.http_headers.get("X-Folded") == "a b"
        assert not record.http_headers.get("Transfer-Encoding")


def test_the_same_pages_are_the_same_bytes(tmp_path: Path) -> None:
    two(tmp_path / "a")
    two(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_what_is_held_is_known(tmp_path: Path) -> None:
    path = tmp_path / "pages.warc.gz"
    with Archive(path) as archive:
        assert archive.held == set()
        assert not path.exists()
        archive.add(response(FIRST, address="http://other.example/x"), NOW)
        assert archive.held == {FIRST, "http://other.example/x"}
    with Archive(path) as archive:
        assert archive.held == {FIRST, "http://other.example/x"}


def test_a_page_that_looks_like_a_record_is_none(tmp_path: Path) -> None:
    path = tmp_path / "pages.warc.gz"
    with Archive(path) as archive:
        archive.add(response(FIRST, b"WARC/1.1\r\nWARC-Target-URI: http://b.example/\r\n"), NOW)
    with Archive(path) as archive:
        assert archive.held == {FIRST}


def test_any_cut_costs_the_last_record_alone(tmp_path: Path) -> None:
    whole, path = tmp_path / "whole", tmp_path / "pages.warc.gz"
    two(whole)
    data = whole.read_bytes()
    for end in range(len(data)):
        for rest in (b"", bytes(7)):
            path.write_bytes(data[:end] + rest)
            with Archive(path) as archive:
                held = archive.held
                for text, body in ((FIRST, PAGE), (SECOND, b"second" * 99)):
                    if text not in held:
                        archive.add(response(text, body), NOW)
            assert path.read_bytes() == data


@pytest.mark.parametrize(
    "data",
    [
        b"a letter to somebody",
        gzip.compress(b"a letter to somebody", mtime=0),
        gzip.compress(b"a letter to somebody", mtime=0)[:20],
        b"PK\x03\x04",
    ],
)
def test_what_is_no_archive_stays_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "pages.warc.gz"
    path.write_bytes(data)
    with pytest.raises(InputError):
        Archive(path)
    assert path.read_bytes() == data


def test_whole_records_are_never_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "pages.warc.gz"
    two(path)
    data = bytearray(path.read_bytes())
    middle = data.index(b"\x1f\x8b\x08", 20) + 30
    data[middle : middle + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    with pytest.raises(InputError, match="byte"):
        Archive(path)
    assert path.read_bytes() == data


def test_large_pages_are_whole(tmp_path: Path) -> None:
    path = tmp_path / "pages.warc.gz"
    noise = os.urandom(1_000_000)
    with Archive(path) as archive:
        archive.add(response(FIRST, noise), NOW)
        archive.add(response(SECOND, noise), NOW)
    with Archive(path) as archive:
        assert archive.held == {FIRST, SECOND}
    assert [body for _, body in read(path)] == [noise, noise]


@given(st.binary(max_size=300), st.text(max_size=30), st.text(max_size=30))
def test_any_page_is_kept_whole(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, name: str, value: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "pages.warc.gz"
    made = response(FIRST)
    headers = ((f"X-{name.replace(':', '')}", value),)
    made = Response(made.asked, made.address, HOME, 200, value, headers, body)
    with Archive(path) as archive:
        archive.add(made, NOW)
    assert read(path) == [(FIRST, body)]


def test_entries_are_kept_once_and_survive(tmp_path: Path) -> None:
    path = tmp_path / "entries.jsonl"
    first = Entry("1", "قال إن الطريق سيُفتح.", None, None, None)
    second = Entry("2", "\ud800", "عنوان", "2023-03-15", "سامر")
    entries = Entries(path)
    assert not path.exists()
    assert entries.add(first, "بريد")
    assert entries.add(second, None)
    assert not entries.add(first, "بريد")
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        again = Entries(path)
        again.add(first, "بريد")
        again.add(second, None)
        assert path.read_bytes() == whole
