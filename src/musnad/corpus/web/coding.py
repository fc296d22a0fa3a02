"""Unpacking what a server has packed, never further than allowed."""

from __future__ import annotations

import zlib

from musnad.errors import FetchError

__all__ = ["unpacked"]

_GZIP = zlib.MAX_WBITS | 16
_MAGIC = b"\x1f\x8b"
# Each is a copy of what stands behind it, so that very many would take for ever.
_MOST_MEMBERS = 100


def unpacked(data: bytes, coding: str, limit: int) -> bytes:
    """Return the bytes behind a coding of HTTP.

    Args:
        data: As sent.
        coding: The value of ``Content-Encoding``; more than one are separated by commas.
        limit: How many bytes may come out.

    Raises:
        FetchError: ``too-large``; ``not-http`` where it is in another coding than said.
    """
    for name in reversed([part.strip().lower() for part in coding.split(",")]):
        if name in ("gzip", "x-gzip"):
            # Some servers pack nothing and say they did.
            data = _inflated(data, _GZIP, limit) if data.startswith(_MAGIC) else data
        elif name == "deflate":
            # By the book with zlib's head, in the wild often without.
            zlib_head = len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2]) % 31 == 0
            data = _inflated(data, zlib.MAX_WBITS if zlib_head else -zlib.MAX_WBITS, limit)
        elif name not in ("", "identity"):
            raise FetchError(
                "not-http", f"found: an answer in {name[:20]}; accepted: gzip, deflate"
            )
    return data


def _inflated(data: bytes, form: int, limit: int) -> bytes:
    parts: list[bytes] = []
    room = limit
    # gzip may hold several members, one behind the other.
    while data and (not parts or data.startswith(_MAGIC)):
        if len(parts) == _MOST_MEMBERS:
            raise FetchError("not-http", f"found: more than {_MOST_MEMBERS} members of gzip")
        machine = zlib.decompressobj(form)
        try:
            part = machine.decompress(data, room + 1)
        except zlib.error as error:
            raise FetchError("not-http", f"found: a broken coding ({error})") from None
        room -= len(part)
        if room < 0:
            raise FetchError("too-large", f"found: more than {limit:,} bytes, unpacked")
        if not machine.eof:
            raise FetchError("unreachable", "found: a coding that ends too early")
        parts.append(part)
        data = machine.unused_data
    return b"".join(parts)
