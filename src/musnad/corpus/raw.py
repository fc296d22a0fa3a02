"""One record as it came in, before anything was made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Form", "Raw", "Reject"]

Form = Literal["record", "page", "text"]


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes that should hold one article.

    Attributes:
        input: The file or address it comes from, as given; a member of an archive follows ``!``.
        number: Its place in the input, from 1: line, row, record or item.
        form: What ``data`` is: ``record``, one JSON object; ``page``, HTML; ``text``.
        data: The bytes, in any encoding that is read.
        address: Its address on the web where the input says it from outside (a WARC does).
        encoding: What the server said the page is encoded in.
    """

    input: str
    number: int
    form: Form
    data: bytes
    address: str | None = None
    encoding: str | None = None

    @property
    def origin(self) -> str:
        """Where it came from, for people."""
        return f"{self.input}:{self.number}"


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that is no article of the library, and why.

    Attributes:
        input: As in `Raw`.
        number: As in `Raw`; 0 where the whole input is meant.
        kind: ``skipped``, what is sound but not wanted (another language); else ``failed``.
        code: Why, one of a closed list (docs/format.md), to be counted.
        message: Why, for people: what was found and what is accepted.
        address: Its address on the web, where known.
        raw_hash: Hash of the record's bytes, where there are any.
    """

    input: str
    number: int
    kind: Literal["skipped", "failed"]
    code: str
    message: str
    address: str | None = None
    raw_hash: str | None = None
