"""What a site's robots.txt lets us fetch, and how fast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from musnad.corpus.web.address import Address
from musnad.corpus.web.fetch import AGENT, Fetcher
from musnad.errors import FetchError

__all__ = ["Robots"]

_LARGEST = 1_000_000
_SUCCESS = 200
_TOO_MANY_REQUESTS = 429
# What is wrong with the host and not with its robots.txt.
_OF_THE_HOST = frozenset({"private-address", "unreachable"})


@dataclass(frozen=True, slots=True)
class _Rules:
    """Of one site: its rules, or why nothing of it may be fetched."""

    rules: Protego | None = None
    refusal: FetchError | None = None


class Robots:
    """Reads robots.txt, once a site.

    Args:
        fetcher: Fetches it.
        before: Called before each request for it.
    """

    def __init__(self, fetcher: Fetcher, before: Callable[[Address], None]) -> None:
        self._fetcher = fetcher
        self._before = before
        self._sites: dict[str, _Rules] = {}

    def admit(self, address: Address) -> float:
        """Return the seconds that a site wants between two requests, 0 where it says nothing.

        Raises:
            FetchError: ``robots``: it does not let this address be fetched, or nobody can know;
                ``private-address``, ``unreachable``: its host cannot be asked at all.
        """
        rules = self._sites.get(address.site)
        if rules is None:
            rules = self._sites[address.site] = self._read(address)
        if rules.refusal is not None:
            raise FetchError(rules.refusal.code, str(rules.refusal))
        if rules.rules is None:
            return 0.0
        if not rules.rules.can_fetch(str(address), AGENT):
            raise FetchError("robots", f"found: {address.site}/robots.txt forbids {address.target}")
        return float(rules.rules.crawl_delay(AGENT) or 0.0)

    def _read(self, address: Address) -> _Rules:
        place = Address(address.scheme, address.host, address.port, "/robots.txt")
        try:
            response = self._fetcher.get(place, self._before, _LARGEST)
        except FetchError as error:
            code = error.code if error.code in _OF_THE_HOST else "robots"
            return _Rules(refusal=FetchError(code, f"{error} (its robots.txt)"))
        if response.status == _SUCCESS:
            return _Rules(Protego.parse(response.body.decode("utf-8", "replace")))
        if 400 <= response.status < 500 and response.status != _TOO_MANY_REQUESTS:
            return _Rules()
        found = f"found: {place} answers {response.status}"
        return _Rules(refusal=FetchError("robots", found))
