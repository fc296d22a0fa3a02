"""Feeds that lie on disk."""

from __future__ import annotations

import json
from collections.abc import Callable

from musnad.corpus.raw import Raw, Reject

Read = Callable[..., list[Raw | Reject]]
LONG = " ".join(["قال شاهد إن الجسر سقط في الليل ولم يصب أحد."] * 10)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>بريد الشاطئ</title><language>ar</language>
<item><title>سقوط جسر</title><link>https://news.example/1</link><guid>g1</guid>
<pubDate>Sun, 14 Feb 2021 10:00:00 +0300</pubDate>
<description>موجز</description>
<content:encoded><![CDATA[<p>قال شاهد إن الجسر سقط.</p><p>وأضاف أنه نجا.</p>]]></content:encoded>
</item>
<item><title>عنوان</title><link>https://news.example/2</link><description>موجز...</description>
</item>
<item><title>خبر</title><link>https://news.example/3</link><description>{LONG}</description>
</item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>بريد الشاطئ</title>
<entry><title>خبر</title><id>a1</id><link href="https://news.example/1"/>
<updated>2021-02-14T10:00:00Z</updated><author><name>سعاد نعمان</name></author>
<content type="html">&lt;p&gt;قال شاهد إن الجسر سقط.&lt;/p&gt;</content></entry></feed>
"""


def test_rss(read: Read) -> None:
    for name in ("a.rss", "a.xml", "a"):
        first, second, third = read(name, RSS.encode())
        assert isinstance(first, Raw)
        assert first.address == "https://news.example/1"
        fields = json.loads(first.data)
        assert fields["text"] == "<p>قال شاهد إن الجسر سقط.</p><p>وأضاف أنه نجا.</p>"
        assert (fields["id"], fields["outlet"]) == ("g1", "بريد الشاطئ")
        assert fields["date"] == "Sun, 14 Feb 2021 10:00:00 +0300"
        assert isinstance(second, Reject)
        assert (second.code, second.kind, second.number) == ("only-a-link", "skipped", 2)
        assert second.address == "https://news.example/2"
        assert isinstance(third, Raw)
        assert json.loads(third.data)["text"] == LONG


def test_atom(read: Read) -> None:
    (item,) = read("a.atom", ATOM.encode())
    assert isinstance(item, Raw)
    fields = json.loads(item.data)
    assert fields["text"] == "<p>قال شاهد إن الجسر سقط.</p>"
    assert (fields["byline"], fields["date"]) == ("سعاد نعمان", "2021-02-14T10:00:00Z")


def test_what_is_no_feed(read: Read) -> None:
    (item,) = read("a.rss", "قال".encode())
    assert isinstance(item, Reject)
    assert item.code == "bad-record"
