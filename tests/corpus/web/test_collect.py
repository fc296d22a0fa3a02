from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from web_site import PAGE, Site, moved, page

from musnad.corpus.raw import Reject
from musnad.corpus.web.collect import (
    ENTRIES,
    PAGES,
    Event,
    Fetched,
    Held,
    Listed,
    Noted,
    collect,
)
from musnad.corpus.web.reasons import WEB_REASONS

HOME = Path(__file__).resolve().parents[3]


def run(site: Site, folder: Path, *places: str, **options: int) -> list[Event]:
    courier, _ = site.courier()
    texts = [place if ":" in place else site.url(place) for place in places]
    return list(collect(texts, folder, courier=courier, **options))


def archived(folder: Path) -> list[str]:
    with (folder / PAGES).open("rb") as stream:
        records = ArchiveIterator(stream, WarcRecordType.response)
        return [record.headers["WARC-Target-URI"] for record in records]


def feed(site: Site, *items: str) -> bytes:
    inner = "".join(
        item if "<" in item else f"<item><link>{item}</link><title>عنوان</title></item>"
        for item in items
    )
    return f"<rss><channel><title>بريد الشاطئ</title>{inner}</channel></rss>".encode()


def sitemap(*links: str, kind: str = "url") -> bytes:
    root = "urlset" if kind == "url" else "sitemapindex"
    inner = "".join(f"<{kind}><loc>{link}</loc></{kind}>" for link in links)
    return f"<{root}>{inner}</{root}>".encode()


def test_a_page(site: Site, tmp_path: Path) -> None:
    site.answers["news.example/a"] = page()
    (event,) = run(site, tmp_path / "new" / "folder", "news.example/a")
    assert isinstance(event, Fetched)
    assert (event.address, event.number, event.size) == (site.url("news.example/a"), 0, len(PAGE))
    assert archived(tmp_path / "new" / "folder") == [site.url("news.example/a")]


def test_a_feed(site: Site, tmp_path: Path) -> None:
    bare = "<item><title>بلا رابط</title><description>قال إن الطريق سيُفتح.</description></item>"
    items = ("/1", "/2", "/1", bare, site.url("other.example/3"), "ftp://news.example/4")
    site.answers["news.example/rss"] = page(feed(site, *items), kind="application/rss+xml")
    for place in ("news.example/1", "news.example/2", "other.example/3"):
        site.answers[place] = page()
    events = run(site, tmp_path, "news.example/rss")
    assert [event.address for event in events if isinstance(event, Fetched)] == [
        site.url(place) for place in ("news.example/1", "other.example/3", "news.example/2")
    ]
    assert [event.code for event in events if isinstance(event, Reject)] == ["not-http"]
    feed_url = site.url("news.example/rss")
    assert Listed(feed_url, feed_url, "feed", 3) in events
    assert Noted(feed_url, feed_url, 1) in events
    fetched = next(event for event in events if isinstance(event, Fetched))
    assert (fetched.input, fetched.number, fetched.link.title) == (feed_url, 1, "عنوان")
    (line,) = (tmp_path / ENTRIES).read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert (record["text"], record["outlet"]) == ("قال إن الطريق سيُفتح.", "بريد الشاطئ")


def test_what_a_feed_leads_to_is_a_page(site: Site, tmp_path: Path) -> None:
    site.answers["news.example/rss"] = page(feed(site, "/rss2"))
    site.answers["news.example/rss2"] = page(feed(site, "/a"))
    run(site, tmp_path, "news.example/rss")
    assert archived(tmp_path) == [site.url("news.example/rss2")]


def test_sitemaps_of_sitemaps(site: Site, tmp_path: Path) -> None:
    inner = sitemap("/2", "/3")
    site.answers["news.example/map.xml"] = page(sitemap("/s1", "/s2.gz", kind="sitemap"))
    site.answers["news.example/s1"] = page(sitemap("/1", "/2"))
    site.answers["news.example/s2.gz"] = page(gzip.compress(inner), kind="application/gzip")
    for number in (1, 2, 3):
        site.answers[f"news.example/{number}"] = page()
    events = run(site, tmp_path, "news.example/map.xml")
    kinds = [(event.kind, event.links) for event in events if isinstance(event, Listed)]
    assert kinds == [("index", 2), ("sitemap", 2), ("sitemap", 1)]
    assert archived(tmp_path) == [site.url(f"news.example/{number}") for number in (1, 2, 3)]


def test_a_sitemap_that_leads_to_itself(site: Site, tmp_path: Path) -> None:
    site.answers["news.example/map"] = page(sitemap("/map", "/map#a", kind="sitemap"))
    (event,) = run(site, tmp_path, "news.example/map")
    assert isinstance(event, Listed)
    assert event.links == 0


def test_lists_are_not_followed_for_ever(site: Site, tmp_path: Path) -> None:
    for depth in range(9):
        site.answers[f"news.example/{depth}"] = page(sitemap(f"/{depth + 1}", kind="sitemap"))
    *listed, last = run(site, tmp_path, "news.example/0")
    assert len(listed) == 3
    assert isinstance(last, Reject)
    assert (last.code, last.address) == ("too-deep", site.url("news.example/3"))


def test_a_list_leads_anywhere(site: Site, tmp_path: Path) -> None:
    lines = f"# ours\n{site.url('news.example/rss')}\n{site.url('news.example/a')}\nhttp://[/\n"
    site.answers["news.example/list"] = page(lines.encode(), kind="text/plain")
    site.answers["news.example/rss"] = page(feed(site, "/b"))
    for place in ("news.example/a", "news.example/b"):
        site.answers[place] = page()
    events = run(site, tmp_path, "news.example/list")
    assert archived(tmp_path) == [site.url("news.example/a"), site.url("news.example/b")]
    assert [event.code for event in events if isinstance(event, Reject)] == ["not-http"]


def test_what_is_left_out_is_told(site: Site, tmp_path: Path) -> None:
    site.answers["news.example/map"] = page(sitemap(*(f"/{number}" for number in range(9))))
    for number in range(9):
        site.answers[f"news.example/{number}"] = page()
    events = run(site, tmp_path, "news.example/map", most=4)
    assert len(archived(tmp_path)) == 4
    (reject,) = (event for event in events if isinstance(event, Reject))
    assert reject.code == "too-many-links"
    assert "9 links" in reject.message
    assert "first 4" in reject.message


def test_a_broken_sitemap_is_used_and_told(site: Site, tmp_path: Path) -> None:
    site.answers["news.example/map"] = page(sitemap("/1")[:-3])
    site.answers["news.example/1"] = page()
    reject, listed, fetched = run(site, tmp_path, "news.example/map")
    assert isinstance(reject, Reject)
    assert reject.code == "bad-record"
    assert isinstance(listed, Listed)
    assert isinstance(fetched, Fetched)


@pytest.mark.parametrize(
    ("place", "code", "kind"),
    [
        ("news.example/none", "http-status", "failed"),
        ("news.example/secret", "robots", "skipped"),
        ("news.example/far", "too-many-redirects", "failed"),
        ("news.example/large", "too-large", "failed"),
        ("news.example/feed", "bad-record", "failed"),
        ("http://127.0.0.2:1/", "not-http", "failed"),
        ("mailto:me@news.example", "not-http", "failed"),
    ],
)
def test_what_gives_no_page(site: Site, tmp_path: Path, place: str, code: str, kind: str) -> None:
    robots = b"User-agent: *\nDisallow: /secret"
    site.answers["news.example/robots.txt"] = page(robots, kind="text/plain")
    site.answers["news.example/far"] = moved("/far")
    site.answers["news.example/large"] = page(bytes(20_000_001))
    site.answers["news.example/feed"] = page(b"<rss></rss>")
    (event,) = run(site, tmp_path, place)
    assert isinstance(event, Reject)
    assert (event.code, event.kind, event.number) == (code, kind, 0)
    assert event.input == event.address or event.address == site.url(place)
    assert "found: " in event.message
    assert not list(tmp_path.iterdir())


def test_offline_nothing_is_asked_or_made(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    events = run(site, folder, "news.example/a", "nonsense", offline=True)
    assert [event.code for event in events if isinstance(event, Reject)] == ["offline", "offline"]
    assert not site.asked
    assert not folder.exists()


def test_what_is_there_is_not_fetched_again(site: Site, tmp_path: Path) -> None:
    site.answers["news.example/rss"] = page(feed(site, "/1", "/2", "/3"))
    site.answers["news.example/1"] = page()
    site.answers["news.example/2"] = moved("/two")
    site.answers["news.example/two"] = page()
    run(site, tmp_path, "news.example/rss")
    site.answers["news.example/3"] = page()
    site.asked.clear()
    events = run(site, tmp_path, "news.example/rss")
    assert site.asked == ["news.example/robots.txt", "news.example/rss", "news.example/3"]
    held = [event.address for event in events if isinstance(event, Held)]
    assert held == [site.url("news.example/1"), site.url("news.example/2")]
    assert len(archived(tmp_path)) == 3


def test_a_crash_anywhere_is_gone_on_from(site: Site, tmp_path: Path) -> None:
    links = [f"/{number}" for number in range(5)]
    site.answers["news.example/rss"] = page(feed(site, *links))
    for link in links:
        site.answers["news.example" + link] = page(PAGE + link.encode())
    undisturbed = tmp_path / "undisturbed"
    run(site, undisturbed, "news.example/rss")
    whole = (undisturbed / PAGES).read_bytes()
    for step in range(2, 7):
        folder = tmp_path / str(step)
        courier, _ = site.courier()
        events = collect([site.url("news.example/rss")], folder, courier=courier)
        for _ in range(step):
            next(events)
        events.close()  # type: ignore[attr-defined]
        with (folder / PAGES).open("r+b") as stream:
            stream.truncate(len(stream.read()) - step)
        run(site, folder, "news.example/rss")
        assert (folder / PAGES).read_bytes() == whole


def test_hosts_take_turns(site: Site, tmp_path: Path) -> None:
    places = ["a.example/1", "a.example/2", "b.example/1", "b.example/2", "c.example/1"]
    for place in places:
        site.answers[place] = page()
    run(site, tmp_path, *places)
    hosts = [address.split("/")[2].partition(".")[0] for address in archived(tmp_path)]
    assert hosts == ["a", "b", "c", "a", "b"]


def test_every_code_is_documented() -> None:
    text = (HOME / "docs" / "web.md").read_text(encoding="utf-8")
    for code, reason in WEB_REASONS.items():
        assert f"| `{code}` | {reason.kind} | {reason.meaning} |" in text
