"""A verb that tells of an event, and the roles around it."""

from __future__ import annotations

from musnad.find.events import Reading
from musnad.lexicon import word as w
from musnad.lexicon.events import EventRow
from musnad.lexicon.inflect import Shape
from musnad.link.agreement import agrees_behind
from musnad.link.before import Before, before
from musnad.link.deed import Deed
from musnad.link.filler import Filler, fillers
from musnad.link.parts import AGENT, Part, parts
from musnad.link.polarity import of_verb
from musnad.link.scene import Scene

__all__ = ["barred", "joint", "object_of", "sound", "stands_as_verb", "verb_deed"]

_VICTIMS = ("people", "one", "offices")
_Roles = tuple[tuple[Filler, ...], tuple[Filler, ...], str]


def stands_as_verb(scene: Scene, at: int, first: int) -> bool:
    """Tell whether a form that may be a noun, too, stands where a verb does."""
    if at == first or scene.words[at].conj:
        return True
    flags = scene.flags[at - 1]
    if flags & (w.STOP | w.LINE | w.COLON | w.COMMA | w.RELATIVE | w.NEGATION):
        return True
    if scene.told(at - 1, "before_verb") or scene.told(at - 1, "openers"):
        return True
    return at - 1 in scene.cast.over or bool(flags & w.AL)


def verb_deed(scene: Scene, at: int, reading: Reading, first: int, last: int) -> Deed | None:
    """Return what a finite verb tells of, or None where a role or the sense is not sure."""
    row, shape = reading.sense.row, reading.sense.shape
    assert isinstance(row, EventRow)
    ahead = parts(scene, at + 1, last, lam="ل" not in row.objects)
    end = ahead[-1].last if ahead else at + 1
    if barred(scene, row, at + 1, end):
        return None
    polarity = of_verb(scene, at, first, shape)
    if polarity is None:
        return None
    ahead = _past_needed(scene, row, ahead, at + 1, last)
    left = before(scene, at, first, shape)
    if shape.object or scene.told(at + 1, "resumptive"):
        roles = _resumed(scene, at, last, row, shape, left)
    else:
        roles = _roles(scene, row, shape, left, ahead)
    if roles is None:
        return None
    subjects, objects, rule = roles
    if row.undergoes and not objects:
        subjects, objects = (), subjects
    subjects, objects = joint(row, subjects, objects)
    if not sound(scene, row, subjects, objects):
        return None
    if polarity == "done":
        polarity = row.polarity
    begin = left.clause if left is not None else at
    return Deed(at, ((at, at + 1),), row, rule, subjects, objects, polarity, (begin, end))


def _past_needed(
    scene: Scene, row: EventRow, ahead: list[Part], begin: int, last: int
) -> list[Part]:
    """Return the parts without the word that the row needs, which is nobody's role."""
    if not row.needs or "" in row.objects:
        return ahead
    end = ahead[-1].last if ahead else begin
    needed = next((t for t in range(begin, end) if _has(scene, t, row.needs)), -1)
    holder = next((p for p in ahead if p.first <= needed < p.last), None)
    if holder is None or holder.preposition in row.objects:
        return ahead
    behind = needed + 1
    while behind < last and (scene.adjective(behind) or scene.indefinite_adjective(behind)):
        behind += 1
    return [part for part in ahead if part.last <= needed] + parts(scene, behind, last)


def _has(scene: Scene, token: int, words: frozenset[str]) -> bool:
    """Tell whether one of the words stands here, clitics and pronouns aside."""
    word = scene.words[token]
    return word.core in words or word.head in words or word.core[1:] in words


def barred(scene: Scene, row: EventRow, begin: int, end: int) -> bool:
    """Tell whether a word stands near that gives the row another sense, or one it needs is missing."""
    near = range(begin, min(end + 1, scene.size))
    if row.barred and any(_has(scene, t, row.barred) for t in near):
        return True
    return bool(row.needs) and not any(_has(scene, t, row.needs) for t in near)


def sound(
    scene: Scene, row: EventRow, subjects: tuple[Filler, ...], objects: tuple[Filler, ...]
) -> bool:
    """Tell whether those who take part can: no place does anything, few events befall places."""
    if any(one.place or one.kind == "facilities" for one in subjects):
        return False
    if row.armed and not all(_armed(scene, one) for one in subjects):
        return False
    return row.places or not any(one.place for one in objects)


def _armed(scene: Scene, one: Filler) -> bool:
    """Tell whether who does it bears arms."""
    mention = scene.cast.over.get(one.head)
    if one.kind == "named" and mention is not None:
        return mention.kind in ("armed-group", "state")
    return one.kind == "forces" or scene.told(one.head, "fighters")


def joint(
    row: EventRow, subjects: tuple[Filler, ...], objects: tuple[Filler, ...]
) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """Return the roles, those who do it together parted into one and the others."""
    if row.symmetric and not objects and len(subjects) > 1:
        return subjects[:1], subjects[1:]
    return subjects, objects


def _resumed(
    scene: Scene, at: int, last: int, row: EventRow, shape: Shape, left: Before | None
) -> _Roles | None:
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
    return subjects, left.fillers, "relative-object"


def _roles(
    scene: Scene, row: EventRow, shape: Shape, left: Before | None, ahead: list[Part]
) -> _Roles | None:
    agent = next((part.fillers for part in ahead if part.preposition == AGENT), ())
    if left is not None:
        objects = object_of(row, ahead)
        if row.passive and not objects and not _bare(ahead):
            return agent, left.fillers, "passive"
        together = row.symmetric and len(left.fillers) > 1
        if objects is None or (not objects and row.objects and not (row.alone or together)):
            return None
        return left.fillers, objects, "relative" if left.relative else "subject-verb"
    if not ahead or ahead[0].preposition or not ahead[0].fillers:
        return None
    one = ahead[0].fillers
    objects = object_of(row, ahead[1:])
    if "" in row.objects and not objects and not _bare(ahead[1:]) and not (
        row.symmetric and len(one) > 1
    ):
        if row.passive and (agent or one[0].kind in _VICTIMS or _person(scene, one[0])):
            return agent, one, "passive"
        return None
    if objects is None or not agrees_behind(scene, one[0], shape):
        return None
    together = row.symmetric and len(one) > 1
    if not objects and row.objects and not (row.alone or together):
        return None
    return one, objects, "verb-subject"


def _bare(ahead: list[Part]) -> bool:
    """Tell whether a phrase without preposition follows, known or not."""
    return any(not part.preposition for part in ahead)


def _person(scene: Scene, one: Filler) -> bool:
    mention = scene.cast.over.get(one.head)
    return mention is not None and mention.kind == "person"


def object_of(row: EventRow, ahead: list[Part]) -> tuple[Filler, ...] | None:
    """Return to whom it is done; empty where nobody is told of, None where that is not sure."""
    for wanted in row.objects:
        for part in ahead:
            if part.preposition == wanted:
                return part.fillers or None
            if not part.preposition and not part.fillers:
                break
    if "" not in row.objects and row.objects and any(not p.preposition for p in ahead[:1]):
        return None
    return ()
