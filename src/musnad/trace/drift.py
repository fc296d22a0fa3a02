"""What changed in a statement on its way: its shading, its source, its numbers, its dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from musnad.trace.graph import UNNAMED
from musnad.trace.versions import Version
from musnad.trace.witness import Witnesses, same_source

__all__ = ["Drift", "DriftKind", "drifts_of"]

DriftKind = Literal["stance", "source", "number", "date", "headline"]

# How sure a cue makes it; those that are missing are other acts, and no more or less sure.
_SURE = {"doubting": 0, "neutral": 1, "judging": 1, "asserting": 2, "revealing": 3}
# How firm a source looks; the outlet's own voice looks firmest, and names nobody.
_FIRM = {
    "vague": 0,
    "anonymous": 1,
    "media": 3,
    "official": 3,
    "organisation": 3,
    "document": 3,
    "person": 3,
    None: 4,
}
_OFFICE = 1
"""What an unnamed source gains by an office that is not named either."""


class Drift(NamedTuple):
    """A change from one version to another.

    Attributes:
        kind: What changed.
        before: Id of the version it is measured from.
        after: Id of the version that differs.
        was: What it was.
        became: What it became.
        firmer: Whether it sounds surer than before; None where that cannot be said.
        ordered: Whether it is shown which version was first.
    """

    kind: DriftKind
    before: str
    after: str
    was: str
    became: str
    firmer: bool | None
    ordered: bool


def drifts_of(
    versions: Sequence[Version], before: Mapping[str, Sequence[str]], who: Witnesses
) -> list[Drift]:
    """Return what changed between the versions of one statement, in their order.

    A version is measured from the one that it has the statement from. Where none is known, it is
    measured from the first that rests on the same named source.

    Args:
        versions: In the order of their times, those without one last.
        before: Of each, by their ids, those that it has the statement from.
        who: Tells an office in the name of a source that is not named.
    """
    known = {version.told.id: version for version in versions}
    found: list[Drift] = []
    for version in versions:
        told = version.told
        if version.title:
            found.append(
                Drift("headline", told.id, told.id, told.source or "", version.title, True, True)
            )
        parents = [known[own] for own in before[told.id] if known[own].told.article != told.article]
        if parents:
            found += _between(parents[0], version, True, who)
        elif first := _first_of_source(version, versions):
            found += _between(first, version, _is_earlier(first, version), who)
    return found


def _first_of_source(version: Version, versions: Sequence[Version]) -> Version | None:
    for one in versions:
        if one is version:
            return None
        if one.told.article != version.told.article and one.told.kind == version.told.kind:
            if one.told.kind not in (None, *UNNAMED):
                if same_source(one.told.named, version.told.named):
                    return one
    return None


def _is_earlier(one: Version, other: Version) -> bool:
    if one.moment and other.moment:
        return one.moment < other.moment
    return bool(one.day and other.day and one.day < other.day)


def _between(before: Version, after: Version, ordered: bool, who: Witnesses) -> Iterator[Drift]:
    ids = before.told.id, after.told.id
    was, became = _SURE.get(before.stance or ""), _SURE.get(after.stance or "")
    # How an outlet is cited says nothing of how its source was.
    if (
        before.told.cites == after.told.cites
        and was is not None
        and became is not None
        and was != became
    ):
        yield Drift("stance", *ids, before.stance or "", after.stance or "", became > was, ordered)
    # Who says whom he has it from has not made the source firmer.
    cited = {hop.key for hop in after.told.hops} | {after.told.cites}
    firm = _firm(after, who) - _firm(before, who)
    if firm and before.told.outlet.key not in cited:
        names = before.told.source or "", after.told.source or ""
        yield Drift("source", *ids, *names, firm > 0, ordered)
    yield from _values(before, after, ordered)


def _firm(version: Version, who: Witnesses) -> int:
    told = version.told
    office = _OFFICE if told.kind in UNNAMED and who.has_office(told.named.words) else 0
    return _FIRM.get(told.kind, 3) + office


def _values(before: Version, after: Version, ordered: bool) -> Iterator[Drift]:
    """A value that fell away or came is an omission; one in the place of another is a change.

    "On Friday" is the same words, though it is another Friday for who printed it a week later.
    """
    ids = before.told.id, after.told.id
    gone, new = before.numbers - after.numbers, after.numbers - before.numbers
    if gone and new:
        numbers = [", ".join(f"{value:g}" for value in sorted(some)) for some in (gone, new)]
        yield Drift("number", *ids, numbers[0], numbers[1], None, ordered)
    was, became = _apart(before.dates, after.dates), _apart(after.dates, before.dates)
    if was and became:
        yield Drift("date", *ids, ", ".join(was), ", ".join(became), None, ordered)


def _apart(dates: Mapping[str, str], others: Mapping[str, str]) -> list[str]:
    said = {*others.values()}
    return sorted(
        value for value, words in dates.items() if value not in others and words not in said
    )
