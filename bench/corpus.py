"""Times `musnad corpus add`: one core and two, against reading alone, pages, sizes, growth.

    python bench/corpus.py [--articles N] [--largest N] [--out FILE]

Every measurement runs in fresh processes. The machine should have nothing else to do.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import lzma
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

from memory import watched
from pages import pages
from texts import CORPUS, generated, sample

HERE = Path(__file__).resolve().parent
PAGES = 1000
ROUNDS = 2
_FIELDS = ("id", "text", "title", "outlet", "date")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run took.

    Attributes:
        seconds: Of the whole process.
        main: Most megabytes of the process that was begun.
        worker: Most megabytes of one that it began.
        size: Bytes of the library.
        packing: Seconds that packing it took, 0 where it was not packed.
        packed: Bytes of it then.
    """

    seconds: float
    main: float
    worker: float
    size: int
    packing: float = 0.0
    packed: int = 0


def main() -> None:
    """Run, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--largest", type=int, default=200_000)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        written = page(Path(folder), options.articles, options.largest)
    sys.stdout.write(written)
    if options.out:
        options.out.write_text(written, encoding="utf-8")


def page(folder: Path, articles: int, largest: int) -> str:
    """Run everything and return the page."""
    source, what = real(folder / "articles.jsonl.gz", articles)
    # In turn, so that what else the machine does for a while slows none of them alone.
    rounds = [
        (read_alone(source), added(folder, source, 1), added(folder, source, 2))
        for _ in range(ROUNDS)
    ]
    alone = min(seconds for seconds, _, _ in rounds)
    one = min((one for _, one, _ in rounds), key=lambda run: run.seconds)
    two = min((two for _, _, two in rounds), key=lambda run: run.seconds)
    kept = added(folder, source, 2, pack=True)
    html = added(folder, page_folder(folder / "pages"), 1)
    small = [count for count in (articles // 10, articles) if count < largest]
    growth = {count: added(folder, resampled(folder, source, count), 2) for count in small}
    growth[largest] = added(folder, resampled(folder, source, largest), 2)
    versions = ", ".join(f"{name} {version(name)}" for name in ("musnad", "daft", "pyarrow"))
    lines = [
        "# Benchmarks of `musnad corpus`",
        "",
        "Written by `make bench-corpus`; do not edit.",
        "",
        f"{datetime.date.today().isoformat()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; {versions}.",
        "",
        f"{articles:,} {what}, as one .jsonl.gz. Whole processes, each held to its cores; "
        "`musnad.read` alone is its loop over the same articles, without reading them from the "
        f"file. The best of {ROUNDS} rounds.",
        "",
        "| | seconds | articles/s | |",
        "|---|--:|--:|---|",
        f"| `musnad.read` alone, one core | {alone:.1f} | {articles / alone:.0f} | |",
        f"| `musnad corpus add`, one core | {one.seconds:.1f} | {articles / one.seconds:.0f} | "
        f"{one.seconds / alone - 1:.0%} over `musnad.read` |",
        f"| `musnad corpus add`, two cores | {two.seconds:.1f} | {articles / two.seconds:.0f} | "
        f"{one.seconds / two.seconds:.2f} times one core |",
        f"| {PAGES} saved pages, one core | {html.seconds:.1f} | {PAGES / html.seconds:.0f} | |",
        "",
        *sizes(source, kept),
        "",
        "## Growth",
        "",
        "Two cores. Articles put together from the sentences of the real ones, so that each is "
        "new. The peak of the process that reads the inputs, and of the largest worker.",
        "",
        "| articles | seconds | articles/s | main, MB | worker, MB | library, MB |",
        "|--:|--:|--:|--:|--:|--:|",
        *(
            f"| {count:,} | {run.seconds:.1f} | {count / run.seconds:.0f} | {run.main:.0f} | "
            f"{run.worker:.0f} | {run.size / 1e6:.1f} |"
            for count, run in growth.items()
        ),
        "",
    ]
    return "\n".join(lines)


def sizes(source: Path, run: Taken) -> list[str]:
    """Return the rows of the table of sizes."""
    packed = {"gzip": source.stat().st_size}
    with gzip.open(source) as lines:
        packed["xz"] = len(lzma.compress(lines.read()))
    rows = [
        "| | MB | library ÷ it | packed ÷ it |",
        "|---|--:|--:|--:|",
        f"| library | {run.size / 1e6:.2f} | | |",
        f"| packed (`musnad corpus pack`, {run.packing:.0f} s) | {run.packed / 1e6:.2f} | | |",
    ]
    for name, size in packed.items():
        rows.append(
            f"| input, {name} | {size / 1e6:.2f} | {run.size / size:.2f} "
            f"| {run.packed / size:.2f} |"
        )
    return rows


def real(target: Path, count: int) -> tuple[Path, str]:
    """Write the first articles of the research corpus, or generated ones; return what they are."""
    if CORPUS.exists():
        with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line, _ in zip(lines, range(count), strict=False)]
        what = "real news articles of 2015"
    else:
        texts = generated(count)
        records = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
        what = "articles put together from the sentences of eval/gold.jsonl"
    return _packed(target, iter(records)), what


def resampled(folder: Path, source: Path, count: int) -> Path:
    """Write articles whose lines are drawn, with a fixed seed, from those of one outlet."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    by_outlet: dict[str | None, list[str]] = {}
    for record in records:
        pieces = [part for part in record["text"].replace(". ", ".\n").splitlines() if part.strip()]
        by_outlet.setdefault(record.get("outlet"), []).extend(pieces)
    draw = random.Random(5)

    def drawn() -> Iterator[dict[str, Any]]:
        for number in range(count):
            model = draw.choice(records)
            pool = by_outlet[model.get("outlet")]
            lines: list[str] = []
            while sum(map(len, lines)) < len(model["text"]):
                lines.append(draw.choice(pool))
            yield model | {"id": str(number), "text": "\n".join(lines)}

    return _packed(folder / f"resampled-{count}.jsonl.gz", drawn())


def _packed(target: Path, records: Iterator[dict[str, Any]]) -> Path:
    with gzip.open(target, "wt", encoding="utf-8", compresslevel=6) as out:
        for record in records:
            kept = {name: record[name] for name in _FIELDS if record.get(name)}
            out.write(json.dumps(kept, ensure_ascii=False) + "\n")
    return target


def page_folder(folder: Path) -> Path:
    """Write the saved pages."""
    folder.mkdir()
    for number, data in enumerate(pages(sample(PAGES)[0])):
        (folder / f"{number:05}.html").write_bytes(data)
    return folder


def added(folder: Path, source: Path, cores: int, *, pack: bool = False) -> Taken:
    """Read a file or folder into a new library, pack it if asked, and return what it took."""
    library = folder / "library"
    program = [sys.executable, "-m", "musnad", "corpus"]
    command = [*program, "add", str(library), str(source)]
    begun = perf_counter()
    process = subprocess.Popen(
        [*command, "--workers", str(cores), "--quiet"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: hold(cores),
    )
    main, worker = watched(process)
    took = perf_counter() - begun
    if process.returncode:
        raise SystemExit(process.communicate()[1].decode())
    size, packing = _size(library), 0.0
    if pack:
        begun = perf_counter()
        subprocess.run([*program, "pack", str(library), "--quiet"], check=True)
        packing = perf_counter() - begun
    packed = _size(library)
    shutil.rmtree(library)
    return Taken(took, main, worker, size, packing, packed)


def _size(library: Path) -> int:
    return sum(path.stat().st_size for path in library.rglob("*.parquet"))


def hold(cores: int) -> None:
    """Stay on so many cores, where the system lets a process choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])


def read_alone(source: Path) -> float:
    """Return the seconds that `musnad.read` takes for all, in a process of its own on one core."""
    done = subprocess.run(
        [sys.executable, str(HERE / "alone.py"), str(source)],
        check=True,
        stdout=subprocess.PIPE,
        preexec_fn=lambda: hold(1),
    )
    return float(done.stdout)


if __name__ == "__main__":
    main()
