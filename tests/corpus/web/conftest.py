"""A server on this machine that answers as it is told; nothing else is ever asked."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from web_site import Site


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        site.answer(self)

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Return one moment for all answers, so that the same run gives the same bytes."""
        return "Wed, 15 Mar 2023 12:00:00 GMT"

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *arguments: Any) -> None:
        """Say nothing of who hangs up early; many tests do."""


@pytest.fixture(scope="session")
def server() -> Iterator[ThreadingHTTPServer]:
    made = _Server(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def site(server: ThreadingHTTPServer) -> Site:
    made = Site(server.server_address[1])
    server.site = made  # type: ignore[attr-defined]
    return made
