"""Text out of markup, as databases and feeds keep it."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["has_markup", "plain_text"]

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|strong|em|b|i|u|ul|ol|li|h[1-6]|img|blockquote|table|tr|td|figure|"
    r"section|article|font|center|script|style|iframe|html|body)\b[^<>]*>",
    re.I,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});", re.I)
_ENDS = re.compile(
    r"</(?:p|div|li|h[1-6]|tr|blockquote|figure|section|article)\s*>|<br\b[^<>]*>", re.I
)
_SILENT = ["script", "style", "noscript", "iframe", "template", "figcaption"]


def has_markup(text: str) -> bool:
    """Tell whether a text holds tags or entities.

    >>> has_markup("<p>قال"), has_markup("قال&nbsp;إن"), has_markup("3 < 5 & 7 > 2")
    (True, True, False)
    """
    # Most texts hold neither sign, and looking for one is next to nothing.
    return ("<" in text and _TAG.search(text) is not None) or (
        "&" in text and _ENTITY.search(text) is not None
    )


def plain_text(markup: str) -> str:
    r"""Return the paragraphs of a piece of HTML, one a line, without what is not shown.

    A text that is escaped once more is read as what was meant.

    >>> plain_text("<p>قال&nbsp;شاهد</p><p>إنه <b>نجا</b>.</p>")
    'قال شاهد\nإنه نجا.'
    """
    from selectolax.lexbor import LexborHTMLParser

    if "<" not in markup:
        unescaped = unescape(markup)
        if not _TAG.search(unescaped):
            # Entities alone: the lines are the writer's own.
            return unescaped.replace("\u00a0", " ")
        markup = unescaped
    # In HTML a line end is a blank; where no tag ends a paragraph it was meant as one.
    if _ENDS.search(markup):
        markup = _ENDS.sub("\n", " ".join(markup.split()))
    tree = LexborHTMLParser(markup.replace("\0", "\ufffd"))
    tree.strip_tags(_SILENT)
    text = tree.body.text() if tree.body else ""
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
