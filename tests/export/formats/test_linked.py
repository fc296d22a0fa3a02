"""Linked data, read by processors of JSON-LD and RDF that know nothing of us."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from format_cases import SAMPLE, TEXT, written
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld
from pyshacl import validate
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

import musnad
from musnad.errors import InputError
from musnad.export.formats import schema_org
from musnad.export.formats.iris import article_iri
from musnad.export.formats.letters import whole
from musnad.export.formats.verdicts import read_verdicts
from musnad.model import Analysis
from strategies import clauses, news

# What rdflib says of its own reader of JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")

HOME = Path(__file__).resolve().parents[3]
TERMS = json.loads((Path(__file__).parent / "anno.jsonld").read_text(encoding="utf-8"))["@context"]
"""The context of Web Annotation; docs/decisions/0031 says how it came here."""

SHAPES = Graph().parse(HOME / "docs" / "schema" / "prov.shapes.ttl")
OA = "http://www.w3.org/ns/oa#"
PROV, OURS = Namespace("http://www.w3.org/ns/prov#"), Namespace("urn:musnad:ns:")
ARTICLES = st.builds(
    lambda body, odd: musnad.read(odd + body, title=odd or None, outlet="المنبر", id="😀 a/1"),
    st.one_of(clauses(), news(), st.just(TEXT)),
    st.sampled_from(("", '"', "\\", "\n", "\r\n", "\u2067", "😀", "Reuters", "'''", "<a>")),
)


def loader(url: str, _: object) -> dict[str, Any]:
    known = {
        "http://www.w3.org/ns/anno.jsonld": TERMS,
        "https://schema.org": {"@vocab": "https://schema.org/"},
    }
    context = {"@context": known[url.rstrip("/")]}
    return {"contextUrl": None, "documentUrl": url, "document": context}


def expanded(document: object) -> Any:
    return jsonld.expand(document, {"documentLoader": loader})


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def only(node: dict[str, Any], term: str) -> Any:
    [value] = node[OA + term]
    return value.get("@value", value)


def spans_of(annotation: dict[str, Any], text: str) -> list[tuple[int, int]]:
    """Return where an annotation points, after comparing the words with the place."""
    found = []
    for target in annotation[OA + "hasTarget"]:
        position, quote = sorted(target[OA + "hasSelector"], key=lambda one: str(one["@type"]))
        start, end = int(only(position, "start")), int(only(position, "end"))
        assert only(quote, "exact") == text[start:end]
        assert text[:start].endswith(only(quote, "prefix"))
        assert text[end:].startswith(only(quote, "suffix"))
        found.append((start, end))
    return found


@settings(deadline=None, max_examples=20)
@given(ARTICLES)
def test_annotations_come_back(analysis: Analysis) -> None:
    document = json.loads(written([analysis], "web-annotation"))
    assert set(keys(document)) <= {*TERMS, "@context"}
    [page] = expanded(document)
    [listed] = page["http://www.w3.org/ns/activitystreams#items"]
    found = {one["@id"]: one for one in listed["@list"]}
    assert all(one["@type"] == [OA + "Annotation"] for one in found.values())
    text = whole(analysis.text)
    for number, a in enumerate(analysis.attributions):
        name = f"{article_iri(analysis)}:statement:{number}"
        assert spans_of(found[name], text) == list(map(tuple, a.content or (a.cue,)))
        assert spans_of(found[name + ":cue"], text) == [tuple(a.cue)]
        assert (name + ":source" in found) == (a.source is not None)
    names = [spans_of(one, text) for key, one in found.items() if ":name:" in key]
    assert names == [[tuple(name.span)] for name in analysis.names]


def test_every_term_of_the_context_stands_for_something() -> None:
    """A term whose prefix is missing, or that a processor refuses, would be dropped in silence."""
    prefixes = {term for term, meaning in TERMS.items() if str(meaning).endswith(("#", "/"))}
    properties = {t: m for t, m in TERMS.items() if isinstance(m, dict) and t not in ("id", "type")}
    document = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:x",
        "type": "Annotation",
        **dict.fromkeys(set(TERMS) - set(properties) - prefixes - {"id", "type"}, "x"),
        **dict.fromkeys(properties, "urn:y"),
    }
    [node] = expanded(document)
    assert len(node) == len(document) - 1
    assert all(key.startswith("http") for key in node if not key.startswith("@"))
    for term, meaning in properties.items():
        prefix, _, name = meaning["@id"].partition(":")
        [value] = node[TERMS[prefix] + name]
        if meaning["@type"].startswith("xsd:"):
            assert value["@type"] == TERMS["xsd"] + meaning["@type"].removeprefix("xsd:"), term
        else:
            assert "urn:y" in str(value.get("@list", value)), term
            assert "@value" not in value, term


# Property → the types of schema.org that have it, of those that we write.
SCHEMA = {
    "identifier": {"NewsArticle"},
    "headline": {"NewsArticle"},
    "datePublished": {"NewsArticle"},
    "publisher": {"NewsArticle"},
    "author": {"NewsArticle", "Claim"},
    "sourceOrganization": {"NewsArticle"},
    "articleBody": {"NewsArticle"},
    "inLanguage": {"NewsArticle"},
    "hasPart": {"NewsArticle"},
    "mentions": {"NewsArticle"},
    "text": {"Claim", "Quotation"},
    "spokenByCharacter": {"Quotation"},
    "name": {"Person", "Organization", "NewsMediaOrganization", "Place", "Country"},
    "sameAs": {"Person", "Organization", "Place", "Country"},
}


def typed(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        yield from ((value["@type"], key) for key in value if not key.startswith("@"))
        for inner in value.values():
            yield from typed(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from typed(inner)


@settings(deadline=None, max_examples=20)
@given(ARTICLES)
def test_schema_org_comes_back(analysis: Analysis) -> None:
    document = json.loads(written([analysis], "schema-org"))
    [article] = document["@graph"]
    assert all(type_ in SCHEMA[key] for type_, key in typed(article))
    assert article["articleBody"] == whole(analysis.text)
    assert [part["text"] for part in article["hasPart"]] == [
        whole(" … ".join(span.of(analysis.text) for span in a.content))
        for a in analysis.attributions
    ]
    [node] = expanded(document)
    assert node["@id"] == article_iri(analysis)


@settings(deadline=None, max_examples=20)
@given(ARTICLES)
def test_no_verdict_of_ours(analysis: Analysis) -> None:
    nodes = json.loads(written([analysis], "schema-org"))["@graph"]
    assert {type_ for type_, _ in typed(nodes)} <= set().union(*SCHEMA.values())


def test_a_verdict_of_a_person_is_a_claim_review(tmp_path: Path) -> None:
    path, out = tmp_path / "verdicts.jsonl", io.BytesIO()
    told = {"article": "a1", "statement": 1, "verdict": 'لم \u2067يثبت\u2069 "بعد" 😀', "by": "هند"}
    more = {"url": "https://example.org/1", "date": "2021-03-01"}
    lines = [json.dumps(told | more), "", json.dumps(told | {"by": "سامر"})]
    path.write_text("\n".join(lines), encoding="utf-8")
    schema_org.write([SAMPLE], out, read_verdicts(path))
    document = json.loads(out.getvalue())
    article, *reviews = document["@graph"]
    assert [one["author"]["name"] for one in reviews] == ["هند", "سامر"]
    assert reviews[0]["reviewRating"]["alternateName"] == told["verdict"]
    assert (reviews[0]["url"], reviews[0]["datePublished"]) == tuple(more.values())
    assert reviews[0]["claimReviewed"] == article["hasPart"][1]["text"]
    assert reviews[0]["itemReviewed"]["@id"] == article["hasPart"][1]["@id"]
    assert "url" not in reviews[1]
    # A processor of JSON-LD finds the claim itself at the end of it.
    nodes = jsonld.flatten(document, None, {"documentLoader": loader})
    ours = next(one for one in nodes if one.get("@type") == ["https://schema.org/ClaimReview"])
    [claim] = ours["https://schema.org/itemReviewed"]
    assert any("https://schema.org/text" in one for one in nodes if one["@id"] == claim["@id"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"article": "a1", "statement": 99, "verdict": "x", "by": "y"}', "statement 99 of"),
        ('{"article": "b", "statement": 0, "verdict": "x", "by": "y"}', "of article 'b'"),
        (
            '{"article": "a1", "statement": 0, "verdict": " ", "by": "y"}',
            "line 2: .*verdict: a text",
        ),
        ('{"article": "a1", "statement": 0, "verdict": "x"}', "line 2: .*by: a text"),
        ('{"article": "a1", "statement": true, "verdict": "x", "by": "y"}', "a number from 0"),
        ('{"article": "a1", "statement": 0, "verdict": "x", "by": "y", "to": 1}', "field to"),
        ('{"statement": 0, "verdict": "x", "by": "y", "date": "gestern"}', "line 2: .*gestern"),
        ("[]", "line 2: .*no object"),
        ("{", "line 2: found: "),
    ],
)
def test_what_is_no_verdict(line: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    path.write_text(f"\n{line}", encoding="utf-8")
    with pytest.raises(InputError, match=told):
        schema_org.write([SAMPLE], io.BytesIO(), read_verdicts(path))


@settings(deadline=None, max_examples=12)
@given(ARTICLES)
def test_chains_come_back(analysis: Analysis) -> None:
    graph = Graph().parse(data=written([analysis], "prov"), format="turtle")
    as_json = Graph().parse(data=written([analysis], "prov-jsonld"), format="json-ld")
    assert isomorphic(graph, as_json)
    assert validate(graph, shacl_graph=SHAPES)[0]
    for chain in analysis.chains:
        name = f"{article_iri(analysis)}:statement:{chain.attribution}:0"
        here: Any = URIRef(name)
        links = []
        while here is not None:
            agent = graph.value(here, PROV.wasAttributedTo)
            role = graph.value(here, OURS.role)
            links.append((str(graph.value(agent, URIRef(LABEL))), str(role)))
            here = graph.value(here, PROV.wasDerivedFrom)
        assert links == [(whole(link.name), link.role) for link in chain.links]


LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def test_several_articles_are_one_document() -> None:
    other = musnad.read("زعم شاهد أن الجسر سقط.", outlet="الصحيفة", id="a2")
    for name, form in (("prov", "turtle"), ("prov-jsonld", "json-ld")):
        graph = Graph().parse(data=written([SAMPLE, other], name), format=form)
        links = len(list(graph.subject_objects(OURS.role)))
        assert links == sum(len(c.links) for one in (SAMPLE, other) for c in one.chains)
        assert (None, RDF.type, PROV.Agent) in graph


@pytest.mark.parametrize(
    "broken",
    [
        (":statement:0:0", PROV.wasAttributedTo),
        (":statement:0:0", PROV.wasDerivedFrom),
    ],
)
def test_the_shapes_refuse_a_broken_chain(broken: tuple[str, URIRef]) -> None:
    graph = Graph().parse(data=written([SAMPLE], "prov"), format="turtle")
    graph.remove((URIRef(article_iri(SAMPLE) + broken[0]), broken[1], None))
    assert not validate(graph, shacl_graph=SHAPES)[0]
