"""Reads the tables of this folder: a text at the margin, under it what is expected, indented."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Case(NamedTuple):
    """A text, the rows that it must give, and the line where it stands."""

    text: str
    rows: list[list[str]]
    line: int

    def __str__(self) -> str:
        return f"line {self.line}"


def cases(name: str) -> list[Case]:
    """Return the cases of a table; # opens a remark and ¶ is a new line."""
    found: list[Case] = []
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("  "):
            found[-1].rows.append([cell.strip() for cell in line.split("|")])
        elif line and not line.startswith("#"):
            found.append(Case(line.replace("¶", "\n"), [], number))
    return found
