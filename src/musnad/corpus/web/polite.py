"""Not asking a host faster than it bears."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Callable
from datetime import UTC, datetime

from musnad.corpus.web.fetch import Response
from musnad.errors import FetchError

__all__ = ["LONGEST_DELAY", "LONGEST_WAIT", "Pace", "wished_wait"]

LONGEST_DELAY = 30.0
"""Seconds between two requests that a site's robots.txt is given; more are cut to this."""
LONGEST_WAIT = 120.0
"""Seconds that are waited because a server asks to; one that asks for more is left alone."""


class Pace:
    """Remembers when each host may be asked next.

    Args:
        delay: Seconds between two requests to a host.
        clock: Seconds that only grow.
        sleep: Waits so many seconds.
    """

    def __init__(
        self,
        delay: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._delay = delay
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}

    def wait(self, host: str, delay: float = 0.0) -> None:
        """Wait until a host may be asked, and count the request that is now made.

        Args:
            host: Its name.
            delay: Seconds that it wants between two requests; less than the usual is the usual.

        Raises:
            FetchError: ``http-status``: it has asked to be left alone for longer than is waited.
        """
        now = self._clock()
        due = self._next.get(host, now) - now
        if due > LONGEST_WAIT:
            raise FetchError("http-status", f"found: {host} asks to be left alone for {due:.0f} s")
        if due > 0:
            self._sleep(due)
        self._next[host] = self._clock() + max(self._delay, min(delay, LONGEST_DELAY))

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so many seconds from now."""
        self._next[host] = max(self._next.get(host, 0.0), self._clock() + seconds)


def wished_wait(response: Response, now: Callable[[], datetime]) -> float | None:
    """Return the seconds after which a server wants to be asked again, or None if it says none.

    Args:
        response: Its answer; only 429 and 503 ask to wait.
        now: Tells the time.
    """
    told = response.header("retry-after").strip()
    if response.status not in (429, 503) or not told:
        return None
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        moment = email.utils.parsedate_to_datetime(told)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now()).total_seconds())
