"""docs/format.md has every field of the output and none that there is not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import musnad

HOME = Path(__file__).resolve().parents[2]
PAGE = (HOME / "docs" / "format.md").read_text(encoding="utf-8")
SCHEMA = json.loads((HOME / "docs" / "schema" / "article.schema.json").read_text(encoding="utf-8"))
TITLE = "انقطاع الطريق الساحلي ليلاً"
TEXT = (
    "الشاطئ - أ ف ب: قال مصدر أمني لوكالة رويترز أمس إن الطريق الساحلي انقطع ليلاً. "
    "ولا شك أن أحداً لا يعرف السبب. وقصفت تركيا قوات سورية أمس. «لم يُغلق"
)
# Heading → the objects it describes.
PARTS = {
    "The article": "",
    "`attributions[]`": "attributions",
    "`sources[]`": "sources",
    "`chains[][]`": "chains",
    "`voice`": "voice",
    "`marks[]`": "marks",
    "`credits[]`": "credits",
    "`headline`": "headline",
    "`names[]`": "names",
    "`actors[]`": "actors",
    "`dates[]`": "dates",
    "`relations[]`": "relations",
    "`warnings[]`": "warnings",
}
NAMES = {"attributions": "attribution", "sources": "source", "chains": "link", "marks": "mark"}
NAMES |= {"names": "name", "actors": "actor", "credits": "credit", "warnings": "warning"}
NAMES |= {"dates": "date", "relations": "relation"}


def described(heading: str) -> list[str]:
    """Return the fields in the table under a heading."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, flags=re.M)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a value, lists of lists flattened."""
    if isinstance(value, dict):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from objects(item)


@pytest.mark.parametrize("heading", PARTS)
def test_every_field_is_described(heading: str) -> None:
    output = musnad.read(TEXT, title=TITLE, outlet="الصحيفة").to_dict()
    part = PARTS[heading]
    found = list(objects(output[part])) if part else [output]
    assert found, f"the example has no {part}"
    for item in found:
        assert list(item) == described(heading)


@pytest.mark.parametrize("heading", PARTS)
def test_schema_has_the_same_fields(heading: str) -> None:
    part = PARTS[heading]
    schema = SCHEMA["$defs"][NAMES.get(part, part)] if part else SCHEMA
    assert set(schema["required"]) == set(schema["properties"]) == set(described(heading))


def test_closed_lists_are_complete() -> None:
    for name in ("stance", "manner"):
        for value in SCHEMA["$defs"]["attribution"]["properties"][name]["enum"]:
            assert f"`{value}`" in PAGE
    for name in ("type", "mod"):
        for value in filter(None, SCHEMA["$defs"]["date"]["properties"][name]["enum"]):
            assert f"`{value}`" in PAGE
    for value in SCHEMA["$defs"]["kind"]["enum"]:
        assert f"`{value}`" in PAGE
    for name, field in (("name", "type"), ("actor", "kind")):
        for value in SCHEMA["$defs"][name]["properties"][field]["enum"]:
            assert f"`{value}`" in PAGE


def test_input_fields_are_read() -> None:
    from musnad.corpus.ingest.records import parse_record

    fields = described("What goes in: `.jsonl`")
    record = dict.fromkeys(fields, "قال") | {"date": "2021-02-14"}
    article = parse_record(record)
    assert sorted(fields) == sorted(type(article).__slots__)
    assert None not in [getattr(article, field) for field in fields]
