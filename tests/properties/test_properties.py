"""What holds of every text there is."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any, get_args

from hypothesis import example, given, settings
from hypothesis import strategies as st

import musnad
from musnad.lexicon import Lookup, load
from musnad.lexicon import word as w
from musnad.model import Analysis, DateMod, DateType, Kind, Manner, Span, Stance
from musnad.text import Document
from strategies import ADDED, CASES, GOLD, HOME, anything, articles, clauses, marked, news

settings.register_profile("core", deadline=None, max_examples=150)
EACH = settings(settings.get_profile("core"))
FEW = settings(settings.get_profile("core"), max_examples=60)
SEEDS = st.integers(0, 2**32)


def spans_of(a: Analysis) -> Iterator[Span]:
    """Yield every span of the output."""
    for one in a.attributions:
        yield one.cue
        yield from one.content
        if one.source is not None:
            yield one.source
    for source in a.sources:
        yield from source.mentions
    yield from a.voice
    yield from (mark.span for mark in a.marks)
    yield from (credit.span for credit in a.credits)
    yield from (name.span for name in a.names)
    for actor in a.actors:
        yield from actor.mentions
    yield from (one.span for one in a.dates)
    yield from (notice.span for notice in a.warnings if notice.span is not None)


def covered(a: Analysis) -> int:
    """Return how many words lie in what somebody is made to say."""
    doc = Document(a.text, Lookup(load()))
    said = [span for one in a.attributions for span in one.content]
    return sum(
        any(span.start <= start < span.end for span in said)
        for start, word in zip(doc.start, doc.words, strict=True)
        if not word.flags & w.PUNCT and word.fold[:1].isalnum()
    )


def ancestors(a: Analysis, index: int) -> list[int]:
    found: list[int] = []
    parent = a.attributions[index].parent
    while parent is not None and len(found) <= len(a.attributions):
        found.append(parent)
        parent = a.attributions[parent].parent
    return found


@given(anything(), st.none() | anything(), st.none() | anything())
@example("", "", "")
@example("\ud800", None, None)
@example("قال " * 300, "قال", "قال")
@EACH
def test_any_string_gets_through(text: str, title: str | None, outlet: str | None) -> None:
    a = musnad.read(text, title=title, outlet=outlet)
    assert a.text == text
    assert json.loads(json.dumps(a.to_dict())) == a.to_dict()


def test_a_text_may_end_anywhere() -> None:
    for case in CASES:
        for word in re.finditer(r"\S+", case):
            assert all(one.content for one in musnad.read(case[: word.end()]).attributions)


@given(anything() | articles())
@EACH
def test_every_span_slices_the_text(text: str) -> None:
    for span in spans_of(musnad.read(text)):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()


@given(anything() | articles())
@EACH
def test_names_stand_apart_and_denote_something(text: str) -> None:
    a = musnad.read(text)
    for one, following in pairwise(a.names):
        assert one.span.end <= following.span.start
    assert [actor.id for actor in a.actors] == [f"a{n}" for n in range(1, len(a.actors) + 1)]
    mentioned = {actor.id: set(actor.mentions) for actor in a.actors}
    for name in a.names:
        assert name.span in mentioned[name.actor]
        assert name.rule
    first = [actor.mentions[0] for actor in a.actors if actor.mentions]
    assert first == sorted(first)


@given(anything() | articles())
@EACH
def test_contents_are_clean(text: str) -> None:
    for one in musnad.read(text).attributions:
        assert one.content
        for span in one.content:
            assert span.of(text) == span.of(text).strip()
            assert not span.overlaps(one.cue)
        for before, after in zip(one.content, one.content[1:], strict=False):
            assert before.end <= after.start


@given(anything() | articles())
@EACH
def test_sentences_cover_the_text_in_order(text: str) -> None:
    sentences = musnad.read(text).sentences
    assert "".join(span.of(text) for span in sentences) == text
    assert all(span.start < span.end for span in sentences)


@given(anything() | articles())
@EACH
def test_parents_and_chains_have_no_cycle(text: str) -> None:
    a = musnad.read(text)
    assert [one.cue for one in a.attributions] == sorted(one.cue for one in a.attributions)
    for index, one in enumerate(a.attributions):
        above = ancestors(a, index)
        assert index not in above
        assert len(above) == len(set(above))
        if one.parent is not None:
            assert any(span.holds(one.cue) for span in a.attributions[one.parent].content)
        links = [*one.via, one.source_id]
        assert len(links) == len(set(links))
    assert [chain.attribution for chain in a.chains] == list(range(len(a.attributions)))


@given(anything() | articles())
@EACH
def test_ids_are_of_sources(text: str) -> None:
    a = musnad.read(text)
    ids = [source.id for source in a.sources]
    used = {one.source_id for one in a.attributions} | {
        v for one in a.attributions for v in one.via
    }
    assert len(ids) == len(set(ids))
    assert used == set(ids)
    assert all(source.name.strip() for source in a.sources)


@given(anything() | articles())
@EACH
def test_values_are_of_the_model(text: str) -> None:
    a = musnad.read(text)
    assert {one.stance for one in a.attributions} <= set(get_args(Stance))
    assert {one.manner for one in a.attributions} <= set(get_args(Manner))
    assert {source.kind for source in a.sources} <= set(get_args(Kind))
    assert all(one.rule and one.row and one.resolved for one in a.attributions)
    assert all(source.rule for source in a.sources)
    assert {one.type for one in a.dates} <= set(get_args(DateType))
    assert {one.mod for one in a.dates} <= {None, *get_args(DateMod)}
    assert all(one.rule for one in a.dates)


@given(anything() | articles())
@EACH
def test_words_are_the_voices_or_somebodys(text: str) -> None:
    a = musnad.read(text)
    assert a.voice_words + covered(a) == a.words
    assert 0 <= a.voice_share <= 1
    for before, after in zip(a.voice, a.voice[1:], strict=False):
        assert before.end < after.start
    said = [span for one in a.attributions for span in one.content]
    assert not any(own.overlaps(span) for own in a.voice for span in said)


def decisions(a: Analysis, place: list[int]) -> dict[str, Any]:
    """Return the output without what marks move: offsets as places in the text without them."""

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: moved(inner) for key, inner in value.items()}
        if isinstance(value, list):
            if value and all(type(one) is int for one in value):
                return [place[one] for one in value]
            return [moved(one) for one in value]
        if isinstance(value, str):
            return "".join(ch for ch in value if ch not in ADDED)
        return value

    found: dict[str, Any] = moved(a.to_dict())
    found["sentences"] = [[place[span.start], place[span.end]] for span in a.sentences]
    return found


def assert_same_decisions(text: str, seed: int, title: str | None = None) -> None:
    bare = "".join(ch for ch in text if ch not in ADDED or ch == "ـ")
    other = marked(bare, seed)
    place = list(accumulate((ch not in ADDED for ch in other), initial=0))
    flat = list(accumulate((ch not in ADDED for ch in bare), initial=0))
    expected = decisions(musnad.read(bare, title=title), flat)
    assert decisions(musnad.read(other, title=title), place) == expected


@given(st.sampled_from(range(len(GOLD))), SEEDS)
@FEW
def test_marks_and_tatweel_change_no_decision_in_an_article(number: int, seed: int) -> None:
    record = GOLD[number]
    assert_same_decisions(record["text"], seed, record["title"])


@given(st.sampled_from(CASES) | clauses() | news(), SEEDS)
@EACH
def test_marks_and_tatweel_change_no_decision(text: str, seed: int) -> None:
    assert_same_decisions(text, seed)


@given(st.sampled_from(range(len(GOLD))), SEEDS)
@FEW
def test_marks_change_no_headline(number: int, seed: int) -> None:
    record = GOLD[number]
    one = musnad.read(record["text"], title=record["title"]).headline
    assert musnad.read(record["text"], title=marked(record["title"], seed)).headline == one


@given(articles(), st.sampled_from(["\u00a0", "\u2009", "\u3000", "  ", "\t", " \u200f"]))
@EACH
def test_any_blank_is_a_blank(text: str, blank: str) -> None:
    one, other = musnad.read(text), musnad.read(text.replace(" ", blank))
    for a, b in zip(one.attributions, other.attributions, strict=True):
        assert b.cue.of(other.text) == a.cue.of(text).replace(" ", blank)
        assert (b.rule, b.source_id, b.via, b.stance) == (a.rule, a.source_id, a.via, a.stance)
        assert [span.of(other.text) for span in b.content] == [
            span.of(text).replace(" ", blank) for span in a.content
        ]


@given(articles(), st.sampled_from(["\r\n", "\n\n", " \n", "\n\t"]))
@EACH
def test_any_new_line_is_a_new_line(text: str, line: str) -> None:
    one, other = musnad.read(text), musnad.read(text.replace("\n", line))
    shown = [span.of(text) for attribution in one.attributions for span in attribution.content]
    assert [a.cue.of(other.text) for a in other.attributions] == [
        a.cue.of(text) for a in one.attributions
    ]
    assert [span.of(other.text) for a in other.attributions for span in a.content] == [
        span.replace("\n", line) for span in shown
    ]


@given(articles(), anything())
@EACH
def test_what_was_read_before_changes_nothing(text: str, between: str) -> None:
    before = json.dumps(musnad.read(text).to_dict())
    musnad.read(between)
    assert json.dumps(musnad.read(text).to_dict()) == before


READ = """
import hashlib, json, sys, musnad
for line in sys.stdin:
    text = json.loads(line)
    print(hashlib.sha256(json.dumps(musnad.read(text).to_dict()).encode()).hexdigest())
"""


def test_every_process_gives_the_same_bytes() -> None:
    texts = [record["text"] for record in GOLD] + CASES
    lines = "\n".join(json.dumps(text) for text in texts)
    here = [
        hashlib.sha256(json.dumps(musnad.read(text).to_dict()).encode()).hexdigest()
        for text in texts
    ]
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", READ],
            input=lines,
            capture_output=True,
            text=True,
            check=True,
            cwd=HOME,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert run.stdout.split() == here
