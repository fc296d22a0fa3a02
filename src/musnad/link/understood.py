"""Who does what a verb without a subject of its own tells: the speaker, whom a pronoun takes up."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.word import Word
from musnad.link.agreement import agrees
from musnad.link.filler import Filler
from musnad.link.scene import Scene
from musnad.link.speakers import Speakers

__all__ = ["teller"]

_PRONOUNS: Final = {"that_he": ("m", "s"), "that_she": ("f", "s"), "that_they": ("m", "p")}
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
