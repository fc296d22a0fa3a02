"""One name where the text names it."""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon.entries import Entry
from musnad.model import NameType, Span

__all__ = ["Mention"]


class Mention(NamedTuple):
    """One name in a document.

    Attributes:
        first: Its first token.
        last: The token behind it.
        span: The name in the text, without clitics.
        type: ``PER``, ``ORG`` or ``LOC``.
        rule: The rule that found it.
        words: Its folded words, without clitics.
        entry: What the lists hold of it, or None.
        head: The token of the head or title before it, or -1.
    """

    first: int
    last: int
    span: Span
    type: NameType
    rule: str
    words: tuple[str, ...]
    entry: Entry | None = None
    head: int = -1
