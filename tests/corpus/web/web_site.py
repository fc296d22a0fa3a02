"""What the tests' server answers, and a fetcher and a courier that ask only there."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

from musnad.corpus.web.address import Address
from musnad.corpus.web.courier import Courier
from musnad.corpus.web.fetch import Fetcher, Limits
from musnad.corpus.web.polite import Pace
from musnad.errors import FetchError

NOW = datetime(2023, 3, 15, 12, 0, tzinfo=UTC)
HOME = "127.0.0.1"
PAGE = """<!DOCTYPE html><html lang="ar"><title>الطريق الساحلي</title>
<article><p>قال رئيس البلدية إن الطريق الساحلي سيُفتح غداً.</p></article></html>""".encode()

Answer = Callable[[BaseHTTPRequestHandler], None]


def page(
    body: bytes = PAGE, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str
) -> Answer:
    """Return what sends a body; of a header's name, `_` is `-`."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if kind:
            handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def moved(goal: str, status: int = 302) -> Answer:
    """Return what sends somewhere else."""
    return page(b"", status, Location=goal)


def raw(*pieces: bytes) -> Answer:
    """Return what sends bytes that may be no HTTP, and hangs up."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        for piece in pieces:
            handler.wfile.write(piece)

    return answer


@dataclass
class Site:
    """Host and path → answer, and what was asked."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request; of what is not told, 404."""
        host = handler.headers["Host"].partition(":")[0]
        self.asked.append(host + handler.path)
        self.headers.append(dict(handler.headers.items()))
        self.answers.get(host + handler.path, page(b"none", 404))(handler)

    def url(self, place: str) -> str:
        """Return the address of a host and path."""
        host, _, path = place.partition("/")
        return f"http://{host}:{self.port}/{path}"

    def fetcher(self, hosts: dict[str, list[str]] | None = None, **limits: Any) -> Fetcher:
        """Return a fetcher to which every host but those told is this machine."""
        known = hosts or {}

        def resolve(host: str, port: int) -> list[str]:
            return known.get(host, [HOME])

        return Fetcher(
            Limits(**limits), resolve, lambda ip: ip == HOME, ports=frozenset({self.port})
        )

    def address(self, place: str) -> Address:
        """Return the same, taken apart."""
        return self.fetcher().parse(self.url(place))

    def courier(self, hosts: dict[str, list[str]] | None = None) -> tuple[Courier, Clock]:
        """Return a courier who does not sleep, and his clock."""
        clock = Clock()
        return Courier(self.fetcher(hosts), Pace(1.0, clock, clock.sleep), lambda: NOW), clock


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def numeric(host: str, port: int) -> list[str]:
    """Resolve as the system does, but only what needs nobody to be asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except OSError:
        raise FetchError("unreachable", "found: a name") from None
    return [str(entry[4][0]) for entry in found]
