"""Habits of the house that a machine can check."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
SOURCES = sorted((HOME / "src").rglob("*.py"))
MOST_LINES = 400
MOST_WORDS = 4
"""Arabic strings that one literal may hold before it is a word list."""

ARABIC = re.compile(r"[\u0621-\u064a]{2,}")


def word_lists(tree: ast.AST) -> Iterator[int]:
    """Yield the lines of literals that list Arabic words."""
    for node in ast.walk(tree):
        match node:
            case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
                found = items
            case ast.Dict(keys=keys, values=values):
                found = [*filter(None, keys), *values]
            case _:
                continue
        strings = [
            item.value
            for item in found
            if isinstance(item, ast.Constant) and isinstance(item.value, str)
        ]
        if sum(bool(ARABIC.search(string)) for string in strings) > MOST_WORDS:
            yield node.lineno


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(HOME / "src")))
def test_short_and_without_word_lists(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") < MOST_LINES
    assert not list(word_lists(ast.parse(source))), "words are data: src/musnad/lexicon/data"


def test_a_word_list_is_seen() -> None:
    assert list(word_lists(ast.parse('x = ("قال", "ذكر", "أعلن", "أكد", "نفى")'))) == [1]
    assert not list(word_lists(ast.parse('x = ("و", "ف", "ب", "ك", "ل", "س")')))


def test_every_room_is_declared() -> None:
    settings = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    package = HOME / "src" / "musnad"
    modules = {path.stem for path in package.glob("*.py") if not path.stem.startswith("__")}
    assert modules | {path.parent.name for path in package.glob("*/__init__.py")} <= set(layers)


def test_the_machine_runs_what_people_run() -> None:
    assert "make test" in (HOME / ".ci" / "run").read_text(encoding="utf-8")
    assert (HOME / ".ci" / "run").stat().st_mode & 0o100
