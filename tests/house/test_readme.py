"""What README.md and docs/format.md show is what the program gives."""

from __future__ import annotations

import doctest
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
REFRESH = runpy.run_path(str(HOME / "tests" / "house" / "refresh_readme.py"))
README = HOME / "README.md"
PAGES = sorted([*HOME.glob("*.md"), *(HOME / "docs").rglob("*.md")])


def links(page: str) -> Iterator[str]:
    """Yield the targets of links inside the project, without anchors."""
    prose = re.sub(r"^(```|~~~).*?^\1", "", page, flags=re.S | re.M)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if not re.match(r"[a-z]+:", target) and not target.startswith("#"):
            yield target.partition("#")[0]


def blocks(page: str) -> str:
    """Return the Python sessions of a page, one after another."""
    return "\n".join(re.findall(r"^```(?:pycon|python)\n(.*?)^```", page, flags=re.S | re.M))


@pytest.mark.parametrize("name", REFRESH["PARTS"])
def test_parts_are_what_the_program_gives(name: str) -> None:
    written = (HOME / name).read_text(encoding="utf-8")
    now = REFRESH["filled"](written, REFRESH["PARTS"][name])
    assert written == now, "refresh it: python tests/house/refresh_readme.py"


def test_a_page_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="0 places for x"):
        REFRESH["filled"]("words", {"x": lambda: "y"})
    assert REFRESH["filled"]("<!-- x -->\nold\n<!-- /x -->", {"x": lambda: "y"}) == (
        "<!-- x -->\ny\n<!-- /x -->"
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(HOME)))
def test_links_lead_somewhere(path: Path) -> None:
    targets = list(links(path.read_text(encoding="utf-8")))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_links_are_seen() -> None:
    page = "[a](b.md#c) [d](https://example.org) [e](#f)\n```\n[g](h)\n```\n"
    assert list(links(page)) == ["b.md"]


def test_sessions_give_what_they_show() -> None:
    sessions = blocks(README.read_text(encoding="utf-8"))
    examples = doctest.DocTestParser().get_doctest(sessions, {}, README.name, str(README), 0)
    assert len(examples.examples) >= 5
    said: list[str] = []
    doctest.DocTestRunner().run(examples, out=said.append)
    assert not said, "".join(said)


def test_the_two_commands_come_first() -> None:
    first = README.read_text(encoding="utf-8").splitlines()[:16]
    assert first.index("make demo") < first.index("make test")
