"""Versions that have one wording: one of them was first, whether or not it is known which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from musnad.trace.graph import UNNAMED, Told
from musnad.trace.relatives import Relation
from musnad.trace.united import united
from musnad.trace.witness import Witnesses

__all__ = ["UNLIKE", "Likeness", "kindred"]

# In articles that are one text, give or take half of it.
_SAME_TEXT = 0.6
# Two who heard an unnamed man each write it down in their own way: him, what he said, and how.
_SAME_SENTENCE = 0.9
_VERBATIM = 0.95
# Sentences besides: an article that shares them is made from the other one.
_MADE_FROM = 2


class Likeness(NamedTuple):
    """How alike two versions are worded.

    Attributes:
        share: Of the weight of their words, 0 to 1.
        in_order: Whether the words follow one another alike.
    """

    share: float
    in_order: bool


UNLIKE = Likeness(0.0, False)


def kindred(
    versions: Sequence[Told],
    pairs: Iterable[tuple[int, int, Likeness]],
    related: Callable[[str, str], Relation],
    who: Witnesses,
) -> list[Told]:
    """Return the versions of a statement with `Told.family` set.

    Articles that are copies as wholes are one family already. Elsewhere nobody finds the same words
    twice: an unnamed source was dropped on the way, or called less or more. In another order it is
    his own wording, unless the articles share a sentence besides. Where they share two, or one says
    most of what the other says, the wording may be only alike. And where source and verb are the
    same, a little may differ.

    A source of which nothing is told could be any: it is the one of the wording that is closest, so
    that it never makes one of two that differ.

    Args:
        versions: Of one statement.
        pairs: Numbers of two versions, and how alike they are.
        related: Tells what two articles, by their ids, share besides.
        who: Tells which unnamed sources may be one.
    """
    first: dict[str, int] = {}
    one_text = [
        (first.setdefault(version.family, at), at)
        for at, version in enumerate(versions)
        if version.family
    ]
    one_wording = [
        (alike.share, one, other)
        for one, other, alike in pairs
        if _one_wording(versions[one], versions[other], alike, related, who)
    ]
    told_of = [bool(who.described(version.named.words)) for version in versions]
    same = [(one, other) for _, one, other in one_wording if told_of[one] == told_of[other]]
    least = united(range(len(versions)), [*one_text, *same])
    closest: dict[int, tuple[float, int, int]] = {}
    for share, one, other in one_wording:
        if told_of[one] != told_of[other]:
            plain, described = (other, one) if told_of[one] else (one, other)
            link = (share, -described, plain)
            closest[least[plain]] = max(closest.get(least[plain], link), link)
    joined = [(plain, -described) for _, described, plain in closest.values()]
    least = united(range(len(versions)), [*one_text, *same, *joined])
    return [version._replace(family=versions[least[at]].id) for at, version in enumerate(versions)]


def _one_wording(
    one: Told, other: Told, alike: Likeness, related: Callable[[str, str], Relation], who: Witnesses
) -> bool:
    if one.article == other.article or one.hops or other.hops:
        return False
    if not {one.kind, other.kind} <= {None, *UNNAMED}:
        return False
    if not who.may_be_one(one.named.words, other.named.words):
        return False
    share, besides = alike.share, related(one.article, other.article)
    if share >= _SAME_TEXT and (besides.one_text or besides.sentences >= _MADE_FROM):
        return True
    if share >= _VERBATIM and (alike.in_order or besides.sentences):
        return True
    if one.kind is None or other.kind is None:
        return False
    return one.named.words == other.named.words and one.cue == other.cue and share >= _SAME_SENTENCE
