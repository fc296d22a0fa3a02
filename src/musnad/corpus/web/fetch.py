"""One page from the web, from a public address and no further than the caps."""

from __future__ import annotations

import functools
import http.client
import ssl
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

import certifi
from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError
from urllib3.exceptions import TimeoutError as TimeoutException

import musnad
from musnad.corpus.web.address import Address, parse_address
from musnad.corpus.web.coding import unpacked
from musnad.corpus.web.line import timed
from musnad.corpus.web.public import is_public, resolve
from musnad.errors import FetchError

__all__ = ["AGENT", "Fetcher", "Limits", "Response"]

AGENT = f"musnad/{musnad.__version__}"
"""What the program says it is."""

_PIECE = 1 << 16
_SUCCESS = 200
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Addresses of one host that are tried, if the first does not answer.
_MOST_IPS = 3
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one page may take.

    Attributes:
        connect: Seconds to connect.
        read: Seconds without a byte.
        total: Seconds for one answer.
        size: Bytes, as sent and unpacked.
        redirects: How many are followed.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    size: int = 20_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered.

    Attributes:
        asked: What was asked for.
        address: What answered, after redirects.
        ip: The IP address it came from.
        status: Of HTTP.
        reason: Its words for the status.
        headers: Names and values, in order, as sent.
        body: Unpacked; empty unless the status is 200.
    """

    asked: Address
    address: Address
    ip: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """Return the first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def _ignore(address: Address) -> None:
    """Let every address pass."""


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Asks for pages; knows nothing of manners (`musnad.corpus.web.courier` does).

    Nothing of the environment is used: no proxy, no cookie, no password.

    Attributes:
        limits: For each page.
        resolve: Host and port → its IP addresses.
        allowed: Tells whether an IP address may be connected to; asked of every one of a host.
        tls: How certificates are checked; None for the usual way.
        ports: Those that may be connected to; None for 80, 443, 8080 and 8443.
    """

    limits: Limits = Limits()
    resolve: Callable[[str, int], list[str]] = resolve
    allowed: Callable[[str], bool] = is_public
    tls: ssl.SSLContext | None = None
    ports: frozenset[int] | None = None

    def parse(self, text: str) -> Address:
        """Take an address apart.

        Raises:
            FetchError: ``not-http``.
        """
        return parse_address(text, self.ports)

    def get(
        self,
        address: Address,
        before: Callable[[Address], None] = _ignore,
        limit: int | None = None,
    ) -> Response:
        """Ask for a page, and follow its redirects.

        Args:
            address: The page's.
            before: Called before each request with its address, those of redirects too; it may
                wait, or raise.
            limit: Bytes, where they are to be fewer than usual.

        Returns:
            The answer, whatever its status.

        Raises:
            FetchError: There is none, or it may not be had; its ``code`` says why.
        """
        asked = address
        for _ in range(self.limits.redirects + 1):
            before(address)
            response = self._ask(asked, address, limit or self.limits.size)
            goal = response.header("location")
            if response.status not in _REDIRECTS or not goal:
                return response
            address = address.join(_as_sent(goal), self.ports)
        message = f"found: more than {self.limits.redirects} redirects, the last to {address}"
        raise FetchError("too-many-redirects", message)

    def _checked(self, address: Address) -> list[str]:
        """Return the IP addresses of a host, if it is one that may be asked.

        Raises:
            FetchError: ``private-address`` if any of them is, ``unreachable`` if there is none.
        """
        ips = self.resolve(address.host, address.port)
        if not ips:
            raise FetchError("unreachable", f"found: no address of {address.host}")
        for ip in ips:
            if not self.allowed(ip):
                found = f"found: {address.host} is {ip}; accepted: hosts on the public internet"
                raise FetchError("private-address", found)
        return ips

    def _ask(self, asked: Address, address: Address, limit: int) -> Response:
        """Ask the first of the host's IP addresses that can be connected to."""
        failed: FetchError | None = None
        for ip in self._checked(address)[:_MOST_IPS]:
            try:
                return self._ask_at(ip, asked, address, limit)
            except (NewConnectionError, ConnectTimeoutError) as error:
                failed = _explained(error, address.host)
            except (OSError, HTTPError, http.client.HTTPException, ValueError) as error:
                raise _explained(error, address.host) from None
        raise failed or FetchError("unreachable", f"found: no address of {address.host}")

    def _ask_at(self, ip: str, asked: Address, address: Address, limit: int) -> Response:
        limits = self.limits
        tls = (self.tls or _usual_tls()) if address.scheme == "https" else None
        line = timed(ip, address.port, address.host, tls, limits.connect, limits.total)
        # A connection that is not kept is the answer's to close.
        with line as connection, closing(_answer(connection, address, limits.read)) as answer:
            body = _body(answer, limit) if answer.status == _SUCCESS else b""
        headers = tuple(answer.headers.iteritems())
        reason = answer.reason or ""
        return Response(asked, address, ip, answer.status, reason, headers, body)


@functools.cache
def _usual_tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    # Where the system has no certificates of its own.
    context.load_verify_locations(certifi.where())
    return context


def _answer(connection: HTTPConnection, address: Address, read: float) -> BaseHTTPResponse:
    if connection.sock is not None:
        connection.sock.settimeout(read)
    connection.timeout = read
    headers = {
        "Host": address.authority,
        "User-Agent": AGENT,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    # Whole bodies are never asked for at once, nor unpacked by somebody who knows no limit.
    connection.request(
        "GET", address.target, headers=headers, preload_content=False, decode_content=False
    )
    return connection.getresponse()


def _body(answer: BaseHTTPResponse, limit: int) -> bytes:
    declared = answer.headers.get("content-length", "")
    parts: list[bytes] = []
    size = int(declared[:18]) if declared.isdecimal() else 0
    if size <= limit:
        size = 0
        while part := answer.read(_PIECE):
            parts.append(part)
            size += len(part)
            if size > limit:
                break
    if size > limit:
        raise FetchError("too-large", f"found: more than {limit:,} bytes; accepted: fewer")
    return unpacked(b"".join(parts), answer.headers.get("content-encoding", ""), limit)


def _explained(error: Exception, host: str) -> FetchError:
    """Return what an error of the network is to us.

    >>> _explained(ConnectionRefusedError("refused"), "news.example").code
    'unreachable'
    """
    shown = " ".join(str(error).split())[:200] or type(error).__name__
    match error:
        case FetchError():
            return error
        # To urllib3 this is a timeout as well.
        case NewConnectionError():
            return FetchError("unreachable", f"found: no connection to {host} ({shown})")
        case TimeoutError() | TimeoutException():
            return FetchError("timeout", f"found: {host} does not answer in time")
        case ssl.SSLError():
            return FetchError("unreachable", f"found: no secure connection to {host} ({shown})")
        case OSError() | HTTPError():
            return FetchError("unreachable", f"found: no connection to {host} ({shown})")
    return FetchError("not-http", f"found: {host} does not answer in HTTP ({shown})")


def _as_sent(location: str) -> str:
    """Undo the reading of UTF-8 as Latin-1, that headers are read in."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location
