"""Names that the lists hold: the longest, from where it may begin."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.find.names.mention import Mention
from musnad.find.names.scene import Scene
from musnad.find.names.traits import (
    ARTICLE,
    BODY,
    COMPASS,
    FACILITY,
    HONORIFIC,
    MEDIA,
    PLACE,
    TITLE,
    Start,
)
from musnad.lexicon import word as w
from musnad.lexicon.entries import Entry
from musnad.lexicon.nametable import END, loose

__all__ = ["find_listed"]


def find_listed(scene: Scene) -> Iterator[Mention]:
    """Yield the listed names in order, none inside of another.

    A weak name, one that is a common word too, counts only where its frame asks for it.
    """
    behind = 0
    last: Mention | None = None
    for at, trait in enumerate(scene.traits):
        if at < behind or not trait.starts:
            continue
        found = _longest(scene, at, last)
        if found is not None:
            yield found
            behind, last = found.last, found


def _longest(scene: Scene, at: int, before: Mention | None) -> Mention | None:
    best: tuple[int, int, Entry] | None = None
    for start in scene.traits[at].starts:
        for last, entries in _ends(scene, at, start):
            entry = _fitting(scene, at, last, start.cut, entries, before)
            if entry is not None and (best is None or last > best[0]):
                best = (last, start.cut, entry)
    if best is None:
        return None
    last, cut, entry = best
    head = at - 1 if at and scene.has(at - 1, PLACE | BODY | MEDIA | TITLE) else -1
    return scene.mention(at, last, entry.type, "listed", entry=entry, cut=cut, head=head)


def _ends(scene: Scene, at: int, start: Start) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    """Yield where names that begin here may end, the token behind, with what they may be."""
    node = start.node
    token = at + 1
    single = len(start.form) == 1
    while True:
        if END in node:
            yield token, node[END]
        while single and token < len(scene) and scene.doc.words[token].fold in (".", "-"):
            token += 1
        if token >= len(scene):
            return
        word = scene.doc.words[token].fold
        following = node.get(word) if word else None
        if following is None and len(node) > (END in node):
            bones = loose(word)
            following = node.get(bones) if bones else None
        if following is None:
            return
        node = following
        single = single or len(word) == 1
        token += 1


def _fitting(
    scene: Scene, at: int, last: int, cut: int, entries: tuple[Entry, ...], before: Mention | None
) -> Entry | None:
    """Return the entry that the frame asks for, else the first that needs none."""
    asked = _asked(scene, at, last, cut)
    for entry in entries:
        if _tag(entry) in asked:
            return entry
    if cut and before is not None and before.last == at and scene.conjoined(at):
        for entry in entries:
            if entry.type == before.type == "LOC" and not scene.preposed(at):
                return entry
    return next((entry for entry in entries if not entry.weak), None)


def _tag(entry: Entry) -> str:
    """Return the type of an entry; an outlet is asked for by other words than a party."""
    return "outlet" if entry.kind in ("outlet", "agency") else entry.type


def _asked(scene: Scene, at: int, last: int, cut: int) -> tuple[str, ...]:
    """Return what the words around ask for."""
    head = at - 1
    if cut:
        return ()
    quoted = scene.word(head, w.QUOTE | w.OPEN)
    if quoted:
        head -= 1
    if head < 0:
        return ()
    flags = scene.flags[head]
    if quoted and scene.word(last, w.QUOTE) and scene.doc.words[head].core in scene.frames.relays:
        return ("outlet", "ORG")
    if flags & ARTICLE and not flags & HONORIFIC:
        return ()
    if scene.form(head) in scene.frames.asks:
        return ("ORG",)
    if flags & MEDIA:
        return ("outlet", "ORG")
    if flags & (PLACE | FACILITY):
        return ("LOC",) if not flags & BODY else ("LOC", "ORG")
    if flags & BODY:
        return ("ORG",)
    if flags & HONORIFIC:
        return ("PER",)
    if flags & COMPASS and not quoted:
        return ("LOC",)
    return ()
