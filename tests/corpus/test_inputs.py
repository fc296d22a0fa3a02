from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.fs as pafs
import pytest

from musnad.corpus import inputs
from musnad.corpus.inputs import expand
from musnad.corpus.storage import Storage

FILES = ("b.jsonl", "a.TXT", "deep/er/c.csv.gz", "deep/d.html", ".hidden/e.txt", "deep/.f.txt",
         "g.txt.aside")  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "in"


@pytest.fixture
def _inside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)


@pytest.mark.usefixtures("_inside")
@pytest.mark.parametrize(
    ("given", "names"),
    [
        (["in"], ["in/a.TXT", "in/b.jsonl", "in/deep/d.html", "in/deep/er/c.csv.gz"]),
        (["in/"], ["in/a.TXT", "in/b.jsonl", "in/deep/d.html", "in/deep/er/c.csv.gz"]),
        (["in/b.jsonl", "in/a.TXT", "./in/b.jsonl"], ["in/a.TXT", "in/b.jsonl"]),
        (["in/*.jsonl"], ["in/b.jsonl"]),
        (["in/**/*.html"], ["in/deep/d.html"]),
        (["in/**"], ["in/a.TXT", "in/b.jsonl", "in/deep/d.html", "in/deep/er/c.csv.gz"]),
        (["in/d*"], ["in/deep/d.html", "in/deep/er/c.csv.gz"]),
        (["in/.hidden/e.txt"], ["in/.hidden/e.txt"]),
        ([], []),
    ],
)
def test_files_folders_and_patterns(given: list[str], names: list[str]) -> None:
    found, rejects = expand(given)
    assert sorted(os.path.normpath(each.name) for each in found) == sorted(names)
    assert [each.path for each in found] == sorted(each.path for each in found)
    assert not rejects


def test_addresses_of_files(folder: Path) -> None:
    path = folder / "ملف [1].txt"
    path.touch()
    for name in (f"file://{path}", path.as_uri(), str(path)):
        ((found,), rejects) = expand([name])
        assert (found.path, found.name, rejects) == (str(path), str(path), [])


def test_what_is_known_of_a_file(folder: Path) -> None:
    ((text,), _) = expand([str(folder / "a.TXT")])
    assert (text.suffix, text.size, text.name) == (".txt", 5, str(folder / "a.TXT"))
    assert len(bytes.fromhex(text.key)) == 10


def test_the_key_is_of_place_size_and_time(folder: Path) -> None:
    def key() -> str:
        ((found,), _) = expand([str(folder / "b.jsonl")])
        return found.key

    before = key()
    assert key() == before
    status = (folder / "b.jsonl").stat()
    os.utime(folder / "b.jsonl", ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert key() != before


def test_order_of_the_names_changes_nothing(folder: Path) -> None:
    names = [str(path) for path in folder.rglob("*.*") if path.is_file()]
    expected = expand(names)
    random.Random(1).shuffle(names)
    assert expand(names) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("missing.txt", "no-such-file"),
        ("missing/*.txt", "no-such-file"),
        ("a\0b", "unreadable"),
        ("odd://bucket/x", "no-such-file"),
        ("https://news.example/", "no-such-file"),
        (os.devnull, "unreadable"),
    ],
)
def test_what_is_not_there(tmp_path: Path, name: str, code: str) -> None:
    found, (reject,) = expand([name if ":" in name or name == os.devnull else str(tmp_path / name)])
    assert not found
    assert (reject.code, reject.kind, reject.number) == (code, "failed", 0)


def test_a_link_without_end_and_one_to_nothing(folder: Path) -> None:
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nothing")
    (folder / "z.txt").symlink_to(folder / "a.TXT")
    found, rejects = expand([str(folder)])
    assert len(found) == 5
    assert [reject.code for reject in rejects] == ["no-such-file"]


_NOBODY = 65534


@contextmanager
def _no_root() -> Iterator[None]:
    """Take root's rights away for a while: it may read everything."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(was)


def test_a_folder_without_rights() -> None:
    with tempfile.TemporaryDirectory() as name:
        # pytest's own folders are closed to all but their owner.
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a.txt").write_text("خبر", "utf-8")
        (folder / "deep").mkdir()
        (folder / "deep" / "b.txt").write_text("خبر", "utf-8")
        (folder / "deep").chmod(0)
        try:
            with _no_root():
                found, (reject,) = expand([name])
        finally:
            (folder / "deep").chmod(0o755)
    assert (len(found), reject.code) == (1, "unreadable")


def test_a_folder_that_refuses(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("deep"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(inputs.os, "scandir", refusing)
    found, (reject,) = expand([str(folder)])
    assert (len(found), reject.code) == (2, "unreadable")
    assert "Permission denied" in reject.message


class Bucket:
    """A bucket is a storage that is not local: a folder stands in for it."""

    def __init__(self, folder: Path) -> None:
        self.files = pafs.SubTreeFileSystem(str(folder), pafs.LocalFileSystem())

    def locate(self, name: str) -> tuple[Storage, str]:
        return Storage(self.files, local=False), name.removeprefix("s3://").rstrip("/")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("s3://in", ["s3://in/a.TXT", "s3://in/b.jsonl", "s3://in/deep/d.html",
                     "s3://in/deep/er/c.csv.gz"]),
        ("s3://in/b.jsonl", ["s3://in/b.jsonl"]),
        ("s3://in/*.jsonl", ["s3://in/b.jsonl"]),
        ("s3://in/**/*.html", ["s3://in/deep/d.html"]),
        ("s3://in/**/c*", ["s3://in/deep/er/c.csv.gz"]),
        ("s3://in/nothing", []),
    ],
)  # fmt: skip
def test_a_bucket(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, found: list[str]
) -> None:
    monkeypatch.setattr(inputs, "locate", Bucket(folder.parent).locate)
    items, rejects = expand([name])
    assert [item.name for item in items] == found
    assert [reject.code for reject in rejects] == ([] if found else ["no-such-file"])
