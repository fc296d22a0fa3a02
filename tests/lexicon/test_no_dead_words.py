"""Every list and every field of the word lists is asked for, and what is asked for is there.

The code is read, not run: a list that no sentence of the tests needs is still asked for.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.lexicon import load
from musnad.lexicon.fields import FILES
from musnad.lexicon.load import read_table

HOME = Path(__file__).resolve().parents[2]
TREES = [
    ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((HOME / "src" / "musnad").rglob("*.py"))
]
DATA = HOME / "src" / "musnad" / "lexicon" / "data"
LISTS = sorted(
    path.stem
    for path in DATA.glob("*.toml")
    if path.stem not in FILES and path.stem != "dates"  # test_dates.py asks for its lists
)
ASKING = {
    "has": "rules",
    "has_head": "rules",
    "starts": "rules",
    "endings": "endings",
    "words": "",
    "section": "",
}
"""Method that asks for a list by its name → the table of `Tables` it looks into."""

TABLES = ("rules", "endings", "sets", "lists")
NO_LISTS = ("names", "same")
"""Sections that hold something else than lists of words."""

ROWS = ("row", "prep", "option", "light")
"""Names under which the code holds a row."""


MEANT = {"not": "barred", "object": "objects"}
"""Field → the name of what is made of it, where that is another."""

SHOWN = {"form", "example", "not_example", "forms", "active"}
"""Fields that only forms are made of, or that tests read."""


def names(node: ast.expr, tree: ast.AST) -> Iterator[str]:
    """Yield patterns of the names that an expression may give; a variable is looked up."""
    match node:
        case ast.Constant(value=str(text)):
            yield re.escape(text)
        case ast.IfExp(body=body, orelse=other):
            yield from names(body, tree)
            yield from names(other, tree)
        case ast.JoinedStr(values=parts):
            yield "".join(
                re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+"
                for part in parts
            )
        case ast.Name(id=name):
            for assigned in ast.walk(tree):
                match assigned:
                    case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                        yield from names(value, tree)


def asked(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield which table is asked for which name, a pattern."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=method), args=[*_, last]) if method in ASKING:
                yield from ((ASKING[method], name) for name in names(last, tree))
            case ast.Subscript(value=ast.Attribute(attr=table) | ast.Name(id=table), slice=key) if (
                table in TABLES
            ):
                yield from ((table, name) for name in names(key, tree))


TEXTS = {
    node.value
    for tree in TREES
    for node in ast.walk(tree)
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}
ASKED = {found for tree in TREES for found in asked(tree)}


def is_asked(file: str, address: str) -> bool:
    """Tell whether somebody asks for the list at an address."""
    section, _, key = address.rpartition(".")
    if file == "groups":  # asked for word by word, by the last part of the address
        return key in TEXTS or address in TEXTS
    if file == "rules":
        among = {("endings" if section == "endings" else "rules", key)}
    else:
        among = {(table, f"{file}.{address}") for table in ("sets", "lists")}
    among |= {("", address), ("", section)}
    return any(
        table == where and re.fullmatch(name, wanted)
        for table, name in ASKED
        for where, wanted in among
    )


def addresses(file: str) -> Iterator[str]:
    """Yield the addresses of the lists of a file."""
    for key, value in read_table(file).items():
        if isinstance(value, dict):
            yield from (f"{key}.{inner}" for inner in value if key not in NO_LISTS)
        else:
            yield key


@pytest.mark.parametrize("file", LISTS)
def test_every_list_is_asked_for(file: str) -> None:
    assert [address for address in addresses(file) if not is_asked(file, address)] == []


def test_every_list_that_is_asked_for_is_there() -> None:
    tables = load()
    there = {name: set(getattr(tables, name)) for name in TABLES}
    missing = {
        (table, name)
        for table, name in ASKED
        if table in there and not any(re.fullmatch(name, key) for key in there[table])
    }
    assert not missing


def test_a_list_that_nobody_asks_for_is_seen() -> None:
    assert not is_asked("rules", "nobody_asks")
    assert not is_asked("grammar", "negations.nobody_asks")
    assert is_asked("rules", "relay_link"), "asked for by a name put together"
    assert is_asked("rules", "from"), "asked for through a variable"


def test_every_field_of_a_row_is_read() -> None:
    used = {
        node.attr
        for tree in TREES
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and getattr(node.value, "attr", getattr(node.value, "id", "")) in ROWS
    }
    unread = {
        f"{file}.{kind}.{name}"
        for file, kinds in FILES.items()
        for kind, fields in kinds.items()
        for name in fields
        if MEANT.get(name, name) not in used | SHOWN
    }
    assert not unread
