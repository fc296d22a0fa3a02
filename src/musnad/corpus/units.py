"""Units of work: what was read of the inputs, set aside in pieces that one worker can take."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain, islice

import pyarrow as pa

from musnad.corpus.covered import END, Covered, Done
from musnad.corpus.extract import guess_fields
from musnad.corpus.fields import Mapping
from musnad.corpus.identity import digest
from musnad.corpus.ingest.raws import Caps, read_raws
from musnad.corpus.inputs import Input
from musnad.corpus.library import Library
from musnad.corpus.raw import Raw, Reject
from musnad.corpus.storage import Storage

__all__ = ["MOST_RECORDS", "Unit", "read_unit", "set_aside"]

MOST_RECORDS = 1024
"""Records of a unit: few enough that a lost one costs seconds, many enough for small tables."""
# Pages are larger than records; what a worker holds of them stays small.
_MOST_BYTES = 32_000_000
_SAMPLE = 20
_CAPS = Caps()

_SCHEMA = pa.schema(
    [
        ("input", pa.string()),
        ("number", pa.int64()),
        ("form", pa.string()),
        ("data", pa.binary()),
        ("address", pa.string()),
        ("encoding", pa.string()),
        ("reject", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Unit:
    """Records set aside in a file.

    Attributes:
        id: Hash of what it covers.
        path: The file, in the library's work folder.
        covers: The records.
        records: How many.
        consumed: How many bytes of the inputs they took.
    """

    id: str
    path: str
    covers: tuple[Covered, ...]
    records: int
    consumed: int

    def to_json(self) -> str:
        """Return it for a worker."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Unit:
        """Read it back."""
        value = json.loads(text)
        return cls(**value | {"covers": tuple(Covered(**one) for one in value["covers"])})


def set_aside(
    library: Library,
    inputs: Iterable[Input],
    rejects: Sequence[Reject],
    done: Done,
    mapping: Mapping,
    told: list[str],
    most: int = MOST_RECORDS,
    caps: Caps = _CAPS,
) -> Iterator[Unit]:
    """Read the inputs and write their records aside, a unit at a time.

    Args:
        library: Where to.
        inputs: In the order in which they are read.
        rejects: What is no input at all.
        done: What needs not be read again.
        mapping: Which field of a record is what, as far as a person said it.
        told: Gets a line for each input with records: which of their fields is read as what.
        most: Records of a unit.
        caps: What is refused of an input.
    """
    pile = _Pile(library, most)
    for reject in rejects:
        key = digest(reject.input, reject.code, reject.message)
        if not done.wholly(key):
            pile.add(key, 0, reject, 0)
            pile.end(key, 1)
    for one in inputs:
        if done.wholly(one.key):
            continue
        before = number = 0
        raws = read_raws(one, caps)
        first = list(islice(raws, _SAMPLE))
        records = [raw for raw, _ in first if isinstance(raw, Raw) and raw.form == "record"]
        if records:
            told.append(f"{one.name}: {guess_fields(records, mapping).describe()}")
        for number, (raw, consumed) in enumerate(chain(first, raws), 1):
            if not done.has(one.key, number - 1):
                pile.add(one.key, number - 1, raw, consumed - before)
            before = consumed
            if pile.full:
                yield pile.write()
        pile.end(one.key, number)
    if pile.covers:
        yield pile.write()


@dataclass(slots=True)
class _Pile:
    """Records on their way to a unit."""

    library: Library
    most: int
    covers: list[Covered] = field(default_factory=list)
    rows: list[tuple[object, ...]] = field(default_factory=list)
    size: int = 0
    consumed: int = 0

    @property
    def full(self) -> bool:
        return len(self.rows) >= self.most or self.size >= _MOST_BYTES

    def add(self, key: str, number: int, raw: Raw | Reject, consumed: int) -> None:
        self._cover(key, number, number)
        self.consumed += consumed
        if isinstance(raw, Reject):
            self.rows.append((raw.input, raw.number, None, None, None, None, _reject(raw)))
            return
        self.size += len(raw.data)
        self.rows.append(
            (raw.input, raw.number, raw.form, raw.data, raw.address, raw.encoding, None)
        )

    def end(self, key: str, number: int) -> None:
        """Note that an input ended before its record ``number``."""
        self._cover(key, number, END)

    def write(self) -> Unit:
        """Write what there is to a file and begin anew."""
        covers = tuple(self.covers)
        name = digest(*(str(part) for one in covers for part in (one.input, one.first, one.last)))
        path = self.library.work(f"{name}.arrow")
        self.library.storage.make_folder(self.library.work())
        self.library.storage.write(path, self._bytes())
        unit = Unit(name, path, covers, len(self.rows), self.consumed)
        self.covers, self.rows, self.size, self.consumed = [], [], 0, 0
        return unit

    def _cover(self, key: str, first: int, last: int) -> None:
        if self.covers and self.covers[-1].input == key and self.covers[-1].last == first - 1:
            first = self.covers.pop().first
        self.covers.append(Covered(key, first, last))

    def _bytes(self) -> memoryview:
        columns = zip(*self.rows, strict=True) if self.rows else [()] * len(_SCHEMA)
        arrays = [
            pa.array(values, field.type) for values, field in zip(columns, _SCHEMA, strict=True)
        ]
        sink = pa.BufferOutputStream()
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        with pa.ipc.new_file(sink, _SCHEMA, options=options) as writer:
            writer.write_table(pa.Table.from_arrays(arrays, schema=_SCHEMA))
        return memoryview(sink.getvalue())


def read_unit(storage: Storage, unit: Unit) -> list[Raw | Reject]:
    """Return the records of a unit, in order."""
    table = pa.ipc.open_file(storage.read(unit.path)).read_all()
    return [_record(row) for row in table.to_pylist()]


def _record(row: dict[str, object]) -> Raw | Reject:
    reject = row.pop("reject")
    return Reject(**json.loads(str(reject))) if reject else Raw(**row)  # type: ignore[arg-type]


def _reject(reject: Reject) -> str:
    return json.dumps(asdict(reject))
