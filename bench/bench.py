"""Times this package beside what one could use instead, on the same texts, in one run.

    python bench/bench.py [--articles N] [--rounds N] [--out FILE]

Every measurement runs in a fresh process on one core; the rounds go through all candidates in
turn, so that a busy minute of the machine falls on all of them.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from peers import PEERS
from texts import HARD, sample, words

HERE = Path(__file__).resolve().parent
SLOW = 0.2
"""Share of the articles that the parser-based peers read: at their speed it is the same figure."""

SENTENCE = "وقال مصدر مطلع لوكالة رويترز إن المفاوضات توقفت."
START = {
    "`import musnad`": "import musnad",
    "`import musnad` and a first answer": f"import musnad; musnad.read({SENTENCE!r})",
    '`spacy.blank("ar")` and a first tokenization': (
        f"import spacy; spacy.blank('ar')({SENTENCE!r})"
    ),
}
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
COMPILED = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""Every candidate runs compiled: a wheel of ours holds compiled files as theirs do."""


LIMIT = 60.0
"""Seconds after which a hard text is given up: three readings of it, and the start."""


def measured(*arguments: object, limit: float | None = None) -> dict[str, Any]:
    """Return what a worker of its own process prints; TimeoutExpired after ``limit`` seconds."""
    command = [sys.executable, "-W", "ignore", str(HERE / "worker.py"), *map(str, arguments)]
    done = subprocess.run(
        command,
        env=COMPILED | ONE_THREAD,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=limit,
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def wall(command: list[str]) -> float:
    """Return the seconds that a fresh process takes, from its start to its end."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=COMPILED)
    return time.perf_counter() - started


def slow(name: str) -> bool:
    """Tell whether a candidate parses, which takes too long for all of the articles."""
    return "parse" in name


def speeds(articles: int, rounds: int) -> dict[str, tuple[float, float]]:
    """Return the median words per second of each candidate, first pass and later ones."""
    cold: dict[str, list[float]] = {name: [] for name in PEERS}
    warm: dict[str, list[float]] = {name: [] for name in PEERS}
    for _ in range(rounds):
        for name in PEERS:
            count, passes = (max(1, int(articles * SLOW)), 2) if slow(name) else (articles, 4)
            first, *later = measured("speed", name, count, passes)["words_per_second"]
            cold[name].append(first)
            warm[name] += later
    return {name: (median(cold[name]), median(warm[name])) for name in PEERS}


def speed_table(found: dict[str, tuple[float, float]]) -> list[str]:
    """Return the rows of the table of speeds."""
    ours = found["musnad.read"]
    rows = ["| | words/s, first pass | words/s, later passes | musnad is … times as fast |"]
    rows.append("|---|--:|--:|--:|")
    for name, (cold, warm) in found.items():
        times = f"{ours[0] / cold:.2f} (later {ours[1] / warm:.2f})"
        rows.append(f"| {name} | {cold:,.0f} | {warm:,.0f} | {times} |")
    return rows


def stage_table(articles: int) -> list[str]:
    """Return the rows of the table of the steps of one reading."""
    rows = ["| step | share of the time |", "|---|--:|"]
    shares = measured("stages", articles)
    return rows + [f"| {what} | {100 * share:.0f} % |" for what, share in shares.items()]


def start_table(rounds: int) -> list[str]:
    """Return the rows of the table of starting times."""
    bare = median(wall([sys.executable, "-c", ""]) for _ in range(rounds))
    rows = ["| | seconds, whole process | without Python's own start |", "|---|--:|--:|"]
    rows.append(f"| Python alone | {bare:.3f} | |")
    commands = {name: [sys.executable, "-W", "ignore", "-c", code] for name, code in START.items()}
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(SENTENCE, encoding="utf-8")
        commands["`musnad read article.txt`"] = [
            sys.executable, "-m", "musnad", "read", str(article)
        ]  # fmt: skip
        for name, command in commands.items():
            took = median(wall(command) for _ in range(rounds))
            rows.append(f"| {name} | {took:.3f} | {took - bare:.3f} |")
    return rows


def linear_table() -> list[str]:
    """Return the rows of the table of growing texts; 2.0 between two columns is linear."""
    rows = ["| | a quarter, s | a half, s | full, s | full ÷ half | full ÷ quarter |"]
    rows.append("|---|--:|--:|--:|--:|--:|")
    for name in HARD:
        took = [hard_seconds(name, share) for share in (0.25, 0.5, 1.0)]
        quarter, half, full = took
        shown = [f"> {LIMIT / 3:.0f}" if second is None else f"{second:.3f}" for second in took]
        growth = [f"{full / part:.1f}" if full and part else "" for part in (half, quarter)]
        rows.append(f"| {name} | {' | '.join(shown + growth)} |")
    return rows


def hard_seconds(name: str, share: float) -> float | None:
    """Return the seconds that a hard text takes, or None where it takes too long."""
    try:
        seconds: float = measured("hard", name, share, limit=LIMIT)["seconds"]
    except subprocess.TimeoutExpired:
        return None
    return seconds


def installed(name: str) -> str:
    """Return a package's version."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} from source"


def build() -> str:
    """Return which build of ours is measured: pure Python or compiled."""
    found = find_spec("musnad.link.reading")
    compiled = found is not None and not str(found.origin).endswith(".py")
    return "compiled" if compiled else "pure Python"


def page(articles: int, rounds: int) -> str:
    """Run everything and return the page."""
    texts, what = sample(articles)
    memory = measured("memory", articles)
    ours, *peers = (installed(name) for name in ("musnad", "spacy", "textacy"))
    versions = ", ".join([f"{ours} ({build()})", *peers])
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`; do not edit.",
        "",
        f"{datetime.date.today().isoformat()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, one core of {os.cpu_count()}; {versions}.",
        "",
        "## Words per second",
        "",
        f"{len(texts)} {what}, {words(texts):,} words. Median of {rounds} fresh processes (first "
        f"pass) and of their later passes; the candidates that parse read the first "
        f"{max(1, int(articles * SLOW))} of them. The parser has random weights: it costs what a "
        "trained one of that size does and is right about nothing. textacy knows English only and "
        "needs a parse, so it is given the same bytes as an English document.",
        "",
        *speed_table(speeds(articles, rounds)),
        "",
        "## Where the time goes",
        "",
        "Of a later pass of `musnad.read` over the same articles.",
        "",
        *stage_table(articles),
        "",
        "## Starting",
        "",
        f"Median of {2 * rounds + 1} fresh processes.",
        "",
        *start_table(2 * rounds + 1),
        "",
        "## Memory",
        "",
        f"Reading all {len(texts)} articles one after another: at most {memory['peak']:.0f} MB, of "
        f"which {memory['before']:.0f} MB are Python and the texts.",
        "",
        "## Time grows with the size and no faster",
        "",
        "Best of three. Twice the text should take twice as long.",
        "",
        *linear_table(),
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Run, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    written = page(options.articles, options.rounds)
    sys.stdout.write(written)
    if options.out:
        options.out.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
