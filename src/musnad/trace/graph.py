"""From the versions of a statement to its roots: where its chains end.

The definitions, with worked examples: ``docs/roots.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from musnad.trace.witness import same_source

__all__ = ["Hop", "Root", "RootKind", "Told", "roots_of", "union"]

RootKind = Literal["named", "anonymous", "voice", "open", "circle"]

_UNNAMED = frozenset(("anonymous", "vague"))


class Hop(NamedTuple):
    """One who passed a statement on.

    Attributes:
        key: What stands for it, whichever way it is named.
        name: As named.
    """

    key: str
    name: str


class Told(NamedTuple):
    """A statement as one article tells it.

    Attributes:
        id: Of the attribution, or of the sentence of the outlet's own.
        article: Its article.
        outlet: Who published it.
        hops: Those who passed it on, outermost first: credited agencies, then via.
        source: Whose word it is, as named; None where the outlet says it itself.
        kind: Kind of that source.
        words: Words of the source's name.
        copied: Versions of the articles that this one is shown to be copied from.
        family: What stands for all articles with the same wording; the article's own id where
            there is none.
        cites: What stands for the source where it is an outlet or agency.
    """

    id: str
    article: str
    outlet: Hop
    hops: Sequence[Hop]
    source: str | None
    kind: str | None
    words: frozenset[str] = frozenset()
    copied: Sequence[str] = ()
    family: str = ""
    cites: str = ""


@dataclass(frozen=True, slots=True)
class Root:
    """Where chains end.

    Attributes:
        kind: ``named``: a source with a name; ``anonymous``: one without, told to an outlet;
            ``voice``: the outlet's own voice; ``open``: an outlet whose own article is not in the
            library; ``circle``: outlets that cite one another.
        name: Of the source; empty where it is the outlet that counts.
        told_to: To whom: the outlet or agency that is nearest to it.
        words: Words of the name.
        key: What stands for it: two roots with one key are one.
    """

    kind: RootKind
    name: str
    told_to: str
    key: str
    words: frozenset[str] = field(default=frozenset(), compare=False)


def roots_of(versions: Sequence[Told]) -> dict[str, tuple[Root, ...]]:
    """Return for each version of a statement the roots that its chain leads to."""
    walk = _Walk(versions)
    return {version.id: tuple(sorted(walk.roots(version), key=_order)) for version in versions}


def union(roots: Iterator[Root] | Sequence[Root]) -> list[list[Root]]:
    """Return roots in groups that are one root each, the fullest name first."""
    groups: list[list[Root]] = []
    for root in sorted(set(roots), key=lambda root: (-len(root.words), _order(root))):
        for group in groups:
            if _same(group[0], root):
                group.append(root)
                break
        else:
            groups.append([root])
    return groups


def _same(one: Root, other: Root) -> bool:
    if one.kind == other.kind == "named":
        return one.key == other.key or same_source(one.words, other.words)
    return (one.kind, one.key) == (other.kind, other.key)


def _order(root: Root) -> tuple[str, str, str]:
    return root.kind, root.key, root.name


class _Walk:
    """Follows the chains of one statement; remembers what it found."""

    __slots__ = ("_by_id", "_by_outlet", "_families")

    def __init__(self, versions: Sequence[Told]) -> None:
        self._by_id = {version.id: version for version in versions}
        self._by_outlet: dict[str, list[Told]] = {}
        self._families: dict[str, list[Told]] = {}
        for version in versions:
            self._by_outlet.setdefault(version.outlet.key, []).append(version)
            self._families.setdefault(version.family or version.article, []).append(version)

    def roots(self, version: Told) -> set[Root]:
        found, circles = self._follow(version, ())
        # A circle is an end only where nothing else is.
        return found or circles

    def _follow(self, version: Told, path: tuple[str, ...]) -> tuple[set[Root], set[Root]]:
        """Return the roots of a version, and the circles it runs into."""
        if version.kind is not None and version.kind not in _UNNAMED and not version.cites:
            return {self._named(version)}, set()
        if version.id in path:
            return set(), {self._circle(path[path.index(version.id) :])}
        path = (*path, version.id)
        for ways in self._ways(version):
            found, circles = self._all(ways, path)
            if found or circles:
                return found, circles
        return {self._end(version)}, set()

    def _all(self, ways: Sequence[Told], path: tuple[str, ...]) -> tuple[set[Root], set[Root]]:
        found: set[Root] = set()
        circles: set[Root] = set()
        for way in ways:
            more, round_ = self._follow(way, path)
            found |= more
            circles |= round_
        return found, circles

    def _ways(self, version: Told) -> Iterator[Sequence[Told]]:
        """Yield where the version has it from, the surest first."""
        nearest = version.cites or (version.hops[-1].key if version.hops else "")
        if nearest and nearest != version.outlet.key:
            yield [one for one in self._by_outlet.get(nearest, ()) if one.id != version.id]
            return
        yield [self._by_id[own] for own in version.copied if own in self._by_id]

    def _named(self, version: Told) -> Root:
        name = version.source or ""
        told_to = version.hops[-1].name if version.hops else version.outlet.name
        return Root("named", name, told_to, " ".join(sorted(version.words)) or name, version.words)

    def _end(self, version: Told) -> Root:
        nearest = version.hops[-1] if version.hops else self._publisher(version)
        if version.cites:
            return Root("open", "", version.source or "", version.cites)
        if version.kind in _UNNAMED:
            return Root("anonymous", version.source or "", nearest.name, nearest.key)
        if version.hops:
            return Root("open", "", nearest.name, nearest.key)
        return Root("voice", "", nearest.name, nearest.key)

    def _publisher(self, version: Told) -> Hop:
        """Return who stands for all that carry the same wording: the one it is copied from.

        Where nothing shows who was first, one of them stands for all, always the same.
        """
        family = self._families[version.family or version.article]
        credited = sorted({one.hops[0] for one in family if one.hops and not one.cites})
        own = sorted({one.outlet for one in family if not one.hops})
        return version.outlet if len(own) == 1 and not credited else [*credited, *own][0]

    def _circle(self, path: Sequence[str]) -> Root:
        outlets = sorted({self._by_id[own].outlet for own in path})
        names = ", ".join(hop.name for hop in outlets)
        return Root("circle", names, names, " ".join(hop.key for hop in outlets))
