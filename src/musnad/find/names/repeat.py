"""Names that come again: a surname alone, a body by the name that its head showed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from musnad.find.names.mention import Mention
from musnad.find.names.scene import Scene
from musnad.find.names.traits import ARTICLE, GIVEN, OPAQUE, PARTICLE, STOP, STRANGE, WEAK

__all__ = ["find_repeated"]


class _Short(NamedTuple):
    """The words by which a mention may be named again, and the mention."""

    words: tuple[str, ...]
    mention: Mention


def find_repeated(scene: Scene, found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield what names again somebody or something that a rule has found in full."""
    known: dict[str, list[_Short]] = {}
    for mention in found:
        for words in _short_forms(scene, mention):
            same = known.setdefault(words[0], [])
            if all(other.words != words for other in same):
                same.append(_Short(words, mention))
    options = _with_clitics(scene, known)
    written = scene.doc.words
    for at in [at for at, word in enumerate(written) if word.fold in options]:
        if scene.taken[at] is None and not scene.flags[at] & OPAQUE:
            hits = (_again(scene, at, cut, same) for cut, same in options[written[at].fold])
            hit = next(filter(None, hits), None)
            if hit is not None:
                yield hit


def _with_clitics(
    scene: Scene, known: Mapping[str, list[_Short]]
) -> dict[str, list[tuple[int, list[_Short]]]]:
    """Return by their first word, clitics before it or none, how many letters these are and whom.

    The fewest letters come first.
    """
    conjunctions, prepositions = scene.frames.conjunctions, sorted(scene.frames.prepositions)
    joined = [one + other for one in conjunctions for other in prepositions]
    found: dict[str, list[tuple[int, list[_Short]]]] = {}
    for clitics in ("", *conjunctions, *prepositions, *joined):
        for word, same in known.items():
            if len(word) > 1:
                found.setdefault(clitics + word, []).append((len(clitics), same))
    return found


def _again(scene: Scene, at: int, cut: int, options: list[_Short]) -> Mention | None:
    for words, mention in sorted(options, key=lambda o: -len(o.words)):
        last = at + len(words)
        if last > len(scene) or any(scene.taken[t] is not None for t in range(at, last)):
            continue
        if all(scene.doc.words[at + k].fold == words[k] for k in range(1, len(words))):
            return scene.mention(at, last, mention.type, "again", entry=mention.entry, cut=cut)
    return None


def _short_forms(scene: Scene, mention: Mention) -> Iterator[tuple[str, ...]]:
    """Yield the words by which a mention may be named again."""
    words = mention.words
    strange = bool(scene.flags[mention.first] & STRANGE)
    if mention.type == "PER":
        if len(words) > 1:
            yield from _surnames(scene, mention)
        elif strange:
            yield words
    elif mention.entry is not None:
        if mention.entry.weak and (len(words) > 1 or scene.flags[mention.first] & ARTICLE):
            yield words
    elif (len(words) == 1 and strange) or mention.rule in ("body-quoted", "media-head"):
        yield words


def _surnames(scene: Scene, mention: Mention) -> Iterator[tuple[str, ...]]:
    last = mention.last - 1
    flags = scene.flags[last]
    words = mention.words
    if scene.form(last) in scene.frames.ordinals:
        return
    if len(words) > 2 and scene.flags[last - 1] & PARTICLE:
        yield words[-2:]
        return
    if flags & (PARTICLE | STOP) or len(words[-1]) < 3:
        yield words[-2:]
        return
    sure = mention.entry is not None or mention.head >= 0 or scene.has(mention.first, STRANGE)
    sure = sure or scene.flags[mention.first] & (GIVEN | WEAK) == GIVEN
    if flags & (STRANGE | GIVEN) or (flags & ARTICLE and sure):
        yield words[-1:]
