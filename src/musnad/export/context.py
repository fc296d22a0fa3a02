"""Pieces of a text as one line of print: nothing hidden in them, the words around a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from musnad.export.controls import show
from musnad.model import Span

__all__ = ["Context", "around", "flat", "plain_name", "unquoted"]

_AROUND = 48
_WORD = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d]{2}")
_SPACE = re.compile(r"\s+")
_QUOTES = re.compile('[«»“”„‟"]')


@dataclass(frozen=True, slots=True)
class Context:
    """Some words of a text between those around them."""

    before: str
    words: str
    after: str


def flat(text: str) -> str:
    """Return the text on one line, with its hidden controls shown."""
    return _SPACE.sub(" ", show(text)).strip()


def plain_name(name: str) -> str:
    """Return a name on one line, without a quotation mark whose partner stands outside of it.

    >>> plain_name("قادة تنظيم “النجم"), plain_name("صحيفة «الفجر»")
    ('قادة تنظيم النجم', 'صحيفة «الفجر»')
    """
    line = flat(name)
    return _QUOTES.sub("", line) if len(_QUOTES.findall(line)) % 2 else line


def unquoted(name: str) -> str:
    """Return a name on one line without quotation marks, for where there is little room.

    >>> unquoted("صحيفة «الفجر»")
    'صحيفة الفجر'
    """
    return flat(_QUOTES.sub("", name))


def around(text: str, span: Span) -> Context:
    """Return the words that a span touches with a few before and behind, of the same line.

    Joined, the three are a piece of the text: the blanks at the seams are kept.
    """
    start, end = _whole(text, span)
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    if start > _AROUND and len(before) == _AROUND:
        before = "…" + before.partition(" ")[2]
    if end + _AROUND < len(text) and len(after) == _AROUND:
        after = after.rpartition(" ")[0] + "…"
    lead = " " if before[-1:].isspace() else ""
    rest = " " if after[:1].isspace() else ""
    return Context(flat(before) + lead, flat(text[start:end]), rest + flat(after))


def _whole(text: str, span: Span) -> Span:
    """Widen a span to whole words, since paint that starts inside one takes its letters apart."""
    start, end = max(0, span.start), min(span.end, len(text))
    while start < end and start > 0 and span.start - start < _AROUND and _joined(text, start):
        start -= 1
    while start < end < len(text) and end - span.end < _AROUND and _joined(text, end):
        end += 1
    return Span(start, end)


def _joined(text: str, place: int) -> bool:
    return bool(_WORD.fullmatch(text, place - 1, place + 1))
