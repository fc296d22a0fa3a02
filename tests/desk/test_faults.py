"""What the pages say when a person gave what cannot be taken."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import musnad.desk
from musnad.desk.web.catalogue import Taste, faults
from musnad.errors import InputError, MissingExtraError

# What only the command line or another program can get wrong is said in English alone.
APART = frozenset({"serve.py", "jobs.py", "settings.py", "unions.py", "voices.py"})


def templates() -> Iterator[str]:
    for path in sorted(Path(musnad.desk.__file__).parent.rglob("*.py")):
        if path.name in APART:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "InputError":
                for part in ast.walk(node.args[0]):
                    assert not isinstance(part, ast.JoinedStr), ast.unparse(node)
                    if isinstance(part, ast.Constant) and "found: " in str(part.value):
                        yield str(part.value)


def test_each_has_its_arabic() -> None:
    known = faults()
    assert known.keys() == set(templates())
    for template, arabic in known.items():
        assert set(re.findall(r"{\w+}", arabic)) == set(re.findall(r"{\w+}", template)), template
        assert re.search(r"[\u0621-\u064a]", arabic)


@pytest.mark.parametrize(
    ("taste", "error", "said"),
    [
        (
            Taste("ar", "arabic"),
            InputError(
                "reason: found: {count} characters; accepted: {most} at most", count=12, most=9
            ),
            "السبب طويل: ١٢ محرفًا؛ المقبول ٩ على الأكثر.",
        ),
        (
            Taste("ar"),
            InputError(
                "{field}: found: {words}; accepted: words that stand in the text",
                field="source",
                words="<b>\u202eهنا {x}",
            ),
            "المصدر: «<bdi>&lt;b&gt;⟦RLO⟧هنا {x}</bdi>» ليست في النص؛ المقبول كلمات منه.",
        ),
        (
            Taste("en"),
            InputError("{field}: found: nothing; accepted: words of the text", field="cue"),
            "Words of saying: found: nothing; accepted: words of the text",
        ),
        (
            Taste("ar"),
            InputError("a file <x> of another kind"),
            '<span dir="ltr" lang="en">a file &lt;x&gt; of another kind</span>',
        ),
        (
            Taste("en"),
            MissingExtraError("pip install 'musnad[x]'"),
            '<span dir="ltr" lang="en">pip install &#39;musnad[x]&#39;</span>',
        ),
    ],
)
def test_what_was_typed_stands_apart(
    taste: Taste, error: InputError | MissingExtraError, said: str
) -> None:
    assert taste.fault(error) == said
