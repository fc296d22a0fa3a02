"""JSON Lines: what ``docs/format.md`` describes, an article a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from musnad.export.plain import lines
from musnad.model import Analysis

__all__ = ["write"]


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write a line an article."""
    for chunk in lines(analyses):
        stream.write(chunk.encode("utf-8"))
