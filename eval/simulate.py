"""Writes simulated articles and their true genealogy.

python eval/simulate.py --stories 2000 --seed 1 --rewording 0.3 --out DIR

DIR/articles.jsonl is read by `musnad corpus add`; DIR/truth.jsonl has a story a line, as
docs/roots.md describes it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from simulator.bank import load
from simulator.world import simulate


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rewording", type=float, default=0.3)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with (
        (given.out / "articles.jsonl").open("w", encoding="utf-8", newline="\n") as articles,
        (given.out / "truth.jsonl").open("w", encoding="utf-8", newline="\n") as truth,
    ):
        for rows, story in simulate(load(), given.stories, given.seed, given.rewording):
            for row in rows:
                print(json.dumps(row, ensure_ascii=False), file=articles)
            print(json.dumps(story, ensure_ascii=False), file=truth)


if __name__ == "__main__":
    main()
