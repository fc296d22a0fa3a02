"""Which prediction answers which gold attribution."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from musnad.errors import MissingExtraError
from musnad.evaluate.records import Statement
from musnad.evaluate.words import word_f1

__all__ = ["HALF", "align", "need"]

HALF = 0.5
"""Word F1 from which two contents count as the same saying."""


def need(module: str) -> Any:
    """Return an optional module, imported only when a figure needs it.

    Raises:
        musnad.errors.MissingExtraError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f'scoring needs {module.partition(".")[0]}: pip install "musnad[evaluate]"'
        ) from error


def align(gold: Sequence[Statement], predicted: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return pairs of indices, one to one, in the order of ``gold``.

    The pairing shares the most content words in all (Hungarian method). Two statements may be
    paired when their cues overlap or their contents' word F1 is at least 0.5; an overlapping cue
    weighs as much as a perfect content.

    Raises:
        musnad.errors.MissingExtraError: scipy is not installed.
    """
    if not gold or not predicted:
        return []
    weights = [[_weight(g, p) for p in predicted] for g in gold]
    assign = need("scipy.optimize").linear_sum_assignment
    rows, columns = assign([[-weight for weight in row] for row in weights])
    return [
        (int(i), int(j)) for i, j in zip(rows, columns, strict=True) if weights[int(i)][int(j)] > 0
    ]


def _weight(gold: Statement, predicted: Statement) -> float:
    content = word_f1(gold.content, predicted.content)
    if gold.cue & predicted.cue:
        return content + 1.0
    return content if content >= HALF else 0.0
