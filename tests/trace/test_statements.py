"""Which statements are one, and what changed on their way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.corpus.articles import write_jsonl
from tests.corpus.libraries import fill
from tests.trace.libraries import unlike

from musnad.corpus.engine import Engine
from musnad.corpus.library import open_library
from musnad.corpus.query import connected
from musnad.trace.kin import Kin
from musnad.trace.pieces import read_pieces, sketch_pieces
from musnad.trace.statements import Statement, find_statements
from musnad.trace.witness import Witnesses

# Two texts, the days between them, and whether they tell one thing.
PAIRS = {
    "the same in other words": (
        "قال الناطق باسم البلدية نبيل قاسم إن ترميم سور المدينة العتيقة سينتهي قبل موسم الأمطار.",
        "أكد نبيل قاسم أن ترميم سور المدينة العتيقة سينتهي قبيل موسم الأمطار المقبل.",
        0,
        True,
    ),
    "a quotation in another translation": (
        "قالت الوزيرة سلمى ثابت: «لن نوقع اتفاق الصيد البحري قبل إنصاف بحارة الجزيرة الشمالية».",
        "قالت سلمى ثابت: «لن نوقّع على اتفاق الصيد قبل أن ينصَف بحارة الجزيرة الشمالية».",
        1,
        True,
    ),
    "the outlet says it itself": (
        "أفاد مصدر أمني بأن قارباً محملاً بالأسمدة المهربة غرق قبالة ميناء الصنوبر فجر الثلاثاء.",
        "غرق قارب محمل بالأسمدة المهربة قبالة ميناء الصنوبر فجر الثلاثاء.",
        0,
        True,
    ),
    "marks, letters and digits": (
        "أعلنت الجامعة أنّ ٣٠ طالبةً أنهينَ امتحانات الكيمياء رغم انقطاع الكهرباء عن القاعات.",
        "أعلنت الجامعة ان 30 طالبة انهين امتحانات الكيمياء رغم انقطاع الكهرباء عن القاعات.",
        0,
        True,
    ),
    "another number on the same day": (
        "أعلنت شركة السواحل أن 12 عاملاً أصيبوا في انهيار الرافعة الكبرى بالمرفأ الجنوبي.",
        "أعلنت شركة السواحل أن 17 عاملاً أصيبوا في انهيار الرافعة الكبرى بالمرفأ الجنوبي.",
        0,
        True,
    ),
    "the count of another day": (
        "أعلنت هيئة الأرصاد أن 12 زلزالاً خفيفاً سُجلت في محيط البحيرة خلال اليوم الماضي.",
        "أعلنت هيئة الأرصاد أن 17 زلزالاً خفيفاً سُجلت في محيط البحيرة خلال اليوم الماضي.",
        5,
        False,
    ),
    "a formula for somebody else": (
        "أعرب الملك عن أصدق التهاني وأطيب التمنيات بالصحة والسعادة والتقدم لشعب اليابان.",
        "أعرب الملك عن أصدق التهاني وأطيب التمنيات بالصحة والسعادة والتقدم لشعب جامايكا.",
        0,
        False,
    ),
    "another weekday": (
        "قال مدير المكتبة إن مسابقة الخط العربي ستقام في رواق الوراقين القديم يوم الثلاثاء.",
        "قال مدير المكتبة إن مسابقة الخط العربي ستقام في رواق الوراقين القديم يوم الخميس.",
        3,
        False,
    ),
    "a number that comes twice": (
        "أعلن الدفاع المدني أن الحريق التهم 40 كوخاً وأصاب 40 حطاباً بجروح في غابة الأرز الشرقية.",
        "أعلن الدفاع المدني أن الحريق التهم 76 كوخاً وأصاب 40 حطاباً بجروح في غابة الأرز الشرقية.",
        4,
        False,
    ),
    "a town that is also a common word": (
        "أعلنت الشرطة أن دورياتها في مدينة العقبة أوقفت 79 مهرباً عقب مطاردة دامت ساعات طويلة.",
        "أعلنت الشرطة أن دورياتها في مدينة إربد أوقفت 79 مهرباً عقب مطاردة دامت ساعات طويلة.",
        0,
        False,
    ),
    "one subject, two things": (
        "قال مدير المستشفى إن غرفة العمليات الجديدة ستفتح أبوابها للمرضى في الربيع.",
        "قال مدير المستشفى إن سيارات الإسعاف القديمة ستباع في مزاد علني بعد الصيف.",
        0,
        False,
    ),
}

SECOND = "وتجمع صيادون من قرية السنديان أمام بوابة المعمل احتجاجاً على الروائح الكريهة."
DRIFT = [
    ("بريد الشاطئ", "زعم مصدر في الشركة أن 12 حاوية ملوثة أُفرغت ليلاً في خليج السلاحف.", "08:00"),
    ("صوت الميناء", "أكد مصدر رسمي أن 15 حاوية ملوثة أُفرغت ليلاً في خليج السلاحف.", "09:00"),
    ("المرفأ", "أُفرغت 12 حاوية ملوثة ليلاً في خليج السلاحف.", "10:00"),
]
"""Three tellings of one article, each changed by those who took it over."""


def _found(library: Path) -> list[Statement]:
    opened = open_library(str(library))
    folder = opened.work("sketches")
    opened.storage.make_folder(folder)
    parts = sketch_pieces(opened, folder, Engine())
    with connected(opened) as base:
        pieces = read_pieces(opened, folder, parts)
        return find_statements(base, pieces, np.zeros((0, 2), np.int64), Kin(), Witnesses())


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the pairs that were found to tell one thing."""
    folder = tmp_path_factory.mktemp("statements")
    records = [
        {
            "id": f"{name}/{side}",
            "text": text,
            "outlet": ("المرفأ", "بريد الشاطئ")[side],
            "date": f"2021-02-{10 + side * days:02}",
        }
        for name, (one, other, days, _) in PAIRS.items()
        for side, text in enumerate((one, other))
    ]
    # "After" stands in many articles, and is no name there.
    records += [
        {"id": f"after/{n}", "text": f"عقب {unlike(n)}", "outlet": "المرفأ"} for n in range(9)
    ]
    fill(folder / "library", write_jsonl(folder / "news.jsonl", records))
    with connected(open_library(str(folder / "library"))) as base:
        keys = dict(base.execute("select id, key from articles").fetchall())
    found = [{keys[own] for own in one.articles} for one in _found(folder / "library")]
    assert all(len({key.split("/")[0] for key in some}) == 1 for some in found)
    return {min(some).split("/")[0] for some in found}


@pytest.mark.parametrize("name", PAIRS)
def test_which_are_one(name: str, told: set[str]) -> None:
    assert (name in told) is PAIRS[name][3]


def test_what_changes_on_the_way(tmp_path: Path) -> None:
    records = [
        {
            "id": str(n),
            "text": f"{text} {SECOND}",
            "outlet": outlet,
            "date": f"2021-02-10T{hour}:00+02:00",
        }
        for n, (outlet, text, hour) in enumerate(DRIFT)
    ]
    fill(tmp_path / "library", write_jsonl(tmp_path / "news.jsonl", records))
    (statement,) = _found(tmp_path / "library")
    # What all three have from the first rests on the man whom that one heard.
    shown = [(one.kind, one.was, one.became, one.firmer, one.ordered) for one in statement.drifts]
    assert shown == [
        ("stance", "doubting", "asserting", True, True),
        ("source", "مصدر في الشركة", "مصدر رسمي", True, True),
        ("number", "12", "15", None, True),
        ("source", "مصدر في الشركة", "", True, True),
    ]
    assert [root[0].kind for root in statement.independent] == ["anonymous"]
