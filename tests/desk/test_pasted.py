"""A text that is pasted: read, shown, not kept; and what is none is told."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext
from tests.desk.desks import LIGATURES, Answer, Visitor

HOSTILE = (
    "قال الوزير <script>alert(1)</script> إن </article><b>الاتفاق</b> جاهز.\n\nوزعم تاجر أنه نُسي."
)


def pasted(guest: Visitor, **fields: str) -> Answer:
    found = re.search(r'name="form" value="([^"]+)"', guest.ask("/add").text)
    assert found
    headers = {"Origin": guest.base, "Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode({"form": found[1], **fields})
    return guest.ask("/pasted", "POST", body, headers)


@pytest.mark.parametrize("text", [LIGATURES, HOSTILE])
def test_a_text_is_read_as_it_is(context: BrowserContext, guest: Visitor, text: str) -> None:
    page = context.new_page()
    page.on("dialog", lambda _: pytest.fail("the text acts"))
    page.goto(guest.base + "/add")
    page.fill("#paste textarea", text)
    page.fill("#paste input[name=outlet]", "<b>المرفأ</b>")
    page.fill("#paste input[name=date]", "2024-02-01")
    with page.expect_navigation():
        page.click("#paste button.main")
    assert page.text_content("#text") == text
    assert page.locator("#text script, #text b").count() == 0
    assert page.locator(".card").count() >= 2
    assert "<b>المرفأ</b>" in (page.text_content(".card .chain") or "")
    with page.expect_navigation():
        page.click(".chips a.voice")
    assert page.evaluate("CSS.highlights.has('voice')")


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": " \n"},
        {"text": "no letters of Arabic"},
        {"text": LIGATURES, "date": "2024-02-31"},
        {"text": LIGATURES, "date": "x"},
    ],
)
def test_what_is_none_is_told(guest: Visitor, fields: dict[str, str]) -> None:
    answer = pasted(guest, **fields)
    assert answer.status == 422
    assert 'role="alert"' in answer.text


def test_too_much_is_refused(guest: Visitor) -> None:
    assert pasted(guest, text="قال " * 200_000).status == 413


def test_it_needs_the_form(guest: Visitor) -> None:
    headers = {"Origin": guest.base, "Content-Type": "application/x-www-form-urlencoded"}
    assert guest.ask("/pasted", "POST", urlencode({"text": LIGATURES}), headers).status == 403


def test_it_has_a_report_and_is_no_article(guest: Visitor) -> None:
    where = pasted(guest, text=LIGATURES).headers["location"]
    assert "Coast Press" in guest.ask(where + "/report").text
    assert guest.ask(where.replace("/pasted/", "/articles/")).status == 404
    assert guest.ask("/pasted/0").status == 404
