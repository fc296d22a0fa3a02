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
    STOP,
    TITLE,
    Start,
)
from musnad.lexicon import word as w
from musnad.lexicon.entries import Entry
from musnad.lexicon.nametable import END, SPELT, loose

__all__ = ["find_listed"]

_LETTERS = 3  # of a part of an abbreviation, behind which a stop may stand: سي.إن.إن


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
            if entry is None:
                continue
            if best is None or last > best[0] or (last == best[0] and _in_row(scene, at, before)):
                best = (last, start.cut, entry)
    if best is None:
        return None
    last, cut, entry = best
    if entry.kind == "company" and not cut and scene.form(at - 1) in scene.frames.products:
        return None
    head = at - 1 if at and scene.has(at - 1, PLACE | BODY | MEDIA | TITLE) else -1
    return scene.mention(at, last, entry.type, "listed", entry=entry, cut=cut, head=head)


def _in_row(scene: Scene, at: int, before: Mention | None) -> bool:
    """Tell whether a name stands right before, so that و is rather "and": الرياض وجدة."""
    return (
        before is not None
        and before.last == at
        and scene.doc.words[at].fold[:1] in (scene.frames.conjunctions[:1])
    )


def _ends(scene: Scene, at: int, start: Start) -> list[tuple[int, tuple[Entry, ...]]]:
    """Return where names that begin here may end, the token behind, with what they may be."""
    words = scene.doc.words
    node = start.node
    token = at + 1
    short = len(start.form) <= _LETTERS
    found: list[tuple[int, tuple[Entry, ...]]] = []
    while True:
        if END in node:
            found.append((token, node[END]))
        while short and token < len(words) and words[token].fold in (".", "-"):
            token += 1
        if token >= len(words):
            return found
        word = words[token].fold
        following = node.get(word) if word else None
        if following is None and SPELT in node:
            bones = loose(word)
            following = node.get(bones) if bones else None
        if following is None:
            return found
        node = following
        short = len(word) <= _LETTERS
        token += 1


def _fitting(
    scene: Scene, at: int, last: int, cut: int, entries: tuple[Entry, ...], before: Mention | None
) -> Entry | None:
    """Return the entry that the frame asks for, else the first that needs none."""
    if len(entries) == 1 and not entries[0].weak:
        return entries[0]
    asked = _asked(scene, at, last, cut)
    for entry in entries:
        if _tag(entry) in asked:
            return entry
    joined = cut and before is not None and before.last == at and scene.conjoined(at)
    if joined and before is not None and not scene.has(at, STOP):
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
    if flags & MEDIA or scene.form(head) in scene.frames.media_openers:
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
