"""A source over a whole library: what it says, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from musnad.corpus.library import Library
from musnad.corpus.query import connected

__all__ = ["Said", "Voice", "actors", "said_by", "said_of", "voices"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A name under which sources speak, or under which an actor is spoken of.

    Attributes:
        name: As the articles have it, in its fullest form.
        kind: Kind of source or of actor, the most frequent where they differ.
        statements: How many rest on it; of an actor, how often it is named or described.
        articles: In how many articles.
        outlets: How many outlets published these.
    """

    name: str
    kind: str
    statements: int
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of one article.

    Attributes:
        attribution: `attributions.id`.
        article: `articles.id`.
        title: Of the article.
        outlet: Who published it.
        day: When.
        pieces: The words of what is said, piece by piece.
        start: Offset of its first code point in the text.
        stance: Shading of the cue.
        chain: Names from the outlet to the source, outermost first.
        kind: Kind of its source.
    """

    attribution: str
    article: str
    title: str | None
    outlet: str | None
    day: date | None
    pieces: tuple[str, ...]
    start: int
    stance: str
    chain: tuple[str, ...]
    kind: str


_NO_HEADS: Mapping[str, str] = {}


def voices(
    library: Library,
    *,
    heads: Mapping[str, str] = _NO_HEADS,
    first: int = 0,
    most: int | None = 50,
) -> list[Voice]:
    """Return the sources that have names, those with the most statements first.

    Args:
        library: Where they are.
        heads: Name → the one that stands for it and for others, which are counted as one.
        first: How many to leave out.
        most: How many at most; None: all.
    """
    chosen = (
        "select s.name, s.kind, t.article, 1 as n from attributions t "
        "join sources s on s.id = t.source where s.kind not in ('anonymous', 'vague')"
    )
    return _counted(library, chosen, heads, first, most)


def actors(
    library: Library,
    *,
    heads: Mapping[str, str] = _NO_HEADS,
    first: int = 0,
    most: int | None = 50,
) -> list[Voice]:
    """Return whom and what the articles name, those named most often first.

    The arguments are those of `voices`.
    """
    chosen = "select name, kind, article, len(mentions) as n from actors"
    return _counted(library, chosen, heads, first, most)


def _counted(
    library: Library, chosen: str, heads: Mapping[str, str], first: int, most: int | None
) -> list[Voice]:
    with connected(library) as base:
        rows = base.execute(
            "with head as (select unnest($1::varchar[]) as name, unnest($2::varchar[]) as head), "
            f"chosen as ({chosen}) "
            "select coalesce(h.head, c.name), mode(c.kind), sum(c.n)::bigint, "
            "count(distinct c.article), count(distinct a.outlet) from chosen c "
            "join articles a on a.id = c.article left join head h on h.name = c.name "
            "group by 1 order by 3 desc, 1 limit $3 offset $4",
            [list(heads), list(heads.values()), most, first],
        ).fetchall()
    return [Voice(*row) for row in rows]


def said_by(
    library: Library, names: Sequence[str], *, first: int = 0, most: int = 50
) -> list[Said]:
    """Return what rests on the word of a source, the latest first.

    Args:
        library: Where it is.
        names: All names that are one, as `Voice.name` has them.
        first: How many to leave out.
        most: How many at most.
    """
    chosen = (
        "select t.id from attributions t join sources s on s.id = t.source "
        "where s.name in (select unnest($1))"
    )
    return _said(library, chosen, names, first, most)


def said_of(
    library: Library, names: Sequence[str], *, first: int = 0, most: int = 50
) -> list[Said]:
    """Return statements whose words name or describe an actor, the latest first.

    Args:
        library: Where they are.
        names: All names that are one, as `actors.name` has them.
        first: How many to leave out.
        most: How many at most.
    """
    chosen = """
      with place as (
        select article, unnest(mentions) as at from actors where name in (select unnest($1))
      ), piece as (
        select id, article, unnest(content) as at from attributions
        where article in (select article from place)
      )
      select distinct piece.id from piece join place using (article)
      where place.at."start" >= piece.at."start" and place.at."end" <= piece.at."end"
    """
    return _said(library, chosen, names, first, most)


_SAID = """
with chosen as ({chosen}), page as (
  select t.*, a.title, a.outlet, a.date, a.text from attributions t
  join articles a on a.id = t.article where t.id in (select id from chosen)
  order by a.date desc nulls last, t.article, cue_start limit $2 offset $3
), linked as (
  select attribution, list(name order by position) as names, arg_max(kind, position) as kind
  from chain_links where attribution in (select id from page) group by attribution
)
select p.id, p.article, p.title, p.outlet, p.date,
  list_transform(p.content, lambda x: substring(p.text, x."start" + 1, x."end" - x."start")),
  coalesce(p.content[1]."start", p.cue_start), p.stance, l.names, l.kind
from page p join linked l on l.attribution = p.id
order by p.date desc nulls last, p.article, p.cue_start
"""


def _said(library: Library, chosen: str, names: Sequence[str], first: int, most: int) -> list[Said]:
    with connected(library) as base:
        rows = base.execute(_SAID.format(chosen=chosen), [list(names), most, first]).fetchall()
    return [
        Said(own, article, title, outlet, day, tuple(pieces), start, stance, tuple(chain), kind)
        for own, article, title, outlet, day, pieces, start, stance, chain, kind in rows
    ]
