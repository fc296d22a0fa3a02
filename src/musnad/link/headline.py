"""Whether the headline asserts what the body only reports."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.find.cues import CueFinder
from musnad.lexicon import Lookup
from musnad.lexicon import word as w
from musnad.link.context import Context
from musnad.model import Attribution, Headline
from musnad.text.document import Document

__all__ = ["judge_headline"]

_ENOUGH = 0.6  # share of the headline's words that one statement must hold
_LEAST = 3  # content words of a headline that can be compared
_MARGIN = 0.15  # by how much the statement must hold more than the outlet's own voice


def judge_headline(
    ctx: Context, lookup: Lookup, title: str | None, attributions: Sequence[Attribution]
) -> Headline | None:
    """Return whether the headline drops the attribution its body gives; None without a title.

    It drops it where it carries no attribution itself and most of its words stand in one statement
    of somebody, and not as much in the outlet's own voice.
    """
    if not title or not title.strip():
        return None
    doc = Document(title, lookup)
    if _attributes(doc, CueFinder(lookup.tables)):
        return Headline(False, None, "headline-attributes", 0.0)
    wanted = _stems(ctx, doc)
    if len(wanted) < _LEAST or not attributions:
        return Headline(False, None, "nothing-to-compare", 0.0)
    best, share = None, 0.0
    covered: set[int] = set()
    for index, attribution in enumerate(attributions):
        tokens = _tokens(ctx, attribution)
        covered |= tokens
        held = len(wanted & {_stem(ctx, ctx.words[t].head) for t in tokens}) / len(wanted)
        if held > share + 1e-9:
            best, share = index, held
    voice = max(
        (
            len(wanted & {_stem(ctx, ctx.words[t].head) for t in range(*s) if t not in covered})
            for s in ctx.doc.sentences
        ),
        default=0,
    ) / len(wanted)
    if best is None or share < _ENOUGH:
        return Headline(False, None, "not-said", share)
    if voice + _MARGIN > share:
        return Headline(False, best, "voice-says-it-too", share)
    return Headline(True, best, "asserts-what-is-reported", share)


def _attributes(doc: Document, cues: CueFinder) -> bool:
    """Tell whether the headline names whose word it is: a cue, a colon, quotation marks."""
    for index, word in enumerate(doc.words):
        if word.flags & w.COLON and 0 < index < len(doc) - 1:
            return True
        if word.flags & w.QUOTE and index in (0, len(doc) - 1):
            return True
    return any(c.kind in ("verb", "preposition", "noun") for c in cues(doc))


def _tokens(ctx: Context, attribution: Attribution) -> set[int]:
    found: set[int] = set()
    for first, last in attribution.content:
        found |= set(range(*_range(ctx, first, last)))
    return found


def _range(ctx: Context, first: int, last: int) -> tuple[int, int]:
    from bisect import bisect_left

    return bisect_left(ctx.doc.start, first), bisect_left(ctx.doc.start, last)


def _stems(ctx: Context, doc: Document) -> set[str]:
    skips = ctx.rules["headline_skips"]
    return {
        _stem(ctx, word.head)
        for word in doc.words
        if not word.flags & (w.PUNCT | w.ADJUNCT | w.TIME | w.COMP | w.NOT_NP)
        and len(word.head) > 1
        and word.core not in skips
    }


def _stem(ctx: Context, head: str) -> str:
    """Return the word without a light ending, so that forms of one noun meet."""
    for ending in ctx.endings("light"):
        if head.endswith(ending) and len(head) - len(ending) >= 3:
            return head[: -len(ending)]
    return head
