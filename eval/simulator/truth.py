"""What is true of a story, as rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from itertools import combinations
from typing import Any

from simulator.bank import Outlet
from simulator.drafts import Draft, Say
from simulator.prose import Told, Written
from simulator.roots import Telling, Traced, story_roots, trace

__all__ = ["article_row", "story_row"]

ZONE = timezone(timedelta(hours=3))
COPIES = ("whole", "part", "reword")


def moment(day: datetime, draft: Draft) -> datetime:
    """Return when an article was published."""
    return day + timedelta(minutes=draft.minute)


def article_row(written: Written, outlet: Outlet, day: datetime) -> dict[str, Any]:
    """Return an article as a library reads it; without a date where its outlet gives none."""
    draft = written.draft
    row = {"id": draft.id, "outlet": draft.outlet, "title": draft.title, "text": written.text}
    at = moment(day, draft).isoformat(timespec="minutes")
    if outlet.precision != "none":
        row["date"] = at if outlet.precision == "minute" else at[:10]
    return row | {"url": f"https://library.example/{draft.id}"}


def story_row(
    name: str, articles: list[Written], outlets: Mapping[str, Outlet], day: datetime
) -> dict[str, Any]:
    """Return the genealogy of a story."""
    names = sorted({told.say.statement for one in articles for told in one.told})
    every = {statement: _tellings(statement, articles) for statement in names}
    traced = {name: trace(tellings) for name, tellings in every.items() if _is_shared(tellings)}
    roots = story_roots(traced.values())
    return {
        "story": name,
        "count": len(roots),
        "roots": [root._asdict() for root in roots],
        "circles": sorted({circle for one in traced.values() for circle in one.circles}),
        "statements": [_statement(key, one) for key, one in traced.items()],
        "articles": [_article(one, outlets[one.draft.outlet], day) for one in articles],
        "pairs": list(_pairs([one.draft for one in articles])),
        "drifts": list(_drifts(articles)),
    }


def telling_of(say: Say, draft: Draft) -> Telling:
    """Return a statement of one article as `trace` takes it."""
    taken = f"{say.taken}/{say.statement}" if say.taken else None
    outer = [draft.credit] if draft.credit and draft.credit != draft.outlet else []
    via = tuple(dict.fromkeys([*outer, *([say.via] if say.via else [])]))
    return Telling(draft.outlet, taken, via, say.source, say.kind)


def _tellings(statement: str, articles: list[Written]) -> dict[str, Telling]:
    return {
        f"{one.draft.id}/{statement}": telling_of(told.say, one.draft)
        for one in articles
        for told in one.told
        if told.say.statement == statement
    }


def _is_shared(tellings: Mapping[str, Telling]) -> bool:
    """Tell whether several articles give it, and at least one of them on somebody's word."""
    return len(tellings) > 1 and any(one.source or one.via for one in tellings.values())


def _statement(key: str, traced: Traced) -> dict[str, Any]:
    return {
        "statement": key,
        "count": len(traced.roots),
        "roots": [root._asdict() for root in traced.roots],
        "circles": list(traced.circles),
    }


def _article(one: Written, outlet: Outlet, day: datetime) -> dict[str, Any]:
    draft = one.draft
    return {
        "id": draft.id,
        "outlet": draft.outlet,
        "time": moment(day, draft).isoformat(timespec="minutes"),
        "precision": outlet.precision,
        "kind": draft.kind,
        "from": draft.parent,
        "credit": draft.credit,
        "headline_drops": draft.drops,
        "statements": [_told(told, draft) for told in one.told],
    }


def _told(told: Told, draft: Draft) -> dict[str, Any]:
    say = told.say
    telling = telling_of(say, draft)
    via = [name for name in telling.via if name != draft.outlet]
    source = say.source or (via.pop() if say.via and via else None)
    return {
        "statement": say.statement,
        "sentence": list(told.sentence),
        "content": list(told.content),
        "via": via,
        "source": source,
        "kind": "media" if say.source is None and source else say.kind,
        "stance": say.stance,
        "from": say.taken,
        "drifts": list(say.drifts),
    }


def _family(draft: Draft, drafts: Mapping[str, Draft]) -> str:
    while draft.kind in COPIES and draft.parent:
        draft = drafts[draft.parent]
    return draft.id


def _pairs(articles: list[Draft]) -> Iterator[dict[str, str]]:
    """Yield who was first, of articles that share a text or of which one cites the other."""
    drafts = {draft.id: draft for draft in articles}
    for a, b in combinations(articles, 2):
        first, second = sorted((a, b), key=lambda draft: (draft.minute, draft.id))
        if second.parent == first.id:
            kind = second.kind
        elif _family(a, drafts) == _family(b, drafts):
            kind = "kin"
        else:
            continue
        yield {"first": first.id, "second": second.id, "kind": kind}


def _drifts(articles: list[Written]) -> Iterator[dict[str, str]]:
    for one in articles:
        if one.draft.drops:
            statement = one.told[0].say.statement
            yield {"article": one.draft.id, "statement": statement, "kind": "headline"}
        for told in one.told:
            for kind in told.say.drifts:
                where = {"article": one.draft.id, "statement": told.say.statement}
                yield where | {"kind": kind, "from": told.say.taken or ""}
