"""From deeds to relations: who is meant, where, when, and on whose word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from musnad.find.events import EventFinder
from musnad.lexicon import word as w
from musnad.lexicon.nametable import NameTable
from musnad.link.actors import Actors
from musnad.link.cast import Cast
from musnad.link.context import Context, Range
from musnad.link.deed import Deed
from musnad.link.deeds import find_deeds
from musnad.link.described import Described
from musnad.link.filler import Filler
from musnad.link.scene import HARD, Scene
from musnad.link.speakers import Speakers
from musnad.link.whereabouts import fronted, places_of
from musnad.model import Attribution, Date, Polarity, Relation, Source, Span

__all__ = ["Edge", "find_edges", "named_relations"]

_DENIED = 5  # tokens between a denial and the noun of what is denied
_STRETCH = 12  # tokens behind the last part of a clause in which its day is looked for


class _Word(NamedTuple):
    """A statement as far as relations ask: where what is said lies, how long, how shaded."""

    number: int
    length: int
    stance: str
    cue: Span
    content: tuple[Span, ...]


class Edge(NamedTuple):
    """A relation before the actors have their ids.

    Attributes:
        ends: The numbers of subject, object and place; None where there is none.
        deed: What was told.
        polarity: How it is given, the shading of the statement taken in.
        date: Index of its date, or None.
        attribution: Index of the statement on whose word it stands, or None.
        evidence: The words it rests on.
    """

    ends: tuple[int | None, int | None, int | None]
    deed: Deed
    polarity: Polarity
    date: int | None
    attribution: int | None
    evidence: tuple[Span, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What is the same where the same is told again."""
        row = self.deed.row
        return self.ends, row.event, self.deed.mode, self.polarity, self.attribution


def find_edges(
    ctx: Context,
    finder: EventFinder,
    actors: Actors,
    names: NameTable,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    dates: Sequence[Date],
) -> tuple[Edge, ...]:
    """Return the relations of a document in the order of their events.

    Who is only described becomes one of the actors.
    """
    known = finder(ctx.doc)
    timed = _timed(ctx, dates)
    scene = Scene(ctx, known, Cast(ctx, actors, names, known, finder.tables), finder.tables, timed)
    speakers = Speakers(scene, attributions, sources)
    described = Described(scene)
    deeds = find_deeds(scene, speakers)
    words = _words(scene, attributions, sorted({deed.at for deed in deeds}))
    found: dict[tuple[object, ...], Edge] = {}
    for deed in deeds:
        word = words.get(deed.at)
        polarity = _shaded(scene, deed, word)
        if word is not None and polarity == "denied":
            deed = _by_who_denies(scene, deed, word, attributions[word.number], speakers)
        if polarity is not None and deed.whole:
            date = _date(scene, deed, dates)
            for edge in _edges(scene, described, deed, polarity, word, date):
                found.setdefault(edge.key, edge)
    return tuple(found.values())


def named_relations(edges: Sequence[Edge], ids: Mapping[int, str]) -> tuple[Relation, ...]:
    """Return the relations with the ids of their actors."""
    return tuple(_relation(edge, ids) for edge in edges)


def _relation(edge: Edge, ids: Mapping[int, str]) -> Relation:
    subject, other, place = (None if end is None else ids[end] for end in edge.ends)
    row = edge.deed.row
    return Relation(
        subject=subject,
        event=row.event,
        object=other,
        mode=edge.deed.mode,
        place=place,
        date=edge.date,
        polarity=edge.polarity,
        attribution=edge.attribution,
        evidence=edge.evidence,
        rule=edge.deed.rule,
        row=row.name,
    )


def _timed(ctx: Context, dates: Sequence[Date]) -> frozenset[int]:
    """Return the tokens of the dates."""
    start = ctx.doc.start
    return frozenset(
        token
        for date in dates
        for token in range(
            bisect_right(start, date.span.start) - 1, bisect_left(start, date.span.end)
        )
    )


def _words(
    scene: Scene, attributions: Sequence[Attribution], tokens: list[int]
) -> dict[int, _Word]:
    """Return for each of these tokens that is said the innermost statement that holds it."""
    said = [
        _Word(index, sum(b - a for a, b in one.content), one.stance, one.cue, one.content)
        for index, one in enumerate(attributions)
    ]
    found: dict[int, _Word] = {}
    for word in sorted(said, key=lambda x: (-x.length, x.number)):
        for span in word.content:
            first = bisect_left(tokens, scene.token(span.start))
            last = bisect_right(tokens, scene.token(span.end - 1))
            found.update(dict.fromkeys(tokens[first:last], word))
    return found


def _shaded(scene: Scene, deed: Deed, word: _Word | None) -> Polarity | None:
    """Return what the statement's shading makes of an event; None where it is asked for."""
    polarity = deed.polarity
    if word is None or word.stance not in ("denying", "asking", "promising"):
        return polarity
    if word.stance == "asking":
        ordered = word.cue.overlaps(scene.ctx.doc.span(*deed.words[0]))
        return polarity if ordered and polarity == "planned" else None
    if word.stance == "promising":
        return "planned" if polarity == "done" and deed.rule != "event-noun" else polarity
    return "denied" if polarity in ("done", "denied") else None


def _by_who_denies(
    scene: Scene, deed: Deed, word: _Word, said: Attribution, speakers: Speakers
) -> Deed:
    """Return the deed done by who denies it, where he denies a contact or a blow without a doer."""
    if deed.subjects or deed.rule not in ("event-noun", "carried-noun") or not deed.objects:
        return deed
    if word.stance != "denying" or deed.at - scene.token(word.cue.end - 1) > _DENIED:
        return deed
    who = speakers.of(said)
    if who is None or (who.actor is not None and who.actor in {x.actor for x in deed.objects}):
        return deed
    roles = deed.roles._replace(subjects=(who,))
    return replace(deed, roles=roles, rule="denier")


def _edges(
    scene: Scene,
    described: Described,
    deed: Deed,
    polarity: Polarity,
    word: _Word | None,
    date: int | None,
) -> Iterator[Edge]:
    """Yield one edge for each pair of those who take part, and for each place."""
    places = places_of(scene, deed) or (None,)
    for subject, other, place in product(deed.subjects or (None,), deed.objects or (None,), places):
        one = None if subject is None else described.actor(subject)
        two = None if other is None else described.actor(other)
        if one == two or (polarity != "denied" and _anybody(scene, subject, other)):
            continue
        index = word.number if word is not None else None
        spans = tuple(_evidence(scene, described, deed, (subject, other)))
        yield Edge((one, two, place), deed, polarity, date, index, spans)


def _anybody(scene: Scene, *ends: Filler | None) -> bool:
    """Tell whether "any person" is told of, who is nobody but where it is denied."""
    return any(one is not None and scene.told(one.first, "any") for one in ends)


def _evidence(
    scene: Scene, described: Described, deed: Deed, roles: tuple[Filler | None, ...]
) -> Iterator[Span]:
    for words in deed.words:
        yield scene.ctx.doc.span(*words)
    for one in roles:
        if one is not None:
            yield described.span(one)


def _date(scene: Scene, deed: Deed, dates: Sequence[Date]) -> int | None:
    """Return the nearest date of the clause, else one that opens the sentence, or None."""
    for begin, end in (_around(scene, deed), fronted(scene, deed)):
        near = _nearest(scene, deed.at, dates, begin, end)
        if near is not None:
            return near
    return None


def _nearest(scene: Scene, at: int, dates: Sequence[Date], begin: int, end: int) -> int | None:
    end = min(end, scene.size)
    if begin >= end:
        return None
    doc = scene.ctx.doc
    first = bisect_left(dates, doc.start[begin], key=lambda date: date.span.start)
    last = bisect_left(dates, doc.end[end - 1], key=lambda date: date.span.start)
    near = [
        (abs(dates[index].span.start - doc.start[at]), index)
        for index in range(first, last)
        if dates[index].type in ("DATE", "TIME")
    ]
    return min(near)[1] if near else None


def _around(scene: Scene, deed: Deed) -> Range:
    """Return the clause with the words of time before and behind it."""
    begin, end = deed.clause
    first, last = scene.ctx.sentence(deed.at if deed.site < 0 else deed.site)
    stop = HARD | w.COMMA
    hangs = scene.flags[begin] & w.RELATIVE
    while (
        not hangs
        and begin > first
        and not scene.flags[begin - 1] & stop
        and not scene.finite(begin - 1)
    ):
        begin -= 1
    limit = min(last, end + _STRETCH)
    while end < limit and not scene.flags[end] & stop and not scene.finite(end):
        end += 1
    return begin, max(end, begin + 1)
