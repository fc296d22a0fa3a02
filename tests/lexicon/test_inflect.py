"""From a citation form to the forms that newspapers use."""

from __future__ import annotations

import pytest

from musnad.arabic import fold
from musnad.lexicon.inflect import Form, Shape, imperfect, participle, perfect


def forms(found: object, **shape: object) -> set[str]:
    """Return the forms whose shape has these values."""
    return {
        form.text
        for form in found  # type: ignore[attr-defined]
        if all(getattr(form.shape, name) == value for name, value in shape.items())
    }


@pytest.mark.parametrize(
    ("lemma", "masculine", "feminine", "plural", "dual", "with_pronoun"),
    [
        ("قال", "قال", "قالت", "قالوا", "قالا", "قاله"),
        ("أكد", "أكد", "أكدت", "أكدوا", "أكدا", "أكدها"),
        ("نفى", "نفى", "نفت", "نفوا", "نفيا", "نفاه"),
        ("دعا", "دعا", "دعت", "دعوا", "دعوا", "دعاهم"),
        ("رأى", "رأى", "رأت", "رأوا", "رأيا", "رأته"),
        ("ادعى", "ادعى", "ادعت", "ادعوا", "ادعيا", "ادعاه"),
        ("أعلن", "أعلن", "أعلنت", "أعلنوا", "أعلنا", "أعلنته"),
    ],
)
def test_perfect(
    lemma: str, masculine: str, feminine: str, plural: str, dual: str, with_pronoun: str
) -> None:
    found = list(perfect(lemma))
    assert forms(found, gender="m", number="s", object=False) == {fold(masculine)}
    assert fold(feminine) in forms(found, gender="f", number="s", object=False)
    assert fold(plural) in forms(found, gender="m", number="p", object=False)
    assert fold(dual) in forms(found, gender="m", number="d", object=False)
    assert fold(with_pronoun) in forms(found, object=True)
    assert {form.shape.tense for form in found} == {"perfect"}


@pytest.mark.parametrize(
    ("lemma", "feminine", "plural", "future", "purpose", "with_pronoun"),
    [
        ("يقول", "تقول", "يقولون", "سيقول", "ليقول", "يقوله"),
        ("يؤكد", "تؤكد", "يؤكدون", "سيؤكد", "ليؤكد", "يؤكدها"),
        ("ينفي", "تنفي", "ينفون", "سينفي", "لينفي", "ينفيه"),
        ("يبدي", "تبدي", "يبدون", "سيبدي", "ليبدي", "يبديه"),
        ("يدعو", "تدعو", "يدعون", "سيدعو", "ليدعو", "يدعوه"),
    ],
)
def test_imperfect(
    lemma: str, feminine: str, plural: str, future: str, purpose: str, with_pronoun: str
) -> None:
    found = list(imperfect(lemma))
    assert {fold(lemma), fold(future), fold(purpose)} == forms(
        found, gender="m", number="s", object=False
    )
    assert fold(feminine) in forms(found, gender="f", number="s", object=False)
    assert fold(plural) in forms(found, gender="m", number="p", object=False)
    assert fold(plural)[:-1] + "ا" in forms(found, gender="m", number="p", object=False)
    assert fold(with_pronoun) in forms(found, object=True)
    assert {form.shape.tense for form in found} == {"imperfect"}


@pytest.mark.parametrize(
    ("accusative", "feminine", "plural", "dual", "women"),
    [
        ("مؤكدا", "مؤكدة", "مؤكدين", "مؤكدتين", "مؤكدات"),
        ("مشيرا", "مشيرة", "مشيرين", "مشيرتين", "مشيرات"),
        ("نافيا", "نافية", "نافين", "نافيتين", "نافيات"),
        ("قائلا", "قائلة", "قائلين", "قائلتين", "قائلات"),
    ],
)
def test_participle(accusative: str, feminine: str, plural: str, dual: str, women: str) -> None:
    assert list(participle(accusative)) == [
        Form(fold(accusative), Shape("participle", "m", "s", False)),
        Form(fold(feminine), Shape("participle", "f", "s", False)),
        Form(fold(plural), Shape("participle", "m", "p", False)),
        Form(fold(dual), Shape("participle", "f", "d", False)),
        Form(fold(women), Shape("participle", "f", "p", False)),
    ]


def test_a_plural_participle_is_its_only_form() -> None:
    assert [form.text for form in participle("مجمعين")] == ["مجمعين"]


def test_forms_are_folded() -> None:
    for form in (*perfect("أكَّد"), *imperfect("يُؤكّد"), *participle("مُؤكِّداً")):
        assert form.text == fold(form.text)
