"""Which IP addresses are on the public internet."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator

from musnad.errors import FetchError

__all__ = ["is_public", "resolve"]

_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# For protocols, relays and books; of which of them it knows, each Python is of its own mind.
_NO_HOSTS = tuple(
    map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "3fff::/20"))
)

_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(ip: str) -> bool:
    """Tell whether an IP address is one of a single host on the public internet.

    Of an IPv6 address that carries one of IPv4 (mapped, NAT64, 6to4), both have to be.

    >>> is_public("1.1.1.1"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        found = ipaddress.ip_address(ip)
    except ValueError:
        return False
    carried = list(_carried(found))
    return all(map(_is_global, carried)) if carried else _is_global(found)


def _carried(ip: _Ip) -> Iterator[_Ip]:
    """Yield the addresses that decide instead of ``ip``: what it carries."""
    if isinstance(ip, ipaddress.IPv4Address):
        return
    if ip.ipv4_mapped is not None:
        yield ip.ipv4_mapped
    elif ip in _NAT64:
        yield ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    elif ip.sixtofour is not None:
        yield ip.sixtofour


def _is_global(ip: _Ip) -> bool:
    if any(ip in network for network in _NO_HOSTS):
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip not in _UNICAST:
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host, as the system names them, each once.

    Raises:
        FetchError: ``unreachable``: there is no such host.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("unreachable", f"found: no host {host} ({error})") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
