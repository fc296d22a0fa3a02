"""Whether the headline asserts what the body only reports."""

from __future__ import annotations

import pytest

import musnad
from musnad.model import Headline

BODY = (
    "افتتح السوق القديم قبل عامين في وسط المدينة.\n"
    "وقال وزير النقل إن الجسر الجديد سيفتح غداً أمام السيارات. "
    "وذكر مصدر مطلع أن المدير هرب بأموال الشركة إلى الخارج."
)


def judged(title: str | None, body: str = BODY) -> Headline | None:
    return musnad.read(body, title=title).headline


@pytest.mark.parametrize(
    ("title", "rests_on"),
    [
        ("الجسر الجديد سيفتح غداً أمام السيارات", 0),
        ("الجسر الجديد سيفتح غدا", 0),
        ("الجِسْرُ الجديدُ سيُفتح غداً أمام السيّارات", 0),
        ("غداً.. الجسر الجديد سيفتح أمام السيارات", 0),
        ("المدير هرب بأموال الشركة إلى الخارج", 1),
        ("مدير الشركة هرب بالأموال", 1),
    ],
)
def test_it_drops_the_attribution(title: str, rests_on: int) -> None:
    found = judged(title)
    assert found is not None
    assert (found.drops, found.attribution) == (True, rests_on)
    assert found.rule == "asserts-what-is-reported"
    assert 0.6 <= found.overlap <= 1


@pytest.mark.parametrize(
    "title",
    [
        "وزير النقل: الجسر الجديد سيفتح غداً أمام السيارات",
        "الجسر الجديد سيفتح غداً.. وزير النقل يؤكد",
        "وزير النقل يعلن فتح الجسر الجديد غداً",
        "«الجسر الجديد سيفتح غداً أمام السيارات»",
        "“الجسر الجديد سيفتح غداً أمام السيارات”",
        '"هرب المدير بأموال الشركة"',
        "مصدر: المدير هرب بأموال الشركة إلى الخارج",
        "بحسب مصدر.. المدير هرب بأموال الشركة إلى الخارج",
        "هرب المدير بأموال الشركة وفق مصدر مطلع",
    ],
)
def test_it_says_whose_word_it_is(title: str) -> None:
    found = judged(title)
    assert found is not None
    assert (found.drops, found.rule) == (False, "headline-attributes")


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("جسر جديد", "nothing-to-compare"),
        ("!!!", "nothing-to-compare"),
        ("منتخب الشباب يفوز في البطولة الودية", "not-said"),
        ("السوق القديم في وسط المدينة", "not-said"),
    ],
)
def test_it_rests_on_no_statement(title: str, rule: str) -> None:
    assert judged(title) == Headline(False, None, rule, judged(title).overlap)  # type: ignore[union-attr]


def test_the_body_says_it_in_its_own_voice_too() -> None:
    body = f"الجسر الجديد سيفتح غداً أمام السيارات. {BODY}"
    found = judged("الجسر الجديد سيفتح غداً أمام السيارات", body)
    assert found is not None
    assert (found.drops, found.rule) == (False, "voice-says-it-too")


def test_a_body_that_reports_nothing() -> None:
    found = judged("الجسر الجديد سيفتح غداً", "الجسر الجديد سيفتح غداً.")
    assert found == Headline(False, None, "nothing-to-compare", 0.0)


@pytest.mark.parametrize("title", [None, "", "  \n"])
def test_no_headline_no_verdict(title: str | None) -> None:
    assert judged(title) is None
