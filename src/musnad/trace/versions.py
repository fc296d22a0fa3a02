"""The versions of statements: what one article tells, with its chain, time and shading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa

from musnad.arabic import fold
from musnad.trace.cards import credited
from musnad.trace.graph import Hop, Told
from musnad.trace.kin import Kin
from musnad.trace.pieces import OWN, Pieces
from musnad.trace.witness import Named, Witnesses

__all__ = ["Version", "read_versions"]

_MEDIA = "media"


class Version(NamedTuple):
    """A statement as one article tells it.

    Attributes:
        told: Its chain.
        attribution: `attributions.id`; None where the outlet says it itself.
        start: Where it begins in the article's text.
        end: Where it ends.
        stance: Shading of its cue; None for the outlet's own words.
        day: Day of the article.
        moment: Instant of the article, in UTC, where it is known to the minute.
        numbers: The numbers in it.
        dates: Values of the dates in it, each with the words that say it.
        title: The article's headline, where that asserts this very statement.
    """

    told: Told
    attribution: str | None
    start: int
    end: int
    stance: str | None
    day: date | None
    moment: datetime | None
    numbers: frozenset[float]
    dates: Mapping[str, str]
    title: str | None


class _Article(NamedTuple):
    outlet: str | None
    title: str | None
    day: date | None
    moment: datetime | None
    drops: str | None
    credits: Sequence[str]


def read_versions(
    base: duckdb.DuckDBPyConnection,
    pieces: Pieces,
    wanted: Sequence[int],
    kin: Kin,
    who: Witnesses,
) -> list[Version]:
    """Return the versions of some pieces, in their order.

    Args:
        base: The library's tables as views.
        pieces: All pieces.
        wanted: Which of them.
        kin: What is known of their articles' copies.
        who: Tells which names are one.
    """
    ids = [pieces.ids[pieces.article[at]] for at in wanted]
    base.register("wanted_articles", pa.table({"id": sorted(set(ids))}))
    said = [
        _attribution(own, int(pieces.number[at]))
        for own, at in zip(ids, wanted, strict=True)
        if pieces.number[at] > OWN
    ]
    base.register("wanted_said", pa.table({"id": pa.array(said, pa.string())}))
    articles = _articles(base)
    chains = _chains(base)
    dates = _dates(base)
    numbers = _numbers(pieces, wanted)
    by_article: dict[str, list[str]] = {}
    for own, at in zip(ids, wanted, strict=True):
        by_article.setdefault(own, []).append(_id(own, int(pieces.number[at])))
    found = []
    for own, at, values in zip(ids, wanted, numbers, strict=True):
        number = int(pieces.number[at])
        start, end = int(pieces.start[at]), int(pieces.end[at])
        attribution = _attribution(own, number) if number > OWN else None
        article = articles[own]
        chain = chains.get(attribution or "", _NO_CHAIN)
        found.append(
            Version(
                told=_told(own, (number, start, end), article, chain, kin, who, by_article),
                attribution=attribution,
                start=start,
                end=end,
                stance=chain.stance,
                day=article.day,
                moment=article.moment,
                numbers=values,
                dates={v: t for s, e, v, t in dates.get(own, ()) if start <= s and e <= end},
                title=article.title if attribution and article.drops == attribution else None,
            )
        )
    return found


class _Chain(NamedTuple):
    stance: str | None
    cue: str
    via: Sequence[str]
    source: str | None
    kind: str | None


_NO_CHAIN = _Chain(None, "", (), None, None)


def _attribution(article: str, number: int) -> str:
    return f"{article}.t{number}"


def _id(article: str, number: int) -> str:
    return _attribution(article, number) if number > OWN else f"{article}.n{OWN - number}"


def _told(
    own: str,
    piece: tuple[int, int, int],
    article: _Article,
    chain: _Chain,
    kin: Kin,
    who: Witnesses,
    by_article: Mapping[str, Sequence[str]],
) -> Told:
    number, start, end = piece
    names = [*article.credits, *chain.via]
    if not article.credits and own in kin.agency:
        names.insert(0, kin.agency[own])
    outlet = Hop(who.outlet(article.outlet), article.outlet or "")
    hops = [Hop(who.outlet(name), name) for name in names]
    cites = who.outlet(chain.source) if chain.kind == _MEDIA else ""
    return Told(
        id=_id(own, number),
        article=own,
        outlet=outlet,
        hops=tuple(hop for hop in hops if hop.key and hop.key != outlet.key),
        source=chain.source,
        kind=chain.kind,
        named=who.named(chain.source) if chain.source else Named(),
        copied=tuple(
            version
            for shared in kin.shared.get(own, ())
            if shared.covers(start, end)
            for version in by_article.get(shared.earlier, ())
        ),
        family=kin.family.get(own, ""),
        cites=cites if cites != outlet.key else "",
        when=_when(article),
        cue=chain.cue,
    )


def _when(article: _Article) -> str:
    if article.moment:
        return article.moment.isoformat()
    # A day without an hour sorts behind the hours of that day.
    return f"{article.day}T~" if article.day else "~"


def _articles(base: duckdb.DuckDBPyConnection) -> dict[str, _Article]:
    rows = base.execute(
        "select id, outlet, title, date, published_utc at time zone 'UTC', precision, "
        "case when headline_drops then headline_attribution end, credits "
        "from articles semi join wanted_articles using (id)"
    ).fetchall()
    return {
        own: _Article(
            outlet,
            title,
            day,
            moment if precision in ("minute", "second") else None,
            drops,
            credited(credits),
        )
        for own, outlet, title, day, moment, precision, drops, credits in rows
    }


def _chains(base: duckdb.DuckDBPyConnection) -> dict[str, _Chain]:
    rows = base.execute(
        "select a.id, a.stance, a.row, "
        "list(l.name order by l.position) filter (l.role = 'via' and l.kind = 'media'), "
        "any_value(l.name) filter (l.role = 'source'), "
        "any_value(l.kind) filter (l.role = 'source') "
        "from attributions a semi join wanted_said using (id) "
        "join chain_links l on l.attribution = a.id group by a.id, a.stance, a.row"
    ).fetchall()
    return {
        own: _Chain(stance, row or "", [name for name in via or () if name], source, kind)
        for own, stance, row, via, source, kind in rows
    }


def _dates(base: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[int, int, str, str]]]:
    found: dict[str, list[tuple[int, int, str, str]]] = {}
    rows = base.execute(
        'select article, d.start, d."end", value, substring(text, d.start + 1, d."end" - d.start) '
        "from dates d semi join wanted_articles on article = wanted_articles.id "
        "join articles a on a.id = article where d.type in ('DATE', 'TIME') "
        "and value is not null and not value like '%REF'"
    ).fetchall()
    for own, start, end, value, words in rows:
        found.setdefault(own, []).append((start, end, value, fold(words)))
    return found


def _numbers(pieces: Pieces, wanted: Sequence[int]) -> list[frozenset[float]]:
    behind = np.cumsum(pieces.number_counts)
    return [
        frozenset(pieces.numbers[behind[at] - pieces.number_counts[at] : behind[at]].tolist())
        for at in wanted
    ]
