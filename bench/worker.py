"""One measurement in a process of its own; prints one line of JSON.

python bench/worker.py speed NAME ARTICLES PASSES
python bench/worker.py hard NAME SHARE
python bench/worker.py memory ARTICLES
python bench/worker.py stages ARTICLES
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
from collections.abc import Callable

from peers import PEERS, musnad
from stages import shares
from texts import hard, sample, words


def one_core() -> None:
    """Stay on one core, where the system lets a process choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def megabytes() -> float:
    """Return the most memory this process has held; the system counts in kB, on macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def speed(name: str, articles: str, passes: str) -> dict[str, object]:
    """Words per second of the first pass over the texts and of each one after it."""
    texts, _ = sample(int(articles))
    total, read = words(texts), PEERS[name]()

    def work() -> None:
        for text in texts:
            read(text)

    return {"words_per_second": [total / seconds(work) for _ in range(int(passes))]}


def linear(name: str, share: str) -> dict[str, object]:
    """Best of three: what is asked is how the time grows, not how busy the machine is."""
    text, read = hard(name, float(share)), musnad()
    read("قال الوزير إن الأمر انتهى.")
    gc.collect()
    return {"seconds": min(seconds(lambda: read(text)) for _ in range(3)), "characters": len(text)}


def memory(articles: str) -> dict[str, object]:
    """Peak memory after reading every article, the analyses dropped as one goes."""
    texts, _ = sample(int(articles))
    before, read = megabytes(), musnad()
    for text in texts:
        read(text)
    return {"before": before, "peak": megabytes()}


def stages(articles: str) -> dict[str, float]:
    """Share of each step in the time of a reading."""
    texts, _ = sample(int(articles))
    return shares(texts)


if __name__ == "__main__":
    one_core()
    task = {"speed": speed, "hard": linear, "memory": memory, "stages": stages}[sys.argv[1]]
    sys.stdout.write(json.dumps(task(*sys.argv[2:])) + "\n")
