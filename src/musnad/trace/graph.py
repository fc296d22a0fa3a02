"""From the versions of a statement to its roots: where its chains end.

The definitions, with worked examples: ``docs/roots.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from musnad.trace.witness import Named, same_source

__all__ = ["UNNAMED", "Hop", "Lineage", "Root", "RootKind", "Told", "lineage", "rings", "union"]

RootKind = Literal["named", "anonymous", "voice", "open", "circle"]

UNNAMED = frozenset(("anonymous", "vague"))
"""Kinds of source that have no name."""


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
        named: The source's name, taken apart.
        copied: Versions of the articles that this one is shown to be copied from.
        family: What stands for all versions with the same wording; empty where there is none.
        cites: What stands for the source where it is an outlet or agency.
        cue: The row of the word lists that its cue is of.
        when: When the article appeared, as it sorts; ``~`` where that is not known.
    """

    id: str
    article: str
    outlet: Hop
    hops: Sequence[Hop]
    source: str | None
    kind: str | None
    named: Named = Named()
    copied: Sequence[str] = ()
    family: str = ""
    cites: str = ""
    when: str = "~"
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Root:
    """Where chains end.

    Attributes:
        kind: ``named``: a source with a name; ``anonymous``: one without, told to an outlet;
            ``voice``: the outlet's own voice; ``open``: an outlet whose own article is not in the
            library; ``circle``: outlets that cite one another.
        name: Of the source; empty where it is the outlet that counts.
        told_to: To whom: the outlet or agency that is nearest to it.
        named: The name, taken apart.
        key: What stands for it: two roots with one key are one.
    """

    kind: RootKind
    name: str
    told_to: str
    key: str
    named: Named = field(default=Named(), compare=False)


class Lineage(NamedTuple):
    """What follows from the chains of a statement's versions.

    Attributes:
        roots: Of each version, where its chain ends.
        circles: Outlets that cite one another.
        before: Of each version, those that it has the statement from.
    """

    roots: Mapping[str, tuple[Root, ...]]
    circles: Sequence[Root]
    before: Mapping[str, Sequence[str]]


def lineage(versions: Sequence[Told]) -> Lineage:
    """Follow the chains of the versions of a statement."""
    walk = _Walk(versions)
    roots = {own: tuple(sorted(some, key=_order)) for own, some in walk.roots.items()}
    return Lineage(roots, sorted(walk.circles, key=_order), walk.before)


def union(roots: Iterator[Root] | Sequence[Root]) -> list[list[Root]]:
    """Return roots in groups that are one root each, the fullest name first."""
    groups: list[list[Root]] = []
    for root in sorted(set(roots), key=lambda root: (-len(root.named.words), _order(root))):
        for group in groups:
            if _same(group[0], root):
                group.append(root)
                break
        else:
            groups.append([root])
    return groups


def _same(one: Root, other: Root) -> bool:
    if one.kind == other.kind == "named":
        return one.key == other.key or same_source(one.named, other.named)
    return (one.kind, one.key) == (other.kind, other.key)


def _is_named(version: Told) -> bool:
    return version.kind is not None and version.kind not in UNNAMED and not version.cites


def _cited(version: Told) -> list[str]:
    return [hop.key for hop in version.hops] + ([version.cites] if version.cites else [])


def _goes_on(version: Told, copied: Told) -> bool:
    """Tell whether a version has its source, too, from the one it copies.

    It cites nobody but that one, or whom that one cites, and it did not hear from an unnamed source
    what the other has from a named one.
    """
    elsewhere = {*_cited(version)} - {copied.outlet.key, *_cited(copied)}
    return not elsewhere and not (version.kind in UNNAMED and _is_named(copied))


def _time(version: Told) -> tuple[str, str, str]:
    return version.when, version.outlet.key, version.id


def _order(root: Root) -> tuple[str, str, str, str]:
    return root.kind, root.key, root.name, root.told_to


def rings(ways: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the nodes of a graph, those that can reach one another together.

    What a group leads to comes before it. (Tarjan's strongly connected components, without
    recursion: a chain may be as long as there are articles.)

    >>> rings({"a": ["b"], "b": ["c"], "c": ["b", "d"], "d": []})
    [['d'], ['b', 'c'], ['a']]
    """
    number: dict[str, int] = {}
    least: dict[str, int] = {}
    open_: list[str] = []
    found: list[list[str]] = []
    done: set[str] = set()
    for start in sorted(ways):
        path = [(start, iter(ways[start]))] if start not in number else []
        while path:
            node, left = path[-1]
            if node not in number:
                number[node] = least[node] = len(number)
                open_.append(node)
            way = next((one for one in left if one not in done), None)
            if way is None:
                path.pop()
                if path:
                    least[path[-1][0]] = min(least[path[-1][0]], least[node])
                if least[node] == number[node]:
                    ring = open_[open_.index(node) :]
                    del open_[-len(ring) :]
                    done.update(ring)
                    found.append(sorted(ring))
            elif way in number:
                least[node] = min(least[node], number[way])
            else:
                path.append((way, iter(ways[way])))
    return found


class _Walk:
    """Follows the chains of one statement."""

    __slots__ = ("_by_id", "_by_outlet", "_families", "before", "circles", "roots")

    def __init__(self, versions: Sequence[Told]) -> None:
        self._by_id = {version.id: version for version in versions}
        self._by_outlet: dict[str, list[Told]] = {}
        self._families: dict[str, list[Told]] = {}
        for version in versions:
            self._by_outlet.setdefault(version.outlet.key, []).append(version)
            self._families.setdefault(version.family or version.id, []).append(version)
        self.roots: dict[str, frozenset[Root]] = {}
        self.circles: set[Root] = set()
        self.before = {v.id: [one.id for one in self._ways(v)] for v in versions}
        for ring in rings(self.before):
            self._settle(ring)

    def _settle(self, ring: Sequence[str]) -> None:
        """Give the versions of a ring, mostly a single one, the roots of all that they lead to."""
        found = {
            root
            for own in ring
            for way in self.before[own]
            if way in self.roots
            for root in self.roots[way]
        }
        outlets = {self._by_id[own].outlet for own in ring}
        if len(outlets) > 1:
            self.circles.add(circle := self._circle(outlets))
            # A circle is a root only where its chains end nowhere else.
            found = found or {circle}
        found = found or {self._end(self._by_id[own]) for own in ring}
        self.roots |= dict.fromkeys(ring, frozenset(found))

    def _ways(self, version: Told) -> Sequence[Told]:
        """Return where the version has it from: what it copies, else whom it cites.

        What its own chain says of a copied version is not asked, unless it names a source or cites
        others: a source that was dropped or made firmer on the way changes nothing. Of those that
        passed it on the outermost counts.
        """
        if not _is_named(version):
            copied = [
                one
                for own in version.copied
                if (one := self._by_id.get(own)) and _goes_on(version, one)
            ]
            if copied:
                return [min(copied, key=_time)]
            first = self._first(version)
            if first.id != version.id:
                return [first]
        for key in _cited(version):
            there = [one for one in self._by_outlet.get(key, ()) if one.id != version.id]
            if there and key != version.outlet.key:
                return there
        return ()

    def _first(self, version: Told) -> Told:
        """Return the version that stands for all with the same wording.

        One that says whom it has it from, else the earliest; where nothing shows who was first, one
        of them, always the same. One that has it from another of them is never it.
        """
        family = self._families[version.family or version.id]
        own = {one.outlet.key for one in family}
        ids = {one.id for one in family}
        free = [
            one
            for one in family
            if not own.intersection(_cited(one)) and not ids.intersection(one.copied)
        ]
        return min([one for one in free if _cited(one)] or free or family, key=_time)

    def _named(self, version: Told) -> Root:
        name = version.source or ""
        told_to = version.hops[-1].name if version.hops else version.outlet.name
        key = " ".join(sorted(version.named.words)) or name
        return Root("named", name, told_to, key, version.named)

    def _end(self, version: Told) -> Root:
        if _is_named(version):
            return self._named(version)
        nearest = version.hops[-1] if version.hops else version.outlet
        if version.cites:
            return Root("open", "", version.source or "", version.cites)
        if version.kind in UNNAMED:
            return Root("anonymous", version.source or "", nearest.name, nearest.key)
        if version.hops:
            return Root("open", "", nearest.name, nearest.key)
        return Root("voice", "", nearest.name, nearest.key)

    def _circle(self, outlets: set[Hop]) -> Root:
        ordered = sorted(outlets)
        names = ", ".join(hop.name for hop in ordered)
        return Root("circle", names, names, " ".join(hop.key for hop in ordered))
