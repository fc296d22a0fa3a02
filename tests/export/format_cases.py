"""An article in which there is some of everything, and what changes one field of its analysis."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import musnad
from musnad.export.formats import write
from musnad.export.formats.letters import whole
from musnad.model import Analysis
from musnad.model.mark import Notice
from musnad.model.span import Span

__all__ = ["CHANGES", "SAMPLE", "TEXT", "WITNESS", "gold", "written"]

TEXT = (
    "باريس (رويترز) - قال وزير الدفاع سامر الحداد لقناة الجزيرة إن الشرطة اعتقلت يوم الأحد "
    "ثلاثة من عناصر داعش في دمشق 😀، مؤكداً أن مصدراً أمنياً قال إن الطريق «قُطع بلا "
    '\u2067Reuters\u2069 إنذار".\n\n'
    "والتقى الرئيس الأمريكي جو بايدن نظيره الروسي فلاديمير بوتين في جنيف يوم الاثنين. "
    "كان الطقس معتدلاً في ذلك الصباح الطويل، وكانت المقاهي مزدحمة كعادتها في كل شتاء. "
    "كان الطقس معتدلاً في ذلك الصباح الطويل، وكانت الشوارع هادئة كعادتها في الشتاء البارد. "
    "وكانت المقاهي مزدحمة كعادتها في كل شتاء، وكان الطقس معتدلاً في ذلك الصباح الطويل. "
    'ولا شك أن الجسر سقط.\n=1+1 زعم شاهد أن "الماء نظيف".'
)
"""Has quotation marks of every kind, newlines, bidi controls, an emoji, Latin, and a formula."""

SAMPLE: Analysis = musnad.read(
    TEXT, title="=الشرطة تعتقل ثلاثة", outlet="الصحيفة", date="2021-02-14", id="a1"
)
SAMPLE = replace(SAMPLE, article=replace(SAMPLE.article, byline="سلمى"))


WITNESS = next(i for i, a in enumerate(SAMPLE.attributions) if a.via)
"""Number of a statement that came through somebody."""


def written(analyses: list[Analysis], name: str) -> bytes:
    """Return the file of some articles."""
    out = BytesIO()
    write(analyses, name, out)
    return out.getvalue()


KEYS = ("cue", "source", "content", "source_id", "via", "manner", "stance", "parent")


def gold(analysis: Analysis) -> dict[str, object]:
    """Return what of an analysis a gold file holds, sources by id."""
    data = analysis.to_dict()
    said = [{key: a[key] for key in KEYS} for a in data["attributions"]]
    used = {one for a in said for one in (a["source_id"], *a["via"])}
    sources = {s["id"]: {k: whole(s[k]) for k in ("id", "name", "kind")} for s in data["sources"]}
    return {
        "id": data["id"],
        "text": whole(data["text"]),
        "attributions": said,
        "sources": {one: sources[one] for one in used},
    }


def _article(**changed: Any) -> Callable[[], Analysis]:
    return lambda: replace(SAMPLE, article=replace(SAMPLE.article, **changed))


def _first(things: str, at: int = 0, **changed: Any) -> Callable[[], Analysis]:
    def change() -> Analysis:
        old = getattr(SAMPLE, things)
        new = replace(old[at], **changed)
        assert new != old[at]
        return replace(SAMPLE, **{things: (*old[:at], new, *old[at + 1 :])})

    return change


_SAID = "attributions"
_HERE = SAMPLE.attributions[WITNESS]
_OTHER = next(s.id for s in SAMPLE.sources if s.id not in (_HERE.source_id, *_HERE.via))
_NAMED = next(i for i, a in enumerate(SAMPLE.actors) if a.id == SAMPLE.relations[-1].subject)

CHANGES: Mapping[str, Callable[[], Analysis]] = {
    "id": _article(id="a2"),
    "title": _article(title="عنوان آخر"),
    "outlet": _article(outlet="المنبر"),
    "date": _article(date=date(2021, 2, 15)),
    "byline": _article(byline="هند"),
    # Words outside of any statement: a format that has those of statements only lacks the text.
    "text": _article(text=TEXT.replace("وكانت الشوارع", "وكانت الطرائق")),
    "attributions.cue": _first(_SAID, WITNESS, cue=Span(_HERE.cue[0], _HERE.cue[1] - 1)),
    "attributions.source": _first(_SAID, WITNESS, source=Span(*_HERE.content[0])),
    "attributions.content": _first(_SAID, WITNESS, content=(Span(2, 30),)),
    "attributions.source_id": _first(_SAID, WITNESS, source_id=_OTHER),
    "attributions.via": _first(_SAID, WITNESS, via=()),
    "attributions.manner": _first(
        _SAID, WITNESS, manner="direct" if _HERE.manner != "direct" else "mixed"
    ),
    "attributions.stance": _first(_SAID, WITNESS, stance="doubting"),
    "attributions.parent": lambda: replace(
        SAMPLE, attributions=tuple(replace(a, parent=None) for a in SAMPLE.attributions)
    ),
    "attributions.rule": _first(_SAID, WITNESS, rule="another-rule"),
    "attributions.row": _first(_SAID, WITNESS, row="verbs:another"),
    "attributions.resolved": _first(_SAID, WITNESS, resolved="another-way"),
    "sources.name": _first("sources", name="هند السالم"),
    "sources.kind": _first("sources", kind="vague"),
    "sources.mentions": _first("sources", mentions=(Span(0, 5),)),
    "sources.rule": _first("sources", rule="another-rule"),
    "voice": lambda: replace(SAMPLE, voice=(Span(0, 3),), voice_words=1),
    "marks": lambda: replace(SAMPLE, marks=()),
    "credits": lambda: replace(SAMPLE, credits=()),
    "headline": lambda: replace(
        SAMPLE,
        headline=replace(SAMPLE.headline, drops=not SAMPLE.headline.drops, rule="another"),  # type: ignore[type-var, union-attr]
    ),
    "names": _first("names", type="PER", row="another:row"),
    "actors": _first("actors", _NAMED, name="هند السالم"),
    "dates": _first("dates", SAMPLE.relations[0].date or 0, value="2020"),
    "relations": lambda: replace(SAMPLE, relations=()),
    "warnings": lambda: replace(SAMPLE, warnings=(Notice("empty", "another", None),)),
}
"""Field → what gives the sample with that field changed, and nothing else."""
