"""Words with what is written together with them: conjunctions, prepositions, article, pronouns."""

from __future__ import annotations

from functools import cache
from itertools import product

from musnad.arabic import fold, letter_width
from musnad.lexicon.frames import load_frames
from musnad.lexicon.load import read_table
from musnad.model.span import Span

__all__ = ["dressed", "trimmed"]

_ARTICLE = "ال"
_LEAST = 2  # letters of a word that stay


def trimmed(text: str, span: Span) -> tuple[Span, ...]:
    """Return the span, and the same without the clitics that its first word may begin with.

    Which of them is right the person says who selected it; the last has lost most.

    >>> [one.of("وبالوزير") for one in trimmed("وبالوزير", Span(0, 8))]
    ['وبالوزير', 'بالوزير', 'الوزير']
    """
    frames = load_frames()
    found = [span]
    start = span.start
    for clitics in (frames.conjunctions, frames.prepositions):
        first = text[start : start + 1]
        if first not in clitics:
            continue
        following = start + letter_width(text[start : span.end])
        word = text[following : span.end].split()
        if word and len(fold(word[0])) >= _LEAST:
            start = following
            found.append(Span(start, span.end))
    return tuple(found)


def dressed(word: str) -> frozenset[str]:
    """Return a folded word in all the forms in which clitics may stand at it, itself included.

    >>> {"والوزير", "بالوزير", "للوزير", "وزيره"} <= dressed("وزير")
    True
    >>> "بوزير" in dressed("الوزير"), "وللوزير" in dressed("الوزير")
    (False, True)
    """
    before, behind = _parts()
    defined = word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1
    stem = word.removeprefix(_ARTICLE) if defined else word
    # The article's alef falls away behind the preposition of one letter that it joins.
    heads = {_joined(head, _ARTICLE) + stem for head in before}
    if defined:
        return frozenset(heads)
    return frozenset({head + stem + tail for head, tail in product(before, behind)} | heads)


def _joined(head: str, article: str) -> str:
    return head + article[1:] if head.endswith(article[1:]) else head + article


@cache
def _parts() -> tuple[tuple[str, ...], tuple[str, ...]]:
    frames = load_frames()
    before = ("", *frames.conjunctions), ("", *sorted(frames.prepositions))
    behind = read_table("grammar")["complementizers"]["enclitics"]
    return tuple("".join(parts) for parts in product(*before)), tuple(map(fold, behind))
