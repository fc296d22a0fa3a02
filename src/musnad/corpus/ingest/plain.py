"""A text file."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Plain", "read_plain"]

_LONGEST_TITLE = 200
_FIRST_LINE = re.compile(r"\s*(?P<line>\S[^\r\n]*)(?:\r\n|\r|\n)[ \t\u00a0\u200e\u200f]*[\r\n]\s*")
# A line that ends so goes on below, or is a paragraph.
_NO_TITLE_END = (".", "۔", ":", "،", "؛", ",", ";")


class Plain(NamedTuple):
    """A title, or None, and the body verbatim."""

    title: str | None
    text: str


def read_plain(text: str) -> Plain:
    r"""Part the title from the body of a text file.

    The first line is the title where a blank line follows it, it has 200 code points or fewer and
    ends as no sentence does. The body is then the file verbatim from its next line with a letter
    on; else the body is the whole file, verbatim.

    >>> read_plain("انهيار جسر في المدينة\n\nقال شاهد إن الجسر سقط.\n")
    Plain(title='انهيار جسر في المدينة', text='قال شاهد إن الجسر سقط.\n')
    >>> read_plain("قال شاهد إن الجسر سقط.\n\nوأضاف أنه نجا.").title is None
    True
    """
    match = _FIRST_LINE.match(text)
    if match is None or match.end() == len(text):
        return Plain(None, text)
    line = match["line"].strip()
    if len(line) > _LONGEST_TITLE or line.endswith(_NO_TITLE_END):
        return Plain(None, text)
    return Plain(line, text[match.end() :])
