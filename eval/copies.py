"""Scores how copies are found on articles of which it is known who shares text with whom.

MUSNAD_RESEARCH=FOLDER python eval/copies.py

The articles are not passed on; without them nothing is scored.
"""

from __future__ import annotations

import json
import lzma
import os
import sys
from pathlib import Path
from typing import Any

from musnad.evaluate.copies import figures, planted

NAME = "saudi2015"


def read(path: Path) -> list[dict[str, Any]]:
    """Return the records of a packed file of JSONL."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> None:
    """Print each figure on a line."""
    folder = os.environ.get("MUSNAD_RESEARCH")
    if not folder or not (Path(folder) / "corpora" / f"{NAME}.jsonl.xz").exists():
        sys.exit("found: no articles; accepted: MUSNAD_RESEARCH=FOLDER with corpora/ in it")
    articles, pairs, clusters = (
        read(Path(folder) / "corpora" / f"{NAME}{part}.jsonl.xz")
        for part in ("", "_pairs", "_clusters")
    )
    for what, value in (figures(articles, pairs, clusters) | planted(articles, 1000)).items():
        print(f"{value:.4f}  {what}")


if __name__ == "__main__":
    main()
