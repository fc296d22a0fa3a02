"""``musnad export`` as a person runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import musnad
from musnad.cli import main
from musnad.corpus.analyses import analyses_of, article_count
from musnad.corpus.build import add
from musnad.corpus.engine import Engine
from musnad.corpus.inputs import expand
from musnad.corpus.library import open_library
from musnad.export.formats import FORMATS

TEXTS = {
    "one": "باريس (رويترز) - قال مصدر أمني لقناة الجزيرة إن الشرطة اعتقلت يوم الأحد 😀 «ثلاثة».",
    "two": "التقى الرئيس الأمريكي جو بايدن نظيره الروسي فلاديمير بوتين في جنيف. لا شك.",
    "three": "زعم شاهد أن الوزير قال إن الماء نظيف.",
}


def run(*arguments: Path | str) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    lines = [
        json.dumps(
            {
                "id": name,
                "text": text,
                "outlet": "المنبر",
                "title": "الشرطة تعتقل",
                "date": "2021-02-14",
            },
            ensure_ascii=False,
        )
        for name, text in TEXTS.items()
    ]
    source = folder / "in.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    inputs, rejects = expand([str(source)])
    made = open_library(str(folder / "library"), create=True)
    add(made, inputs, rejects, engine=Engine(workers=1), part_size=2)
    return folder / "library"


def test_a_library_is_what_was_read(library: Path) -> None:
    opened = open_library(str(library))
    rebuilt = {analysis.text: analysis for analysis in analyses_of(opened)}
    assert len(rebuilt) == article_count(opened) == len(TEXTS)
    for text in TEXTS.values():
        found = rebuilt[text]
        read = musnad.read(
            text, title="الشرطة تعتقل", outlet="المنبر", date="2021-02-14", id=found.article.id
        )
        assert found.to_dict() == read.to_dict()
        assert found.sentences == read.sentences


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted in /proc")
def test_reading_a_library_starts_no_threads(library: Path) -> None:
    """A short command that ends beside threads that are just beginning crashes now and then."""
    count = "len(list(Path('/proc/self/task').iterdir()))"
    program = (
        "import sys; from pathlib import Path\n"
        "from musnad.corpus.analyses import analyses_of\n"
        "from musnad.corpus.library import open_library\n"
        f"before = {count}\n"
        "found = list(analyses_of(open_library(sys.argv[1])))\n"
        f"print(len(found), {count} - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(library)], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split() == ["3", "0"], done.stderr


def test_a_library_as_jsonl(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = run(library, "-o", out)
    assert done.exit_code == 0, done.output
    assert "3 articles" in done.stderr
    texts = {json.loads(line)["text"] for line in out.read_text(encoding="utf-8").splitlines()}
    assert texts == set(TEXTS.values())


def test_an_article_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS["three"], encoding="utf-8")
    done = run(tmp_path / "a.txt", "--as", "csv", "--outlet", "المنبر")
    assert done.exit_code == 0
    assert "المنبر ← شاهد" in done.stdout


def test_a_page_and_a_jsonl_are_articles(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<html><body><p>{TEXTS['three'] * 20}</p></body></html>", encoding="utf-8")
    assert run(page, "--as", "jsonl").exit_code == 0
    both = tmp_path / "both.jsonl"
    lines = [json.dumps({"text": text}) for text in TEXTS.values()]
    both.write_text("\n".join([*lines, "{"]), encoding="utf-8")
    done = run(both, "--as", "jsonl")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == len(TEXTS)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("a.txt",), "neither --as nor -o"),
        (("a.txt", "-o", "a.doc"), "accepted: --as with one of"),
        (("a.txt", "--as", "pdf"), "pdf"),
        (("none.txt", "--as", "csv"), "none.txt"),
        (("folder", "--as", "csv"), "accepted: a library"),
        (("a.txt", "--as", "csv", "-o", "a.txt"), "a file to be read"),
    ],
)
def test_bad_input(
    arguments: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXTS["three"], encoding="utf-8")
    Path("folder").mkdir()
    done = run(*arguments)
    assert done.exit_code == 2
    assert told in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "folder"]


def test_verdicts_of_people_go_into_schema_org(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS["three"], encoding="utf-8")
    verdicts = tmp_path / "v.jsonl"
    line = {"article": "a.txt", "statement": 0, "verdict": "لم يثبت", "by": "هند"}
    verdicts.write_text(json.dumps(line), encoding="utf-8")
    arguments = (tmp_path / "a.txt", "--verdicts", verdicts)
    done = run(*arguments, "--as", "schema-org")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["@graph"][1]["@type"] == "ClaimReview"
    done = run(*arguments, "--as", "csv")
    assert done.exit_code == 2
    assert "accepted: --as schema-org" in done.stderr


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_an_article_and_of_a_library(
    name: str, library: Path, tmp_path: Path
) -> None:
    form = FORMATS[name]
    (tmp_path / "a.txt").write_text(TEXTS["one"], encoding="utf-8")
    one, all_ = tmp_path / f"one{form.suffix}", tmp_path / f"all{form.suffix}"
    # The name of the file says which format is meant.
    done = run(tmp_path / "a.txt", "-o", one)
    assert done.exit_code == 0, done.output
    assert one.stat().st_size > 40
    done = run(library, "--as", name, "-o", all_)
    if form.single:
        assert (done.exit_code, all_.exists()) == (2, False)
        assert "found: more than one article; accepted: one" in done.stderr
        assert "articles (" not in done.stderr
    else:
        assert done.exit_code == 0, done.output
        assert "100% · 3 articles" in done.stderr
        assert all_.stat().st_size > one.stat().st_size


@pytest.mark.parametrize(
    ("name", "extra"), [(name, form.extra) for name, form in FORMATS.items() if form.extra]
)
def test_a_missing_package_names_its_extra(
    name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXTS["three"], encoding="utf-8")
    monkeypatch.setattr("musnad.export.formats.registry.find_spec", lambda name: None)
    done = run(tmp_path / "a.txt", "--as", name, "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert f"pip install 'musnad[{extra}]'" in done.stderr
    assert not (tmp_path / "out").exists()
