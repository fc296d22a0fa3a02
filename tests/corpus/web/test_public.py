"""No string leads to a host of this machine or of somebody's own network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from web_site import numeric

from musnad.corpus.web.fetch import Fetcher, Limits
from musnad.corpus.web.public import is_public
from musnad.errors import FetchError

PUBLIC = (
    *("1.1.1.1", "8.8.8.8", "193.0.6.139", "2606:4700::1111", "2001:4860:4860::8888"),
    *("::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"),
)
PRIVATE = (
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255"),
    *("192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1"),
    *("198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254"),
    *("ff02::1", "ff0e::1", "2001:db8::1", "3fff::1", "100::1", "fec0::1", "5f00::1", "2001::1"),
    *("::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:224.0.0.1", "::10.0.0.1", "::8.8.8.8"),
    *("64:ff9b::10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b:1::1", "2002:a00:1::1"),
    *("2002:7f00:1::", "2002:a9fe:a9fe::", "", "news.example", "1.1.1", "1.1.1.1 "),
)


@pytest.mark.parametrize("ip", PUBLIC)
def test_public(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize("ip", PRIVATE)
def test_not_public(ip: str) -> None:
    assert not is_public(ip)


@contextmanager
def recorded() -> Iterator[list[str]]:
    """Let no socket connect, and note where each would have."""
    goals: list[str] = []

    def connect(self: socket.socket, place: Any) -> None:
        goals.append(place[0])
        raise ConnectionRefusedError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield goals


def goals_of(text: str, names: dict[str, list[str]]) -> tuple[list[str], str]:
    """Return the IP addresses that asking for ``text`` would connect to, and the code."""

    def resolve(host: str, port: int) -> list[str]:
        return names[host] if host in names else numeric(host, port)

    fetcher = Fetcher(Limits(connect=1.0, total=1.0), resolve)
    with recorded() as goals:
        try:
            fetcher.get(fetcher.parse(text))
        except FetchError as error:
            return goals, error.code
    raise AssertionError("an answer without a connection")


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1"),
        *("0", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]"),
        *("[0:0:0:0:0:ffff:7f00:1]", "[64:ff9b::a00:1]", "[2002:a00:1::]", "[fd00::1]"),
        *("169.254.169.254", "0xa9fea9fe", "2852039166", "10.0.0.1", "192.168.0.1", "10.1"),
        *("１２７.0.0.1", "①②⑦.0.0.1", "127。0。0。1", "localhost", "LOCALHOST", "inner.example"),
        *("localhost.", "mixed.example"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_forms_of_private_addresses(scheme: str, host: str) -> None:
    names = {
        "localhost": ["127.0.0.1", "::1"],
        "localhost.": ["127.0.0.1"],
        "inner.example": ["192.168.7.7"],
        "mixed.example": ["8.8.8.8", "::1"],
    }
    assert goals_of(f"{scheme}://{host}/", names) == ([], "private-address")


@pytest.mark.parametrize(
    "text",
    [
        *("", "news.example", "//news.example/", "file:///etc/passwd", "ftp://news.example/"),
        *(
            "gopher://127.0.0.1/",
            "http://a@127.0.0.1/",
            "http://8.8.8.8:22/",
            "http://[fe80::1%1]/",
        ),
        *("http://8.8.8.8:80@127.0.0.1/", "http://127.0.0.1\\@8.8.8.8/", "http:///a", "http://?"),
        *(
            "http://8.8.8.8:99999/",
            "http://8.8.8.8:x/",
            "http://a b/",
            "http://-a/",
            "http://[v1.a]/",
        ),
        *("javascript:alert(1)", "data:text/html,a", "http://" + "a" * 64 + "/", "http://a..b/"),
        "http://news.example/" + "a" * 5000,
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert goals_of(text, {"news.example": ["8.8.8.8"]}) == ([], "not-http")


def test_a_public_address_is_connected_to() -> None:
    names = {"news.example": ["8.8.8.8", "1.1.1.1"]}
    assert goals_of("http://news.example/", names) == (["8.8.8.8", "1.1.1.1"], "unreachable")


def bad(ip: str) -> bool:
    """Tell, in other words than the program's, whether an address is not a public host's."""
    found = ipaddress.ip_address(ip)
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found.sixtofour or found
    return found.is_private or found.is_loopback or found.is_link_local or found.is_multicast


IPS = st.one_of(
    st.sampled_from(PUBLIC),
    st.sampled_from([ip for ip in PRIVATE if "%" not in ip and ip.count(".") + ip.count(":") > 1]),
    st.ip_addresses().map(str),
)
NUMBERS = st.integers(0, 2**32 - 1)
HOSTS = st.one_of(
    IPS,
    IPS.map(lambda ip: f"[{ip}]"),
    NUMBERS.map(str),
    NUMBERS.map(hex),
    NUMBERS.map(lambda number: f"0{number >> 24:o}.{number & 0xFFFFFF}"),
    st.just("news.example"),
    st.text(max_size=20),
)


@given(
    scheme=st.sampled_from(["http://", "https://", "HTTP:", "//", ""]),
    user=st.sampled_from(["", "", "a@", "8.8.8.8@", "a:b@", "@"]),
    host=HOSTS,
    rest=st.one_of(st.sampled_from(["", "/", ":80/", ":8443", "/?#@", ":22"]), st.text(max_size=9)),
    ips=st.lists(IPS, max_size=3),
)
@example("http://", "", "0x7f.1", "/", [])
def test_no_string_leads_inside(
    scheme: str, user: str, host: str, rest: str, ips: list[str]
) -> None:
    goals, _ = goals_of(scheme + user + host + rest, {"news.example": ips})
    assert not any(bad(ip) or not is_public(ip) for ip in goals)


@given(st.text(max_size=60))
def test_any_string_is_refused_or_connected_to_the_public(text: str) -> None:
    goals, code = goals_of(text, {})
    assert code in {"not-http", "unreachable", "private-address", "timeout"}
    assert not any(map(bad, goals))
