"""What is known of a written word: its clitics, its flags, its readings as a verb."""

from __future__ import annotations

import pytest

from musnad.lexicon import Lookup, load, lookup
from musnad.lexicon import word as w

LOOKUP = Lookup(load())


@pytest.mark.parametrize(
    ("surface", "conj", "core", "head"),
    [
        ("وقال", "و", "قال", "قال"),
        ("فأكدت", "ف", "اكدت", "اكدت"),
        ("وزير", "", "وزير", "وزير"),
        ("ووزير", "و", "وزير", "وزير"),
        ("فريق", "", "فريق", "فريق"),
        ("واشنطن", "", "واشنطن", "واشنطن"),
        ("وواشنطن", "و", "واشنطن", "واشنطن"),
        ("الوزير", "", "الوزير", "وزير"),
        ("والوزير", "و", "الوزير", "وزير"),
        ("للوزارة", "", "للوزاره", "وزاره"),
        ("لوكالة", "", "لوكاله", "وكاله"),
        ("بالوزارة", "", "بالوزاره", "وزاره"),
        ("بيان", "", "بيان", "بيان"),
        ("لبنان", "", "لبنان", "لبنان"),
        ("التقى", "", "التقي", "التقي"),
        ("وَقَـالَ", "و", "قال", "قال"),
    ],
)
def test_clitics(surface: str, conj: str, core: str, head: str) -> None:
    word = LOOKUP(surface)
    assert (word.conj, word.core, word.head) == (conj, core, head)


@pytest.mark.parametrize(
    ("surface", "flag"),
    [
        ("أن", w.COMP),
        ("ان", w.COMP),
        ("بأنّه", w.COMP),
        ("وأن", w.CONJ_COMP),
        ("التي", w.RELATIVE),
        ("لوكالة", w.LAM | w.MEDIA),
        ("للصحيفة", w.LAM | w.AL | w.MEDIA),
        ("المصدر", w.AL | w.ANONYMOUS),
        ("مصدراً", w.ANONYMOUS),
        ("ووزير", w.PERSON),
        ("والوزارة", w.AL | w.OFFICIAL),
        ("Reuters", w.LATIN),
        ("٣٥", w.NUMBER),
        ("35", w.NUMBER),
        ("A320", w.LATIN | w.NUMBER),
        ("موسكو", w.PLACE),
        ("«", w.QUOTE),
        ('"', w.QUOTE),
        ("&quot;", w.QUOTE),
        ("#171;", w.QUOTE),
        ("،", w.COMMA),
        ("؛", w.COMMA),
        ("؟", w.STOP),
        ("...", w.STOP),
        ("–", w.DASH),
        ("(", w.OPEN),
        ("]", w.CLOSE),
        (" \n\n", w.LINE),
    ],
)
def test_flags(surface: str, flag: int) -> None:
    assert LOOKUP(surface).flags & flag == flag


@pytest.mark.parametrize(
    ("surface", "lemma", "tense", "gender", "number"),
    [
        ("قال", "قال", "perfect", "m", "s"),
        ("وقالت", "قال", "perfect", "f", "s"),
        ("قالوا", "قال", "perfect", "m", "p"),
        ("سيقول", "قال", "imperfect", "m", "s"),
        ("ويؤكدون", "أكد", "imperfect", "m", "p"),
        ("أكّدَت", "أكد", "perfect", "f", "s"),
        ("مؤكداً", "أكد", "participle", "m", "s"),
        ("مؤكدة", "أكد", "participle", "f", "s"),
        ("ومشيرين", "أشار", "participle", "m", "p"),
        ("نفت", "نفى", "perfect", "f", "s"),
        ("ینفی", "نفى", "imperfect", "m", "s"),
    ],
)
def test_readings(surface: str, lemma: str, tense: str, gender: str, number: str) -> None:
    found = {
        (s.row.lemma, s.shape.tense, s.shape.gender, s.shape.number) for s in LOOKUP(surface).senses
    }
    assert (lemma, tense, gender, number) in found


@pytest.mark.parametrize("surface", ["الوزير", "مدينة", "Reuters", "35", "،", "نفي", "والقول"])
def test_no_verb(surface: str) -> None:
    assert LOOKUP(surface).senses == ()


def test_a_feminine_participle_holds_no_pronoun() -> None:
    assert all(not sense.shape.object for sense in LOOKUP("مؤكدة").senses)


def test_a_first_person_is_no_perfect() -> None:
    assert all(sense.shape.tense != "perfect" for sense in LOOKUP("أعتقد").senses)


def test_the_name_and_the_preposition() -> None:
    assert LOOKUP("علي").flags & w.FIRST_NAME
    assert LOOKUP("عليّ").flags & w.FIRST_NAME
    assert LOOKUP("على").core != LOOKUP("علي").core
    assert LOOKUP("والى").core == "الي"
    assert LOOKUP("والي").core == "والي"


@pytest.mark.parametrize("surface", ["رئيسة", "مديرات", "حماس", "رويترز", "مصادر", "المديرة"])
def test_feminine(surface: str) -> None:
    assert LOOKUP(surface).feminine


@pytest.mark.parametrize("surface", ["رئيس", "الوزير", "مصدر", "لبنان"])
def test_not_feminine(surface: str) -> None:
    assert not LOOKUP(surface).feminine


def test_the_same_form_is_the_same_word() -> None:
    assert LOOKUP("وقال") is LOOKUP("وقال")


@pytest.mark.parametrize(
    "surface", ["\u064e", "ـ", "\u200f", "😀", "و", "ف", "ال", "\x00", "ﷺ", "²"]
)
def test_any_form_is_a_word(surface: str) -> None:
    assert LOOKUP(surface).fold is not None


def test_a_full_memory_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "_LIMIT", 3)
    look = Lookup(load())
    for surface in ("وقال", "الوزير", "إن", "الماء", "نظيف", "وقال"):
        assert look(surface).core == LOOKUP(surface).core
