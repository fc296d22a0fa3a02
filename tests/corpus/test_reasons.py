from __future__ import annotations

import ast
from pathlib import Path

import pytest

from musnad.corpus.reasons import REASONS, reject

HOME = Path(__file__).resolve().parents[2]
CORPUS = HOME / "src" / "musnad" / "corpus"


def test_a_code_has_its_kind() -> None:
    assert reject("language", "found:\n x", input="a").kind == "skipped"
    assert reject("bomb", "found: x", input="a").kind == "failed"
    assert reject("bomb", "found:\n x", input="a").message == "found: x"
    with pytest.raises(KeyError):
        reject("odd", "found: x", input="a")


def test_every_code_is_given_somewhere() -> None:
    strings = {
        node.value
        for path in CORPUS.rglob("*.py")
        if path.name != "reasons.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert REASONS.keys() <= strings


def test_every_code_is_explained() -> None:
    page = (HOME / "docs" / "inputs.md").read_text("utf-8")
    for code, reason in REASONS.items():
        assert f"| `{code}` | {reason.kind} | {reason.meaning} |" in page
