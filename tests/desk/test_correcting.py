"""Correcting in the browser: by keys, by forms, by two people at once, and by attackers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine
from tests.desk.desks import Answer, Visitor, entered, fresh
from tests.desk.test_pages import link, serious, speak

from musnad.desk.store.base import NAME, open_store
from musnad.desk.store.log import history, in_force, undo

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SELECT = """([words, cut]) => {
  const n = document.getElementById('text').firstChild, i = n.data.indexOf(words);
  const r = document.createRange(), s = getSelection();
  r.setStart(n, i + cut); r.setEnd(n, i + words.length - cut);
  s.removeAllRanges(); s.addRange(r);
}"""


@pytest.fixture(scope="module")
def folder(shelf_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of its own, so that no other test sees what is corrected here."""
    return fresh(shelf_folder, tmp_path_factory.mktemp("c"))


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[Visitor]:
    with entered(folder) as visitor:
        yield visitor


@pytest.fixture
def store(folder: Path) -> Iterator[Engine]:
    """What people entered; undone again behind each test."""
    opened = open_store(folder / NAME)
    yield opened
    for one in in_force(history(opened)):
        undo(opened, one.id, who="test")
    opened.dispose()


@pytest.fixture(params=["إغلاق الجسر القديم"])
def article(request: pytest.FixtureRequest, editor: Visitor) -> str:
    return link(editor, request.param)


@pytest.fixture
def page(browser: Browser, editor: Visitor) -> Iterator[Page]:
    made = browser.new_context()
    made.add_cookies(
        [{"name": n, "value": v, "url": editor.base} for n, v in editor.cookies.items()]
    )
    opened = made.new_page()
    opened.set_default_timeout(10_000)
    yield opened
    made.close()


def token(editor: Visitor) -> str:
    found = re.search(r'name="form" value="([^"]+)"', editor.ask("/settings").text)
    assert found
    return found[1]


def cues(editor: Visitor, article: str) -> list[str]:
    return re.findall(r'data-cue="([\d-]+)"', editor.ask(article).text)


def send(editor: Visitor, article: str, **fields: str) -> Answer:
    seen = re.search(r'name="seen" value="(\d+)"', editor.ask(article).text)
    assert seen
    body = urlencode({"form": token(editor), "seen": seen[1], **fields})
    return editor.ask(article + "/corrections", "POST", body, FORM | {"Origin": editor.base})


def states(page: Page) -> list[str]:
    signs = page.locator(".card .state").all_text_contents()
    return [" ".join(one.split()) for one in signs]


def test_the_keyboard_corrects(page: Page, editor: Visitor, article: str, store: Engine) -> None:
    speak(page, editor, "en")
    page.goto(editor.base + article)
    before = page.text_content("#text")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector("#s1 .state.accepted")
    assert page.evaluate("document.activeElement.id") == "s1"
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_selector("#s2 form.statement")
    page.select_option("#s2 [name=stance]", "denying")
    page.fill("#s2 [name=source]", "ناطق باسم البلدية")
    page.fill("#s2 [name=reason]", "السياق")
    page.keyboard.press("Enter")
    page.wait_for_selector("#s2 .state.changed")
    was = " ".join((page.text_content("#s2 .was") or "").split())
    assert "neutral → is now denying" in was
    assert "مصدر في بلدية المدينة → is now ناطق باسم البلدية" in was
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.wait_for_selector("#r1 .state.rejected")
    assert page.locator(".cards .card[id^=s]").count() == 2
    page.keyboard.press("u")
    page.wait_for_selector("#s3 .state.machine")
    page.keyboard.press("r")
    page.wait_for_selector("#r1 .state.rejected")
    assert page.text_content("#text") == before
    assert page.evaluate("document.getElementById('text').childNodes.length") == 1
    acts = [(one.act, one.field, one.who) for one in history(store)][-6:]
    assert acts == [
        ("accept", None, "local"),
        ("change", "source", "local"),
        ("change", "stance", "local"),
        ("reject", None, "local"),
        ("undo", None, "local"),
        ("redo", None, "local"),
    ]
    assert history(store)[-5].reason == "السياق"
    page.keyboard.press("Shift+?")
    assert "reject the statement" in (page.text_content("#keys") or "")


@pytest.mark.parametrize("article", ["الاتفاق جاهز"], indirect=True)
def test_selected_words_become_a_statement(
    page: Page, editor: Visitor, article: str, store: Engine
) -> None:
    speak(page, editor, "en")
    page.goto(editor.base + article)
    # Behind two characters that JavaScript counts otherwise; parts of words are selected.
    page.evaluate(SELECT, ["وصل إلى العاصمة", 1])
    page.wait_for_selector("#adding:not([hidden])")
    page.keyboard.press("a")
    page.wait_for_selector("#added form.statement")
    assert page.input_value("#added [name=content]") == "وصل إلى العاصمة"
    assert page.locator("#added [data-field=content] [type=radio]").count() == 2
    page.evaluate(SELECT, ["الأمر", 0])
    page.click("#added [data-take=cue]")
    page.wait_for_selector("#added [name=cue_was][value='الأمر']", state="attached")
    page.fill("#added [name=source]", "شاهد")
    page.click("#added .main")
    assert "accepted" in (page.locator("#added .alert").text_content() or "")
    page.select_option("#added [name=kind]", "anonymous")
    page.click("#added .main")
    page.wait_for_selector(".card .state.added")
    entry = history(store)[-1]
    assert (entry.act, entry.new["source"]["name"], entry.new["kind"]) == (
        "add",
        "شاهد",
        "anonymous",
    )
    assert [one["quote"] for one in entry.new["content"]] == ["وصل إلى العاصمة"]
    assert entry.new["cue"]["quote"] == "الأمر"


def test_without_a_script_forms_do_it(
    browser: Browser, editor: Visitor, article: str, store: Engine
) -> None:
    made = browser.new_context(java_script_enabled=False)
    made.add_cookies(
        [{"name": n, "value": v, "url": editor.base} for n, v in editor.cookies.items()]
    )
    bare = made.new_page()
    bare.set_default_timeout(10_000)
    bare.goto(editor.base + article)
    bare.click("#s1 button[value=accept]")
    assert bare.locator("#s1 .state.accepted").count() == 1
    bare.click("#s2 a.edit")
    bare.check("[data-field=cue] [type=radio] >> nth=1")
    bare.click("button.main")
    assert bare.locator("#s2 .was del").count() == 1
    assert bare.text_content("#s2 .verb") == "أضاف"
    bare.click("a.add")
    bare.fill("[name=content]", "القرار سيزعج")
    bare.fill("[name=cue]", "شك")
    bare.fill("[name=source]", "التجار")
    bare.select_option("[name=kind]", "vague")
    bare.click("button.main")
    assert bare.locator(".state.added").count() == 1
    bare.goto(editor.base + "/corrections")
    bare.click("li:first-child button[value=undo]")
    assert bare.locator("li:first-child b", has_text=re.compile("تراجع")).count() == 1
    made.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_pages_of_corrections_are_sound(
    page: Page, editor: Visitor, article: str, store: Engine, language: str
) -> None:
    speak(page, editor, language)
    first, second, *_ = cues(editor, article)
    assert send(editor, article, act="reject", cue_now=second).status == 303
    changed = send(editor, article, act="change", cue_now=first, stance="judging", reason="ن")
    assert changed.status == 303
    page.emulate_media(color_scheme="light" if language == "ar" else "dark")
    addresses = (
        article,
        f"{article}/statement?cue={first}",
        f"{article}/statement",
        "/corrections",
        "/corrections?show=lost&who=nobody",
        "/settings/health",
    )
    for address in addresses:
        page.goto(editor.base + address)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert serious(page) == [], address


def test_of_two_people_the_second_is_told(editor: Visitor, article: str, store: Engine) -> None:
    first, second, *_ = cues(editor, article)
    before = len(history(store))
    seen = {"seen": str(before)}
    one = send(editor, article, act="change", cue_now=first, stance="denying", **seen)
    other = send(
        editor, article, act="change", cue_now=first, stance="judging", reason="kept", **seen
    )
    elsewhere = send(editor, article, act="accept", cue_now=second, **seen)
    assert (one.status, other.status, elsewhere.status) == (303, 409, 303)
    assert 'value="kept"' in other.text
    assert '<option value="judging" selected>' in other.text
    assert "نفي" in other.text
    assert [entry.new for entry in history(store)[before:]] == ["denying", None]
    number = history(store)[before].id
    turned = [send(editor, article, act="undo", of=str(number)).status for _ in range(2)]
    assert turned == [303, 409]


@pytest.mark.parametrize(
    "fields",
    [
        {"act": "accept", "cue_now": "0-99999"},
        {"act": "accept", "cue_now": "-1-3"},
        {"act": "accept", "cue_now": "7-9"},
        {"act": "accept"},
        {"act": "drop table", "cue_now": "FIRST"},
        {"act": "change", "cue_now": "FIRST", "content_at": "5-99999", "content": ""},
        {"act": "change", "cue_now": "FIRST", "content_at": "9-5"},
        {"act": "change", "cue_now": "FIRST", "content": "zzz"},
        {"act": "change", "cue_now": "FIRST", "cue": ""},
        {"act": "change", "cue_now": "FIRST", "kind": "king"},
        {"act": "change", "cue_now": "FIRST", "source": "x" * 300},
        {"act": "change", "cue_now": "FIRST", "stance": "asking", "reason": "x" * 2000},
        {"act": "add", "content": "القرار", "cue": "شك"},
        {"act": "undo", "of": "999999"},
        {"act": "undo", "of": "1 or 1=1"},
    ],
)
def test_odd_corrections_change_nothing(
    editor: Visitor, article: str, store: Engine, fields: dict[str, str]
) -> None:
    before = history(store)
    first = cues(editor, article)[0]
    given = {name: value.replace("FIRST", first) for name, value in fields.items()}
    answer = send(editor, article, **given)
    assert answer.status in (409, 422)
    assert "root:" not in answer.text
    assert history(store) == before


def test_articles_that_are_not_there_are_told(editor: Visitor) -> None:
    body = urlencode({"form": token(editor), "act": "accept", "cue_now": "0-3"})
    headers = FORM | {"Origin": editor.base}
    assert editor.ask("/articles/none/corrections", "POST", body, headers).status == 404
    assert editor.ask("/articles/none/statement").status == 404


def test_strange_forms_are_refused(editor: Visitor, article: str, store: Engine) -> None:
    before = history(store)
    where, own = article + "/corrections", FORM | {"Origin": editor.base}
    good = urlencode({"act": "accept", "cue_now": cues(editor, article)[0], "seen": "9999"})
    signed = f"form={token(editor)}&{good}"
    assert editor.ask(where, "POST", good, own).status == 403
    assert editor.ask(where, "POST", f"form={'x' * 43}&{good}", own).status == 403
    assert editor.ask(where, "POST", signed, FORM).status == 403
    assert editor.ask(where, "POST", signed, FORM | {"Origin": "http://evil.example"}).status == 403
    assert editor.ask(where, "POST", signed + "&reason=" + "x" * 1_000_001, own).status == 413
    stranger = Visitor(editor.base)
    assert stranger.ask(where, "POST", signed, own).headers["location"] == "/open"
    assert history(store) == before


def test_what_people_write_does_not_act(
    page: Page, editor: Visitor, article: str, store: Engine
) -> None:
    page.on("dialog", lambda _: pytest.fail("the text acts"))
    nasty = "<img src=x onerror=alert(1)>\u202eevil"
    first = cues(editor, article)[0]
    assert (
        send(
            editor, article, act="change", cue_now=first, source=nasty, kind="person", reason=nasty
        ).status
        == 303
    )
    for address in (article, "/corrections", f"{article}/statement?cue={first}"):
        page.goto(editor.base + address)
        assert "\u202e" not in page.content()
        assert page.locator("img").count() == 0
        assert "⟦RLO⟧" in page.content()


def test_lost_corrections_are_listed(
    page: Page, editor: Visitor, article: str, store: Engine
) -> None:
    first = cues(editor, article)[0]
    assert send(editor, article, act="accept", cue_now=first).status == 303
    with store.begin() as base:
        base.exec_driver_sql(
            'update corrections set target = replace(target, \'"quote": "\', \'"quote": "xyz\') '
            "where id = (select max(id) from corrections)"
        )
    speak(page, editor, "en")
    page.goto(editor.base + article)
    assert page.locator(".lost li").count() == 1
    page.goto(editor.base + "/corrections?show=lost")
    assert page.locator(".log > li").count() == 1


def test_corrections_go_out(editor: Visitor, article: str, store: Engine) -> None:
    first = cues(editor, article)[0]
    assert send(editor, article, act="change", cue_now=first, stance="judging").status == 303
    gold = editor.ask("/corrections/gold.jsonl")
    assert "attachment" in gold.headers["content-disposition"]
    (line,) = gold.text.splitlines()
    assert json.loads(line)["attributions"][0]["stance"] == "judging"
    plain = editor.ask(article + "/report").text
    mended = editor.ask(article + "/report?corrected=1").text
    assert "صحّحه أناس" in mended
    assert "صحّحه أناس" not in plain
