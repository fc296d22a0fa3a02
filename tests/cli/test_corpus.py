"""``musnad corpus`` as its user sees it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.corpus.articles import articles, write_jsonl

from musnad.cli import main


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    source = write_jsonl(folder / "news.jsonl", articles(9))
    source.write_text(source.read_text("utf-8") + "{broken\n", encoding="utf-8")
    done = _run("add", folder / "l", source, "--workers", "1")
    assert done.exit_code == 1
    assert "text ← text" in done.stderr
    assert "articles: 9 · rejected: 1" in done.stderr
    assert "100% · 9 articles" in done.stderr
    return folder / "l"


def _run(*words: Path | str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["corpus", *map(str, words)], input=data)


def test_info_counts(library: Path) -> None:
    shown = _run("info", library).output
    assert "9 articles" in shown
    assert "days: 2021-02-01 to 2021-02-09" in shown
    assert "بريد الشاطئ" in shown
    assert "failed, not-json" in shown
    value = json.loads(_run("info", library, "--format", "json").output)
    assert value["articles"] == 9
    assert 0 < value["voice_share"] < 1
    assert sum(n for _, n in value["kinds"]) == value["attributions"]


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_question_is_answered(library: Path, form: str) -> None:
    question = "select outlet, count(*) as n from articles group by outlet order by n"
    done = _run("query", library, question, "--format", form)
    assert done.exit_code == 0
    if form == "csv":
        assert list(csv.reader(io.StringIO(done.output))) == [
            ["outlet", "n"],
            ["صوت الميناء", "4"],
            ["بريد الشاطئ", "5"],
        ]
    elif form == "json":
        assert json.loads(done.output)[1] == {"outlet": "بريد الشاطئ", "n": 5}
    else:
        assert "صوت الميناء" in done.output


def test_lists_moments_and_nothing_can_be_written(library: Path) -> None:
    question = "select addresses, published_utc, byline from articles order by key limit 1"
    (row,) = json.loads(_run("query", library, question, "--format", "json").output)
    assert row["addresses"] == ["https://example.org/0"]
    assert row["published_utc"].startswith("2021-02-01T08:30:00")
    assert row["byline"] is None
    none = _run("query", library, "select 1 where false", "--format", "json").output
    assert json.loads(none) == []


def test_bad_sql_is_told(library: Path) -> None:
    done = _run("query", library, "selec nothing")
    assert done.exit_code == 2
    assert "found: SQL that fails" in done.stderr
    assert "accepted: DuckDB's SQL over articles" in done.stderr


@pytest.mark.parametrize("words", [["info"], ["query", "select 1"], ["refresh"]])
def test_what_is_no_library_is_told(tmp_path: Path, words: list[str]) -> None:
    done = _run(words[0], tmp_path / "none", *words[1:])
    assert done.exit_code == 2
    assert "accepted: a library" in done.stderr


def test_standard_input_and_a_map(tmp_path: Path) -> None:
    data = "العنوان,body\nخبر,قال شاهد إن الجسر سقط أمس.\n".encode()
    words = ("add", tmp_path / "l", "-", "--map", "text=body", "--outlet", "المرفأ", "--quiet")
    done = _run(*words, data=data)
    assert done.exit_code == 0, done.stderr
    question = "select title, outlet, text from articles"
    (row,) = json.loads(_run("query", tmp_path / "l", question, "--format", "json").output)
    assert row == {"title": "خبر", "outlet": "المرفأ", "text": "قال شاهد إن الجسر سقط أمس."}


def test_offline_fetches_nothing(tmp_path: Path) -> None:
    done = _run("add", tmp_path / "l", "https://example.org/feed", "--offline", "--quiet")
    assert done.exit_code == 0
    question = "select code, kind, address from rejects"
    (row,) = json.loads(_run("query", tmp_path / "l", question, "--format", "json").output)
    assert row["code"] == "offline"


def test_a_missing_file_is_a_reject_and_the_others_are_read(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "a.jsonl", articles(1))
    for _ in range(2):  # told once, not once a run
        done = _run("add", tmp_path / "l", source, tmp_path / "none.jsonl", "--quiet")
    question = "select count(*) as n from rejects"
    (row,) = json.loads(_run("query", tmp_path / "l", question, "--format", "json").output)
    assert row == {"n": 1}
    assert done.exit_code == 0
