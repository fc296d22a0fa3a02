"""An Excel workbook: a sheet a table, every text a text and never a formula."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from musnad.errors import InputError
from musnad.export.formats.flat import TABLES, Cell
from musnad.export.formats.letters import whole
from musnad.model import Analysis

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["MOST_IN_CELL", "write"]

MOST_IN_CELL = 32_767
"""UTF-16 units that a cell may hold; a longer text is cut, with … at its end."""

_MOST_ROWS = 1_048_576
# The time of writing would make two files of the same analyses differ.
_WRITTEN = datetime(2000, 1, 1)


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write the workbook; rows go to temporary files as they come.

    Raises:
        InputError: A sheet would have more rows than Excel reads.
    """
    from xlsxwriter import Workbook

    book = Workbook(stream, {"constant_memory": True})
    book.set_properties({"created": _WRITTEN})
    sheets: dict[str, Worksheet] = {}
    for name, (columns, _) in TABLES.items():
        sheets[name] = book.add_worksheet(name)
        sheets[name].right_to_left()
        sheets[name].freeze_panes(1, 0)
        _put(sheets[name], 0, columns)
    filled = dict.fromkeys(TABLES, 1)
    try:
        for analysis in analyses:
            for name, (_, rows) in TABLES.items():
                for row in rows(analysis):
                    _put(sheets[name], filled[name], row)
                    filled[name] += 1
    finally:
        # Its temporary files are removed here.
        book.close()


def _put(sheet: Worksheet, number: int, row: Iterable[Cell]) -> None:
    if number >= _MOST_ROWS:
        raise InputError(
            f"xlsx: found: more than {_MOST_ROWS - 1} rows for one sheet; accepted: fewer, or "
            "--as csv or --as parquet for any number"
        )
    for column, value in enumerate(row):
        if isinstance(value, int):
            sheet.write_number(number, column, value)
        elif value:
            sheet.write_string(number, column, _fit(whole(value)))


def _fit(text: str) -> str:
    if len(text) * 2 <= MOST_IN_CELL or len(text.encode("utf-16-le")) // 2 <= MOST_IN_CELL:
        return text
    head = text.encode("utf-16-le")[: 2 * (MOST_IN_CELL - 1)]
    return head.decode("utf-16-le", "ignore") + "…"
