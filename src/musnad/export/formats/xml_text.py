"""Text as XML can hold it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from musnad.export.formats.letters import whole

__all__ = ["in_xml"]

# What XML 1.0 has no way to say, not even by its number.
_NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# By their numbers, or a reader makes one blank of them.
_NUMBERED = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;", '"': "&quot;", "\x85": "&#133;"}


def in_xml(text: str) -> str:
    r"""Return the text for an attribute or an element; what XML cannot hold is U+FFFD.

    >>> in_xml('a "b"\r\n<c>')
    'a &quot;b&quot;&#13;&#10;&lt;c&gt;'
    """
    return escape(_NEVER.sub("\ufffd", whole(text)), _NUMBERED)
