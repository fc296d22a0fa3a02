"""Times how copies are found, beside datasketch, and how time and memory grow.

    python bench/trace.py [--sizes N …] [--peer N] [--out FILE]

Articles are real ones, and beyond these put together from their sentences, so that as many as
wanted are there; one in ten is a copy of an earlier one with some words changed. Every measurement
runs in a fresh process.
"""

from __future__ import annotations

import argparse
import datetime
import json
import lzma
import os
import platform
import random
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from texts import CORPUS, generated

from musnad.trace.copies import find_copies
from musnad.trace.families import near
from musnad.trace.shelf import shelved, sketched

SOURCES = 1000
PART = 4096
WORDS = 300
COPIES = 0.1
CHANGED = (0.0, 0.01, 0.02, 0.04)
OTHER = 0.4
OUTLETS = 40
ALIKE = 0.5
PERMUTATIONS = 128

Article = tuple[str, str, str]
"""Id, outlet and text."""


def main() -> None:
    """Run, print and write; or one measurement, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--peer", type=int, default=100_000)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--one", nargs=3, metavar=("WHAT", "ARTICLES", "CORES"))
    options = parser.parse_args()
    if options.one:
        what, articles, cores = options.one
        found = {"ours": ours, "datasketch": datasketch}[what](int(articles), int(cores))
        sys.stdout.write(json.dumps(found) + "\n")
        return
    written = page(options.sizes, options.peer)
    sys.stdout.write(written)
    if options.out:
        options.out.write_text(written, encoding="utf-8")


def page(sizes: list[int], peer: int) -> str:
    """Run everything and return the page."""
    grown = {size: measured("ours", size, 2) for size in sizes}
    single, other = measured("ours", peer, 1), measured("datasketch", peer, 1)
    versions = ", ".join(f"{name} {version(name)}" for name in ("musnad", "numpy", "datasketch"))
    lines = [
        "# Benchmarks of `musnad trace`",
        "",
        "Written by `make bench-trace`; do not edit.",
        "",
        f"{datetime.date.today().isoformat()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; {versions}.",
        "",
        f"{len(sources()[0]):,} {sources()[1]}; beyond them articles of about {WORDS} words, put "
        f"together from their sentences with {OTHER:.0%} other words in them: each sentence comes "
        "again many times, and as it stands it would be a passage of all the others. One in ten is "
        f"a copy of an earlier one in which up to {max(CHANGED):.0%} of the words are changed. "
        "Whole copies and passages are found in one.",
        "",
        "## Growth",
        "",
        "Two cores sketch, one joins.",
        "",
        "| articles | words | sketch, s | join, s | µs a word | peak, MB | copies found |",
        "|--:|--:|--:|--:|--:|--:|--:|",
        *(
            f"| {size:,} | {one['words']:,} | {one['sketch']:.1f} | {one['join']:.1f} | "
            f"{1e6 * (one['sketch'] + one['join']) / one['words']:.2f} | {one['peak']:,.0f} | "
            f"{one['recall']:.4f} |"
            for size, one in grown.items()
        ),
        "",
        "## Beside datasketch",
        "",
        f"{peer:,} articles, one core each. datasketch's MinHashLSH has {PERMUTATIONS} "
        f"permutations and a threshold of {ALIKE} over 5-word shingles; it gives whole copies "
        "only, and its time is that of signatures, insertions and queries.",
        "",
        "| | seconds | copies found | musnad is … times as fast |",
        "|---|--:|--:|--:|",
    ]
    took, whole = single["sketch"] + single["join"], single["sketch"] + single["near"]
    lines += [
        f"| musnad, whole copies | {whole:.1f} | {single['recall']:.4f} | |",
        f"| musnad, whole copies and passages | {took:.1f} | {single['recall']:.4f} | |",
        f"| datasketch, whole copies | {other['seconds']:.1f} | {other['recall']:.4f} | "
        f"{other['seconds'] / whole:.1f} (with passages {other['seconds'] / took:.1f}) |",
        "",
        "passim (Spark, to extents only) was measured elsewhere: 301 s for 10,000 articles of 300 "
        "words on such a machine.",
        "",
    ]
    return "\n".join(lines)


def measured(what: str, articles: int, cores: int) -> dict[str, Any]:
    """Return what a process of its own measures."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", what, str(articles), str(cores)],
        check=True,
        stdout=subprocess.PIPE,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@cache
def sources() -> tuple[list[str], str]:
    """Return the texts that articles are made of, and what they are."""
    if CORPUS.exists():
        with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        return texts, "real news articles of 2015"
    return generated(SOURCES), "articles put together from the sentences of eval/gold.jsonl"


def made(count: int) -> Iterator[tuple[Article, int]]:
    """Yield articles, always the same, each with the number of the one it is a copy of, or -1."""
    draw = random.Random(7)
    originals = _originals(draw)
    kept: list[tuple[int, list[str]]] = []
    for number in range(count):
        of = -1
        if kept and draw.random() < COPIES:
            of, words = draw.choice(kept)
            share = draw.choice(CHANGED)
            words = [draw.choice(words) if draw.random() < share else word for word in words]
        else:
            words = next(originals)
            # Some of those before it, so that no article is copied without an end.
            if len(kept) < PART:
                kept.append((number, words))
            else:
                kept[draw.randrange(PART)] = number, words
        yield (f"{number:08}", f"o{draw.randrange(OUTLETS)}", " ".join(words)), of


def _originals(draw: random.Random) -> Iterator[list[str]]:
    """Yield the words of real articles while there are any, then of such as are made of theirs."""
    texts = [text.split() for text in sources()[0]]
    yield from (words for words in texts if words)
    pool = [
        line.split()
        for text in sources()[0]
        for line in re.split(r"(?<=[.\n])\s+", text)
        if 5 <= len(line.split()) <= 60
    ]
    # Each sentence comes again many times: with so many other words it is no passage of the last.
    names = sorted({word for line in pool for word in line})
    while True:
        words: list[str] = []
        while len(words) < WORDS:
            line = draw.choice(pool)
            words += [draw.choice(names) if draw.random() < OTHER else word for word in line]
        yield words


def parts(count: int, planted: list[tuple[int, int]]) -> Iterator[list[Article]]:
    """Yield the articles as a library holds them, part by part; note which are copies of which."""
    given = made(count)
    at = 0
    while some := list(islice(given, PART)):
        planted += [(of, at + own) for own, (_, of) in enumerate(some) if of >= 0]
        at += len(some)
        yield [article for article, _ in some]


def sketch(some: list[Article]) -> Any:
    """Return a part as numbers."""
    ids, outlets, texts = zip(*some, strict=True)
    return sketched(list(ids), list(outlets), list(texts))


def ours(count: int, cores: int) -> dict[str, Any]:
    """Time the sketches, without making the articles, and the joining."""
    sketches, spent = [], 0.0
    planted: list[tuple[int, int]] = []
    pool = ProcessPoolExecutor(cores) if cores > 1 else None
    given = parts(count, planted)
    while wave := list(islice(given, 2 * cores)):
        begun = perf_counter()
        sketches += pool.map(sketch, wave) if pool else map(sketch, wave)
        spent += perf_counter() - begun
    if pool:
        pool.shutdown()
    begun = perf_counter()
    shelf = shelved(sketches)
    sketches.clear()
    alike = near(shelf)
    apart = perf_counter() - begun
    begun = perf_counter()
    copies = find_copies(shelf)
    joined = perf_counter() - begun
    pairs = set(zip(alike.a.tolist(), alike.b.tolist(), strict=True))
    return {
        "words": int(shelf.counts.sum()),
        "sketch": spent,
        "near": apart,
        "join": joined,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "recall": recall(planted, pairs),
        "pairs": len(copies.a),
    }


def datasketch(count: int, _: int) -> dict[str, Any]:
    """Time MinHashLSH on the same articles."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
    pairs: set[tuple[int, int]] = set()
    planted: list[tuple[int, int]] = []
    spent = 0.0
    for part in parts(count, planted):
        begun = perf_counter()
        for own, _, text in part:
            words = text.split()
            shingles = {
                " ".join(words[at : at + 5]).encode() for at in range(max(1, len(words) - 4))
            }
            signature = MinHash(num_perm=PERMUTATIONS)
            signature.update_batch(shingles)
            pairs.update((int(other), int(own)) for other in index.query(signature))
            index.insert(own, signature)
        spent += perf_counter() - begun
    return {"seconds": spent, "recall": recall(planted, pairs)}


def recall(planted: list[tuple[int, int]], pairs: set[tuple[int, int]]) -> float:
    """Return the share of the planted copies that is among pairs, the lesser first."""
    return sum(pair in pairs for pair in planted) / max(1, len(planted))


if __name__ == "__main__":
    main()
