"""Fetching with manners: robots.txt, a delay a host, and waiting when asked to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from musnad.corpus.web.address import Address
from musnad.corpus.web.fetch import Fetcher, Response
from musnad.corpus.web.polite import LONGEST_WAIT, Pace, wished_wait
from musnad.corpus.web.robots import Robots
from musnad.errors import FetchError

__all__ = ["Courier"]

_SUCCESS = 200
# How often a page is asked for when its server says to come again.
_TRIES = 3


def _now() -> datetime:
    return datetime.now(UTC)


class Courier:
    """Fetches pages as a well-behaved robot does.

    Args:
        fetcher: Fetches one.
        pace: Keeps the delay.
        now: Tells the time, with its zone.
    """

    def __init__(
        self,
        fetcher: Fetcher | None = None,
        pace: Pace | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._fetcher = fetcher or Fetcher()
        self._pace = pace or Pace()
        self._robots = Robots(self._fetcher, self._step)
        self.now = now

    def parse(self, text: str) -> Address:
        """Take an address apart.

        Raises:
            FetchError: ``not-http``.
        """
        return self._fetcher.parse(text)

    def join(self, base: Address, link: str) -> Address:
        """Return what a link on a page leads to.

        Raises:
            FetchError: ``not-http``.
        """
        return base.join(link, self._fetcher.ports)

    def fetch(self, address: Address) -> Response:
        """Fetch a page, when its turn has come.

        Returns:
            An answer with status 200.

        Raises:
            FetchError: There is none, or it may not be had; its ``code`` says why.
        """
        for _ in range(_TRIES):
            response = self._fetcher.get(address, self._enter)
            if response.status == _SUCCESS:
                return response
            wait = wished_wait(response, self.now)
            if wait is None:
                break
            self._pace.hold(response.address.host, wait)
            if wait > LONGEST_WAIT:
                break
        words = f"{response.status} {response.reason}".strip()
        raise FetchError("http-status", f"found: HTTP {words}; accepted: 200")

    def _enter(self, address: Address) -> None:
        """Before a request for a page: ask robots.txt, then wait."""
        self._pace.wait(address.host, self._robots.admit(address))

    def _step(self, address: Address) -> None:
        """Before a request for robots.txt."""
        self._pace.wait(address.host)
