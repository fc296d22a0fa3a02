"""Each kind of file, packed and not."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.fs as pafs
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.corpus.ingest.raws import read_raws
from musnad.corpus.ingest.raws.sniff import kind_of
from musnad.corpus.inputs import Input
from musnad.corpus.raw import Raw, Reject
from musnad.corpus.storage import Storage

Read = Callable[..., list[Raw | Reject]]
TEXTS = ["قال شاهد إن الجسر سقط.", "أعلنت البلدية «إغلاق» الطريق, غدا", "سطر\nوسطر ثان"]
RECORDS = [{"id": place, "text": text} for place, text in enumerate(TEXTS)]
LINES = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in RECORDS).encode()
PAGE = "<!DOCTYPE html><html><body><p>قال شاهد إن الجسر سقط.</p></body></html>".encode()


def shown(items: list[Raw | Reject]) -> list[str]:
    return [
        json.loads(item.data)["text"] if isinstance(item, Raw) else f"{item.code} {item.number}"
        for item in items
    ]


def parquet(**columns: Any) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream, row_group_size=2)
    return stream.getvalue()


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return stream.getvalue()


def tarred(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name.replace("__", "."))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


CSV = (
    "id,text\r\n0,قال شاهد إن الجسر سقط.\r\n"
    '1,"أعلنت البلدية «إغلاق» الطريق, غدا"\r\n2,"سطر\nوسطر ثان"\r\n'
)
LIST = json.dumps(RECORDS, ensure_ascii=False, indent=1).encode()
WRAPPED = json.dumps({"status": "ok", "data": {"articles": RECORDS}}).encode()

KINDS = {
    "jsonl": ("a.jsonl", LINES),
    "jsonl without a name": ("a", LINES),
    "jsonl called json": ("a.json", LINES),
    "jsonl called text": ("a.txt", LINES),
    "jsonl with a mark": ("a.ndjson", b"\xef\xbb\xbf" + LINES),
    "jsonl in UTF-16": ("a.jsonl", LINES.decode().encode("utf-16")),
    "list": ("a.json", LIST),
    "list without a name": ("a", LIST),
    "list on a line": ("a.json", json.dumps(RECORDS).encode()),
    "wrapped list": ("a.json", WRAPPED),
    "wrapped list without a name": ("a", WRAPPED),
    "wrapped list on a long line": ("a", WRAPPED.replace(b": ", b":" + b" " * 100_000, 1)),
    "wrapped list of many lines": ("a.json", json.dumps({"articles": RECORDS}, indent=1).encode()),
    "csv": ("a.csv", CSV.encode()),
    "csv without a name": ("a", CSV.encode()),
    "csv with a mark": ("a.csv", b"\xef\xbb\xbf" + CSV.encode()),
    "csv in cp1256": ("a.csv", CSV.encode("cp1256")),
    "csv in UTF-16": ("a.csv", CSV.encode("utf-16")),
    "csv of semicolons": ("a.csv", CSV.replace("0,", "0;").replace("1,", "1;")
                          .replace("2,", "2;").replace("d,t", "d;t").encode()),
    "tsv": ("a.tsv", CSV.replace("0,", "0\t").replace("1,", "1\t").replace("2,", "2\t")
            .replace("d,t", "d\tt").encode()),
    "parquet": ("a.parquet", parquet(id=[0, 1, 2], text=TEXTS)),
    "parquet without a name": ("a", parquet(id=[0, 1, 2], text=TEXTS, raw=[b"1", b"2", b"3"])),
    "gzip": ("a.jsonl.gz", gzip.compress(LINES)),
    "gzip of many members": ("a.jsonl.gz", b"".join(
        gzip.compress(line + b"\n") for line in LINES.splitlines())),
    "gzip that hides it": ("a.jsonl", gzip.compress(LINES)),
    "gzip without a name": ("a", gzip.compress(CSV.encode())),
    "bzip2": ("a.json.bz2", bz2.compress(LIST)),
    "xz": ("a.csv.xz", lzma.compress(CSV.encode())),
    "zstd": ("a.jsonl.zst", pa.compress(LINES, codec="zstd", asbytes=True)),
    "packed twice": ("a.jsonl.gz", gzip.compress(bz2.compress(LINES))),
    "zip": ("a.zip", zipped(a__jsonl=LINES)),
    "zip in a zip": ("a.zip", zipped(b__zip=zipped(a__csv=CSV.encode()))),
    "gzip in a zip": ("a.zip", zipped(**{"x/a.jsonl.gz": gzip.compress(LINES)})),
    "parquet in a zip": ("a.zip", zipped(a__parquet=parquet(text=TEXTS))),
    "tar": ("a.tar", tarred(a__jsonl=LINES)),
    "tar in a gzip": ("a.tar.gz", gzip.compress(tarred(**{"x/a.csv": CSV.encode(), ".b": LINES}))),
    "zip in a gzip": ("a.zip.gz", gzip.compress(zipped(a__jsonl=LINES))),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_gives_the_same(read: Read, kind: str) -> None:
    assert shown(read(*KINDS[kind])) == TEXTS


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.html", PAGE, "page"),
        ("a", PAGE, "page"),
        ("a.txt", PAGE, "page"),
        ("a.htm", "قال".encode(), "page"),
        ("a.txt", "قال شاهد.".encode(), "text"),
        ("a", "قال شاهد.".encode(), "text"),
        ("a.md", "[قال] شاهد.".encode(), "text"),
        ("a.txt", "{قال} شاهد.".encode("cp1256"), "text"),
        ("a.txt", "قال شاهد، ثم مضى".encode("utf-16"), "text"),
        ("a.json", b'{"text": "x",\n "tags": [{"a": 1, "b": 2}]}', "record"),
    ],
)
def test_single_articles(read: Read, name: str, data: bytes, form: str) -> None:
    (raw,) = read(name, data)
    assert isinstance(raw, Raw)
    assert (raw.form, raw.data) == (form, data)


def test_numbers_are_those_of_lines_and_members_are_named(read: Read) -> None:
    items = read("a.zip", zipped(**{"x/a.jsonl": b"\n" + LINES, ".hidden/b.jsonl": LINES,
                                    "__MACOSX/c.jsonl": LINES, "d.txt": b"x"}))  # fmt: skip
    assert [item.number for item in items] == [2, 3, 4, 1]
    assert [item.input.rpartition("!")[2] for item in items] == ["x/a.jsonl"] * 3 + ["d.txt"]
    assert items[0].origin.endswith("a.zip!x/a.jsonl:2")  # type: ignore[union-attr]


def test_bytes_of_a_line_are_kept(read: Read) -> None:
    (raw,) = read("a.jsonl", b'  {"text": "\xc7\xe1"} \r\n')
    assert isinstance(raw, Raw)
    assert raw.data == b'{"text": "\xc7\xe1"}'


def test_dates_and_nested_columns_of_parquet(read: Read) -> None:
    import datetime

    day = datetime.datetime(2021, 2, 14, 9, 30)
    (raw,) = read("a.parquet", parquet(text=["نص"], at=[day], source=[{"name": "صحيفة"}]))
    assert isinstance(raw, Raw)
    assert json.loads(raw.data) == {
        "text": "نص",
        "at": "2021-02-14T09:30:00",
        "source": {"name": "صحيفة"},
    }


def test_a_table_without_names(read: Read) -> None:
    text = "قال شاهد إن الجسر الذي يصل ضفتي النهر سقط في الليل، وإن أحدا لم يصب بأذى في الحادث."
    items = read("a.csv", f'1,"{text}"\n2,"{text}"\n'.encode())
    assert [json.loads(item.data) for item in items if isinstance(item, Raw)] == [
        {"column1": "1", "column2": text},
        {"column1": "2", "column2": text},
    ]


def test_progress_grows_to_the_size(given: Callable[[str, bytes], Input]) -> None:
    lines = b"".join(b'{"text": "%d"}\n' % place for place in range(100_000))
    for name, data in (("a.jsonl", lines), ("a.jsonl.gz", gzip.compress(lines))):
        source = given(name, data)
        places = [done for _, done in read_raws(source)]
        assert places == sorted(places)
        assert 0 < places[0] < source.size
        assert places[-1] == source.size


@pytest.mark.parametrize("kind", ["jsonl", "list", "csv", "parquet", "xz", "zip", "zip in a zip"])
def test_a_bucket_gives_the_same(given: Callable[[str, bytes], Input], kind: str) -> None:
    local = given(*KINDS[kind])
    folder, _, name = local.path.rpartition("/")
    bucket = pafs.SubTreeFileSystem(folder, pafs.LocalFileSystem())
    items = list(read_raws(replace(local, storage=Storage(bucket, local=False), path=name)))
    found = [item for item, _ in items]
    assert found == [item for item, _ in read_raws(local)]
    assert shown(found) == TEXTS
    assert 0 < items[-1][1] <= local.size


@settings(deadline=None)
@given(head=st.binary(max_size=200), suffix=st.sampled_from(["", ".txt", ".json", ".csv", ".xml"]))
def test_any_beginning_is_of_some_kind(head: bytes, suffix: str) -> None:
    assert kind_of(head, suffix)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None
)
@given(
    data=st.binary(max_size=300),
    start=st.sampled_from([b"", b"\x1f\x8b\x08\0", b"PK\x03\x04", b"PAR1", b"WARC/1.0\r\n", b"[",
                           b'[{"a":"', b"BZh9", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"<rss>",
                           b"a,text\n", b'id,text\n"', b"\xff\xfe"]),
    suffix=st.sampled_from(["", ".txt", ".json", ".jsonl", ".csv", ".warc", ".parquet", ".rss"]),
)  # fmt: skip
def test_any_bytes_get_through(read: Read, data: bytes, start: bytes, suffix: str) -> None:
    assert read(f"a{suffix}", start + data) or not data.strip()


@given(
    items=st.lists(
        st.dictionaries(st.text(max_size=5), st.text(max_size=20) | st.lists(st.integers()))
    ),
    indent=st.sampled_from([None, 1]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_list_is_cut_where_json_cuts_it(
    read: Read, items: list[dict[str, Any]], indent: int | None
) -> None:
    found = read("a.json", json.dumps(items, indent=indent, ensure_ascii=False).encode())
    assert [json.loads(item.data) for item in found if isinstance(item, Raw)] == items
