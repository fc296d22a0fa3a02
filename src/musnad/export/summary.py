"""One line about an article: how much of it stands on whose word."""

from __future__ import annotations

import re
from collections import Counter

from musnad.export.controls import show
from musnad.export.words import Language, counted, word
from musnad.model import Analysis, Source

__all__ = ["percent", "summary", "summary_parts"]


def summary(analysis: Analysis, language: Language = "en") -> str:
    """Return the summary line; what is zero is left out.

    It goes on with the anonymous source that the most statements rest on, and with who passed
    them on, where somebody did; it ends with how many relations are told.
    """
    return " · ".join(summary_parts(analysis, language))


def summary_parts(analysis: Analysis, language: Language = "en") -> tuple[str, ...]:
    """Return the parts of the summary, in their order."""
    parts = [counted("attribution", len(analysis.attributions), language)]
    if analysis.sources:
        parts.append(_sources(analysis, language))
    if analysis.words and analysis.voice_words:
        share = percent(analysis.voice_share, language)
        parts.append(word("summary.voice", language).format(share=share))
    loaded = _most_loaded(analysis)
    if loaded is not None:
        parts.append(_rests(analysis, loaded, language))
    if analysis.relations:
        parts.append(_relations(analysis, language))
    return tuple(parts)


def percent(share: float, language: Language) -> str:
    """Return a share in per cent; what is not quite nothing or all never rounds to it.

    >>> percent(0.64, "en"), percent(0.001, "en"), percent(0.999, "en"), percent(1, "en")
    ('64 %', 'less than 1 %', 'more than 99 %', '100 %')
    """
    rounded = round(100 * share)
    if rounded == 0 and share > 0:
        return word("summary.less", language)
    if rounded == 100 and share < 1:
        return word("summary.more", language)
    return word("summary.percent", language).format(n=rounded)


def _sources(analysis: Analysis, language: Language) -> str:
    kinds = Counter(source.kind for source in analysis.sources)
    total = len(analysis.sources)
    whole = counted("source", total, language)
    if total == 1:
        only = analysis.sources[0].kind
        hidden = [word(f"kind.{only}", language)] if only in ("anonymous", "vague") else []
    else:
        hidden = [
            counted(kind, kinds[kind], language) for kind in ("anonymous", "vague") if kinds[kind]
        ]
    return f"{whole} ({word('summary.list', language).join(hidden)})" if hidden else whole


def _most_loaded(analysis: Analysis) -> Source | None:
    carried = Counter(a.source_id for a in analysis.attributions)
    # `max` keeps the first of equals: the source that the text names first.
    hidden = [s for s in analysis.sources if s.kind == "anonymous" and carried[s.id]]
    return max(hidden, key=lambda s: carried[s.id]) if hidden else None


def _rests(analysis: Analysis, source: Source, language: Language) -> str:
    routes = [a.via for a in analysis.attributions if a.source_id == source.id]
    rests = counted("rests", len(routes), language)
    passed_on = Counter(route for route in routes if route)
    if not passed_on:
        return rests
    route, times = passed_on.most_common(1)[0]
    via = " ← ".join(short_name(analysis.source(v)) for v in route)
    if times == len(routes):
        return word("summary.through", language).format(rests=rests, via=via)
    of_them = counted("of_two" if len(routes) == 2 else "of_them", times, language)
    return word("summary.partly", language).format(rests=rests, of_them=of_them, via=via)


def _relations(analysis: Analysis, language: Language) -> str:
    relations = counted("relation", len(analysis.relations), language)
    kinds = {source.id: source.kind for source in analysis.sources}
    carried = Counter(
        analysis.attributions[r.attribution].source_id
        for r in analysis.relations
        if r.attribution is not None
    )
    most = max((n for id, n in carried.items() if kinds[id] == "anonymous"), default=0)
    if not most:
        return relations
    on_one = counted("on_one", most, language)
    return word("summary.relations", language).format(relations=relations, on_one=on_one)


# A name is quoted with one pair, or with the reversed pair some houses print: ”سبوتنيك“.
_QUOTED_END = re.compile(r"[«“”\"„]([^«»“”\"„]+)[»“”\"]$")


def short_name(source: Source) -> str:
    """Return a source's name, for a medium quoted at its end only the quoted part.

    >>> short_name(Source("s1", "وكالة “سبوتنيك”", "media"))
    'سبوتنيك'
    """
    quoted = _QUOTED_END.search(source.name) if source.kind == "media" else None
    return show(quoted[1] if quoted else source.name)
