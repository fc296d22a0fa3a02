"""What the library says of its articles beside their text: who, when, and whom they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from musnad.corpus.library import Library
from musnad.corpus.query import connected
from musnad.trace.witness import Witnesses

__all__ = ["Card", "Cards", "credited", "read_cards"]


class Card(NamedTuple):
    """An article.

    Attributes:
        outlet: Who published it.
        day: When, where it was published.
        moment: The same instant in UTC, where all is known.
        precision: Of the moment: `minute` or `second`.
        addresses: Where it stands on the web.
        credits: The agencies it credits as a whole.
        byline: Who signs it.
    """

    outlet: str | None
    day: date | None
    moment: datetime | None
    precision: str | None
    addresses: Sequence[str]
    credits: frozenset[str]
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class Cards:
    """All articles.

    Attributes:
        articles: Each, by its id.
        cited: Article's id → the outlets of the library that it names as source or on the way.
    """

    articles: Mapping[str, Card]
    cited: Mapping[str, frozenset[str]]


def read_cards(library: Library, wanted: Sequence[str]) -> Cards:
    """Return what the library says of some articles, named by their ids."""
    who = Witnesses()
    with connected(library) as base:
        base.execute("create temp table wanted_ (id varchar)")
        base.execute("insert into wanted_ select unnest($1)", [list(wanted)])
        rows = base.execute(
            "select id, outlet, date, published_utc at time zone 'UTC', precision, addresses, "
            "credits, byline from articles semi join wanted_ using (id)"
        ).fetchall()
        outlets = base.execute("select distinct outlet from articles").fetchall()
        known = _outlets([outlet for (outlet,) in outlets if outlet], who)
        names = base.execute(
            "select distinct name from chain_links where role <> 'outlet' and name is not null"
        ).fetchall()
        meant = {name: outlet for (name,) in names if (outlet := known.get(who.outlet(name)))}
        links = base.execute(
            "select distinct article, name from chain_links "
            "semi join wanted_ on article = wanted_.id "
            "where role <> 'outlet' and name in (select unnest($1))",
            [sorted(meant)],
        ).fetchall()
    cited: dict[str, set[str]] = {}
    for article, name in links:
        cited.setdefault(article, set()).add(meant[name])
    articles = {
        own: Card(outlet, day, moment, precision, found or (), frozenset(credited(credits)), byline)
        for own, outlet, day, moment, precision, found, credits, byline in rows
    }
    return Cards(articles, {own: frozenset(names) for own, names in cited.items()})


def _outlets(outlets: Sequence[str], who: Witnesses) -> dict[str, str | None]:
    """Return what stands for an outlet → the outlet; None where it stands for two of them."""
    found: dict[str, str | None] = {}
    for outlet in outlets:
        key = who.outlet(outlet)
        found[key] = outlet if found.get(key, outlet) == outlet else None
    return found


def credited(credits: Iterable[Mapping[str, str]] | None) -> list[str]:
    """Return the names in `articles.credits`, each once, in order."""
    return list(dict.fromkeys(credit["name"] for credit in credits or ()))
