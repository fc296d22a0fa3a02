"""docs/rules.md: every sentence on it fires the rule it stands under, and gives what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import musnad
from musnad.model import Analysis, Attribution

HOME = Path(__file__).resolve().parents[2]
PAGE = (HOME / "docs" / "rules.md").read_text(encoding="utf-8")
WHO = "Who is meant"


class Example(NamedTuple):
    """A rule, its sentence and what it gives by column."""

    section: str
    rule: str
    text: str
    gives: dict[str, str]


def rows(part: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a part's tables by column."""
    heads: list[str] = []
    for line in part.splitlines():
        if not line.startswith("|"):
            heads = []
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not heads:
            heads = cells
        elif not set(line) <= set("|-: "):
            yield dict(zip(heads, cells, strict=True))


def sections() -> dict[str, str]:
    parts = re.split(r"^## (.+)\n", PAGE, flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def examples() -> Iterator[Example]:
    for section, body in sections().items():
        parts = re.split(r"^### (.+)\n", body, flags=re.M)[1:]
        for rule, part in zip(parts[::2], parts[1::2], strict=True):
            sentence = re.search(r"^> (.+)$", part, flags=re.M)
            assert sentence, f"{rule} has no sentence"
            for gives in rows(part):
                yield Example(section, rule, sentence[1], gives)


EXAMPLES = list(examples())


def given(a: Analysis, one: Attribution, columns: dict[str, str]) -> dict[str, str]:
    """Return what an attribution gives in the columns of a table."""
    whole = {
        "cue": one.cue.of(a.text),
        "who": a.source(one.source_id).name,
        "says": " … ".join(span.of(a.text) for span in one.content),
        "via": " ← ".join(a.source(via).name for via in one.via),
    }
    return {column: whole[column] for column in columns}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.section}: {e.rule}")
def test_rule_fires(example: Example) -> None:
    a = musnad.read(example.text)
    fired = [
        given(a, one, example.gives)
        for one in a.attributions
        if (one.resolved if example.section == WHO else one.rule) == example.rule
    ]
    assert example.gives in fired


@pytest.mark.parametrize(
    "row", list(rows(sections()["The kind of a source"])), ids=lambda r: r["rule"]
)
def test_kind_is_told(row: dict[str, str]) -> None:
    a = musnad.read(f"{row['phrase']} أن المبنى غير آمن.")
    assert [(s.rule, s.kind) for s in a.sources] == [(row["rule"], row["kind"])]


@pytest.mark.parametrize("row", list(rows(sections()["The headline"])), ids=lambda r: r["rule"])
def test_headline_is_judged(row: dict[str, str]) -> None:
    judged = musnad.read(row["body"], title=row["headline"]).headline
    assert judged is not None
    assert (judged.rule, "yes" if judged.drops else "no") == (row["rule"], row["drops"])


@pytest.mark.parametrize("row", list(rows(sections()["Credits"])), ids=lambda r: r["rule"])
def test_credit_is_found(row: dict[str, str]) -> None:
    a = musnad.read(row["text"].replace("<br>", "\n"))
    assert [(credit.rule, credit.name) for credit in a.credits] == [(row["rule"], row["name"])]


def test_no_rule_is_left_out() -> None:
    described = {(example.section == WHO, example.rule) for example in EXAMPLES}
    told = {row["rule"] for part in sections().values() for row in rows(part) if "rule" in row}
    told |= set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", sections()["The kind of a source"]))
    missing: set[str] = set()
    for name in ("gold", "positives", "hard_negatives"):
        for line in (HOME / "eval" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            a = musnad.read(record["text"], title=record.get("title"))
            missing |= {one.rule for one in a.attributions if (False, one.rule) not in described}
            missing |= {x.resolved for x in a.attributions if (True, x.resolved) not in described}
            missing |= {source.rule for source in a.sources} - told
            missing |= {credit.rule for credit in a.credits} - told
            missing |= {a.headline.rule} - told if a.headline else set()
    assert not missing
