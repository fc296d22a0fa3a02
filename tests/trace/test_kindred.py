"""Which versions of a statement are one wording, so that one of them was first."""

from __future__ import annotations

import pytest

from musnad.trace.graph import Hop, Told
from musnad.trace.kindred import Likeness, kindred
from musnad.trace.relatives import STRANGERS, Relation
from musnad.trace.witness import Witnesses

WHO = Witnesses()
VERBATIM, TURNED, ALIKE = Likeness(1.0, True), Likeness(1.0, False), Likeness(0.7, True)
ONE_SENTENCE, TWO_SENTENCES = Relation(False, 1), Relation(False, 2)
ONE_TEXT = Relation(True, 0)

# How alike the wording is, what the articles share besides, and whether they are one.
CASES = [
    (VERBATIM, STRANGERS, True),
    (TURNED, STRANGERS, False),
    (TURNED, ONE_SENTENCE, True),
    (ALIKE, STRANGERS, False),
    (ALIKE, ONE_SENTENCE, False),
    (ALIKE, TWO_SENTENCES, True),
    (ALIKE, ONE_TEXT, True),
]


def _told(own: str, source: str, cue: str) -> Told:
    hop = Hop(own, own)
    named = WHO.named(source)
    return Told(own, own, hop, (), source, "anonymous", named, cue=cue)


@pytest.mark.parametrize(("alike", "besides", "one"), CASES)
def test_one_wording(alike: Likeness, besides: Relation, one: bool) -> None:
    versions = [_told("a", "مصدر أمني", "say"), _told("b", "مصدر رسمي", "claim")]
    found = kindred(versions, [(0, 1, alike)], lambda _a, _b: besides, WHO)
    assert (found[0].family == found[1].family) is one
