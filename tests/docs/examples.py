"""Runs the examples of the pages that people work along, and writes down what they print.

python tests/docs/examples.py

A block ```console holds commands behind `$ `, and beneath each what it prints on standard output.
A command whose output ends in `^C` goes on until it is interrupted; `…` there stands for what is
another each time. The pages of `PAGES` go on from one another, in one folder.

The first command of each page runs as a person runs it, as a process of its own. The program's
later ones run in this process, which need not load its packages again; what stands behind a `|` is
always the shell's.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import signal
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
PAGES = ("tutorial", "fact-checker", "researcher")
TRANSLATED = {"tutorial-ar": "tutorial"}
"""Page → the one whose examples it shows."""

BLOCK = re.compile(r"^```console\n(.*?)^```", re.S | re.M)
_STOPPED = "^C"
# A command of the program, with what it is piped into. Its words stand in quotation marks or alone.
_OURS = re.compile(r"""musnad (?P<arguments>(?:"[^"$`\\]*"|[^"'|<>&;$`\\])+)(?:\|(?P<rest>.*))?""")


def read(page: str) -> str:
    """Return a page of docs/."""
    return (HOME / "docs" / f"{page}.md").read_text(encoding="utf-8")


def steps(block: str) -> Iterator[tuple[str, str]]:
    """Yield the commands of a block with what stands beneath each."""
    for step in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, shown = step.partition("\n")
        yield command, shown


def run(command: str, shown: str, folder: Path, *, here: bool = False) -> str:
    """Run a command in a folder and return what it prints.

    Where it may run `here`, the program is called in this process.

    Raises:
        AssertionError: It fails; the message has what it says.
    """
    if here and (ours := _OURS.fullmatch(command)) and _STOPPED not in shown:
        said = _called(shlex.split(ours["arguments"]), folder)
        return _shell(ours["rest"], "", folder, said) if ours["rest"] else said
    return _shell(command, shown, folder)


def _called(arguments: list[str], folder: Path) -> str:
    from click.testing import CliRunner

    from musnad.cli import main as musnad

    # As wide as a pipe is taken to be.
    with contextlib.chdir(folder):
        done = CliRunner(env={"COLUMNS": "80"}).invoke(musnad, arguments)
    assert done.exit_code == 0, f"{arguments}\n{done.stderr}{done.exception!r}"
    return done.stdout


def _shell(command: str, shown: str, folder: Path, given: str | None = None) -> str:
    names = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    path = f"{sysconfig.get_path('scripts')}:{os.environ['PATH']}"
    env = {**names, "PATH": path, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    shell = ["bash", "-o", "errexit", "-c", f"exec {command}" if _STOPPED in shown else command]
    pipes = dict.fromkeys(("stdout", "stderr"), subprocess.PIPE)
    source = subprocess.DEVNULL if given is None else subprocess.PIPE
    done = subprocess.Popen(shell, cwd=folder, env=env, stdin=source, encoding="utf-8", **pipes)
    if _STOPPED in shown:
        return _interrupted(done, shown)
    said, complained = done.communicate(given, timeout=120)
    assert done.returncode == 0, f"{command}\n{complained}"
    return said


def _interrupted(done: subprocess.Popen[str], shown: str) -> str:
    assert done.stdout
    lines = [done.stdout.readline() for _ in shown.splitlines()[:-1]]
    done.send_signal(signal.SIGINT)
    done.communicate(timeout=60)
    said = "".join(lines)
    pattern = re.escape(shown.partition(_STOPPED)[0]).replace("…", ".*")
    return shown if re.fullmatch(pattern, said) else said


def played(text: str, folder: Path) -> str:
    """Return a page with its examples as they come out now."""

    met = 0

    def step(command: str, shown: str) -> str:
        nonlocal met
        met += 1
        return f"$ {command}\n{run(command, shown, folder, here=met > 1)}"

    def block(found: re.Match[str]) -> str:
        done = (step(*one) for one in steps(found[1]))
        return f"```console\n{''.join(_tidy(part) for part in done)}```"

    return BLOCK.sub(block, text)


def _tidy(part: str) -> str:
    return re.sub(r"[ \t]+$", "", part, flags=re.M).strip("\n") + "\n"


def with_examples_of(text: str, other: str) -> str:
    """Return a page that shows the examples of another one, in their order."""
    blocks = iter(BLOCK.findall(other))
    return BLOCK.sub(lambda _: f"```console\n{next(blocks)}```", text)


def folder_with_samples(folder: Path) -> Path:
    """Return a folder to work in, with the samples in it."""
    (folder / "samples").symlink_to(HOME / "samples")
    return folder


def main() -> None:
    """Write the pages anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = folder_with_samples(Path(name))
        for page in PAGES:
            now = played(read(page), folder)
            (HOME / "docs" / f"{page}.md").write_text(now, encoding="utf-8")
    for page, other in TRANSLATED.items():
        now = with_examples_of(read(page), read(other))
        (HOME / "docs" / f"{page}.md").write_text(now, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
