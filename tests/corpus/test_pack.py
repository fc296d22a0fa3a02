"""A packed library has the rows that it had, in few files, and goes on like any other."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
from tests.corpus.articles import articles, write_jsonl
from tests.corpus.libraries import COMMAND, command, fill, rows, table

from musnad.corpus import pack as packing
from musnad.corpus.analyses import analyses_of
from musnad.corpus.build import pack, refresh
from musnad.corpus.engine import Engine
from musnad.corpus.library import open_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of six parts, one of them with a reject and nothing else."""
    fill(tmp_path / "l", write_jsonl(tmp_path / "a.jsonl", articles(23)), part_size=5)
    (tmp_path / "bad.jsonl").write_text('{"id": 1, "text":\n')
    fill(tmp_path / "l", tmp_path / "bad.jsonl")
    return tmp_path / "l"


def packed(library: Path) -> int:
    """Pack a library and return how many articles that took."""
    return pack(open_library(str(library)), engine=Engine()).articles


def test_no_row_changes(library: Path) -> None:
    before = rows(library)
    assert len(open_library(str(library)).parts()) == 6
    done = command("pack", library, "--quiet")
    assert done.returncode == 0
    assert done.stderr.startswith("packed: 23 articles · ")
    assert rows(library) == before
    (part,) = open_library(str(library)).parts()
    assert part.packed
    assert sorted(path.name for path in (library / "articles").iterdir()) == [
        "0000000000000000.parquet",
        f"{part.id}.parquet",
    ]


def test_copies_lie_side_by_side(library: Path) -> None:
    packed(library)
    (part,) = open_library(str(library)).parts()
    found = pq.read_table(library / "articles" / f"{part.id}.parquet").to_pylist()
    keys = [(row["date"], row["outlet"], row["text"]) for row in found]
    assert keys == sorted(keys)
    names = pq.read_table(library / "names" / f"{part.id}.parquet").to_pylist()
    order = {row["id"]: place for place, row in enumerate(found)}
    places = [(order[row["article"]], row["number"]) for row in names]
    assert places == sorted(places)


def test_what_is_packed_is_not_packed_again_until_more_comes(library: Path, tmp_path: Path) -> None:
    packed(library)
    assert packed(library) == 0
    fill(library, write_jsonl(tmp_path / "b.jsonl", articles(30)[23:]))
    before = rows(library)
    assert packed(library) == 30
    assert rows(library) == before


def test_a_large_part_stays_as_it_is(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MOST_TEXT", 2000)
    opened = open_library(str(library))
    jobs = packing.to_pack(opened)
    assert len(jobs) > 1
    for job in jobs:
        opened.enter(packing.pack_parts(opened, job).part)
    again = {
        json.loads(entry)["id"] for job in packing.to_pack(opened) for entry in json.loads(job)
    }
    assert {part.id for part in opened.parts()} - again


def test_what_other_versions_read_is_packed_apart(library: Path) -> None:
    entry = sorted((library / "manifest").iterdir())[0]
    card = json.loads(entry.read_text())
    entry.write_text(json.dumps(card | {"lexicon": "older"}))
    packed(library)
    assert len(open_library(str(library)).parts()) == 2


def test_it_is_read_anew_and_added_to_like_any_other(library: Path, tmp_path: Path) -> None:
    before = rows(library)
    packed(library)
    (entry,) = (library / "manifest").iterdir()
    entry.write_text(json.dumps(json.loads(entry.read_text()) | {"lexicon": "older"}))
    assert refresh(open_library(str(library)), engine=Engine()).articles == 23
    assert rows(library) == before
    packed(library)
    # What was read stays read; a copy of what is there gives it a second address.
    copy = articles(1)[0] | {"url": "https://example.org/again"}
    done = fill(library, tmp_path / "a.jsonl", write_jsonl(tmp_path / "c.jsonl", [copy]))
    assert (done.articles, done.known, done.copies) == (1, 1, 1)
    assert len(table(library, "articles")) == 23


def test_analyses_are_the_same(library: Path) -> None:
    before = {one.article.id: one.to_dict() for one in analyses_of(open_library(str(library)))}
    packed(library)
    after = {one.article.id: one.to_dict() for one in analyses_of(open_library(str(library)))}
    assert after == before


def test_duckdb_and_polars_open_it_as_it_is(library: Path) -> None:
    before = {
        row["id"]: (row["cue_start"], row["content"]) for row in table(library, "attributions")
    }
    packed(library)
    files = str(library / "attributions" / "*.parquet")
    with duckdb.connect() as base:
        found = base.execute(f"select id, cue_start, content from '{files}'").fetchall()
    assert {own: (start, content) for own, start, content in found} == before
    frame = pl.read_parquet(files)
    assert {row["id"]: (row["cue_start"], row["content"]) for row in frame.to_dicts()} == before


def test_kills_change_nothing(library: Path) -> None:
    before = rows(library)
    for wait in (0.1, 0.4, 0.8, 1.1, 1.4):
        run = subprocess.Popen([*COMMAND, "pack", library, "--workers", "2", "--quiet"])
        try:
            run.wait(timeout=wait)
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
        assert rows(library) == before
    assert command("pack", library, "--quiet").returncode == 0
    assert rows(library) == before
    assert len(open_library(str(library)).parts()) == 1
