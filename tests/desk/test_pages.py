"""Every page in a real browser, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.desk.desks import ARTICLES, LIGATURES, Visitor

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
MAYOR = "رئيس البلدية سامر العلي"
PAGES = ("list", "found nothing", "article", "anonymous", "voice", "odd")
SEARCH = ("search", "hits", "no hits", "narrowed")
MORE = (
    "stories",
    "story",
    "sources",
    "actors",
    "source",
    "export",
    "outlets",
    "paste",
    "settings",
    "absent",
)


def link(guest: Visitor, title: str) -> str:
    text = guest.ask("/").text
    found = re.search(rf'href="(/articles/\w+)"[^>]*>{title}<', text)
    assert found, text
    return found[1]


@pytest.fixture(scope="session")
def addresses(guest: Visitor) -> Mapping[str, str]:
    article = link(guest, "الاتفاق جاهز")
    story = re.search(r'href="(/stories/\w+)"', guest.ask("/stories").text)
    assert story
    return {
        "list": "/",
        "found nothing": "/?title=zzz",
        "article": article,
        "anonymous": link(guest, "إغلاق الجسر القديم") + "?show=anonymous",
        "voice": article + "?show=voice",
        "odd": link(guest, "لم ⟦RLO⟧يسأل أحداً"),
        "search": "/search",
        "hits": "/search?q=%D8%A7%D9%84%D8%AC%D8%B3%D8%B1",
        "no hits": "/search?q=zzz&form=exact&outlet=x",
        "narrowed": "/search?q=%D8%A7%D9%84%D8%AC%D8%B3%D8%B1&kind=anonymous&since=2024-02-02",
        "stories": "/stories",
        "story": story[1],
        "sources": "/sources",
        "actors": "/sources?who=actors",
        "source": f"/sources/named?name={quote(MAYOR)}",
        "export": article + "/export",
        "outlets": "/outlets",
        "paste": "/pasted",
        "settings": "/settings",
        "absent": "/nowhere",
    }


@pytest.fixture
def page(context: BrowserContext) -> Page:
    made = context.new_page()
    made.set_default_timeout(10_000)
    return made


def speak(page: Page, guest: Visitor, language: str) -> None:
    taste = {"name": "musnad-taste", "value": f"{language}.latin.levant", "url": guest.base}
    page.context.add_cookies([taste])  # type: ignore[list-item]


def serious(page: Page) -> list[tuple[str, Any]]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        (one["id"], [node["html"] for node in one["nodes"]])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", [*PAGES, *SEARCH, *MORE])
def test_a_page_is_sound(
    page: Page, guest: Visitor, addresses: Mapping[str, str], name: str, language: str
) -> None:
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda one: errors.append(one.text) if "Policy" in one.text else None)
    speak(page, guest, language)
    # One language is looked at by day on a wide screen, the other by night on a telephone.
    page.emulate_media(color_scheme="light" if language == "ar" else "dark")
    for width in (1280, 390) if language == "en" else (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(guest.base + addresses[name])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert serious(page) == []
    assert page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
    assert errors == []
    assert [url for url in asked if not url.startswith(guest.base)] == []


def test_the_text_is_the_article(page: Page, guest: Visitor, addresses: Mapping[str, str]) -> None:
    page.goto(guest.base + addresses["article"])
    assert page.evaluate("document.getElementById('text').childNodes.length") == 1
    assert page.evaluate("document.getElementById('text').textContent") == LIGATURES


def test_paint_lies_where_the_words_are(
    page: Page, guest: Visitor, addresses: Mapping[str, str]
) -> None:
    page.goto(guest.base + addresses["article"])
    cues = page.evaluate(
        "[...CSS.highlights.get('cue')].map(r => r.startContainer.data.slice("
        "r.startOffset, r.endOffset))"
    )
    assert cues == ["قال", "وذكرت", "وقال"]


def test_paint_moves_no_letter(page: Page, guest: Visitor, addresses: Mapping[str, str]) -> None:
    page.goto(guest.base + addresses["article"])
    width = (
        "() => { const n = document.getElementById('text').firstChild, r = document.createRange();"
        "r.setStart(n, 0); r.setEnd(n, n.data.indexOf('.')); return [...r.getClientRects()]"
        ".map(b => b.width) }"
    )
    painted = page.evaluate(width)
    page.evaluate("CSS.highlights.clear()")
    assert painted == page.evaluate(width)


def test_without_a_script_the_text_is_marked(
    page: Page, guest: Visitor, addresses: Mapping[str, str]
) -> None:
    made = page.context.browser
    assert made
    plain = made.new_context(java_script_enabled=False)
    plain.add_cookies(
        [{"name": n, "value": v, "url": guest.base} for n, v in guest.cookies.items()]
    )
    bare = plain.new_page()
    bare.goto(guest.base + addresses["article"])
    assert bare.text_content("#text") == LIGATURES
    assert bare.locator("#text mark.cue").all_text_contents() == ["قال", "وذكرت", "وقال"]
    plain.close()


def test_hidden_controls_are_shown(
    page: Page, guest: Visitor, addresses: Mapping[str, str]
) -> None:
    page.on("dialog", lambda _: pytest.fail("the text acts"))
    page.goto(guest.base + addresses["odd"])
    shown = page.text_content("#text") or ""
    assert "CNN⟦RLO⟧NNC" in shown
    assert "\u202e" not in (page.text_content("body") or "")
    assert page.locator("#text img").count() == 0


def test_a_chain_runs_from_right_to_left(
    page: Page, guest: Visitor, addresses: Mapping[str, str]
) -> None:
    for language in ("ar", "en"):
        speak(page, guest, language)
        page.goto(guest.base + addresses["article"])
        chain = page.locator(".card .chain", has_text="Reuters")
        names = chain.locator("bdi").all_text_contents()
        boxes = [one.bounding_box() for one in chain.locator("bdi").all()]
        assert names == ["المرفأ", "Reuters", "Coast Press"]
        at = [box["x"] for box in boxes if box]
        assert at == sorted(at, reverse=True)


def test_filters_choose(page: Page, guest: Visitor, addresses: Mapping[str, str]) -> None:
    page.goto(guest.base + addresses["anonymous"])
    assert page.locator(".card").count() == page.locator(".card.anonymous").count() > 0
    assert page.evaluate("CSS.highlights.has('anonymous') && !CSS.highlights.has('named')")
    page.goto(guest.base + addresses["voice"])
    assert page.locator(".card").count() == 0
    assert page.evaluate("CSS.highlights.has('voice') && !CSS.highlights.has('cue')")


def test_the_keyboard_is_enough(page: Page, guest: Visitor, addresses: Mapping[str, str]) -> None:
    speak(page, guest, "en")
    page.goto(guest.base + addresses["list"])
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.rows') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".card")
    chosen = "document.activeElement.id"
    page.keyboard.press("j")
    assert page.evaluate(chosen) == "s1"
    page.keyboard.press("j")
    assert page.evaluate(chosen) == "s2"
    page.keyboard.press("k")
    assert page.evaluate(chosen) == "s1"
    page.keyboard.press("Enter")
    assert page.evaluate("CSS.highlights.get('chosen').size") >= 2
    page.keyboard.press("Shift+?")
    assert page.evaluate("document.getElementById('keys').open")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.getElementById('keys').open")


def test_settings_are_kept(page: Page, guest: Visitor) -> None:
    page.goto(guest.base + "/settings")
    page.check("input[value=arabic]")
    page.check("input[value=egypt]")
    with page.expect_navigation():
        page.click("button.main")
    assert page.is_checked("input[value=arabic]")
    page.goto(guest.base)
    assert "٣ فبراير ٢٠٢٤" in (page.text_content("main") or "")
    page.click(".tongue button")
    page.wait_for_selector("html[lang=en]")
    assert "3 February 2024" in (page.text_content("main") or "")


def test_the_report_is_one_file(guest: Visitor, addresses: Mapping[str, str]) -> None:
    answer = guest.ask(addresses["article"] + "/report")
    assert answer.status == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert "Coast Press" in answer.text


def test_the_list_can_be_narrowed(page: Page, guest: Visitor) -> None:
    page.goto(guest.base + "/")
    assert page.locator(".rows > li").count() == len(ARTICLES)
    page.select_option("select", "صدى الساحل")
    page.click(".find button")
    page.wait_for_url("**outlet=*")
    assert page.locator(".rows > li").all_text_contents()[0].strip().startswith("الجسر مغلق")
