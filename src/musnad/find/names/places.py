"""Places whom no list holds: a generic head and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.find.names.mention import Mention
from musnad.find.names.scene import Scene
from musnad.find.names.traits import (
    ADJECTIVE,
    ARTICLE,
    BODY,
    FACILITY,
    GIVEN,
    HONORIFIC,
    MEDIA,
    OPAQUE,
    PARTICLE,
    PLACE,
    STOP,
    STRANGE,
    TITLE,
)
from musnad.lexicon import word as w

__all__ = ["find_places"]

_LONGEST = 4  # tokens of a place in quotation marks


def find_places(scene: Scene) -> Iterator[Mention]:
    """Yield the places that a head shows, in order."""
    for at in scene.heads:
        flags = scene.flags[at]
        if flags & ARTICLE or scene.taken[at] is not None:
            continue
        station = flags & MEDIA and scene.word(at + 1, w.QUOTE)  # قناة «الساحل»
        found = _facility(scene, at) if flags & FACILITY and not station else None
        if found is None and flags & PLACE:
            found = _town(scene, at)
        if found is None:
            continue
        yield found
        if found.rule == "place-head":
            yield from _joined(scene, found)


def _joined(scene: Scene, before: Mention) -> Iterator[Mention]:
    """Yield strange words joined to a place by و: بلدتا النعيمة واليادودة."""
    at = before.last
    while at < len(scene) and scene.taken[at] is None and scene.conjoined(at):
        flags = scene.flags[at]
        if not flags & STRANGE or flags & (GIVEN | STOP | ADJECTIVE | TITLE) or scene.preposed(at):
            return
        if scene.doc.words[at].senses or not scene.traits[at].cut:
            return
        yield scene.mention(at, at + 1, "LOC", "place-joined", head=before.head)
        at += 1


def _town(scene: Scene, head: int) -> Mention | None:
    """Return the place behind a head that stays outside: بلدة النعيمة."""
    at = head + 1
    if scene.form(head - 1) in scene.frames.phrase_of and scene.form(head) in scene.frames.side:
        return None
    if scene.word(at, w.QUOTE) and scene.opens(at):
        close = scene.closing(at)
        if at + 1 < close <= at + 1 + _LONGEST:
            return scene.mention(at + 1, close, "LOC", "place-head", head=head)
        return None
    if at >= len(scene) or scene.taken[at] is not None:
        return None
    flags = scene.flags[at]
    if scene.traits[at].cut or (
        flags & (STOP | OPAQUE | TITLE | BODY | MEDIA | PLACE) and not flags & GIVEN
    ):
        return None
    if flags & ADJECTIVE or scene.doc.words[at].senses:
        return None
    if scene.participle(at):
        return None
    opener = scene.form(at) in scene.frames.place_openers and _follows(scene, at + 1)
    narrow = scene.traits[head].head in scene.frames.narrow and flags & (ARTICLE | GIVEN)
    if not (flags & STRANGE or opener or narrow):
        return None
    last = at + 2 if opener or _second(scene, at) else at + 1
    return scene.mention(at, last, "LOC", "place-head", head=head)


def _follows(scene: Scene, at: int) -> bool:
    """Tell whether the word may be the second of a place's name."""
    if at >= len(scene) or scene.has(at, STOP | OPAQUE | ADJECTIVE | TITLE):
        return False
    if scene.traits[at].cut or scene.doc.words[at].senses:
        return False
    return bool(scene.flags[at] & (ARTICLE | STRANGE | GIVEN | PARTICLE))


def _second(scene: Scene, at: int) -> bool:
    """Tell whether a strange word without article takes another strange one with it."""
    return (
        not scene.flags[at] & ARTICLE
        and _follows(scene, at + 1)
        and bool(scene.flags[at + 1] & STRANGE)
        and scene.taken[at + 1] is None
    )


def _facility(scene: Scene, head: int) -> Mention | None:
    """Return a facility with its head: مستشفى ابن سينا, مطار حلب الدولي."""
    at = head + 1
    if scene.word(at, w.QUOTE) and scene.opens(at):
        close = scene.closing(at)
        if not at + 1 < close <= at + 1 + _LONGEST:
            return None
        return scene.mention(at + 1, close, "LOC", "facility", head=head)
    if at >= len(scene) or scene.form(at) in scene.frames.facilities_not:
        return None
    if scene.written(head) in scene.frames.no_facility:
        return None
    taken = scene.taken[at]
    if taken is not None and taken.type == "ORG":
        return None
    if scene.traits[at].cut and not (
        taken is not None and taken.words[0] == scene.doc.words[at].fold
    ):
        return None
    last = taken.last if taken is not None else _complement(scene, at, scene.traits[head].head)
    if last <= at:
        return None
    while last < len(scene) and scene.form(last) in scene.frames.facility_ends:
        if scene.traits[last].cut:
            break
        last += 1
    return scene.mention(head, last, "LOC", "facility", head=head)


def _complement(scene: Scene, at: int, head: str) -> int:
    """Return the token behind what names the facility, or ``at``."""
    frames = scene.frames
    flags = scene.flags[at]
    if flags & (STOP | OPAQUE | ADJECTIVE) or scene.doc.words[at].senses:
        return at
    if flags & HONORIFIC and flags & ARTICLE:  # مستشفى الملك فيصل
        named = scene.has(at + 1, GIVEN | STRANGE | PARTICLE) and not scene.traits[at + 1].cut
        return _run(scene, at + 2) if named else at
    if flags & TITLE and not flags & GIVEN:
        return at
    loose = head in frames.loose_facilities
    if flags & ARTICLE:
        return at + 1 if flags & STRANGE or not loose else at
    masculine = head in frames.masculine
    feminine = scene.form(at).endswith(frames.indefinite[0])
    indefinite = feminine and not masculine
    if not flags & STRANGE and not feminine:
        indefinite = scene.form(at).endswith(frames.indefinite)
    if indefinite and not flags & GIVEN:
        return at
    if flags & (STRANGE | GIVEN) or scene.form(at) in frames.name_openers:
        return _run(scene, at + 1)
    bare = masculine and not loose and not scene.doc.flags[at] & (w.OBJECT | w.HEADS | w.ADJUNCT)
    return at + 1 if bare else at


def _run(scene: Scene, at: int) -> int:
    """Return the token behind the rest of a name that a facility bears."""
    limit = min(len(scene), at + 2)
    while at < limit and _follows(scene, at):
        taken = scene.taken[at]
        if taken is not None and taken.type != "PER":
            break
        if scene.form(at) in scene.frames.facility_ends:
            break
        at += 1
    return at
