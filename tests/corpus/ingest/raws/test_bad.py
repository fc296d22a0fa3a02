"""Broken, lying and hostile files: the good records are in, the bad ones are told."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from musnad.corpus.ingest.raws import Caps, read_raws
from musnad.corpus.inputs import Input, expand
from musnad.corpus.raw import Raw, Reject
from musnad.corpus.storage import Storage

Read = Callable[..., list[Raw | Reject]]
SMALL = Caps(record=1_000, page=500, ratio=20, unpacked=100_000)


def shown(items: list[Raw | Reject]) -> list[str]:
    return [
        json.loads(item.data)["text"] if isinstance(item, Raw) else f"{item.code} {item.number}"
        for item in items
    ]


def line(text: str) -> bytes:
    return json.dumps({"text": text}, ensure_ascii=False).encode() + b"\n"


def noise(count: int) -> bytes:
    dice = random.Random(7)
    return b"".join(line(f"{place} {dice.random()}") for place in range(count))


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [
        (".gz", gzip.compress),
        (".bz2", bz2.compress),
        (".xz", lzma.compress),
        (".zst", lambda data: pa.compress(data, codec="zstd", asbytes=True)),
    ],
)
@pytest.mark.parametrize("members", [1, 2])
def test_truncated(read: Read, suffix: str, pack: Callable[[bytes], bytes], members: int) -> None:
    whole = noise(100_000)
    packed = pack(whole) if members == 1 else pack(whole[:-20]) + pack(whole[-20:])
    items = read(f"a.jsonl{suffix}", packed[:-100])
    assert isinstance(items[-1], Reject)
    assert (items[-1].code, items[-1].kind, items[-1].number) == ("truncated", "failed", 0)
    raws = [item for item in items if isinstance(item, Raw)]
    assert len(raws) == len(items) - 1
    assert len(raws) > 50_000
    assert b"\n".join(raw.data for raw in raws) == whole[: sum(len(r.data) + 1 for r in raws) - 1]


def test_packed_rubbish(read: Read) -> None:
    good = gzip.compress(line("x"))
    assert shown(read("a.jsonl.gz", good + b"rubbish")) == ["x", "corrupt 0"]
    assert shown(read("a.jsonl.gz", good + b"\0" * 100)) == ["x"]
    assert shown(read("a.gz", b"\x1f\x8b\x08\0rubbish")) == ["truncated 0"]


def test_a_truncated_page_is_no_page(read: Read) -> None:
    packed = gzip.compress(noise(1_000))
    assert [item.number for item in read("a.txt.gz", packed[:-50]) if isinstance(item, Reject)] == [
        0
    ]


def test_bombs(read: Read) -> None:
    bomb = gzip.compress(line("x") + b"\n" * 1_000_000)
    assert shown(read("a.jsonl.gz", bomb, SMALL)) == ["x", "bomb 0"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", line("before"))
        archive.writestr("bomb.jsonl", line("x") + b"\n" * 1_000_000)
        archive.writestr("b.jsonl", line("behind"))
    items = read("a.zip", stream.getvalue(), SMALL)
    assert shown(items) == ["before", "x", "bomb 0", "behind"]
    assert items[2].input.endswith("a.zip!bomb.jsonl")


def test_bombs_of_many_small_members(read: Read) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for place in range(20):
            archive.writestr(f"{place:02}.jsonl", b"\n" * 40_000)
    assert {item.code for item in read("a.zip", stream.getvalue(), SMALL)} == {"bomb", "empty"}


def tarred(*members: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in zip("ab", members, strict=True):
            info = tarfile.TarInfo(f"{name}.jsonl")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def test_broken_tar_archives(read: Read) -> None:
    whole = tarred(line("a.jsonl"), line("b.jsonl"))
    assert shown(read("a.tar", whole)) == ["a.jsonl", "b.jsonl"]
    assert shown(read("a.tar", whole[:1500])) == ["a.jsonl", "truncated 0"]
    assert shown(read("a.tar", whole[:1550]))[:2] == ["a.jsonl", "corrupt 0"]
    items = read("a.tar.gz", gzip.compress(tarred(line("a"), noise(10_000)))[:-50_000])
    assert shown(items)[0] == "a"
    assert {item.code for item in items if isinstance(item, Reject)} == {"truncated"}


def test_what_packs_well_is_no_bomb(read: Read) -> None:
    assert len(read("a.jsonl.gz", gzip.compress(line("قال") * 400_000))) == 400_000


def test_archives_too_deep_and_locked(read: Read) -> None:
    data = line("x")
    for _ in range(3):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("a.zip" if data[:2] == b"PK" else "a.jsonl", data)
        data = stream.getvalue()
    assert shown(read("a.zip", data)) == ["too-deep 0"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.jsonl", line("x"))
    assert shown(read("a.zip", stream.getvalue()[:-30])) == ["corrupt 0"]
    locked = bytearray(stream.getvalue())
    # The bit that says so, in the member's own head and in the directory.
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert shown(read("a.zip", bytes(locked))) == ["encrypted 0"]


CSVS = {
    "a quote that is not closed": (
        'id,text\n1,"good"\n2,"bad\n3,"good, too"\n4,plain\n',
        ["good", "broken-row 3", "good, too", "plain"],
    ),
    "at the end of the file": (
        'id,text\n1,good\n2,good\n3,"bad\n',
        ["good", "good", "broken-row 4"],
    ),
    "and nothing quoted behind it": (
        'id,text\n1,"bad\n2,good\n3,good\n',
        ["broken-row 2", "good", "good"],
    ),
    "text behind a closing quote": (
        'id,text\n1,"bad" indeed\n2,good\n',
        ["broken-row 2", "good"],
    ),
    "a cell of many lines, then a broken row": (
        'id,text\n1,"a\nb\n\nc"\n2,"x" y\n3,"d ""e"""\n',
        ["a\nb\n\nc", "broken-row 6", 'd "e"'],
    ),
    "a line end in a cell without quotes": (
        "id,text\n1,good\n2,half\nand half\n3,good\n",
        ["good", "half", "broken-row 4", "good"],
    ),
    "too many cells": ("id,text\n1,a,b\n2,good,,\n", ["broken-row 2", "good"]),
    "quotes inside a cell": ('id\ttext\n1\tقال "نعم" ثم مضى\n2\t5" أو أقل\n',
                             ['قال "نعم" ثم مضى', '5" أو أقل']),
    "lines of a broken cell": (
        'id,text\n1,"bad" a\nb\n\nc\n2,good\n3\n',
        ["broken-row 2", "good", "broken-row 7"],
    ),
    "one broken row behind another": (
        'id,text\n1,"bad" a\n2,"bad" b\n3,a,b\n4,good\n',
        ["broken-row 2", "broken-row 3", "broken-row 4", "good"],
    ),
    "blank lines": ("\n\nid,text\n\n1,good\n\n", ["good"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CSVS)
def test_broken_rows(read: Read, case: str) -> None:
    data, expected = CSVS[case]
    assert shown(read("a.tsv" if "\t" in data else "a.csv", data.encode())) == expected


def test_lines_of_a_broken_cell_are_counted(read: Read) -> None:
    reject = read("a.csv", b'id,text\n1,"bad" a\nb\n\nc\n2,good\n')[0]
    assert isinstance(reject, Reject)
    assert reject.message.endswith(", and 2 lines behind it")


def test_a_row_without_end_does_not_cost_the_file(read: Read) -> None:
    rows = "".join(f"{place},text {place}\n" for place in range(20_000))
    items = read("a.csv", f'id,text\n0,"open\n{rows}'.encode())
    assert shown(items[:2]) == ["broken-row 2", "text 0"]
    assert len(items) == 20_001


def test_long_cells_of_a_table(read: Read) -> None:
    long = "ن" * 300_000
    assert shown(read("a.csv", f'id,text\n1,"{long}"\n'.encode())) == [long]


def test_json_lines_in_two_encodings_and_bad_ones(read: Read) -> None:
    data = line("قال") + '{"text": "قال"}\n'.encode("cp1256") + b"{bad\n" + line("ثم")
    items = read("a.jsonl", data)
    assert [item.number for item in items] == [1, 2, 3, 4]
    assert all(isinstance(item, Raw) for item in items)


LISTS = {
    b'[{"text": "a"}, 7, "b,]", null, {"text": "c"}]': [
        "a", "not-an-object 2", "not-an-object 3", "not-an-object 4", "c"],
    b'[{"text": "a"}, {"text": "b"': ["a", "truncated 0"],
    b'[{"text": "a"}, ': ["a", "truncated 0"],
    b'[{"text": "a\\"]}"}]': ['a"]}'],
    b"[": ["truncated 0"],
    b"[]": ["empty 0"],
    b'{"text": "a"': ["not-json 0"],
    b'{"text": "a"}\n\n{"text": "b"}\n': ["a", "b"],
    b'\n{"text": "a"}\n': ["a"],
}  # fmt: skip


@pytest.mark.parametrize("data", LISTS)
def test_lists_of_json(read: Read, data: bytes) -> None:
    assert shown(read("a.json", data)) == LISTS[data]


def test_a_parquet_without_text(read: Read) -> None:
    stream = io.BytesIO()
    pq.write_table(pa.table({"id": [1, 2], "n": [0.5, 1.5]}), stream)
    (item,) = read("a.parquet", stream.getvalue())
    assert isinstance(item, Reject)
    assert item.code == "no-text-field"
    assert "id, n" in item.message
    assert shown(read("a.parquet", stream.getvalue()[:-20])) == ["corrupt 0"]


def test_large_records_of_every_kind(read: Read) -> None:
    large = "ن" * 2_000
    assert shown(read("a.jsonl", line("a") + line(large) + line("b"), SMALL)) == [
        "a", "too-large 2", "b"]  # fmt: skip
    listed = json.dumps([{"text": "a"}, {"text": large}, {"text": "b"}], ensure_ascii=False)
    assert shown(read("a.json", listed.encode(), SMALL)) == ["a", "too-large 2", "b"]
    table = f'id,text\n1,a\n2,"{large}"\n3,b\n'
    assert shown(read("a.csv", table.encode(), SMALL)) == ["a", "too-large 3", "b"]
    stream = io.BytesIO()
    pq.write_table(pa.table({"text": ["a", large, "b"]}), stream)
    assert shown(read("a.parquet", stream.getvalue(), SMALL)) == ["a", "too-large 2", "b"]
    assert shown(read("a.txt", large.encode(), SMALL)) == ["too-large 0"]
    assert shown(read("a.json", line(large), SMALL)) == ["too-large 0"]
    assert shown(read("a.html", b"x" * 500, SMALL)) == ["too-large 0"]
    assert shown(read("a.rss", b"x" * 500, SMALL)) == ["too-large 0"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
def test_a_huge_record_does_not_stay_in_memory(tmp_path: Path, name: str) -> None:
    start, end = {
        "a.jsonl": (b'{"text": "', b'"}\n{"text": "b"}\n'),
        "a.json": (b'[{"text": "', b'"}, {"text": "b"}]'),
        "a.csv": (b'id,text\n1,"', b'"\n2,b\n'),
    }[name]
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.write(start)
        for _ in range(300):
            stream.write(b"x" * 1_000_000)
        stream.write(end)
    ((source,), _) = expand([str(path)])
    tracemalloc.start()
    try:
        items = [item for item, _ in read_raws(source)]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert shown(items)[0].startswith("too-large")
    assert shown(items)[1] == "b"
    assert peak < 260_000_000


def test_memory_does_not_grow_with_the_file(given: Callable[[str, bytes], Input]) -> None:
    source = given("a.jsonl.gz", gzip.compress(noise(100_000)))
    tracemalloc.start()
    try:
        assert sum(isinstance(item, Raw) for item, _ in read_raws(source)) == 100_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize("name", ["a.png", "a.css", "a.woff2", "a.xml", "a"])
def test_what_lies_beside_pages(read: Read, name: str) -> None:
    (item,) = read(name, b"<?xml version='1.0'?><urlset>" if name in ("a.xml", "a") else b"\x89P")
    assert isinstance(item, Reject)
    assert (item.kind, item.code) == ("skipped", "not-a-page")


@pytest.mark.parametrize("data", [b"", b" \n\n", gzip.compress(b"", mtime=0)])
def test_nothing(read: Read, data: bytes) -> None:
    assert shown(read("a.jsonl", data)) == ["empty 0"]


class Failing(io.RawIOBase):
    """A file whose disk fails after the first lines."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return 0

    def readinto(self, buffer: Any) -> int:
        if not self._data:
            raise OSError(5, "Input/output error")
        size = len(self._data)
        buffer[:size], self._data = self._data, b""
        return size


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.jsonl.gz"])
def test_a_disk_that_fails(
    given: Callable[[str, bytes], Input], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    data = {"a.jsonl": noise(2), "a.csv": b"text\nx\ny\n"}.get(name, gzip.compress(noise(2))[:-4])
    source = given(name, data)
    monkeypatch.setattr(Storage, "open", lambda *_: Failing(data))
    *_, last = (item for item, _ in read_raws(source))
    assert isinstance(last, Reject)
    assert (last.code, last.number) == ("unreadable" if name != "a.jsonl.gz" else "corrupt", 0)
    assert "Input/output error" in last.message


def test_a_file_that_is_gone(given: Callable[[str, bytes], Input]) -> None:
    source = given("a.jsonl", line("x"))
    Path(source.path).unlink()
    ((item, done),) = read_raws(source)
    assert isinstance(item, Reject)
    assert (item.code, done) == ("unreadable", 0)
