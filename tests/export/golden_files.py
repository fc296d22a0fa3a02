"""The golden files: what each small article looks like in each format.

After a change that is meant, look at the difference and write them anew with
``python tests/export/golden_files.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from export_cases import ship, silent
from export_feud import feud

from musnad.export import render

FOLDER = Path(__file__).parent / "golden"


def _body(page: str) -> str:
    # The style and the fonts inside it are 350 KB and looked at elsewhere.
    return page[page.index("<body>") :]


GOLDEN: dict[str, Callable[[], str]] = {
    "ship.txt": lambda: render(ship(), "text", width=80),
    "ship.explained.txt": lambda: render(ship(), "text", explain=True, width=80),
    "ship.md": lambda: render(ship(), "md"),
    "ship.jsonl": lambda: render(ship(), "jsonl"),
    "ship.html": lambda: _body(render(ship(), "html")),
    "ship.explained.html": lambda: _body(render(ship(), "html", explain=True)),
    "feud.txt": lambda: render(feud(), "text", width=80),
    "feud.explained.txt": lambda: render(feud(), "text", explain=True, width=80),
    "feud.md": lambda: render(feud(), "md"),
    "feud.jsonl": lambda: render(feud(), "jsonl"),
    "feud.html": lambda: _body(render(feud(), "html")),
    "feud.explained.html": lambda: _body(render(feud(), "html", explain=True)),
    "silent.txt": lambda: render(silent(), "text", width=80),
    "silent.html": lambda: _body(render(silent(), "html")),
}

if __name__ == "__main__":
    for name, made in GOLDEN.items():
        (FOLDER / name).write_text(made(), encoding="utf-8", newline="\n")
