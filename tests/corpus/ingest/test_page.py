from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from musnad.corpus.ingest.page import declared_encoding, is_html, read_page
from musnad.errors import NoArticleError

PAGES = Path(__file__).parent / "pages"


def html(name: str) -> str:
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "title", "outlet", "byline", "day", "paragraphs"),
    [
        (
            "graph",
            'وفد فني يعاين سد الوادي بعد ظهور "تشققات"',
            "جريدة المرفأ",
            "سلمى الخطيب",
            date(2023, 5, 9),
            ["قال مسؤول في هيئة السدود", "ونقلت وكالة الأنباء المحلية", "وأكد الخبير نبيل عازار"],
        ),
        (
            "opengraph",
            "إغلاق الميناء الشمالي يومين",
            "صوت الساحل",
            "ليث منصور",
            date(2022, 11, 3),
            ["أعلنت سلطة الموانئ", "وأوضح المتحدث", "في المقابل، قال صيادون"],
        ),
        (
            "table_layout",
            "مصدر: تأجيل جلسة المجلس البلدي",
            "النشرة اليومية",
            None,
            None,
            ["ذكر مصدر في المجلس البلدي", "وكان أعضاء المجلس", "وأشار المصدر نفسه"],
        ),
        (
            "app_shell",
            "قطار تجريبي يصل إلى المدينة الجديدة",
            "محطة الأفق",
            None,
            date(2024, 2, 14),
            ["وصل قطار تجريبي", "وقالت المديرة هالة ناصر"],
        ),
    ],
)
def test_finds_the_article(
    name: str,
    title: str,
    outlet: str,
    byline: str | None,
    day: date | None,
    paragraphs: list[str],
) -> None:
    article = read_page(html(name)).article
    assert (article.title, article.outlet, article.byline, article.date) == (
        title, outlet, byline, day,
    )  # fmt: skip
    lines = article.text.split("\n")
    assert len(lines) == len(paragraphs)
    for line, beginning in zip(lines, paragraphs, strict=True):
        assert line.startswith(beginning)
        assert line.endswith(".")


def test_entities_are_read_and_code_and_comments_are_not() -> None:
    text = read_page(html("graph")).article.text
    assert "«تشققات سطحية»" in text
    assert "أسبوعين & ستُنشر" in text
    for never in ("المبرمج", "إعلان", "تعليق", "القراء", "اقرأ أيضاً", "&amp;", "<", "حقوق"):
        assert never not in text


@pytest.mark.parametrize("name", ["front_page", "not_found"])
def test_no_article(name: str) -> None:
    with pytest.raises(NoArticleError, match=r"^found: a page without an article .*; accepted: "):
        read_page(html(name))


def test_notes_say_where_each_part_was_found() -> None:
    notes = read_page(html("opengraph")).notes
    assert [note.partition(":")[0] for note in notes] == ["title", "outlet", "byline", "date"]
    assert "meta article:published_time: 2022-11-03T21:15:00Z" in notes[-1]


BODY = "<p>قال المتحدث باسم الشركة إن الرحلات ستعود غداً إلى مواعيدها المعتادة.</p>" + "".join(
    f"<p>وأضاف أن القطار رقم {number} سيتأخر ساعة بسبب أعمال الصيانة على السكة.</p>"
    for number in range(4)
)


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta name="date" content="2021-01-01">', "date", None),
        ('<time datetime="2021-01-01">', "date", None),
        ('<meta name="date" content="2021-03-02">', "date", date(2021, 3, 2)),
        ('<link rel="canonical" href="https://x.example/2020/3/09/a">', "date", date(2020, 3, 9)),
        ('<meta itemprop="datePublished" content="2021-01-01">', "date", date(2021, 1, 1)),
        ("<title>خبر اليوم | موقع الخبر</title>", "title", "خبر اليوم | موقع الخبر"),
        (
            '<title>موقع الخبر | خبر اليوم</title><meta property="og:site_name" '
            'content="موقع الخبر">',
            "title",
            "خبر اليوم",
        ),
        (
            '<meta property="og:title" content="تأخر القطارات في…">'
            "<h1>تأخر القطارات في المدينة</h1>",
            "title",
            "تأخر القطارات في المدينة",
        ),
        ('<meta name="author" content="admin">', "byline", None),
        ('<meta name="author" content="editor@x.example">', "byline", None),
        ('<a rel="author" href="/a">نور</a>', "byline", "نور"),
        ("", "title", None),
    ],
)
def test_reads_its_head(head: str, field: str, value: object) -> None:
    page = read_page(f"<html><head>{head}</head><body><article>{BODY}</article></body></html>")
    assert getattr(page.article, field) == value


def test_no_date_out_of_running_text() -> None:
    page = read_page(f"<html><body><article><p>نُشر في 2021-02-14</p>{BODY}</article></body></html>")
    assert page.article.date is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html>", True),
        ("\n <!-- saved from url=x --> <?xml version='1.0'?>\n<HTML dir=rtl>", True),
        ("<head>", True),
        ("<!-- " * 20_000, False),
        ("<!-- x -->" * 20_000, False),
        ("<p>قال", False),
        ("<htmlx>", False),
        ("قال <html>", False),
        ("", False),
    ],
)
def test_knows_html(text: str, expected: bool) -> None:
    assert is_html(text) is expected


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (b"<meta charset=windows-1256>", "windows-1256"),
        (b"<META http-equiv='x' content='text/html; CHARSET = cp1256'>", "cp1256"),
        (b'<?xml version="1.0" encoding="iso-8859-6"?>', "iso-8859-6"),
        (b"<meta name=x><p>charset=utf-8", None),
        (b"", None),
    ],
)
def test_reads_the_declaration(data: bytes, label: str | None) -> None:
    assert declared_encoding(data) == label


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html",
        "<html>" + "<div>" * 5_000,
        "<html><head><title>" + "&amp;" * 1000,
        "<html><body>" + "<p>\0\x01\x02قال",
        "<html><script type='application/ld+json'>" + "[" * 10_000,
    ],
)
def test_broken_pages_are_refused(page: str) -> None:
    with pytest.raises(NoArticleError):
        read_page(page)
