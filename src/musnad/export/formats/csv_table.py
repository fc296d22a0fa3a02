"""CSV: a statement a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import BinaryIO

from musnad.export.formats.flat import TABLES, Cell
from musnad.export.formats.letters import encoded
from musnad.model import Analysis

__all__ = ["defused", "undefused", "write"]

# What a spreadsheet takes for the beginning of a formula, full width too, and apostrophes before
# it, so that our own can be told from the text's.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_BOM = "\ufeff"


def defused(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would compute it.

    >>> defused("=1+1"), defused("قال"), defused("'=1")
    ("'=1+1", 'قال', "''=1")
    """
    return "'" + text if _FORMULA.match(text) else text


def undefused(cell: str) -> str:
    """Return the text that `defused` was given.

    >>> undefused("'=1+1"), undefused("'tis"), undefused("''=1")
    ('=1+1', "'tis", "'=1")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write a head and a row a statement, as UTF-8 with a byte order mark, lines ended by CRLF."""
    columns, rows = TABLES["statements"]
    buffer = io.StringIO(newline="")
    table = csv.writer(buffer)
    buffer.write(_BOM)
    table.writerow(columns)
    for analysis in analyses:
        table.writerows([_cell(value) for value in row] for row in rows(analysis))
        _flush(buffer, stream)
    _flush(buffer, stream)


def _cell(value: Cell) -> Cell:
    return defused(value) if isinstance(value, str) else value


def _flush(buffer: io.StringIO, stream: BinaryIO) -> None:
    stream.write(encoded(buffer.getvalue()))
    buffer.seek(0)
    buffer.truncate()
