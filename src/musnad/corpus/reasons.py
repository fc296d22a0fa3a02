"""Why a record is no article of the library: the closed list of codes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from musnad.corpus.raw import Reject

__all__ = ["REASONS", "Reason", "reject"]


class Reason(NamedTuple):
    """What a code means.

    Attributes:
        kind: ``skipped``, what is sound but not wanted; ``failed``, what could not be read.
        meaning: In a sentence.
    """

    kind: Literal["skipped", "failed"]
    meaning: str


REASONS: Mapping[str, Reason] = MappingProxyType(
    {
        "no-such-file": Reason("failed", "There is no file, folder or match of that name."),
        "unreadable": Reason("failed", "The system does not let it be read, or reading broke off."),
        "not-text": Reason("failed", "Binary data, or text in no encoding that is known."),
        "encrypted": Reason("failed", "A member of an archive asks for a password."),
        "too-deep": Reason("failed", "An archive in an archive in an archive."),
        "truncated": Reason("failed", "It ends too early; what stood before the end was read."),
        "corrupt": Reason("failed", "Its compression or its container is broken from here on."),
        "bomb": Reason("failed", "It unpacks to far more than articles do."),
        "too-large": Reason(
            "failed", "A record of 100 MB, a page of 10, a text of 2 million letters."
        ),
        "not-json": Reason("failed", "A line or an item that is no JSON."),
        "not-an-object": Reason("failed", "JSON that is no object, so that it has no fields."),
        "broken-row": Reason("failed", "A row of a table with open quotes or a wrong count."),
        "no-text-field": Reason("failed", "No field of it can be the text."),
        "bad-length": Reason("failed", "A record of a web archive that is not as long as it says."),
        "bad-record": Reason("failed", "A record of a web archive or a feed that cannot be read."),
        "date": Reason("failed", "The date it gives is impossible."),
        "not-a-page": Reason("skipped", "A response, a file or a member that is no page or text."),
        "only-a-link": Reason("skipped", "An entry of a feed without the text itself."),
        "no-article": Reason("skipped", "A page that has no article in it."),
        "empty": Reason("skipped", "There is nothing in it, or white space only."),
        "no-arabic": Reason("skipped", "It holds no Arabic letter."),
        "language": Reason("skipped", "It is in another language, which the message names."),
        "worker-lost": Reason("failed", "Reading it ended the worker, twice; the rest goes on."),
        "internal": Reason("failed", "A fault of the program, which the message names."),
    }
)
"""Code → what it means; in this order they are documented."""


def reject(
    code: str,
    message: str,
    *,
    input: str,
    number: int = 0,
    address: str | None = None,
    raw_hash: str | None = None,
) -> Reject:
    """Return the `Reject` of a code, of the kind that the code has.

    Raises:
        KeyError: There is no such code.
    """
    message = " ".join(message.split())
    return Reject(input, number, REASONS[code].kind, code, message, address, raw_hash)
