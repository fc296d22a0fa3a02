"""The server of the desk, on this machine only."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from sqlalchemy import Engine

from musnad.analyze import analyze
from musnad.desk.search.keeper import Keeper
from musnad.desk.shelf import Shelf
from musnad.desk.web.app import make_app
from musnad.desk.web.door import Door
from musnad.desk.web.room import Room
from musnad.errors import InputError
from musnad.model import Article

__all__ = ["HOST", "serve"]

HOST = "127.0.0.1"
"""The one address it answers at: people on other machines would need accounts."""


def serve(shelf: Shelf, store: Engine, port: int, ready: Callable[[str], None]) -> None:
    """Answer until the process is stopped.

    Args:
        shelf: The library.
        store: What people enter.
        port: Where to answer; 0 takes one that is free.
        ready: Told the link that opens the desk once, as soon as it is answered.

    Raises:
        InputError: The port is taken, or may not be.
    """
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((HOST, port))
    except OSError as error:
        bound.close()
        raise InputError(
            f"--port {port}: found: {error.strerror}; accepted: a free one, or none for any"
        ) from None
    with bound:
        bound.listen()
        port = bound.getsockname()[1]
        # The word lists are read before somebody waits for them.
        analyze(Article(""))
        door = Door()
        hosts = {f"{HOST}:{port}", f"localhost:{port}"}
        index = Keeper(shelf.library, store)
        index.share()
        app = make_app(Room(shelf, store, index, door, port), hosts)
        settings = uvicorn.Config(
            app, log_level="error", access_log=False, server_header=False, ws="none"
        )
        ready(f"http://{HOST}:{port}/open?link={door.link}")
        uvicorn.Server(settings).run(sockets=[bound])
