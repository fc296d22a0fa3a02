"""Who is meant and through whom, over several sentences, as in resolution.txt."""

from __future__ import annotations

import re

import pytest
from link_cases import Case, cases

import musnad
from musnad.model import Analysis

CASES = cases("resolution.txt")


def rows(a: Analysis) -> list[list[str]]:
    """Return cue, source and via; a second source of the same name is told by (2)."""
    named: dict[str, list[str]] = {}

    def name(source_id: str) -> str:
        own = a.source(source_id).name
        known = named.setdefault(own, [])
        if source_id not in known:
            known.append(source_id)
        place = known.index(source_id) + 1
        return own if place == 1 else f"{own} ({place})"

    return [
        [
            one.cue.of(a.text),
            name(one.source_id),
            " ← ".join(name(via) for via in one.via) or "-",
        ]
        for one in a.attributions
    ]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_who_is_meant(case: Case) -> None:
    assert rows(musnad.read(case.text)) == case.rows


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_same_in_paragraphs_of_their_own(case: Case) -> None:
    assert rows(musnad.read(re.sub(r"\. (?=[ء-ي])", ".\n\n", case.text))) == case.rows


def through(text: str, outlet: str | None = None) -> list[list[str]]:
    a = musnad.read(text, outlet=outlet)
    return [[a.source(via).name for via in one.via] for one in a.attributions]


@pytest.mark.parametrize(
    ("outlet", "who"),
    [
        ("الجزيرة", "لقناة الجزيرة"),
        ("الجزيرة نت", "لقناة الجزيرة"),
        ("aljazeera_net", "لقناة الجزيرة"),
        ("www.aljazeera.net", "لقناة الجزيرة"),
        ("صحيفة الفجر", "لصحيفة الفجر"),
        ("الفجر", "لصحيفة «الفجر»"),
        ("sputnik_ar", "لوكالة سبوتنيك"),
        ("bbc_arabic", "لشبكة بي بي سي"),
        ("cnn_arabic", "لموقع CNN بالعربية"),
        ("cnn_arabic", "لشبكة CNN"),
        ("Reuters", "لوكالة رويترز"),
        ("elbarid_dz", "لصحيفة «البريد»"),
        ("www.essaheel-online.com", "لجريدة الساحل"),
        ("aljisr_ae", "لصحيفة الجسر"),
    ],
)
def test_the_own_outlet_passes_nothing_on(outlet: str, who: str) -> None:
    text = f"قال مصدر مطلع {who} إن العقد سيُلغى."
    assert through(text, outlet) == [[]]
    assert through(text, "المساء") == [[who[1:]]]


@pytest.mark.parametrize(
    ("outlet", "who"),
    [
        ("القدس العربي", "لصحيفة العربي الجديد"),
        ("الفجر الجديد", "لصحيفة الفجر"),
        ("اليوم السابع", "لصحيفة المصري اليوم"),
        ("alarabiya.net", "لقناة سكاي نيوز عربية"),
        ("سكاي نيوز", "لوكالة رويترز"),
        ("elbarid_dz", "لصحيفة البريق"),
        ("barid_dz", "لصحيفة البريد"),
    ],
)
def test_a_word_in_common_is_not_the_same_outlet(outlet: str, who: str) -> None:
    assert through(f"قال مصدر مطلع {who} إن العقد سيُلغى.", outlet) == [[who[1:]]]


def test_what_the_own_outlet_relays_is_the_sources() -> None:
    text = "نقلت قناة الجزيرة عن مصدر أمني قوله إن العقد سيُلغى."
    assert through(text) == [["قناة الجزيرة"]]
    a = musnad.read(text, outlet="aljazeera_net")
    assert rows(a) == [["نقلت", "مصدر أمني", "-"]]


@pytest.mark.parametrize(
    "text",
    [
        "باريس (رويترز) - قال مصدر مطلع لوكالة رويترز إن العقد سيُلغى.",
        "باريس - رويترز: قال مصدر مطلع لوكالة رويترز إن العقد سيُلغى.",
        "قال مصدر مطلع لوكالة رويترز إن العقد سيُلغى.\n(رويترز)",
    ],
)
def test_the_credited_agency_is_no_via(text: str) -> None:
    a = musnad.read(text)
    assert [credit.name for credit in a.credits] == ["رويترز"]
    assert through(text) == [[]]
    assert [str(chain) for chain in a.chains] == ["رويترز ← مصدر مطلع"]


def test_an_agency_is_credited_by_any_of_its_names() -> None:
    a = musnad.read("باريس - أ ف ب: قال مصدر مطلع لوكالة فرانس برس إن العقد سيُلغى.")
    assert [str(chain) for chain in a.chains] == ["أ ف ب ← مصدر مطلع"]


def test_the_chain_is_in_order() -> None:
    a = musnad.read(
        "باريس (رويترز) - ذكرت صحيفة الفجر أن وزير النقل أكد أن الجسر آمن.", outlet="المساء"
    )
    assert [str(chain) for chain in a.chains] == [
        "المساء ← رويترز ← صحيفة الفجر",
        "المساء ← رويترز ← صحيفة الفجر ← وزير النقل",
    ]


def test_what_is_inside_has_its_parent() -> None:
    a = musnad.read("ذكرت صحيفة الفجر أن وزير النقل أكد أن الجسر آمن. وقال المدير إنه جديد.")
    assert [one.parent for one in a.attributions] == [None, 0, None]


def test_mentions_are_where_the_article_names_it() -> None:
    text = "قال وزير النقل سامر الحداد إن الجسر آمن. وأضاف أنه جديد. وأكد الحداد أن المال كاف."
    [source] = musnad.read(text).sources
    assert [mention.of(text) for mention in source.mentions] == ["وزير النقل سامر الحداد", "الحداد"]
    assert source.kind == "person"


def test_all_passives_are_one_vague_source() -> None:
    a = musnad.read("ويُعتقد أن الحمولة بيعت. ويُزعم أن المدير كان يعلم.")
    assert [(s.name, s.kind, s.mentions) for s in a.sources] == [("غير مسمى", "vague", ())]


def test_a_definite_unnamed_source_stays_the_same() -> None:
    a = musnad.read("قال مصدر أمني إن الطريق قُطع. وأوضح المصدر أن الأضرار محدودة.")
    assert len(a.sources) == 1
    assert a.sources[0].kind == "anonymous"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("كشفت الـ«بي بي سي» عن تفاصيل الصفقة.", "media"),
        ("كشفت «بي بي سي» عن تفاصيل الصفقة.", "media"),
        ("وقال «أبو عمر» إن الطريق مغلق.", "person"),
    ],
)
def test_kind_of_a_name_in_marks(text: str, kind: str) -> None:
    a = musnad.read(text)
    assert [source.kind for source in a.sources] == [kind]


def test_report_that_an_outlet_published_is_called_by_the_outlet() -> None:
    a = musnad.read("تحدث تقرير نشرته وكالة «نورس» عن صفقة سرية.")
    assert [source.name for source in a.sources] == ["وكالة «نورس»"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("أعلنت مملكة البحرين أن اللقاء تأجل.", "مملكة البحرين", "official"),
        ("وأكدت المملكة أن اللقاء تأجل.", "المملكة", "official"),
        ("وذكرت قناة المملكة أن اللقاء تأجل.", "قناة المملكة", "media"),
        ("أظهر استطلاع للرأي أن السكان راضون.", "استطلاع للرأي", "document"),
        ("أظهر استطلاع للرأي أجرته شركة الأفق أن السكان راضون.", "شركة الأفق", "organisation"),
    ],
)
def test_a_state_and_a_poll_are_no_outlets(text: str, name: str, kind: str) -> None:
    assert [(s.name, s.kind) for s in musnad.read(text).sources] == [(name, kind)]


def test_a_nationality_is_no_first_name() -> None:
    a = musnad.read("وقال مصدر تركي إن المعبر مغلق. وقال مسؤول فوزي إن الطريق آمن.")
    assert (a.sources[0].name, a.sources[0].kind) == ("مصدر تركي", "anonymous")


@pytest.mark.parametrize("who", ["مراسل الجزيرة بالعاصمة", "مراسلنا", "موفدنا إلى القرية"])
def test_its_own_correspondent_is_the_outlet(who: str) -> None:
    assert through(f"ونقل {who} عن مسؤول حكومي قوله إن الطريق آمن.", "الجزيرة") == [[]]


def test_a_relay_is_called_something() -> None:
    a = musnad.read("وبحسب مصدر أمني في حديث ل «الفجر» وقناة «نور» مساء، فإن الطريق آمن ل «")
    assert all(source.name.strip(" «»") for source in a.sources)


@pytest.mark.parametrize("thing", ["التجارب", "الأسواق", "الفيلم"])
def test_a_thing_is_no_person(thing: str) -> None:
    a = musnad.read(f"ويعتقد كثيرون ذلك. وقالت {thing} إن السعر سيرتفع.")
    assert "person" not in {source.kind for source in a.sources}


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("أحد أقارب قاتل شقيقه وابن عمه", "anonymous"),
        ("أحد أعيان البلدة، سامر بن فهد", "person"),
        ("أعضاء مجلس محلي", "vague"),
        ("أعضاء المجلس المحلي", "vague"),
        ("المتهم", "anonymous"),
        ("متحدثون باسم الجيش", "official"),
        ("ضابط طلب عدم كشف اسمه", "anonymous"),
        ("طبيب فضّل عدم ذكر اسمه", "anonymous"),
    ],
)
def test_kind_of_people_without_names(who: str, kind: str) -> None:
    a = musnad.read(f"وقال {who} إن الطريق مغلق.")
    assert [source.kind for source in a.sources] == [kind]
