"""People whom no list holds: a given name and what follows, a title and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.find.names.mention import Mention
from musnad.find.names.scene import Scene
from musnad.find.names.traits import (
    ADJECTIVE,
    ARTICLE,
    BODY,
    COMPASS,
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
    WEAK,
)
from musnad.lexicon import word as w

__all__ = ["find_people"]

_LONGEST = 6  # tokens of a name
_TITLES = 8  # tokens between a title and the name
_HEADS = PLACE | FACILITY | BODY | MEDIA | COMPASS
_NOT_NAME = STOP | OPAQUE


def find_people(scene: Scene) -> Iterator[Mention]:
    """Yield the names of people that their frames show, in order."""
    at = 0
    size = len(scene)
    while at < size:
        found = (
            _person(scene, at) if scene.flags[at] & (GIVEN | STRANGE | PARTICLE | ARTICLE) else None
        )
        if found is None:
            at += 1
        else:
            yield found
            at = found.last


def _person(scene: Scene, at: int) -> Mention | None:
    flags = scene.flags[at]
    known = scene.taken[at]
    if known is not None and known.type == "PER" and known.first == at:
        return _longer(scene, known)
    if flags & _NOT_NAME or known is not None:
        return None
    if flags & ARTICLE and not flags & GIVEN:
        return _titled_surname(scene, at)
    if flags & WEAK and flags & TITLE and _listed_person(scene, at + 1):
        return None
    last = _end(scene, at)
    title = _title(scene, at)
    if title >= 0 and last == at + 1 and flags & (GIVEN | WEAK) == GIVEN and _closed(scene, last):
        last += 1
    size = last - at
    if flags & GIVEN:
        if size > 1 and (title >= 0 or not flags & WEAK or _sure(scene, at, last)):
            return scene.mention(at, last, "PER", "given-name", head=title)
        if title >= 0 and (not flags & WEAK or (scene.has(title, HONORIFIC) and title == at - 1)):
            return scene.mention(at, last, "PER", "title-name", head=title)
        return None
    if flags & PARTICLE:
        known = size > 1 and scene.form(at) in scene.frames.name_openers
        if known and (title >= 0 or size > 2 or scene.has(at + 1, GIVEN)):
            return scene.mention(at, last, "PER", "particle-name", head=title)
        return None
    if title >= 0 and (size > 1 or scene.form(title) not in scene.frames.doubtful):
        return scene.mention(at, last, "PER", "title-name", head=title)
    if size > 1 and (_said(scene, at) or _office_behind(scene, last)):
        rule = "cue-name" if _said(scene, at) else "name-office"
        return scene.mention(at, last, "PER", rule)
    return None


def _longer(scene: Scene, known: Mention) -> Mention | None:
    """Return a listed name with what goes on with it: محمد بن نايف بن عبد العزيز, or None."""
    if not scene.has(known.last, PARTICLE) or known.entry is None or scene.traits[known.last].cut:
        return None
    last = _end(scene, known.last)
    cut = known.span.start - scene.doc.start[known.first]
    if last <= known.last + 1:
        return None
    return scene.mention(
        known.first, last, "PER", known.rule, entry=known.entry, cut=cut, head=known.head
    )


def _listed_person(scene: Scene, at: int) -> bool:
    taken = scene.taken[at] if at < len(scene) else None
    return taken is not None and taken.type == "PER"


def _sure(scene: Scene, at: int, last: int) -> bool:
    """Tell whether a name behind a weak given name is one by itself: ناصر الغنام is not sure."""
    rest = range(at + 1, last)
    return any(
        (scene.flags[t] & (STRANGE | PARTICLE)) or scene.flags[t] & (GIVEN | WEAK) == GIVEN
        for t in rest
    ) or all(scene.flags[t] & GIVEN for t in rest)


def _closed(scene: Scene, at: int) -> bool:
    """Tell whether one bare word behind title and given name is the surname, as a phrase ends there.

    Not where a verb may stand: nothing but a mark, a preposition or a conjunction follows.
    """
    if at >= len(scene) or scene.flags[at] & (_NOT_NAME | _HEADS | TITLE | ADJECTIVE | ARTICLE):
        return False
    word = scene.doc.words[at]
    barred = w.TIME | w.ADJUNCT | w.BA | w.LAM | w.NOT_NP | w.HEADS
    if scene.traits[at].cut or word.conj or word.senses or word.flags & barred:
        return False
    if scene.taken[at] is not None or word.fold.endswith(scene.frames.endings):
        return False
    return at + 1 < len(scene) and bool(scene.flags[at + 1] & STOP or scene.word(at + 1, w.PUNCT))


def _end(scene: Scene, at: int) -> int:
    """Return the token behind the name that begins at ``at``."""
    token = at + 1
    limit = min(len(scene), at + _LONGEST)
    while token < limit:
        flags = scene.flags[token]
        if flags & _NOT_NAME or scene.doc.words[token].senses:
            break
        if scene.frames.compound and scene.form(token) in scene.frames.compound:
            token += 1
            continue
        if scene.traits[token].cut and not scene.doc.words[token].fold[:1] not in "وف":
            break
        before = scene.flags[token - 1]
        if before & PARTICLE and not flags & (TITLE & ~GIVEN) and _after_particle(scene, token):
            token += 1
        elif flags & ARTICLE:
            return token + 1 if _surname(scene, token) else token
        elif flags & (GIVEN | PARTICLE | STRANGE) and _goes_on(scene, token):
            token += 1
        else:
            break
    while (
        token > at + 1 and scene.flags[token - 1] & PARTICLE and not scene.flags[token - 1] & GIVEN
    ):
        if scene.form(token - 1) not in scene.frames.name_openers:
            break
        token -= 1
    return token


def _goes_on(scene: Scene, token: int) -> bool:
    """Tell whether a bare word goes on with the name before it."""
    flags = scene.flags[token]
    if scene.traits[token].cut:
        return False
    if flags & _HEADS and not flags & GIVEN:
        return False
    if flags & TITLE and (not flags & GIVEN or _office(scene, token)):
        return False
    taken = scene.taken[token]
    if taken is not None and taken.type != "PER" and not scene.flags[token - 1] & GIVEN:
        return False
    return not flags & ADJECTIVE


def _office(scene: Scene, token: int) -> bool:
    """Tell whether a name that is also a title is one here: أمير منطقة, not أمير."""
    following = scene.taken[token + 1] if token + 1 < len(scene) else None
    return scene.has(token + 1, ARTICLE | _HEADS) or following is not None


def _after_particle(scene: Scene, token: int) -> bool:
    return not scene.traits[token].cut or bool(scene.flags[token] & ARTICLE)


def _surname(scene: Scene, token: int) -> bool:
    """Tell whether a definite word behind a given name is its surname: الحداد, not السوري."""
    flags = scene.flags[token]
    if scene.traits[token].cut or flags & ADJECTIVE:
        return False
    if scene.form(token) in scene.frames.ordinals:
        return True
    if scene.flags[token - 1] & (STRANGE | GIVEN | PARTICLE) == STRANGE and not flags & STRANGE:
        return False
    if scene.form(token) in scene.frames.not_surname:
        return False
    if scene.doc.flags[token] & (w.RELATIVE | w.TIME):
        return False
    return not (flags & (TITLE | BODY | MEDIA) and not flags & GIVEN)


def _title(scene: Scene, at: int) -> int:
    """Return the title or office that stands before the name, or -1."""
    if scene.traits[at].cut:
        return -1
    token = at - 1
    if scene.word(token, w.QUOTE | w.OPEN):
        token -= 1
    if token >= 0 and scene.doc.words[token].fold in (".", "/") and token:
        if scene.form(token - 1) in scene.frames.abbreviations:
            return token - 1
    if scene.has(token, HONORIFIC):
        return token
    if scene.word(token, w.COMMA) and scene.has(token - 1, ADJECTIVE):
        token -= 1  # وكان الرئيس التركي، فلان
    closed = scene.has(token, ARTICLE | ADJECTIVE | TITLE) or (
        token >= 0 and scene.taken[token] is not None
    )
    if not closed:
        return -1
    for back in range(token, max(-1, token - _TITLES), -1):
        flags = scene.flags[back]
        if flags & TITLE and not flags & GIVEN & ~WEAK:
            return back
        if scene.doc.words[back].senses or scene.word(back, w.PUNCT & ~w.QUOTE):
            return -1
        if scene.word(back, w.NUMBER | w.RELATIVE | w.COMP | w.TIME):
            return -1
    return -1


def _titled_surname(scene: Scene, at: int) -> Mention | None:
    """Return a definite surname right behind an honorific: العقيد الشامي."""
    before = at - 1
    strange = scene.flags[at] & STRANGE
    if not scene.has(before, HONORIFIC) or scene.traits[at].cut or not strange:
        return None
    if not _surname(scene, at) or scene.form(before) in scene.frames.doubtful:
        return None
    return scene.mention(at, at + 1, "PER", "title-name", head=before)


def _said(scene: Scene, at: int) -> bool:
    """Tell whether a verb of saying stands right before the name."""
    return at > 0 and any(
        sense.shape.tense != "participle" for sense in scene.doc.words[at - 1].senses
    )


def _office_behind(scene: Scene, last: int) -> bool:
    """Tell whether an office or an age follows the name: سليم بركات، مدير المرفأ."""
    if scene.word(last, w.OPEN) and scene.word(last + 1, w.NUMBER):
        return True
    token = last + 1 if scene.word(last, w.COMMA) else last
    return scene.has(token, TITLE) and not scene.traits[token].cut
