"""What goes wrong is sorted by its cause: each cause by a small answer that has it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from causes import CAUSES, GOLD, OF, RELATIONS, counts, lines, measured, share
from sorting import Sorted, Sorter
from sorting_edges import EdgeSorter

from musnad.evaluate.figures import score
from musnad.evaluate.records import load
from musnad.evaluate.run import run

SORT = Sorter()
STATEMENTS = "A statement is missed"


def at(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def causes(gold: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    return [fault.cause for fault in SORT([gold], [answer]).faults]


def changed(article: dict[str, Any], number: int | None = None, **changes: Any) -> dict[str, Any]:
    """Return the article with a statement changed, or left out where nothing is said of it."""
    answer = copy.deepcopy(article)
    if number is None:
        answer |= changes
    elif changes:
        answer["attributions"][number] |= changes
    else:
        del answer["attributions"][number]
    return answer


def test_a_right_answer_has_no_faults(article: dict[str, Any]) -> None:
    assert causes(article, article) == []


@pytest.mark.parametrize(
    ("number", "changes", "wanted"),
    [
        (0, {}, ["behind", "rests"]),
        (1, {}, ["dropped"]),
        (0, {"content": "إن الجسر مفتوح. وأضاف أن العمل"}, ["late"]),
        (1, {"content": "أن العمل"}, ["early"]),
        (0, {"content": "الوزير إن الجسر مفتوح"}, ["begins early"]),
        (1, {"content": "العمل انتهى أمس"}, ["begins late"]),
        (0, {"content": "الوزير"}, ["cut", "cut too"]),
        (0, {"source": None}, ["not found behind"]),
        (0, {"source": "الوزير إن"}, ["long"]),
        (1, {"source": "الجسر"}, ["nobody"]),
        (2, {"source": "رويترز"}, ["elsewhere"]),
        (0, {"source_id": "s2"}, ["another name", "kind"]),
        (1, {"source_id": "s2"}, ["another speaker", "kind"]),
        (2, {"via": []}, ["link here"]),
        (0, {"via": ["s3"]}, ["link more"]),
        (2, {"via": ["s1"]}, ["link other"]),
        (0, {"stance": "doubting"}, ["stance"]),
        (0, {"manner": "direct"}, ["manner"]),
    ],
)
def test_statements(
    article: dict[str, Any], number: int, changes: dict[str, Any], wanted: list[str]
) -> None:
    text = article["text"]
    if "content" in changes:
        changes = changes | {"content": [at(text, changes["content"])]}
    if changes.get("source"):
        changes = changes | {"source": at(text, changes["source"])}
    assert causes(article, changed(article, number, **changes)) == wanted


@pytest.mark.parametrize(
    ("text", "cue", "source", "said", "wanted"),
    [
        ("الوزير أعلن إقفال الجسر.", "أعلن", "الوزير", "إقفال الجسر", "before"),
        ("طنطن الوزير بإقفال الجسر.", "طنطن", "الوزير", "بإقفال الجسر", "unlisted"),
        ("انتشر إعلان الوزير إقفال الجسر.", "إعلان", "الوزير", "إقفال الجسر", "noun"),
        ("أُقفل الجسر بحسب الوزير.", "بحسب", "الوزير", "أُقفل الجسر", "according"),
    ],
)
def test_what_is_missed(text: str, cue: str, source: str, said: str, wanted: str) -> None:
    statement = {
        "cue": at(text, cue),
        "source": at(text, source),
        "content": [at(text, said)],
        "source_id": "s1",
    }
    gold = {"id": "1", "text": text, "sources": [{"id": "s1", "name": source, "kind": "official"}]}
    assert causes({**gold, "attributions": [statement]}, {"id": "1"}) == [wanted]
    idle = {"according": "preposition", "noun": "noun"}.get(wanted, "verb")
    found = causes({**gold, "attributions": []}, {**gold, "attributions": [statement]})
    assert found == [f"idle {idle}"]


def test_a_mistake_that_goes_on_is_counted_apart(article: dict[str, Any]) -> None:
    answer = changed(article, 0, source_id="s3")
    answer["attributions"][1]["source_id"] = "s3"
    assert causes(article, answer) == ["another name", "kind", "goes on", "kind"]


def test_a_link_named_before(article: dict[str, Any]) -> None:
    gold = changed(article, 1, via=["s3"])
    assert causes(gold, article) == ["link before"]


@pytest.mark.parametrize(
    ("wanted", "given", "cause"),
    [
        ({"drops": True, "attribution": 0}, {"drops": False, "attribution": None}, "drops"),
        ({"drops": False, "attribution": 0}, {"drops": True, "attribution": 0}, "keeps"),
        ({"drops": True, "attribution": 0}, {"drops": True, "attribution": 1}, "rests"),
    ],
)
def test_headlines(article: dict[str, Any], wanted: Any, given: Any, cause: str) -> None:
    gold = changed(article, headline=wanted)
    assert causes(gold, changed(article, headline=given)) == [cause]


TEXT = "قصفت روسيا مستشفى في حلب. وأسفر القصف عن دمار. وطرد الحرس فلاناً."
EDGE = {
    "subject": {"span": at(TEXT, "روسيا"), "name": "روسيا", "of": []},
    "object": {"span": at(TEXT, "مستشفى"), "name": "مستشفى", "of": []},
    "event": "ASSAULT",
    "evidence": [at(TEXT, "قصفت")],
}
NOUN = {"evidence": [at(TEXT, "القصف")], "subject": {"span": at(TEXT, "دمار"), "name": "دمار"}}


@pytest.mark.parametrize(
    ("wanted", "given", "found"),
    [
        ([{}], [{}], []),
        ([{}], [], ["edge verb"]),
        ([{"subject": None}], [], ["edge one"]),
        ([{"evidence": [at(TEXT, "القصف")]}], [], ["edge far"]),
        ([NOUN | {"object": NOUN["subject"]}], [], ["edge noun"]),
        ([{"evidence": [at(TEXT, "حلب")]}], [], ["edge word"]),
        ([{}], [{"subject": None}], ["edge ends", "edge wrong ends"]),
        ([{}], [{"event": "AID"}], ["edge event", "edge wrong event"]),
        ([], [{}], ["edge idle"]),
    ],
)
def test_relations(wanted: list[Any], given: list[Any], found: list[str]) -> None:
    result = Sorted()
    records = [
        {"id": "1", "text": TEXT, "relations": [EDGE | one for one in edges]}
        for edges in (wanted, given)
    ]
    EdgeSorter()(records[:1], records[1:], result)
    assert [fault.cause for fault in result.faults] == found


def test_the_gold_is_sorted_whole() -> None:
    result = measured(GOLD, RELATIONS)
    assert {fault.cause for fault in result.faults} <= {
        key for one in CAUSES.values() for key in one
    }
    assert {of for one in CAUSES.values() for _, of in one.values()} <= OF.keys()
    # As many are missed and invented as the figures say.
    gold = load(GOLD)
    figures, times = score(gold, run(gold)), counts(result)
    missed = sum(times[cause][0] for cause in CAUSES[STATEMENTS])
    invented = sum(times[cause][0] for cause in CAUSES["What is given is none"])
    assert missed == round((1 - figures["recall"]) * figures["gold"])
    assert invented == round((1 - figures["precision"]) * figures["predicted"])
    shown = "\n".join(lines(result, {}))
    assert all(f"**{group}**" in shown for group in list(CAUSES)[:4])


@pytest.mark.parametrize(
    ("part", "told"), [(0.0, "0 %"), (0.004, "under 1 %"), (0.126, "13 %"), (1.0, "100 %")]
)
def test_what_is_met_is_never_nothing(part: float, told: str) -> None:
    assert share(part).replace("\u00a0", " ") == told
