"""docs/events.md: every sentence on it gives the relation under it, by the rule it stands under."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import musnad

HOME = Path(__file__).resolve().parents[2]
PAGE = (HOME / "docs" / "events.md").read_text(encoding="utf-8")
CODE = [
    HOME / "src" / "musnad" / "link" / f"{name}.py"
    for name in (
        *("deeds", "event_bargains", "event_blows", "event_carriers", "event_mediation"),
        "event_nouns",
        *("event_participles", "event_shared", "event_verbs", "relations"),
    )
]
NAME = re.compile(r"[a-z]+(?:-[a-z]+)+|passive|relative|speaker|joined|bargain|attacked|denier")


class Example(NamedTuple):
    """A rule, its sentence, and what the sentence gives: subject, event, object, polarity."""

    rule: str
    text: str
    gives: tuple[str, ...]


def examples() -> Iterator[Example]:
    for part in PAGE.split("\n### ")[1:]:
        sentence = re.search(r"^> (.+)$", part, flags=re.M)
        row = part.split("\n")[0], re.findall(r"^\| (.+) \|$", part, flags=re.M)[-1]
        assert sentence
        yield Example(row[0], sentence[1], tuple(row[1].split(" | ")))


EXAMPLES = list(examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.rule)
def test_rule_gives_its_relation(example: Example) -> None:
    read = musnad.read(example.text)
    names = {actor.id: actor.name for actor in read.actors} | {None: ""}
    given = [
        (names[one.subject], one.event, names[one.object], one.polarity)
        for one in read.relations
        if one.rule == example.rule
    ]
    assert example.gives in given


def test_all_rules_are_described() -> None:
    given = {
        node.value
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and NAME.fullmatch(node.value)
    }
    assert given == {example.rule for example in EXAMPLES}
