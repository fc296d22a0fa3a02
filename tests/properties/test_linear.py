"""Reading twice the text is twice the work: lines of Python run are counted, not time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

import musnad

MOST = 2.4  # times the work for twice the text
NAMES = ("سامر", "ليلى", "ماهر", "منال", "كريم", "هدى", "فؤاد", "نادر")
LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنه"


def surname(number: int) -> str:
    """Return a name that no other number has and no word list knows."""
    letters = ""
    while number or len(letters) < 3:
        number, digit = divmod(number, len(LETTERS))
        letters += LETTERS[digit]
    return "ضغ" + letters


def person(number: int) -> str:
    return f"{NAMES[number % len(NAMES)]} {surname(number)}"


def joined(sentence: str) -> Callable[[int], str]:
    return lambda n: " ".join([sentence] * n)


def article(n: int) -> str:
    turns = (
        "قال وزير النقل سامر الحداد إن الجسر سيفتح غداً أمام السيارات.",
        "وأضاف أن الكلفة بلغت مليونين، مشيراً إلى أن العمل اكتمل.",
        "وقال مصدر مطلع لوكالة رويترز إن «العقد سيُلغى».",
        "وأوضح المصدر أن القرار نهائي، بحسب ما ذكرت صحيفة الفجر.",
        "وكان الطريق قد أغلق قبل شهرين بسبب السيول.\n",
    )
    return " ".join(turns[k % len(turns)] for k in range(n))


INPUTS: dict[str, tuple[int, Callable[[int], str]]] = {
    "article of many sentences": (150, article),
    "paragraphs without a cue": (200, joined("افتتح السوق القديم في وسط المدينة.\n\n")),
    "sentence of many words": (1500, joined("الماء والهواء")),
    "sentence of many clauses": (150, joined("وقال إن الماء نظيف")),
    "sentence of many nested clauses": (
        400,
        lambda n: " ".join(f"قال {person(k)} إن" for k in range(n)),
    ),
    "sentence of many commas": (400, joined("في المدينة،")),
    "sentence of many participles": (150, joined("مؤكداً أن الماء نظيف،")),
    "many verbs": (600, joined("قال")),
    "many complementizers": (600, joined("أن")),
    "many prepositions": (300, joined("بحسب المدير")),
    "many colons": (300, joined("المدير:")),
    "many straight marks": (600, lambda n: '"' * n),
    "many straight marks apart": (600, joined('"')),
    "many opening marks": (600, lambda n: "«" * n),
    "many opening marks before words": (300, joined("«ماء")),
    "many closing marks": (600, lambda n: "»" * n),
    "many quotations": (200, joined("«الماء نظيف جداً اليوم»،")),
    "many quotations before a verb": (150, joined("«الماء نظيف جداً اليوم»، قال المدير.")),
    "many nested quotations": (400, lambda n: "«ماء " * n + "»" * n),
    "quotation of many paragraphs": (200, joined("«الماء نظيف جداً.\n")),
    "many opening brackets": (600, lambda n: "(" * n),
    "many nested brackets": (400, lambda n: "قال المدير " + "(ماء " * n + ")" * n + " إن"),
    "many bracketed agencies": (200, joined("(رويترز)")),
    "many sources": (
        480,
        lambda n: " ".join(f"وقال {person(k)} إن الماء نظيف." for k in range(n)),
    ),
    "many sources again": (
        240,
        lambda n: " ".join(
            f"وقال المهندس {person(k % n)} إن الماء نظيف. وأكد {surname(k % n)} أن البئر جديدة."
            for k in range(2 * n)
        ),
    ),
    "many unnamed sources": (150, joined("وقال مصدر أمني إن الماء نظيف.")),
    "many anonymous again": (
        120,
        joined("وقال مصدر أمني إن الماء نظيف. وأضاف المصدر أن البئر قديمة."),
    ),
    "many surnames alone": (
        400,
        lambda n: " ".join(f"وقال {surname(k)} إن الماء نظيف." for k in range(n)),
    ),
    "many bodies by their noun": (120, joined("وقالت الوزارة إن الماء نظيف.")),
    "many outlets": (
        120,
        lambda n: " ".join(f"وقال مصدر لصحيفة {surname(k)} إن الماء نظيف." for k in range(n)),
    ),
    "long list of speakers": (
        200,
        lambda n: "وقال " + " و".join(person(k) for k in range(n)) + " إن الماء نظيف.",
    ),
    "quotation of many sentences": (
        150,
        lambda n: "وقال المدير: «" + joined("الماء نظيف. وقال أبي إنه عذب.")(n) + "».",
    ),
    "many names": (
        300,
        lambda n: " ".join(f"زار {person(k)} بلدة {surname(k)} أمس." for k in range(n)),
    ),
    "many listed names": (400, joined("دمشق وحلب وداعش")),
    "many names again": (
        150,
        lambda n: " ".join(f"زار {person(k)} السوق. وغادر {surname(k)} أمس." for k in range(n)),
    ),
    "many names of one surname": (
        200,
        lambda n: " ".join(f"زار {NAMES[k % 8]} {surname(k)} شرنباخ السوق." for k in range(n)),
    ),
    "many titles": (300, joined("الرئيس")),
    "many heads": (400, joined("مدينة")),
    "many heads of bodies": (300, joined("وزارة الصحة و")),
    "many openers": (400, joined("أبو")),
    "many given names": (400, joined("محمد")),
    "many bodies of one head": (
        200,
        lambda n: " ".join(f"أعلنت جامعة {surname(k)} النتائج." for k in range(n)),
    ),
    "many lines": (600, lambda n: "\n" * n + "ماء"),
    "many full stops": (600, joined(".")),
    "many letters and stops": (400, lambda n: "س." * n),
    "many marks of doubt": (300, joined("ربما")),
    "many weekdays": (300, joined("مساء السبت الأحد")),
    "many numbers of days": (400, joined("12 و19")),
    "many years in a list": (400, joined("2011 و")),
    "many edges": (400, joined("نهاية")),
    "many words before a weekday": (200, joined("ماء وهواء قبل أن السبت")),
    "many stretches": (200, joined("قبل نحو ثلاث سنوات ونصف من")),
    "many numerals": (400, joined("مئة وعشرون")),
    "Latin words": (600, joined("word")),
    "a word of many marks": (3000, lambda n: "ق" + "\u064e" * n),
}


def work(text: str, **more: Any) -> int:
    """Return how many lines of Python reading the text takes, once its words are known."""
    musnad.read(text, **more)
    lines = 0

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        musnad.read(text, **more)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("name", INPUTS)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    size, make = INPUTS[name]
    once, twice = work(make(size)), work(make(2 * size))
    assert twice <= MOST * once, f"{once} lines, then {twice}"


def test_twice_the_headline_is_twice_the_work() -> None:
    text = article(40)
    title = joined("الجسر سيفتح غداً")
    rest = work(text)
    once, twice = (work(text, title=title(n)) - rest for n in (100, 200))
    assert twice <= MOST * once


def test_a_long_article_with_a_headline() -> None:
    title = "الجسر سيفتح غداً أمام السيارات"
    once, twice = (work(article(n), title=title) for n in (100, 200))
    assert twice <= MOST * once
