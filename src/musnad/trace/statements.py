"""Statements: what several articles tell, each in a version of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import duckdb
import numpy as np
from numpy.typing import NDArray

from musnad.corpus.identity import digest
from musnad.trace.drift import Drift, drifts_of
from musnad.trace.families import families
from musnad.trace.graph import Root, lineage, union
from musnad.trace.kin import Kin
from musnad.trace.kindred import UNLIKE, Likeness, kindred
from musnad.trace.matching import Matches, find_matches, in_order, strictly, told
from musnad.trace.pieces import OWN, Pieces
from musnad.trace.relatives import STRANGERS, Relation, relatives
from musnad.trace.versions import Version, read_versions
from musnad.trace.witness import Witnesses

__all__ = ["Statement", "find_statements"]

# Days on which one outlet says a thing; from so many on it is no news.
_FORMULA = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """What several articles tell.

    Attributes:
        id: Hash of its versions.
        versions: In the order of their times, those without one last.
        alike: Of each version, how alike it is to the one most like all, 0 to 1.
        best: Number of that one.
        roots: Of each version, where its chain ends.
        independent: All of these, those that are one root together, the fullest name first.
        circles: Outlets that cite one another, whether or not anything is behind them.
        drifts: What changed on the way.
    """

    id: str
    versions: Sequence[Version]
    alike: Sequence[float]
    best: int
    roots: Mapping[str, Sequence[Root]]
    independent: Sequence[Sequence[Root]]
    circles: Sequence[Root]
    drifts: Sequence[Drift]

    @property
    def articles(self) -> list[str]:
        """The articles that tell it, sorted."""
        return sorted({version.told.article for version in self.versions})

    @property
    def outlets(self) -> list[str]:
        """Their outlets, sorted."""
        return sorted({one.told.outlet.name for one in self.versions if one.told.outlet.name})


def find_statements(
    base: duckdb.DuckDBPyConnection,
    pieces: Pieces,
    placed: NDArray[np.int64],
    kin: Kin,
    who: Witnesses,
) -> list[Statement]:
    """Return what at least two articles tell, at least one of them on somebody's word.

    Args:
        base: The library's tables as views.
        pieces: What they say, piece by piece.
        placed: Pairs of pieces that stand at the same place of copies.
        kin: What is known of their copies.
        who: Tells which names are one.
    """
    every = find_matches(pieces, placed)
    matches = told(pieces, every)
    likeness = _likeness(pieces, _among(every, np.union1d(matches.a, matches.b)))
    related = partial(
        _related, relatives(pieces, every), {own: at for at, own in enumerate(pieces.ids)}
    )
    read = partial(_told, base, pieces, kin, who)
    first = read(_groups(pieces, matches))
    formulas = np.array(
        sorted(at for group, some in first if _is_formula(some) for at in group), np.int64
    )
    inside = np.isin(matches.a, formulas)
    again = read(_groups(pieces, strictly(pieces, matches.where(inside))))
    return [
        _statement(some, group, likeness, related, who)
        for group, some in [*first, *again]
        if not _is_formula(some)
    ]


def _related(
    known: Mapping[tuple[int, int], Relation], numbers: Mapping[str, int], one: str, other: str
) -> Relation:
    low, high = sorted((numbers[one], numbers[other]))
    return known.get((low, high), STRANGERS)


def _groups(pieces: Pieces, matches: Matches) -> list[list[int]]:
    """Return the pieces that matches lead between, at least one of each group an attribution."""
    least = families(len(pieces.counts), matches.a.astype(np.uint32), matches.b.astype(np.uint32))
    members = np.unique(np.concatenate([matches.a, matches.b]))
    order = members[np.lexsort((members, least[members]))]
    cuts = np.flatnonzero(np.diff(least[order])) + 1
    return [group.tolist() for group in np.split(order, cuts) if (pieces.number[group] > OWN).any()]


def _told(
    base: duckdb.DuckDBPyConnection,
    pieces: Pieces,
    kin: Kin,
    who: Witnesses,
    groups: Sequence[list[int]],
) -> list[tuple[list[int], list[Version]]]:
    wanted = [at for group in groups for at in group]
    versions = iter(read_versions(base, pieces, wanted, kin, who))
    return [(group, [next(versions) for _ in group]) for group in groups]


def _is_formula(versions: Sequence[Version]) -> bool:
    """Tell whether an outlet says it day after day: a wish, a greeting, the weather."""
    days: dict[str, set[date | None]] = {}
    for version in versions:
        days.setdefault(version.told.outlet.key, set()).add(version.day)
    return max(map(len, days.values())) >= _FORMULA


def _among(matches: Matches, some: NDArray[np.int64]) -> Matches:
    """Return the pairs of which both are among some pieces."""
    return matches.where(np.isin(matches.a, some) & np.isin(matches.b, some))


def _likeness(pieces: Pieces, matches: Matches) -> dict[int, dict[int, Likeness]]:
    found: dict[int, dict[int, Likeness]] = {}
    columns = (matches.a, matches.b, matches.alike, in_order(pieces, matches))
    for one, other, share, order in zip(*(column.tolist() for column in columns), strict=True):
        alike = Likeness(share, order)
        found.setdefault(one, {})[other] = alike
        found.setdefault(other, {})[one] = alike
    return found


def _statement(
    versions: list[Version],
    places: list[int],
    likeness: Mapping[int, Mapping[int, Likeness]],
    related: Callable[[str, str], Relation],
    who: Witnesses,
) -> Statement:
    totals = [sum(alike.share for alike in likeness[at].values()) for at in places]
    ids = [version.told.id for version in versions]
    centre = max(range(len(ids)), key=lambda at: (totals[at], versions[at].attribution or "", at))
    shares = [
        1.0 if at == places[centre] else likeness[at].get(places[centre], UNLIKE).share
        for at in places
    ]
    order = sorted(range(len(ids)), key=lambda at: _when(versions[at]))
    ordered = [versions[at] for at in order]
    shares_of = [likeness[places[at]] for at in order]
    where = {places[at]: number for number, at in enumerate(order)}
    pairs = [
        (number, where[other], alike)
        for number, some in enumerate(shares_of)
        for other, alike in some.items()
        if other in where
    ]
    found = lineage(kindred([version.told for version in ordered], pairs, related, who))
    return Statement(
        id=digest(*sorted(ids)),
        versions=ordered,
        alike=[shares[at] for at in order],
        best=order.index(centre),
        roots=found.roots,
        independent=union([root for some in found.roots.values() for root in some]),
        circles=found.circles,
        drifts=drifts_of(ordered, found.before, who),
    )


def _when(version: Version) -> tuple[date, str, str]:
    moment = version.moment.isoformat() if version.moment else "~"
    return version.day or date.max, moment, version.told.id
