"""Which part of the network is drawn, and which edges are drawn as one.

Edges of one event that stand on the same words and share a subject, or all their objects, are one
deed with several ends: a card in the drawing, between those who do it and those it is done to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, replace

from musnad.export.web import Edge, Member, Web, Word
from musnad.model import Polarity

__all__ = ["Deed", "Network", "Node", "network_of"]

MOST = 30
"""Deeds that are drawn: about what a page of print can hold."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor of the drawing; `owners` are the names of those it belongs to."""

    member: Member
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """Edges that are drawn as one: ends by `Member.id`, and who says so of which polarity."""

    first: Edge
    edges: int
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    words: tuple[tuple[Word, Polarity], ...]


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn: nodes in the order in which they come up, deeds, and who belongs to whom.

    Attributes:
        belongs: `Member.id` of a node and of its owner.
        left_out: Number of edges that are not drawn.
    """

    nodes: tuple[Node, ...]
    deeds: tuple[Deed, ...]
    belongs: tuple[tuple[str, str], ...]
    left_out: int


def network_of(web: Web) -> Network:
    """Return the part of the network that is drawn: all of it, or what is best connected."""
    deeds = _bundled([_deed(edge) for edge in web.edges])
    drawn = _best(deeds)
    ends = dict.fromkeys(id for deed in drawn for id in (*deed.subjects, *deed.objects))
    owners = Counter(owner for id in ends for owner in web.members[id].of)
    # An owner that nothing is told of is drawn where it ties several nodes together.
    ids = list(dict.fromkeys((*ends, *(owner for owner, n in owners.items() if n > 1))))
    known = set(ids)
    return Network(
        nodes=tuple(
            Node(web.members[id], tuple(web.members[o].name for o in web.members[id].of))
            for id in ids
        ),
        deeds=drawn,
        belongs=tuple((id, o) for id in ids for o in web.members[id].of if o in known and o != id),
        left_out=sum(deed.edges for deed in deeds) - sum(deed.edges for deed in drawn),
    )


def _deed(edge: Edge) -> Deed:
    words = dict.fromkeys((telling.word, telling.polarity) for telling in edge.tellings)
    # What has no object points at where it happens: a visit, a withdrawal.
    end = edge.object or edge.place
    return Deed(
        first=edge,
        edges=1,
        subjects=(edge.subject,) if edge.subject else (),
        objects=(end,) if end else (),
        words=tuple(words),
    )


def _bundled(deeds: list[Deed]) -> list[Deed]:
    """Join deeds that differ in their objects only, then those that do in their subjects."""
    fanned: dict[Hashable, Deed] = {}
    for deed in deeds:
        key = (_kind(deed), deed.subjects)
        known = fanned.get(key)
        fanned[key] = replace(
            known or deed,
            edges=deed.edges + (known.edges if known else 0),
            objects=tuple(dict.fromkeys((*(known.objects if known else ()), *deed.objects))),
        )
    joined: dict[Hashable, Deed] = {}
    for deed in fanned.values():
        targets = (_kind(deed), frozenset(deed.objects))
        known = joined.get(targets)
        joined[targets] = replace(
            known or deed,
            edges=deed.edges + (known.edges if known else 0),
            subjects=tuple(dict.fromkeys((*(known.subjects if known else ()), *deed.subjects))),
        )
    return list(joined.values())


def _kind(deed: Deed) -> Hashable:
    first = deed.first
    # Whose subject or object is not told stays apart from whose is.
    known = bool(deed.subjects), first.object is not None, bool(deed.objects)
    words = tuple((word.number, polarity) for word, polarity in deed.words)
    return first.event, first.mode, first.disputed, known, words


def _best(deeds: list[Deed]) -> tuple[Deed, ...]:
    if len(deeds) <= MOST:
        return tuple(deeds)
    ends = Counter(id for deed in deeds for id in {*deed.subjects, *deed.objects})
    loaded = sorted(deeds, key=lambda d: -sum(ends[id] for id in {*d.subjects, *d.objects}))
    chosen = {id(deed) for deed in loaded[:MOST]}
    return tuple(deed for deed in deeds if id(deed) in chosen)
