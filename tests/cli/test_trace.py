"""``musnad trace`` as its user sees it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.corpus.articles import articles, write_jsonl
from tests.corpus.libraries import fill

from musnad.cli import main

_LEAD = (
    "قال مصدر مطلع لوكالة سبوتنيك إن سفينة تحمل نفايات سامة أفرغت حمولتها ليل الأحد قرب جزيرة "
    "السنديان. وأضاف المصدر أن «خفر السواحل تلقى أمراً شفهياً بفتح المرفأ القديم» رغم اعتراض "
    "المراقبين."
)
_STORY = [
    ("بريد الشاطئ", _LEAD, "2021-02-10T08:00:00+02:00"),
    ("صوت الميناء", f"{_LEAD} ولم يصدر تعليق رسمي حتى المساء.", "2021-02-10T11:00:00+02:00"),
    ("المرفأ", f"{_LEAD} وتجمع الصيادون احتجاجاً.", "2021-02-11"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trace")
    records = [
        {"id": f"s{n}", "title": "سفينة نفايات", "outlet": outlet, "text": text, "date": date}
        for n, (outlet, text, date) in enumerate(_STORY)
    ]
    fill(folder / "library", write_jsonl(folder / "news.jsonl", [*records, *articles(4)[3:]]))
    return folder / "library"


def _run(*words: Path | str) -> Result:
    return CliRunner().invoke(main, ["trace", *map(str, words), "--workers", "1"])


def test_the_largest_stories_and_what_they_rest_on(library: Path) -> None:
    done = _run(library)
    assert done.exit_code == 0, done.output
    assert "articles compared: " in done.stderr
    assert (
        "3 articles, 3 outlets, 1 root: an anonymous source, told to وكالة سبوتنيك" in done.stdout
    )
    again = _run(library)
    assert again.stdout == done.stdout
    # What has not changed is not traced again.
    assert again.stderr == ""


def test_it_says_how_far_it_is(library: Path) -> None:
    steps = _run(library, "--anew").stderr.splitlines()
    assert "comparing texts" in steps
    assert steps.index("comparing texts") < steps.index("writing tables")
    (line,) = _run(library, "--anew", "--quiet").stderr.splitlines()
    assert "articles compared: " in line


def test_one_story(library: Path) -> None:
    (story,) = json.loads(_run(library, "--format", "json").stdout)
    shown = _run(library, "--story", story["id"][:6]).stdout
    assert "ROOTS" in shown
    assert "بريد الشاطئ ← وكالة سبوتنيك ← مصدر مطلع" in shown
    value = json.loads(_run(library, "--story", story["id"], "--format", "json").stdout)
    assert [one["outlet"] for one in value["articles"]] == [outlet for outlet, *_ in _STORY]
    assert [len(tellings) for tellings in value["statements"]] == [3, 3]


def test_the_picture(library: Path, tmp_path: Path) -> None:
    (story,) = json.loads(_run(library, "--format", "json").stdout)
    target = tmp_path / "story.svg"
    assert _run(library, "--story", story["id"], "-o", target).exit_code == 0
    root = ET.fromstring(target.read_text("utf-8"))
    space = {"s": "http://www.w3.org/2000/svg"}
    dots = root.findall("s:circle", space)
    # Three articles, and the agency whose own is not in the library.
    assert len(dots) == 4
    arcs = root.findall("s:path", space)
    assert {arc.get("class") for arc in arcs} == {"arc copy", "arc citation"}
    assert all("marker-end" in arc.attrib for arc in arcs)
    texts = " ".join(text.text or "" for text in root.findall("s:text", space))
    assert "مصدر مجهول" in texts
    # Time runs from right to left.
    places = [float(dot.get("cx", 0)) for dot in dots[:3]]
    assert places[0] >= places[1] > places[2]


def test_a_genealogy_as_png(library: Path, tmp_path: Path) -> None:
    _run(library)
    [story] = json.loads(_run(library, "--format", "json").stdout)
    target = tmp_path / "story.png"
    assert _run(library, "--story", story["id"], "-o", target).exit_code == 0
    assert target.read_bytes().startswith(b"\x89PNG")


def test_png_without_its_package_names_the_extra(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musnad.export.raster.find_spec", lambda name: None)
    done = _run(library, "--story", "x", "--format", "png")
    assert done.exit_code == 2
    assert "pip install 'musnad[png]'" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--story", "zzzz"], "no story"),
        (["--format", "svg"], "no --story"),
    ],
)
def test_what_cannot_be_shown_is_told(library: Path, words: list[str], told: str) -> None:
    done = _run(library, *words)
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_library_without_stories(tmp_path: Path) -> None:
    fill(tmp_path / "library", write_jsonl(tmp_path / "news.jsonl", articles(1)))
    done = _run(tmp_path / "library")
    assert done.exit_code == 0
    assert "No two articles" in done.stdout
    assert json.loads(_run(tmp_path / "library", "--format", "json").stdout) == []


def test_no_library(tmp_path: Path) -> None:
    done = _run(tmp_path / "nothing")
    assert done.exit_code == 2
    assert "accepted: a library" in done.stderr
