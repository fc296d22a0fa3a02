"""docs/map.md shows the rooms that there are, and all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
MAP = HOME / "docs" / "map.md"
BUILT = {"demo", "dist", "build", "__pycache__"}


def drawn(page: str) -> Iterator[str]:
    """Yield the folders of the page's tree; two blanks are one level."""
    tree = page.split("```")[1]
    above: list[str] = []
    for line in tree.splitlines()[1:]:
        entry = re.match(r"( *)([\w./-]+/)(?:\s|$)", line)
        if entry:
            above = [*above[: len(entry[1]) // 2], entry[2].strip("/")]
            yield "/".join(above)


def folders(home: Path) -> Iterator[str]:
    """Yield the folders that hold a file at any depth, as a clone would have them."""
    for path in home.rglob("*"):
        parts = path.relative_to(home).parts[:-1]
        hidden = any(part.startswith(".") and part != ".ci" for part in parts)
        if path.is_file() and not hidden and not BUILT.intersection(parts):
            yield from ("/".join(parts[: depth + 1]) for depth in range(len(parts)))


def test_map_is_true() -> None:
    assert sorted(drawn(MAP.read_text(encoding="utf-8"))) == sorted(set(folders(HOME)))


def test_a_tree_is_read() -> None:
    page = "words\n```\na/       what\n  b/c/   what\n  file.py  what\nd/\n```\n"
    assert list(drawn(page)) == ["a", "a/b/c", "d"]


def test_folders_of_nothing_are_none(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "room" / "data").mkdir(parents=True)
    (tmp_path / "room" / "data" / "rows.toml").touch()
    assert sorted(set(folders(tmp_path))) == ["room", "room/data"]
