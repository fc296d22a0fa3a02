"""docs/rules.md names every rule that the code can give to an output, and no other.

The code is read, not run: a rule that fires in none of our texts is still described. A name is a
word with a hyphen anywhere in the finders and the linker, and any word where a rule is given: to a
hit, a credit or a headline, or returned with who is meant and of which kind.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.lexicon.fields import FILES

HOME = Path(__file__).resolve().parents[2]
PAGE = (HOME / "docs" / "rules.md").read_text(encoding="utf-8")
ELSEWHERE = frozenset(
    ["notices", "roles", "filler", "cast", "deeds", "deed", "description", "relations"]
)
ROOMS = [HOME / "src" / "musnad" / room for room in ("link", "find")]
TREES = {
    path.stem: ast.parse(path.read_text(encoding="utf-8"))
    for room in ROOMS
    for path in sorted(room.glob("*.py"))
    # codes of warnings, and the rules of docs/names.md and docs/events.md
    if path.stem
    not in ("notices", "roles", "filler", "cast", "deeds", "deed", "description", "relations")
    and not path.stem.startswith("event_")
}
COMPOUND = re.compile(r"[a-z]+(?:-[a-z]+)+")
NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
GIVEN = {"Hit": 1, "verb_hit": -1, "_credit": -1, "Headline": 2, "_add": 1}
"""What takes a rule → at which place."""

PAIRED = {"resolve", "registry", "kinds", "mentions"}
"""Modules whose pairs end with the rule that decided."""

FRAMES = {"relay", "learn"}
"""Roles of verbs whose rule has the name of the role."""


def texts(node: ast.AST) -> Iterator[str]:
    """Yield the names that an expression may be: itself, or either side of a choice."""
    match node:
        case ast.Constant(value=str(text)) if NAME.fullmatch(text):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from texts(body)
            yield from texts(other)
        case ast.Tuple(elts=[*_, last]):
            yield from texts(last)


def named(tree: ast.AST, paired: bool) -> Iterator[str]:
    """Yield the rules that a module gives."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if COMPOUND.fullmatch(text):
                yield text
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args) if (
                name in GIVEN and len(args) > GIVEN[name]
            ):
                yield from texts(args[GIVEN[name]])
            case ast.Assign(targets=[ast.Attribute(attr="rule")], value=value):
                yield from texts(value)
            case ast.Assign(
                targets=[ast.Tuple(elts=[*_, ast.Name(id="rule")])], value=ast.Tuple() as value
            ):
                yield from texts(value)
            case ast.Return(value=ast.Tuple() | ast.IfExp() as value) if paired:
                yield from texts(value)


def openers() -> Iterator[str]:
    """Yield what may open what is said, which names the rules of the family verb-…"""
    for tree in TREES.values():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="Anchor"), args=[kind, *_]):
                    yield from texts(kind)


IN_CODE = {name for stem, tree in TREES.items() for name in named(tree, stem in PAIRED)}
IN_CODE |= {f"verb-{kind}" for kind in openers()} | FRAMES


def told() -> Iterator[str]:
    """Yield the rules of the page: headings, first cells, and names in the text on kinds."""
    yield from re.findall(r"^### (\S+)$", PAGE, flags=re.M)
    for part in PAGE.split("\n## "):
        if "| rule |" in part:
            yield from re.findall(r"^\| ([a-z-]+) \|", part, flags=re.M)
        if part.startswith("The kind of a source"):
            yield from (name for name in re.findall(r"`([a-z-]+)`", part) if name in IN_CODE)


TOLD = set(told()) - {"rule", "cue"}


def test_no_rule_is_left_out() -> None:
    assert not IN_CODE - TOLD


def test_no_rule_is_made_up() -> None:
    assert not TOLD - IN_CODE


def test_frames_are_roles() -> None:
    assert set(FILES["verbs"]["verb"]["role"].among) >= FRAMES


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ('hit = Hit(cue, "pretext", row)', ["pretext"]),
        ('hit = verb_hit(at, row, "passive" if one else "naming")', ["passive", "naming"]),
        ('hit.rule = "formula"', ["formula"]),
        ('entry, rule = self._new(span), "new"', ["new"]),
        ('def f():\n    return entry, "name"', ["name"]),
        ('def f():\n    return ("a", "body") if x else ("b", "office")', ["body", "office"]),
        ('a, b = 1, "verb-bare"', ["verb-bare"]),
        ('row.role == "relay"', []),
    ],
)
def test_names_are_seen(line: str, rules: list[str]) -> None:
    assert list(named(ast.parse(line), paired=True)) == rules
