"""Making libraries, and looking at what is in them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from musnad.corpus.build import Summary, add
from musnad.corpus.engine import Engine
from musnad.corpus.inputs import expand
from musnad.corpus.library import open_library
from musnad.corpus.tables import TABLES

__all__ = ["COMMAND", "command", "fill", "needs_mount", "rows", "table"]

COMMAND = [sys.executable, "-m", "musnad", "corpus"]


def fill(library: Path | str, *names: Path | str, workers: int = 1, **options: Any) -> Summary:
    """Add files to a library, which is made."""
    inputs, rejects = expand([str(name) for name in names])
    opened = open_library(str(library), create=True)
    return add(opened, inputs, rejects, engine=Engine(workers=workers), **options)


def table(library: Path | str, name: str) -> list[dict[str, Any]]:
    """Return the rows of one table, sorted."""
    opened = open_library(str(library))
    parts = []
    for path in opened.files(name):
        with opened.storage.open(path) as stream:
            parts.append(pq.read_table(stream, schema=TABLES[name].schema))
    found: list[dict[str, Any]] = pa.concat_tables(parts).to_pylist()
    return sorted(found, key=repr)


def rows(library: Path | str) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables but the diary of the runs, sorted."""
    return {name: table(library, name) for name in TABLES if name != "runs"}


def command(*arguments: Path | str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run ``musnad corpus`` to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        **options,
    )


def _can_mount() -> bool:
    if os.name != "posix":
        return False
    try:
        return subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode == 0
    except OSError:
        return False


needs_mount = pytest.mark.skipif(not _can_mount(), reason="no file system of a chosen size here")
