from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_site import PAGE

from musnad.corpus.web.discover import MOST_LINKS, discover
from musnad.corpus.web.link import Link
from musnad.errors import FetchError

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- a feed --><rss version="2.0"><channel><title>بريد الشاطئ</title>
<item><title>فتح الطريق</title><link> /1 </link><pubDate>Wed, 15 Mar 2023 08:00:00 +0300</pubDate>
</item>
<item><title>بلا رابط</title><guid isPermaLink="false">n2</guid>
<description>قال رئيس البلدية إن الطريق سيُفتح.</description><author>سامر</author></item>
<item><link>https://news.example/3</link></item>
<item><link>https://news.example/3</link><title>مرة ثانية</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>بريد</title>
<entry><title>خبر</title><link href="https://news.example/a"/><id>x</id>
<updated>2023-03-15T08:00:00+03:00</updated></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://news.example/"><title>بريد</title>
</channel><item rdf:about="https://news.example/a"><title>خبر</title>
<link>https://news.example/a</link></item></rdf:RDF>"""

SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>
  https://news.example/1</loc><lastmod>2023-03-16</lastmod>
 <image:image><image:loc>https://news.example/1.jpg</image:loc></image:image>
 <news:news><news:publication_date>2023-03-15T08:00:00+03:00</news:publication_date>
 <news:title>فتح الطريق</news:title></news:news></url>
<url><loc>https://news.example/2</loc><lastmod>2023-03-14</lastmod></url>
<url><loc></loc></url>
</urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/s1.xml.gz</loc><lastmod>2023-03-14</lastmod></sitemap>
</sitemapindex>"""

BARE = "<urlset><url><loc>https://news.example/1</loc></url></urlset>"


@pytest.mark.parametrize(
    ("text", "kind", "goals"),
    [
        (RSS, "feed", ["/1", "https://news.example/3"]),
        (ATOM, "feed", ["https://news.example/a"]),
        (RDF, "feed", ["https://news.example/a"]),
        (SITEMAP, "sitemap", ["https://news.example/1", "https://news.example/2"]),
        (BARE, "sitemap", ["https://news.example/1"]),
        (INDEX, "index", ["https://news.example/s1.xml.gz"]),
        ("# ours\n\nhttps://a.example/\r\nHTTP://b.example:99/\n", "list", None),
        (PAGE.decode(), "page", []),
        ("<html><rss></rss></html>", "page", []),
        ("<!-- <rss> --><p>خبر", "page", []),
        ("قال رئيس البلدية", "page", []),
        ("https://a.example/\nقال", "page", []),
        ("", "page", []),
        ("\0<rss>", "page", []),
        ("<", "page", []),
    ],
)
def test_what_lies_there(text: str, kind: str, goals: list[str] | None) -> None:
    found = discover(text.encode())
    assert found.kind == kind
    if goals is not None:
        assert [link.goal for link in found.links] == goals
    assert found == discover(b"\xef\xbb\xbf" + text.encode())
    assert found == discover(gzip.compress(text.encode()))


def test_a_list_keeps_what_will_be_refused() -> None:
    found = discover(b"https://a.example/\nhttp://b.example:99/\nhttps://a.example/", "text/plain")
    assert [link.goal for link in found.links] == ["https://a.example/", "http://b.example:99/"]
    assert discover(b"https://a.example/", "text/html").kind == "page"


def test_what_a_feed_tells() -> None:
    found = discover(RSS.encode())
    assert found.title == "بريد الشاطئ"
    assert found.links[0] == Link("/1", "فتح الطريق", "Wed, 15 Mar 2023 08:00:00 +0300")
    assert found.links[1] == Link("https://news.example/3", "مرة ثانية")
    (entry,) = found.entries
    assert (entry.key, entry.title, entry.byline) == ("n2", "بلا رابط", "سامر")
    assert entry.text == "قال رئيس البلدية إن الطريق سيُفتح."


def test_a_feed_in_an_old_encoding() -> None:
    text = RSS.replace('encoding="utf-8"', 'encoding="windows-1256"')
    assert discover(text.encode("cp1256")).title == "بريد الشاطئ"
    bare = RSS.replace(' encoding="utf-8"', "")
    found = discover(bare.encode("cp1256"), "application/rss+xml; charset=windows-1256")
    assert found.title == "بريد الشاطئ"


def test_what_a_sitemap_tells() -> None:
    first, second = discover(SITEMAP.encode()).links
    assert first == Link("https://news.example/1", "فتح الطريق", "2023-03-15T08:00:00+03:00")
    assert second == Link("https://news.example/2", None, "2023-03-14")


def test_a_sitemap_in_utf_16() -> None:
    assert [link.goal for link in discover(BARE.encode("utf-16")).links] == [
        "https://news.example/1"
    ]


def test_a_broken_sitemap_gives_what_stands_before() -> None:
    found = discover(SITEMAP[: SITEMAP.index("<url><loc></loc>")].encode())
    assert len(found.links) == 2
    assert found.fault is not None
    assert "behind its link 2" in found.fault


@pytest.mark.parametrize(
    "text", ["<urlset><url>", "<rss></rss>", "<feed><entry", "<feed>&x;</feed>"]
)
def test_what_cannot_be_read(text: str) -> None:
    with pytest.raises(FetchError) as caught:
        discover(text.encode())
    assert caught.value.code == "bad-record"


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize("text", [BARE, RSS.partition("-->")[2]])
def test_no_entity_is_expanded(text: str, tmp_path: object) -> None:
    root = text[1:4].replace("url", "urlset")
    secret = f'<!ENTITY secret SYSTEM "file://{__file__}">'
    head = f'<!DOCTYPE {root} [<!ENTITY l0 "laugh">{LAUGHS}{secret}]>'
    body = text.replace("https://news.example/1", "https://news.example/&secret;&l9;")
    body = body.replace("فتح الطريق", "&secret;&l9;")
    try:
        found = discover((head + body).encode())
    except FetchError:
        return
    assert len(repr(found)) < 5000
    assert "no_entity_is_expanded" not in repr(found)


def test_a_bomb_is_refused() -> None:
    with pytest.raises(FetchError) as caught:
        discover(gzip.compress(bytes(60_000_000)))
    assert caught.value.code == "too-large"


def test_links_have_an_end() -> None:
    links = "".join(f"<url><loc>https://n.example/{n}</loc></url>" for n in range(MOST_LINKS + 9))
    assert len(discover(f"<urlset>{links}</urlset>".encode()).links) == MOST_LINKS + 1


@given(
    st.sampled_from(["", "<", "<rss", "<rss>", "<urlset>", "<!DOCTYPE", "<feed>", "\x1f\x8b"]),
    st.one_of(
        st.binary(max_size=80), st.text(st.characters(codec="utf-8"), max_size=80).map(str.encode)
    ),
)
def test_any_bytes_get_through(head: str, rest: bytes) -> None:
    code = "bad-record"
    try:
        discover(head.encode("latin-1") + rest)
    except FetchError as error:
        code = error.code
    assert code in {"bad-record", "too-large", "not-http", "unreachable"}
