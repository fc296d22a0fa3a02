"""Text inside Markdown: it never acts as markup, and a chain keeps its order."""

from __future__ import annotations

import re
from html import escape

from musnad.export.view import Hop

__all__ = ["chain_of", "safe"]

_SPECIAL = re.compile(r"([\\`*_\[\]#|~$!@<>&])")


def safe(text: str) -> str:
    r"""Return text in which no character acts as Markdown or HTML, or calls anybody.

    >>> safe("a*b <i> @all")
    'a\\*b &lt;i&gt; &#64;all'
    """
    # A backslash does not stop @names and #numbers from being linked; an entity does.
    entities = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "#": "&#35;"}
    return _SPECIAL.sub(lambda found: entities.get(found[1], "\\" + found[1]), text)


def chain_of(hops: tuple[Hop, ...]) -> str:
    """Return a chain as a paragraph from right to left."""
    # One isolate a link, in a right-to-left paragraph: Latin names would swap places otherwise.
    links = " ← ".join(f"<bdi>{escape(hop.name)}</bdi>" for hop in hops)
    return f'<p dir="rtl">{links}</p>'
