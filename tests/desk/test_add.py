"""Adding to a library through the desk, and attacks on it."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext
from tests.desk.desks import LIGATURES, Answer, Visitor, running
from tests.desk.test_pages import serious

from musnad.corpus.library import open_library
from musnad.desk import runner
from musnad.desk.arriving import arrive, as_given
from musnad.desk.came import came_of
from musnad.desk.store import jobs
from musnad.desk.store.base import NAME, open_store

FORM = "application/x-www-form-urlencoded"
PLACES = (
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://127.1/",
    "http://0/",
    "http://localhost/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://224.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[fe80::1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::1]/",
)
NO_PLACES = (
    "ftp://news.example/a",
    "file:///etc/passwd",
    "http://news.example:8080/",
    "http://news.example:22/",
    "http://user:secret@news.example/",
    "javascript:alert(1)",
    "/etc/passwd",
    "-",
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Visitor, Path]]:
    """Who came in to a desk over an empty library, and its folder."""
    folder = tmp_path_factory.mktemp("fresh") / "library"
    open_library(str(folder), create=True)
    with running(folder) as link:
        base, _, secret = link.partition("/open")
        visitor = Visitor(base)
        visitor.ask(f"/open{secret}")
        yield visitor, folder


def token(visitor: Visitor) -> str:
    found = re.search(r'name="form" value="([^"]+)"', visitor.ask("/add").text)
    assert found
    return found[1]


def post(visitor: Visitor, path: str, **fields: str) -> Answer:
    headers = {"Origin": visitor.base, "Content-Type": FORM}
    return visitor.ask(path, "POST", urlencode({"form": token(visitor), **fields}), headers)


def ended(visitor: Visitor, where: str) -> str:
    """Return the page of a job that has ended; the stream of its events ends with it."""
    assert "event: ended" in visitor.ask(f"{where}/events").text
    return visitor.ask(where).text


def test_an_empty_library_leads_on(context: BrowserContext, fresh: tuple[Visitor, Path]) -> None:
    visitor, folder = fresh
    page = context.new_page()
    cookies = [{"name": n, "value": v, "url": visitor.base} for n, v in visitor.cookies.items()]
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page.goto(visitor.base + "/")
    assert serious(page) == []
    page.click("form[action='/add/sample'] button")
    page.wait_for_selector(".state-done", timeout=60_000)
    assert page.locator("section.way .rows > li").count() == 3
    assert serious(page) == []
    page.goto(visitor.base + "/")
    assert page.locator(".rows > li").count() == 3
    assert list((folder / "arriving").iterdir()) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_is_sound(context: BrowserContext, guest: Visitor, language: str) -> None:
    page = context.new_page()
    taste = {"name": "musnad-taste", "value": f"{language}.latin.levant", "url": guest.base}
    context.add_cookies([taste])  # type: ignore[list-item]
    page.emulate_media(color_scheme="light" if language == "ar" else "dark")
    for name in ("/add", "/people"):
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(guest.base + name)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert serious(page) == []


def test_no_address_leads_inside(fresh: tuple[Visitor, Path]) -> None:
    visitor, _ = fresh
    asked = post(visitor, "/add/addresses", addresses="\n".join(PLACES))
    assert asked.status == 303
    text = ended(visitor, asked.headers["location"])
    assert text.count("<code>private-address</code>") == len(PLACES)


@pytest.mark.parametrize("address", NO_PLACES)
def test_what_is_no_address_is_told(guest: Visitor, address: str) -> None:
    answer = post(guest, "/add/addresses", addresses=address)
    assert answer.status == 422
    assert 'role="alert"' in answer.text


def test_offline_fetches_nothing(shelf_folder: Path) -> None:
    with running(shelf_folder, "--offline") as link:
        base, _, secret = link.partition("/open")
        visitor = Visitor(base)
        visitor.ask(f"/open{secret}")
        assert 'name="addresses"' not in visitor.ask("/add").text
        assert post(visitor, "/add/addresses", addresses="http://news.example/").status == 422


def test_redirects_are_held_to_the_same_ports() -> None:
    courier = runner._courier()
    base = courier.parse("http://news.example/a")
    assert str(courier.join(base, "https://news.example/b")) == "https://news.example/b"
    for goal in ("http://news.example:8080/", "http://news.example:6379/"):
        with pytest.raises(Exception, match="accepted: http"):
            courier.join(base, goal)


def bomb() -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b" " * 50_000_000
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(page)}\r\n\r\n"
    return gzip.compress(head.encode() + page + b"\r\n\r\n")


def zipped() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "ا" * 30_000_000)
    return made.getvalue()


def test_what_grows_too_far_is_stopped(tmp_path: Path) -> None:
    library = open_library(str(tmp_path / "library"), create=True)
    store = open_store(tmp_path / "library" / NAME)
    packed = bomb()
    assert len(packed) < 60_000
    sent = [("../../big.warc.gz", packed), ("a.zip", zipped()), ("ok.txt", LIGATURES.encode())]
    files = [(name, io.BytesIO(data)) for name, data in sent]
    folder, arrived = arrive(library.root, files)
    given = {"arrived": as_given(arrived), "folder": folder, "workers": 1}
    number = jobs.ask(store, "add", given)
    runner.work(library, store, number)
    found = jobs.job(store, number)
    came = came_of(library, found.given)
    assert (found.state, came.all_articles) == ("done", 1)
    assert {(one.input.split("!")[0], one.code) for one in came.rejects} == {
        ("big.warc.gz", "bomb"),
        ("a.zip", "bomb"),
    }
    assert not Path(folder).exists()
    store.dispose()


def test_files_are_taken_and_a_dead_job_goes_on(tmp_path: Path) -> None:
    library = open_library(str(tmp_path / "library"), create=True)
    store = open_store(tmp_path / "library" / NAME)
    folder, arrived = arrive(library.root, [("a.txt", io.BytesIO(LIGATURES.encode()))])
    number = jobs.ask(store, "add", {"arrived": as_given(arrived), "folder": folder, "workers": 1})
    process = runner.start(library, store, number)
    process.kill()
    process.wait(60)
    assert jobs.job(store, number).state == "killed"
    assert Path(folder).exists()
    jobs.again(store, number)
    assert jobs.job(store, number).state == "waiting"
    runner.work(library, store, number)
    found = jobs.job(store, number)
    assert (found.state, found.done) == ("done", 1)
    assert came_of(library, found.given).all_articles == 1
    assert not Path(folder).exists()
    store.dispose()


def multipart(fields: dict[str, str], files: list[tuple[str, bytes]]) -> tuple[str, str]:
    """Return the content type and the body of a form with files, which hold text alone."""
    lines = [
        f'--x\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}' for n, v in fields.items()
    ]
    for name, data in files:
        head = f'--x\r\nContent-Disposition: form-data; name="files"; filename="{name}"'
        lines.append(f"{head}\r\nContent-Type: text/plain\r\n\r\n{data.decode()}")
    return "multipart/form-data; boundary=x", "\r\n".join([*lines, "--x--", ""])


def test_files_come_by_a_form(fresh: tuple[Visitor, Path]) -> None:
    visitor, folder = fresh
    sent = [
        ("../b.txt", "قال الوزير إن الطريق مفتوح منذ الصباح الباكر.".encode()),
        ("c.txt", b"no"),
    ]
    kind, body = multipart({"form": token(visitor)}, sent)
    headers = {"Origin": visitor.base, "Content-Type": kind}
    asked = visitor.ask("/add/files", "POST", body, headers)
    assert asked.status == 303
    text = ended(visitor, asked.headers["location"])
    assert "b.txt" in text
    assert "<code>no-arabic</code>" in text
    assert str(folder) not in text
    assert list((folder / "arriving").iterdir()) == []


@pytest.mark.parametrize("wrong", ["form", "count", "none", "broken"])
def test_wrong_files_are_refused(guest: Visitor, shelf_folder: Path, wrong: str) -> None:
    fields = {"form": "guessed" if wrong == "form" else token(guest)}
    count = {"count": 201, "none": 0}.get(wrong, 1)
    kind, body = multipart(fields, [(f"{n}.txt", b"x") for n in range(count)])
    if wrong == "broken":
        kind = "multipart/form-data"
    headers = {"Origin": guest.base, "Content-Type": kind}
    answer = guest.ask("/add/files", "POST", body, headers)
    assert answer.status == {"form": 403, "count": 413, "none": 422, "broken": 413}[wrong]
    assert not (shelf_folder / "arriving").exists()


def test_a_job_can_be_stopped_and_is_told_without_a_script(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    library = open_library(str(folder), create=True)
    store = open_store(folder / NAME)
    with running(folder) as link:
        base, _, secret = link.partition("/open")
        visitor = Visitor(base)
        visitor.ask(f"/open{secret}")
        number = jobs.ask(store, "add", {"inputs": []})
        text = visitor.ask(f"/jobs/{number}").text
        assert '<noscript><meta http-equiv="refresh"' in text
        assert post(visitor, f"/jobs/{number}/cancel").status == 303
        assert "state-stopped" in visitor.ask(f"/jobs/{number}").text
        assert visitor.ask("/jobs/99").status == 404
        assert visitor.ask(f"/jobs/{10**30}").status == 404
    runner.work(library, store, number)
    assert jobs.job(store, number).state == "stopped"
    store.dispose()


def test_a_text_is_kept(fresh: tuple[Visitor, Path]) -> None:
    visitor, _ = fresh
    answer = post(visitor, "/add/text", text=LIGATURES, title="الاتفاق", date="2024-01-10")
    assert answer.status == 303
    assert "الاتفاق" in ended(visitor, answer.headers["location"])
    assert post(visitor, "/add/text", text="none").status == 422
