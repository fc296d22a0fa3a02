"""What a person at a terminal sees while many articles are read."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

ARTICLES = 30


def test_articles_are_counted_on_a_terminal(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    lines = [
        json.dumps({"id": str(n), "text": f"قال الوزير إن العدد {n}."}) for n in range(ARTICLES)
    ]
    source.write_text("\n".join([*lines, "no JSON"]), encoding="utf-8")
    main, terminal = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "musnad", "read", str(source), "-o", str(tmp_path / "out.jsonl")],
        stderr=terminal,
        stdout=terminal,
        check=False,
    )
    os.close(terminal)
    shown = _all(main)
    assert done.returncode == 1
    assert f"\r{ARTICLES} articles\r" in shown
    # The failure is told at the edge of a line of its own.
    assert "\rmusnad: " in shown.replace(" " * len(f"{ARTICLES} articles"), "")
    assert shown.count(f"{ARTICLES} articles") == 1


def _all(terminal: int) -> str:
    found = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end
            break
        if not piece:
            break
        found += piece
    os.close(terminal)
    return found.decode()
