"""Versions that have one wording: one of them was first, whether or not it is known which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from musnad.trace.graph import UNNAMED, Told
from musnad.trace.united import united

__all__ = ["kindred"]

# In articles that are one text, give or take half of it.
_SAME_TEXT = 0.6
# Two who heard an unnamed man each write it down in their own way: him, what he said, and how.
_SAME_SENTENCE = 0.8
_VERBATIM = 0.9


def kindred(
    versions: Sequence[Told],
    pairs: Iterable[tuple[int, int, float]],
    related: Callable[[str, str], bool],
) -> list[Told]:
    """Return the versions of a statement with `Told.family` set.

    Articles that are copies as wholes are one family already. Where one says most of what the other
    says, an unnamed source may have been dropped on the way or called by another name. Elsewhere
    the sentence must be the same: the unnamed source, the verb, and nearly all of what is said.

    Args:
        versions: Of one statement.
        pairs: Numbers of two versions, and how alike they are, 0 to 1.
        related: Tells whether two articles, by their ids, are one text in other words.
    """
    first: dict[str, int] = {}
    one_text = [
        (first.setdefault(version.family, at), at)
        for at, version in enumerate(versions)
        if version.family
    ]
    one_wording = [
        (one, other)
        for one, other, share in pairs
        if _one_wording(versions[one], versions[other], share, related)
    ]
    least = united(range(len(versions)), [*one_text, *one_wording])
    return [version._replace(family=versions[least[at]].id) for at, version in enumerate(versions)]


def _one_wording(one: Told, other: Told, share: float, related: Callable[[str, str], bool]) -> bool:
    if one.article == other.article or one.hops or other.hops:
        return False
    if not {one.kind, other.kind} <= {None, *UNNAMED}:
        return False
    if share >= _SAME_TEXT and related(one.article, other.article):
        return True
    if one.kind is None or other.kind is None:
        return one.kind is other.kind and share >= _VERBATIM
    return one.words == other.words and one.cue == other.cue and share >= _SAME_SENTENCE
