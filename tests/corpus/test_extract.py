from __future__ import annotations

import json
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.corpus.extract import Extracted, extract, guess_fields
from musnad.corpus.fields import Mapping
from musnad.corpus.raw import Raw, Reject
from musnad.corpus.reasons import REASONS

PAGES = Path(__file__).parent / "ingest" / "pages"
BODY = "قال شاهد إن الجسر سقط في الليل، وأضاف أن أحدا لم يصب."


def raw(fields: object, **more: Any) -> Raw:
    return Raw("in.jsonl", 3, "record", json.dumps(fields, ensure_ascii=False).encode(), **more)


def good(fields: object, mapping: Mapping | None = None, **more: Any) -> Extracted:
    found = extract(raw(fields, **more), mapping or Mapping())
    assert isinstance(found, Extracted), found
    return found


def bad(found: Extracted | Reject) -> str:
    assert isinstance(found, Reject)
    assert found.kind == REASONS[found.code].kind
    assert found.raw_hash
    return found.code


def test_a_record() -> None:
    found = good(
        {
            "id": 17,
            "headline": " سقوط\nجسر ",
            "body": BODY,
            "publisher": {"@type": "Organization", "name": "بريد الشاطئ"},
            "datePublished": "2021-02-14T09:30:00+03:00",
            "url": "https://news.example/17",
            "author": ["سعاد نعمان", "هادي منصور"],
        }
    )
    assert found.article.text == BODY
    assert found.article.title == "سقوط جسر"
    assert found.article.outlet == "بريد الشاطئ"
    assert found.article.date == date(2021, 2, 14)
    assert found.article.byline == "سعاد نعمان، هادي منصور"
    assert found.key == found.article.id == "17"
    assert found.address == "https://news.example/17"
    assert (found.published, found.precision, found.zone) == (
        "2021-02-14T09:30:00+03:00", "second", "+03:00")  # fmt: skip
    assert (found.language, found.encoding, found.extractor) == ("ar", "UTF-8", "record")
    assert len(bytes.fromhex(found.raw_hash)) == 16
    assert found.notes == ()


def test_as_it_is_told() -> None:
    fields = {"text": "غير هذا النص", "payload": {"ar": BODY}, "date": "2021-02-14"}
    found = good(fields | {"title": "عنوان"}, Mapping(text="payload.ar", date=""))
    assert (found.article.text, found.published) == (BODY, None)
    assert found.article.title == "عنوان"
    assert bad(extract(raw({"text": BODY}), Mapping(text="payload"))) == "no-text-field"
    told = extract(raw({"text": BODY, "source": "صحيفة"}), outlet="بريد الشاطئ")
    assert isinstance(told, Extracted)
    assert told.article.outlet == "بريد الشاطئ"


def test_the_outlet_of_last_resort() -> None:
    found = good({"text": BODY, "url": "https://www.news.example:80/a"})
    assert found.article.outlet == "news.example"
    assert found.notes == ("outlet: news.example (its address)",)
    assert good({"text": BODY, "url": "http://["}).article.outlet is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>قال&nbsp;شاهد:</p>\n<p>«سقط <b>الجسر</b>»</p>", "قال شاهد:\n«سقط الجسر»"),
        ("&lt;p&gt;قال شاهد&lt;/p&gt;", "قال شاهد"),
        ("قال &quot;شاهد&quot;\nثم مضى", 'قال "شاهد"\nثم مضى'),
        ("سطر<br>وسطر<br />وثالث", "سطر\nوسطر\nوثالث"),
        ("سطر\nو<a href='x'>رابط</a>", "سطر\nورابط"),
        ("<div>قال</div><script>var x = 1;</script><style>p{}</style>", "قال"),
    ],
)
def test_markup(text: str, plain: str) -> None:
    found = good({"text": text})
    assert found.article.text == plain
    assert found.extractor == "record+markup"


@pytest.mark.parametrize("text", ["إن 3 < 5", "شركة س & ص", "قال <شاهد> ثم"])
def test_signs_that_are_no_markup(text: str) -> None:
    found = good({"text": text})
    assert (found.article.text, found.extractor) == (text, "record")


def test_a_page_in_a_record() -> None:
    html = (PAGES / "opengraph.html").read_text("utf-8")
    found = good({"html": html, "id": "x", "date": "2020-01-02"})
    assert found.extractor == f"trafilatura {version('trafilatura')}"
    assert found.article.title
    assert found.published == "2020-01-02"


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.glob("*.html")))
def test_pages_are_read_as_always(name: str) -> None:
    from musnad.corpus.ingest.page import read_page
    from musnad.errors import NoArticleError

    data = (PAGES / name).read_bytes()
    found = extract(Raw(name, 1, "page", data, "https://news.example/x"))
    try:
        page = read_page(data.decode())
    except NoArticleError:
        assert bad(found) == "no-article"
        return
    assert isinstance(found, Extracted)
    assert found.article.text == page.article.text
    assert found.article.title == page.article.title
    assert found.article.outlet == page.article.outlet or found.article.outlet == "news.example"
    assert found.article.date == page.article.date
    assert found.address == "https://news.example/x"


def test_the_time_of_a_page_keeps_its_zone() -> None:
    paragraphs = "".join(f"<p>{BODY} وهذا ما نقله مراسلنا رقم {n} من المكان.</p>" for n in range(4))
    html = (
        '<html><head><meta property="article:published_time" content="2021-02-14T01:30:00+03:00">'
        f"<meta charset=utf-8></head><body><article><h1>سقوط جسر</h1>{paragraphs}</article></body>"
    )
    found = extract(Raw("a", 1, "page", html.encode(), None, "utf-8"))
    assert isinstance(found, Extracted)
    assert (found.published, found.zone) == ("2021-02-14T01:30:00+03:00", "+03:00")
    cp1256 = html.replace("charset=utf-8", "charset=x").encode("cp1256")
    found = extract(Raw("a", 1, "page", cp1256, None, "windows-1256"))
    assert isinstance(found, Extracted)
    assert (found.encoding, found.article.title) == ("cp1256", "سقوط جسر")


def test_text_with_tags() -> None:
    found = extract(Raw("a.txt", 1, "text", f"<p>سقط</p>\n<p>{BODY}</p>".encode()))
    assert isinstance(found, Extracted)
    assert (found.extractor, found.article.text) == ("plain+markup", f"سقط\n{BODY}")


def test_plain_text() -> None:
    found = extract(Raw("a.txt", 1, "text", f"سقوط جسر\n\n{BODY}".encode("cp1256")))
    assert isinstance(found, Extracted)
    assert (found.article.title, found.article.text) == ("سقوط جسر", BODY)
    assert (found.extractor, found.encoding) == ("plain", "cp1256")
    assert found.notes == ("encoding: cp1256, guessed", "title: سقوط جسر (the first line)")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{bad", "not-json"),
        (b"[1]", "not-an-object"),
        (b'"x"', "not-an-object"),
        (b"[" * 100_000, "not-json"),
        (b'{"title": "x"}', "no-text-field"),
        (b'{"text": null}', "empty"),
        (b'{"text": " "}', "empty"),
        (b'{"text": "<p></p>"}', "empty"),
        (b'{"text": "Breaking news"}', "no-arabic"),
        (json.dumps({"text": "قال " * 600_000}).encode(), "too-large"),
        (json.dumps({"text": "<p>قال</p>" * 1_100_000}).encode(), "too-large"),
        (b"\x89PNG\r\n\x1a\n", "not-text"),
        ('{"text": "قال", "date": "20215-01-01"}'.encode(), "date"),
        ('{"text": "قال", "date": "2021-13-41"}'.encode(), "date"),
        (json.dumps({"text": "وزیر گفت که این جلسه پایان یافت"}).encode(), "language"),
    ],
)
def test_what_is_no_article(data: bytes, code: str) -> None:
    assert bad(extract(Raw("a", 1, "record", data))) == code


def test_a_reject_names_the_language() -> None:
    found = extract(raw({"text": "وزیر گفت که این جلسه پایان یافت"}))
    assert isinstance(found, Reject)
    assert (found.kind, found.number, found.input) == ("skipped", 3, "in.jsonl")
    assert "Persian" in found.message


@pytest.mark.parametrize("written", ["منذ ساعتين", "03/04", {"$date": "2021-02-14"}])
def test_dates_that_are_not_read_cost_no_article(written: object) -> None:
    found = good({"text": BODY, "date": written})
    assert found.published is None
    assert found.notes[0].startswith("date: ")


def test_each_line_has_its_own_encoding() -> None:
    for encoding in ("utf-8", "cp1256", "iso8859-6"):
        data = json.dumps({"text": BODY.replace("،", "")}, ensure_ascii=False).encode(encoding)
        found = extract(Raw("a", 1, "record", data))
        assert isinstance(found, Extracted)
        assert found.article.text == BODY.replace("،", "")


def test_a_few_broken_bytes_cost_no_article() -> None:
    data = json.dumps({"text": BODY}, ensure_ascii=False).encode()
    found = extract(Raw("a", 1, "record", data.replace("ا".encode(), b"\xd8", 1)))
    assert isinstance(found, Extracted)
    assert found.article.text == BODY.replace("ا", "\ufffd", 1)
    assert found.notes == ("encoding: U+FFFD put for 1 broken bytes",)


def test_halves_of_surrogate_pairs_and_zero_bytes() -> None:
    found = extract(Raw("a", 1, "record", json.dumps({"text": f"{BODY}\ud83d\0"}).encode()))
    assert isinstance(found, Extracted)
    assert found.article.text == f"{BODY}\ufffd\0"
    assert found.notes == ("encoding: U+FFFD put for halves of surrogate pairs",)
    assert good({"text": f"{BODY}😀\u200f\u200d"}).article.text == f"{BODY}😀\u200f\u200d"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (7, "7"),
        (7.0, "7"),
        ({"$oid": "a1"}, "a1"),
        (True, None),
        ("", None),
        (float("nan"), None),
        ([[[[[["deep"]]]]]], None),
    ],
)
def test_keys(key: object, expected: str | None) -> None:
    assert good({"text": BODY, "_id": key}).key == expected


def test_fields_for_people() -> None:
    raws = [raw({"body": "", "x": 1}), raw({"body": BODY, "source": "صحيفة"}), raw([1])]
    raws += [Raw("a", 1, "record", b"{"), Raw("a", 1, "text", b"{}")]
    assert guess_fields(raws).describe() == "text ← body, outlet ← source"
    assert guess_fields(raws, Mapping(outlet="x")).describe() == "text ← body, outlet ← x"
    assert guess_fields([]).describe() == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["text", "title", "date", "source", "id", "url", "author", "x"])


@settings(deadline=None)
@given(st.dictionaries(NAMES, JSON | st.just(BODY)))
def test_any_record_gets_through(fields: dict[str, Any]) -> None:
    found = extract(raw_of(fields))
    if isinstance(found, Extracted):
        for value in (found.article.text, found.article.title, found.key, found.address):
            (value or "").encode()


def raw_of(fields: dict[str, Any]) -> Raw:
    return Raw("a", 1, "record", json.dumps(fields).encode())
