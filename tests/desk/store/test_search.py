"""Words are found however they are spelled, and shown as the article spells them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from tests.corpus.articles import write_jsonl
from tests.corpus.libraries import fill

from musnad.corpus.analyses import analysis_of
from musnad.corpus.library import Library, open_library
from musnad.desk.plain import Plain, plain
from musnad.desk.search.facts import fact_of_outlet, fact_of_said
from musnad.desk.search.find import search
from musnad.desk.search.index import add_articles, prepare, update
from musnad.desk.search.wanted import Form, Wanted
from musnad.desk.store.base import open_store
from musnad.errors import InputError


@pytest.fixture(scope="module")
def store(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    store = open_store(tmp_path_factory.mktemp("search") / "desk.sqlite")
    assert update(library, store) == 3
    assert update(library, store) == 0
    return store


@pytest.mark.parametrize(
    ("words", "form", "found"),
    [
        ("الوزير", "words", ["الوَزِيرَ"]),
        ("الوَزيرُ", "words", ["الوَزِيرَ"]),
        ("وزير", "words", ["الوَزِيرَ", "وزيرها"]),
        ("الشرطه", "words", ["الشرطة", "الشرطة"]),
        ("الأيام", "words", ["الأيام"]),
        ("الايام المقبله", "words", ["الأيام", "المقبلة"]),
        ('"الايام المقبله"', "words", ["الأيام المقبلة"]),
        ('"المقبلة الأيام"', "words", []),
        ("يام", "words", []),
        ("زير", "parts", ["الوَزِيرَ", "وزيرها"]),
        ("بحا", "parts", ["البحارة", "البحارة", "بحارة"]),
        ("الوَزِيرَ", "exact", ["الوَزِيرَ"]),
        ("الوزير", "exact", []),
        ("لا يوجد", "words", []),
        ("غزيره السهل", "words", ["غزيرة", "السهل"]),
    ],
)
def test_spelling_of_a_word(
    store: Engine, library: Library, words: str, form: Form, found: list[str]
) -> None:
    results = search(store, Wanted(words, form))
    hits = [(row, hit) for row in results.rows for hit in row.hits]
    assert [hit.words for _, hit in hits][: len(found) or None] == found
    for row, hit in hits:
        text = analysis_of(library, row.article).text
        assert text[hit.start : hit.end] == hit.words
        assert text[: hit.start].endswith(hit.before)
        assert text[hit.end :].startswith(hit.after)


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Wanted(), ["bread", "quay", "rain"]),
        (Wanted(since=date(2023, 3, 16)), ["bread"]),
        (Wanted(until=date(2023, 3, 15)), ["quay"]),
        (Wanted(outlet="صوت السهل"), ["bread", "rain"]),
        (Wanted(sources=["نقابة البحاره"]), ["bread", "quay"]),
        (Wanted(sources=["نقابة البحارة"], stance="asserting"), ["bread"]),
        (Wanted(sources=["وكالة رويترز", "nobody"]), ["quay"]),
        (Wanted(stance="denying"), ["quay"]),
        (Wanted(kind="anonymous"), ["quay"]),
        (Wanted(kind="media"), ["quay"]),
        (Wanted(sources=["صوت السهل"]), []),
        (Wanted(kind="anonymous", stance="denying"), []),
        (Wanted("النقابة", outlet="صوت السهل"), ["bread"]),
        (Wanted("نقابة", actors=["الشرطة"]), ["quay"]),
    ],
)
@pytest.mark.parametrize("long", [1, 500])
def test_which_articles_come_into_question(
    store: Engine,
    ids: dict[str, str],
    wanted: Wanted,
    keys: list[str],
    long: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A list of places is gone through, or looked into: it makes no difference but in time.
    monkeypatch.setattr("musnad.desk.search.find._LONG", long)
    results = search(store, wanted)
    assert [row.article for row in results.rows] == [ids[key] for key in keys]
    assert results.total == len(keys)


def test_pages_follow_one_another(store: Engine) -> None:
    whole = search(store, Wanted()).rows
    pages = [search(store, Wanted(), first=at, most=1) for at in range(3)]
    assert [row for page in pages for row in page.rows] == list(whole)
    assert [page.more for page in pages] == [True, True, False]


@pytest.mark.parametrize("words", ["!", '""', "؟ «»"])
def test_a_search_without_a_word_is_refused(store: Engine, words: str) -> None:
    with pytest.raises(InputError, match="accepted: one word or more"):
        search(store, Wanted(words))


@pytest.mark.parametrize("words", ['a" OR b', "NEAR(a)", "body:x", "' ; drop", "a*", "(", "-x"])
@pytest.mark.parametrize("form", ["words", "parts", "exact"])
def test_signs_of_the_query_language_mean_nothing(store: Engine, words: str, form: Form) -> None:
    try:
        assert search(store, Wanted(words, form)).rows == ()
    except InputError:
        assert words == "("


def test_parts_that_are_replaced_are_indexed_anew(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "outlet": "بريد", "text": "قال المدير إن الجسر القديم أُغلق أمس."},
        {"id": "2", "outlet": "بريد", "text": "قال المدير إن النفق الجديد افتتح أمس."},
    ]
    fill(tmp_path / "l", write_jsonl(tmp_path / "1.jsonl", rows), part_size=1)
    opened = open_library(str(tmp_path / "l"))
    store = open_store(tmp_path / "desk.sqlite")
    assert update(opened, store) == 2
    assert len(search(store, Wanted("المدير")).rows) == 2
    # A part may hold no article: which record ends its input.
    part = next(part for part in opened.parts() if part.tables.get("articles"))
    opened.storage.remove(f"{opened.root}/manifest/{part.id}.json")
    assert update(opened, store) == 0
    (left,) = search(store, Wanted("المدير")).rows
    gone = {"الجسر", "النفق"} - {hit.words for hit in left.hits}
    assert sum(len(search(store, Wanted(word)).rows) for word in gone) == 1


def test_a_run_that_was_killed_is_completed(library: Library, tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.sqlite")
    update(library, store)
    with store.begin() as base:  # as if killed before the part counted as done
        base.exec_driver_sql("delete from found_parts")
    assert update(library, store) == 3
    assert search(store, Wanted("الشرطة")).total == 1


@given(st.text("ابت َُـلأإ١ﷺﻻabـ 👍", max_size=40))
def test_what_is_found_covers_the_same_letters(text: str) -> None:
    folded = Plain(text)
    assert folded.text == plain(text)
    for start in range(len(folded.text)):
        first, last = folded.original(start, start + 1)
        assert first < last
        assert folded.text[start] in plain(text[first:last])


def test_a_text_cannot_pretend_to_be_of_an_outlet(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.sqlite")
    one = {"title": None, "date": None, "said": [("x", "vague", "denying")], "actors": []}
    texts = {"a": "كلمة", "b": f"كلمة {fact_of_outlet('a')} {fact_of_said('official', None)}"}
    with store.begin() as base:
        prepare(base)
        rows = [one | {"id": key, "outlet": key, "text": text} for key, text in texts.items()]
        add_articles(base, "part", rows)
    for outlet in texts:
        wanted = Wanted("كلمة", outlet=outlet, kind="vague", stance="denying")
        assert [row.article for row in search(store, wanted).rows] == [outlet]
    assert search(store, Wanted(kind="official")).rows == ()
    assert search(store, Wanted(outlet='a" OR "x')).rows == ()


def test_an_article_of_a_day_has_its_own_place(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.sqlite")
    one = {"outlet": None, "title": None, "date": date(2020, 1, 1), "said": [], "actors": []}
    with store.begin() as base:
        prepare(base)
        for part in "ab":
            add_articles(base, part, [one | {"id": part + x, "text": "كلمة"} for x in "12"])
    assert [row.article for row in search(store, Wanted("كلمة")).rows] == ["b2", "b1", "a2", "a1"]
