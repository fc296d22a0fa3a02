"""The simplest thing a person would write: twenty verbs and one regular expression.

Kept as the measure of what the rest of the work is worth; it is not part of the package and is
not to be improved. It reads the gold's texts and prints predictions in the same form:

    python eval/baseline.py GOLD.jsonl > predicted.jsonl
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

VERBS = (
    "قال", "ذكر", "أضاف", "أعلن", "أكد", "أوضح", "أشار", "كشف", "نفى", "زعم",
    "اتهم", "طالب", "دعا", "حذر", "رأى", "اعتبر", "شدد", "صرح", "أفاد", "نقل",
)  # fmt: skip

STATEMENT = re.compile(
    rf"(?<!\w)(?P<cue>[وف]?(?:{'|'.join(VERBS)})(?:ت|وا)?)(?!\w)"
    r"(?P<between>[^.\n:«“\"]{0,120}?)"
    r"(?:(?<!\w)(?P<that>(?:أن|إن|بأن)(?:ه|ها|هم|نا|ني)?)(?!\w)|[:«“\"])"
    r"(?P<rest>[^.\n]*)"
)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without the white space, commas and quotation marks at its edges."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def statements(text: str) -> Iterator[dict[str, Any]]:
    """Yield the attributions, each with its source's name in place of an id."""
    last = ""
    for match in STATEMENT.finditer(text):
        source = trimmed(text, *match.span("between"))
        begins = match.start("that") if match["that"] else match.start("rest")
        last = text[slice(*source)] or last
        yield {
            "cue": list(match.span("cue")),
            "source": list(source) if source[0] < source[1] else None,
            "content": [list(trimmed(text, begins, match.end("rest")))],
            "source_id": last,
            "via": [],
            "manner": "indirect" if match["that"] else "direct",
            "stance": "neutral",
            "parent": None,
        }


def predict(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a gold record's text as the baseline reads it."""
    found = list(statements(record["text"]))
    names = dict.fromkeys(attribution["source_id"] for attribution in found)
    return {
        "id": record["id"],
        "attributions": found,
        "sources": [{"id": name, "name": name, "kind": "person"} for name in names],
    }


def main() -> None:
    """Read the gold named on the command line and print predictions."""
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        print(json.dumps(predict(json.loads(line)), ensure_ascii=False))


if __name__ == "__main__":
    main()
