"""From deeds to relations: who is meant, where, when, and on whose word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from musnad.find.events import EventFinder
from musnad.lexicon import word as w
from musnad.link.cast import Cast
from musnad.link.context import Context, Range
from musnad.link.deed import Deed
from musnad.link.deeds import find_deeds
from musnad.link.described import Described
from musnad.link.filler import Filler
from musnad.link.scene import HARD, Scene
from musnad.link.whereabouts import places_of
from musnad.model import Actor, Attribution, Date, Polarity, Relation, Span

__all__ = ["find_relations"]

_STRETCH = 12  # tokens behind the last part of a clause in which its day is looked for


class _Word(NamedTuple):
    """A statement as far as relations ask: where what is said lies, how deep, how shaded."""

    index: int
    depth: int
    stance: str
    content: tuple[Span, ...]


def find_relations(
    ctx: Context,
    finder: EventFinder,
    cast: Cast,
    attributions: Sequence[Attribution],
    dates: Sequence[Date],
) -> tuple[tuple[Relation, ...], tuple[Actor, ...]]:
    """Return the relations of a document in the order of their events, and who is described.

    The described bear ids of their own, which `musnad.link.numbering` makes one with the others.
    """
    scene = Scene(ctx, finder(ctx.doc), cast, finder.tables)
    described = Described(scene)
    words = _words(attributions)
    found: dict[tuple[object, ...], Relation] = {}
    for deed in find_deeds(scene):
        word = _on_whose_word(words, ctx.doc.start[deed.at])
        polarity = _shaded(deed.polarity, word)
        if polarity is None:
            continue
        date = _date(scene, deed, dates)
        for relation in _edges(scene, described, deed, polarity, word, date):
            key = (
                relation.subject, relation.event, relation.mode, relation.object,
                relation.place, relation.polarity, relation.attribution,
            )  # fmt: skip
            found.setdefault(key, relation)
    return tuple(found.values()), described.actors()


def _words(attributions: Sequence[Attribution]) -> list[_Word]:
    depths: list[int] = []
    for one in attributions:
        depths.append(0 if one.parent is None else depths[one.parent] + 1)
    return [
        _Word(index, depths[index], one.stance, one.content)
        for index, one in enumerate(attributions)
    ]


def _on_whose_word(words: list[_Word], at: int) -> _Word | None:
    """Return the innermost statement whose content holds the offset, or None."""
    around = [x for x in words if any(span.start <= at < span.end for span in x.content)]
    return max(around, key=lambda x: (x.depth, x.index), default=None)


def _shaded(polarity: Polarity, word: _Word | None) -> Polarity | None:
    """Return what the statement's shading makes of an event; None where it is asked for."""
    if word is None or word.stance not in ("denying", "asking", "promising"):
        return polarity
    if word.stance == "asking":
        return None
    if word.stance == "promising":
        return "planned" if polarity == "done" else polarity
    return "denied" if polarity == "done" else None


def _edges(
    scene: Scene,
    described: Described,
    deed: Deed,
    polarity: Polarity,
    word: _Word | None,
    date: int | None,
) -> Iterator[Relation]:
    """Yield one relation for each pair of those who take part, and for each place."""
    places = places_of(scene, deed) or (None,)
    for subject, other, place in product(deed.subjects or (None,), deed.objects or (None,), places):
        ids = [described.actor(one) if one is not None else None for one in (subject, other)]
        if ids[0] == ids[1]:
            continue
        yield Relation(
            subject=ids[0],
            event=deed.row.event,
            object=ids[1],
            mode=deed.row.mode,
            place=place,
            date=date,
            polarity=polarity,
            attribution=word.index if word is not None else None,
            evidence=tuple(_evidence(scene, described, deed, (subject, other))),
            rule=deed.rule,
            row=deed.row.name,
        )


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
        if date.type in ("DATE", "TIME")
        and doc.start[begin] <= date.span.start < doc.end[end - 1]
    ]
    return min(near)[1] if near else None


def _around(scene: Scene, deed: Deed) -> Range:
    """Return the clause with the words of time before and behind it."""
    begin, end = deed.clause
    first, last = scene.ctx.sentence(deed.at)
    stop = HARD | w.COMMA
    while begin > first and not scene.flags[begin - 1] & stop and not scene.finite(begin - 1):
        begin -= 1
    limit = min(last, end + _STRETCH)
    while end < limit and not scene.flags[end] & stop and not scene.finite(end):
        end += 1
    return begin, max(end, begin + 1)
