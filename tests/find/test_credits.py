"""Agencies credited in the dateline, between brackets and at the foot, and nowhere else."""

from __future__ import annotations

import pytest

import musnad
from musnad.find.credits import find_credits
from musnad.lexicon import Lookup, load
from musnad.text import Document

TABLES = load()
LOOKUP = Lookup(TABLES)
BODY = "قال وزير النقل إن الجسر سيفتح غداً أمام السيارات."
MORE = f"{BODY}\nوافتتح السوق القديم قبل عامين في وسط المدينة. {BODY}"


def credits(text: str) -> list[tuple[str, str]]:
    found = find_credits(Document(text, LOOKUP), TABLES)
    for credit in found:
        assert credit.span.of(text) == credit.name
    return [(credit.name, credit.rule) for credit in found]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("باريس - أ ف ب: ", "أ ف ب"),
        ("باريس - (أ ف ب): ", "أ ف ب"),
        ("باريس (أ ف ب) - ", "أ ف ب"),
        ("باريس - أ.ف.ب: ", "أ.ف.ب"),
        ("بغداد 15-7 (اف ب)- ", "اف ب"),
        ("بغداد (رويترز) - ", "رويترز"),
        ("بغداد – رويترز – ", "رويترز"),
        ("بغداد ـ رويترز: ", "رويترز"),
        ("بغداد - وكالات: ", "وكالات"),
        ("بغداد - «رويترز»: ", "رويترز"),
        ("بغداد، رويترز - ", "رويترز"),
        ("د.ب.أ: ", "د.ب.أ"),
        ("القاهرة - سامي نجار - رويترز:\n", "رويترز"),
    ],
)
def test_dateline(head: str, name: str) -> None:
    assert [shown for shown, _ in credits(head + BODY)] == [name]


@pytest.mark.parametrize(
    ("foot", "names"),
    [
        (" (رويترز)", ["رويترز"]),
        ("\n(رويترز)", ["رويترز"]),
        (" (أ ف ب)\n", ["أ ف ب"]),
        (" (وكالات)", ["وكالات"]),
        ("\n(رويترز، أ ف ب)", ["رويترز", "أ ف ب"]),
        ("\n(أ ف ب - رويترز)", ["أ ف ب", "رويترز"]),
        ("\nرويترز", ["رويترز"]),
        ("\nرويترز.\n\n", ["رويترز"]),
        ("\nأ ف ب / رويترز", ["أ ف ب", "رويترز"]),
        ("\nالأناضول + وكالات", ["الأناضول", "وكالات"]),
        ("\n[رويترز]", ["رويترز"]),
    ],
)
def test_foot(foot: str, names: list[str]) -> None:
    assert [shown for shown, _ in credits(MORE + foot)] == names


@pytest.mark.parametrize(
    "text",
    [
        "قال مصدر لوكالة رويترز إن الجسر سيفتح غداً.",
        "وذكرت رويترز أن الجسر سيفتح غداً.",
        "وقالت وكالة رويترز: «الجسر سيفتح غداً».",
        "نقلت رويترز عن مصدر قوله: إن الجسر سيفتح غداً.",
        f"{BODY}\nوذكرت رويترز ذلك أيضاً.",
        f"{BODY}\nسامي نجار",
        f"{BODY} (الصورة من السوق القديم)",
        "واشترى الوزير (رويترز القديمة) أمس.",
        "باريس - سامي نجار: قال الوزير إن الجسر سيفتح.",
        "أعلنت شركة فارس - وهي كبيرة - أن المصنع سيغلق.",
        "",
        "رويترز",
        "()",
        "(",
        "-",
        ":",
    ],
)
def test_no_credit(text: str) -> None:
    assert credits(text) == []


def test_each_once() -> None:
    assert credits(f"باريس - رويترز: {MORE}\n(رويترز)") == [("رويترز", "dateline")]


def test_each_once_however_it_is_written() -> None:
    assert credits(f"باريس - روَيـترز: {MORE}\n(رويترز)") == [("روَيـترز", "dateline")]


def test_a_credit_is_the_outermost_hop() -> None:
    a = musnad.read(f"باريس - رويترز: {BODY}", outlet="الفجر")
    assert [str(chain) for chain in a.chains] == ["الفجر ← رويترز ← وزير النقل"]
