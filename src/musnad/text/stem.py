"""Words without their light endings, so that forms of one noun meet."""

from __future__ import annotations

__all__ = ["stem"]

_LEAST = 3


def stem(head: str, endings: tuple[str, ...]) -> str:
    """Return a word without the first of the endings that it has; three letters at least stay.

    >>> stem("مدرسون", ("ون", "ات")), stem("بنون", ("ون",))
    ('مدرس', 'بنون')
    """
    for ending in endings:
        if head.endswith(ending) and len(head) - len(ending) >= _LEAST:
            return head[: -len(ending)]
    return head
