from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.corpus.ingest.jsonld import LinkedArticle, read_jsonld

NEWS = {"@type": "NewsArticle", "headline": "خبر", "datePublished": "2021-02-14"}
FOUND = LinkedArticle(headline="خبر", published="2021-02-14")


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(NEWS),
        json.dumps([{"@type": "WebSite", "name": "موقع"}, NEWS]),
        json.dumps({"@graph": [{"@type": "Organization"}, NEWS]}),
        json.dumps({"@type": "WebPage", "mainEntity": NEWS}),
        json.dumps({**NEWS, "@type": ["Thing", "ReportageNewsArticle"]}),
        json.dumps([{"@type": "Article", "headline": "خبر آخر"}, NEWS]),
        f"<!-- {json.dumps(NEWS)} -->",
        f"//<![CDATA[\n{json.dumps(NEWS)}\n//]]>",
        json.dumps(NEWS) + ";",
        json.dumps(NEWS).replace('"@type"', '\n"@type"'),
    ],
)
def test_finds_the_article(script: str) -> None:
    assert read_jsonld(["not json", script]) == FOUND


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ({"publisher": {"name": "صحيفة"}}, {"outlet": "صحيفة"}),
        ({"publisher": "صحيفة"}, {"outlet": "صحيفة"}),
        ({"publisher": [{"@id": "#none"}, {"name": "صحيفة"}]}, {"outlet": "صحيفة"}),
        ({"author": [{"name": "سلمى"}, "ليث", {"name": "سلمى"}]}, {"authors": ("سلمى", "ليث")}),
        ({"headline": "«خبر» &amp; رأي"}, {"headline": "«خبر» & رأي"}),
        ({"articleBody": ["قال", "وأضاف"]}, {"body": "قال\nوأضاف"}),
        ({"headline": 7, "name": {"x": 1}, "author": 3, "publisher": None}, {"headline": None}),
    ],
)
def test_reads_its_fields(extra: dict[str, object], expected: dict[str, object]) -> None:
    found = read_jsonld([json.dumps({**NEWS, **extra})])
    assert found is not None
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize("script", ["", "[]", "{", '{"@type": "Person"}', "[" * 50_000, "7"])
def test_no_article(script: str) -> None:
    assert read_jsonld([script]) is None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@id", "@type", "@graph", "name", "author", "publisher", "headline"]),
            inner | st.just("Article"),
            max_size=4,
        )
    ),
)


@given(VALUES)
def test_any_json_gets_through(value: object) -> None:
    found = read_jsonld([json.dumps(value)])
    assert found is None or isinstance(found, LinkedArticle)
