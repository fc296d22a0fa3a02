"""A verb that tells of an event, and the roles around it."""

from __future__ import annotations

from musnad.find.events import Reading
from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow
from musnad.lexicon.inflect import Shape
from musnad.link.agreement import accusative, agrees, agrees_behind
from musnad.link.before import Before, before
from musnad.link.context import Range
from musnad.link.deed import Deed
from musnad.link.event_shared import shared_object
from musnad.link.filler import Filler, fillers
from musnad.link.nearby import barred, is_one_of, object_of, past_needed, past_twin, qualified
from musnad.link.parts import AGENT, Part, parts
from musnad.link.polarity import of_verb
from musnad.link.roles import Roles, settle
from musnad.link.scene import HARD, Scene
from musnad.link.speakers import Speakers
from musnad.link.understood import alike, shared_subject

__all__ = ["stands_as_verb", "surely_verb", "verb_deed"]

_BY_FORCE = ("ASSAULT", "MOBILIZE", "RETREAT")  # what those do who were told to move before
_VICTIMS = ("people", "one", "offices", "count")
_SAID = ("REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT")
_Found = tuple[Roles, str]


def stands_as_verb(scene: Scene, at: int, first: int) -> bool:
    """Tell whether a form that may be a noun, too, stands where a verb does."""
    if at == first or scene.words[at].conj:
        return True
    flags = scene.flags[at - 1]
    if flags & (w.STOP | w.LINE | w.COLON | w.COMMA | w.RELATIVE | w.NEGATION):
        return True
    if surely_verb(scene, at - 1):
        return True
    return at - 1 in scene.cast.over or bool(flags & w.AL)


def surely_verb(scene: Scene, before: int) -> bool:
    """Tell whether a word stands here behind which a verb comes, and no noun."""
    if scene.flags[before] & (w.RELATIVE | w.NEGATION):
        return True
    return scene.told(before, "before_verb") or scene.told(before, "openers")


def _holds_office(scene: Scene, at: int, first: int) -> bool:
    """Tell whether the form is a title joined to a noun: the minister and the governor (حاكم)."""
    joined = bool(scene.words[at].conj) and at > first and not scene.flags[at - 1] & w.PUNCT
    return joined and bool(scene.flags[at] & w.PERSON)


def verb_deed(
    scene: Scene,
    at: int,
    reading: Reading,
    first: int,
    last: int,
    earlier: Deed | None,
    speakers: Speakers,
    told_by: Filler | None = None,
) -> Deed | None:
    """Return what a finite verb tells of, or None where a role or the sense is not sure.

    Args:
        scene: The document.
        at: The verb.
        reading: What it is read as.
        first: Where the sentence or the quotation begins.
        last: Where it ends.
        earlier: The last event of the same sentence, whose subject a joined verb may share.
        speakers: Who speaks, where the verb is an act of saying, too.
        told_by: Who tells of himself in the words before the verb (قالت إنها قصفت).
    """
    row, shape = reading.sense.row, reading.sense.shape
    speaker = speakers.at(at)
    assert isinstance(row, EventRow)
    if _holds_office(scene, at, first):
        return None
    begin = past_twin(scene, at, row) if shape.number == "s" else at + 1
    ahead = parts(scene, begin, last, lam="ل" not in row.objects)
    end = ahead[-1].last if ahead else at + 1
    polarity = of_verb(scene, at, first, shape)
    if polarity is None or barred(scene, row, at + 1, end):
        return None
    if any(part.preposition in row.barred for part in ahead if part.preposition):
        return None
    ahead = past_needed(scene, row, ahead, at + 1, last)
    left = before(scene, at, first, shape)
    if left is None and told_by is not None:
        left = Before((told_by,), False, at)
    if shape.tense == "participle":
        several = shape.number == "p" and speaker is not None and speaker.kind == "named"
        found = _spoken(scene, row, speaker, ahead) if not several else None
    elif shape.object or scene.told(at + 1, "resumptive"):
        found = _resumed(scene, at, last, row, shape, left)
        begin = at + 1 if shape.object else at + 2
        rest = ahead if shape.object else parts(scene, begin, last)
        found = found or shared_object(scene, at, row, shape, rest, earlier)
    elif left is not None:
        found = _behind_subject(scene, row, left, ahead, told=told_by in left.fillers)
    else:
        found = _spoken(scene, row, speaker, _beyond(scene, speakers, at, last, row))
        unseen = _unseen(scene, at, first, shape)
        if found is None and "" in row.objects and (not row.passive or _of_those(scene, ahead)):
            found = _shared(scene, at, row, shape, ahead, earlier)
        found = found or _before_subject(scene, row, shape, ahead, unseen=unseen)
        if found is None and not any(part.fillers for part in ahead[1:] if not part.preposition):
            found = _spoken(scene, row, speaker, ahead)
            if found is not None and _speaks(scene, speakers, at, found[0].objects[0]):
                found = None
        if found is None:
            found = _shared(scene, at, row, shape, ahead, earlier)
        if found is None:
            force = row.event in _BY_FORCE
            others = shared_subject(scene, at, first, shape, None) if force else ()
            found = _joined(row, ahead, others) if others else None
            found = found or shared_object(scene, at, row, shape, ahead, earlier)
    roles = settle(scene, row, found[0]) if found is not None else None
    if found is None or roles is None or not _needs_met(scene, row, roles, (at + 1, end)):
        return None
    polarity = row.polarity if polarity == "done" else polarity
    begin = left.clause if left is not None else at
    words = ((at, at + 1),)
    return Deed(at, words, row, found[1], roles, polarity, (begin, end))


def _resumed(
    scene: Scene, at: int, last: int, row: EventRow, shape: Shape, left: Before | None
) -> _Found | None:
    """Return the roles where a pronoun takes up what a relative clause hangs on."""
    if left is None or not left.relative:
        return None
    begin = at + 1
    if not shape.object:
        if not any(x and scene.core(begin).startswith(x) for x in row.objects):
            return None
        begin += 1
    elif "" not in row.objects:
        return None
    subjects = fillers(scene, begin, last)
    if not subjects or scene.clitic(begin) or not agrees_behind(scene, subjects[0], shape):
        return None
    return Roles(subjects, left.fillers), "relative-object"


def _behind_subject(
    scene: Scene, row: EventRow, left: Before, ahead: list[Part], *, told: bool
) -> _Found | None:
    """Return the roles of a verb whose subject stands before it."""
    objects = object_of(row, ahead)
    bare = any(not part.preposition for part in ahead)
    if row.passive and not objects and not bare:
        if told:
            return None  # "that he was killed" need not be said of who speaks
        agent = _agent(ahead)
        suffers = agent or left.fillers[0].kind == "facilities" or _victim(scene, left.fillers[0])
        return (Roles(agent, left.fillers), "passive") if suffers else None
    if objects is None and _together(row, left.fillers):
        objects = ()
    if not _enough(row, left.fillers, objects):
        return None
    rule = "relative" if left.relative else "told-of-himself" if told else "subject-verb"
    return Roles(left.fillers, objects or ()), rule


def _needs_met(scene: Scene, row: EventRow, roles: Roles, within: Range) -> bool:
    """Tell whether the word that the row needs stands elsewhere than in who does it."""
    doers = {token for one in roles.subjects for token in range(one.first, one.last)}
    return not row.needs or any(
        is_one_of(scene, token, row.needs)
        for token in range(within[0], min(within[1] + 1, scene.size))
        if token not in doers and not scene.joined(token)
    )


def _of_those(scene: Scene, ahead: list[Part]) -> bool:
    """Tell whether some of those just told of follow: he shot at them and killed four of them."""
    return bool(ahead) and scene.told(ahead[0].last - 1, "of_these")


def _unseen(scene: Scene, at: int, first: int, shape: Shape) -> bool:
    """Tell whether who does it stands before the verb, be he not read: then it is no passive."""
    if at == first:
        return False
    if scene.flags[at - 1] & w.RELATIVE:
        return not scene.told(at + 1, "resumptive")
    if scene.words[at].conj == "و":
        return shape.gender == "f" or shape.tense == "imperfect"
    if shape.tense != "imperfect" or scene.flags[at - 1] & (HARD | w.COMMA):
        return False
    return not (scene.told(at - 1, "openers") or scene.told(at - 1, "before_verb"))


def _before_subject(
    scene: Scene, row: EventRow, shape: Shape, ahead: list[Part], *, unseen: bool
) -> _Found | None:
    """Return the roles of a verb whose subject, or object in the passive, follows."""
    if not ahead or ahead[0].preposition or not ahead[0].fillers:
        return None
    one = ahead[0].fillers
    if accusative(scene, one[0]) or (len(ahead) > 1 and qualified(scene, one, ahead[1])):
        return None
    objects = object_of(row, ahead[1:])
    if objects is None and _together(row, one):
        objects = ()
    alone = "" in row.objects and not any(not part.preposition for part in ahead[1:])
    if alone and not (row.symmetric and len(one) > 1):
        agent = _agent(ahead)
        if unseen:
            return None
        if row.mode == "transport" and not any(scene.told(part.first, "to") for part in ahead):
            return None  # he passed on a message
        if (
            row.passive
            and (agent or _victim(scene, one[0]))
            and agrees_behind(scene, one[0], shape)
        ):
            return Roles(agent, one), "passive"
        return None
    if not agrees_behind(scene, one[0], shape) or not _enough(row, one, objects):
        return None
    return Roles(one, objects or ()), "verb-subject"


def _shared(
    scene: Scene, at: int, row: EventRow, shape: Shape, ahead: list[Part], earlier: Deed | None
) -> _Found | None:
    """Return the roles of a joined verb without a subject of its own."""
    if earlier is None or scene.words[at].conj not in ("و", "ف") or not earlier.subjects:
        return None
    if any(scene.flags[t] & (w.COMP | w.RELATIVE | w.STOP) for t in range(earlier.at, at)):
        return None
    if not (alike(scene, earlier.at, shape) and agrees(scene, earlier.subjects, shape)):
        return None
    return _joined(row, ahead, earlier.subjects)


def _joined(row: EventRow, ahead: list[Part], subjects: tuple[Filler, ...]) -> _Found | None:
    """Return the roles of a verb whose subject stands elsewhere."""
    bare = sum(not part.preposition for part in ahead)
    if bare > 1 or (bare and row.undergoes):
        return None
    objects = object_of(row, ahead)
    if not objects and not (row.alone and not row.objects):
        return None
    return Roles(subjects, objects or ()), "shared-subject"


def _beyond(scene: Scene, speakers: Speakers, at: int, last: int, row: EventRow) -> list[Part]:
    """Return the parts behind who speaks, where he stands behind his verb."""
    behind = speakers.behind(at)
    if behind == at + 1 or (behind < last and scene.joined(behind)):
        return []
    told = behind > at + 1
    behind -= told and scene.told(behind - 1, "superlatives")
    return parts(scene, behind, last, lam="ل" not in row.objects, behind=told)


def _speaks(scene: Scene, speakers: Speakers, at: int, one: Filler) -> bool:
    """Tell whether the phrase behind a verb is who speaks: his own, or a person next to it."""
    return one.first < speakers.behind(at) or (one.first == at + 1 and _person(scene, one))


def _spoken(
    scene: Scene, row: EventRow, speaker: Filler | None, ahead: list[Part]
) -> _Found | None:
    """Return the roles of an act of saying whose subject is who speaks."""
    objects = object_of(row, ahead)
    if speaker is None or not objects or row.event not in _SAID:
        return None
    if any(one.actor is not None and one.actor == speaker.actor for one in objects):
        return None
    if speaker.actor is None and _names_him(scene, objects[0]):
        return None
    return Roles((speaker,), objects), "speaker"


def _names_him(scene: Scene, one: Filler) -> bool:
    """Tell whether a name behind an office may be its holder's: bare, or behind "sheikh"."""
    title = scene.flags[one.first] & w.AL and scene.told(one.first, "honorifics")
    bare = one.head == one.first or bool(title)
    return bare and _person(scene, one)


def _enough(
    row: EventRow, subjects: tuple[Filler, ...], objects: tuple[Filler, ...] | None
) -> bool:
    """Tell whether the roles that the row asks for are told, and none of them is unsure."""
    if objects is None:
        return False
    return bool(objects or not row.objects or row.alone or _together(row, subjects))


def _together(row: EventRow, subjects: tuple[Filler, ...]) -> bool:
    """Tell whether those who do it do it to one another, whatever it is about."""
    return row.symmetric and len(subjects) > 1


def _agent(ahead: list[Part]) -> tuple[Filler, ...]:
    return next((part.fillers for part in ahead if part.preposition == AGENT), ())


def _victim(scene: Scene, one: Filler) -> bool:
    """Tell whether it is people to whom something is done."""
    return one.kind in _VICTIMS or _person(scene, one)


def _person(scene: Scene, one: Filler) -> bool:
    mention = scene.cast.over.get(one.head)
    return mention is not None and mention.kind == "person"
