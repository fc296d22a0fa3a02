"""Who does what a verb without a subject of its own tells: the speaker, whom a pronoun takes up."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.word import Word
from musnad.link.agreement import agrees
from musnad.link.before import before
from musnad.link.deed import Deed
from musnad.link.filler import Filler, fillers
from musnad.link.scene import Scene
from musnad.link.speakers import Speakers

__all__ = ["alike", "shared_subject", "teller"]

_PRONOUNS: Final = {"that_he": ("m", "s"), "that_she": ("f", "s"), "that_they": ("m", "p")}
_REACH: Final = 24  # tokens between two verbs of one subject
_APART: Final = w.COMP | w.CONJ_COMP | w.RELATIVE | w.STOP | w.COLON | w.LINE
_SPEAK: Final = frozenset({"person", "outlet", "agency"})
"""Who speaks for others: "he bombed" may then be said of those."""

_BY_FORCE: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "SANCTION"})
"""What bodies do, and persons only in their name."""


def teller(
    scene: Scene, speakers: Speakers, at: int, first: int, shape: Shape, event: str
) -> Filler | None:
    """Return who speaks, where "that he" at the head of what he says opens the verb's clause.

    Args:
        scene: The document.
        speakers: Who speaks in which statement.
        at: The verb.
        first: Where the sentence or the quotation begins.
        shape: What the verb says of its subject.
        event: The event; a person speaks of his own blows too seldom.
    """
    that = at - 1
    while that >= first and (scene.told(that, "before_verb") or scene.flags[that] & w.NEGATION):
        that -= 1
    if that < first:
        return None
    key = next((key for key in _PRONOUNS if scene.told(that, key)), None)
    if key is None or _PRONOUNS[key] != (shape.gender, shape.number):
        return None
    said = speakers.opened(that, key)
    one = speakers.of(said) if said is not None else None
    if said is None or one is None or not _fits(scene.words[scene.token(said.cue.start)], shape):
        return None
    if not _acts(scene, one, event) or not agrees(scene, (one,), shape):
        return None
    return one


def _fits(cue: Word, shape: Shape) -> bool:
    """Tell whether the verb of saying has the gender of the verb."""
    genders = {sense.shape.gender for sense in cue.senses if sense.shape.tense != "participle"}
    return not genders or shape.gender in genders or shape.number != "s"


def _acts(scene: Scene, one: Filler, event: str) -> bool:
    """Tell whether who speaks may speak of himself there, and not of those he speaks for."""
    mention = scene.cast.over.get(one.head)
    if one.kind != "named" or mention is None:
        return one.kind == "forces"
    if mention.kind == "place" and not mention.state:
        return False
    return mention.kind not in _SPEAK or event not in _BY_FORCE


def alike(scene: Scene, verb: int, shape: Shape) -> bool:
    """Tell whether a verb may have the subject of one in this shape, as far as forms show."""
    shapes = [reading.sense.shape for reading in scene.known[verb].readings]
    shapes += [sense.shape for sense in scene.words[verb].senses]
    genders = {one.gender for one in shapes if one.tense in ("perfect", "imperfect")}
    return not genders or shape.gender in genders or shape.number != "s"


def shared_subject(
    scene: Scene, at: int, first: int, shape: Shape, earlier: Deed | None
) -> tuple[Filler, ...]:
    """Return whom a joined verb shares with the verb before it, of an event or of anything else."""
    if scene.words[at].conj not in ("و", "ف") or shape.object:
        return ()
    for verb in range(at - 1, max(first, at - _REACH) - 1, -1):
        if scene.flags[verb] & _APART:
            return ()
        if earlier is not None and verb == earlier.at:
            shared = earlier.subjects
            fits = shared and alike(scene, verb, shape) and agrees(scene, shared, shape)
            return shared if fits else ()
        if scene.finite(verb):
            if not alike(scene, verb, shape):
                return ()
            return _of_verb(scene, verb, first, shape)
    return ()


def _of_verb(scene: Scene, verb: int, first: int, shape: Shape) -> tuple[Filler, ...]:
    """Return the subject before a verb, or behind one that opens the sentence."""
    left = before(scene, verb, first, shape)
    if left is not None:
        return () if left.relative else left.fillers
    if verb != first or scene.known[verb].readings or scene.clitic(verb + 1):
        return ()
    found = fillers(scene, verb + 1, scene.size)
    return found if found and agrees(scene, found, shape) else ()
