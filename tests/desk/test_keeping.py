"""Backup, restore and health on their page; and what a killed server keeps."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.desks import Answer, Visitor, entered, fresh

from musnad.desk.store.base import NAME, open_store
from musnad.desk.store.log import history
from musnad.desk.store.settings import set_to

EDGE = "edge-of-a-part"


@pytest.fixture(scope="module")
def folder(shelf_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of its own, in which nothing was entered."""
    return fresh(shelf_folder, tmp_path_factory.mktemp("k"))


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[Visitor]:
    with entered(folder) as visitor:
        yield visitor


def upload(
    editor: Visitor, data: str, *, token: str | None = None, instead: bool = False
) -> Answer:
    if token is None:
        found = re.search(r'name="form" value="([^"]+)"', editor.ask("/settings/health").text)
        assert found
        token = found[1]
    parts = {"form": token, "backup": data, **({"instead": "1"} if instead else {})}
    body = "".join(
        f'--{EDGE}\r\ncontent-disposition: form-data; name="{name}"'
        + (
            '; filename="b.jsonl"\r\ncontent-type: application/octet-stream'
            if name == "backup"
            else ""
        )
        + f"\r\n\r\n{value}\r\n"
        for name, value in parts.items()
    )
    headers = {"Content-Type": f"multipart/form-data; boundary={EDGE}", "Origin": editor.base}
    return editor.ask("/settings/restore", "POST", f"{body}--{EDGE}--\r\n", headers)


def test_a_backup_comes_back(editor: Visitor, folder: Path) -> None:
    store = open_store(folder / NAME)
    set_to(store, "رنا", "digits", "arabic")
    kept = editor.ask("/settings/backup")
    assert "attachment" in kept.headers["content-disposition"]
    set_to(store, "رنا", "digits", "latin")
    store.dispose()
    held = upload(editor, kept.text)
    assert held.status == 422
    assert "في هذا المكتب ما أُدخل من قبل (<bdi>settings" in held.text
    assert upload(editor, kept.text, instead=True).status == 303
    assert editor.ask("/settings/backup").text == kept.text
    (aside,) = folder.glob("desk-before-*.jsonl")
    assert '"latin"' in aside.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: "",
        lambda data: "\0" * 50,
        lambda data: data.replace("arabic", "latinx"),
        lambda data: data[: len(data) // 2],
        lambda data: "[" * 100_000,
    ],
)
def test_a_damaged_backup_changes_nothing(editor: Visitor, folder: Path, spoil: object) -> None:
    store = open_store(folder / NAME)
    set_to(store, "رنا", "digits", "arabic")
    store.dispose()
    before = editor.ask("/settings/backup").text
    aside = list(folder.glob("desk-before-*"))
    assert callable(spoil)
    assert upload(editor, spoil(before), instead=True).status == 422
    assert editor.ask("/settings/backup").text == before
    assert list(folder.glob("desk-before-*")) == aside


def test_strange_uploads_are_refused(editor: Visitor) -> None:
    assert upload(editor, "x", token="").status == 403
    assert upload(editor, "x", token="x" * 43).status == 403


def test_health_says_what_is_there(editor: Visitor) -> None:
    found = editor.ask("/settings/health").text
    for word in ("الإصدارات", "ميغابايت", "قرأت الإصدارات المنصّبة كل الأجزاء"):
        assert word in found


KILLED = """
import gc, http.client, os, re, signal, sys
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from musnad.analyze import analyze
from musnad.corpus.library import open_library
from musnad.desk.shelf import Shelf
from musnad.desk.store.base import NAME, open_store
from musnad.desk.web.serve import Where, serve
from musnad.model import Article
from musnad.desk.web.catalogue import catalogue
import uvicorn.lifespan.on, uvicorn.loops.auto, uvicorn.protocols.http.auto
# What every start would read anew is read once.
analyze(Article("قالت النقابة إن الشرطة اعتقلت البحارة."))
catalogue("ar")
folder = Path(sys.argv[1])
library = open_library(str(folder))
gc.freeze()
for turn in range(20):
    heard, told = os.pipe()
    child = os.fork()
    if not child:
        store = open_store(folder / NAME)
        ready = lambda link: os.write(told, (link + "\\n").encode())
        serve(Shelf(library), store, Where(), ready)
    os.close(told)
    link = urlsplit(os.fdopen(heard).readline().strip())
    def ask(method, path, body=None, headers={}):
        made = http.client.HTTPConnection(link.netloc, timeout=20)
        made.request(method, path, body, headers)
        answer = made.getresponse()
        return answer, answer.read().decode()
    cookie = ask("GET", f"{link.path}?{link.query}")[0].headers["set-cookie"].partition(";")[0]
    kept = {"Cookie": cookie}
    if not turn:
        article = re.search(r'href="(/articles/\\w+)"', ask("GET", "/", headers=kept)[1])[1]
        cue = re.search(r'data-cue="([^"]+)"', ask("GET", article, headers=kept)[1])[1]
    token = re.search(r'name="form" value="([^"]+)"', ask("GET", "/settings", headers=kept)[1])[1]
    fields = {"form": token, "cue_now": cue}
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    headers = kept | kind | {"Origin": f"http://{link.netloc}"}
    for number in range(2 + turn % 3):
        more = {"act": "accept", "seen": "999999", "reason": f"{turn}.{number}"}
        body = urlencode(fields | more)
        answer = ask("POST", article + "/corrections", body, headers)[0]
        if answer.status in (200, 303):
            print(f"{turn}.{number}", flush=True)
    # One more is on its way while the process is killed.
    last = http.client.HTTPConnection(link.netloc, timeout=20)
    last.request("POST", article + "/corrections", body, headers)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


def test_twenty_kills_of_the_server_lose_nothing_acknowledged(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder)], capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout.split()
    assert len(told) == sum(2 + turn % 3 for turn in range(20))
    store = open_store(folder / NAME)
    kept = {one.reason for one in history(store)}
    store.dispose()
    assert set(told) <= kept
