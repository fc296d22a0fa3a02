"""The pages of sources: the list, what one says, and names that are made one and parted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from tests.desk.desks import Answer, Visitor, running
from tests.trace.libraries import library

MAYOR, SHORT, SLASH = "رئيس البلدية سامر العلي", "سامر العلي", "شركة النور/الظل"
EVIL = "Blue\u202eSky"
ARTICLES = (
    {
        "text": "قال رئيس البلدية سامر العلي إن الجسر القديم سيغلق أمام الشاحنات. وقالت شركة "
        "الملاحة إن رئيس البلدية سامر العلي لم يسأل أحداً من العاملين فيها عن رأيه في ذلك.",
        "title": "الجسر",
        "outlet": "المرفأ",
        "date": "2024-02-01",
    },
    {
        "text": "أكد رئيس بلدية المدينة أن الطريق سالكة. وذكرت وكالة نورس أن السفينة رست أمس في "
        "الميناء القديم بلا أوراق، وأن عمال الميناء لم يفرغوا حمولتها بعد.",
        "title": "الطريق <b>سالكة</b>",
        "outlet": "الساحل <script>alert(1)</script>",
        "date": "2024-02-02",
    },
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    folder: Path = library(tmp_path_factory.mktemp("voices") / "library", ARTICLES)
    with running(folder) as link:
        base, _, secret = link.partition("/open")
        visitor = Visitor(base)
        assert visitor.ask(f"/open{secret}").status == 303
        yield visitor


def address(name: str) -> str:
    return f"/sources/named?name={quote(name, safe='')}"


def send(desk: Visitor, name: str, **fields: str) -> Answer:
    found = re.search(r'name="form" value="([^"]+)"', desk.ask("/sources").text)
    assert found
    headers = {"Origin": desk.base, "Content-Type": "application/x-www-form-urlencoded"}
    return desk.ask(address(name), "POST", urlencode({"form": found[1], **fields}), headers)


def listed(desk: Visitor, **fields: str) -> list[str]:
    text = desk.ask(f"/sources?{urlencode(fields)}").text
    return re.findall(r'<h2 class="voice-name"><a href="[^"]*"><bdi>([^<]*)</bdi>', text)


def test_the_list_is_searched_in_any_spelling(desk: Visitor) -> None:
    everybody = listed(desk)
    assert MAYOR in everybody
    assert listed(desk, name="رئيسُ البلديه") == [MAYOR]
    assert listed(desk, name="<b>") == []
    assert listed(desk, who="actors", name="سامِر") == [SHORT]
    assert set(listed(desk, kind="media")) < set(everybody)


def test_a_page_has_what_is_said_and_leads_to_its_place(desk: Visitor) -> None:
    by, rest = desk.ask(address(MAYOR)).text.split('id="h-of"')
    assert "إن الجسر القديم سيغلق أمام الشاحنات" in by
    # The name without the office is offered, and joined by nobody but the reader.
    assert f'<button name="into" value="{SHORT}">' in rest
    assert "لم يسأل أحداً" in desk.ask(address(SHORT)).text.split('id="h-of"')[1]
    found = re.search(r'href="(/articles/\w+\?at=\d+-\d+)#text"', by)
    assert found
    assert desk.ask(found[1]).status == 200


@pytest.mark.parametrize(
    "name",
    ["", "nobody", SLASH, "../../etc/passwd", EVIL, "' or 1=1 --", "<script>alert(1)</script>"],
)
def test_a_name_that_is_none_is_told(desk: Visitor, name: str) -> None:
    answer = desk.ask(address(name))
    assert answer.status == 404
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text
    assert send(desk, name, act="merge", into=MAYOR).status == 404


def test_names_are_made_one_and_parted_and_it_is_kept(desk: Visitor) -> None:
    first, other = MAYOR, next(one for one in listed(desk) if one != MAYOR)
    done = send(desk, first, act="merge", into=other, reason="<i>واحد\u202e</i>")
    assert (done.status, done.headers["location"]) == (
        303,
        f"/sources/named?{urlencode({'name': first})}",
    )
    page = desk.ask(address(first)).text
    assert "&lt;i&gt;واحد⟦RLO⟧&lt;/i&gt;" in page
    assert re.search(r"<bdi>local</bdi> · <time datetime", page)
    # Both are one now: counted as one, found by either name, on one page.
    assert first not in listed(desk)
    assert listed(desk, name="رئيس البلدية سامر") == [other]
    assert "إن الجسر القديم سيغلق" in desk.ask(address(other)).text
    assert send(desk, first, act="merge", into=other).status == 422
    entry = re.findall(r'name="entry" value="(\d+)"', page)[0]
    assert send(desk, first, act="undo", entry=entry).status == 303
    assert {first, other} <= set(listed(desk))
    assert 'class="gone"' in desk.ask(address(other)).text
    assert send(desk, first, act="undo", entry=entry).status == 422
    assert send(desk, first, act="split", part=first).status == 422
    assert send(desk, first, act="merge", into=other).status == 303
    assert send(desk, first, act="split", part=first).status == 303
    assert {first, other} <= set(listed(desk))


def test_a_name_that_is_mistyped_gets_others_to_choose(desk: Visitor) -> None:
    answer = send(desk, "شركة الملاحة", act="merge", into="<u>سامر")
    assert (answer.status, "<u>" in answer.text) == (422, False)
    answer = send(desk, "شركة الملاحة", act="merge", into="سامر\u202e")
    assert f'<button name="into" value="{MAYOR}">' in answer.text
    assert "\u202e" not in answer.text


def test_a_change_needs_our_own_form(desk: Visitor) -> None:
    headers = {"Origin": desk.base, "Content-Type": "application/x-www-form-urlencoded"}
    sent = urlencode({"form": "x", "act": "merge", "into": MAYOR})
    assert desk.ask(address("شركة الملاحة"), "POST", sent, headers).status == 403
