"""``musnad desk``: what it refuses; what it shows is tested in tests/desk."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from musnad.cli import main
from musnad.corpus.library import open_library


def test_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("nothing", "file", "."):
        told = CliRunner().invoke(main, ["desk", str(tmp_path / name), "--no-open"])
        assert told.exit_code == 2
        assert "accepted: a library" in told.output


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_no_port_is_refused(tmp_path: Path, port: str) -> None:
    told = CliRunner().invoke(main, ["desk", str(tmp_path), "--port", port])
    assert told.exit_code == 2


def test_a_taken_port_is_refused(tmp_path: Path) -> None:
    open_library(str(tmp_path / "library"), create=True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        told = CliRunner().invoke(
            main, ["desk", str(tmp_path / "library"), "--port", port, "--no-open"]
        )
    assert told.exit_code == 2
    assert f"--port {port}: found: " in told.output
