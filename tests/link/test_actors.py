"""Whom and what names denote within an article."""

from __future__ import annotations

import pytest

import musnad
from musnad.find.names import NameFinder
from musnad.lexicon import Lookup, load
from musnad.lexicon.frames import load_frames
from musnad.lexicon.nametable import load_names
from musnad.link.actors import Actors, find_actors
from musnad.model import Analysis, Span
from musnad.text.document import Document


def actors(text: str) -> tuple[Document, Actors]:
    doc = Document(text, Lookup(load()))
    return doc, find_actors(doc, NameFinder()(doc), load_names(), load_frames())


def token(doc: Document, word: str) -> int:
    return next(at for at, start in enumerate(doc.start) if doc.text[start : doc.end[at]] == word)


def groups(a: Analysis) -> list[list[str]]:
    """Return the mentions of each actor, as written."""
    return [[span.of(a.text) for span in actor.mentions] for actor in a.actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "زار سامر شرنباخ المعرض أمس. وقال شرنباخ إن اللوحات جميلة.",
            [["سامر شرنباخ", "شرنباخ"]],
        ),
        (
            "انسحب داعش من القرية. وهاجم تنظيم الدولة قرية أخرى.",
            [["داعش", "تنظيم الدولة"]],
        ),
        (
            "قالت أمريكا إن الموعد قريب. وحذرت واشنطن من التأخير. ووافقت الولايات المتحدة أمس.",
            [["أمريكا", "واشنطن", "الولايات المتحدة"]],
        ),
        (
            "وصل الوزير إلى واشنطن أمس.",
            [["واشنطن"]],
        ),
        (
            "نقلت أ ف ب الخبر أولاً، ثم نشرته وكالة فرانس برس كاملاً.",
            [["أ ف ب", "فرانس برس"]],
        ),
        (
            "قالت وزارة النقل الهولندية إن الجسر آمن. وأضافت وزارة النقل أن العمل انتهى.",
            [["وزارة النقل الهولندية", "وزارة النقل"]],
        ),
        (
            "زار علي الزنجوقي المعرض. وزار حسن شرنباخ السوق.",
            [["علي الزنجوقي"], ["حسن شرنباخ"]],
        ),
    ],
)
def test_names_of_one(text: str, expected: list[list[str]]) -> None:
    assert groups(musnad.read(text)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "wikidata"),
    [
        ("زار الوفد فرنسا.", "state", "Q142"),
        ("وصل الوفد إلى باريس.", "place", None),
        ("اندلعت حرب كلامية بين باريس وطهران.", "state", "Q142"),
        ("انسحب حزب الله من القرية.", "armed-group", "Q41053"),
        ("أعلنت وزارة الصحة النتائج.", "state-body", None),
        ("وقعت شركة زنجوفيل العقد.", "company", None),
        ("نشرت صحيفة الشاطئ الخبر.", "outlet", None),
        ("نقلت رويترز الخبر.", "agency", None),
        ("اجتمعت الأمم المتحدة.", "international-body", "Q1065"),
        ("رفض حزب الوردة الحمراء القرار.", "party", None),
        ("زار سامر شرنباخ المعرض.", "person", None),
    ],
)
def test_kinds(text: str, kind: str, wikidata: str | None) -> None:
    actor = musnad.read(text).actors[0]
    assert (actor.kind, actor.wikidata) == (kind, wikidata)


def test_the_fullest_name_stays() -> None:
    a = musnad.read("قال سامر شرنباخ إن الماء عذب. وقال سامر بن خالد شرنباخ إن البئر عميقة.")
    assert [actor.name for actor in a.actors] == ["سامر بن خالد شرنباخ"]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("هاجم داعش القرية. وقال ناطق إن التنظيم خسر.", "التنظيم", "داعش"),
        ("اجتمعت وزارة الصحة أمس. وقالت الوزارة إن اللقاح متوفر.", "الوزارة", "وزارة الصحة"),
        ("وقعت شركة زنجوفيل العقد. وقالت الشركة إنه كبير.", "الشركة", "زنجوفيل"),
    ],
)
def test_a_definite_noun_takes_up_a_name(text: str, word: str, name: str) -> None:
    doc, found = actors(text)
    at = token(doc, word)
    number = found.refer(at, at + 1)
    assert number is not None
    assert found.name(number) == name


def test_nothing_is_taken_up_where_nothing_was_named() -> None:
    doc, found = actors("وقالت الوزارة إن اللقاح متوفر في وزارة الصحة.")
    at = token(doc, "الوزارة")
    assert found.refer(at, at + 1) is None


def test_an_adjective_has_its_state() -> None:
    doc, found = actors("وصل مدربون أمريكيون إلى القاعدة.")
    state = found.state_of(token(doc, "أمريكيون"))
    assert state is not None
    assert found.kind(state) == "state"
    at = token(doc, "مدربون")
    group = found.describe("مدربون أمريكيون", at, Span(doc.start[at], doc.end[at + 1]), [state])
    known, ids = found.freeze()
    by_id = {actor.id: actor for actor in known}
    assert by_id[ids[group]].kind == "group"
    assert by_id[ids[group]].of == (ids[state],)
    assert by_id[ids[state]].wikidata == "Q30"
    assert ids[group] == "a1", "who is mentioned comes first"


def test_the_article_that_a_preposition_swallowed_is_in_the_actors_name() -> None:
    read = musnad.read("قال الوزير إن الدعم للحوثيين وللبنان مستمر. ووجه رسالة للأمم المتحدة.")
    assert [actor.name for actor in read.actors] == ["الحوثيين", "لبنان", "الأمم المتحدة"]
