"""Scores the baseline and this program on the same files and writes both down.

python eval/figures.py [--out docs/figures.md]
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from baseline import predict

from musnad.evaluate.gate import file_figures, files, measure
from musnad.evaluate.records import load

HOME = Path(__file__).resolve().parent.parent

# What the work set out to reach, where it said so.
AIMS: Mapping[str, Mapping[str, str]] = {
    "dev": {
        "found": "≥ 0.88", "relation8": "≥ 0.70", "relation": "≥ 0.55", "chain": "≥ 0.75",
        "content": "≥ 0.85", "voice": "≥ 0.88", "kind": "≥ 0.70", "stance": "≥ 0.75",
    },
    "seed": {
        "found": "≥ 0.93", "relation8": "≥ 0.75", "chain": "≥ 0.85",
        "content": "≥ 0.85", "voice": "≥ 0.88",
    },
    "padt_dev_silver": {"cues": "≥ 0.90", "quiet": "≥ 0.95"},
    "pud_silver": {"cues": "≥ 0.85", "quiet": "≥ 0.95"},
    "hard_negatives": {"quiet": "≥ 0.95"},
}  # fmt: skip

WHAT = {
    "gold": "eval/gold.jsonl: the project's own articles",
    "hard_negatives": "eval/hard_negatives.jsonl: sentences in which nothing must fire",
    "positives": "eval/positives.jsonl: sentences in which the same words must",
    "dev": "dev: real reports, analyses and opinion pieces (research only, not passed on)",
    "seed": "seed: the article this project started from (research only, not passed on)",
    "padt_dev_silver": "padt_dev_silver: cues derived from the PADT treebank (not passed on)",
    "pud_silver": "pud_silver: cues derived from the PUD treebank (not passed on)",
}


def table(name: str, path: Path) -> Iterator[str]:
    """Yield the lines of one file's table."""
    gold = load(path)
    simple = file_figures(gold, [predict(record) for record in gold])
    aims = AIMS.get(name, {})
    yield f"## {WHAT[name]}"
    yield ""
    yield "| | baseline | ours | aim |"
    yield "|---|--:|--:|--:|"
    for figure, value in measure(path).items():
        yield f"| {figure} | {simple[figure]:.3f} | {value:.3f} | {aims.get(figure, '')} |"
    yield ""


def page() -> str:
    """Return the whole page."""
    lines = [
        "# Figures",
        "",
        f"Written by `make figures` on {datetime.date.today().isoformat()}; do not edit. "
        "What the baseline is: [baseline.md](baseline.md). What a figure means: "
        "[evaluation.md](evaluation.md).",
        "",
    ]
    for name, path in files(HOME).items():
        lines += table(name, path)
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    """Print the page and write it."""
    parser = argparse.ArgumentParser(description="Score the baseline and this program.")
    parser.add_argument("--out", type=Path)
    out = parser.parse_args().out
    written = page()
    sys.stdout.write(written)
    if out:
        out.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
