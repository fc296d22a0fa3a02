"""By which row a word may carry a saying."""

from __future__ import annotations

import pytest

from musnad.lexicon import Lookup, load
from musnad.lexicon import word as w
from musnad.lexicon.rows import VerbRow

LOOKUP = Lookup(load())


@pytest.mark.parametrize(
    ("surface", "kind", "lemma", "tail"),
    [
        ("قال", "verb", None, ""),
        ("ويؤكدون", "verb", None, ""),
        ("بحسب", "preposition", None, ""),
        ("وفقاً", "preposition", None, ""),
        (":", "colon", None, ""),
        ("تأكيد", "masdar", "أكد", ""),
        ("التأكيد", "masdar", "أكد", ""),
        ("وتأكيده", "masdar", "أكد", "ه"),
        ("تأكيدهما", "masdar", "أكد", "هما"),
        ("مطالبة", "masdar", "طالب", ""),
        ("مطالبتها", "masdar", "طالب", "ها"),
    ],
)
def test_cues(surface: str, kind: str, lemma: str | None, tail: str) -> None:
    word = LOOKUP(surface)
    assert word.cue is not None
    row = word.cue.row
    assert (word.cue.kind, word.cue.tail) == (kind, tail)
    assert (row.lemma if isinstance(row, VerbRow) else None) == lemma
    assert word.flags & w.CUE


@pytest.mark.parametrize("form", load().nouns)
def test_a_noun_that_carries_a_saying(form: str) -> None:
    cue = LOOKUP(form).cue
    assert cue is not None
    assert cue.kind == "preposition" or cue.row == load().nouns[form]


@pytest.mark.parametrize("surface", ["الجسر", "،", "\n", "«", "35", "\u064e", "Reuters"])
def test_no_cue(surface: str) -> None:
    word = LOOKUP(surface)
    assert word.cue is None
    assert not word.flags & w.CUE


@pytest.mark.parametrize(
    ("surface", "shades"), [("ربما", True), ("وربما", True), ("الجسر", False), ("،", False)]
)
def test_what_may_shade(surface: str, shades: bool) -> None:
    assert bool(LOOKUP(surface).flags & w.SHADING) == shades
