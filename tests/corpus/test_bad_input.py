"""A folder with all that goes wrong in it: what is good is in, what is bad has its reason."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.corpus.articles import articles
from tests.corpus.libraries import command, table

_GOOD = articles(60)


def _lines(first: int, count: int) -> bytes:
    lines = [json.dumps(_GOOD[n], ensure_ascii=False) for n in range(first, first + count)]
    return ("\n".join(lines) + "\n").encode()


def _record(number: int, **changes: str) -> bytes:
    return (json.dumps(_GOOD[number] | changes, ensure_ascii=False) + "\n").encode()


def _truncated_gzip() -> bytes:
    return gzip.compress(_lines(0, 3) + b" " * 5000, mtime=0)[:-9]


def _lying_warc() -> bytes:
    return _warc("قال المتحدث إن الباب مفتوح منذ الفجر. " * 9) + _warc("قال آخر " * 60, extra=9999)


def _warc(text: str, extra: int = 0) -> bytes:
    html = (
        f"<html><head><title>خبر</title></head><body><article><p>{text}</p></article></body></html>"
    )
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/w\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body) + extra}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.jsonl", _lines(6, 2))
        archive.writestr("bomb.jsonl", b"\n" * 150_000_000)
    return out.getvalue()


def _broken_csv() -> bytes:
    one, two = _GOOD[8]["text"], _GOOD[9]["text"]
    return f'text,outlet\n"{one}",المرفأ\nx,y,z,w\n"{two}",المرفأ\n"open,المرفأ\n'.encode()


def _parquet_without_text() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"price": [1, 2], "size": [3.5, 4.5]}), out)
    return out.getvalue()


def _mixed_encodings() -> bytes:
    return _lines(31, 1) + _record(30).decode().encode("cp1256") + _lines(32, 1)


CASES: dict[str, tuple[Callable[[], bytes], int, set[str]]] = {
    "truncated.jsonl.gz": (_truncated_gzip, 3, {"truncated"}),
    "lying.warc": (_lying_warc, 1, {"truncated"}),
    "bomb.zip": (_zip_bomb, 2, {"bomb"}),
    "quotes.csv": (_broken_csv, 2, {"broken-row"}),
    "one-bad-line.jsonl": (lambda: _lines(12, 1) + b"{bad\n" + _lines(13, 1), 2, {"not-json"}),
    "no-text.parquet": (_parquet_without_text, 0, {"no-text-field"}),
    "far-year.jsonl": (lambda: _record(18, date="20215-03-04") + _lines(19, 1), 1, {"date"}),
    "mixed.jsonl": (_mixed_encodings, 3, set()),
    "one-id.jsonl": (lambda: _record(36, id="same") + _record(37, id="same"), 2, set()),
    "persian.jsonl": (
        lambda: _record(40, text="او گفت که این پل بسته است و چیزی نمی‌گذرد. " * 8),
        0,
        {"language"},
    ),
    "vast.jsonl": (lambda: _record(41, text="ا" * 60_000_000) + _lines(42, 1), 1, {"too-large"}),
}
"""Name of a file → its bytes, how many articles are good, the reasons of which one must be told."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("bad")
    for name, (data, _, _) in CASES.items():
        (found / name).write_bytes(data())
    return found


@pytest.fixture(scope="module")
def done(folder: Path) -> CompletedProcess[str]:
    return command("add", folder / "library", *(folder / name for name in CASES), "--quiet")


def test_the_run_ends_with_a_sentence(done: CompletedProcess[str]) -> None:
    assert done.returncode == 1
    assert "could not be read: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", CASES)
def test_the_good_are_in_and_the_bad_have_a_reason(
    name: str, folder: Path, done: CompletedProcess[str]
) -> None:
    _, good, codes = CASES[name]
    origins = [one for row in table(folder / "library", "articles") for one in row["origins"]]
    rejects = [row for row in table(folder / "library", "rejects") if f"/{name}" in row["input"]]
    assert sum(f"/{name}" in one for one in origins) == good
    found = {row["code"] for row in rejects}
    assert found <= codes
    assert bool(found) == bool(codes)
    assert all(row["message"] for row in rejects)


def test_a_line_in_another_encoding_is_read_as_it_was_written(
    folder: Path, done: CompletedProcess[str]
) -> None:
    found = {row["key"]: row["text"] for row in table(folder / "library", "articles")}
    assert found["n30"] == _GOOD[30]["text"]


def test_what_is_no_library_of_this_version_is_left_as_it_is(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder / "library", other)
    card = json.loads((other / "library.json").read_text())
    (other / "library.json").write_text(json.dumps(card | {"format": 99}))
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    (stranger / "notes.txt").write_text("mine")
    for place in (other, stranger):
        before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
        told = command("add", place, folder / "one-id.jsonl")
        assert told.returncode == 2
        assert "found: " in told.stderr or "is found; accepted" in told.stderr
        assert before == {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
