from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import musnad
from musnad.cli import main
from musnad.cli.read import read

ONE = "انهيار جسر في المدينة\n\nقال شاهد عيان إن الجسر سقط فجأة.\n"
TWO = "أعلنت شركة السكك أن القطار سيتأخر ساعة.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, a file of both and one that is none; people stand in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "two.txt").write_bytes(TWO.encode("cp1256"))
    lines = [{"id": "x1", "text": ONE}, {"id": "x2", "text": TWO, "outlet": "صحيفة"}]
    both = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (tmp_path / "both.jsonl").write_text(both, encoding="utf-8")
    (tmp_path / "none.bin").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    return tmp_path


def run(*arguments: str, given: bytes | str | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *arguments], input=given, catch_exceptions=False)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_one_article_for_people(folder: Path) -> None:
    result = run("one.txt", "--outlet", "صحيفة المدينة")
    assert result.exit_code == 0
    assert "صحيفة المدينة ← شاهد عيان" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == "musnad: one.txt: title: انهيار جسر في المدينة (the first line)\n"


def test_explain_names_rules(folder: Path) -> None:
    assert len(run("one.txt", "--explain").stdout) > len(run("one.txt").stdout)


def test_the_command_and_python_give_the_same(folder: Path) -> None:
    shown = run("-", "--format", "json", "--outlet", "صحيفة", "--date", "2021-02-14", given=TWO)
    analysis = musnad.read(TWO, outlet="صحيفة", date="2021-02-14")
    assert json.loads(shown.stdout) == json.loads(json.dumps(analysis.to_dict()))


@pytest.mark.parametrize(
    ("arguments", "title", "text"),
    [
        (["one.txt"], "انهيار جسر في المدينة", "قال شاهد عيان إن الجسر سقط فجأة.\n"),
        (["one.txt", "--title", "عنوان"], "عنوان", ONE),
    ],
)
def test_the_title(folder: Path, arguments: list[str], title: str, text: str) -> None:
    found = json.loads(run(*arguments, "--format", "json").stdout)
    assert (found["title"], found["text"]) == (title, text)


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["one.txt", "two.txt"], ["one.txt", "two.txt"]),
        (["both.jsonl"], ["x1", "x2"]),
        (["two.txt", "both.jsonl", "one.txt"], ["two.txt", "x1", "x2", "one.txt"]),
    ],
)
def test_several_in_order(folder: Path, arguments: list[str], ids: list[str]) -> None:
    result = run(*arguments, "--format", "jsonl")
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ids
    array = json.loads(run(*arguments, "--format", "json").stdout)
    assert [article["id"] for article in array] == ids


def test_one_of_several_is_still_a_list(folder: Path) -> None:
    result = run("one.txt", "none.bin", "--format", "json")
    assert [article["id"] for article in json.loads(result.stdout)] == ["one.txt"]


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_every_form_has_every_article(folder: Path, form: str) -> None:
    result = run("one.txt", "two.txt", "--format", form)
    assert result.exit_code == 0
    assert "شاهد عيان" in result.stdout
    assert "شركة السكك" in result.stdout
    assert result.stdout.count("<html") == (form == "html")


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("out.json", "{"),
        ("out.jsonl", "{"),
        ("out.HTML", "<!"),
        ("out.md", "## "),
        ("out.txt", "انهيار"),
        ("out", "انهيار"),
    ],
)
def test_the_name_tells_the_form(folder: Path, name: str, beginning: str) -> None:
    result = run("one.txt", "-o", name)
    assert (result.exit_code, result.stdout) == (0, "")
    written = (folder / name).read_text(encoding="utf-8")
    assert written.lower().startswith(beginning.lower())
    assert names(folder) == {"one.txt", "two.txt", "both.jsonl", "none.bin", name}


def test_a_file_and_standard_output_get_the_same_bytes(folder: Path) -> None:
    for form in ("text", "json", "jsonl", "html", "md"):
        run("both.jsonl", "--format", form, "-o", "out")
        assert run("both.jsonl", "--format", form).stdout_bytes == Path("out").read_bytes()
        assert run("both.jsonl", "--format", form, "-o", "-").exit_code == 0


def test_guesses_are_said(folder: Path) -> None:
    assert "musnad: two.txt: encoding: cp1256, guessed\n" in run("two.txt").stderr
    assert "musnad: standard input: encoding: cp1256" in run("-", given=TWO.encode("cp1256")).stderr


def test_some_failed(folder: Path) -> None:
    result = run("none.bin", "one.txt", "missing.txt", ".", "--format", "jsonl", "-o", "out.jsonl")
    assert result.exit_code == 1
    (line,) = Path("out.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["id"] == "one.txt"
    assert "none.bin: found: a PNG image; accepted: plain text" in result.stderr
    assert "missing.txt: found: no such file; accepted: " in result.stderr
    assert ".: found: a directory; accepted: " in result.stderr


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["none.bin"], "a PNG image"),
        (["."], "a directory"),
        (["missing.txt", "none.bin"], "no such file"),
        (["one.txt", "--date", "soon"], "soon"),
        (["one.txt", "--date", "2021-02-30"], "2021-02-30"),
        (["one.txt", "two.txt", "--title", "عنوان"], "several articles"),
        (["both.jsonl", "--title", "عنوان"], "several articles"),
        ([], "FILE"),
    ],
)
def test_nothing_is_written(folder: Path, arguments: list[str], found: str) -> None:
    before = names(folder)
    Path("out.json").write_text("as it was")
    result = run(*arguments, "-o", "out.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert found in result.stderr
    assert Path("out.json").read_text() == "as it was"
    assert names(folder) == before | {"out.json"}


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("out.pdf", ".pdf; accepted: .txt"),
        (".", "a directory"),
        ("none/out.json", "no folder"),
        ("one.txt", "a file to be read"),
        ("x" * 300, "cannot be written"),
    ],
)
def test_where_nothing_can_be_written(folder: Path, target: str, found: str) -> None:
    result = run("one.txt", "-o", target)
    assert (result.exit_code, result.stdout) == (2, "")
    assert found in result.stderr
    assert (folder / "one.txt").read_text(encoding="utf-8") == ONE


def test_an_error_on_the_way_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> Iterable[str]:
        yield "half"
        raise KeyError("a fault of ours")

    monkeypatch.setattr("musnad.export.render_many", failing)
    before = names(folder)
    with pytest.raises(KeyError):
        run("both.jsonl", "-o", "out.jsonl")
    assert names(folder) == before


def test_a_device_is_not_replaced(folder: Path) -> None:
    assert run("one.txt", "-o", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


def test_a_link_stays_a_link(folder: Path) -> None:
    Path("link.json").symlink_to("real.json")
    assert run("one.txt", "-o", "link.json").exit_code == 0
    assert Path("link.json").is_symlink()
    assert json.loads(Path("real.json").read_text(encoding="utf-8"))["id"] == "one.txt"


def test_too_many_for_a_page(folder: Path) -> None:
    Path("many.jsonl").write_text('{"text": "قال"}\n' * 201, encoding="utf-8")
    result = run("many.jsonl", "-o", "out.html")
    assert result.exit_code == 2
    assert "more than 200 articles" in result.stderr
    assert not Path("out.html").exists()


def test_failures_without_end_are_counted(folder: Path) -> None:
    Path("wrong.jsonl").write_text("nothing\n" * 50, encoding="utf-8")
    result = run("wrong.jsonl")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 21
    assert "and 30 more that could not be read" in result.stderr


def test_standard_input_is_looked_at(folder: Path) -> None:
    page = Path(__file__).parents[1] / "corpus" / "ingest" / "pages" / "opengraph.html"
    found = json.loads(run("-", "--format", "json", given=page.read_bytes()).stdout)
    assert (found["outlet"], found["date"]) == ("صوت الساحل", "2022-11-03")
    result = run("-", "--format", "jsonl", given=Path("both.jsonl").read_bytes())
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["x1", "x2"]


def test_help_and_version() -> None:
    runner = CliRunner()
    shown = runner.invoke(main, ["--help"]).stdout
    assert "read" in shown
    assert "evaluate" in shown
    assert musnad.__version__ in runner.invoke(main, ["--version"]).stdout
    assert "--explain" in runner.invoke(read, ["--help"]).stdout
    assert runner.invoke(main, ["frobnicate"]).exit_code == 2


def python(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments], input=given, capture_output=True, check=False
    )


def test_as_people_call_it(folder: Path) -> None:
    done = python("-m", "musnad", "read", "-", "--format", "json", given=TWO.encode("cp1256"))
    assert done.returncode == 0
    assert json.loads(done.stdout)["text"] == TWO
    assert done.stderr == b"musnad: standard input: encoding: cp1256, guessed\n"


def test_help_starts_without_the_analysis() -> None:
    slow = "{'musnad.analyze', 'musnad.export', 'trafilatura', 'selectolax', 'rich', 'jinja2'}"
    code = (
        "import sys; from musnad.cli import main; main(['--help'], standalone_mode=False); "
        f"sys.exit(len({slow} & set(sys.modules)))"
    )
    assert python("-c", code).returncode == 0


def test_whoever_has_read_enough_may_go(folder: Path) -> None:
    Path("many.jsonl").write_text((json.dumps({"text": ONE}) + "\n") * 500, encoding="utf-8")
    command = [sys.executable, "-m", "musnad", "read", "many.jsonl", "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
