"""The report as one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from musnad.errors import InputError
from musnad.export.formats.letters import encoded
from musnad.export.html import page
from musnad.model import Analysis

__all__ = ["write"]

# One page with more is nothing a browser or a reader gets through.
_MOST = 200


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write one page with all the articles.

    Raises:
        InputError: There are more than a page can hold.
    """
    stream.write(encoded(page(_fit(analyses), explain=True)))


def _fit(analyses: Iterable[Analysis]) -> Iterator[Analysis]:
    for number, analysis in enumerate(analyses, 1):
        if number > _MOST:
            raise InputError(
                f"html: found: more than {_MOST} articles for one page; accepted: {_MOST} or "
                "fewer, or --as jsonl for any number"
            )
        yield analysis
