"""Scores the baseline and this program on the same files and writes both down.

python eval/figures.py [--out docs/figures.md]
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

from baseline import predict
from causes import counted

from musnad.evaluate.gate import file_figures, files, measure
from musnad.evaluate.records import load

HOME = Path(__file__).resolve().parent.parent

WHAT = {
    "gold": "eval/gold.jsonl: the project's own articles",
    "hard_negatives": "eval/hard_negatives.jsonl: sentences in which nothing must fire",
    "positives": "eval/positives.jsonl: sentences in which the same words must",
    "dates": "eval/dates.jsonl: expressions of time in the project's own texts",
    "numbers": "eval/numbers.jsonl: sentences with numbers and no expression of time",
    "relations": "eval/relations.jsonl: who did what to whom, in our own articles",
    "names": "eval/names.jsonl: names of people, organisations and places in our own texts",
    "names_dev": "names_dev: the same in real articles (research only, not passed on)",
    "dev": "dev: real reports, analyses and opinion pieces (research only, not passed on)",
    "seed": "seed: the article this project started from (research only, not passed on)",
    "padt_dev_silver": "padt_dev_silver: cues derived from the PADT treebank (not passed on)",
    "times_dev": "times_dev: expressions of time in real articles (not passed on)",
    "pud_silver": "pud_silver: cues derived from the PUD treebank (not passed on)",
}


def table(name: str, path: Path) -> Iterator[str]:
    """Yield the lines of one file's table."""
    gold = load(path)
    simple = file_figures(gold, [predict(record) for record in gold])
    yield f"## {WHAT[name]}"
    yield ""
    yield "| | baseline | ours |"
    yield "|---|--:|--:|"
    for figure, value in measure(path).items():
        yield f"| {figure} | {simple[figure]:.3f} | {value:.3f} |"
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
    if "dev" in files(HOME):
        lines += counted(files(HOME)["dev"])
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
