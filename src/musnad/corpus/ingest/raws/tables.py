"""CSV and TSV, whose broken rows do not take their neighbours along."""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from musnad.corpus.ingest.encoding import decode
from musnad.corpus.ingest.raws.job import Job
from musnad.corpus.raw import Raw, Reject
from musnad.errors import NotTextError

__all__ = ["best_delimiter", "read_table", "split_line"]

_DELIMITERS = ",\t;|"
_BOM = "\ufeff"
# A cell of a headline is no name of a column.
_LONGEST_NAME = 60
# A cell goes on over so many lines at most; what is longer has lost its closing quote.
_MOST_LINES = 5_000
_HEAD = 1 << 16


def read_table(job: Job) -> Iterator[Raw | Reject]:
    """Yield a record a row, the names of the first row as its fields.

    A row that has lost a quote, or has another number of cells, is a reject; the next line that
    is a row by itself is read on from.
    """
    # A limit of the whole process; the standard one, 128 KB a cell, is shorter than long articles.
    csv.field_size_limit(job.caps.record)
    yield from _Table(job).read()


def best_delimiter(line: str) -> str:
    r"""Return what parts the cells of a line: what gives the most of them, no quote left over.

    >>> best_delimiter('id;"a, b, c";text')
    ';'
    """

    def worth(sign: str) -> tuple[bool, int]:
        cells = split_line(line, sign)
        return not any('"' in cell for cell in cells), len(cells)

    return max(_DELIMITERS, key=worth)


def split_line(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line; none where it is no row."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


class _EndlessCellError(Exception):
    """A cell goes on over more lines than any article has."""


@dataclass(slots=True)
class _Broken:
    """A row that is none, and how many lines behind it are of its last cell, as they hold one."""

    number: int
    fault: str
    behind: int = 0

    def reject(self, job: Job) -> Reject:
        more = f", and {self.behind} lines behind it" if self.behind else ""
        return job.reject("broken-row", f"found: a row with {self.fault}{more}", self.number)


class _Table:
    """Reads rows line by line, and can go back to the line behind a broken row's first."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._head = job.stream.peek(_HEAD)
        self._encoding: str | None = None
        self._lines = job.lines()
        self._ahead: deque[tuple[int, str | None]] = deque()
        self._taken: list[tuple[int, str | None]] = []

    def read(self) -> Iterator[Raw | Reject]:
        first = self._next_line()
        while first is not None and not (first[1] or "").strip():
            first = self._next_line()
        if first is None:
            return
        self._ahead.append(first)
        names, delimiter = _header((first[1] or "").removeprefix(_BOM).rstrip("\r\n"))
        yield from self._rows(names, delimiter)

    def _rows(self, names: list[str], delimiter: str) -> Iterator[Raw | Reject]:
        broken: _Broken | None = None
        is_first = True
        while True:
            self._taken.clear()
            row, fault = self._row(delimiter)
            if not self._taken:
                break
            number = self._taken[0][0]
            if is_first and row and not _is_data(row):
                is_first = False
                continue
            is_first = False
            cells = _fitted(row or [], len(names))
            if not cells:
                self._ahead.extendleft(reversed(self._taken[1:]))
            if broken and row is not None and len(row) < min(2, len(names)):
                broken.behind += bool(row)
                continue
            if broken:
                yield broken.reject(self._job)
                broken = None
            if None in (line for _, line in self._taken):
                yield self._job.too_large(number)
            elif cells:
                record = json.dumps(dict(zip(names, cells, strict=True)), ensure_ascii=False)
                yield self._job.raw(number, "record", record.encode("utf-8", "surrogatepass"))
            elif row is None or row:
                count = f"{len(row or [])} cells in the place of {len(names)}"
                broken = _Broken(number, fault or count)
        if broken:
            yield broken.reject(self._job)

    def _row(self, delimiter: str) -> tuple[list[str] | None, str]:
        """Return the next row, or None and what is wrong with it."""
        try:
            return next(csv.reader(self._feed(), delimiter=delimiter, strict=True), None), ""
        except _EndlessCellError:
            return None, f"a cell of more than {_MOST_LINES:,} lines"
        except csv.Error as error:
            return None, f"broken quotes ({error})"

    def _feed(self) -> Iterator[str]:
        size = 0
        while (line := self._next_line()) is not None:
            self._taken.append(line)
            size += len(line[1] or "")
            if len(self._taken) > _MOST_LINES or size >= self._job.caps.record:
                raise _EndlessCellError
            yield (line[1] or "\n").removeprefix(_BOM)

    def _next_line(self) -> tuple[int, str | None] | None:
        if self._ahead:
            return self._ahead.popleft()
        for number, line in self._lines:
            return number, None if line is None else self._decoded(line)
        return None

    def _decoded(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            pass
        # A single line may be too short to tell the legacy encodings apart.
        if self._encoding is None:
            self._encoding = _encoding(self._head) or _encoding(line) or "utf-8"
        return line.decode(self._encoding, "replace")


def _encoding(sample: bytes) -> str | None:
    """Return the likeliest encoding of the lines that are no UTF-8."""
    try:
        found = decode(b"\n".join(line for line in sample.splitlines() if not _is_utf8(line)))
    except NotTextError:
        return None
    return found.encoding


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _header(line: str) -> tuple[list[str], str]:
    """Return the names of the columns, each once, and what parts them."""
    delimiter = best_delimiter(line)
    cells = [cell.strip() for cell in split_line(line, delimiter) or [line]]
    if _is_data(cells):
        return [f"column{place}" for place in range(1, len(cells) + 1)], delimiter
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        name = cell or f"column{place}"
        names.append(f"{name}_{place}" if name in names else name)
    return names, delimiter


def _is_data(cells: list[str]) -> bool:
    return any(len(cell) > _LONGEST_NAME for cell in cells)


def _fitted(row: list[str], width: int) -> list[str]:
    """Return the cells of a row, empty ones at its end left out; none where they do not fit."""
    while len(row) > width and not row[-1].strip():
        row = row[:-1]
    return row if len(row) == width else []
