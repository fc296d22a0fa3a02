"""The network of an article in the browser: drawn, listed, chosen by mouse and by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.desk.desks import Visitor
from tests.desk.test_pages import serious, speak
from tests.desk.test_pasted import pasted

import musnad
import musnad.desk.web
from musnad.desk.web.catalogue import Taste
from musnad.desk.web.exploring import graph_of
from musnad.export.html import sheet_of

TOLD = (
    "قال ناطق باسم الجيش اللبناني إن الجيش اعتقل قائد التنظيم سامر العلي في طرابلس. وقال مصدر "
    "أمني إن الجيش قصف مواقع تنظيم الدولة الإسلامية في الرقة. ونفى ناطق باسم الجيش أن يكون الجيش "
    "قد اعتقل سامر العلي."
)


@pytest.fixture(scope="session")
def network(guest: Visitor) -> str:
    """The address of a network with three edges."""
    return guest.base + pasted(guest, text=TOLD).headers["location"].partition("?")[0] + "/network"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    made = context.new_page()
    made.set_default_timeout(10_000)
    return made


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_network_is_explored(page: Page, guest: Visitor, network: str, language: str) -> None:
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda one: errors.append(one.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    speak(page, guest, language)
    page.emulate_media(color_scheme="light" if language == "ar" else "dark")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(network)
        page.wait_for_selector("#network[data-ready]")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.is_hidden("#drawing")
    assert page.locator(".edges > li").count() == 3
    # Who does it stands first, and the arrow points away from there.
    names = page.locator("#e1 .edge bdi")
    assert names.all_text_contents() == ["الجيش", "قائد التنظيم"]
    places = names.evaluate_all("all => all.map(one => one.getBoundingClientRect().x)")
    assert (places[0] > places[1]) == (language == "ar")
    # A line of the picture chooses its place in the list.
    page.locator("#network").scroll_into_view_if_needed()
    # The picture learns where it lies with the frame that follows the scrolling.
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    box = page.locator("#network").bounding_box()
    at = page.evaluate("document.getElementById('network').drawn.place('e2')")
    assert box
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    page.wait_for_selector("#e2[aria-current]")
    assert page.evaluate("document.activeElement.hash") == "#e2"
    # And the keys do all that the mouse does.
    before = page.evaluate("document.getElementById('network').drawn.zoom()")
    page.focus("[data-zoom='1.3']")
    page.keyboard.press("Enter")
    assert page.evaluate("document.getElementById('network').drawn.zoom()") > before
    page.focus("#e1 .edge")
    page.keyboard.press("Enter")
    assert page.get_attribute("#network", "data-chosen") == "e1"
    assert page.locator(".edges > li[aria-current]").count() == 1
    assert serious(page) == []
    assert errors == []
    assert [url for url in asked if not url.startswith(guest.base)] == []


def test_without_a_script_it_is_a_drawing_and_a_list(
    browser: Browser, guest: Visitor, network: str
) -> None:
    made = browser.new_context(java_script_enabled=False)
    made.add_cookies([{"name": n, "value": v, "url": guest.base} for n, v in guest.cookies.items()])
    bare = made.new_page()
    bare.goto(network)
    assert bare.is_visible("#drawing svg")
    assert not bare.is_visible("#network")
    bare.click("#e2 .edge")
    assert bare.url.endswith("#e2")
    made.close()


def test_an_article_without_edges_says_so(guest: Visitor) -> None:
    where = pasted(guest, text="قال الوزير إن الطقس جميل.").headers["location"].partition("?")[0]
    answer = guest.ask(f"{where}/network")
    assert answer.status == 200
    assert 'class="empty"' in answer.text
    assert guest.ask("/articles/0/network").status == 404


def test_an_edge_looks_as_the_firmest_word_for_it_does() -> None:
    web = sheet_of(musnad.read(TOLD), language="en").web
    graph = graph_of(web, Taste("en"))
    edges = {one["id"]: one for one in graph["edges"]}
    assert [edges[f"e{n}"]["group"] for n in (1, 2, 3)] == ["named", "anonymous", "named"]
    assert edges["e2"]["label"] == "shelling\nمصدر أمني"
    assert edges["e3"]["label"].startswith("arrest (denied)")
    names = {one["id"]: one["label"] for one in graph["nodes"]}
    assert names[edges["e1"]["source"]] == "الجيش"
    assert all({one["source"], one["target"]} <= names.keys() for one in edges.values())


def test_what_is_vendored_carries_its_licence() -> None:
    folder = Path(musnad.desk.web.__file__).parent / "static/vendor"
    for script in folder.glob("*.js"):
        name = script.name.partition(".")[0]
        assert "Permission" in (folder / f"{name}.LICENSE").read_text(encoding="utf-8")
