"""Text as a file can hold it."""

from __future__ import annotations

__all__ = ["encoded", "whole"]


def whole(text: str) -> str:
    """Return the text with U+FFFD for each half of a surrogate pair, so that offsets still hold.

    >>> whole("a" + chr(0xD83D)) == "a" + chr(0xFFFD)
    True
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def encoded(text: str) -> bytes:
    """Return the text as UTF-8, halves of surrogate pairs replaced as by `whole`."""
    return whole(text).encode("utf-8")
