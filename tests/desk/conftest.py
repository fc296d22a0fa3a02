"""One library, one desk and one browser for all tests of the desk."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from tests.desk.desks import Visitor, entered, filled

INDEXING = 'class="only indexing"'
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def shelf_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="session")
def guest(shelf_folder: Path) -> Iterator[Visitor]:
    """Who came in by the link."""
    with entered(shelf_folder) as visitor:
        ends = time.monotonic() + 60
        while INDEXING in visitor.ask("/search").text:
            assert time.monotonic() < ends, "the search is not made ready"
        yield visitor


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.fail("found: no browser; accepted: chromium (apt-get install chromium)")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=found, args=_OPTIONS)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser, guest: Visitor) -> Iterator[BrowserContext]:
    """A window of its own, in which the guest is known."""
    made = browser.new_context()
    made.add_cookies([{"name": n, "value": v, "url": guest.base} for n, v in guest.cookies.items()])
    yield made
    made.close()
