"""Why an address gave no page: the closed list of codes, and the error that carries one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from musnad.corpus.raw import Reject
from musnad.errors import FetchError

__all__ = ["WEB_REASONS", "WebReason", "rejected"]


class WebReason(NamedTuple):
    """What a code means.

    Attributes:
        kind: ``skipped``, what is sound but not to be fetched; ``failed``, what gave no page.
        meaning: In a sentence.
    """

    kind: Literal["skipped", "failed"]
    meaning: str


WEB_REASONS: Mapping[str, WebReason] = MappingProxyType(
    {
        "offline": WebReason("skipped", "An address, where nothing is to be fetched."),
        "robots": WebReason("skipped", "The site's robots.txt forbids it, or cannot be read."),
        "not-http": WebReason("failed", "No address of the web, or an answer that is no HTTP."),
        "private-address": WebReason("failed", "A host that is not on the public internet."),
        "unreachable": WebReason("failed", "No such host, no connection, or one that broke off."),
        "timeout": WebReason("failed", "No whole answer in the time that one may take."),
        "too-large": WebReason("failed", "A page larger than may be fetched."),
        "too-many-redirects": WebReason("failed", "One redirect after the other."),
        "http-status": WebReason("failed", "The server says that it does not give the page."),
        "bad-record": WebReason("failed", "A feed or a sitemap that cannot be read."),
        "too-deep": WebReason("failed", "A list in a list in a list in a list."),
        "too-many-links": WebReason("failed", "More links in one list than are followed."),
    }
)
"""Code → what it means; in this order they are documented."""


def rejected(error: FetchError, *, input: str, number: int, address: str | None) -> Reject:
    """Return the `Reject` that says what an error says.

    Args:
        error: What happened.
        input: The address that a person gave.
        number: The place of the link among those found there, from 1; 0 where ``input`` is meant.
        address: What was to be fetched.

    Raises:
        KeyError: There is no such code.
    """
    message = " ".join(str(error).split())
    return Reject(input, number, WEB_REASONS[error.code].kind, error.code, message, address)
