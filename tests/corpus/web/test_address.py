from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.corpus.web.address import parse_address
from musnad.errors import FetchError


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("http://news.example", "http://news.example/"),
        (" HTTPS://News.Example:443/A?b#c\n", "https://news.example/A?b"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        ("https://news.example:80/", "https://news.example:80/"),
        ("http://news.example?a=1", "http://news.example/?a=1"),
        ("http://news.example/خبر", "http://news.example/%D8%AE%D8%A8%D8%B1"),
        ("http://news.example/%d8%ae?ق=1", "http://news.example/%d8%ae?%D9%82=1"),
        ("http://news.example/a b", "http://news.example/a%20b"),
        ("http://خبر.example/", "http://xn--ngblk.example/"),
        ("http://[2606:4700:0::1111]/", "http://[2606:4700::1111]/"),
        ("http://news.example/a\r\nb", "http://news.example/ab"),
        ("http://news.example/\x00", "http://news.example/%00"),
    ],
)
def test_what_is_meant(text: str, meant: str) -> None:
    assert str(parse_address(text)) == meant


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("/b", "http://news.example/b"),
        ("c?d", "http://news.example/a/c?d"),
        ("../../b", "http://news.example/b"),
        ("//other.example/x", "http://other.example/x"),
        (" https://other.example ", "https://other.example/"),
        ("", "http://news.example/a/"),
    ],
)
def test_where_a_link_leads(link: str, meant: str) -> None:
    assert str(parse_address("http://news.example/a/").join(link)) == meant


@given(
    st.text(max_size=12),
    st.text(max_size=12),
    st.sampled_from(["http://", "https://news.example", "http://news.example/"]),
)
def test_an_address_is_plain_and_means_itself(first: str, second: str, head: str) -> None:
    try:
        address = parse_address(head + first + "/" + second)
    except FetchError:
        return
    written = str(address)
    assert written.isascii()
    assert written.isprintable()
    assert " " not in written
    assert parse_address(written) == address
