"""JSON: one object an article, in the form of ``docs/schema/article.schema.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from musnad.model import Analysis

__all__ = ["json_array", "line", "lines"]

# Half of a surrogate pair has no UTF-8; escaped, it is still the same code point to a reader.
_SURROGATE = re.compile("[\ud800-\udfff]")


def line(analysis: Analysis) -> str:
    """Return the analysis as one line of JSON, without the line end.

    Keys keep their order and text stays readable (nothing is escaped but lone surrogates),
    so the same input gives the same bytes.
    """
    found = json.dumps(analysis.to_dict(), ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", found)


def lines(analyses: Iterable[Analysis]) -> Iterator[str]:
    """Yield JSON Lines, one article a chunk."""
    for analysis in analyses:
        yield line(analysis) + "\n"


def json_array(analyses: Iterable[Analysis]) -> Iterator[str]:
    """Yield one JSON array, an article a line."""
    yield "["
    for index, analysis in enumerate(analyses):
        yield ("\n" if index == 0 else ",\n") + line(analysis)
    yield "\n]\n"
