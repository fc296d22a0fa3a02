"""An article with everything a network can have, and networks of any size."""

from __future__ import annotations

import random
from functools import cache
from typing import Any, get_args

from export_gold import analysis_of

from musnad.model import Actor, Analysis, Date, Event, Name, Polarity, Relation, Span

TEXT = (
    "قال سكان لوكالة «نورس» إن لواء الجبل قصف قرية السدر فجر الأحد وخطف رعاة. "
    "ونفى قائد اللواء سامر حداد قصف القرية، لكنه يعتزم حصارها. "
    "وحسب مصدر مطلع اجتمع ممثلون عن البلدية بقادة من اللواء في ميناء الرمل عام 2014، "
    "وقد يهاجم اللواء الميناء. "
    "وانسحب اللواء من الميناء، ودربت البلدية حراساً. وتكرر ذلك في وقت سابق."
)


def _at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def _said(cue: str, source: str, content: str, **rest: Any) -> dict[str, Any]:
    return {
        "cue": _at(cue),
        "source": _at(source),
        "content": [_at(content)],
        "via": [],
        "manner": "indirect",
        "stance": "neutral",
        "parent": None,
        **rest,
    }


ROW: dict[str, Any] = {
    "id": "feud",
    "title": "لواء الجبل وقرية السدر",
    "outlet": "بريد الشاطئ",
    "date": "2024-03-04",
    "text": TEXT,
    "sources": [
        {"id": "people", "name": "سكان", "kind": "vague"},
        {"id": "wire", "name": "وكالة «نورس»", "kind": "media"},
        {"id": "chief", "name": "سامر حداد", "kind": "person"},
        {"id": "hidden", "name": "مصدر مطلع", "kind": "anonymous"},
    ],
    "attributions": [
        _said(
            "قال",
            "سكان",
            "إن لواء الجبل قصف قرية السدر فجر الأحد وخطف رعاة",
            source_id="people",
            via=["wire"],
        ),
        _said(
            "ونفى",
            "قائد اللواء سامر حداد",
            "قصف القرية، لكنه يعتزم حصارها",
            source_id="chief",
            stance="denying",
        ),
        _said(
            "وحسب",
            "مصدر مطلع",
            "اجتمع ممثلون عن البلدية بقادة من اللواء في ميناء الرمل عام 2014، "
            "وقد يهاجم اللواء الميناء",
            source_id="hidden",
        ),
    ],
}

ACTORS = (
    Actor("a1", "لواء الجبل", "armed-group", "Q1", (), (Span(*_at("لواء الجبل")),) * 3),
    Actor("a2", "قرية السدر", "place", None, (), (Span(*_at("قرية السدر")),) * 2),
    Actor("a3", "رعاة", "group", None, (), (Span(*_at("رعاة")),)),
    Actor("a4", "ممثلون عن البلدية", "group", None, ("a6",), (Span(*_at("ممثلون عن البلدية")),)),
    Actor("a5", "قادة من اللواء", "group", None, ("a1",), (Span(*_at("قادة من اللواء")),)),
    Actor("a6", "البلدية", "state-body", None, (), (Span(*_at("البلدية")),) * 2),
    Actor("a7", "ميناء الرمل", "place", None, (), (Span(*_at("ميناء الرمل")),) * 2),
    Actor("a8", "حراساً", "group", None, ("a6",), (Span(*_at("حراساً")),)),
    Actor("a9", "سامر حداد", "person", None, (), (Span(*_at("سامر حداد")),)),
)

DATES = (
    Date(Span(*_at("فجر الأحد")), "TIME", "2024-03-03TMO", None, "part-of-day"),
    Date(Span(*_at("عام 2014")), "DATE", "2014", None, "year"),
    Date(Span(*_at("وقت سابق")), "DATE", "PAST_REF", None, "vague"),
)


def _told(
    subject: str | None,
    event: Event,
    object: str | None,
    words: str,
    attribution: int | None,
    mode: str = "",
    polarity: Polarity = "done",
    place: str | None = None,
    date: int | None = None,
) -> Relation:
    evidence = (Span(*_at(words)),)
    return Relation(
        *(subject, event, object, mode, place, date, polarity, attribution, evidence),
        rule="verb-subject",
        row=f"events:{words}",
    )


@cache
def feud() -> Analysis:
    return analysis_of(
        ROW,
        names=(
            Name(Span(*_at("لواء الجبل")), "ORG", "a1", "listed", "groups:لواء"),
            Name(Span(*_at("سامر حداد")), "PER", "a9", "after-title"),
        ),
        actors=ACTORS,
        dates=DATES,
        relations=(
            _told("a1", "ASSAULT", "a2", "قصف", 0, "shelling", date=0),
            _told("a1", "ASSAULT", "a3", "وخطف", 0, "abduction"),
            _told("a1", "ASSAULT", "a2", "قصف القرية", 1, "shelling", "denied"),
            _told("a1", "ASSAULT", "a2", "حصارها", 1, "siege", "planned"),
            _told("a4", "CONSULT", "a5", "اجتمع", 2, "meet", place="a7", date=1),
            _told("a1", "ASSAULT", "a7", "يهاجم", 2, "", "hypothetical"),
            _told("a1", "RETREAT", None, "وانسحب", None, "withdraw", place="a7"),
            _told("a6", "AID", "a8", "ودربت", None, "train"),
            _told(None, "COERCE", "a9", "ذلك", 2, "arrest"),
        ),
    )


def crowd(size: int, seed: int = 1) -> Analysis:
    """An article with that many relations between a third as many actors."""
    chance = random.Random(seed)
    actors = [
        Actor(
            f"a{n}",
            chance.choice(("القوات الخاصة", "مجلس بلدية المدينة القديمة", "حزب", "NATO")) + f" {n}",
            chance.choice(("group", "state", "place", "person")),
        )
        for n in range(1, max(4, size // 2))
    ]
    ids = [actor.id for actor in actors]
    relations = [
        _told(
            chance.choice([*ids, None]),
            chance.choice(get_args(Event)),
            chance.choice(ids),
            "قصف",
            chance.choice((0, 1, 2, None)),
            polarity=chance.choice(get_args(Polarity)),
        )
        for _ in range(size)
    ]
    return analysis_of(ROW, actors=actors, relations=relations)
