"""Lists that follow their forms as these are filled in, with htmx; and without a script as well."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from tests.desk.desks import Visitor
from tests.desk.test_pages import serious

LISTS = [
    ("/", "title", "الجسر", 2, "li h2"),
    ("/search", "q", "القديم", 3, ".rows > li"),
    ("/sources", "name", "سامر", 1, ".rows > li"),
]


@pytest.mark.parametrize(("where", "field", "words", "count", "row"), LISTS)
def test_a_list_follows_what_is_typed(
    context: BrowserContext,
    guest: Visitor,
    where: str,
    field: str,
    words: str,
    count: int,
    row: str,
) -> None:
    page = context.new_page()
    page.set_default_timeout(10_000)
    errors: list[str] = []
    page.on("console", lambda one: errors.append(one.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(guest.base + where)
    page.evaluate("window.same = true")
    page.click(f"input[name={field}]")
    page.keyboard.type(words)
    page.wait_for_url(f"**?*{field}=%*")
    expect(page.locator(f"#found {row}")).to_have_count(count)
    # The same page, with the cursor where it was; and its address leads back to what it shows.
    assert page.evaluate("window.same")
    assert page.evaluate("document.activeElement.name") == field
    found = page.text_content("#found")
    assert serious(page) == []
    page.reload()
    assert page.text_content("#found") == found
    assert page.input_value(f"input[name={field}]") == words
    assert errors == []


def test_what_is_wrong_is_told_and_the_way_back_is_whole(
    context: BrowserContext, guest: Visitor
) -> None:
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(guest.base + "/search?q=%D8%A7%D9%84%D8%AC%D8%B3%D8%B1")
    rows = page.locator(".rows > li").count()
    assert rows
    page.fill("input[name=q]", '"')
    page.wait_for_selector("#found .alert")
    page.go_back()
    page.wait_for_selector(".rows > li")
    assert page.locator(".rows > li").count() == rows
    assert page.locator("main").count() == 1


@pytest.mark.parametrize(("where", "field", "words", "count", "row"), LISTS)
def test_without_a_script_the_form_is_sent(
    browser: Browser, guest: Visitor, where: str, field: str, words: str, count: int, row: str
) -> None:
    made = browser.new_context(java_script_enabled=False)
    made.add_cookies([{"name": n, "value": v, "url": guest.base} for n, v in guest.cookies.items()])
    page = made.new_page()
    page.goto(guest.base + where)
    page.fill(f"input[name={field}]", words)
    page.press(f"input[name={field}]", "Enter")
    expect(page.locator(f"#found {row}")).to_have_count(count)
    made.close()
