"""The order of the rules of events: candidates → deeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from musnad.find.events import FINITE, NOTHING, Reading
from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow
from musnad.link.context import Range
from musnad.link.deed import Deed
from musnad.link.event_bargains import bargain_deed
from musnad.link.event_blows import blow_deed
from musnad.link.event_carriers import carried_by, carried_deed
from musnad.link.event_mediation import mediated
from musnad.link.event_nouns import Carrier, noun_deed
from musnad.link.event_pairs import known_pair
from musnad.link.event_participles import participle_deed
from musnad.link.event_verbs import stands_as_verb, surely_verb, verb_deed
from musnad.link.filler import Filler, fillers
from musnad.link.roles import Roles
from musnad.link.scene import Scene
from musnad.link.speakers import Speakers
from musnad.link.understood import shared_subject, teller

__all__ = ["find_deeds"]

_ASKS = "?؟"
_GAMES = 4  # words of games from which a text is about them
_NO_ATTACK = ("killing", "wounding", "clash")  # of a clash it is not told which side killed
_NEXT = 4  # events behind a killing that may be the attack
_LATE = 20  # events back in which a meeting is looked for
_NEAR = 12  # tokens between the killed and the attack
_RECALL = 3  # sentences in which a meeting is remembered


def find_deeds(scene: Scene, speakers: Speakers) -> list[Deed]:
    """Return what the document tells of, in the order of the text, what lacks a role with it."""
    listed = [at for at, known in enumerate(scene.known) if known is not NOTHING]
    candidates = [at for at in listed if scene.known[at].readings]
    if not candidates:
        return []
    games = [at for at in listed if "games" in scene.known[at].told]
    if len(games) >= _GAMES:
        return []
    played = {scene.ctx.sentence_of[at] for at in games}
    found: list[Deed] = []
    used: set[int] = set()
    for at in candidates:
        if at in used or at in scene.cast.over:
            continue
        bounds = None if scene.ctx.sentence_of[at] in played else _bounds(scene, at)
        if bounds is None:
            continue
        deed = _recalled(scene, at, found, bounds) or _fire(scene, at, bounds, found, speakers)
        deed = deed and known_pair(scene, deed, found)
        if deed is not None:
            for told in (deed, *_follow(scene, deed, bounds)):
                if told.whole:
                    used.update(token for words in told.words for token in range(*words))
                found.append(told)
    whole = [
        _attacked(scene, deed, found[at + 1 : at + 1 + _NEXT]) for at, deed in enumerate(found)
    ]
    return [replace(deed, mode=_mode(scene, deed)) for deed in whole]


def _attacked(scene: Scene, deed: Deed, behind: list[Deed]) -> Deed:
    """Return the killing with who attacked, where "when" or "in" joins the attack to it."""
    if deed.row.mode not in ("killing", "wounding") or deed.subjects or deed.rule == "event-noun":
        return deed
    for other in behind:
        between = range(deed.at + 1, other.at)
        if other.row.event != "ASSAULT" or not other.subjects or len(between) > _NEAR:
            continue
        if other.row.mode in _NO_ATTACK or other.polarity != "done":
            continue
        if _struck_by(scene, between) or scene.clitic(other.at) == "ب":
            roles = Roles(other.subjects, deed.objects, flown=other.roles.flown)
            return replace(deed, roles=roles, rule="attacked")
    return deed


def _struck_by(scene: Scene, between: range) -> bool:
    for at in between:
        listed = scene.flags[at] & w.COMMA and scene.told(at + 1, "striking")
        if scene.flags[at] & (w.STOP | w.COMMA | w.COMP | w.RELATIVE) and not listed:
            return False
    return any(scene.told(at, "striking") for at in between)


def _follow(scene: Scene, deed: Deed, bounds: Range) -> Iterator[Deed]:
    """Yield the deed that an accusation lays at somebody's door; who mediated a bargain."""
    between = mediated(scene, deed, bounds[1]) if deed.whole else None
    if between is not None:
        yield between
    if deed.row.event != "ACCUSE" or not deed.objects or deed.row.noun:
        return
    begin = deed.objects[-1].last
    carrier = Carrier(begin, deed.objects, patient=False, clause=begin)
    told = carried_by(scene, begin, bounds, carrier)
    if told is not None:
        yield replace(told, rule="accused-of", words=told.words[1:])


def _mode(scene: Scene, deed: Deed) -> str:
    """Return the kind of the event, which an aircraft or a court may make another."""
    row = deed.row
    if row.by_court and any(scene.told(one.head, "courts") for one in deed.subjects):
        return row.by_court
    if row.by_hand and deed.subjects and deed.objects and not deed.roles.flown:
        if all(_bodily(scene, one) for one in (*deed.subjects, *deed.objects)):
            return row.by_hand
    return row.by_air if deed.roles.flown and row.by_air else row.mode


def _bodily(scene: Scene, one: Filler) -> bool:
    """Tell whether people are told of, and no body of men."""
    mention = scene.cast.over.get(one.head)
    if one.kind == "named" and mention is not None:
        return mention.kind == "person"
    return one.kind in ("people", "one")


def _bounds(scene: Scene, at: int) -> Range | None:
    """Return the range in which an event is read; None where nothing is told as a fact."""
    first, last = scene.ctx.sentence(at)
    around = scene.ctx.quotes.around(at)
    if scene.words[last - 1].fold[:1] in _ASKS:
        return None
    if around is not None:
        return max(first, around.open + 1), min(last, around.close)
    return first, last


def _fire(
    scene: Scene, at: int, bounds: Range, found: list[Deed], speakers: Speakers
) -> Deed | None:
    """Return the deed of the first reading that a frame fits."""
    first, last = bounds
    known = scene.known[at]
    both = known.noun and known.finite
    earlier = _earlier(scene, at, found)
    verbal = known.noun or _other_word(scene, at)
    surely = both and at > first and surely_verb(scene, at - 1)
    for reading in known.readings:
        tense = reading.sense.shape.tense
        if verbal and tense in FINITE and not stands_as_verb(scene, at, first):
            continue
        if surely and tense == "noun":
            continue
        deed = _read(scene, at, reading, first, last, earlier, speakers)
        if deed is not None:
            return deed
    return None


def _other_word(scene: Scene, at: int) -> bool:
    """Tell whether the form of a verb is also a title or a body of men (حاكم، فرق)."""
    return bool(scene.flags[at] & w.PERSON) or scene.told(at, "forces")


def _earlier(scene: Scene, at: int, found: list[Deed]) -> Deed | None:
    """Return the last event of the sentence before a token, or None."""
    sentence = scene.ctx.sentence_of[at]
    if found and found[-1].whole and scene.ctx.sentence_of[found[-1].at] == sentence:
        return found[-1]
    return None


def _read(
    scene: Scene,
    at: int,
    reading: Reading,
    first: int,
    last: int,
    earlier: Deed | None,
    speakers: Speakers,
) -> Deed | None:
    kind = reading.sense.kind
    if kind in ("light", "verb"):
        told_by = _told_by(scene, at, reading, first, speakers)
        if kind == "light":
            shape = reading.sense.shape
            shared = (told_by,) if told_by else shared_subject(scene, at, first, shape, earlier)
            return carried_deed(scene, at, reading, first, last, shared)
        deed = verb_deed(scene, at, reading, first, last, earlier, speakers, told_by)
        if deed is not None and deed.whole and deed.subjects:
            return deed
        return blow_deed(scene, at, reading, first, last) or deed
    if kind == "part":
        return participle_deed(scene, at, reading, first, last)
    bargain = bargain_deed(scene, at, reading, last)
    if bargain is not None:
        return bargain
    row = reading.sense.row
    if isinstance(row, EventRow) and row.bare:
        return noun_deed(scene, at, reading, first, last)
    return None


def _told_by(
    scene: Scene, at: int, reading: Reading, first: int, speakers: Speakers
) -> Filler | None:
    """Return who tells of himself by a finite verb (قالت إنها قصفت), or None."""
    row, shape = reading.sense.row, reading.sense.shape
    if shape.tense not in ("perfect", "imperfect") or shape.object:
        return None
    event = row.event if isinstance(row, EventRow) else "ASSAULT"
    return teller(scene, speakers, at, first, shape, event)


def _recalled(scene: Scene, at: int, found: list[Deed], bounds: Range) -> Deed | None:
    """Return a meeting that was told of, with those who are now said to have joined it."""
    token = at - 1
    if not scene.told(token, "these"):
        return None
    token -= 1
    if scene.preposition(token):
        token -= 1
    if not scene.told(token, "joined"):
        return None
    earlier = next((d for d in reversed(found[-_LATE:]) if d.row.symmetric and not d.objects), None)
    if earlier is None or scene.ctx.sentence_of[at] - scene.ctx.sentence_of[earlier.at] > _RECALL:
        return None
    if not any(_same(reading, earlier) for reading in scene.known[at].readings):
        return None
    others = fillers(scene, at + 1, bounds[1])
    if not others:
        return None
    words = ((at, at + 1), *earlier.words)
    roles = Roles(earlier.subjects, others)
    return replace(earlier, at=at, words=words, rule="joined", roles=roles, site=earlier.at)


def _same(reading: Reading, earlier: Deed) -> bool:
    row = reading.sense.row
    return isinstance(row, EventRow) and row.event == earlier.row.event
