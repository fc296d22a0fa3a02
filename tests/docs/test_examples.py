"""What the pages show that people work along is what comes out."""

from __future__ import annotations

import doctest
import re
import runpy
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
EXAMPLES = runpy.run_path(str(Path(__file__).with_name("examples.py")))
REFRESH = "refresh it: python tests/docs/examples.py"


def test_pages_show_what_comes_out(tmp_path: Path) -> None:
    """One test: the pages go on from one another."""
    folder = EXAMPLES["folder_with_samples"](tmp_path)
    for page in EXAMPLES["PAGES"]:
        written = EXAMPLES["read"](page)
        assert EXAMPLES["played"](written, folder) == written, REFRESH


@pytest.mark.parametrize(("page", "other"), EXAMPLES["TRANSLATED"].items())
def test_translations_show_the_same(page: str, other: str) -> None:
    shown, first = (EXAMPLES["BLOCK"].findall(EXAMPLES["read"](name)) for name in (page, other))
    assert len(first) >= 5
    assert shown == first, REFRESH


def test_no_example_is_left_untested() -> None:
    tested = {"exports", *EXAMPLES["PAGES"], *EXAMPLES["TRANSLATED"]}
    pages = {path.stem: path.read_text(encoding="utf-8") for path in HOME.glob("docs/*.md")}
    shown = {name for name, page in pages.items() if re.search(r"^(```console|>>> )", page, re.M)}
    assert shown == tested


@pytest.mark.parametrize("page", ["researcher"])
def test_sessions_give_what_they_show(page: str) -> None:
    done = doctest.testfile(
        str(HOME / "docs" / f"{page}.md"), module_relative=False, encoding="utf-8"
    )
    assert done.attempted > 0
    assert done.failed == 0


def test_what_changed_is_seen(tmp_path: Path) -> None:
    page = "```console\n$ echo one\ntwo\n```\n"
    assert EXAMPLES["played"](page, tmp_path) == "```console\n$ echo one\none\n```\n"


def test_a_command_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no-such"):
        EXAMPLES["played"]("```console\n$ ls no-such\n```\n", tmp_path)


@pytest.mark.parametrize("rest", ["", ' | grep -A 2 "OWN VOICE"'])
def test_a_command_prints_the_same_in_this_process(rest: str, tmp_path: Path) -> None:
    folder = EXAMPLES["folder_with_samples"](tmp_path)
    command = f'musnad read samples/short.txt --outlet "بريد الشاطئ"{rest}'
    apart, here = (EXAMPLES["run"](command, "", folder, here=here) for here in (False, True))
    assert apart == here
    assert "OWN VOICE" in here


def test_a_command_that_fails_in_this_process_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"no-such\.txt"):
        EXAMPLES["run"]("musnad read no-such.txt | cat", "", tmp_path, here=True)
