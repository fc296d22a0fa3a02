"""Prints the seconds that `musnad.read` takes for the articles of a .jsonl.gz."""

from __future__ import annotations

import gzip
import json
import sys
from time import perf_counter

import musnad

with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
    records = [json.loads(line) for line in lines]
begun = perf_counter()
for record in records:
    musnad.read(
        record["text"],
        title=record.get("title"),
        outlet=record.get("outlet"),
        date=record.get("date"),
    )
sys.stdout.write(f"{perf_counter() - begun}\n")
