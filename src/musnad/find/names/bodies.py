"""Organisations whom no list holds: a head and the rest of its noun phrase."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.find.names.mention import Mention
from musnad.find.names.scene import Scene
from musnad.find.names.traits import (
    ADJECTIVE,
    ARTICLE,
    BODY,
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

__all__ = ["find_bodies"]

_LONGEST = 9  # tokens of a body's name
_SHORT = 3  # letters of a strange word that may be anything
_QUOTED = 7  # tokens of one in quotation marks


def find_bodies(scene: Scene) -> Iterator[Mention]:
    """Yield the organisations that a head shows, in order."""
    for at in _heads(scene):
        flags = scene.flags[at]
        found = _quoted(scene, at) or (_body(scene, at) if flags & BODY else None)
        found = found or _outside(scene, at)
        if found is None:
            continue
        yield found
        if flags & MEDIA and found.first == at:  # وكالة الأنباء الإيطالية «أنسا»
            second = _quoted(scene, found.last - 1, head=at)
            if second is not None:
                yield second


def _heads(scene: Scene) -> Iterator[int]:
    """Yield the heads of bodies, and what opens an agency's name behind one (وكالة أنباء)."""
    for at in scene.heads:
        if scene.flags[at] & (BODY | MEDIA):
            yield at
        opens = scene.flags[at] & MEDIA and scene.form(at + 1) in scene.frames.media_openers
        if opens and not scene.has(at + 1, BODY | MEDIA):
            yield at + 1


def _quoted(scene: Scene, before: int, head: int = -1) -> Mention | None:
    """Return the name in quotation marks behind a head: حزب «الوردة»."""
    at = before + 1
    own = head < 0
    head = before if own else head
    if not scene.opens(at) or (own and scene.flags[head] & ARTICLE):
        return None
    bracket = scene.word(at, w.OPEN) and not scene.flags[head] & MEDIA
    if bracket and scene.traits[head].head not in scene.frames.outside:
        return None
    close = scene.closing(at)
    if not at + 1 < close <= at + 1 + _QUOTED or scene.has(at + 1, STOP):
        return None
    agency = scene.form(head) in scene.frames.media_openers
    rule = "media-head" if agency or scene.flags[head] & MEDIA else "body-quoted"
    return scene.mention(at + 1, close, "ORG", rule, head=head, cut=0)


def _outside(scene: Scene, head: int) -> Mention | None:
    """Return a strange name behind a head that stays outside: شركة فينترا, صحيفة الوطن."""
    at = head + 1
    lemma = scene.traits[head].head
    media = scene.flags[head] & MEDIA
    if lemma not in scene.frames.outside and not media:
        return None
    if scene.flags[head] & ARTICLE or at >= len(scene):
        return None
    if lemma in scene.frames.papers and _paper(scene, at):
        return scene.mention(at, at + 1, "ORG", "media-head", head=head, cut=0)
    taken = scene.taken[at]
    if not _proper(scene, at) or (taken is not None and taken.type == "ORG"):
        return None
    last = at + 1
    while last < min(len(scene), at + 4) and _proper(scene, last):
        last += 1
    rule = "media-head" if media else "body-outside"
    return scene.mention(at, last, "ORG", rule, head=head)


def _proper(scene: Scene, at: int) -> bool:
    flags = scene.flags[at]
    if len(scene.form(at)) <= _SHORT or scene.participle(at):
        return False
    return bool(flags & STRANGE) and not flags & (STOP | ADJECTIVE) and not scene.traits[at].cut


def _paper(scene: Scene, at: int) -> bool:
    """Tell whether a definite word behind a paper is its name and no adjective."""
    form = scene.doc.words[at].fold
    if scene.flags[at] & (STOP | OPAQUE | TITLE) or scene.doc.words[at].senses:
        return False
    if not scene.flags[at] & ARTICLE or scene.traits[at].cut or scene.flags[at] & ADJECTIVE:
        return False
    return not form.endswith("يه") and form not in scene.frames.official


def _body(scene: Scene, head: int) -> Mention | None:
    """Return a body with its head: وزارة الصحة, المرصد السوري لحقوق الإنسان."""
    known = scene.taken[head]
    lemma = scene.traits[head].head
    if known is not None and (lemma not in scene.frames.inside or lemma in scene.frames.outside):
        return _extended(scene, known)  # حزب الله اللبناني is حزب الله
    if known is not None and known.first == head:  # مجلس النواب العراقي is no other's
        last = known.last
        while last < len(scene) and _official(scene, last):
            last += 1
        return scene.mention(head, last, "ORG", "body-head", head=head)
    last = _definite(scene, head) if scene.flags[head] & ARTICLE else _construct(scene, head)
    if last <= head + 1:
        return None
    return scene.mention(head, last, "ORG", "body-head", head=head)


def _extended(scene: Scene, known: Mention) -> Mention | None:
    """Return a listed body with what it is for: الاتحاد الأفريقي لكرة القدم, or None."""
    at = known.last
    if not scene.flags[known.first] & ARTICLE or at >= len(scene):
        return None
    if not _for(scene, at) or scene.doc.words[at].fold.startswith("لل"):
        return None
    if not scene.has(at + 1, ARTICLE) or scene.has(at, TITLE | BODY):
        return None
    last = _rest(scene, at, joined=False)
    return scene.mention(known.first, last, "ORG", "body-head", head=known.first)


def _construct(scene: Scene, head: int) -> int:
    """Return the token behind وزارة الصحة والسكان المصرية, or ``head`` where that is no name."""
    at = head + 1
    if at >= len(scene) or scene.has(at, STOP | OPAQUE) or scene.traits[at].cut:
        return head
    frames = scene.frames
    lemma = scene.traits[head].head
    form = scene.form(at)
    flags = scene.flags[at]
    if form in frames.complements.get(lemma, ()):
        return _rest(scene, at + 1, joined=True, whom=False)
    if form in frames.media_openers and scene.flags[head] & MEDIA:
        named = scene.taken[at + 1] if at + 1 < len(scene) else None
        last = _rest(scene, at + 1, joined=False)  # وكالة أنباء الأناضول is الأناضول
        return last if last > at + 1 and (named is None or named.type != "ORG") else head
    if flags & HONORIFIC and lemma in frames.inside:  # جامعة الملك سعود
        bears = scene.has(at + 1, GIVEN | STRANGE | PARTICLE) and not scene.traits[at + 1].cut
        return _rest(scene, _bearer(scene, at + 1), joined=False) if bears else head
    if form in frames.not_after or (flags & TITLE and lemma not in frames.strong):
        return head
    if flags & PLACE and at + 1 < len(scene) and scene.taken[at + 1] is not None:
        ruled = lemma in frames.complements and lemma in frames.inside
        return _rest(scene, at + 1, joined=False) if ruled else head  # مجلس محافظة نينوى
    taken = scene.taken[at]
    if taken is not None and taken.type == "ORG" and lemma in frames.outside:
        return head
    if lemma in frames.strong and flags & ARTICLE and not flags & ADJECTIVE:
        return _rest(scene, at + 1, joined=True)
    if lemma not in frames.inside:
        return head
    if taken is not None:
        return head if taken.type == "ORG" else _rest(scene, taken.last, joined=False)
    if lemma not in frames.outside and flags & (STRANGE | GIVEN):
        return _rest(scene, at + 1, joined=False)
    return head


def _bearer(scene: Scene, at: int) -> int:
    """Return the token behind the name that a body bears: الملك خالد بن عبد العزيز."""
    limit = min(len(scene), at + _LONGEST)
    at += 1
    while at < limit and not scene.traits[at].cut:
        known = scene.flags[at] & PARTICLE or scene.form(at) in scene.frames.compound
        if not known and not scene.flags[at - 1] & PARTICLE:
            break
        at += 1
    return at


def _definite(scene: Scene, head: int) -> int:
    """Return the token behind الهيئة العامة للأرصاد, or ``head`` where that is no name."""
    at = head + 1
    while at < len(scene) and scene.flags[at] & ARTICLE and _official(scene, at):
        at += 1
    if at == head + 1:
        return head
    if at < len(scene) and _for(scene, at):
        return _rest(scene, at, joined=True)
    enough = 1 if scene.traits[head].head in scene.frames.national else 2
    national = scene.form(at - 1) in scene.names.nisbas and at - head > enough
    return at if national else head


def _official(scene: Scene, at: int) -> bool:
    if scene.traits[at].cut:
        return False
    return scene.form(at) in scene.frames.official or scene.form(at) in scene.names.nisbas


def _for(scene: Scene, at: int) -> bool:
    """Tell whether ل with a noun goes on with the name: لحقوق الإنسان."""
    fold = scene.doc.words[at].fold
    if scene.flags[at] & (STOP | OPAQUE) or scene.doc.words[at].senses:
        return False
    return fold.startswith("ل") and len(fold) > 4 and fold not in scene.frames.whole


def _rest(scene: Scene, at: int, *, joined: bool, whom: bool = True) -> int:
    """Return the token behind the adjectives, complements and joined nouns from ``at``."""
    limit = min(len(scene), at + _LONGEST)
    feminine = False  # behind a feminine adjective no masculine one is the body's
    while at < limit:
        if scene.flags[at] & (STOP | OPAQUE) or scene.doc.words[at].senses:
            break
        taken = scene.taken[at]
        if scene.conjoined(at):
            if not joined or not _joins(scene, at):
                break
        elif _for(scene, at):
            if not whom or not _complement_for(scene, at):
                break
        elif taken is not None and taken.first == at and _governs(scene, at - 1):
            at = taken.last
            continue
        elif not _adjective(scene, at) or (feminine and not scene.feminine(at)):
            break
        else:
            feminine = scene.feminine(at)
        at += 1
    return at


def _governs(scene: Scene, at: int) -> bool:
    """Tell whether the word governs what follows: قيادة عمليات دجلة, لولاية جبال حمرين."""
    trait = scene.traits[at]
    return not trait.flags & (ARTICLE | OPAQUE) and scene.taken[at] is None


def _adjective(scene: Scene, at: int) -> bool:
    """Tell whether a definite word goes on with the name of a body."""
    form = scene.form(at)
    flags = scene.flags[at]
    frames = scene.frames
    if not flags & ARTICLE or flags & (TITLE | BODY) or scene.traits[at].cut or scene.hamza(at):
        return False
    if form in frames.official or form in scene.names.nisbas:
        return True
    if form in frames.tells or form in frames.not_surname:
        return False
    return not scene.doc.flags[at] & (w.TIME | w.RELATIVE | w.OBJECT)


def _joins(scene: Scene, at: int) -> bool:
    """Tell whether و joins a noun to the name: التربية والتعليم."""
    fold = scene.doc.words[at].fold
    if not fold.startswith("وال") or scene.flags[at] & (BODY | MEDIA | TITLE):
        return False
    if scene.doc.words[at].core in scene.frames.tells:
        return False
    return scene.taken[at] is None and scene.doc.words[at].core not in scene.names.nisbas


def _complement_for(scene: Scene, at: int) -> bool:
    """Tell whether ل with its noun is definite: للأرصاد, لحقوق الإنسان, لولاية بابل."""
    if scene.doc.words[at].fold.startswith("لل") or scene.has(at + 1, ARTICLE):
        return True
    return at + 1 < len(scene) and scene.taken[at + 1] is not None
