"""The server of the desk: on this machine only, unless told."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from sqlalchemy import Engine

from musnad.analyze import analyze
from musnad.desk.arriving import tidy
from musnad.desk.search.keeper import Keeper
from musnad.desk.shelf import Shelf
from musnad.desk.store.jobs import newest
from musnad.desk.web.app import make_app
from musnad.desk.web.door import Door
from musnad.desk.web.room import Room
from musnad.errors import InputError
from musnad.model import Article

__all__ = ["LOOPBACK", "Where", "serve"]

LOOPBACK = "127.0.0.1"
_JOBS = 1000


@dataclass(frozen=True, slots=True)
class Where:
    """Where the desk answers.

    Attributes:
        host: Address to bind to.
        port: 0 takes one that is free.
        names: Names of this machine that a browser may ask for, beside the address.
        certificate: File with the certificate of TLS; None for none.
        key: File with its key.
    """

    host: str = LOOPBACK
    port: int = 0
    names: Sequence[str] = ()
    certificate: Path | None = None
    key: Path | None = None

    @property
    def here_only(self) -> bool:
        """Whether nobody on another machine can ask."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def everywhere(self) -> bool:
        """Whether it is every address of the machine, and no name of it."""
        return self.host in ("0.0.0.0", "::")

    def hosts(self, port: int) -> list[str]:
        """Return what a browser may ask for, that of the link first.

        >>> Where(names=("Desk.example",), host="10.0.0.2").hosts(80)[:3]
        ['desk.example:80', 'desk.example', '10.0.0.2:80']
        """
        named = [*self.names, *([] if self.everywhere else [self.host])]
        if self.here_only or self.everywhere:
            named += [LOOPBACK, "localhost"]
        usual = port == (443 if self.certificate else 80)
        found: list[str] = []
        for name in named:
            shown = f"[{name}]" if ":" in name else name.lower()
            found += [f"{shown}:{port}", *([shown] if usual else [])]
        return list(dict.fromkeys(found))


def serve(
    shelf: Shelf,
    store: Engine,
    where: Where,
    ready: Callable[[str], None],
    *,
    offline: bool = False,
) -> None:
    """Answer until the process is stopped.

    Args:
        shelf: The library.
        store: What people enter.
        where: Where to answer.
        ready: Told the link that opens the desk once, as soon as it is answered.
        offline: Fetch nothing.

    Raises:
        InputError: The port is taken, or may not be; or every address of the machine is asked for
            and no name.
    """
    if where.everywhere and not where.names:
        raise InputError(
            f"--host {where.host}: found: no --name; accepted: the name by which people ask for "
            "this machine, as --name desk.example"
        )
    with _bound(where) as bound:
        port = bound.getsockname()[1]
        # The word lists are read before somebody waits for them.
        analyze(Article(""))
        _tidy(shelf, store)
        index = Keeper(shelf.library, store)
        door = Door(store)
        hosts = where.hosts(port)
        secure = where.certificate is not None
        room = Room(
            shelf,
            store,
            index,
            door,
            port,
            offline=offline,
            secure=secure,
            accounts=not where.here_only,
        )
        settings = uvicorn.Config(
            make_app(room, hosts),
            log_level="error",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            # Who watches a job does not hold up the end.
            timeout_graceful_shutdown=2,
            ssl_certfile=where.certificate,
            ssl_keyfile=where.key,
        )
        try:
            settings.load()
        except OSError as error:
            raise InputError(
                f"--certificate {where.certificate}: found: {error}; accepted: a certificate and "
                "its key, each a file in PEM"
            ) from None
        index.share()
        ready(f"http{'s' if secure else ''}://{hosts[0]}/open?link={door.link}")
        try:
            uvicorn.Server(settings).run(sockets=[bound])
        finally:
            index.close()


def _tidy(shelf: Shelf, store: Engine) -> None:
    """Remove what came for jobs that need it no more."""
    open_ = (one for one in newest(store, _JOBS) if one.state not in ("done", "stopped"))
    tidy(shelf.library.root, {str(one.given.get("folder")) for one in open_})


def _bound(where: Where) -> socket.socket:
    try:
        family = socket.getaddrinfo(where.host, where.port, type=socket.SOCK_STREAM)[0][0]
        bound = socket.socket(family)
    except OSError as error:
        raise InputError(
            f"--host {where.host}: found: {error.strerror}; accepted: an address of this machine"
        ) from None
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((where.host, where.port))
        bound.listen()
    except (OSError, OverflowError) as error:
        bound.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"--host {where.host} --port {where.port}: found: {reason}; accepted: an address of "
            "this machine and a free port, or no port for any"
        ) from None
    return bound
