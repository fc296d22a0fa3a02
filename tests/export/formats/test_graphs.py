"""The network, read by networkx, which knows nothing of us."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import unescape

import networkx as nx
import pytest
from format_cases import SAMPLE, TEXT, written
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad.export.formats.graph import edges_of, nodes_of
from musnad.export.formats.iris import article_iri
from musnad.export.formats.xml_text import in_xml
from musnad.model import Analysis
from strategies import anything, clauses, deeds

ODD = ("", '"', "\n", "\r\n", "\t", "\u2067", "😀", "Reuters", "\x00", "]]>", "<a>&amp;", "\ufffe")
ARTICLES = st.builds(
    lambda body, odd: musnad.read(odd + body, title=odd or None, outlet=odd or None, id="a" + odd),
    st.one_of(clauses(), deeds(), st.just(TEXT), anything()),
    st.sampled_from(ODD),
)
READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


def read(analyses: list[Analysis], name: str) -> Any:
    more = {"force_multigraph": True} if name == "graphml" else {}
    return nx.MultiDiGraph(READERS[name](io.BytesIO(written(analyses, name)), **more))


def held(text: str) -> str:
    """Return what XML holds of a text."""
    numbers = {"&#9;": "\t", "&#10;": "\n", "&#13;": "\r", "&#133;": "\x85", "&quot;": '"'}
    return unescape(in_xml(text), numbers)


@pytest.mark.parametrize("name", READERS)
@settings(deadline=None, max_examples=25)
@given(st.lists(ARTICLES, min_size=1, max_size=2, unique_by=lambda one: one.article.id))
def test_comes_back(name: str, analyses: list[Analysis]) -> None:
    graph = read(analyses, name)
    nodes = {node.id: node for one in analyses for node in nodes_of(one)}
    assert set(graph) == set(nodes)
    for key, node in nodes.items():
        if not key.startswith("urn:musnad:agent:"):
            assert graph.nodes[key]["label"] == held(node.label)
    want = sorted(
        (e.id, e.source, e.target, held(e.values["word"]), held(e.values["chain"]))
        for one in analyses
        for e in edges_of(one)
    )
    found = sorted(
        (data.get("id", key), source, target, data["word"], data["chain"])
        for source, target, key, data in graph.edges(keys=True, data=True)
    )
    assert found == want


@pytest.mark.parametrize("name", READERS)
def test_every_edge_says_whose_word_it_is(name: str) -> None:
    edges = [data for *_, data in read([SAMPLE], name).edges(data=True)]
    assert {data["type"] for data in edges} == {"told", "alleged"}
    sources = {source.name for source in SAMPLE.sources}
    for data in edges:
        own = data["voice"] == "own"
        assert data["word"] == "الصحيفة" if own else data["word"] in sources
        assert data["chain"].startswith("الصحيفة")
        assert own or SAMPLE.chains[data["statement"]].links[-1].name == data["word"]


@pytest.mark.parametrize("name", READERS)
def test_a_chain_leads_to_the_article(name: str) -> None:
    graph, own = read([SAMPLE], name), article_iri(SAMPLE)
    for chain in SAMPLE.chains:
        source = f"{own}:{chain.links[-1].id}"
        steps = nx.shortest_path_length(graph, source, own)
        assert 0 < steps <= len(chain.links)


def test_what_nobody_is_told_to_have_done_comes_from_nobody_told() -> None:
    analysis = musnad.read("قُتل ثلاثة من عناصر داعش في دمشق.", id="a1")
    assert analysis.relations[0].subject is None
    [edge] = edges_of(analysis)
    assert edge.source == "urn:musnad:article:a1:untold"
    assert edge.values["word"] == "a1"
    assert edge.values["voice"] == "own"


def test_an_outlet_is_one_node_in_all_articles() -> None:
    one, two = (musnad.read("زعم شاهد أن الجسر سقط.", outlet="المنبر", id=i) for i in "ab")
    graph = read([one, two], "gexf")
    assert [d["label"] for _, d in graph.nodes(data=True)].count("المنبر") == 1
    assert graph.number_of_nodes() == 5
