"""Ten people at the desk at once.

    python bench/desk_load.py [--articles N] [--people N] [--seconds S] [--library DIR] [--out FILE]

A library of generated articles is made and traced (or that of --library taken, where it is there),
`musnad desk` runs over it in a process of its own, and each person asks for pages one after the
other, with a pause to read between them.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from urllib.parse import quote, urlsplit

from desk import vocabulary

SEED = 11
ASKED_SHARE, ASKED_SECONDS = 0.95, 0.3
PAUSE = (0.5, 1.5)
OUTLETS = 24
RETOLD = 0.15
_LINK = re.compile(r'href="(/(?:articles|stories)/\w+)"')

_SAYING = (
    "قال {who} إن {what}.",
    "وأضاف {who} أن {what}.",
    "وأكد {who} أن {what}.",
    "وزعم {who} أن {what}.",
    "ونقلت وكالة {agency} عن {who} أن {what}.",
    "وقال مصدر مطلع لوكالة {agency} إن {what}.",
    "{what}.",
    "وبحسب {who} فإن {what}.",
)
_WHO = ("الوزير {}", "رئيس البلدية {}", "المتحدث باسم الشركة {}", "مدير المستشفى {}", "النقيب {}")


def articles(count: int) -> Iterator[dict[str, str]]:
    """Yield articles of about 250 words; some retell one of those before them."""
    draw = random.Random(SEED)
    known = vocabulary(draw)
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(known))))

    def words(n: int) -> str:
        return " ".join(draw.choices(known, cum_weights=weights, k=n))

    names = [words(2) for _ in range(3000)]
    agencies = [words(1) for _ in range(6)]
    outlets = [f"صحيفة {words(1)}" for _ in range(OUTLETS)]
    last: list[list[str]] = []
    for number in range(count):
        if last and draw.random() < RETOLD:
            lines = [*draw.choice(last)]
            draw.shuffle(lines)
            lines = lines[: draw.randrange(3, len(lines) + 1)]
        else:
            lines = [
                draw.choice(_SAYING).format(
                    who=draw.choice(_WHO).format(draw.choice(names)),
                    what=words(draw.randrange(10, 26)),
                    agency=draw.choice(agencies),
                )
                for _ in range(draw.randrange(8, 16))
            ]
        last = [*last[-40:], lines]
        day = date(2020, 1, 1) + timedelta(days=number * 1500 // count)
        yield {
            "id": str(number),
            "title": words(7),
            "outlet": draw.choice(outlets),
            "date": day.isoformat(),
            "text": "\n\n".join(lines),
        }


def made(folder: Path, count: int) -> Path:
    """Return a library of so many articles, traced and with its index."""
    library = folder / "library"
    if not (library / "library.json").exists():
        source = folder / "articles.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for article in articles(count):
                file.write(json.dumps(article, ensure_ascii=False) + "\n")
        for command in (("corpus", "add", str(library), str(source), "--quiet"), ("trace",)):
            rest = [str(library)] if command == ("trace",) else []
            subprocess.run([sys.executable, "-m", "musnad", *command, *rest], check=True)
    from musnad.corpus.library import open_library
    from musnad.desk.search.index import update
    from musnad.desk.store.base import NAME, open_store

    update(open_library(str(library)), open_store(library / NAME))
    return library


@contextmanager
def served(library: Path) -> Iterator[str]:
    """Run the desk, and yield the link that opens it."""
    command = [sys.executable, "-m", "musnad", "desk", str(library), "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


@dataclass(slots=True)
class Taken:
    """Seconds of the answers, by page, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


class Person(threading.Thread):
    """Somebody who reads: asks for a page, follows what it leads to, and pauses."""

    def __init__(self, base: str, cookie: str, number: int, until: float, taken: Taken) -> None:
        super().__init__()
        self._base, self._cookie, self._until, self._taken = base, cookie, until, taken
        self._draw = random.Random(SEED + number)
        self._links: list[str] = ["/"]
        self._line = http.client.HTTPConnection(urlsplit(base).netloc, timeout=60)
        self._pages = pages(base, self._get_plain)

    def run(self) -> None:
        """Ask until the time is over."""
        while time.monotonic() < self._until:
            name, path = self._next()
            began = time.perf_counter()
            try:
                status, text = self._get(path)
            except (OSError, http.client.HTTPException) as error:
                self._taken.errors.append(f"{name}: {error!r}")
                self._line.close()
                continue
            self._taken.seconds[name].append(time.perf_counter() - began)
            if status != 200:
                self._taken.errors.append(f"{name} {path}: {status}")
            found = _LINK.findall(text)
            self._links = found or self._links
            time.sleep(self._draw.uniform(*PAUSE))

    def _next(self) -> tuple[str, str]:
        # An article or a story of the page before, or a page of the masthead.
        if self._draw.random() < 0.45:
            link = self._draw.choice(self._links)
            kind = "story" if "/stories/" in link else "article" if "/articles/" in link else "list"
            return kind, link
        name, path = self._draw.choice(self._pages)
        return name, path.format(n=self._draw.randrange(1, 400))

    def _get(self, path: str) -> tuple[int, str]:
        self._line.request("GET", path, headers={"Cookie": self._cookie})
        answer = self._line.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")

    def _get_plain(self, path: str) -> int:
        return self._get(path)[0]


def pages(base: str, ask: object) -> list[tuple[str, str]]:
    """Return the pages of the masthead that this desk has."""
    del base
    found = [
        ("list", "/"),
        ("list", "/?page={n}"),
        ("list by headline", "/?title=" + quote("ال")),
        ("stories", "/stories"),
        ("outlets", "/outlets"),
        ("add", "/add"),
        ("settings", "/settings"),
    ]
    more = (("search", "/search?words=" + quote("قال")), ("sources", "/sources"))
    assert callable(ask)
    return found + [(name, path) for name, path in more if ask(path) == 200]


def cookie_of(link: str) -> tuple[str, str]:
    """Come in by the link; return the desk's address and the cookie."""
    base, _, query = link.partition("/open")
    line = http.client.HTTPConnection(urlsplit(base).netloc, timeout=60)
    line.request("GET", f"/open{query}")
    answer = line.getresponse()
    answer.read()
    return base, answer.headers["set-cookie"].partition(";")[0]


def report(taken: Taken, given: argparse.Namespace, load: tuple[float, float]) -> str:
    """Return the page of figures."""
    every = sorted(one for some in taken.seconds.values() for one in some)
    quick = sum(one < ASKED_SECONDS for one in every) / len(every)
    lines = [
        "# Benchmarks of the desk under load\n",
        "Written by `make bench-desk-load`; do not edit.\n",
        f"{date.today()}, Python {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores, shared with who asks; load of "
        f"the machine (one minute) {load[0]:.1f} before and {load[1]:.1f} at the end.\n",
        f"{given.people} people at once for {given.seconds} seconds, each with a pause of "
        f"{PAUSE[0]} to {PAUSE[1]} seconds between two pages, over {given.articles:,} generated "
        "articles, traced. Milliseconds from the question to the last byte.\n",
        "| page | answers | p50 | p95 | p99 | longest |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, some in [*sorted(taken.seconds.items()), ("all", every)]:
        cuts = statistics.quantiles(some, n=100) if len(some) > 1 else some * 99
        shown = (f"{1000 * cuts[at - 1]:.0f}" for at in (50, 95, 99))
        lines.append(f"| {name} | {len(some)} | {' | '.join(shown)} | {1000 * max(some):.0f} |")
    lines.append(
        f"\nErrors: {len(taken.errors)}. Under {1000 * ASKED_SECONDS:.0f} ms: {100 * quick:.1f} % "
        f"(asked: {100 * ASKED_SHARE:.0f} %, no error)."
    )
    return "\n".join([*lines, *(f"- {one}" for one in taken.errors[:10])]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--library", type=Path, help="folder that keeps the library")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = made(given.library or Path(folder), given.articles)
        with served(library) as link:
            base, cookie = cookie_of(link)
            before, taken = os.getloadavg()[0], Taken()
            until = time.monotonic() + given.seconds
            some = [Person(base, cookie, n, until, taken) for n in range(given.people)]
            for one in some:
                one.start()
            for one in some:
                one.join()
            page = report(taken, given, (before, os.getloadavg()[0]))
    print(page)
    if given.out:
        given.out.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
