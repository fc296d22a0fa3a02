"""Runs the examples of the pages that people work along, and writes down what they print.

python tests/docs/examples.py

A block ```console holds commands behind `$ `, and beneath each what it prints on standard output.
A command whose output ends in `^C` goes on until it is interrupted; `…` there stands for what is
another each time. The pages of `PAGES` go on from one another, in one folder.
"""

from __future__ import annotations

import os
import re
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


def read(page: str) -> str:
    """Return a page of docs/."""
    return (HOME / "docs" / f"{page}.md").read_text(encoding="utf-8")


def steps(block: str) -> Iterator[tuple[str, str]]:
    """Yield the commands of a block with what stands beneath each."""
    for step in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, shown = step.partition("\n")
        yield command, shown


def run(command: str, shown: str, folder: Path) -> str:
    """Run a command in a folder and return what it prints.

    Raises:
        AssertionError: It fails; the message has what it says.
    """
    names = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    path = f"{sysconfig.get_path('scripts')}:{os.environ['PATH']}"
    env = {**names, "PATH": path, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    shell = ["bash", "-o", "errexit", "-c", f"exec {command}" if _STOPPED in shown else command]
    done = subprocess.Popen(
        shell, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    if _STOPPED in shown:
        return _interrupted(done, shown)
    said, complained = done.communicate(timeout=120)
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

    def block(found: re.Match[str]) -> str:
        done = (f"$ {one}\n{run(one, shown, folder)}" for one, shown in steps(found[1]))
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
