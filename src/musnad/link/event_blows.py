"""A blow that strikes, as the subject of a verb: who dealt it strikes (غارة إسرائيلية استهدفت)."""

from __future__ import annotations

from musnad.find.events import Reading
from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow
from musnad.lexicon.inflect import Shape
from musnad.link.deed import Deed
from musnad.link.filler import Filler, fillers
from musnad.link.nearby import barred, object_of
from musnad.link.parts import parts
from musnad.link.polarity import of_verb
from musnad.link.roles import Roles, armed, settle
from musnad.link.scene import Scene

__all__ = ["blow_deed"]

_BACK = 6  # tokens of a blow before its verb
_MODES = frozenset({"", "bombing", "shelling", "explosion"})


def blow_deed(scene: Scene, at: int, reading: Reading, first: int, last: int) -> Deed | None:
    """Return what a blow does that stands behind its verb or before it, or None."""
    row, shape = reading.sense.row, reading.sense.shape
    assert isinstance(row, EventRow)
    if row.event != "ASSAULT" or "" not in row.objects or shape.tense == "participle":
        return None
    if shape.object or shape.number != "s":
        return None
    for noun in (at + 1, *range(at - 1, max(first, at - _BACK) - 1, -1)):
        blow = _blow(scene, noun, shape)
        if blow is None:
            continue
        doers, behind = _dealt(scene, noun, last)
        if not doers:
            behind = _past_qualities(scene, noun, last)
        if noun < at and _past_relative(scene, behind) != at:
            continue
        ahead = parts(scene, max(behind, at + 1), last)
        polarity = of_verb(scene, at, first, shape)
        used = blow if not row.mode else row
        roles = settle(scene, used, Roles(doers, object_of(row, ahead) or ()))
        if polarity is None or roles is None or not roles.objects:
            return None
        end = ahead[-1].last
        if barred(scene, row, at + 1, end):
            return None
        words = ((at, at + 1), (noun, noun + 1))
        return Deed(at, words, used, "by-blow", roles, polarity, (min(at, noun), end))
    return None


def _past_qualities(scene: Scene, noun: int, last: int) -> int:
    """Return the token behind the blow and its adjectives."""
    at, definite = noun + 1, scene.flags[noun] & w.AL
    while at < last and (scene.adjective(at) if definite else scene.indefinite_adjective(at)):
        at += 1
    return at


def _past_relative(scene: Scene, at: int) -> int:
    """Return the token behind a relative pronoun, a comma before it left out."""
    if at + 1 < scene.size and scene.flags[at] & w.COMMA and scene.flags[at + 1] & w.RELATIVE:
        at += 1
    return at + 1 if at < scene.size and scene.flags[at] & w.RELATIVE else at


def _blow(scene: Scene, at: int, shape: Shape) -> EventRow | None:
    """Return the row of a blow that the verb agrees with, or None."""
    if not 0 <= at < scene.size or at in scene.cast.over or scene.joined(at):
        return None
    word = scene.words[at]
    feminine = word.feminine or word.core.endswith(scene.ctx.endings("feminine_plural"))
    if feminine != (shape.gender == "f"):
        return None
    for reading in scene.known[at].readings:
        row = reading.sense.row
        plain = reading.sense.shape.tense == "noun" and not reading.clitic and not reading.pronoun
        if plain and isinstance(row, EventRow) and row.event == "ASSAULT" and row.mode in _MODES:
            return row
    return None


def _dealt(scene: Scene, noun: int, last: int) -> tuple[tuple[Filler, ...], int]:
    """Return who dealt the blow, by an adjective of origin or as its genitive, and the end."""
    at = noun + 1
    definite = bool(scene.flags[noun] & w.AL)
    if not definite and at < last:
        found = fillers(scene, at, last)
        if found and not scene.clitic(at) and all(armed(scene, one) for one in found):
            return found, found[-1].last
    while at < last and (scene.adjective(at) if definite else scene.indefinite_adjective(at)):
        origin = scene.cast.origin(at)
        if origin is not None:
            return (Filler(at, at + 1, origin, (), "named", at),), at + 1
        at += 1
    return (), noun
