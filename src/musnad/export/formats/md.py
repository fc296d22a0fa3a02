"""Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from musnad.export.formats.letters import encoded
from musnad.export.markdown import markdowns
from musnad.model import Analysis

__all__ = ["write"]


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write the articles one below the other, with rules and rows of the word lists."""
    for chunk in markdowns(analyses, explain=True):
        stream.write(encoded(chunk))
