from __future__ import annotations

import gzip
import threading
import zlib
from http.server import BaseHTTPRequestHandler

import pytest
from web_site import HOME, PAGE, Answer, Site, moved, page, raw

import musnad
from musnad.corpus.web.fetch import Response
from musnad.errors import FetchError


def got(site: Site, answer: Answer, **limits: float) -> Response:
    site.answers["news.example/a"] = answer
    return site.fetcher(**limits).get(site.address("news.example/a"))


def refused(site: Site, answer: Answer, **limits: float) -> str:
    with pytest.raises(FetchError) as caught:
        got(site, answer, **limits)
    assert str(caught.value).startswith("found: ")
    return caught.value.code


def test_a_page_is_fetched(site: Site) -> None:
    response = got(site, page())
    assert (response.status, response.body, response.ip) == (200, PAGE, HOME)
    assert response.header("content-type") == "text/html; charset=utf-8"
    assert response.asked == response.address == site.address("news.example/a")


def test_it_says_who_it_is_and_nothing_of_the_environment(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://192.0.2.1:3128")
    got(site, page(Set_Cookie="a=b"))
    got(site, page())
    for sent in site.headers:
        assert sent["User-Agent"] == f"musnad/{musnad.__version__}"
        assert sent["Host"] == f"news.example:{site.port}"
        assert not {"Cookie", "Authorization", "Referer"} & set(sent)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("x-gzip", gzip.compress(PAGE[:50], mtime=0) + gzip.compress(PAGE[50:], mtime=0)),
        ("gzip", gzip.compress(PAGE, mtime=0) + b"\0\0\0"),
        ("gzip", PAGE),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("deflate, gzip", gzip.compress(zlib.compress(PAGE), mtime=0)),
        ("identity", PAGE),
    ],
)
def test_what_is_packed_is_unpacked(site: Site, coding: str, packed: bytes) -> None:
    assert got(site, page(packed, Content_Encoding=coding)).body == PAGE


@pytest.mark.parametrize(
    ("coding", "packed", "code"),
    [
        ("gzip", gzip.compress(bytes(2_000_000), mtime=0), "too-large"),
        ("deflate", zlib.compress(bytes(2_000_000)), "too-large"),
        (
            "gzip, gzip",
            gzip.compress(gzip.compress(bytes(2_000_000), mtime=0), mtime=0),
            "too-large",
        ),
        ("gzip", gzip.compress(PAGE, mtime=0)[:-9], "unreachable"),
        ("gzip", gzip.compress(PAGE, mtime=0)[:10] + b"\xff" * 50, "not-http"),
        ("gzip", gzip.compress(b"", mtime=0) * 1000, "not-http"),
        ("br", b"abc", "not-http"),
    ],
)
def test_what_cannot_be_unpacked(site: Site, coding: str, packed: bytes, code: str) -> None:
    assert refused(site, page(packed, Content_Encoding=coding), size=1_000_000) == code


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def test_what_is_too_large(site: Site) -> None:
    assert got(site, page(bytes(1000)), size=1000).body == bytes(1000)
    assert refused(site, page(bytes(1001)), size=1000) == "too-large"
    lying = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nabc")
    assert refused(site, lying) == "too-large"
    assert refused(site, raw(b"HTTP/1.1 200 OK\r\n\r\n", bytes(1001)), size=1000) == "too-large"
    assert (
        refused(site, raw(CHUNKED, b"3e9\r\n", bytes(1001), b"\r\n0\r\n\r\n"), size=1000)
        == "too-large"
    )


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"", "unreachable"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "not-http"),
        (b"HTTP/1.1 abc\r\n\r\n", "not-http"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n", "not-http"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000, "not-http"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "unreachable"),
        (CHUNKED + b"zz\r\nabc", "unreachable"),
        (CHUNKED + b"3\r\nabc", "unreachable"),
    ],
)
def test_what_is_no_answer(site: Site, sent: bytes, code: str) -> None:
    assert refused(site, raw(sent)) == code


def test_chunks_are_joined(site: Site) -> None:
    assert got(site, raw(CHUNKED, b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")).body == b"abcde"


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"])
def test_silence_ends(site: Site, sent: bytes) -> None:
    over = threading.Event()

    def silent(handler: BaseHTTPRequestHandler) -> None:
        raw(sent)(handler)
        over.wait(10)

    assert refused(site, silent, read=0.05) == "timeout"
    over.set()


@pytest.mark.parametrize(
    "begun", [b"", b"HTTP/1.1 200 OK\r\nA: ", b"HTTP/1.1 200 OK\r\n\r\n", CHUNKED]
)
def test_a_letter_at_a_time_ends_too(site: Site, begun: bytes) -> None:
    over = threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.wfile.write(begun)
        while not over.wait(0.01):
            try:
                handler.wfile.write(b"1")
            except OSError:
                return

    assert refused(site, slow, read=5.0, total=0.2) == "timeout"
    over.set()


def test_redirects_are_followed(site: Site) -> None:
    site.answers["news.example/a"] = moved("/b", 301)
    site.answers["news.example/b"] = moved(site.url("other.example/c?d=1#e"), 308)
    site.answers["other.example/c?d=1"] = page()
    hops = []
    response = site.fetcher().get(site.address("news.example/a"), lambda a: hops.append(str(a)))
    assert (response.status, response.body) == (200, PAGE)
    assert response.asked == site.address("news.example/a")
    assert str(response.address) == hops[-1] == site.url("other.example/c?d=1")
    assert len(hops) == 3


def test_a_redirect_in_arabic_is_followed(site: Site) -> None:
    def arabic(handler: BaseHTTPRequestHandler) -> None:
        goal = "/خبر".encode().decode("latin-1")
        moved(goal)(handler)

    site.answers["news.example/%D8%AE%D8%A8%D8%B1"] = page()
    assert got(site, arabic).body == PAGE


def test_redirects_end(site: Site) -> None:
    assert refused(site, moved("/a")) == "too-many-redirects"
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    ("goal", "code"),
    [
        ("ftp://news.example/", "not-http"),
        ("file:///etc/passwd", "not-http"),
        ("http://me:secret@news.example/", "not-http"),
        ("http://news.example:22/", "not-http"),
        ("http://[::1", "not-http"),
    ],
)
def test_redirects_to_what_is_no_page(site: Site, goal: str, code: str) -> None:
    assert refused(site, moved(goal)) == code
    assert len(site.asked) == 1


def test_every_redirect_is_checked(site: Site) -> None:
    site.answers["news.example/a"] = moved(site.url("inner.example/b"))
    fetcher = site.fetcher({"inner.example": ["10.0.0.1"]})
    with pytest.raises(FetchError) as caught:
        fetcher.get(site.address("news.example/a"))
    assert caught.value.code == "private-address"
    assert site.asked == ["news.example/a"]


def test_one_private_address_is_enough(site: Site) -> None:
    fetcher = site.fetcher({"news.example": [HOME, "10.0.0.1"]})
    with pytest.raises(FetchError) as caught:
        fetcher.get(site.address("news.example/a"))
    assert caught.value.code == "private-address"
    assert not site.asked


def test_a_status_is_told(site: Site) -> None:
    response = got(site, page(b"gone", 410))
    assert (response.status, response.reason, response.body) == (410, "Gone", b"")


def test_a_host_without_addresses(site: Site) -> None:
    fetcher = site.fetcher({"news.example": []})
    with pytest.raises(FetchError) as caught:
        fetcher.get(site.address("news.example/a"))
    assert caught.value.code == "unreachable"
