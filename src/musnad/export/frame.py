"""Many texts in, a frame of their statements out: for those who work in pandas or polars."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from typing import Any, Literal

from musnad.analyze import analyze, parse_date
from musnad.errors import DateError, InputError, MissingExtraError
from musnad.export.formats.flat import TABLES, Cell
from musnad.export.formats.letters import whole
from musnad.model import Article

__all__ = ["COLUMNS", "Library", "frame"]

Library = Literal["pandas", "polars"]

_LIBRARIES: tuple[Library, ...] = ("pandas", "polars")
_STATEMENTS, _ROWS = TABLES["statements"]
COLUMNS = ("input", *_STATEMENTS)
"""Those of the frame: which text, then those of the format ``csv``."""

_NUMBERS = {
    *("statement", "cue_start", "cue_end", "source_start", "source_end", "parent"),
}
_FIELDS = ("title", "outlet", "date", "id")


def frame(texts: Any, kind: Library | None, names: Mapping[str, str]) -> Any:
    """Return a frame of statements; see `musnad.frame`.

    Args:
        texts: A list, Series or frame.
        kind: The library of what is returned.
        names: Field of an article → column of the frame that has it.
    """
    given = type(texts).__module__.partition(".")[0]
    library = _library(kind or (given if given in _LIBRARIES else None))
    found: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for row, article in _articles(texts, given, names):
        for cells in _ROWS(analyze(article)):
            for name, cell in zip(COLUMNS, (row, *cells), strict=True):
                found[name].append(_cell(name, cell))
    return _made(library, found)


def _cell(name: str, cell: Any) -> Cell:
    return whole(cell) if name != "input" and isinstance(cell, str) else cell


def _library(kind: str | None) -> Any:
    """Return the module of that name, or of the first that is installed.

    Raises:
        InputError: There is no such kind.
        MissingExtraError: It is not installed.
    """
    if kind is not None and kind not in _LIBRARIES:
        raise InputError(f"kind: found: {kind!r}; accepted: {', '.join(_LIBRARIES)}")
    asked = (kind,) if kind else _LIBRARIES
    for name in asked:
        if find_spec(name) is not None:
            return import_module(name)
    extras = " or ".join(f"pip install 'musnad[{name}]'" for name in asked)
    raise MissingExtraError(f"frame: found: no {' and no '.join(asked)}; accepted: {extras}")


def _articles(
    texts: Any, given: str, names: Mapping[str, str]
) -> Iterator[tuple[Hashable, Article]]:
    """Yield each text with what the frame calls its row; where there is no text, nothing."""
    for row, fields in _records(texts, given, names):
        text = fields["text"]
        if _missing(text):
            continue
        if not isinstance(text, str):
            raise InputError(f"row {row!r}: found: {type(text).__name__}; accepted: a text")
        told = {name: _told(fields.get(name)) for name in ("title", "outlet", "id")}
        yield row, Article(text=text, date=_day(row, fields.get("date")), **told)


def _records(
    texts: Any, given: str, names: Mapping[str, str]
) -> Iterator[tuple[Hashable, dict[str, Any]]]:
    shape = type(texts).__name__ if given in _LIBRARIES else ""
    if shape == "LazyFrame":
        raise InputError("found: a LazyFrame; accepted: a frame, as its collect() gives it")
    if shape != "DataFrame":
        if isinstance(texts, (str, bytes)) or not isinstance(texts, Iterable):
            raise InputError(
                f"found: {type(texts).__name__}; accepted: a list of texts, a Series or a frame"
            )
        labels = getattr(texts, "index", None) if given == "pandas" else None
        pairs = zip(count() if labels is None else labels, texts, strict=False)
        yield from ((row, {"text": text}) for row, text in pairs)
        return
    here = {field: names[field] for field in ("text", *_FIELDS) if names[field] in texts.columns}
    # A column that is called as its field may be missing; one that was named may not.
    for field, name in names.items():
        if field not in here and (field == "text" or name != field):
            accepted = ", ".join(map(str, texts.columns))
            raise InputError(f"{field}: found: no column {name!r}; accepted: {accepted}")
    columns = [list(texts[name]) for name in here.values()]
    rows = list(texts.index) if given == "pandas" else range(len(texts))
    for row, *values in zip(rows, *columns, strict=True):
        yield row, dict(zip(here, values, strict=True))


def _missing(value: Any) -> bool:
    """Tell whether a frame has nothing there: None, NaN, NaT or NA."""
    return value is None or type(value).__name__ in ("NAType", "NaTType") or value != value


def _told(value: Any) -> str | None:
    return None if _missing(value) else str(value)


def _day(row: Hashable, value: Any) -> date | None:
    if _missing(value):
        return None
    try:
        return value.date() if isinstance(value, datetime) else parse_date(value)
    except (DateError, TypeError, AttributeError) as error:
        raise DateError(f"row {row!r}: {error}") from None


def _made(library: Any, found: Mapping[str, list[Any]]) -> Any:
    if library.__name__ == "polars":
        types = {
            name: library.Int64 if name in _NUMBERS else library.String for name in COLUMNS[1:]
        }
        return library.DataFrame(found, schema={"input": None, **types})
    return library.DataFrame(
        {
            name: values
            if name == "input"
            else library.array(values, dtype="Int64" if name in _NUMBERS else "string")
            for name, values in found.items()
        }
    )
