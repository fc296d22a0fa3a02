"""A document of JSON-LD that is written as its items come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from musnad.export.formats.letters import encoded

__all__ = ["dumped", "write_items"]


def dumped(value: object) -> str:
    """Return JSON on one line, letters as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def write_items(
    head: Mapping[str, Any], key: str, items: Iterable[Mapping[str, Any]], stream: BinaryIO
) -> None:
    """Write one JSON object: what ``head`` has, then a list of items, one a line."""
    begun = dumped(dict(head)).removesuffix("}")
    stream.write(encoded(f"{begun}, {dumped(key)}: ["))
    for number, item in enumerate(items):
        stream.write(encoded((",\n" if number else "\n") + dumped(item)))
    stream.write(b"\n]}\n")
