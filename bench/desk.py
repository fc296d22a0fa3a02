"""Time the desk's search: python bench/desk.py [--articles 100000] [--turns 20] [--out FILE]."""

from __future__ import annotations

import argparse
import platform
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import Any

from musnad.desk.search.find import COUNTED, search
from musnad.desk.search.index import add_articles, prepare
from musnad.desk.search.wanted import Wanted
from musnad.desk.store.base import open_store

WORDS = 250
SLICE = 500
KINDS = ("official", "organisation", "media", "person", "anonymous", "vague", "document")
STANCES = ("neutral", "asserting", "doubting", "denying", "accusing")


def vocabulary(chance: random.Random) -> list[str]:
    """Return words with and without clitics, the frequent ones first."""
    path = files("musnad.lexicon") / "data" / "common.txt"
    lines = path.read_text("utf-8").splitlines()
    stems = sorted({word for line in lines if line[:1] != "#" for word in line.split()})
    chance.shuffle(stems)
    dressed = [head + stem for head in ("ال", "وال", "بال", "و", "لل") for stem in stems]
    chance.shuffle(dressed)
    return [*stems, *dressed]


def articles(
    count: int, known: Sequence[str], names: Sequence[str], chance: random.Random
) -> Iterator[dict[str, Any]]:
    """Yield articles whose words and names are as frequent as words are: one by its rank."""
    weights = list(accumulate(1 / rank for rank in range(1, len(known) + 1)))
    ranks = list(accumulate(1 / rank for rank in range(1, len(names) + 1)))
    for number in range(count):
        words = chance.choices(known, cum_weights=weights, k=WORDS)
        yield {
            "id": f"{number:016x}",
            "outlet": f"outlet {number % 30}",
            "title": " ".join(words[:8]),
            "date": date(2015, 1, 1) + timedelta(days=chance.randrange(3000)),
            "text": " ".join(words),
            "said": [
                (name, chance.choice(KINDS), chance.choice(STANCES))
                for name in chance.choices(names, cum_weights=ranks, k=6)
            ],
            "actors": chance.choices(names, cum_weights=ranks, k=8),
        }


def asked(known: Sequence[str], names: Sequence[str]) -> dict[str, Wanted]:
    """Return what is asked for."""
    first, often, seldom, rare = (known[at] for at in (0, 30, 3000, len(known) - 1))
    return {
        "the most frequent word": Wanted(first),
        "a frequent word": Wanted(often),
        "an infrequent word": Wanted(seldom),
        "a rare word": Wanted(rare),
        "two frequent words": Wanted(f"{first} {often}"),
        "a phrase of two frequent words": Wanted(f'"{first} {often}"'),
        "part of words": Wanted(seldom[:3], "parts"),
        "a frequent word as spelled": Wanted(often, "exact"),
        "a frequent word, one outlet": Wanted(often, outlet="outlet 7"),
        "a frequent word, one year": Wanted(
            often, since=date(2019, 1, 1), until=date(2019, 12, 31)
        ),
        "the most frequent word, anonymous and denied": Wanted(
            first, kind="anonymous", stance="denying"
        ),
        "no word, anonymous": Wanted(kind="anonymous"),
        "the most frequent source": Wanted(sources=names[:1]),
        "a rare source": Wanted(sources=names[-1:]),
        "the most frequent source, denied, one year": Wanted(
            sources=names[:1],
            stance="denying",
            since=date(2019, 1, 1),
            until=date(2019, 12, 31),
        ),
        "a frequent word, the most frequent source": Wanted(often, sources=names[:1]),
        "a frequent word, a rare source": Wanted(often, sources=names[-1:]),
        "the most frequent actor": Wanted(actors=names[:1]),
        "a frequent word, the most frequent actor": Wanted(often, actors=names[:1]),
        "a frequent word, a rare actor": Wanted(often, actors=names[-1:]),
        "a rare source, the most frequent actor": Wanted(sources=names[-1:], actors=names[:1]),
        "no word at all": Wanted(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    page: list[str] = []

    def say(line: str) -> None:
        print(line, flush=True)
        page.append(line)

    chance = random.Random(6)
    known = vocabulary(chance)
    names = [f"{chance.choice(known)} {chance.choice(known)}" for _ in range(2000)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqlite"
        store = open_store(path)
        with store.begin() as base:
            prepare(base)
        part: list[dict[str, Any]] = []
        spent = 0.0
        for number, article in enumerate(articles(given.articles, known, names, chance), 1):
            part.append(article)
            if len(part) == SLICE or number == given.articles:
                began = time.perf_counter()
                with store.begin() as base:
                    add_articles(base, "bench", part)
                spent += time.perf_counter() - began
                part = []
        size = path.stat().st_size / 2**20
        python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
        say("# Benchmarks of the desk's search\n\nWritten by `make bench-desk`; do not edit.\n")
        say(f"{date.today()}, {python}, {platform.system()} {platform.machine()}, one core.\n")
        speed = given.articles / spent
        say(
            f"{given.articles:,} articles of {WORDS} words drawn from {len(known):,}, the second "
            "half as often as the first, the third a third as often; six statements and eight "
            f"actors each, of {len(names):,} names that are as frequent. Put into the index in "
            f"{spent:.0f} s ({speed:.0f} a second); the file has {size:.0f} MiB, the articles "
            "themselves included. A page of twenty "
            f"articles with what was found in them, each asked for {given.turns} times.\n"
        )
        say("| asked for | found | median ms | slowest ms |\n|---|--:|--:|--:|")
        for name, wanted in asked(known, names).items():
            times = []
            for _ in range(given.turns):
                began = time.perf_counter()
                results = search(store, wanted)
                times.append(1000 * (time.perf_counter() - began))
            total = len(results.rows) if results.total is None else results.total
            counted = total < COUNTED and results.total is not None
            found = f"{total:,}" + (" or more" if results.more and not counted else "")
            middle, slowest = statistics.median(times), max(times)
            say(f"| {name} | {found} | {middle:.1f} | {slowest:.1f} |")
    if given.out:
        given.out.write_text("\n".join(page) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
