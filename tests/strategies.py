"""The one home of Hypothesis strategies: texts as newspapers, scrapers and nobody writes them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from musnad.lexicon.load import read_table

HOME = Path(__file__).resolve().parents[1]
GOLD: list[dict[str, Any]] = [
    json.loads(line)
    for line in (HOME / "eval" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
]
CASES = [
    line.replace("¶", "\n")
    for name in ("frames.txt", "resolution.txt")
    for line in (HOME / "tests" / "link" / name).read_text(encoding="utf-8").splitlines()
    if line and line[0] not in " #"
]
"""The sentences and small articles of tests/link."""

ADDED = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640"
"""Tashkeel and tatweel: what may stand between two letters and is none."""

_CUES = (
    *("قال", "وقالت", "قالوا", "وأضاف", "أكد", "وأكدت", "زعم", "نفى", "نفت", "يقول", "سيقول"),
    *("طالب", "اتهم", "دعا", "حذر", "كشف", "ذكرت", "نقلت", "علمت", "جاء", "قيل", "يُعتقد"),
    *("مؤكداً", "مشيراً إلى", "قائلاً", "لافتة إلى", "بحسب", "وفقاً ل", "نقلاً عن", "كما أعلن"),
    *("على حد قوله", "بالقول", "بحجة", "تأكيده", "إعلان", "ما أسماه", "وردّ", "وصف", "رأى"),
)
_SPEAKERS = (
    *("الوزير", "وزير النقل سامر الحداد", "الحداد", "مصدر أمني", "المصدر", "المصدر نفسه"),
    *("وكالة رويترز", "الوكالة", "لوكالة رويترز", "لرويترز", "صحيفة «الفجر»", "قناة الجزيرة"),
    *("مصادر", "شهود عيان", "البيان", "في بيان", "محاور الوكالة", "الأخير", "علي", "موسكو"),
    *("المتحدثة باسم الوزارة", "خبراء", "Reuters", "سي.إن.إن", "د. سامي", "أبو أحمد", "كل من"),
)
_LINKS = (
    *("أن", "إن", "بأن", "أنه", "وأن", "فإن", "إلى أن", "عن", "من", "على", "إلى", "الذي", "التي"),
    *("كان", "قد", "لم", "لا", "ما", "قوله", "قوله إن", "أمس الأحد", "خلال مؤتمر صحافي", "فيما"),
)
_SAID = (
    *("الطريق طويل", "وجود خلل", "سيفتح الجسر غداً", "نحن لم نوقع", "الماء نظيف جداً اليوم"),
    *("بفتح الطريق", "لا شك", "ربما", "المزعوم", "على ما يبدو", "١٢", "3.5", "A320", "ﷺ", "😀"),
)
_MARKS = (
    *(".", "،", ":", "؛", "؟", "!", "...", "…", "-", "–", "ـ", "/", "|", "%", "•", "*", "#", "&"),
    *("«", "»", "“", "”", "„", '"', '""', "‹", "›", "'", "#171;", "#187;", "&quot;", "&laquo;"),
    *("(", ")", "[", "]", "(رويترز)", "باريس - أ ف ب:", "د.ب.أ"),
)
_BLANKS = (" ", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "\u3000", "")
_CONTROLS = (
    *("\u200f", "\u202b", "\u2067", "\u061c", "\u200c", "\u200d", "\u00ad", "\ufeff"),
    *("\x00", "\x1b", "\x85", "\ufffe", "\u064b", "\u0640", "\u0651", "\u0308"),
)


def _listed(value: object) -> Iterator[str]:
    """Yield the words of a word list, whatever its form."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("example", "not_example"):
                yield from _listed(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _listed(inner)


_ASKED = (
    *("bodies", "dates", "frames", "grammar", "marks", "nouns", "outlets", "places"),
    *("prepositions", "rules", "sources", "states"),
)
LISTED = tuple(
    sorted(
        {
            word
            for name in _ASKED
            for word in _listed(read_table(name))
            if word and not word.isascii()
        }
    )
)
"""Every word of the lists that the rules ask for."""


def lists() -> st.SearchStrategy[str]:
    """Return words of the lists in any order: what no writer would put together."""
    word = st.one_of(*map(st.sampled_from, (LISTED, LISTED, _CUES, _SPEAKERS, _MARKS)))
    pair = st.tuples(st.sampled_from(("", "", "", "و", "ل", "ب")), word, st.sampled_from(_BLANKS))
    return st.lists(pair.map("".join), min_size=1, max_size=14).map("".join)


def news() -> st.SearchStrategy[str]:
    """Return scraps of Arabic news in any order, with marks, blanks and controls between."""
    scrap = st.one_of(*map(st.sampled_from, (_CUES, _SPEAKERS, _LINKS, _SAID, _MARKS, _CONTROLS)))
    pair = st.tuples(scrap, st.sampled_from(_BLANKS)).map("".join)
    return st.lists(pair, max_size=40).map("".join)


def clauses() -> st.SearchStrategy[str]:
    """Return scraps in the order in which news has them, so that most of the rules fire."""
    clause = st.tuples(
        *map(st.sampled_from, (_CUES, _SPEAKERS, _LINKS, ("", "«", '"', "“"), _SAID)),
        st.sampled_from(("", "»", '"', "”")),
        st.sampled_from((".", "،", ".\n", " ", "؟", ":")),
    ).map(" ".join)
    return st.lists(clause, min_size=1, max_size=8).map(" ".join)


_DOERS = (
    *("لواء الجبل", "الجيش السوري", "أمريكا", "حماس", "الشرطة", "مدربون أمريكيون", "داعش"),
    *("وزير الدفاع سامر الحداد", "سكان القرية", "بلدية الرمل", "طائرات التحالف"),
)
_DEEDS = (
    *("قصف", "ودرب", "هاجم", "واعتقل", "سيهاجم", "لم يقصف", "قد يحاصر", "التقى", "قتل", "نفى قصف"),
    *("قام بتدريب", "شن هجوماً على", "أجرى مباحثات مع", "انسحب من", "تم نقل", "موّل"),
)
_WHEN = ("", "في حلب", "أمس الأحد", "عام 2014", "في الرقة فجر الاثنين", "في وقت سابق")


def deeds() -> st.SearchStrategy[str]:
    """Return news of who did what to whom, much of it on somebody's word."""
    lead = st.sampled_from(("", "", "قال مصدر مطلع إن", "ونفى الوزير أن يكون", "وأضافت الوكالة أن"))
    told = st.tuples(
        lead,
        *map(st.sampled_from, (_DEEDS, _DOERS, _DOERS, _WHEN, (".", "،", ".\n"))),
    ).map(" ".join)
    return st.lists(told, min_size=1, max_size=8).map(" ".join)


def anything() -> st.SearchStrategy[str]:
    """Return any string at all, lone surrogates too."""
    return st.text() | st.text(st.characters()) | news() | clauses() | lists() | deeds()


def articles() -> st.SearchStrategy[str]:
    """Return texts that report something: the project's gold, the tables, made-up news."""
    given = st.sampled_from([record["text"] for record in GOLD]) | st.sampled_from(CASES)
    return given | clauses() | deeds()


_BETWEEN = re.compile("(?<=[\u0621-\u063a\u0641-\u064a])(?=[\u0621-\u063a\u0641-\u064a])")


def marked(text: str, seed: int) -> str:
    """Return the text with tashkeel and tatweel between some of its Arabic letters.

    A seed and not draws: an article has thousands of letters.
    """
    chance = random.Random(seed)
    rate = chance.choice((0.02, 0.3, 1.0))
    return _BETWEEN.sub(
        lambda _: (
            "".join(chance.choices(ADDED, k=chance.randint(1, 2))) if chance.random() < rate else ""
        ),
        text,
    )
