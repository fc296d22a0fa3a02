"""Every row of events.toml shows a sentence that gives an edge of it and one that must not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import musnad
from musnad.errors import LexiconError
from musnad.lexicon.events import load_events
from musnad.lexicon.fields import checked
from musnad.lexicon.load import read_table

HOME = Path(__file__).resolve().parents[2]
TABLE = read_table("events")
ROWS = [
    pytest.param(kind, row, id=f"{kind}-{index}")
    for kind in ("verb", "noun", "light")
    for index, row in enumerate(TABLE[kind])
]
LEAST = 250


def edges(kind: str, row: dict[str, Any], text: str) -> list[str]:
    """Return the rows of the relations that the row gives; of a light verb, all there are."""
    name = f"events:{row.get('lemma') or row['form']}"
    return [
        one.row
        for one in musnad.read(text).relations
        if kind == "light" or (one.row == name and one.event == row["event"])
    ]


@pytest.mark.parametrize(("kind", "row"), ROWS)
def test_row_gives_an_edge_in_its_example_only(kind: str, row: dict[str, Any]) -> None:
    assert edges(kind, row, row["example"])
    assert not edges(kind, row, row["not_example"])


def test_there_are_rows_of_all_events() -> None:
    events = {row["event"] for kind in ("verb", "noun") for row in TABLE[kind]}
    assert len(events) == 16
    assert len(TABLE["verb"]) + len(TABLE["noun"]) >= LEAST


def test_modes_are_those_of_the_page() -> None:
    page = (HOME / "docs" / "relations.md").read_text(encoding="utf-8")
    told = {
        event: set(re.findall(r"`(\w+)`", modes))
        for event, modes in re.findall(r"^\| `([A-Z]+)` \|(.*)\|$", page, flags=re.M)
    }
    for kind in ("verb", "noun"):
        for row in TABLE[kind]:
            modes = {row.get("mode", ""), row.get("by_air", "")} - {""}
            assert modes <= told[row["event"]], row.get("lemma") or row.get("form")


def test_carriers_are_light_verbs() -> None:
    light = {row["lemma"] for row in TABLE["light"]}
    for row in TABLE["noun"]:
        missing = set(row.get("carriers", ())) - light
        assert not missing, f"{row['form']}: {missing}"


def test_a_wrong_row_is_refused() -> None:
    wrong = json.loads(json.dumps(TABLE))
    wrong["verb"][0]["event"] = "WAR"
    with pytest.raises(LexiconError, match="'WAR' is none of"):
        checked("events", wrong)


def test_forms_are_folded() -> None:
    tables = load_events()
    assert "قصفت" in tables.senses
    assert {sense.row.name for sense in tables.nouns["غارات"]} == {"events:غارة"}
    assert "people" in tables.told["مسلحين"]
