from __future__ import annotations

import io
import json
import os
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.corpus.ingest import Failed, Loaded, load
from musnad.corpus.ingest.letters import describe_letters
from musnad.errors import DateError, InputError, NoArticleError, NotTextError, RecordError

PAGES = Path(__file__).parent / "pages"
TEXT = "انهيار جسر في المدينة\n\nقال شاهد إن الجسر سقط.\n"
BODY = "قال شاهد إن الجسر سقط.\n"
RECORD = {"id": "x1", "text": BODY, "title": "عنوان", "outlet": "صحيفة", "date": "2021-02-14"}


def from_bytes(data: bytes, **given: str | None) -> list[Loaded | Failed]:
    return list(load(io.BytesIO(data), name="standard input", **given))


def only(items: Iterator[Loaded | Failed] | list[Loaded | Failed]) -> Loaded:
    (item,) = items
    assert isinstance(item, Loaded), item
    return item


def failure(items: Iterator[Loaded | Failed] | list[Loaded | Failed]) -> Failed:
    (item,) = items
    assert isinstance(item, Failed), item
    return item


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_a_text_file(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "news.txt"
    path.write_bytes(TEXT.encode(codec))
    item = only(load(path, name="news.txt"))
    assert (item.article.title, item.article.text) == ("انهيار جسر في المدينة", BODY)
    assert item.article.id == "news.txt"
    assert ("encoding: cp1256, guessed" in item.notes) == (codec == "cp1256")
    assert "title: انهيار جسر في المدينة (the first line)" in item.notes


def test_what_the_person_says_holds() -> None:
    item = only(from_bytes(TEXT.encode(), title="عنوان", outlet="صحيفة", date="2020-01-02"))
    assert item.article.text == TEXT
    assert (item.article.title, item.article.outlet) == ("عنوان", "صحيفة")
    assert item.article.date == date(2020, 1, 2)
    assert item.notes == ()
    page = (PAGES / "graph.html").read_bytes()
    item = only(from_bytes(page, title="عنوان", outlet="صحيفة", date="2020-01-02"))
    assert (item.article.title, item.article.outlet) == ("عنوان", "صحيفة")
    assert item.article.date == date(2020, 1, 2)
    assert [note.partition(":")[0] for note in item.notes] == ["byline"]
    item = only(from_bytes(json.dumps(RECORD).encode(), outlet="أخرى", date="2020-01-02"))
    assert (item.article.title, item.article.outlet) == ("عنوان", "أخرى")
    assert item.article.date == date(2020, 1, 2)


def test_a_date_that_is_none() -> None:
    with pytest.raises(DateError):
        load(io.BytesIO(TEXT.encode()), name="-", date="soon")


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.txt", "page"])
def test_a_page_in_its_declared_encoding(tmp_path: Path, name: str) -> None:
    html = (PAGES / "table_layout.html").read_text(encoding="utf-8")
    path = tmp_path / name
    path.write_bytes(html.encode("cp1256"))
    item = only(load(path, name=name))
    assert item.article.text.startswith('ذكر مصدر في المجلس البلدي لـ"النشرة اليومية"')
    assert item.article.outlet == "النشرة اليومية"
    assert not [note for note in item.notes if note.startswith("encoding")]


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson", ".txt", ".json", ""])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_lines(tmp_path: Path, suffix: str, codec: str) -> None:
    path = tmp_path / f"news{suffix}"
    lines = [json.dumps(RECORD), "", "{}", json.dumps({"text": "hello"}), '{"text": "قال"}']
    path.write_bytes("\n".join(lines).encode(codec))
    first, third, fourth, fifth = load(path, name="news")
    assert isinstance(first, Loaded)
    assert first.article.id == "x1"
    assert first.article.date == date(2021, 2, 14)
    assert isinstance(third, Failed)
    assert third.message.startswith('line 3: found: no "text"')
    assert isinstance(fourth, Failed)
    assert fourth.message == "line 4: found: 5 Latin letters; accepted: Arabic news text"
    assert isinstance(fifth, Loaded)
    assert fifth.name == "news, line 5"
    assert fifth.article.id == f"{path.name}:5"


def test_lines_in_utf16(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(f"{json.dumps(RECORD, ensure_ascii=False)}\n".encode("utf-16"))
    assert only(load(path, name="news")).article.text == BODY


@pytest.mark.parametrize("value", [RECORD, [RECORD]], ids=["one object", "a list"])
@pytest.mark.parametrize("suffix", [".json", ".txt", ""])
def test_json_over_several_lines(tmp_path: Path, value: object, suffix: str) -> None:
    path = tmp_path / f"news{suffix}"
    path.write_text(json.dumps(value, indent=2), encoding="utf-8")
    assert only(load(path, name="news")).article.id == "x1"


@pytest.mark.parametrize("text", ["[رويترز] قال شاهد إن الجسر سقط.", "{قال} شاهد"])
def test_a_bracket_makes_no_json(text: str) -> None:
    assert only(from_bytes(text.encode())).article.text == text


@pytest.mark.parametrize(
    ("data", "error", "found"),
    [
        (b"", NotTextError, "nothing, 0 bytes"),
        (b" \n ", NotTextError, "white space only"),
        ("He said that " * 30, NotTextError, "300 Latin letters"),
        ("12 ؟ ١٢", NotTextError, "no letters at all"),
        (b"\x89PNG\r\n\x1a\n\0\0", NotTextError, "a PNG image"),
        (TEXT.encode() + b"\xff", NotTextError, "UTF-8 that is broken"),
        ("<html><p>قال", NoArticleError, "a page without an article"),
        ('{"title": "قال"}', RecordError, 'no "text"'),
    ],
)
def test_says_what_was_found(data: bytes | str, error: type[InputError], found: str) -> None:
    failed = failure(from_bytes(data if isinstance(data, bytes) else data.encode()))
    assert isinstance(failed.error, error)
    assert failed.message.startswith("found: ")
    assert found in failed.message
    assert "; accepted: " in failed.message


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("empty.jsonl", b"", "nothing, 0 bytes"),
        ("blank.jsonl", b"\n\n", "blank lines only"),
        ("empty.html", b"", "nothing, 0 bytes"),
        ("list.json", b"[]", "an empty list"),
        ("broken.json", b'{"text": "x', "no JSON"),
    ],
)
def test_files_without_an_article(tmp_path: Path, name: str, content: bytes, found: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert found in failure(load(tmp_path / name, name=name)).message


def test_no_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path, found in (
        (tmp_path, "a directory"),
        (tmp_path / "none.txt", "no such file"),
        (tmp_path / "file" / "x", "no such file"),
        (Path("a\0b"), "a file that cannot be read"),
        (tmp_path / ("x" * 5_000), "a file that cannot be read"),
    ):
        assert failure(load(path, name="x")).message.startswith(f"found: {found}")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    assert "that you may not read" in failure(load(path, name="x")).message


def test_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.write(TEXT.encode())
        file.truncate(100_000_000)
    assert "accepted: under 100 MB" in failure(load(path, name="x")).message


def test_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(TEXT.encode(),))
    writer.start()
    assert only(load(path, name="pipe")).article.text == BODY
    writer.join()


def test_halves_of_surrogate_pairs_are_replaced_in_place() -> None:
    item = only(from_bytes('{"text": "قال \\ud83d شاهد", "title": "\\udc00"}'.encode()))
    assert item.article.text == "قال \ufffd شاهد"
    assert item.article.title == "\ufffd"
    assert item.notes == ("encoding: U+FFFD put for halves of surrogate pairs",)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Привет", "6 Cyrillic letters"), ("a", "1 Latin letter"), ("新闻", "2 Cjk letters")],
)
def test_names_the_script(text: str, found: str) -> None:
    assert describe_letters(text) == found


BEGINNINGS = st.sampled_from(
    [b"", b"<html>", b"<!doctype html><body><p>", b'{"text": "', b"[", b"\xef\xbb\xbf",
     b"\xff\xfe", "قال شاهد\n\n".encode(), "قال شاهد\n\n".encode("cp1256")]
)  # fmt: skip
SUFFIXES = st.sampled_from([".txt", ".html", ".jsonl", ".json", ""])


@settings(deadline=None)
@given(BEGINNINGS, st.binary() | st.text().map(str.encode))
def test_any_bytes_give_values(beginning: bytes, rest: bytes) -> None:
    for item in from_bytes(beginning + rest):
        assert isinstance(item, Loaded | Failed)


@settings(deadline=None)
@given(SUFFIXES, BEGINNINGS, st.binary())
def test_any_file_gives_values(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, beginning: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(beginning + rest)
    items = list(load(path, name="any"))
    assert items
    for item in items:
        if isinstance(item, Failed):
            assert "found: " in item.message
            assert "\n" not in item.message
        else:
            item.article.text.encode()
