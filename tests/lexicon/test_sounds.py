"""A Latin id is heard as the outlet's own Arabic name, and never as another's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.arabic import fold
from musnad.lexicon import load
from musnad.lexicon.load import read_table
from musnad.lexicon.sounds import sounds_like

OUTLETS = read_table("outlets")
NAMES = sorted({*OUTLETS["agencies"], *OUTLETS["outlets"]})


@pytest.mark.parametrize(
    ("latin", "name"),
    [
        ("elkhabar", "الخبر"),
        ("aleqtisadiya", "الاقتصادية"),
        ("almadina", "المدينة"),
        ("almadinah", "المدينة"),
        ("echoroukonline", "الشروق"),
        ("ennahar", "النهار"),
        ("assabahnews", "الصباح"),
        ("alhayat", "الحياة"),
        ("3alamna", "عالمنا"),
        ("akhbarelyom", "أخبار اليوم"),
        ("asharqalawsat", "الشرق الأوسط"),
        ("hespress", "هسبريس"),
    ],
)
def test_the_name_is_heard(latin: str, name: str) -> None:
    assert sounds_like(latin, name)


@pytest.mark.parametrize(
    ("latin", "name"),
    [
        ("elkhabar", "الأخبار"),
        ("alakhbar", "الخبر"),
        ("khabar", "الخبر"),
        ("elkhabar", "خبر"),
        ("alrai", "الراية"),
        ("alarab", "العربية"),
        ("alarabi", "العربية"),
        ("arreyadi", "الرياض"),
        ("spa", "سبأ"),
        ("", ""),
        ("elkhabar", ""),
        ("", "الخبر"),
    ],
)
def test_another_is_not(latin: str, name: str) -> None:
    assert not sounds_like(latin, name)


@pytest.mark.parametrize("latin", sorted(load().aliases))
def test_no_known_outlet_is_heard_as_another(latin: str) -> None:
    own = {fold(name) for name in load().aliases[latin]}
    assert {fold(name) for name in NAMES if sounds_like(latin, name)} <= own


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gets_through(latin: str, name: str) -> None:
    assert sounds_like(latin, name) in (True, False)
