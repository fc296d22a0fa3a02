"""Killed, its worker killed, the disk full: the same command goes on, and nothing differs."""

from __future__ import annotations

import os
import random
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.corpus.articles import articles, write_jsonl
from tests.corpus.libraries import COMMAND, command, fill, needs_mount, rows, table

_COUNT = 120
_OPTIONS = ("--part-size", "5", "--workers", "2", "--quiet")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("in") / "news.jsonl", articles(_COUNT))


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("library") / "l"
    fill(library, source)
    return library


def test_kills_at_random_moments_change_nothing(
    source: Path, undisturbed: Path, tmp_path: Path
) -> None:
    chance, kills = random.Random(11), 0
    while kills < 10:
        run = subprocess.Popen([*COMMAND, "add", tmp_path / "l", source, *_OPTIONS])
        try:
            code = run.wait(timeout=chance.uniform(0.1, 2.5))
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
            kills += 1
            continue
        # Done before ten kills: the next ones disturb a run that has nothing left to do.
        assert code == 0
    assert command("add", tmp_path / "l", source, *_OPTIONS).returncode == 0
    assert rows(tmp_path / "l") == rows(undisturbed)


def test_a_lost_worker_is_replaced(source: Path, undisturbed: Path, tmp_path: Path) -> None:
    run = subprocess.Popen([*COMMAND, "add", tmp_path / "l", source, *_OPTIONS])
    _await_part(run, tmp_path / "l")
    worker = next(_workers(run.pid))
    os.kill(worker, signal.SIGKILL)
    assert run.wait(timeout=60) == 0
    assert rows(tmp_path / "l") == rows(undisturbed)


def test_stopping_says_how_to_go_on(source: Path, undisturbed: Path, tmp_path: Path) -> None:
    run = subprocess.Popen(
        [*COMMAND, "add", tmp_path / "l", source, *_OPTIONS],
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    _await_part(run, tmp_path / "l")
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=60)
    if run.returncode == 0:  # it was done before the signal came
        pytest.skip("too fast to be stopped")
    assert run.returncode == 130
    assert "the same command goes on where it was" in told
    assert {row["state"] for row in table(tmp_path / "l", "runs")} == {"stopped"}
    assert command("add", tmp_path / "l", source, *_OPTIONS).returncode == 0
    assert rows(tmp_path / "l") == rows(undisturbed)


@needs_mount
def test_a_full_disk_stops_it_and_more_room_lets_it_go_on(
    source: Path, undisturbed: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    add = " ".join([*COMMAND, "add", str(disk / "l"), str(source), *_OPTIONS])
    script = (
        f"mount -t tmpfs -o size=400k none {disk} || exit 9\n"
        f"{add} 2>{tmp_path}/told; test $? = 2 || exit 8\n"
        f"find {disk} -name '*.aside' | grep -q . && exit 7\n"
        f"mount -o remount,size=50m {disk}\n"
        f"{add} || exit 6\n"
        f"cp -r {disk}/l {tmp_path}/l\n"
    )
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], check=False)
    if done.returncode == 9:
        pytest.skip("no file system of a chosen size here")
    assert done.returncode == 0
    assert "No space left" in (tmp_path / "told").read_text()
    assert rows(tmp_path / "l") == rows(undisturbed)


def _await_part(run: subprocess.Popen[Any], library: Path) -> None:
    """Return when the first part is done: the workers work."""
    manifest = library / "manifest"
    while not any(manifest.glob("*.json")):
        assert run.poll() is None


def _workers(parent: int) -> Iterator[int]:
    """Yield the processes that work for another."""
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            state = (folder / "stat").read_text().rpartition(")")[2].split()
            line = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(state[1]) == parent and b"udf_worker" in line:
            yield int(folder.name)
