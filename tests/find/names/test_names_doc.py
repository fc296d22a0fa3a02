"""docs/names.md: every sentence on it gives the names of its table by the rule it stands under."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import musnad

HOME = Path(__file__).resolve().parents[3]
PAGE = (HOME / "docs" / "names.md").read_text(encoding="utf-8")
CODE = HOME / "src" / "musnad" / "find" / "names"
RULE = re.compile(r"[a-z]+(?:-[a-z]+)+|listed|facility|again")


def examples() -> Iterator[tuple[str, str, str, str]]:
    """Yield rule, sentence, name and type."""
    parts = re.split(r"^### (.+)\n", PAGE, flags=re.M)[1:]
    for rule, part in zip(parts[::2], parts[1::2], strict=True):
        sentence = re.search(r"^> (.+)$", part, flags=re.M)
        assert sentence, f"{rule} has no sentence"
        for name, type_ in re.findall(r"^\| (.+?) \| (PER|ORG|LOC) \|$", part, flags=re.M):
            yield rule, sentence[1], name, type_


EXAMPLES = list(examples())


@pytest.mark.parametrize(("rule", "text", "name", "type_"), EXAMPLES)
def test_rule_fires(rule: str, text: str, name: str, type_: str) -> None:
    found = {(n.rule, n.span.of(text), n.type) for n in musnad.read(text).names}
    assert (rule, name, type_) in found


def in_code() -> set[str]:
    """Return the rules that the code gives to mentions."""
    return {
        node.value
        for path in CODE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and RULE.fullmatch(node.value)
    }


def test_every_rule_is_told() -> None:
    assert in_code() == {rule for rule, *_ in EXAMPLES}
