"""Habits of the house that a machine can check."""

from __future__ import annotations

import ast
import re
import sys
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


CONTRACTS = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
CORE = next(contract["source_modules"] for contract in CONTRACTS if "source_modules" in contract)


ALLOWED = {"musnad.find": {"hijridate"}}
"""Room → what it needs besides; docs/decisions has the reason for each."""


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the packages that a module imports."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield module.partition(".")[0]


@pytest.mark.parametrize("room", CORE)
def test_the_core_needs_nothing_but_python(room: str) -> None:
    place = HOME / "src" / room.replace(".", "/")
    files = [place.with_suffix(".py")] if place.with_suffix(".py").exists() else place.rglob("*.py")
    found = {name for path in files for name in imported(ast.parse(path.read_text("utf-8")))}
    assert found
    assert found <= sys.stdlib_module_names | {"musnad"} | ALLOWED.get(room, set())


def test_the_machine_runs_what_people_run() -> None:
    assert "make test" in (HOME / ".ci" / "run").read_text(encoding="utf-8")
    assert (HOME / ".ci" / "run").stat().st_mode & 0o100
