"""What changed in a statement on its way: its shading, its source, its numbers, its dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from musnad.trace.versions import Version

__all__ = ["Drift", "DriftKind", "drifts_of"]

DriftKind = Literal["stance", "source", "number", "date", "headline"]

# How sure a cue makes it; those that are missing are other acts, and no more or less sure.
_SURE = {"doubting": 0, "neutral": 1, "judging": 1, "asserting": 2, "revealing": 3}
# How firm a source looks; the outlet's own voice looks firmest, and names nobody.
_FIRM = {
    "vague": 0,
    "anonymous": 0,
    "media": 1,
    "official": 2,
    "organisation": 2,
    "document": 2,
    "person": 2,
    None: 3,
}


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


def drifts_of(versions: Sequence[Version]) -> list[Drift]:
    """Return what changed between the versions of one statement, in their order."""
    found: list[Drift] = []
    for version in versions:
        if version.title:
            own = version.told.id
            found.append(
                Drift("headline", own, own, version.told.source or "", version.title, True, True)
            )
        before, ordered = _before(version, versions)
        if before is not None:
            found += _between(before, version, ordered)
    return found


def _before(version: Version, versions: Sequence[Version]) -> tuple[Version | None, bool]:
    """Return the version that this one is measured from, and whether it is shown to be earlier.

    What it was copied from; else the cited outlet's own; else the earliest.
    """
    told = version.told
    copied = [one for one in versions if one.told.id in told.copied]
    nearest = told.cites or (told.hops[-1].key if told.hops else "")
    cited = [one for one in versions if nearest and one.told.outlet.key == nearest]
    for some in (copied, cited):
        others = [one for one in some if one.told.article != told.article]
        if others:
            return others[0], True
    first = versions[0]
    if first.told.article == told.article:
        return None, False
    return first, _is_earlier(first, version)


def _is_earlier(one: Version, other: Version) -> bool:
    if one.moment and other.moment:
        return one.moment < other.moment
    return bool(one.day and other.day and one.day < other.day)


def _between(before: Version, after: Version, ordered: bool) -> Iterator[Drift]:
    ids = before.told.id, after.told.id
    was, became = _SURE.get(before.stance or ""), _SURE.get(after.stance or "")
    if was is not None and became is not None and was != became:
        yield Drift("stance", *ids, before.stance or "", after.stance or "", became > was, ordered)
    firm = _FIRM.get(after.told.kind, 2) - _FIRM.get(before.told.kind, 2)
    if firm:
        names = before.told.source or "", after.told.source or ""
        yield Drift("source", *ids, *names, firm > 0, ordered)
    yield from _values("number", before, after, ordered)
    yield from _values("date", before, after, ordered)


def _values(
    kind: Literal["number", "date"], before: Version, after: Version, ordered: bool
) -> Iterator[Drift]:
    """A value that fell away or came is an omission; one in the place of another is a change."""
    one: frozenset[float] | frozenset[str] = before.numbers if kind == "number" else before.dates
    other: frozenset[float] | frozenset[str] = after.numbers if kind == "number" else after.dates
    gone, new = one - other, other - one
    if gone and new:
        yield Drift(kind, before.told.id, after.told.id, _shown(gone), _shown(new), None, ordered)


def _shown(values: frozenset[float] | frozenset[str]) -> str:
    return ", ".join(
        sorted(f"{value:g}" if isinstance(value, float) else value for value in values)
    )
