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
_BACK = 2  # tokens from a surname to the particle before its father's name
_NISBA = 4  # letters of a surname of this shape
_TITLES = 8  # tokens between a title and the name
_HEADS = PLACE | FACILITY | BODY | MEDIA | COMPASS
_NOT_NAME = STOP | OPAQUE
_OPENS = GIVEN | STRANGE | PARTICLE


def find_people(scene: Scene) -> Iterator[Mention]:
    """Yield the names of people that their frames show, in order."""
    behind = 0
    for at, flags in enumerate(scene.flags):
        opens = flags & _OPENS or (flags & ARTICLE and scene.taken[at] is not None)
        found = _person(scene, at) if opens and at >= behind else None
        if found is not None:
            yield found
            behind = scene.named = found.last


def _person(scene: Scene, at: int) -> Mention | None:
    flags = scene.flags[at]
    known = scene.taken[at]
    if known is not None and known.type == "PER" and known.first == at:
        return _longer(scene, known)
    if flags & _NOT_NAME or (known is not None and not _rather_a_person(scene, at, known)):
        return None
    if flags & ARTICLE and not flags & GIVEN:
        return _titled_surname(scene, at)
    called = flags & WEAK and flags & TITLE and _listed_person(scene, at + 1)
    if called or _borne(scene, at - 1):
        return None
    last = _end(scene, at)
    title = _title(scene, at)
    if title >= 0 and _given_alone(scene, at, last) and _closed(scene, last):
        last += 1
    single = last == at + 2 and scene.form(at + 1) in scene.frames.compound  # صلاح الدين
    size = 1 if single else last - at
    if flags & GIVEN:
        if size > 1 and (title >= 0 or not flags & WEAK or _sure(scene, at, last)):
            return scene.mention(at, last, "PER", "given-name", head=title)
        if title >= 0 and (not flags & WEAK or (scene.has(title, HONORIFIC) and title == at - 1)):
            return scene.mention(at, last, "PER", "title-name", head=title)
        return None
    if flags & PARTICLE:
        opens = size > 1 and scene.form(at) in scene.frames.name_openers
        if opens and (title >= 0 or size > 2 or scene.has(at + 1, GIVEN)):
            return scene.mention(at, last, "PER", "particle-name", head=title)
        return None
    firm = title >= 0 and scene.form(title) not in scene.frames.doubtful
    if firm and not _told(scene, at, title):
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


def _rather_a_person(scene: Scene, at: int, known: Mention) -> bool:
    """Tell whether a town's name is a given name here: وقال بختيار شرنباخ."""
    strange = scene.has(at, STRANGE) and scene.has(at + 1, STRANGE)
    return strange and known.type == "LOC" and known.last == at + 1 and _said(scene, at)


def _listed_person(scene: Scene, at: int) -> bool:
    taken = scene.taken[at] if at < len(scene) else None
    return taken is not None and taken.type == "PER"


def _sure(scene: Scene, at: int, last: int) -> bool:
    """Tell whether a name behind a weak given name is one by itself: ناصر الغنام is not sure.

    Two weak ones are only in apposition (المغنية عبير نعمة, but بأحلام جميلة), a plural never is:
    حياة المعسرين.
    """
    rest = range(at + 1, last)
    plural = scene.form(last - 1).endswith(scene.frames.endings) and not scene.has(last - 1, GIVEN)
    if plural and not scene.has(last - 2, PARTICLE):
        return False
    return any(
        (scene.flags[t] & (STRANGE | PARTICLE))
        or scene.form(t) in scene.frames.compound - scene.frames.divine
        or scene.flags[t] & (GIVEN | WEAK) == GIVEN
        for t in rest
    ) or (scene.word(at - 1, w.AL) and all(scene.flags[t] & GIVEN for t in rest))


def _borne(scene: Scene, title: int) -> bool:
    """Tell whether a place bears the name with its title: مدينة الملك فهد الطبية."""
    honoured = scene.has(title, HONORIFIC) and scene.has(title, ARTICLE)
    return honoured and scene.has(title - 1, PLACE) and not scene.has(title - 1, ARTICLE)


def _told(scene: Scene, at: int, title: int) -> bool:
    """Tell whether the word agrees with the title right before it: قائدا محنكا."""
    alef = scene.frames.alef
    return title == at - 1 and all(scene.form(t).endswith(alef) for t in (title, at))


def _given_alone(scene: Scene, at: int, last: int) -> bool:
    """Tell whether the name is one given name so far: ليلى, عبد الرزاق."""
    if scene.flags[at] & PARTICLE:
        return last == at + 2 and scene.has(at + 1, ARTICLE)
    given = scene.flags[at] & (GIVEN | TITLE) == GIVEN
    return last == at + 1 and (given or bool(scene.flags[at] & STRANGE))


def _closed(scene: Scene, at: int) -> bool:
    """Tell whether a bare word behind title and given name is the surname, and the phrase ends.

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
    if at + 1 >= len(scene):
        return False
    ends = scene.flags[at + 1] & STOP or scene.word(at + 1, w.PUNCT | w.LAM | w.BA)
    return bool(ends) or scene.preposed(at + 1) or scene.conjoined(at + 1)


def _end(scene: Scene, at: int) -> int:
    """Return the token behind the name that begins at ``at``."""
    token = at + 1
    limit = min(len(scene), at + _LONGEST)
    while token < limit:
        if scene.form(token) in scene.frames.compound and not scene.traits[token].cut:
            token += 1
            continue
        flags = scene.flags[token]
        if flags & OPAQUE or scene.doc.words[token].senses:
            break
        behind = scene.flags[token - 1] & PARTICLE
        house = flags & ARTICLE and scene.form(token - 1) in scene.frames.house
        title = flags & TITLE and not house
        if behind and not title and not scene.traits[token].cut:
            token += 1
        elif flags & STOP and not _van(scene, token):
            break
        elif flags & ARTICLE:
            return token + 1 if _surname(scene, at, token) else token
        elif flags & (GIVEN | PARTICLE | STRANGE) and _goes_on(scene, token):
            token += 1
        elif token == at + 1 and _nisba(scene, token):
            return token + 1
        else:
            break
    while token > at + 1 and scene.flags[token - 1] & (PARTICLE | GIVEN) == PARTICLE:
        if scene.form(token - 1) in scene.frames.closing:
            break
        token -= 1
    return token


def _nisba(scene: Scene, token: int) -> bool:
    """Tell whether a bare word is a surname of the shape of a nisba: سعداني, not توفي or التقى."""
    form = scene.doc.words[token].fold
    written = scene.doc.text[scene.doc.start[token] : scene.doc.end[token]]
    least = _NISBA + form.startswith(scene.frames.alef)
    if len(form) < least or not written.endswith(scene.frames.nisba_end):
        return False
    if form.startswith(scene.frames.imperfect) or scene.traits[token].cut:
        return False
    if scene.flags[token] & (TITLE | ADJECTIVE | _HEADS) or scene.taken[token] is not None:
        return False
    word = scene.doc.words[token]
    return not word.conj and not word.flags & (w.HEADS | w.TIME | w.ADJUNCT | w.BA | w.LAM)


def _van(scene: Scene, token: int) -> bool:
    """Tell whether what is written like فإن or وُلد is a particle between two names."""
    known = bool(scene.flags[token] & PARTICLE) and bool(scene.flags[token - 1] & (GIVEN | STRANGE))
    return known and scene.has(token + 1, STRANGE | GIVEN)


def _goes_on(scene: Scene, token: int) -> bool:
    """Tell whether a bare word goes on with the name before it."""
    flags = scene.flags[token]
    if scene.traits[token].cut:
        return False
    if flags & _HEADS and not flags & GIVEN:
        return False
    office = flags & (TITLE | WEAK) and not flags & PARTICLE
    if office and (not flags & GIVEN or _office(scene, token)):
        return False
    taken = scene.taken[token]
    sure = scene.flags[token - 1] & (GIVEN | WEAK) == GIVEN
    if taken is not None and taken.type != "PER" and not sure:
        return False
    return not flags & ADJECTIVE


def _office(scene: Scene, token: int) -> bool:
    """Tell whether a name that is also a title is one here: أمير منطقة, not أمير."""
    following = scene.taken[token + 1] if token + 1 < len(scene) else None
    definite = scene.has(token + 1, ARTICLE) and scene.has(token, TITLE)
    return definite or scene.has(token + 1, _HEADS) or following is not None


def _surname(scene: Scene, at: int, token: int) -> bool:
    """Tell whether a definite word behind a given name is its surname: الحداد, not السوري.

    Behind two names without a title a common word that is no nisba is rather an object (سجل سامر
    بركات الهدف).
    """
    flags = scene.flags[token]
    form = scene.form(token)
    if scene.traits[token].cut or flags & ADJECTIVE:
        return False
    if form in scene.frames.ordinals:
        return True
    if form in scene.frames.not_surname or scene.doc.flags[token] & (w.RELATIVE | w.TIME):
        return False
    if flags & STRANGE:
        return True
    before = scene.flags[token - 1]
    if token > at and before & (STRANGE | GIVEN | PARTICLE) == STRANGE:
        return False
    if token - at > 1 and not before & PARTICLE and not form.endswith(scene.frames.nisba_end):
        if _title(scene, at) < 0 and scene.form(token - _BACK) not in scene.frames.particles:
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
    for back in range(token, max(scene.named - 1, token - _TITLES), -1):
        flags = scene.flags[back]
        if flags & TITLE and not flags & GIVEN & ~WEAK:
            firm = not flags & ARTICLE and scene.has(back - 1, BODY)  # شركة جنرال زنجو
            return -1 if firm and back == token else back
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
    if not _surname(scene, at, at) or scene.form(before) in scene.frames.doubtful:
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
