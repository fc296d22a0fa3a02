"""The certificate has to bear the name, though the connection is one to an IP address."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from web_site import HOME, PAGE, Site, page

from musnad.corpus.web.fetch import Fetcher, Limits
from musnad.errors import FetchError

# Made for this test and good for nothing else: a key, and its certificate for news.example.
PEM = Path(__file__).with_name("news.example.pem")


@pytest.fixture
def secured(server: ThreadingHTTPServer) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    made = type(server)((HOME, 0), server.RequestHandlerClass)
    made.socket = context.wrap_socket(made.socket, server_side=True)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    site = Site(made.server_address[1])
    site.answers["news.example/a"] = page()
    made.site = site  # type: ignore[attr-defined]
    yield site
    made.shutdown()
    thread.join()
    made.server_close()


def code_or_body(site: Site, host: str, trusted: bool) -> str | bytes:
    tls = ssl.create_default_context(cafile=str(PEM) if trusted else None)
    fetcher = Fetcher(
        Limits(total=5.0), lambda *_: [HOME], lambda _: True, tls, frozenset({site.port})
    )
    try:
        return fetcher.get(fetcher.parse(f"https://{host}:{site.port}/a")).body
    except FetchError as error:
        return error.code


def test_the_name_is_what_counts(secured: Site) -> None:
    assert code_or_body(secured, "news.example", trusted=True) == PAGE
    assert secured.headers[0]["Host"] == f"news.example:{secured.port}"
    assert code_or_body(secured, "other.example", trusted=True) == "unreachable"
    assert code_or_body(secured, HOME, trusted=True) == "unreachable"
    assert code_or_body(secured, "news.example", trusted=False) == "unreachable"


def test_usual_certificates_are_asked_for(secured: Site) -> None:
    fetcher = Fetcher(
        Limits(total=5.0), lambda *_: [HOME], lambda _: True, ports=frozenset({secured.port})
    )
    with pytest.raises(FetchError, match="no secure connection"):
        fetcher.get(fetcher.parse(f"https://news.example:{secured.port}/a"))


def test_a_handshake_ends_too() -> None:
    with socket.create_server((HOME, 0)) as silent:
        port = silent.getsockname()[1]
        fetcher = Fetcher(
            Limits(total=0.1), lambda *_: [HOME], lambda _: True, ports=frozenset({port})
        )
        with pytest.raises(FetchError) as caught:
            fetcher.get(fetcher.parse(f"https://news.example:{port}/"))
    assert caught.value.code == "timeout"
