"""The site builds without a warning, its links hold, and it loads nothing from elsewhere."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import musnad.errors
import musnad.model

HOME = Path(__file__).resolve().parents[2]
DIRECTIONS = runpy.run_path(str(HOME / "docs" / "site" / "directions.py"))
# What people import, as the pages and the extras tell them to.
PUBLIC = [
    *("musnad.read", "musnad.frame", "musnad.export.spacy_pipe.Said"),
    *(
        # Sets of words have no home of their own: they are told by the file that has them.
        name if isinstance(getattr(musnad.model, name), type) else f".{name}"
        for name in musnad.model.__all__
    ),
    *(f"musnad.errors.{name}" for name in musnad.errors.__all__),
    *("musnad.export.render", "musnad.export.render_many", "musnad.export.summary"),
    *("musnad.export.formats.write", "musnad.export.formats.Format"),
    *("musnad.corpus.library.Library", "musnad.corpus.build.add", "musnad.corpus.query.asked"),
    *("musnad.corpus.analyses.analyses_of", "musnad.trace.build.trace"),
    *("musnad.evaluate.figures.score", "musnad.evaluate.run.run"),
]
# Attributes by which a browser loads something; a link that a person follows is none.
LOADS = {"src", "srcset", "data", "poster"}


class Page(HTMLParser):
    """What a page loads, where it leads and which anchors it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.html: dict[str, str | None] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        had = dict(attrs)
        if tag == "html":
            self.html = had
        self.anchors.update(str(had[name]) for name in ("id", "name") if had.get(name))
        self.loads += [str(had[name]) for name in LOADS if had.get(name)]
        if tag == "link" and had.get("rel") in {"stylesheet", "icon", "shortcut icon", "preload"}:
            self.loads.append(str(had["href"]))
        if tag == "a" and had.get("href"):
            self.links.append(str(had["href"]))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going"]
    command += ["-d", str(tmp_path_factory.mktemp("trees")), "-c", "docs/site", "docs", str(out)]
    done = subprocess.run(command, cwd=HOME, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def broken(pages: dict[Path, Page]) -> Iterator[tuple[str, str]]:
    """Yield the links inside the site that lead nowhere."""
    for path, page in pages.items():
        for link in [*page.links, *page.loads]:
            there = urlsplit(link)
            if there.scheme or there.netloc:
                continue
            target = (path.parent / unquote(there.path)).resolve() if there.path else path
            anchors = pages[target].anchors if target in pages else {there.fragment}
            if not target.is_file() or (there.fragment and unquote(there.fragment) not in anchors):
                yield path.name, link


def test_links_and_anchors_lead_somewhere(pages: dict[Path, Page]) -> None:
    assert sum(len(page.links) for page in pages.values()) > 1000
    assert list(broken(pages)) == []


def test_broken_links_are_seen(tmp_path: Path) -> None:
    path = (tmp_path / "a.html").resolve()
    path.write_text("", encoding="utf-8")
    links = (
        '<a href="b.html">b</a><a href="#no">c</a><a id="yes" href="#yes">d</a><img src="e.png">'
    )
    found = [link for _, link in broken({path: Page(links)})]
    assert found == ["b.html", "#no", "e.png"]


def test_pages_load_nothing_from_elsewhere(pages: dict[Path, Page]) -> None:
    loads = {link for page in pages.values() for link in page.loads}
    assert loads
    assert [link for link in loads if re.match(r"([a-z]+:)?//", link)] == []


def test_styles_and_scripts_load_nothing_from_elsewhere(site: Path) -> None:
    files = [*site.rglob("*.css"), *site.rglob("*.js"), *site.rglob("*.svg")]
    assert files
    calls = r"(?:url\(|@import|import\(|fetch\(|importScripts\(|\.src\s*=)\s*[\"'`]?(?:https?:)?//"
    found = [re.findall(calls, path.read_text(encoding="utf-8")) for path in files]
    assert [one for one in found if one] == []


def test_every_page_of_docs_is_in_the_site(site: Path) -> None:
    sources = {
        path.relative_to(HOME / "docs").with_suffix(".html") for path in HOME.glob("docs/**/*.md")
    }
    assert sources - {path.relative_to(site) for path in site.rglob("*.html")} == set()


def test_an_arabic_page_is_arabic_throughout(pages: dict[Path, Page], site: Path) -> None:
    arabic, english = pages[site / "tutorial-ar.html"], pages[site / "tutorial.html"]
    assert (arabic.html["lang"], arabic.html["dir"]) == ("ar", "rtl")
    assert (english.html["lang"], english.html.get("dir")) == ("en", None)
    assert "في هذه الصفحة" in (site / "tutorial-ar.html").read_text(encoding="utf-8")


def test_the_theme_has_no_sides(site: Path) -> None:
    style = (site / "_static" / "styles" / "furo.css").read_text(encoding="utf-8")
    assert "inset-inline-start" in style
    assert re.findall(r"(?:margin|padding|border)-(?:left|right)\s*:", style) == []


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ("a{left:0}", "a{inset-inline-start:0}"),
        ("a{margin-right:1px;color:red}", "a{margin-inline-end:1px;color:red}"),
        ("a{border-left-color:red}", "a{border-inline-start-color:red}"),
        ("a{float:right;text-align:left}", "a{float:inline-end;text-align:start}"),
        (".left{background-position:left}", ".left{background-position:left}"),
    ],
)
def test_sides_are_named_by_the_direction(written: str, turned: str) -> None:
    assert DIRECTIONS["logical"](written) == turned


def test_the_reference_has_what_is_public(site: Path) -> None:
    api = (site / "api.html").read_text(encoding="utf-8")
    line = (site / "command-line.html").read_text(encoding="utf-8")
    ids = re.findall(r'id="(musnad\.[\w.]+)"', api)
    assert [name for name in PUBLIC if not any(f".{one}".endswith(name) for one in ids)] == []
    # A set of words shows them.
    assert "&#39;doubting&#39;" in api or "'doubting'" in api
    assert [
        name for name in ("read", "corpus-add", "trace", "desk") if f"musnad-{name}" not in line
    ] == []
