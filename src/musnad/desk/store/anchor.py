"""A place in a text that is found again when the text has changed around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from musnad.arabic import IGNORABLE
from musnad.desk.plain import Plain, plain
from musnad.errors import InputError
from musnad.model.span import Span

__all__ = ["Anchor", "anchored", "placed", "snapped"]

AROUND = 32
"""Code points kept on each side of a quotation."""
_IGNORED = re.compile(f"[{IGNORABLE}]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quotation with what stands around it.

    Attributes:
        quote: The words.
        before: Up to 32 code points before them.
        after: Up to 32 code points behind them.
        start: Where they began; a hint, and no more.
    """

    quote: str
    before: str
    after: str
    start: int

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for JSON."""
        return asdict(self)


def anchored(text: str, span: Span) -> Anchor:
    """Return the anchor of a span.

    Raises:
        InputError: The span is empty or not in the text.
    """
    start, end = span
    if not 0 <= start < end <= len(text):
        raise InputError(
            "found: the span {start}–{end} of a text of {size} code points; accepted: a span "
            "inside the text that is not empty",
            start=start,
            end=end,
            size=len(text),
        )
    return Anchor(
        text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND], start
    )


def placed(anchor: Anchor, text: str) -> Span | None:
    """Return where an anchor stands in a text, or None where that cannot be said.

    Its quotation is looked for as it is written, then in any spelling. Of several places that
    wins which has most of the surroundings; of equals the one where it was before, else none.
    """
    spans = [Span(at, at + len(anchor.quote)) for at in _all(anchor.quote, text)]
    if not spans:
        spans = list(_respelled(anchor.quote, text))
    if len(spans) < 2:
        return spans[0] if spans else None
    alike = [_alike(anchor, text, span) for span in spans]
    best = [span for span, like in zip(spans, alike, strict=True) if like == max(alike)]
    if len(best) == 1:
        return best[0]
    return next((span for span in best if span.start == anchor.start), None)


def snapped(text: str, span: Span) -> Span:
    """Return a selection widened to whole words, without white space at its edges.

    >>> text = "قال الوزير أمس"
    >>> snapped(text, Span(6, 9)).of(text), snapped(text, Span(3, 11)).of(text)
    ('الوزير', 'الوزير')

    Raises:
        InputError: No word is selected.
    """
    start, end = max(0, span.start), min(len(text), span.end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        raise InputError("found: a selection without a word; accepted: one word or more")
    while start and _inside(text[start]) and _inside(text[start - 1]):
        start -= 1
    while end < len(text) and _inside(text[end - 1]) and _inside(text[end]):
        end += 1
    return Span(start, end)


def _inside(letter: str) -> bool:
    return letter.isalnum() or _IGNORED.match(letter) is not None


def _all(quote: str, text: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _respelled(quote: str, text: str) -> Iterator[Span]:
    wanted = plain(quote)
    if not wanted.strip():
        return
    folded = Plain(text)
    for at in _all(wanted, folded.text):
        yield Span(*folded.original(at, at + len(wanted)))


def _alike(anchor: Anchor, text: str, span: Span) -> int:
    before = text[max(0, span.start - AROUND) : span.start]
    after = text[span.end : span.end + AROUND]
    return _shared(anchor.before[::-1], before[::-1]) + _shared(anchor.after, after)


def _shared(one: str, other: str) -> int:
    for count, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return count
    return min(len(one), len(other))
