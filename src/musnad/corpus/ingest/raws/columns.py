"""Parquet, a few rows at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from musnad.corpus.ingest.raws.job import Job
from musnad.corpus.raw import Raw, Reject

__all__ = ["read_parquet"]

_MOST_ROWS = 1_000
# Of columns, as they are packed in the file.
_BYTES_AT_ONCE = 16_000_000


def read_parquet(job: Job) -> Iterator[Raw | Reject]:
    """Yield a record a row, without the columns that are bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(job.stream, pre_buffer=False)
        names = [field.name for field in file.schema_arrow if not _is_bytes(field.type)]
        if not any(_has_text(field.type) for field in file.schema_arrow):
            listed = ", ".join(file.schema_arrow.names[:8]) or "nothing"
            yield job.reject("no-text-field", f"found: columns without text ({listed})")
            return
        number = 0
        for group in range(file.num_row_groups):
            rows = _rows_at_once(file.metadata.row_group(group))
            for batch in file.iter_batches(rows, row_groups=[group], columns=names):
                for row in batch.to_pylist():
                    number += 1
                    yield _record(job, number, row)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield job.reject("corrupt", f"found: a Parquet file that is broken ({error})")


def _record(job: Job, number: int, row: dict[str, Any]) -> Raw | Reject:
    # default: decimals and what else JSON does not know.
    written = json.dumps(row, ensure_ascii=False, default=_written)
    data = written.encode("utf-8", "surrogatepass")
    if len(data) >= job.caps.record:
        return job.too_large(number)
    return job.raw(number, "record", data)


def _written(value: object) -> str | None:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return None if isinstance(value, bytes) else str(value)


def _rows_at_once(group: Any) -> int:
    average = group.total_byte_size // max(1, group.num_rows)
    return int(max(1, min(_MOST_ROWS, _BYTES_AT_ONCE // max(1, average))))


def _is_bytes(kind: Any) -> bool:
    import pyarrow.types as types

    return bool(
        types.is_binary(kind) or types.is_large_binary(kind) or types.is_fixed_size_binary(kind)
    )


def _has_text(kind: Any) -> bool:
    """Tell whether a column holds text, itself or in what it nests."""
    import pyarrow.types as types

    if types.is_dictionary(kind):
        return _has_text(kind.value_type)
    if types.is_nested(kind):
        return any(_has_text(kind.field(place).type) for place in range(kind.num_fields))
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))
