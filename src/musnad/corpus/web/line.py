"""One connection to one IP address, that ends when its time is over."""

from __future__ import annotations

import contextlib
import socket
import ssl
from collections.abc import Iterator
from threading import Event, Timer

from urllib3.connection import HTTPConnection, HTTPSConnection

from musnad.errors import FetchError

__all__ = ["timed"]


class _Plain(HTTPConnection):
    """A connection whose socket can be shut from another thread."""

    handle: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        made = super()._new_conn()
        # During a TLS handshake the socket changes hands; its twin stays.
        self.handle = made.dup()
        return made


class _Secured(HTTPSConnection):
    """The same, under TLS."""

    handle: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        made = super()._new_conn()
        self.handle = made.dup()
        return made


@contextlib.contextmanager
def timed(
    ip: str, port: int, name: str, tls: ssl.SSLContext | None, connect: float, total: float
) -> Iterator[HTTPConnection]:
    """Connect, and shut the connection at the end or when the time is over.

    A socket's own time limit is one for each piece that arrives: a server that sends a letter a
    second would never meet it.

    Args:
        ip: To be connected to; nothing is resolved anew, so that it is the one that was checked.
        port: There.
        name: The host's, which its certificate has to bear.
        tls: How to check certificates; None for a connection without TLS.
        connect: Seconds that connecting may take.
        total: Seconds for all.

    Raises:
        FetchError: ``timeout``: the time is over.
    """
    connection: _Plain | _Secured
    if tls is None:
        connection = _Plain(ip, port, timeout=connect)
    else:
        connection = _Secured(
            ip, port, timeout=connect, ssl_context=tls, server_hostname=name, cert_reqs="REQUIRED"
        )
    expired = Event()

    def shut() -> None:
        expired.set()
        if connection.handle is not None:
            # It may be closed already.
            with contextlib.suppress(OSError):
                connection.handle.shutdown(socket.SHUT_RDWR)

    watch = Timer(total, shut)
    watch.daemon = True
    watch.start()
    try:
        connection.connect()
        yield connection
    except Exception:
        # What is seen of the shutting differs with the moment.
        if not expired.is_set():
            raise
    finally:
        watch.cancel()
        connection.close()
        if connection.handle is not None:
            connection.handle.close()
    # A body without a length seems to end where the connection was shut.
    if expired.is_set():
        raise FetchError("timeout", f"found: {name} gives no whole answer in {total:g} s")
