"""A library: what goes in, whatever the order, the workers and the parts."""

from __future__ import annotations

import json
import random
from pathlib import Path

import duckdb
import pytest
from tests.corpus.articles import articles, write_jsonl
from tests.corpus.libraries import fill, rows, table

import musnad
from musnad.corpus.library import open_library
from musnad.corpus.query import asked
from musnad.corpus.tables import TABLES


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("in") / "news.jsonl", articles(40))


@pytest.fixture(scope="module")
def library(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library") / "l"
    fill(folder, source)
    return folder


def test_every_article_is_there_as_it_is_read_alone(library: Path) -> None:
    found = {row["key"]: row for row in table(library, "articles")}
    statements = table(library, "attributions")
    assert len(found) == 40
    for record in articles(40):
        row = found[record["id"]]
        alone = musnad.read(
            record["text"],
            title=record["title"],
            outlet=record["outlet"],
            date=record["date"],
        )
        assert (row["text"], row["words"]) == (record["text"], alone.words)
        assert row["voice_words"] == alone.voice_words
        own = [one for one in statements if one["article"] == row["id"]]
        cues = [(one["cue_start"], one["cue_end"]) for one in own]
        assert sorted(cues) == sorted(tuple(a.cue) for a in alone.attributions)


def test_the_moment_of_publication_keeps_zone_and_precision(library: Path) -> None:
    row = next(row for row in table(library, "articles") if row["key"] == "n0")
    assert (row["published"], row["zone"]) == ("2021-02-01T10:30:00+02:00", "+02:00")
    assert row["published_utc"].isoformat() == "2021-02-01T08:30:00+00:00"
    assert row["precision"] == "second"
    assert row["date"].isoformat() == "2021-02-01"


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("part_size", [3, 512])
def test_the_same_input_gives_the_same_rows(
    library: Path, tmp_path: Path, workers: int, part_size: int
) -> None:
    records = articles(40)
    random.Random(7).shuffle(records)
    (tmp_path / "in").mkdir()
    for number in range(4):
        write_jsonl(tmp_path / "in" / f"{number}.jsonl", records[number::4])
    fill(tmp_path / "l", tmp_path / "in", workers=workers, part_size=part_size)
    mine, theirs = rows(tmp_path / "l"), rows(library)
    for row in (*mine["articles"], *theirs["articles"]):
        row.pop("origins")  # where it was read differs, as it should
        row.pop("raw_hash")
    assert {name: sorted(map(repr, own)) for name, own in mine.items()} == {
        name: sorted(map(repr, own)) for name, own in theirs.items()
    }


def test_what_is_there_is_not_read_again(source: Path, tmp_path: Path) -> None:
    first = fill(tmp_path / "l", source)
    before = rows(tmp_path / "l")
    second = fill(tmp_path / "l", source)
    assert (first.articles, second.articles, second.known) == (40, 0, 1)
    assert rows(tmp_path / "l") == before


@pytest.mark.parametrize("backwards", [False, True])
def test_copies_within_an_outlet_are_stored_once(tmp_path: Path, backwards: bool) -> None:
    records = articles(6)
    twice = [{**record, "url": f"{record['url']}?copy", "id": "x"} for record in records[:2]]
    other = [{**records[3], "outlet": "المرفأ", "url": "https://example.com/3"}]
    files = [
        write_jsonl(tmp_path / "a.jsonl", records),
        write_jsonl(tmp_path / "b.jsonl", [*twice, *other]),
    ]
    for file in reversed(files) if backwards else files:
        fill(tmp_path / "l", file)
    found = table(tmp_path / "l", "articles")
    assert len(found) == 7  # another outlet's copy is another article
    merged = [row for row in found if len(row["addresses"]) > 1]
    assert {tuple(row["addresses"]) for row in merged} == {
        (record["url"], f"{record['url']}?copy") for record in records[:2]
    }
    ids = {row["id"] for row in found}
    for name in ("attributions", "names", "sentences", "chain_links"):
        assert {row["article"] for row in table(tmp_path / "l", name)} <= ids
    known = {row["id"]: row for row in table(tmp_path / "l", "attributions")}
    assert len(known) == len(table(tmp_path / "l", "attributions"))


def test_the_order_of_copies_decides_nothing(tmp_path: Path) -> None:
    records = articles(6)
    twice = [{**record, "url": f"{record['url']}?copy", "id": "x"} for record in records[:3]]
    a = write_jsonl(tmp_path / "a.jsonl", records)
    b = write_jsonl(tmp_path / "b.jsonl", twice)
    for library, order in (("l", (a, b)), ("m", (b, a))):
        for file in order:
            fill(tmp_path / library, file)
    fill(tmp_path / "n", a, b)
    assert rows(tmp_path / "l") == rows(tmp_path / "m") == rows(tmp_path / "n")


def test_two_articles_with_one_id_are_both_there(tmp_path: Path) -> None:
    records = articles(2)
    records[1]["id"] = records[0]["id"]
    fill(tmp_path / "l", write_jsonl(tmp_path / "a.jsonl", records))
    assert [row["key"] for row in table(tmp_path / "l", "articles")] == ["n0", "n0"]


def test_one_bad_line_is_rejected_and_the_others_are_in(tmp_path: Path) -> None:
    file = write_jsonl(tmp_path / "a.jsonl", articles(3))
    file.write_text(file.read_text("utf-8") + "{broken\n", encoding="utf-8")
    done = fill(tmp_path / "l", file)
    assert (done.articles, done.rejects, done.failed) == (3, 1, 1)
    (row,) = table(tmp_path / "l", "rejects")
    assert (row["number"], row["code"], row["kind"]) == (4, "not-json", "failed")


def test_offsets_are_those_of_python_and_of_duckdb(library: Path) -> None:
    question = (
        "select a.text, t.cue_start, t.cue_end, substring(a.text, t.cue_start + 1, "
        "t.cue_end - t.cue_start) as cue from attributions t join articles a on t.article = a.id"
    )
    with asked(open_library(str(library)), question) as answer:
        found = list(answer)
    assert any("👩‍🔧" in str(text) for text, *_ in found)
    assert any("\u200f" in str(text) for text, *_ in found)
    for text, start, end, cue in found:
        assert str(text)[int(str(start)) : int(str(end))] == cue


def test_every_name_of_a_column_is_a_file_of_its_table(library: Path) -> None:
    """DuckDB alone, without this package, opens every table as it is."""
    with duckdb.connect() as base:
        for name, one in TABLES.items():
            cursor = base.execute(f"select * from read_parquet('{library}/{name}/*.parquet')")
            assert [column[0] for column in cursor.description or ()] == [
                column.name for column in one.columns
            ]


def test_keys_lead_where_they_say(library: Path) -> None:
    ids = {name: {row["id"] for row in table(library, name)} for name in ("articles", "sources")}
    ids |= {name: {row["id"] for row in table(library, name)} for name in ("actors", "dates")}
    statements = table(library, "attributions")
    ids["attributions"] = {row["id"] for row in statements}
    assert {row["source"] for row in statements} <= ids["sources"]
    assert {via for row in statements for via in row["via"]} <= ids["sources"]
    assert {row["actor"] for row in table(library, "names")} <= ids["actors"]
    for row in table(library, "relations"):
        assert {row["subject"], row["object"], row["place"]} - {None} <= ids["actors"]
        assert {row["date"]} - {None} <= ids["dates"]
        assert {row["attribution"]} - {None} <= ids["attributions"]
    for row in table(library, "chain_links"):
        assert row["attribution"] in ids["attributions"]
        assert {row["source"]} - {None} <= ids["sources"]


def test_the_diary_says_what_was_done(library: Path) -> None:
    (row,) = table(library, "runs")
    assert (row["command"], row["state"], row["articles"]) == ("add", "done", 40)
    assert row["ended"] >= row["started"]
    assert json.loads((library / "library.json").read_text())["format"] == 1
