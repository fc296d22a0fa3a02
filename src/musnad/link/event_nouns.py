"""A noun that tells of an event, and the roles around it."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.find.events import Reading
from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow, LightRow
from musnad.link.context import Range
from musnad.link.deed import Deed
from musnad.link.filler import Filler
from musnad.link.nearby import barred, is_one_of, object_of, past_twin, qualified
from musnad.link.parts import AGENT, WATCH, Part, parts
from musnad.link.polarity import of_noun
from musnad.link.roles import Roles, armed, settle
from musnad.link.scene import Scene

__all__ = ["Carrier", "noun_deed", "past_wraps"]

_NEAR = 14  # tokens around the noun of an event
_QUALITIES = 4  # adjectives of one event
_Found = tuple[tuple[Filler, ...], tuple[Filler, ...]]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A verb that lends an event its subject.

    Attributes:
        at: Its token.
        subjects: Whom it lends; empty in the passive.
        patient: True where they undergo the event (تعرض لـ).
        clause: The token where its clause begins.
        nobody: True where it tells of nobody who does it (تم).
        between: Parts with prepositions between it and the noun (شنت على المدينة غارات).
    """

    at: int
    subjects: tuple[Filler, ...]
    patient: bool
    clause: int
    between: tuple[Part, ...] = ()
    nobody: bool = False


def past_wraps(scene: Scene, at: int, last: int) -> int:
    """Return the token behind "a series of", "the operation of"."""
    while at < last and (
        scene.told(at, "wraps") or scene.told(at, "quantities") or scene.flags[at] & w.NUMBER
    ):
        at += 1
    return at


def noun_deed(
    scene: Scene, at: int, reading: Reading, first: int, last: int, carrier: Carrier | None = None
) -> Deed | None:
    """Return what a noun tells of, or None where a role or the sense is not sure."""
    row = reading.sense.row
    assert isinstance(row, EventRow)
    begin = past_twin(scene, at, row)
    behind, origins = _past_qualities(scene, begin, last, reading.definite)
    ahead = parts(scene, behind, last)
    end = ahead[-1].last if ahead else behind
    if (reading.pronoun and not (carrier and carrier.subjects)) or barred(scene, row, at + 1, end):
        return None
    closed = reading.definite or behind > begin or bool(reading.pronoun)
    ahead += carrier.between if carrier is not None else ()
    found = _roles(scene, row, ahead, origins, closed, carrier)
    roles = settle(scene, row, Roles(*found)) if found is not None else None
    if roles is None:
        return None
    if carrier is None and (_of_a_thing(scene, at, first) or _of_a_place(row, ahead, closed)):
        return None
    if carrier is None and not roles.subjects and _carried_elsewhere(scene, row, at, (first, last)):
        return None
    polarity = of_noun(scene, at, first) if carrier is None else "done"
    if polarity is None:
        return None
    begin = at if carrier is None else carrier.clause
    words = ((at, at + 1),) if carrier is None else ((carrier.at, carrier.at + 1), (at, at + 1))
    rule = "event-noun" if carrier is None else "carried-noun"
    return Deed(at, words, row, rule, roles, polarity, (begin, end))


def _of_a_thing(scene: Scene, at: int, first: int) -> bool:
    """Tell whether the noun says what a vehicle or a place is for (حافلات نقل، معسكر تدريب)."""
    before = at - 1
    if before < first or scene.flags[before] & w.AL or scene.words[at].conj or scene.clitic(at):
        return False
    return scene.told(before, "facilities") and before not in scene.cast.over


def _of_a_place(row: EventRow, ahead: list[Part], closed: bool) -> bool:
    """Tell whether the noun is called after where it was made (اتفاق باريس)."""
    made = row.event == "AGREE" or (row.event == "CONSULT" and row.noun)
    if not made or closed or not ahead or ahead[0].preposition:
        return False
    return len(ahead[0].fillers) == 1 and ahead[0].fillers[0].place


def _carried_elsewhere(scene: Scene, row: EventRow, at: int, bounds: Range) -> bool:
    """Tell whether a verb near could carry the noun, so that who does it is told after all."""
    for token in range(max(bounds[0], at - _NEAR), min(bounds[1], at + _NEAR)):
        for reading in scene.known[token].readings:
            light = reading.sense.row
            finite = reading.sense.shape.tense in ("perfect", "imperfect")
            if isinstance(light, LightRow) and finite and light.role == "agent":
                if light.lemma in row.carriers or not light.only:
                    return True
    return False


def _past_qualities(
    scene: Scene, at: int, last: int, definite: bool
) -> tuple[int, tuple[Filler, ...]]:
    """Return the token behind the event's adjectives, and the states that they name."""
    origins: list[Filler] = []
    limit = min(last, at + _QUALITIES)
    people = scene.ctx.endings("sound_plural")
    while at < limit and at not in scene.cast.over and not scene.words[at].conj:
        if not definite and scene.words[at].core.endswith(people):
            break  # who does it, and no adjective of the event
        origin = scene.cast.origin(at)
        fits = scene.adjective(at) if definite else scene.indefinite_adjective(at)
        if not fits and not (definite == bool(scene.flags[at] & w.AL) and origin is not None):
            break
        if origin is not None:
            origins.append(Filler(at, at + 1, origin, (), "named", at))
        at += 1
    return at, tuple(origins)


def _roles(
    scene: Scene,
    row: EventRow,
    ahead: list[Part],
    origins: tuple[Filler, ...],
    closed: bool,
    carrier: Carrier | None,
) -> _Found | None:
    genitive: tuple[Filler, ...] = ()
    rest = ahead
    if (
        ahead
        and not ahead[0].preposition
        and any(
            is_one_of(scene, token, row.needs) for token in range(ahead[0].first, ahead[0].last)
        )
    ):
        rest = ahead[1:]  # the use of "force", which is nobody's
    elif ahead and not ahead[0].preposition and not closed:
        genitive, rest = ahead[0].fillers, ahead[1:]
        told = carrier is not None and (row.noun and carrier.between)
        if not genitive and not told and (ahead[0].last - ahead[0].first > 1 or carrier is None):
            return None  # one unknown word behind a carried noun is its adjective
    if genitive and rest and (qualified(scene, genitive, rest[0]) or _of_state(genitive, rest)):
        return None
    agent = _agent(scene, row, rest) or _armed_from(scene, row, genitive, rest)
    agent = agent or _dealt_by(scene, row, rest) or origins
    between = next((p.fillers for p in rest if scene.told(p.first, "between")), ())
    if row.symmetric and len(between) > 1:
        return between[:1], between[1:]
    if carrier is not None and carrier.patient and carrier.nobody:
        return agent, carrier.subjects
    if carrier is not None and carrier.patient:
        return agent or genitive or _from(scene, rest), carrier.subjects
    lent = carrier.subjects if carrier is not None else ()
    if "" in row.objects:
        return _transitive(row, genitive, rest, agent, lent)
    return _other(row, genitive, rest, agent, lent)


def _of_state(genitive: tuple[Filler, ...], rest: list[Part]) -> bool:
    """Tell whether ل behind an office tells whose it is (المرشد الأعلى لإيران)."""
    one, part = genitive[-1], rest[0]
    near = part.preposition == "ل" and part.first == one.last
    return near and one.kind == "offices" and any(x.actor is not None for x in part.fillers)


def _agent(scene: Scene, row: EventRow, rest: list[Part]) -> tuple[Filler, ...]:
    """Return at whose hands it is done; of what is given, also under whose eye."""
    marks = (AGENT, WATCH) if row.event == "AID" else (AGENT,)
    for part in rest:
        if part.preposition in marks:
            return part.fillers
        if any(scene.told(at, "of_them") for at in range(part.first, part.last)):
            break  # at whose hands it was done to some of them
    return ()


def _armed_from(
    scene: Scene, row: EventRow, genitive: tuple[Filler, ...], rest: list[Part]
) -> tuple[Filler, ...]:
    """Return the armed from whom a blow comes (قصف من قوات النظام).

    A place is taken from who held it, and men out of his ranks.
    """
    if row.event != "ASSAULT" or not rest or not scene.told(rest[0].first, "some_of"):
        return ()
    if row.mode == "capture" or any(one.kind == "people" for one in genitive):
        return ()
    return rest[0].fillers if all(armed(scene, one) for one in rest[0].fillers) else ()


def _dealt_by(scene: Scene, row: EventRow, rest: list[Part]) -> tuple[Filler, ...]:
    """Return the armed whose a blow is (غارات للتحالف على)."""
    if row.event != "ASSAULT" or not row.noun or not rest or rest[0].preposition != "ل":
        return ()
    if "ل" in row.objects or "" in row.objects:
        return ()
    return rest[0].fillers if all(armed(scene, one) for one in rest[0].fillers) else ()


def _from(scene: Scene, rest: list[Part]) -> tuple[Filler, ...]:
    """Return those from whom it comes (تعرض لقصف من قوات)."""
    return next((p.fillers for p in rest if scene.told(p.first, "some_of")), ())


def _transitive(
    row: EventRow,
    genitive: tuple[Filler, ...],
    rest: list[Part],
    agent: tuple[Filler, ...],
    lent: tuple[Filler, ...],
) -> _Found | None:
    """Return the roles at the noun of a verb with an object: قصف الطائرات للمواقع."""
    lam = bool(rest) and rest[0].preposition == "ل"
    to = rest[0].fillers if lam else ()
    struck_at = next((p.fillers for p in rest[1:] if p.preposition in row.objects), ())
    if to and struck_at and not (genitive or row.noun):
        return lent or to, struck_at  # whose shelling it is stands behind ل before what it hits
    if genitive and lam and not to and not (row.noun or lent):
        return None  # who does it stands in the genitive, to whom is not known
    if row.noun:
        return (lent or agent, genitive or to)
    if lent and genitive and (to or agent):
        return None  # who does it is told twice
    if lent:
        others = object_of(row, [part for part in rest if part.preposition]) or ()
        return lent, genitive or to or others
    if genitive and to:
        return genitive, to
    if genitive and rest and not rest[0].preposition:
        can = genitive[0].kind == "forces" or genitive[0].actor is not None
        return (genitive, rest[0].fillers) if rest[0].fillers and can else None
    struck = bool(genitive) and (genitive[0].kind == "facilities" or genitive[0].place)
    if genitive and (agent or struck or row.genitive == "patient"):
        return agent, genitive
    objects = to or object_of(row, [part for part in rest if part.preposition]) or ()
    return genitive or agent, objects


def _other(
    row: EventRow,
    genitive: tuple[Filler, ...],
    rest: list[Part],
    agent: tuple[Filler, ...],
    lent: tuple[Filler, ...],
) -> _Found | None:
    """Return the roles at a noun whose object has a preposition: هجوم المسلحين على القرية."""
    objects = object_of(row, rest)
    if objects is None:
        return None
    if lent and genitive:
        return None
    subjects = lent or genitive or agent
    if not subjects and row.symmetric and rest and rest[0].preposition == "ل":
        found = rest[0].fillers
        return found[:1], objects  # several of one side, and not the two sides
    return subjects, objects
