"""From deeds to relations: who is meant, where, when, and on whose word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
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
from musnad.link.speakers import find_speakers
from musnad.link.whereabouts import places_of
from musnad.model import Attribution, Date, Polarity, Relation, Source, Span

__all__ = ["Edge", "find_edges", "named_relations"]

_STRETCH = 12  # tokens behind the last part of a clause in which its day is looked for


class _Word(NamedTuple):
    """A statement as far as relations ask: where what is said lies, how long, how shaded."""

    index: int
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
    scene = Scene(
        ctx, known, Cast(ctx, actors, names, known, finder.tables.takers), finder.tables, timed
    )
    speakers = find_speakers(scene, attributions, sources)
    described = Described(scene)
    words = _words(attributions)
    found: dict[tuple[object, ...], Edge] = {}
    for deed in find_deeds(scene, speakers):
        word = _on_whose_word(words, ctx.doc.start[deed.at])
        polarity = _shaded(scene, deed, word)
        if polarity is not None:
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


def _words(attributions: Sequence[Attribution]) -> list[_Word]:
    return [
        _Word(index, sum(b - a for a, b in one.content), one.stance, one.cue, one.content)
        for index, one in enumerate(attributions)
    ]


def _on_whose_word(words: list[_Word], at: int) -> _Word | None:
    """Return the innermost statement whose content holds the offset, or None."""
    around = [x for x in words if any(span.start <= at < span.end for span in x.content)]
    return min(around, key=lambda x: (x.length, -x.index), default=None)


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
    return "denied" if polarity == "done" else None


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
        if one == two:
            continue
        index = word.index if word is not None else None
        spans = tuple(_evidence(scene, described, deed, (subject, other)))
        yield Edge((one, two, place), deed, polarity, date, index, spans)


def _evidence(
    scene: Scene, described: Described, deed: Deed, roles: tuple[Filler | None, ...]
) -> Iterator[Span]:
    for words in deed.words:
        yield scene.ctx.doc.span(*words)
    for one in roles:
        if one is not None:
            yield described.span(one)


def _date(scene: Scene, deed: Deed, dates: Sequence[Date]) -> int | None:
    """Return the nearest date of the clause, or None."""
    begin, end = _around(scene, deed)
    doc = scene.ctx.doc
    at = doc.start[deed.at]
    near = [
        (abs(date.span.start - at), index)
        for index, date in enumerate(dates)
        if date.type in ("DATE", "TIME") and doc.start[begin] <= date.span.start < doc.end[end - 1]
    ]
    return min(near)[1] if near else None


def _around(scene: Scene, deed: Deed) -> Range:
    """Return the clause with the words of time before and behind it."""
    begin, end = deed.clause
    first, last = scene.ctx.sentence(deed.at if deed.site < 0 else deed.site)
    stop = HARD | w.COMMA
    while begin > first and not scene.flags[begin - 1] & stop and not scene.finite(begin - 1):
        begin -= 1
    limit = min(last, end + _STRETCH)
    while end < limit and not scene.flags[end] & stop and not scene.finite(end):
        end += 1
    return begin, max(end, begin + 1)
