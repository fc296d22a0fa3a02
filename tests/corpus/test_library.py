"""A library that is none, one of another version, and one that is held."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.corpus.articles import articles, write_jsonl
from tests.corpus.libraries import command, fill, rows, table

from musnad.corpus.build import refresh
from musnad.corpus.engine import Engine
from musnad.corpus.library import open_library
from musnad.corpus.tries import Tries
from musnad.errors import LibraryError


def _all(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("create", [False, True])
def test_a_folder_with_other_things_is_no_library(tmp_path: Path, create: bool) -> None:
    (tmp_path / "letter.txt").write_text("قال")
    with pytest.raises(LibraryError, match="a folder that is no library"):
        open_library(str(tmp_path), create=create)
    assert list(_all(tmp_path)) == [str(tmp_path / "letter.txt")]


def test_nothing_and_a_file_are_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="found: nothing"):
        open_library(str(tmp_path / "none"))
    (tmp_path / "file").write_text("قال")
    for create in (False, True):
        with pytest.raises(LibraryError, match="found: a file"):
            open_library(str(tmp_path / "file"), create=create)


@pytest.mark.parametrize("card", ['{"format": 99}', "{}", "no JSON"])
def test_another_version_is_left_untouched(tmp_path: Path, card: str) -> None:
    fill(tmp_path / "l")
    (tmp_path / "l" / "library.json").write_text(card)
    before = _all(tmp_path)
    for words in (["add", tmp_path / "l", tmp_path], ["info", tmp_path / "l"]):
        done = command(*words)
        assert done.returncode == 2
        assert "accepted: format 1" in done.stderr
    assert _all(tmp_path) == before


def test_a_library_half_made_is_made(tmp_path: Path) -> None:
    open_library(str(tmp_path / "l"), create=True)
    (tmp_path / "l" / "library.json").unlink()
    (tmp_path / "l" / "articles" / "x.parquet.12.aside").write_bytes(b"half")
    fill(tmp_path / "l", write_jsonl(tmp_path / "a.jsonl", articles(1)))
    assert len(table(tmp_path / "l", "articles")) == 1


def test_a_second_process_is_told_who_holds_it(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "a.jsonl", articles(1))
    library = open_library(str(tmp_path / "l"), create=True)
    with library.held("add"):
        done = command("add", tmp_path / "l", source)
        assert done.returncode == 2
        assert "held by process" in done.stderr
        assert "(add)" in done.stderr
    assert command("add", tmp_path / "l", source, "--quiet").returncode == 0


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "a.jsonl", articles(2))
    fill(tmp_path / "l", source)
    before = rows(tmp_path / "l")
    stray = tmp_path / "l" / "articles"
    whole = max(stray.iterdir(), key=lambda path: path.stat().st_size)
    (stray / "00112233.parquet").write_bytes(whole.read_bytes())
    (stray / "0011.parquet.ab.aside").write_bytes(b"half")
    (tmp_path / "l" / "work").mkdir(exist_ok=True)
    (tmp_path / "l" / "work" / "x.arrow").write_bytes(b"half")
    assert rows(tmp_path / "l") == before
    fill(tmp_path / "l", source)
    assert rows(tmp_path / "l") == before
    assert not list(stray.glob("*.aside"))
    assert not (stray / "00112233.parquet").exists()
    assert not (tmp_path / "l" / "work").exists()


def test_a_damaged_entry_of_the_manifest_is_named(tmp_path: Path) -> None:
    fill(tmp_path / "l", write_jsonl(tmp_path / "a.jsonl", articles(2)))
    (entry,) = (tmp_path / "l" / "manifest").iterdir()
    entry.write_text("{")
    with pytest.raises(LibraryError, match=entry.name):
        open_library(str(tmp_path / "l")).parts()


def test_refresh_reads_what_other_versions_read_and_only_that(tmp_path: Path) -> None:
    fill(tmp_path / "l", write_jsonl(tmp_path / "a.jsonl", articles(4)))
    fill(tmp_path / "l", write_jsonl(tmp_path / "b.jsonl", articles(7)[4:]))
    before = rows(tmp_path / "l")
    entry = sorted((tmp_path / "l" / "manifest").iterdir())[0]
    card = json.loads(entry.read_text())
    entry.write_text(json.dumps(card | {"lexicon": "older"}))
    done = refresh(open_library(str(tmp_path / "l")), engine=Engine())
    assert (done.articles, done.known) == (card["tables"]["articles"], 1)
    assert rows(tmp_path / "l") == before
    assert refresh(open_library(str(tmp_path / "l")), engine=Engine()).articles == 0
    # What was read stays read.
    assert fill(tmp_path / "l", tmp_path / "a.jsonl", tmp_path / "b.jsonl").known == 2


def test_the_record_that_ends_a_worker_is_left_out_at_the_third_try(tmp_path: Path) -> None:
    library = open_library(str(tmp_path / "l"), create=True)
    library.storage.make_folder(library.work())
    first = Tries(library, "u")
    assert all(first.begin(step) for step in "abc")  # killed: nothing is known yet
    second = Tries(library, "u")
    assert second.begin("a")
    assert second.begin("b")  # and here it is killed again
    third = Tries(library, "u")
    assert [third.begin(step) for step in "abc"] == [True, False, True]
