"""Web archives."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from musnad.corpus.ingest.raws import Caps
from musnad.corpus.raw import Raw, Reject

Read = Callable[..., list[Raw | Reject]]


def http(
    body: bytes, *, status: str = "200 OK", kind: str = "text/html; charset=windows-1256"
) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body


def record(
    name: str, content: bytes, *, length: int | None = None, kind: str = "response"
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/{name}\r\n"
        f"WARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: 2021-02-14T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def page(name: str, *, length: int | None = None) -> bytes:
    return record(name, http(b"<html><p>" + name.encode() * 20), length=length)


def told(items: list[Raw | Reject]) -> list[str]:
    return [
        f"{(item.address or '').rpartition('/')[2]}"
        + ("" if isinstance(item, Raw) else f" {item.code}")
        for item in items
    ]


def test_pages_with_address_and_encoding(read: Read) -> None:
    (item,) = read("a.warc", page("a"))
    assert item == Raw(
        item.input, 1, "page", b"<html><p>" + b"a" * 20, "https://news.example/a", "windows-1256"
    )


def test_what_fastwarc_writes(read: Read) -> None:
    stream = io.BytesIO()
    for place in range(3):
        made = WarcRecord()
        made.init_headers(record_type=WarcRecordType.response)
        made.headers["WARC-Target-URI"] = f"https://news.example/{place}"
        made.headers["Content-Type"] = "application/http; msgtype=response"
        made.set_bytes_content(http(b"<html>" * (place + 1)))
        made.write(stream)
    assert len(list(ArchiveIterator(io.BytesIO(stream.getvalue())))) == 3
    for data in (stream.getvalue(), gzip.compress(stream.getvalue())):
        items = read("a.warc.gz", data)
        assert told(items) == ["0", "1", "2"]
        assert [item.data.count(b"<") for item in items if isinstance(item, Raw)] == [1, 2, 3]


@pytest.mark.parametrize("pack", [b"".join, lambda each: b"".join(map(gzip.compress, each))])
def test_what_is_no_page(read: Read, pack: Callable[[list[bytes]], bytes]) -> None:
    chunked = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"6\r\n<html>\r\n3\r\n<p>\r\n0\r\n\r\n"
    )
    coded = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
        + gzip.compress(b"<html>")
    )
    items = read("a.warc", pack([
        record("info", b"software: x\r\n", kind="warcinfo"),
        record("asked", b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        page("a"),
        record("moved", http(b"", status="301 Moved")),
        record("image", http(b"\x89PNG", kind="image/png")),
        record("mute", http(b"", kind="")),
        record("none", b"nothing like HTTP"),
        record("again", b"HTTP/1.1 200 OK\r\n\r\n", kind="revisit"),
        record("odd", http(b""), kind="respinse"),
        record("chunked", chunked),
        record("coded", coded),
    ]))  # fmt: skip
    assert told(items) == [
        "a", "moved not-a-page", "image not-a-page", "mute not-a-page", "none not-a-page",
        "odd bad-record", "chunked", "coded",
    ]  # fmt: skip
    assert [item.data for item in items[-2:] if isinstance(item, Raw)] == [b"<html><p>", b"<html>"]
    assert [item.number for item in items] == [3, 4, 5, 6, 7, 9, 10, 11]


@pytest.mark.parametrize("length", [0, 5, 60, 88, 91, 150, 400, 500, 99_999, 10**30])
def test_lying_lengths(read: Read, length: int) -> None:
    data = page("a") + page("b", length=length) + page("c") + page("d")
    expected = "b too-large" if length > 10**9 else "b bad-length"
    assert told(read("a.warc", data)) == ["a", expected, "c", "d"]


def test_the_last_record_lies(read: Read) -> None:
    assert told(read("a.warc", page("a") + page("b", length=999))) == ["a", "b truncated"]
    assert told(read("a.warc", (page("a") + page("b"))[:-30])) == ["a", "b truncated"]
    assert told(read("a.warc", page("a") + page("b")[:50])) == ["a", " truncated"]


def test_truncated_gzip(read: Read) -> None:
    data = gzip.compress(page("a")) + gzip.compress(page("b"))
    items = read("a.warc.gz", data[:-20])
    assert told(items) == ["a", " truncated"]


def test_large_records(read: Read) -> None:
    large = record("b", http(b"<html>" + b"x" * 5_000))
    coded = record(
        "g",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip"
        b"\r\n\r\n" + gzip.compress(b"x" * 5_000),
    )
    video = record("v", http(b"x" * 5_000, kind="video/mp4"), kind="resource")
    caps = Caps(record=1_000, page=800)
    assert told(read("a.warc", page("a") + large + video + coded + page("c"), caps)) == [
        "a", "b too-large", "g too-large", "c"]  # fmt: skip
