"""The network of an article as a reader sees it: who is said to have done what, on whose word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from musnad.export.context import Context, around, flat, plain_name, unquoted
from musnad.export.summary import short_name
from musnad.export.view import Hop, Statement
from musnad.model import Actor, ActorKind, Analysis, Event, Polarity, Relation

__all__ = ["Edge", "Member", "Telling", "Web", "Word", "once", "web_of"]

_MUTUAL = {"AGREE": (), "COOPERATE": ("extradite",), "CONSULT": ("mediate", "visit")}
"""Events whose two ends are equal → modes of theirs that are not so."""


@dataclass(frozen=True, slots=True)
class Member:
    """An actor: how often it is named or described, which data rows and rules name it."""

    id: str
    name: str
    kind: ActorKind
    times: int
    wikidata: str | None
    of: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word something stands; `number` is None for the outlet's own voice.

    Attributes:
        number: The statement, from 1.
        group: ``named``, ``anonymous``, ``vague`` or ``own``.
        name: The source, short; empty for the outlet's own voice.
        chain: Who passed it on, the source last.
    """

    number: int | None
    group: str
    kind: str
    name: str
    chain: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One relation: an edge as it is told once, on one word."""

    word: Word
    polarity: Polarity
    place: str | None
    date: int | None
    evidence: Context
    rule: str
    row: str


@dataclass(frozen=True, slots=True)
class Edge:
    """What one actor is said to have done to another, with all who say or deny it.

    Attributes:
        number: From 1, in the order in which they are shown.
        subject, object, place: `Member.id`, or None; the place only where all tellings share it.
        mutual: Whether its two ends are equal.
        disputed: Whether one word has it that it is so and another that it is not.
        tellings: In the order of the text.
    """

    number: int
    subject: str | None
    event: Event
    mode: str
    object: str | None
    place: str | None
    mutual: bool
    disputed: bool
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Web:
    """The actors of an article by id, and the edges between them."""

    members: dict[str, Member]
    edges: tuple[Edge, ...]

    def name(self, actor: str | None) -> str | None:
        """Return the name of an actor, or None for none."""
        return None if actor is None else self.members[actor].name


def web_of(analysis: Analysis, statements: tuple[Statement, ...]) -> Web:
    """Return the network of an article whose statements are shown as ``statements``.

    Edges are in the order of their first telling; those that differ in mode only stand together.
    """
    found: dict[Hashable, dict[str, list[Relation]]] = {}
    for relation in analysis.relations:
        modes = found.setdefault(_ends(relation), {})
        modes.setdefault(relation.mode, []).append(relation)
    words = _words(analysis, statements)
    edges: list[Edge] = []
    for modes in found.values():
        for mode, told in modes.items():
            rivals = [
                r for other in modes if not (other and mode) or other == mode for r in modes[other]
            ]
            disputed = _disputed(analysis, told, rivals)
            edges.append(_edge(analysis, words, len(edges) + 1, told, disputed))
    return Web(_members(analysis), tuple(edges))


def once(web: Web) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """Return the members that come up again, the most frequent first, and those that do not.

    Who comes up only as the owner of another is in neither.
    """
    members = sorted(web.members.values(), key=lambda member: -member.times)
    return (
        tuple(member for member in members if member.times > 1),
        tuple(member for member in members if member.times == 1),
    )


def _mutual(relation: Relation) -> bool:
    if relation.event == "ASSAULT":
        return relation.mode == "clash"
    return relation.event in _MUTUAL and relation.mode not in _MUTUAL[relation.event]


def _ends(r: Relation) -> Hashable:
    ends = (r.subject, r.object)
    # An edge without an object is told apart by where it happens: that is what it points at.
    where = r.place if r.object is None else None
    return r.event, frozenset(ends) if _mutual(r) else ends, where


def _edge(
    analysis: Analysis, words: list[Word], number: int, told: list[Relation], disputed: bool
) -> Edge:
    first = told[0]
    places = {r.place for r in told}
    return Edge(
        number=number,
        subject=first.subject,
        event=first.event,
        mode=first.mode,
        object=first.object,
        place=first.place if len(places) == 1 else None,
        mutual=_mutual(first),
        disputed=disputed,
        tellings=tuple(_telling(analysis, words, r) for r in told),
    )


def _disputed(analysis: Analysis, told: list[Relation], rivals: list[Relation]) -> bool:
    """Tell whether somebody denies what somebody else tells of."""

    def voices(among: Iterable[Relation], denied: bool) -> set[str | None]:
        return {
            None if r.attribution is None else analysis.attributions[r.attribution].source_id
            for r in among
            if (r.polarity == "denied") is denied
        }

    # The same speaker on both sides tells of two times or two cases.
    return any(
        any(a != b for a in voices(told, denied) for b in voices(rivals, not denied))
        for denied in (False, True)
    )


def _words(analysis: Analysis, statements: tuple[Statement, ...]) -> list[Word]:
    """Return whose word each statement is; the outlet's own voice is the last."""
    sources = {source.id: source for source in analysis.sources}
    outlet = flat(analysis.article.outlet or "")
    own = (Hop(outlet, "outlet", "media"),) if outlet else ()
    return [
        *(
            Word(
                statement.number,
                statement.group,
                sources[attribution.source_id].kind,
                unquoted(short_name(sources[attribution.source_id])),
                statement.chain,
            )
            for attribution, statement in zip(analysis.attributions, statements, strict=True)
        ),
        Word(None, "own", "own", "", own),
    ]


def _telling(analysis: Analysis, words: list[Word], relation: Relation) -> Telling:
    return Telling(
        word=words[-1 if relation.attribution is None else relation.attribution],
        polarity=relation.polarity,
        place=relation.place,
        date=relation.date,
        evidence=around(analysis.text, relation.evidence[0]),
        rule=flat(relation.rule),
        row=flat(relation.row),
    )


def _members(analysis: Analysis) -> dict[str, Member]:
    rules: dict[str, Counter[str]] = {actor.id: Counter() for actor in analysis.actors}
    for name in analysis.names:
        rules[name.actor][flat(f"{name.rule} {name.row}")] += 1
    return {actor.id: _member(actor, tuple(rules[actor.id])) for actor in analysis.actors}


def _member(actor: Actor, found: tuple[str, ...]) -> Member:
    return Member(
        id=actor.id,
        name=plain_name(actor.name),
        kind=actor.kind,
        times=len(actor.mentions),
        wikidata=flat(actor.wikidata) if actor.wikidata else None,
        of=actor.of,
        found=found,
    )
