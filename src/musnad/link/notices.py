"""What is odd in a text, said once each."""

from __future__ import annotations

import re

from musnad.arabic import has_letters
from musnad.link.context import Context
from musnad.model import Article, Notice, Span

__all__ = ["find_notices"]

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def find_notices(ctx: Context, article: Article) -> tuple[Notice, ...]:
    """Return what a reader of the analysis should know about the text."""
    notices: list[Notice] = []
    text = article.text
    if not text.strip():
        return (Notice("empty", "the text is empty"),)
    if not has_letters(text):
        notices.append(Notice("no-arabic", "the text holds no Arabic letter"))
    control = _BIDI.search(text)
    if control:
        notices.append(
            Notice(
                "bidi-controls",
                "the text holds characters that turn the direction of what is shown",
                Span(*control.span()),
            )
        )
    for quote in ctx.quotes.all:
        if not quote.closed and quote.depth == 0:
            last = max(quote.open + 1, min(quote.close, ctx.size))
            notices.append(
                Notice(
                    "unclosed-quotation",
                    "a quotation mark is not closed; the quotation is taken to its paragraph's end",
                    ctx.doc.span(quote.open, last),
                )
            )
    return tuple(notices[:20])
