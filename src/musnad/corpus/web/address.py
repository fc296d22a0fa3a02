"""An address of the web, taken apart once, so that nobody reads it in two ways."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from musnad.errors import FetchError

__all__ = ["Address", "parse_address"]

_PORTS = {"http": 80, "https": 443}
_ALLOWED_PORTS = frozenset({80, 443, 8080, 8443})
_ACCEPTED = "accepted: http:// or https://, a host, port 80, 443, 8080 or 8443, no password"
_LONGEST = 4096
_NAME = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*\.?")
_CONTROL = re.compile(r"[\x00-\x20\x7f\\]")
# What stands in an address for itself; a per cent sign is taken for the beginning of an escape.
_KEPT = "%/:=&?~+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is.

    Attributes:
        scheme: ``http`` or ``https``.
        host: Its name in ASCII and small letters, or an IP address, without brackets.
        port: To be connected to.
        target: Path and query, escaped; begins with ``/``.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and, unless it is the usual one, port, as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """What one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return self.site + self.target

    def join(self, link: str, ports: frozenset[int] | None = None) -> Address:
        """Return what a link on this page leads to.

        Raises:
            FetchError: ``not-http``: it leads to no page of the web.
        """
        try:
            return parse_address(urljoin(str(self), link.strip()), ports)
        except ValueError:
            raise _refusal(link) from None


def parse_address(text: str, ports: frozenset[int] | None = None) -> Address:
    """Take an address apart.

    Args:
        text: As a person or a page wrote it; what is not ASCII is escaped, a fragment dropped.
        ports: Those that may be connected to, if not the usual ones.

    Raises:
        FetchError: ``not-http``: it is no address of a page on the web.

    >>> str(parse_address("HTTP://News.example:80/a?b=1#c"))
    'http://news.example/a?b=1'
    """
    text = text.strip()
    try:
        parts = urlsplit(text)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        raise _refusal(text) from None
    known = parts.scheme in _PORTS and port in (ports or _ALLOWED_PORTS)
    if not known or "@" in parts.netloc or len(text) > _LONGEST:
        raise _refusal(text)
    # urlsplit drops line ends and tabs in silence; what it has left is what is meant.
    return Address(parts.scheme, _host(parts, text), port, _target(parts, text))


def _host(parts: SplitResult, text: str) -> str:
    host = parts.hostname or ""
    if "[" in parts.netloc:
        try:
            return ipaddress.IPv6Address(host).compressed if "%" not in host else _fail(text)
        except ValueError:
            raise _refusal(text) from None
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii").lower()
        except UnicodeError:
            raise _refusal(text) from None
    return host if len(host) <= 253 and _NAME.fullmatch(host) else _fail(text)


def _target(parts: SplitResult, text: str) -> str:
    try:
        target = quote(parts.path or "/", safe=_KEPT)
        if parts.query:
            target += "?" + quote(parts.query, safe=_KEPT)
    except UnicodeError:
        raise _refusal(text) from None
    return target if target.startswith("/") and not _CONTROL.search(target) else _fail(text)


def _fail(text: str) -> str:
    raise _refusal(text)


def _refusal(text: str) -> FetchError:
    shown = "".join(letter if letter.isprintable() else "?" for letter in text[:100])
    return FetchError("not-http", f"found: {shown or 'an empty address'}; {_ACCEPTED}")
