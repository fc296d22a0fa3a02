"""Sketches: arrays made of each part of a library by the workers, a file a part."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from musnad.corpus.engine import Engine, spread
from musnad.corpus.library import Library
from musnad.corpus.parts import Part

__all__ = ["Report", "Sketch", "joined", "load", "save", "sketch", "with_articles"]

Sketch = Mapping[str, NDArray[Any]]
"""What is made of the articles of a part: arrays by name; a text in JSON is one of bytes."""

Report = Callable[[float], None]
"""Is told how much of something is done, 0 to 1."""


def with_articles(parts: Sequence[Part]) -> list[Part]:
    """Return the parts that have articles, in order."""
    return [part for part in parts if part.tables.get("articles")]


def sketch(
    library: Library,
    folder: str,
    engine: Engine,
    path: Callable[[str, str], str],
    work: Callable[[str], str],
    report: Report = lambda _: None,
) -> list[Part]:
    """Sketch the parts that have articles and are not sketched yet, and return all that have.

    Args:
        library: Where they are.
        folder: Where the sketches go.
        engine: Who does the work.
        path: The file of a sketch, by the folder and the id of its part.
        work: Writes the sketch of a part, by its id; it is sent to the processes as it is.
        report: Is told which share of them is done.

    Raises:
        EngineError: The workers failed; what is done stays done.
    """
    parts = with_articles(library.parts())
    there = {entry.path for entry in library.storage.entries(folder)}
    left = [part.id for part in parts if path(folder, part.id) not in there]
    if left:
        for done, _ in enumerate(spread(engine, left, work), 1):
            report(done / len(left))
    return parts


def load(library: Library, path: str) -> Sketch:
    """Read a sketch."""
    with np.load(io.BytesIO(library.storage.read(path))) as found:
        return dict(found)


def save(library: Library, path: str, arrays: Sketch) -> None:
    """Write a sketch."""
    data = io.BytesIO()
    np.savez(data, **arrays)  # type: ignore[arg-type]
    library.storage.write(path, data.getbuffer())


def joined(arrays: Sequence[NDArray[Any]], dtype: Any) -> NDArray[Any]:
    """Return arrays one behind the other; of none an empty one."""
    return np.concatenate([np.zeros(0, dtype), *arrays])
