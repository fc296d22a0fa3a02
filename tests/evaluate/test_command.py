from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from musnad.cli import main

Article = dict[str, Any]


def written(path: Path, *records: object) -> str:
    path.write_text(
        "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records),
        encoding="utf-8",
    )
    return str(path)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["evaluate", *arguments])
    return result.exit_code, result.output


def test_table(article: Article, tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", article)
    code, out = run(gold, gold, "--by-article")
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == ("a1               found 1.00 relation8 1.00 chain 1.00 gold 3 predicted 3")
    assert lines[1] == "found         1.000   95% over articles 1.000-1.000"
    assert "attributions  gold 3, predicted 3, articles 1" in lines
    assert lines[-1] == "credits       1.000"


def test_json(article: Article, tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", article)
    none = written(tmp_path / "none.jsonl", {"id": "a1", "attributions": []})
    code, out = run(gold, none, "--json")
    assert code == 0
    assert json.loads(out)["recall"] == 0.0


def test_errors(article: Article, tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", article)
    none = written(tmp_path / "none.jsonl", {"id": "a1", "attributions": []})
    code, out = run(gold, none, "--errors", "1")
    assert code == 0
    assert out.splitlines()[-3:] == [
        "miss (4 words) a1  cue وأضاف",
        "    ⟦وأضاف⟧ أن العمل انتهى أمس",
        "    gold: ∅ ⟵ أن العمل انتهى أمس",
    ]


def test_sentences(tmp_path: Path) -> None:
    gold = written(tmp_path / "g.jsonl", {"id": "1", "text": "قال الوزير إن", "cue": "قال"})
    none = written(tmp_path / "p.jsonl", {"id": "1", "attributions": []})
    code, out = run(gold, none, "--errors", "3")
    assert (code, out.splitlines()) == (
        0,
        ["cues          0.000", "sentences     1", "1: cues", "    ⟦قال⟧ الوزير إن"],
    )


def test_run_reads_and_scores(article: Article, tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", article)
    code, out = run(gold, "--run", "--json")
    assert code == 0
    assert json.loads(out)["found"] > 0.5


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "empty"),
        ("{", "line 1: no JSON"),
        ("[1]", "a JSON object is needed"),
        ('{"id": "1"}', "no gold"),
        ('{"attributions": []}', "`id`"),
        ('{"id": "1", "attributions": []}', "no `text`"),
        ('{"id": "1", "text": "", "date": "gestern", "attributions": []}', "gestern"),
        ("\udcff", "cannot be read"),
    ],
)
def test_bad_gold_is_a_clear_error(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    code, out = run(str(path), "--run")
    assert code == 2
    assert says in out


@pytest.mark.parametrize("arguments", [[], ["--run"]])
def test_one_of_predicted_and_run(article: Article, tmp_path: Path, arguments: list[str]) -> None:
    gold = written(tmp_path / "gold.jsonl", article)
    predicted = [gold] if arguments else []
    code, out = run(gold, *predicted, *arguments)
    assert code == 2
    assert "PREDICTED" in out
