"""A page of lines for a terminal, folded to its width and written to memory."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping

import click

__all__ = ["Page", "cells"]

_KEY = 11
_STYLES: Mapping[str, Mapping[str, bool | str]] = {
    "title": {"bold": True},
    "section": {"bold": True, "underline": True},
    "key": {"dim": True},
    "named": {"bold": True, "fg": "cyan"},
    "anonymous": {"bold": True, "fg": "yellow"},
    "vague": {"bold": True, "fg": "magenta"},
    "warning": {"bold": True, "fg": "red"},
    "summary": {"bold": True},
    "": {},
}
_NO_CELL = frozenset(("Mn", "Me", "Cf"))
_TWO_CELLS = frozenset("WF")


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes: vowel marks none, wide letters two.

    >>> cells("قال"), cells("قَالَ"), cells("新聞")
    (3, 3, 4)
    """
    return sum(map(_cells, text))


class Page:
    """Lines folded to a width, written to memory."""

    def __init__(self, *, color: bool, width: int) -> None:
        self._file = io.StringIO()
        self._width = max(width, 40)
        self._color = color

    def put(self, line: str, style: str = "", *, first: str = "", rest: str = "") -> None:
        """Write folded text, its first line after ``first``, the others after ``rest``."""
        room = max(20, self._width - cells(rest or first))
        for index, part in enumerate(_folded(line, room)):
            self._write(first if index == 0 else rest, part, style)

    def whole(self, line: str, style: str) -> None:
        """Write a line that is not folded, so that it can be found and copied."""
        self._write("", line, style)

    def _write(self, lead: str, body: str, style: str) -> None:
        line = self._styled(lead, "key") + self._styled(body, style)
        self._file.write(f"{line}\n")

    def _styled(self, text: str, style: str) -> str:
        chosen = _STYLES[style]
        return click.style(text, **chosen) if self._color and text and chosen else text  # type: ignore[arg-type]

    def pair(self, key: str, value: str, style: str = "", *, indent: str = "") -> None:
        """Write a key and its value."""
        self.put(value, style, first=f"{indent}{key:<{_KEY}}", rest=" " * (len(indent) + _KEY))

    def section(self, title: str) -> None:
        """Write the title of a section after an empty line."""
        self.gap()
        self.put(title.upper(), "section")

    def gap(self) -> None:
        """Write an empty line."""
        self._file.write("\n")

    def read(self) -> str:
        """Return what was written."""
        return self._file.getvalue()


def _cells(letter: str) -> int:
    if unicodedata.category(letter) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _TWO_CELLS else 1


def _folded(line: str, room: int) -> Iterator[str]:
    """Yield the lines of a text, none wider than ``room``; only a longer word is cut."""
    if cells(line) <= room:
        yield line.rstrip()
        return
    held: list[str] = []
    width = 0
    for word in line.split():
        for piece in _pieces(word, room):
            own = cells(piece)
            if held and width + 1 + own > room:
                yield " ".join(held)
                held, width = [], 0
            width += own + bool(held)
            held.append(piece)
    if held:
        yield " ".join(held)


def _pieces(word: str, room: int) -> Iterator[str]:
    """Yield a word whole, or cut where it would be wider than ``room``."""
    begin = width = 0
    for place, letter in enumerate(word):
        own = _cells(letter)
        if width + own > room:
            yield word[begin:place]
            begin, width = place, 0
        width += own
    yield word[begin:]
