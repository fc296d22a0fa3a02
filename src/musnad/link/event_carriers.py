"""A verb that says little by itself and lends the noun of an event its subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from musnad.find.events import Reading
from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow, LightRow
from musnad.link.agreement import agrees_behind
from musnad.link.before import before
from musnad.link.context import Range
from musnad.link.deed import Deed
from musnad.link.event_nouns import Carrier, noun_deed, past_wraps
from musnad.link.filler import Filler, fillers
from musnad.link.nearby import object_of
from musnad.link.parts import Part, parts
from musnad.link.polarity import of_noun, of_verb
from musnad.link.roles import Roles, settle
from musnad.link.scene import Scene
from musnad.model import Polarity

__all__ = ["carried_by", "carried_deed"]

_ACCUSED = LightRow("events:", "", ("ب",))
_TO = "ل"
_FAR = 24  # tokens between a light verb and the noun that it carries
_BACK = 5  # tokens between the noun of an event and the relative pronoun behind it


def carried_deed(
    scene: Scene, at: int, reading: Reading, first: int, last: int, shared: tuple[Filler, ...] = ()
) -> Deed | None:
    """Return the event that a light verb or its noun carries, or None.

    ``shared`` are those who do it where the verb has no subject of its own (قالت إنها شنت غارات).
    """
    light, shape = reading.sense.row, reading.sense.shape
    assert isinstance(light, LightRow)
    noun = shape.tense == "noun"
    if not shape.object and not _followed(scene, at, last):
        return None
    polarity = of_noun(scene, at, first) if noun else of_verb(scene, at, first, shape)
    if polarity is None:
        return None
    if shape.object:
        return _told_before(scene, at, reading, first, last, polarity)
    begin, subjects, clause = _subject(scene, at, reading, first, last)
    if not subjects and light.role == "agent":
        subjects = shared
    begin = _past_skipped(scene, begin, last)
    if begin >= last or (not subjects and noun):
        return None
    befalls = light.role == "patient" or (light.role == "none" and bool(subjects))
    carrier = Carrier(at, subjects, befalls, clause, nobody=light.role == "none")
    deed = _first_whole(scene, begin, (first, last), light, carrier)
    if (deed is None or not deed.whole) and subjects:
        deed = _past_parts(scene, begin, (first, last), light, carrier) or deed
    unknown = light.role == "agent" and not subjects
    if deed is None or (unknown and not deed.subjects and not deed.row.symmetric):
        return None
    return replace(deed, polarity=_both(polarity, light.polarity))


def _followed(scene: Scene, at: int, last: int) -> bool:
    """Tell whether a noun of an event follows near enough to be carried."""
    return any(
        reading.sense.kind == "noun"
        for token in range(at + 1, min(last, at + _FAR))
        for reading in scene.known[token].readings
    )


def carried_by(scene: Scene, begin: int, bounds: Range, carrier: Carrier) -> Deed | None:
    """Return the event whose noun follows with ب, of which somebody is accused, or None."""
    if begin >= bounds[1]:
        return None
    return _first_whole(scene, begin, bounds, _ACCUSED, carrier)


def _first_whole(
    scene: Scene, begin: int, bounds: Range, light: LightRow, carrier: Carrier
) -> Deed | None:
    """Return the deed of the first carried noun whose roles are all told, else of the first."""
    best: Deed | None = None
    for at, event in _carried(scene, begin, bounds[1], light):
        deed = noun_deed(scene, at, event, *bounds, carrier)
        if deed is not None and (best is None or (deed.whole and not best.whole)):
            best = deed
    if best is None or not best.whole:
        within = _light_within(scene, begin, light)
        if within is not None and begin + 1 < bounds[1]:
            return _first_whole(scene, begin + 1, bounds, within, carrier) or best
    return best


def _past_parts(
    scene: Scene, begin: int, bounds: Range, light: LightRow, carrier: Carrier
) -> Deed | None:
    """Return the whole event whose noun stands behind parts with prepositions, or None."""
    between: list[Part] = []
    for part in parts(scene, begin, min(bounds[1], begin + _FAR)):
        given = light.gives and part.fillers and not between
        if between and part.preposition and part.preposition in light.through:
            carried = _whole_at(scene, part.first, bounds, light, carrier)
            if carried is not None:
                return carried
        if part.preposition or given:
            between.append(part._replace(preposition=part.preposition or _TO))
            continue
        if between and "" in light.through:
            beyond = replace(carrier, between=tuple(between))
            return _whole_at(scene, part.first, bounds, light, beyond)
        break
    return None


def _whole_at(
    scene: Scene, begin: int, bounds: Range, light: LightRow, carrier: Carrier
) -> Deed | None:
    """Return the whole event of a noun that the part which begins here carries, or None."""
    for at, event in _carried(scene, begin, bounds[1], light):
        deed = noun_deed(scene, at, event, *bounds, carrier)
        if deed is not None and deed.whole:
            return deed
    return None


def _light_within(scene: Scene, at: int, light: LightRow) -> LightRow | None:
    """Return the verb whose noun is carried in its turn (أعلنت فرض عقوبات), or None."""
    for reading in scene.known[at].readings:
        row = reading.sense.row
        if reading.sense.shape.tense == "noun" and isinstance(row, LightRow):
            if reading.clitic in light.through and not reading.definite and row is not light:
                return row
    return None


def _both(verb: Polarity, light: Polarity) -> Polarity:
    return light if verb == "done" else verb


def _past_skipped(scene: Scene, at: int, last: int) -> int:
    while at < last and scene.told(at, "skipped") and not scene.words[at].conj:
        at += 1
    return at


def _subject(
    scene: Scene, at: int, reading: Reading, first: int, last: int
) -> tuple[int, tuple[Filler, ...], int]:
    """Return the token behind the subject, the subject, and where its clause begins."""
    shape = reading.sense.shape
    if shape.tense != "noun":
        left = before(scene, at, first, shape)
        if left is not None:
            return at + 1, left.fillers, left.clause
    begin = _past_skipped(scene, at + 1, last)
    if begin < last and not scene.clitic(begin) and not scene.told(begin, "wraps"):
        found = fillers(scene, begin, last)
        if found and (shape.tense == "noun" or agrees_behind(scene, found[0], shape)):
            return found[-1].last, found, at
    return begin, (), at


def _carried(scene: Scene, begin: int, last: int, light: LightRow) -> Iterator[tuple[int, Reading]]:
    """Yield the nouns that may be carried: behind "a series of", or what looks like it itself."""
    through = ""
    if scene.preposition(begin):
        through, begin = scene.core(begin), begin + 1
    elif scene.told(begin, "wraps"):
        through = scene.clitic(begin)
    for at in range(past_wraps(scene, begin, last), begin - 1, -1):
        if at >= last:
            continue
        for event in _events(scene, at, light):
            if (through or event.clitic) in light.through:
                yield at, event


def _events(scene: Scene, at: int, light: LightRow) -> Iterator[Reading]:
    """Yield the readings of a word as a noun that the light verb may carry."""
    for reading in scene.known[at].readings:
        row = reading.sense.row
        if reading.sense.kind != "noun" or not isinstance(row, EventRow):
            continue
        if light.event and row.event != light.event:
            continue
        if light.lemma in row.carriers or not (row.carriers or (light.only and not row.noun)):
            yield reading


def _told_before(
    scene: Scene, at: int, reading: Reading, first: int, last: int, polarity: Polarity
) -> Deed | None:
    """Return the event that a relative clause tells more of (الغارات التي شنتها الطائرات على)."""
    light = reading.sense.row
    assert isinstance(light, LightRow)
    relative = at - 1
    if relative < first:
        return None
    if not scene.flags[relative] & w.RELATIVE:
        relative = at  # an indefinite noun needs no pronoun (غارة شنتها)
    subjects = fillers(scene, at + 1, last)
    if (
        not subjects
        or scene.clitic(at + 1)
        or not agrees_behind(scene, subjects[0], reading.sense.shape)
    ):
        return None
    for noun in range(relative - 1, max(first, relative - _BACK) - 1, -1):
        if relative == at and not (noun == at - 1 or scene.indefinite_adjective(noun + 1)):
            return None
        for event in _events(scene, noun, light):
            row = event.sense.row
            assert isinstance(row, EventRow)
            behind = parts(scene, subjects[-1].last, last)
            objects = object_of(row, behind) or object_of(row, parts(scene, noun + 1, relative))
            if not objects:
                return None
            roles = settle(scene, row, Roles(subjects, objects))
            if roles is None:
                return None
            words = ((noun, noun + 1), (at, at + 1))
            end = behind[-1].last if behind else subjects[-1].last
            return Deed(noun, words, row, "relative-noun", roles, polarity, (noun, end))
    return None
