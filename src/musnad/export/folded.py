"""A page of lines for a terminal, folded by Rich and written to memory."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Page"]

_KEY = 11
_STYLES = {
    "title": "bold",
    "section": "bold underline",
    "key": "dim",
    "named": "bold cyan",
    "anonymous": "bold yellow",
    "vague": "bold magenta",
    "warning": "bold red",
    "summary": "bold",
    "": "",
}


class Page:
    """Lines folded by Rich, written to memory."""

    def __init__(self, *, color: bool, width: int) -> None:
        from rich.console import Console

        self._file = io.StringIO()
        self._width = max(width, 40)
        self._color = color
        # Rich would read COLUMNS and NO_COLOR; what decides here are the arguments alone.
        self._console: Console = Console(
            file=self._file,
            width=self._width,
            force_terminal=color,
            color_system="standard" if color else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )

    def put(self, line: str, style: str = "", *, first: str = "", rest: str = "") -> None:
        """Write folded text, its first line after ``first``, the others after ``rest``."""
        from rich.cells import cell_len
        from rich.text import Text

        room = max(20, self._width - cell_len(rest or first))
        whole = cell_len(line) <= room
        parts = [line] if whole else [p.plain for p in Text(line).wrap(self._console, room)]
        for index, part in enumerate(parts):
            self._write(first if index == 0 else rest, part.rstrip(), style)

    def whole(self, line: str, style: str) -> None:
        """Write a line that is not folded, so that it can be found and copied."""
        self._write("", line, style)

    def _write(self, lead: str, body: str, style: str) -> None:
        if not self._color:
            self._file.write(f"{lead}{body}\n")
            return
        from rich.text import Text

        styled = Text.assemble((lead, _STYLES["key"]), (body, _STYLES[style]))
        self._console.print(styled, soft_wrap=True)

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
