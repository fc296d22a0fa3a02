"""What goes to annotators comes back equal, and what is wrong in it is named."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from format_cases import SAMPLE, TEXT, gold, written
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad.cli import main
from musnad.errors import RecordError
from musnad.export.formats.brat_back import gold_of, read_brat
from musnad.export.formats.label_studio import read_label_studio
from musnad.model import Analysis
from strategies import clauses, news

NOTE = '{"source": {"id": "s1", "name": "شاهد", "kind": "vague"}, "via": []}'
ARTICLES = st.builds(
    lambda body, odd: musnad.read(odd + body, id=f"a/{odd}_1"),
    st.one_of(clauses(), news(), st.just(TEXT)),
    st.sampled_from(("", '"', "\n", "\r\n", "\t", "\u2067", "😀", "Reuters", "\u2028", "%41")),
)


@settings(deadline=None, max_examples=30)
@given(st.lists(ARTICLES, min_size=1, max_size=2))
def test_comes_back(analyses: list[Analysis]) -> None:
    found = list(read_brat(io.BytesIO(written(analyses, "brat"))))  # type: ignore[arg-type]
    for one in found:
        one["sources"] = {source["id"]: source for source in one["sources"]}
    assert found == list(map(gold, analyses))


@settings(deadline=None, max_examples=30)
@given(st.lists(ARTICLES, min_size=1, max_size=2))
def test_comes_back_from_label_studio(analyses: list[Analysis]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tasks.json"
        path.write_bytes(written(analyses, "label-studio"))
        found = list(read_label_studio(path))
    for one in found:
        one["sources"] = {source["id"]: source for source in one["sources"]}
    assert found == list(map(gold, analyses))


def test_an_annotation_goes_before_the_prediction(tmp_path: Path) -> None:
    [task] = json.loads(written([SAMPLE], "label-studio"))
    result = json.loads(json.dumps(task["predictions"][0]["result"]))
    next(one for one in result if one.get("from_name") == "stance")["value"]["choices"] = [
        "judging"
    ]
    cancelled = {"was_cancelled": True, "result": []}
    task["annotations"] = [cancelled, {"result": result}]
    path = tmp_path / "a.json"
    path.write_text(json.dumps([task]), encoding="utf-8")
    out = CliRunner().invoke(main, ["import", str(path)])
    assert out.exit_code == 0
    assert json.loads(out.stdout)["attributions"][0]["stance"] == "judging"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "accepted: JSON of Label Studio"),
        ("{}", "accepted: a list of tasks"),
        ("[{}]", "task 1: found: KeyError"),
        ('[{"data": {"text": "x"}, "predictions": []}]', "task 1: found: IndexError"),
    ],
)
def test_what_is_no_label_studio(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    done = CliRunner().invoke(main, ["import", str(tmp_path / "a.json")])
    assert done.exit_code == 2
    assert told in done.stderr


@pytest.mark.parametrize("name", ["T", "E"])
def test_brat_can_hold_each_line(name: str) -> None:
    """A span in no line end, its words as they stand in the text."""
    archive = zipfile.ZipFile(io.BytesIO(written([SAMPLE], "brat")))
    text = archive.read("000001_a1.txt").decode()
    lines = [x for x in archive.read("000001_a1.ann").decode().split("\n") if x[:1] == name]
    assert lines
    for line in lines:
        _, rest, *words = line.split("\t", 2)
        if words:
            pieces = [piece.split() for piece in rest.partition(" ")[2].split(";")]
            shown = [text[int(start) : int(end)] for start, end in pieces]
            assert not any("\n" in piece for piece in shown)
            assert words == [" ".join(shown)]


def test_a_correction_is_read_in_any_order() -> None:
    text = "قال شاهد 😀 إن الجسر سقط."
    lines = [
        f"#1\tAnnotatorNotes E1\t{NOTE}",
        "A1\tStance E1 denying",
        "E1\tStatement:T1 Source:T2 Content:T3",
        "T3\tContent 11 23\tإن الجسر سقط",
        "T1\tStatement 0 3\tقال",
        "T2\tSource 4 8\tشاهد",
    ]
    [said] = gold_of(text, "\n".join(lines), "x", "x.ann")["attributions"]
    assert said["cue"] == [0, 3]
    assert text[slice(*said["content"][0])] == "إن الجسر سقط"
    assert (said["stance"], said["manner"], said["parent"]) == ("denying", "indirect", None)


@pytest.mark.parametrize(
    "line",
    [
        "T1\tStatement 0 99\tx",
        "T1\tStatement zero\tx",
        "E1\tStatement:T9",
        "A1\tStance E9 denying",
        "R1\tInside Arg1:E9 Arg2:E9",
        "#1\tAnnotatorNotes E1\tnone",
        "X1\tx",
    ],
)
def test_a_wrong_line_is_named(line: str) -> None:
    with pytest.raises(RecordError, match=r"x\.ann, line 2: found: .*accepted: brat"):
        gold_of("قال شاهد.", f"\n{line}", None, "x.ann")


def test_a_statement_without_a_note_is_named() -> None:
    with pytest.raises(RecordError, match="E1: found: no note"):
        gold_of("قال شاهد.", "T1\tStatement 0 3\tقال\nE1\tStatement:T1", None, "x.ann")


def test_import_as_a_command(tmp_path: Path) -> None:
    (tmp_path / "a.brat.zip").write_bytes(written([SAMPLE], "brat"))
    out = tmp_path / "gold.jsonl"
    arguments = ["import", str(tmp_path / "a.brat.zip"), "-o", str(out)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    [line] = out.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["attributions"] == gold(SAMPLE)["attributions"]


@pytest.mark.parametrize("content", [b"no zip", written([SAMPLE], "xlsx"), None])
def test_what_is_no_brat(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "a.zip").write_bytes(content)
    done = CliRunner().invoke(main, ["import", str(tmp_path / "a.zip")])
    assert done.exit_code == 2
    assert "accepted: a ZIP" in done.stderr
