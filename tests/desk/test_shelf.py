"""Libraries that are empty, not traced, or damaged; and what the words of the pages are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import pytest
from tests.corpus.articles import write_jsonl
from tests.corpus.libraries import fill
from tests.desk.desks import ARTICLES, Visitor, running

from musnad.corpus.library import open_library
from musnad.desk.shelf import AbsentError, Shelf
from musnad.desk.web.catalogue import catalogue


@contextmanager
def visiting(folder: Path) -> Iterator[Visitor]:
    with running(folder) as link:
        base, _, query = link.partition("/open")
        visitor = Visitor(base)
        visitor.ask(f"/open{query}")
        yield visitor


def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    open_library(str(tmp_path / "library"), create=True)
    with visiting(tmp_path / "library") as visitor:
        assert 'action="/add/sample"' in visitor.ask("/").text
        assert 'action="/jobs/trace"' in visitor.ask("/stories").text
        assert visitor.ask("/outlets").status == 200
        entry = tmp_path / "library" / "manifest" / "0123456789abcdef.json"
        entry.write_text("{", encoding="utf-8")
        damaged = visitor.ask("/")
        assert damaged.status == 500
        assert "a damaged entry of the manifest" in damaged.text


def test_outlets_are_counted_alike_traced_or_not(tmp_path: Path, shelf_folder: Path) -> None:
    source = write_jsonl(tmp_path / "articles.jsonl", [dict(one) for one in ARTICLES])
    fill(tmp_path / "library", source)
    bare = Shelf(open_library(str(tmp_path / "library")))
    traced = Shelf(open_library(str(shelf_folder)))
    assert not bare.traced
    assert bare.stories() == []
    assert [one.uncredited for one in bare.habits()] == [None, None, None]

    def figures(shelf: Shelf) -> list[tuple[object, ...]]:
        return [
            (one.outlet, one.articles, one.statements, one.anonymous, one.voice, one.drops)
            for one in shelf.habits()
        ]

    assert figures(bare) == figures(traced)
    for shelf in (bare, traced):
        with pytest.raises(AbsentError):
            shelf.story("0")
        with pytest.raises(AbsentError):
            shelf.article("0")


def test_pages_are_cut(shelf_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musnad.desk.shelf.PAGE", 2)
    shelf = Shelf(open_library(str(shelf_folder)))
    pages = [shelf.articles(None, None, number) for number in (1, 2, 3)]
    assert [len(page.rows) for page in pages] == [2, 2, 1]
    assert len({one.id for page in pages for one in page.rows}) == len(ARTICLES)
    assert shelf.articles(None, None, 99) == pages[2]
    assert [one.day for page in pages for one in page.rows] == sorted(
        (one.day for page in pages for one in page.rows), key=str, reverse=True
    )


def test_both_languages_have_every_word() -> None:
    arabic, english = catalogue("ar"), catalogue("en")
    assert arabic.keys() == english.keys()
    assert all(arabic.values())
    assert all(english.values())
    for name, said in arabic.items():
        assert set(re.findall(r"{\w+}", said)) == set(re.findall(r"{\w+}", english[name])), name


def test_every_word_is_used_and_none_is_in_the_pages() -> None:
    folder = resources.files("musnad.desk.web").joinpath("templates")
    pages = "".join(page.read_text(encoding="utf-8") for page in folder.iterdir())
    assert not re.search(r"[\u0621-\u064a]", pages)
    asked = set(re.findall(r"say\(['\"]([\w.]+)['\"][,)]", pages))
    assert asked <= catalogue("ar").keys()


def test_what_is_added_shows(tmp_path: Path) -> None:
    one, *more = (dict(article) for article in ARTICLES)
    fill(tmp_path / "library", write_jsonl(tmp_path / "one.jsonl", [one]))
    shelf = Shelf(open_library(str(tmp_path / "library")))
    with shelf._base() as base:
        assert shelf.articles(None, None, 1).total == 1
        fill(tmp_path / "library", write_jsonl(tmp_path / "more.jsonl", more))
        assert shelf.articles(None, None, 1).total == len(ARTICLES)
        # Who still reads what was there before is not cut off.
        assert base.execute("select 1").fetchall() == [(1,)]
