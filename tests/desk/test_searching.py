"""The page of search: what is found, how it is shown, and what cannot be asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext
from tests.desk.desks import ARTICLES, Visitor

FOUND = re.compile(r'<h2><a href="/articles/\w+" dir="auto">([^<]*)</a>')
BRIDGE = ["التجار: لم يسألنا أحد", "الجسر مغلق", "إغلاق الجسر القديم"]


def titles(guest: Visitor, fields: Mapping[str, str]) -> list[str]:
    answer = guest.ask(f"/search?{urlencode(fields)}")
    assert answer.status == 200
    return FOUND.findall(answer.text)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"q": "الجِسْرَ"}, BRIDGE),
        ({"q": "جسر"}, BRIDGE),
        ({"q": "جسر", "form": "exact"}, []),
        ({"q": "هندسي", "form": "parts"}, []),
        ({"q": "شاحن", "form": "parts"}, BRIDGE),
        ({"q": "الجسر", "outlet": "المرفأ"}, [BRIDGE[2]]),
        ({"q": "الجسر", "since": "2024-02-02"}, BRIDGE[:2]),
        ({"q": "الجسر", "until": "2024-02-01"}, [BRIDGE[2]]),
        ({"source": "رئيس البلدية سامر العلي"}, [BRIDGE[0], BRIDGE[2]]),
        ({"q": "الجسر", "since": "0001-01-01", "until": "9999-12-31"}, BRIDGE),
        ({"kind": "vague"}, ["الاتفاق جاهز"]),
        ({"q": '"سيغلق أمام الشاحنات"'}, BRIDGE),
        ({"q": '"الشاحنات أمام"'}, []),
        ({"stance": "nonsense", "kind": "' or 1=1 --", "q": "الجسر"}, BRIDGE),
    ],
)
def test_what_is_found(guest: Visitor, fields: Mapping[str, str], found: list[str]) -> None:
    assert titles(guest, fields) == found


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"q": "«»"}, "لا كلمة في ما كُتب"),
        ({"q": "الجسر", "since": "غداً"}, "هذا ليس يومًا"),
        ({"q": "كلمة " * 400}, "كلمات كثيرة"),
    ],
)
def test_what_cannot_be_asked(guest: Visitor, fields: Mapping[str, str], says: str) -> None:
    answer = guest.ask(f"/search?{urlencode(fields)}")
    assert (answer.status, says in answer.text) == (422, True)


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", '"', "a\u202eb", "NEAR(جسر) OR *", "title:جسر", "'; --"]
)
def test_what_is_typed_is_shown_and_not_obeyed(guest: Visitor, typed: str) -> None:
    answer = guest.ask(f"/search?{urlencode({'q': typed})}")
    assert answer.status in (200, 422)
    assert "<script>alert" not in answer.text


def test_a_hit_leads_to_its_place(context: BrowserContext, guest: Visitor) -> None:
    page = context.new_page()
    page.goto(f"{guest.base}/search?{urlencode({'q': 'اتجاه'})}")
    page.click(".hits a >> nth=0")
    page.wait_for_url("**/articles/**")
    # A function that waits by itself: the pages forbid what looks again and again by `eval`.
    page.evaluate(
        "() => new Promise(done => { const look = () => CSS.highlights.has('chosen') ? done() : "
        "requestAnimationFrame(look); look() })"
    )
    chosen = page.evaluate(
        "[...CSS.highlights.get('chosen')].map(r => r.startContainer.data.slice("
        "r.startOffset, r.endOffset))"
    )
    assert chosen == ["اتجاه"]
    text = page.evaluate("document.getElementById('text').textContent")
    assert text in [article["text"] for article in ARTICLES]
