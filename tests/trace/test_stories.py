"""Which articles are one story: by what they share, where it stands, and when."""

from __future__ import annotations

import pytest

from musnad.trace.graph import Hop, Told
from musnad.trace.statements import Statement
from musnad.trace.stories import grouped
from musnad.trace.versions import Version

LENGTHS = dict.fromkeys("abcdu", 2000)
HEAD, FOOT, LONG = (100, 200), (1800, 1900), (1000, 1900)


def shared(**places: tuple[int, int]) -> Statement:
    versions = [
        Version(Told(own, own, Hop(own, own), (), None, None), None, *place, *_NOTHING)
        for own, place in places.items()
    ]
    return Statement("s", versions, [1.0] * len(versions), 0, {}, [], [], [])


_NOTHING = (None, None, None, frozenset[float](), dict[str, str](), None)


def stories(statements: list[Statement], undated: frozenset[str] = frozenset()) -> set[str]:
    groups: dict[str, str] = {}
    for article, group in grouped(statements, [], LENGTHS, undated).items():
        groups[group] = groups.get(group, "") + article
    return set(groups.values())


TWO = [shared(a=HEAD, b=HEAD), shared(c=HEAD, d=HEAD)]


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        pytest.param(TWO, {"ab", "cd", "u"}, id="at the head of both"),
        pytest.param([shared(a=LONG, b=FOOT)], {"ab", "c", "d", "u"}, id="a good part of one"),
        pytest.param(
            [*TWO, shared(b=FOOT, c=FOOT)], {"ab", "cd", "u"}, id="a little makes no story of two"
        ),
        pytest.param(
            [*TWO, shared(b=FOOT, u=FOOT), shared(d=LONG, u=FOOT)],
            {"ab", "cdu"},
            id="one that is alone goes with the one that it shares most with",
        ),
    ],
)
def test_which_hang_together(statements: list[Statement], found: set[str]) -> None:
    assert stories(statements) == found


def test_an_article_without_a_day_joins_no_two_stories() -> None:
    told_twice = [*TWO, shared(b=HEAD, u=HEAD), shared(d=LONG, u=LONG)]
    assert stories(told_twice) == {"abcdu"}
    assert stories(told_twice, frozenset("u")) == {"abu", "cd"}
