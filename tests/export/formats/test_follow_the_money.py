"""FollowTheMoney: what it says, and read by followthemoney where that is installed."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import pytest
from format_cases import SAMPLE, TEXT, written
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad.export.formats.letters import whole
from musnad.model import Analysis
from strategies import anything, clauses, deeds

ODD = ("", '"', "\n", "\r\n", "\t", "\u2067", "😀", "Reuters", "\x00", "\ud83d", "\u2028")
ARTICLES = st.builds(
    lambda body, odd: musnad.read(
        odd + body, title=odd or None, outlet=odd or None, date="2021-02-14", id="a" + odd
    ),
    st.one_of(clauses(), deeds(), st.just(TEXT), anything()),
    st.sampled_from(ODD),
)


def entities(*analyses: Analysis) -> list[dict[str, Any]]:
    lines = written(list(analyses), "ftm").decode("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def of(schema: str, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one["properties"] for one in found if one["schema"] == schema]


def test_what_is_alleged_says_on_whose_word() -> None:
    links = of("UnknownLink", entities(SAMPLE))
    assert [(one["role"], one["description"][0]) for one in links] == [
        (["COERCE (arrest)"], f"على ذمّة {SAMPLE.chains[0]}"),
        (["CONSULT (meet)"], "كلام الناشر نفسه: الصحيفة"),
    ]


def test_of_whom_nothing_is_told_there_is_an_event() -> None:
    found = entities(musnad.read("قُتل ثلاثة من عناصر داعش.", id="a1"))
    [event] = of("Event", found)
    assert not of("UnknownLink", found)
    assert len(event["involved"]) == 1
    assert event["description"] == ["كلام الناشر نفسه", "إثبات"]


def test_a_source_without_a_name_is_no_entity() -> None:
    analysis = musnad.read("قال مصدر أمني إن الطريق قُطع. وقال سامر الحداد إنه سليم.", id="a1")
    found = entities(analysis)
    names = [name for one in found for name in one["properties"].get("name", [])]
    assert "سامر الحداد" in names
    assert not [name for name in names if "مصدر" in name]
    first, second = of("Note", found)
    assert "entity" not in first
    assert first["description"] == ["على ذمّة مصدر أمني"]
    assert len(second["entity"]) == 1


@settings(deadline=None, max_examples=40)
@given(ARTICLES)
def test_every_reference_leads_somewhere_and_the_text_comes_back(analysis: Analysis) -> None:
    found = entities(analysis)
    known = {one["id"] for one in found}
    assert len(known) == len(found)
    for one in found:
        for name in ("proof", "entity", "subject", "object", "involved", "addressEntity"):
            assert set(one["properties"].get(name, [])) <= known
    if analysis.text.strip():
        assert of("Article", found)[0]["bodyText"] == [whole(analysis.text)]
    assert len(of("Note", found)) == len(analysis.attributions)
    alleged = of("UnknownLink", found) + of("Event", found)
    assert len(alleged) == len(analysis.relations)
    assert all(one["description"][0] for one in alleged)


# What followthemoney takes out of any value it reads, beside controls: docs/exports.md says so.
UNSAFE = re.compile("[\u0a00\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff]")


def bare(text: str) -> str:
    """Return the text without blanks, controls, and unseen signs at its edges: cleaned away."""
    seen = [unicodedata.category(c)[0] not in "CZ" for c in text]
    inside = text[seen.index(True) : len(text) - seen[::-1].index(True)] if any(seen) else ""
    kept = UNSAFE.sub("", inside)
    return "".join(c for c in kept if not c.isspace() and unicodedata.category(c) != "Cc")


def shown(values: Iterable[str]) -> list[str]:
    return [text for text in map(bare, values) if text]


@settings(deadline=None, max_examples=25)
@given(ARTICLES)
def test_followthemoney_reads_it(analysis: Analysis) -> None:
    ftm = pytest.importorskip("followthemoney", reason="pip install 'musnad[ftm]', which needs ICU")
    found = entities(analysis)
    schemas = {one["id"]: ftm.model.get(one["schema"]) for one in found}
    for one in found:
        # Its own cleaning drops what it does not take for a value.
        proxy = ftm.model.get_proxy(one, cleaned=False)
        assert proxy.id == one["id"]
        for name, values in one["properties"].items():
            prop = proxy.schema.get(name)
            assert prop is not None, (proxy.schema.name, name)
            assert shown(proxy.get(prop)) == shown(values)
            if prop.range is not None:
                assert all(schemas[value].is_a(prop.range) for value in values)
            elif prop.type.name in ("date", "identifier", "language"):
                assert [prop.type.clean(value) for value in values] == values
        edge = proxy.schema.edge
        assert not edge or list(proxy.edgepairs())
