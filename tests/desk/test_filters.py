"""What an article shows at a time: a kind of source, the outlet itself, what the headline drops."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext
from tests.desk.desks import Visitor
from tests.desk.test_pages import serious
from tests.desk.test_pasted import pasted

TITLE = "الجسر القديم سيغلق أمام الشاحنات غداً"
TOLD = (
    f"قال مصدر مطّلع لوكالة نورس إن {TITLE}. ولا شك أن الإغلاق سيضر بالتجار، وربما يطول شهراً. وقال "
    "رئيس البلدية سامر العلي إن الإصلاح ضروري."
)


@pytest.fixture(scope="module")
def article(guest: Visitor) -> str:
    return pasted(guest, text=TOLD, title=TITLE).headers["location"].partition("?")[0]


@pytest.mark.parametrize(
    ("show", "cards", "marks"),
    [
        ("", ["s1", "s2"], 2),
        ("anonymous", ["s1"], 2),
        ("named", ["s2"], 2),
        ("vague", [], 2),
        ("headline", ["s1"], 2),
        ("voice", [], 2),
        ("marks", [], 2),
        ("nothing", ["s1", "s2"], 2),
    ],
)
def test_one_kind_at_a_time(
    guest: Visitor, article: str, show: str, cards: list[str], marks: int
) -> None:
    text = guest.ask(f"{article}?show={show}").text
    assert re.findall(r'class="card[^"]*" id="(\w+)"', text) == cards
    # Each mark is listed once, wherever the list stands.
    assert len(re.findall(r'<li id="m\d+">', text)) == marks
    chosen = re.findall(r'href="\?show=(\w+)" aria-current="true"', text)
    assert chosen == ([show] if show not in ("", "nothing", "vague") else [])


def test_the_marks_alone_are_painted(context: BrowserContext, guest: Visitor, article: str) -> None:
    page = context.new_page()
    page.goto(f"{guest.base}{article}?show=marks")
    painted = page.evaluate("[...CSS.highlights].filter(([, h]) => h.size).map(([name]) => name)")
    assert painted == ["own"]
    assert page.text_content("#text") == TOLD
    assert serious(page) == []
    page.click(".chips a.headline")
    page.wait_for_url("**show=headline")
    assert page.locator(".card").count() == 1


def test_what_is_not_there_is_not_offered(guest: Visitor) -> None:
    plain = pasted(guest, text="قال الوزير إن الطقس جميل.").headers["location"].partition("?")[0]
    text = guest.ask(plain).text
    assert "show=marks" not in text
    assert "show=headline" not in text
