from __future__ import annotations

import builtins
import copy
from collections.abc import Callable
from typing import Any

import pytest

from musnad.errors import MissingExtraError, RecordError
from musnad.evaluate import align as align_module
from musnad.evaluate.align import align
from musnad.evaluate.beside import beside
from musnad.evaluate.errors_report import faults, worst
from musnad.evaluate.figures import b_cubed, f1, intervals, macro_f1, score, tallies
from musnad.evaluate.records import sheet
from musnad.evaluate.words import Words

Article = dict[str, Any]
Change = Callable[[Article], object]


def changed(article: Article, change: Change) -> Article:
    copied = copy.deepcopy(article)
    change(copied)
    return copied


def of(a: Article, number: int) -> dict[str, Any]:
    found: dict[str, Any] = a["attributions"][number]
    return found


# What is done to a perfect prediction, and the figures that are no longer 1.
TABLE: list[tuple[str, Change, dict[str, float]]] = [
    ("nothing", lambda a: None, {}),
    ("a quotation mark more", lambda a: of(a, 0).update(cue=[0, 4]), {}),
    (
        "a source where there is none",
        lambda a: of(a, 1).update(source=of(a, 0)["source"]),
        {"source": 2 / 3, "relation": 2 / 3, "relation8": 2 / 3},
    ),
    (
        "no via",
        lambda a: of(a, 2).update(via=[]),
        {"chain": 2 / 3, "chain_of_hops": 0.0},
    ),
    (
        "another source by name",
        lambda a: a["sources"][1].update(name="عامل"),
        {"chain": 2 / 3, "chain_of_hops": 0.0},
    ),
    ("other id, same name", lambda a: a["sources"][0].update(id="s1"), {}),
    ("another stance", lambda a: of(a, 1).update(stance="asserting"), {"stance": 0.8}),
    ("another manner", lambda a: of(a, 1).update(manner="mixed"), {"manner": 0.8}),
    (
        "one word of the content lost",
        lambda a: of(a, 1).update(content=[[of(a, 1)["content"][0][0], 47]]),
        {"content=": 2 / 3, "relation": 2 / 3, "relation8": 2 / 3, "content": 18 / 19},
    ),
]


CHANGES = [pytest.param(change, expected, id=name) for name, change, expected in TABLE]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_a_change_costs(article: Article, change: Change, expected: dict[str, float]) -> None:
    figures = score([article], [changed(article, change)])
    lost = {name: value for name, value in figures.items() if value < 1 and name != "voice"}
    assert lost == pytest.approx(expected)


def test_a_missing_article_is_one_without_attributions(article: Article) -> None:
    empty = {"id": "a1", "attributions": [], "sources": []}
    assert score([article], []) == score([article], [empty])
    assert score([article], [])["voice"] == pytest.approx(2 / 3)  # 10 of 20 words are voice


def test_f1_of_nothing_is_one() -> None:
    assert f1(0, 0, 0) == macro_f1([]) == 1.0
    assert b_cubed([]) == 0.0


def test_pairs_go_one_to_one(article: Article) -> None:
    doubled = changed(article, lambda a: a["attributions"].append(of(a, 0)))
    words = Words.of(article["text"])
    gold = sheet(article, article["text"], words).statements
    given = sheet(doubled, article["text"], words).statements
    assert [i for i, _ in align(gold, given)] == [0, 1, 2]
    assert len({j for _, j in align(gold, given)}) == 3
    assert align(gold, ()) == align((), given) == []


def test_intervals_are_seeded(article: Article) -> None:
    empty = {**article, "id": "a2"}
    parts = tallies([article, empty], [article])
    assert intervals(parts) == intervals(parts)
    low, high = intervals(parts)["found"]
    assert (low, high) == (0.0, 1.0)


@pytest.mark.parametrize(
    "broken",
    [
        {"cue": [1]},
        {"cue": ["a", "b"]},
        {"content": None},
        {"content": [3, 4]},
        {"source": "الوزير"},
    ],
)
def test_a_broken_record_is_named(article: Article, broken: Article) -> None:
    bad = changed(article, lambda a: of(a, 1).update(broken))
    with pytest.raises(RecordError, match="a1, attribution 1"):
        score([article], [bad])


def test_without_an_id(article: Article) -> None:
    with pytest.raises(RecordError, match="`id`"):
        score([{"text": ""}], [article])


def test_without_the_extra(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(align_module, "import_module", absent)
    with pytest.raises(MissingExtraError, match=r"pip install \"musnad\[evaluate\]\""):
        score([article], [article])


BESIDE: list[tuple[str, Change, dict[str, float]]] = [
    ("as it is", lambda a: None, {"headline": 1, "headline_rests": 1, "credits": 1}),
    (
        "not dropped",
        lambda a: a.update(headline={"drops": False, "attribution": 0}),
        {"headline": 0, "headline_rests": 0, "credits": 1},
    ),
    (
        "rests on another",
        lambda a: a.update(headline={"drops": True, "attribution": 2}),
        {"headline": 1, "headline_rests": 0, "credits": 1},
    ),
    (
        "a credit too many",
        lambda a: a["credits"].append({"span": [0, 3], "name": "قال"}),
        {"headline": 1, "headline_rests": 1, "credits": 2 / 3},
    ),
    (
        "by name",
        lambda a: a.update(credits=[{"name": "وكالة رويترز"}]),
        {"headline": 1, "headline_rests": 1, "credits": 1},
    ),
    (
        "nothing",
        lambda a: (a.pop("headline"), a.pop("credits")),
        {"headline": 0, "headline_rests": 0, "credits": 0},
    ),
]


ASIDE = [pytest.param(change, expected, id=name) for name, change, expected in BESIDE]


@pytest.mark.parametrize(("change", "expected"), ASIDE)
def test_headline_and_credits(article: Article, change: Change, expected: dict[str, float]) -> None:
    assert beside([article], [changed(article, change)]) == pytest.approx(expected)


def test_beside_says_nothing_that_the_gold_does_not(article: Article) -> None:
    bare = {key: value for key, value in article.items() if key not in ("headline", "credits")}
    assert beside([bare], [article]) == {}


def test_faults_are_told(article: Article) -> None:
    def spoil(a: Article) -> None:
        of(a, 0).update(cue=[50, 52], content=[[0, 3]])  # a miss and an invention
        of(a, 1).update(source=of(a, 2)["source"])  # a difference

    found = worst(faults([article], [changed(article, spoil)]), 5)
    assert [fault.kind for fault in found] == ["miss", "invention", "difference"]
    miss, invention, difference = found
    assert (miss.cue, miss.rule, miss.weight) == ("قال", "", 3)
    assert miss.sentence == "⟦قال⟧ الوزير إن الجسر مفتوح"
    assert miss.wanted == "الوزير ⟵ إن الجسر مفتوح"
    assert invention.rule == "r"
    assert invention.wanted == ""
    assert difference.wanted.startswith("∅ ⟵")
    assert difference.given.startswith("مهندس ⟵")
    assert worst(faults([article], [article]), 5) == []


def test_scoring_needs_nothing_of_the_analysis(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        assert not name.startswith("musnad.analyze")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    assert score([article], [article])["found"] == 1.0
