"""eval/relations.jsonl keeps to docs/relations.md, whose table holds the closed lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from musnad.model.attribution import Manner, Stance
from musnad.model.relation import Event, Polarity

HOME = Path(__file__).resolve().parents[2]
PAGE = (HOME / "docs" / "relations.md").read_text(encoding="utf-8")
LINES = (HOME / "eval" / "relations.jsonl").read_text(encoding="utf-8").splitlines()
ARTICLES = [json.loads(line) for line in LINES]
BOTH_ENDS = {
    "AGREE",
    "CONSULT",
    "COOPERATE",
    "SANCTION",
    "SUPPORT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
}
Record = dict[str, Any]


def modes(page: str) -> dict[str, set[str]]:
    """Return the modes of each event, as the page's table lists them."""
    rows = re.findall(r"^\| `([A-Z]+)` \|(.*)\|$", page, re.MULTILINE)
    return {event: set(re.findall(r"`(\w+)`", listed)) for event, listed in rows}


MODES = modes(PAGE)
each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])


def ends(relation: Record) -> Iterator[Record]:
    """Yield the subject, object and place that there are."""
    yield from filter(None, (relation[role] for role in ("subject", "object", "place")))


def spans(article: Record) -> Iterator[list[int]]:
    """Yield every span of an article's marks."""
    for said in article["attributions"]:
        yield from filter(None, [said["cue"], said["source"], *said["content"]])
    for relation in article["relations"]:
        yield from (end["span"] for end in ends(relation))
        yield from filter(None, [relation["date"], *relation["evidence"]])


def innermost(article: Record, span: list[int]) -> int | None:
    """Return the attribution with the shortest content around a span."""
    around = [
        (end - start, number)
        for number, said in enumerate(article["attributions"])
        for start, end in said["content"]
        if start <= span[0] and span[1] <= end
    ]
    return min(around)[1] if around else None


def key(relation: Record) -> tuple[Any, ...]:
    """Return what makes an edge this one and no other."""
    names = (relation[role] and relation[role]["name"] for role in ("subject", "object"))
    said = (relation[field] for field in ("event", "mode", "polarity", "attribution"))
    return (*names, *said, relation["evidence"][0][0])


@each_article
def test_spans_are_whole_words_of_the_text(article: Record) -> None:
    text = article["text"]
    for start, end in spans(article):
        assert 0 <= start < end <= len(text)
        words = text[start:end]
        assert words == words.strip(), words
        assert not text[end : end + 1].isalpha(), text[start : end + 5]
    for relation in article["relations"]:
        assert not any(text[start - 1].isalpha() for start, _ in relation["evidence"] if start)


@each_article
def test_numbers_and_ids_lead_somewhere(article: Record) -> None:
    sources = [source["id"] for source in article["sources"]]
    assert len(set(sources)) == len(sources)
    said = range(len(article["attributions"]))
    for attribution in article["attributions"]:
        assert {attribution["source_id"], *attribution["via"]} <= set(sources)
        assert attribution["parent"] is None or attribution["parent"] in said
        assert attribution["stance"] in get_args(Stance)
        assert attribution["manner"] in get_args(Manner)


@each_article
def test_edges_keep_to_the_closed_lists(article: Record) -> None:
    for relation in article["relations"]:
        assert relation["mode"] in MODES[relation["event"]] | {""}
        assert relation["polarity"] in get_args(Polarity)
        there = [bool(relation[role]) for role in ("subject", "object")]
        needs = relation["event"] in BOTH_ENDS and relation["mode"] != "visit"
        assert all(there) if needs else any(there)
        assert relation["evidence"]


@each_article
def test_an_edge_stands_on_the_innermost_word(article: Record) -> None:
    for relation in article["relations"]:
        assert relation["attribution"] == innermost(article, relation["evidence"][0])


@each_article
def test_no_two_edges_are_equal(article: Record) -> None:
    keys = [key(relation) for relation in article["relations"]]
    assert len(set(keys)) == len(keys)


def test_the_page_lists_every_event() -> None:
    assert tuple(MODES) == get_args(Event)


def test_the_halves_stand_one_behind_the_other() -> None:
    parts = [article["part"] for article in ARTICLES]
    assert set(parts) == {"dev", "test"}
    assert sum(one != other for one, other in pairwise(parts)) == 1
    assert len({article["id"] for article in ARTICLES}) == len(ARTICLES) >= 16


def test_an_innermost_word_is_found() -> None:
    nested = {"attributions": [{"content": [[0, 9]]}, {"content": [[4, 9]]}]}
    assert innermost(nested, [5, 7]) == 1
    assert innermost(nested, [1, 3]) == 0
    assert innermost(nested, [9, 12]) is None
