"""People with accounts: what each role may do, and who is kept out."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from urllib.parse import unquote_plus, urlencode

import pytest
from tests.desk.desks import Answer, Visitor, fresh, running

from musnad.desk.store.accounts import Role
from musnad.desk.web.guard import may
from musnad.desk.web.slow import Slow

FORM = "application/x-www-form-urlencoded"
SECRET = "a long enough secret"


def post(visitor: Visitor, path: str, **fields: str) -> Answer:
    found = re.search(r'name="form" value="([^"]+)"', visitor.ask("/settings").text)
    headers = {"Origin": visitor.base, "Content-Type": FORM}
    return visitor.ask(
        path, "POST", urlencode({"form": found[1] if found else "", **fields}), headers
    )


@pytest.fixture(scope="module")
def admin(shelf_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """The owner of a desk that answers at every address, with three accounts."""
    folder = fresh(shelf_folder, tmp_path_factory.mktemp("people"))
    with running(folder, "--host", "0.0.0.0", "--name", "desk.example") as link:
        port = re.search(r":(\d+)/", link)
        assert port
        assert link.startswith(f"http://desk.example:{port[1]}/open?link=")
        owner = Visitor(f"http://127.0.0.1:{port[1]}")
        assert owner.ask(f"/open{link.partition('/open')[2]}").status == 303
        for role in ("reader", "editor", "admin"):
            made = post(owner, "/people", act="make", name=f"a {role}", role=role, secret=SECRET)
            assert made.status == 303
        yield owner


def entered(admin: Visitor, name: str, secret: str = SECRET) -> tuple[Visitor, Answer]:
    visitor = Visitor(admin.base)
    headers = {"Origin": admin.base, "Content-Type": FORM}
    body = urlencode({"name": name, "secret": secret})
    return visitor, visitor.ask("/enter", "POST", body, headers)


def test_strangers_are_asked_who_they_are(admin: Visitor) -> None:
    stranger = Visitor(admin.base)
    assert stranger.ask("/").headers["location"] == "/enter"
    assert 'type="password"' in stranger.ask("/enter").text
    assert stranger.ask("/", headers={"Host": "evil.example"}).status == 400
    foreign = {"Origin": "http://evil.example", "Content-Type": FORM}
    body = urlencode({"name": "a reader", "secret": SECRET})
    assert stranger.ask("/enter", "POST", body, foreign).status == 403
    assert not stranger.cookies


def test_nobody_is_shown_a_form_that_is_refused(admin: Visitor) -> None:
    article = re.findall(r'href="(/articles/\w+)"', admin.ask("/").text)[0]
    cue = re.findall(r'data-cue="([\d-]+)"', admin.ask(article).text)[0]
    assert post(admin, f"{article}/corrections", act="accept", cue_now=cue).status == 303
    named = re.findall(r'href="(/sources/named\?[^"]+)"', admin.ask("/sources").text)
    into = unquote_plus(named[1].partition("name=")[2])
    assert post(admin, named[0], act="merge", into=into).status == 303
    assert post(admin, "/add/sample").status == 303
    pages = ["/", article, f"{article}/statement?cue={cue}", "/corrections", "/sources", named[0]]
    pages += ["/stories", "/outlets", "/search", "/add", "/jobs/1", "/settings", "/settings/health"]
    shown: dict[str, set[str]] = {}
    for role in ("reader", "editor", "admin"):
        visitor, _ = entered(admin, f"a {role}")
        forms = "".join(visitor.ask(page).text for page in pages)
        shown[role] = set(re.findall(r'(?:method="post" |form)action="([^"?]+)', forms))
        assert [path for path in shown[role] if not may(cast(Role, role), "POST", path)] == []
        assert ("/statement" in forms) == (role != "reader")
    assert {f"{article}/corrections", "/sources/named", "/add/text"} <= shown["editor"]
    assert "/settings/restore" in shown["admin"] - shown["editor"]
    assert shown["reader"] == {"/settings", "/leave", "/pasted"}


@pytest.mark.parametrize(
    ("role", "text", "people", "settings"),
    [("reader", 403, 403, 303), ("editor", 422, 403, 303), ("admin", 422, 200, 303)],
)
def test_a_role_is_held_to(
    admin: Visitor, role: str, text: int, people: int, settings: int
) -> None:
    visitor, answer = entered(admin, f"a {role}")
    assert answer.status == 303
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert visitor.ask("/").status == 200
    assert post(visitor, "/add/text", text="none").status == text
    assert visitor.ask("/people").status == people
    made = post(visitor, "/people", act="make", name="x", role="boss", secret=SECRET)
    assert made.status == (422 if role == "admin" else 403)
    assert post(visitor, "/settings", language="en").status == settings
    assert post(visitor, "/leave").status == 303
    visitor.cookies = {name: value for name, value in visitor.cookies.items() if value}
    assert visitor.ask("/").status == 303


def test_what_nobody_declared_needs_an_editor() -> None:
    for path in ("/", "/articles/x/corrections", "/sources/merge", "/peoples", "/pastedx"):
        assert not may("reader", "POST", path)
        assert not may("reader", "DELETE", path)
        assert may("editor", "POST", path)
        assert may("reader", "GET", path)
    for path in ("/people", "/people/x", "/settings/restore"):
        assert not may("editor", "GET", path)
        assert not may("editor", "POST", path)
        assert may("admin", "POST", path)


def test_changes_of_an_account_hold_at_once(admin: Visitor) -> None:
    assert post(admin, "/people", act="make", name="b", role="editor", secret=SECRET).status == 303
    visitor, _ = entered(admin, "b")
    assert post(visitor, "/add/text", text="none").status == 422
    assert post(admin, "/people", act="role", name="b", role="reader").status == 303
    assert post(visitor, "/add/text", text="none").status == 403
    assert post(admin, "/people", act="secret", name="b", secret="short").status == 422
    assert post(admin, "/people", act="secret", name="b", secret=SECRET + "!").status == 303
    assert visitor.ask("/").status == 303
    visitor, answer = entered(admin, "b", SECRET + "!")
    assert answer.status == 303
    assert post(admin, "/people", act="remove", name="b").status == 303
    assert visitor.ask("/").status == 303


def test_who_guesses_has_to_wait(admin: Visitor) -> None:
    for _ in range(4):
        assert entered(admin, "nobody", "guessed")[1].status == 403
    _, answer = entered(admin, "nobody", SECRET)
    assert answer.status == 403
    assert answer.text.count('role="alert"') == 1
    # It slows down the machine that guesses, and so this one, whatever the name.
    assert entered(admin, "a reader")[1].status == 403


def test_waits_grow_and_end() -> None:
    now = [0.0]
    slow = Slow(lambda: now[0])
    waits = []
    for _ in range(12):
        slow.failed("a")
        waits.append(slow.wait("a"))
    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    now[0] = 61
    assert slow.wait("a") == 0
    slow.passed("a")
    slow.failed("a")
    assert slow.wait("a") == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--host", "0.0.0.0"), "no --name"),
        (("--host", "203.0.113.7"), "an address of this machine"),
        (("--certificate", __file__), "both"),
        (("--certificate", __file__, "--key", __file__), "PEM"),
    ],
)
def test_odd_options_are_told(shelf_folder: Path, options: tuple[str, ...], said: str) -> None:
    command = [sys.executable, "-m", "musnad", "desk", str(shelf_folder), "--no-open", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert said in done.stderr
    assert ("warning: found: no --certificate" in done.stderr) == ("--host" in options)
