"""Tracing a library: its tables, interrupted or not, on either engine."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.corpus.articles import write_jsonl
from tests.corpus.libraries import fill
from tests.trace.libraries import BRIDGE, MARKET, NOTE, PORT, library, table, unlike

from musnad.corpus.engine import Engine
from musnad.corpus.library import open_library
from musnad.corpus.query import asked
from musnad.errors import LibraryError
from musnad.trace.build import is_traced, trace
from musnad.trace.tables import TABLES

_RUN = (
    "import sys; from musnad.corpus.engine import Engine; from musnad.corpus.library import "
    "open_library; from musnad.trace.build import trace\n"
    "if __name__ == '__main__': trace(open_library(sys.argv[1]), engine=Engine(sys.argv[2], 2))"
)


def _article(key: str, text: str, outlet: str | None, **more: Any) -> dict[str, Any]:
    return {"id": key, "title": key, "text": text, "outlet": outlet, **more}


_ARTICLES = [
    _article("first", BRIDGE, "الشاطئ", date="2021-02-03", byline="رويترز - الميناء"),
    _article("copy", f"نشرنا أمس\n{BRIDGE}", "الميناء", date="2021-02-04", byline="سعاد النجار"),
    _article("part", f"{MARKET}\n{BRIDGE[:240]}\n{PORT}", "المرفأ", date="2021-02-04"),
    _article("other", MARKET, "الجبل", date="2021-02-09"),
    *(_article(f"n{n}", f"{unlike(n)}\n{NOTE}", "الشاطئ", date="2021-02-05") for n in range(4)),
]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("library") / "l", _ARTICLES)


def _files(path: Path) -> dict[str, bytes]:
    found = {file.name: file.read_bytes() for file in (path / "trace").rglob("*") if file.is_file()}
    return found | {"trace.json": (path / "trace.json").read_bytes()}


def _keys(path: Path) -> dict[str, str]:
    with asked(open_library(str(path)), "select id, key from articles") as answer:
        return {str(own): str(key) for own, key in answer}


def test_the_tables(undisturbed: Path) -> None:
    keys = _keys(undisturbed)
    copies = {
        tuple(sorted((keys[row["a"]], keys[row["b"]]))): row for row in table(undisturbed, "copies")
    }
    assert {pair: row["kind"] for pair, row in copies.items()} == {
        ("copy", "first"): "whole",
        ("copy", "part"): "passage",
        ("first", "part"): "passage",
        ("other", "part"): "passage",
    }
    row = copies["copy", "first"]
    first = "a_first" if keys[row["a"]] == "first" else "b_first"
    assert row["direction"] == first
    assert row["evidence"] == [
        {"rule": "day", "says": first, "what": "2021-02-03 < 2021-02-04"},
    ]
    texts = {article["id"]: article["text"] for article in _ARTICLES}
    for row in copies.values():
        for span in row["spans"]:
            one = texts[keys[row["a"]]][span["a_start"] : span["a_end"]]
            assert one == texts[keys[row["b"]]][span["b_start"] : span["b_end"]]
    (origin,) = table(undisturbed, "origins")
    assert (keys[origin["article"]], origin["agency"]) == ("copy", "رويترز")
    assert keys[origin["credited"]] == "first"
    (notice,) = table(undisturbed, "boilerplate")
    assert (notice["outlet"], notice["families"]) == ("الشاطئ", 4)
    shown = texts[keys[notice["article"]]][notice["start"] : notice["end"]]
    # A fingerprint stands for words around it: the edges are known to a few words.
    assert shown in texts[keys[notice["article"]]]
    assert shown in NOTE
    assert len(shown) > 0.8 * len(NOTE)


def test_they_can_be_asked(undisturbed: Path) -> None:
    question = "select count(*) from copies join articles on copies.a = articles.id"
    with asked(open_library(str(undisturbed)), question) as answer:
        assert list(answer) == [(4,)]


def test_the_card_tells_whether_they_are_out_of_date(tmp_path: Path) -> None:
    path = library(tmp_path / "l", _ARTICLES[:2])
    assert is_traced(open_library(str(path)))
    assert json.loads((path / "trace.json").read_text())["rows"]["copies"] == 1
    fill(path, write_jsonl(tmp_path / "more.jsonl", _ARTICLES[2:3]))
    assert not is_traced(open_library(str(path)))
    trace(open_library(str(path)))
    assert is_traced(open_library(str(path)))
    assert len(list((path / "trace").iterdir())) == len(TABLES)


def test_a_damaged_card_hides_the_tables_and_no_more(tmp_path: Path) -> None:
    path = library(tmp_path / "l", _ARTICLES[:2])
    (path / "trace.json").write_text("{")
    opened = open_library(str(path))
    assert not is_traced(opened)
    with asked(opened, "select count(*) from articles") as answer:
        assert list(answer) == [(2,)]
    trace(opened)
    assert is_traced(opened)


@pytest.mark.parametrize(
    ("what", "articles", "copies"),
    [
        ("no articles", [], 0),
        ("one article", _ARTICLES[:1], 0),
        ("one outlet", [_article("a", BRIDGE, "ا"), _article("b", f"{BRIDGE} نعم", "ا")], 1),
        (
            "no outlets, no dates",
            [_article("a", BRIDGE, None), _article("b", PORT + BRIDGE, None)],
            1,
        ),
    ],
)
def test_small_libraries(
    what: str, articles: list[dict[str, Any]], copies: int, tmp_path: Path
) -> None:
    path = tmp_path / "l"
    if articles:
        library(path, articles)
    else:
        trace(open_library(str(path), create=True))
    rows = table(path, "copies")
    assert len(rows) == copies, what
    assert all(row["direction"] == "unknown" and not row["evidence"] for row in rows)


def test_a_library_of_another_version_says_what_mends_it(tmp_path: Path) -> None:
    path = library(tmp_path / "l", _ARTICLES[:1])
    entry = next((path / "manifest").glob("*.json"))
    entry.write_text(json.dumps(json.loads(entry.read_text()) | {"program": "0.0.1"}))
    assert trace(open_library(str(path))).stale == 1
    card = json.loads((path / "library.json").read_text()) | {"format": 0}
    (path / "library.json").write_text(json.dumps(card))
    with pytest.raises(LibraryError, match="musnad corpus add"):
        open_library(str(path))


def test_order_and_parts_change_nothing(undisturbed: Path, tmp_path: Path) -> None:
    turned = library(tmp_path / "l", _ARTICLES[::-1], part_size=2)
    ours, theirs = _files(undisturbed), _files(turned)
    del ours["trace.json"], theirs["trace.json"]  # it names the parts
    assert ours == theirs


def test_kills_at_random_moments_change_nothing(undisturbed: Path, tmp_path: Path) -> None:
    path = tmp_path / "l"
    fill(path, write_jsonl(tmp_path / "l.jsonl", _ARTICLES), part_size=2)
    chance, kills = random.Random(3), 0
    while kills < 6:
        run = subprocess.Popen([sys.executable, "-W", "ignore", "-c", _RUN, str(path), "native"])
        try:
            run.wait(timeout=chance.uniform(0.3, 2.5))
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
        kills += 1
    trace(open_library(str(path)), engine=Engine(workers=2))
    ours, theirs = _files(undisturbed), _files(path)
    del ours["trace.json"], theirs["trace.json"]
    assert ours == theirs


def test_both_engines_give_the_same_tables(undisturbed: Path, tmp_path: Path) -> None:
    path = tmp_path / "l"
    fill(path, write_jsonl(tmp_path / "l.jsonl", _ARTICLES))
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _RUN, str(path), "ray"],
        capture_output=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    ours, theirs = _files(undisturbed), _files(path)
    del ours["trace.json"], theirs["trace.json"]  # the inputs had other names
    assert ours == theirs
