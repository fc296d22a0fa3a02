"""What the pages show that people work along is what comes out."""

from __future__ import annotations

import doctest
import re
import runpy
import shlex
import shutil
from functools import partial
from pathlib import Path

import click
import pytest

from musnad.cli import main
from musnad.export.formats import FORMATS

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


EXPORTS = EXAMPLES["read"]("exports")
_RUN = re.compile(r"^    ((?:musnad|python|pyshacl|ftm) .*)$", re.M)


def test_the_commands_of_the_exports_run(tmp_path: Path) -> None:
    """In the order of the page: one makes what the next one reads."""
    folder = EXAMPLES["folder_with_samples"](tmp_path)
    (folder / "docs").symlink_to(HOME / "docs")
    (folder / "article.txt").write_bytes((HOME / "samples" / "article.txt").read_bytes())
    [verdict] = re.findall(r"^    (\{.*\})$", EXPORTS, re.M)
    (folder / "verdicts.jsonl").write_text(verdict, encoding="utf-8")
    run = partial(EXAMPLES["run"], shown="", folder=folder, here=True)
    run("musnad corpus add library samples/harbour.jsonl --quiet")
    commands = [line for line in _RUN.findall(EXPORTS) if "|LIBRARY" not in line]
    for command in commands:
        if command.startswith("ftm ") and shutil.which("ftm") is None:
            continue
        if "project.json" in command:
            # What the tool gives for tasks that nobody has touched yet.
            (folder / "article.tasks.json").rename(folder / "project.json")
        run(command)
        if made := re.search(r" -o (\S+)", command):
            assert (folder / made[1]).stat().st_size > 40
    assert len(commands) > 30


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_an_example(name: str) -> None:
    shown = [line for line in _RUN.findall(EXPORTS) if "|LIBRARY" not in line]
    asked = (f" --as {name} ", f"{FORMATS[name].suffix}")
    assert any(asked[0] in line or line.endswith(asked[1]) for line in shown)


PAGES = {path.stem: path for path in (HOME / "README.md", *HOME.glob("docs/*.md"))}
_SHOWN = re.compile(r"^(?:    |\$ )musnad (.*)$", re.M)


def parse(line: str) -> None:
    """Read a command as the program would, without running it; raise where it cannot be read."""
    # What it is piped into, and what stands far behind it, is not the command.
    words = shlex.split(re.split(r"  +|(?<=\s)\|(?=\s)", line)[0], comments=True)
    command: click.Command = main
    while isinstance(command, click.Group) and words:
        found = command.get_command(click.Context(command), words.pop(0))
        assert found, f"no such command: {line}"
        command = found
    command.make_parser(click.Context(command, info_name=command.name)).parse_args(words)


@pytest.mark.parametrize("page", PAGES)
def test_commands_that_are_shown_have_what_they_ask_for(page: str) -> None:
    for line in _SHOWN.findall(PAGES[page].read_text(encoding="utf-8")):
        parse(line)


def test_a_command_that_there_is_not_is_seen() -> None:
    parse('read article.txt --outlet "المنبر" | head -3')
    with pytest.raises(click.NoSuchOption):
        parse("read article.txt --colour      what is said of it")
    with pytest.raises(AssertionError, match="no such command"):
        parse("raed article.txt")


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
