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
    MEDIA,
    OPAQUE,
    STOP,
    STRANGE,
    TITLE,
)
from musnad.lexicon import word as w

__all__ = ["find_bodies"]

_LONGEST = 9  # tokens of a body's name
_QUOTED = 7  # tokens of one in quotation marks


def find_bodies(scene: Scene) -> Iterator[Mention]:
    """Yield the organisations that a head shows, in order."""
    for at, flags in enumerate(scene.flags):
        if not flags & (BODY | MEDIA):
            continue
        found = _quoted(scene, at) or (_body(scene, at) if flags & BODY else None)
        found = found or _outside(scene, at)
        if found is not None:
            yield found


def _quoted(scene: Scene, head: int) -> Mention | None:
    """Return the name in quotation marks behind a head: حزب «الوردة»."""
    at = head + 1
    if not scene.word(at, w.QUOTE | w.OPEN) or scene.flags[head] & ARTICLE:
        return None
    if scene.word(at, w.OPEN) and not scene.flags[head] & MEDIA:
        if scene.traits[head].head not in scene.frames.outside:
            return None
    close = scene.closing(at)
    if not at + 1 < close <= at + 1 + _QUOTED:
        return None
    rule = "media-head" if scene.flags[head] & MEDIA else "body-quoted"
    return scene.mention(at + 1, close, "ORG", rule, head=head, cut=0)


def _outside(scene: Scene, head: int) -> Mention | None:
    """Return a strange name behind a head that stays outside: شركة فينترا."""
    at = head + 1
    lemma = scene.traits[head].head
    if lemma not in scene.frames.outside and not scene.flags[head] & MEDIA:
        return None
    if scene.flags[head] & ARTICLE or at >= len(scene) or scene.traits[at].cut:
        return None
    if not scene.flags[at] & STRANGE or scene.flags[at] & (STOP | ADJECTIVE):
        return None
    taken = scene.taken[at]
    if taken is not None and taken.type == "ORG":
        return None
    last = at + 1
    while last < min(len(scene), at + 4) and scene.flags[last] & STRANGE:
        if scene.flags[last] & (STOP | ADJECTIVE) or scene.traits[last].cut:
            break
        last += 1
    rule = "media-head" if scene.flags[head] & MEDIA else "body-outside"
    return scene.mention(at, last, "ORG", rule, head=head)


def _body(scene: Scene, head: int) -> Mention | None:
    """Return a body with its head: وزارة الصحة, المرصد السوري لحقوق الإنسان."""
    if scene.flags[head] & ARTICLE:
        last = _definite(scene, head)
    else:
        last = _construct(scene, head)
    if last <= head + 1:
        return None
    return scene.mention(head, last, "ORG", "body-head", head=head)


def _construct(scene: Scene, head: int) -> int:
    """Return the token behind وزارة الصحة والسكان المصرية, or ``head`` where that is no name."""
    at = head + 1
    if at >= len(scene) or scene.has(at, STOP | OPAQUE) or scene.traits[at].cut:
        return head
    lemma = scene.traits[head].head
    frames = scene.frames
    form = scene.form(at)
    flags = scene.flags[at]
    taken = scene.taken[at]
    wanted = frames.complements.get(lemma, ())
    if form in wanted:
        return _rest(scene, at + 1, joined=True)
    if form in frames.media_openers and scene.flags[head] & MEDIA:
        return _rest(scene, at + 1, joined=False)
    if form in frames.not_after or flags & TITLE:
        return head
    if lemma in frames.strong and flags & ARTICLE and not flags & ADJECTIVE:
        return _rest(scene, at + 1, joined=True)
    if taken is not None and lemma in frames.inside and taken.type != "ORG":
        return _rest(scene, taken.last, joined=False)
    if lemma in frames.inside and lemma not in frames.outside and flags & (STRANGE | GIVEN):
        return _rest(scene, at + 1, joined=False)
    return head


def _definite(scene: Scene, head: int) -> int:
    """Return the token behind الهيئة العامة للأرصاد, or ``head`` where that is no name."""
    at = head + 1
    while at < len(scene) and scene.flags[at] & ARTICLE and _official(scene, at):
        at += 1
    if at == head + 1 or at >= len(scene):
        return head
    if _for(scene, at):
        return _rest(scene, at, joined=True)
    national = scene.form(at - 1) in scene.names.nisbas and at - head > 2
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


def _rest(scene: Scene, at: int, *, joined: bool) -> int:
    """Return the token behind the adjectives, complements and joined nouns from ``at``."""
    limit = min(len(scene), at + _LONGEST)
    while at < limit:
        flags = scene.flags[at]
        if flags & (STOP | OPAQUE) or scene.doc.words[at].senses:
            break
        form = scene.form(at)
        conjoined = scene.conjoined(at)
        if conjoined:
            if not joined or not _joins(scene, at):
                break
        elif _for(scene, at):
            if not _complement_for(scene, at):
                break
        elif (
            (scene.taken[at] is not None and not flags & ARTICLE)
            or not flags & ARTICLE
            or form in scene.frames.not_after
            or flags & TITLE
            or scene.traits[at].cut
            or form in scene.frames.tells
        ):
            break
        elif scene.doc.flags[at] & (w.TIME | w.RELATIVE) or form in scene.frames.not_surname:
            if form not in scene.frames.official:
                break
        at += 1
    return at


def _joins(scene: Scene, at: int) -> bool:
    """Tell whether و joins a noun to the name: التربية والتعليم."""
    fold = scene.doc.words[at].fold
    if not fold.startswith("وال") or scene.flags[at] & (BODY | MEDIA | TITLE):
        return False
    return scene.taken[at] is None and scene.doc.words[at].core not in scene.names.nisbas


def _complement_for(scene: Scene, at: int) -> bool:
    fold = scene.doc.words[at].fold
    return fold.startswith("لل") or scene.has(at + 1, ARTICLE) or scene.taken[at] is not None
