"""Who comes in, and who does not: each rule is attacked."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.desk.desks import Visitor, running

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def signed(guest: Visitor, **fields: str) -> str:
    found = re.search(r'name="form" value="([^"]+)"', guest.ask("/settings").text)
    assert found
    return "&".join(f"{name}={value}" for name, value in {"form": found[1], **fields}.items())


def test_the_link_opens_once(shelf_folder: Path) -> None:
    with running(shelf_folder) as link:
        base, _, query = link.partition("/open")
        first, second = Visitor(base), Visitor(base)
        wrong = second.ask("/open?link=x")
        entered = first.ask(f"/open{query}")
        again = second.ask(f"/open{query}")
        assert (wrong.status, entered.status, again.status) == (403, 303, 403)
        assert "HttpOnly" in entered.headers["set-cookie"]
        assert "samesite=strict" in entered.headers["set-cookie"].lower()
        assert not second.cookies
        assert first.ask("/").status == 200
        assert second.ask("/").headers["location"] == "/open"


@pytest.mark.parametrize("path", ["/", "/stories", "/outlets", "/settings", "/articles/x"])
def test_strangers_see_nothing(guest: Visitor, path: str) -> None:
    stranger = Visitor(guest.base, dict.fromkeys(guest.cookies, "guessed"))
    assert stranger.ask(path).status == 303


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil:80"])
def test_other_hosts_are_refused(guest: Visitor, host: str) -> None:
    assert guest.ask("/", headers={"Host": host}).status == 400


@pytest.mark.parametrize("origin", ["http://evil.example", "null", None])
def test_changes_from_elsewhere_are_refused(guest: Visitor, origin: str | None) -> None:
    headers = FORM | ({"Origin": origin} if origin else {})
    before = dict(guest.cookies)
    assert guest.ask("/settings", "POST", signed(guest, language="en"), headers).status == 403
    assert guest.cookies == before


def test_changes_without_the_form_are_refused(guest: Visitor) -> None:
    headers = FORM | {"Origin": guest.base}
    for body in ("language=en", "form=&language=en", "form=%D8%A7&language=en"):
        assert guest.ask("/settings", "POST", body, headers).status == 403
    assert guest.ask("/settings", "POST", "form=" + "x" * 20_000, headers).status == 413


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example", "/\\evil.example"])
def test_a_change_leads_nowhere_else(guest: Visitor, back: str) -> None:
    visitor = Visitor(guest.base, dict(guest.cookies))
    headers = FORM | {"Origin": guest.base}
    changed = visitor.ask("/settings", "POST", signed(visitor, language="en", back=back), headers)
    assert (changed.status, changed.headers["location"]) == (303, "/")
    assert '<html lang="en" dir="ltr">' in visitor.ask("/").text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../door.py",
        "/static/%2e%2e/door.py",
        "/static/fonts/..%2f..%2fhtml.py",
        "/static//etc/passwd",
        "/articles/..%2f..%2fetc%2fpasswd",
        "/articles/'%20or%201=1--",
        "/stories/",
        "/stories/%27",
    ],
)
def test_what_is_not_there_is_told(guest: Visitor, path: str) -> None:
    answer = guest.ask(path)
    assert answer.status in (307, 404)
    assert "root:" not in answer.text
    assert "Door" not in answer.text


@pytest.mark.parametrize(
    "query", ["?page=-1", "?page=x", "?page=99999999999", "?page=٣", "?title='"]
)
def test_odd_questions_are_answered(guest: Visitor, query: str) -> None:
    assert guest.ask("/" + quote(query, safe="?=")).status == 200


def test_every_answer_is_guarded(guest: Visitor) -> None:
    for path in ("/", "/nowhere", "/static/desk.css", "/open"):
        headers = guest.ask(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "'unsafe-inline'" not in policy.replace("style-src-attr 'unsafe-inline'", "")
        assert headers["x-content-type-options"] == "nosniff"
