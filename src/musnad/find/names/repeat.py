"""Names that come again: a surname alone, a body by the name that its head showed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from musnad.find.names.mention import Mention
from musnad.find.names.scene import Scene
from musnad.find.names.traits import ARTICLE, GIVEN, OPAQUE, PARTICLE, STOP, STRANGE

__all__ = ["find_repeated"]


def find_repeated(scene: Scene, found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield what names again somebody or something that a rule has found in full."""
    known: dict[str, list[Mention]] = {}
    for mention in found:
        for words in _short_forms(scene, mention):
            options = known.setdefault(words[0], [])
            if all(other.words != words for other in options):
                options.append(_named(mention, words))
    if not known:
        return
    for at, trait in enumerate(scene.traits):
        if scene.taken[at] is not None or trait.flags & OPAQUE:
            continue
        fold = scene.doc.words[at].fold
        for cut in (0, 1, 2):
            options = known.get(fold[cut:]) if cut <= len(fold) - 2 else None
            if options is None or not _clitics(scene, fold[:cut]):
                continue
            hit = _again(scene, at, cut, options)
            if hit is not None:
                yield hit
                break


def _named(mention: Mention, words: tuple[str, ...]) -> Mention:
    return Mention(
        mention.first,
        mention.last,
        mention.span,
        mention.type,
        mention.rule,
        words,
        mention.entry,
        mention.head,
    )


def _clitics(scene: Scene, cut: str) -> bool:
    """Tell whether the letters may be clitics, in their order."""
    frames = scene.frames
    if not cut:
        return True
    if len(cut) == 1:
        return cut in frames.conjunctions or cut in frames.prepositions
    return cut[0] in frames.conjunctions and cut[1] in frames.prepositions


def _again(scene: Scene, at: int, cut: int, options: list[Mention]) -> Mention | None:
    for option in sorted(options, key=lambda o: -len(o.words)):
        last = at + len(option.words)
        if last > len(scene) or any(scene.taken[t] is not None for t in range(at, last)):
            continue
        if all(
            scene.doc.words[at + k].fold == option.words[k] for k in range(1, len(option.words))
        ):
            return scene.mention(at, last, option.type, "again", entry=option.entry, cut=cut)
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
        if mention.entry.weak:
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
    if flags & (STRANGE | GIVEN | ARTICLE):
        yield words[-1:]
