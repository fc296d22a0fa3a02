"""JSON and JSON Lines, against their schema."""

import json
from typing import Any

import pytest
from export_cases import ROOT, empty, of_gold, ship, silent
from export_feud import feud
from export_gold import analysis_of
from jsonschema import Draft202012Validator

from musnad.export import render, render_many

SCHEMA = json.loads((ROOT / "docs/schema/article.schema.json").read_text(encoding="utf-8"))
CHECK = Draft202012Validator(SCHEMA)


def objects(schema: Any) -> list[dict[str, Any]]:
    """Every part of the schema that has properties."""
    if isinstance(schema, list):
        return [found for part in schema for found in objects(part)]
    if not isinstance(schema, dict):
        return []
    inner = [found for part in schema.values() for found in objects(part)]
    return [schema, *inner] if isinstance(schema.get("properties"), dict) else inner


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_schema_is_strict() -> None:
    for part in objects(SCHEMA):
        assert part["additionalProperties"] is False
        assert set(part["required"]) == set(part["properties"])


def test_schema_describes_every_field() -> None:
    for part in objects(SCHEMA):
        for name, field in part["properties"].items():
            target = SCHEMA["$defs"][field["$ref"].rpartition("/")[2]] if "$ref" in field else {}
            assert field.get("description") or target.get("description"), name


@pytest.mark.parametrize("analysis", [ship(), silent(), empty(), feud(), *of_gold()])
def test_output_is_valid(analysis: Any) -> None:
    CHECK.validate(json.loads(render(analysis, "jsonl")))


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(extra=1),
        lambda d: d.pop("voice"),
        lambda d: d["attributions"][0].update(stance="shouting"),
        lambda d: d["attributions"][0].update(cue=[1]),
        lambda d: d["attributions"][0].update(parent=-1),
        lambda d: d["sources"][0].update(kind="rumour"),
        lambda d: d["voice"].update(share=2),
        lambda d: d.update(date="1 March"),
    ],
)
def test_schema_refuses(change: Any) -> None:
    found = json.loads(render(ship(), "jsonl"))
    change(found)
    assert not CHECK.is_valid(found)


def test_one_article_is_one_line_in_both_formats() -> None:
    assert render(ship(), "json") == render(ship(), "jsonl")
    assert render(ship(), "jsonl").count("\n") == 1


def test_many_articles() -> None:
    both = [ship(), silent()]
    lines = "".join(render_many(both, "jsonl")).splitlines()
    assert [json.loads(line) for line in lines] == json.loads("".join(render_many(both, "json")))
    assert json.loads("".join(render_many([], "json"))) == []
    assert "".join(render_many([], "jsonl")) == ""


def test_text_stays_readable_and_comes_back() -> None:
    line = render(ship(), "jsonl")
    assert "السفينة" in line
    assert json.loads(line)["text"] == ship().text


def test_lone_surrogates_can_be_written_and_come_back() -> None:
    odd = analysis_of({"text": "قال \ud800 \\ud800", "sources": [], "attributions": []})
    line = render(odd, "jsonl")
    assert json.loads(line.encode("utf-8"))["text"] == odd.text


def test_keys_keep_their_order() -> None:
    assert list(json.loads(render(ship(), "jsonl"))) == SCHEMA["required"]
