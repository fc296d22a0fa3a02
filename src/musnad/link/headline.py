"""Whether the headline asserts what the body only reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from musnad.find.cues import Candidate, CueFinder
from musnad.find.quotations import find_quotations
from musnad.lexicon import Lookup
from musnad.lexicon import word as w
from musnad.link.attributions import find_attributions
from musnad.link.context import Context
from musnad.link.ours import Ours
from musnad.model import Attribution, Headline
from musnad.text.document import Document
from musnad.text.stem import stem

__all__ = ["judge_headline"]

_ENOUGH = 0.6  # share of the headline's words that one statement must hold
_LEAST = 3  # content words of a headline that can be compared
_MARGIN = 0.15  # by how much the statement must hold more than the outlet's own voice


def judge_headline(
    ctx: Context,
    lookup: Lookup,
    cues: CueFinder,
    title: str | None,
    attributions: Sequence[Attribution],
) -> Headline | None:
    """Return whether the headline drops the attribution its body gives; None without a title.

    It drops it where it carries no attribution itself and most of its words stand in one statement
    of somebody, and not as much in the outlet's own voice.
    """
    if not title or not title.strip():
        return None
    doc = Document(title, lookup)
    if doc.where(w.STOP) and doc.words[doc.where(w.STOP)[-1]].fold[0] in "?؟":
        return Headline(False, None, "question", 0.0)
    if _attributes(Context(doc, find_quotations(doc), ctx.tables), cues):
        return Headline(False, None, "headline-attributes", 0.0)
    endings = ctx.endings("light")
    wanted = _stems(ctx, doc)
    if len(wanted) < _LEAST or not attributions:
        return Headline(False, None, "nothing-to-compare", 0.0)
    best, share = None, 0.0
    covered: set[int] = set()
    for index, attribution in enumerate(attributions):
        tokens = _tokens(ctx, attribution)
        covered |= tokens
        held = len(wanted & {stem(ctx.words[t].head, endings) for t in tokens}) / len(wanted)
        if held > share + 1e-9:
            best, share = index, held
    voice = max(
        (
            len(wanted & {stem(ctx.words[t].head, endings) for t in range(*s) if t not in covered})
            for s in ctx.doc.sentences
        ),
        default=0,
    ) / len(wanted)
    if best is None or share < _ENOUGH:
        return Headline(False, None, "not-said", share)
    if voice + _MARGIN > share:
        return Headline(False, best, "voice-says-it-too", share)
    return Headline(True, best, "asserts-what-is-reported", share)


def _attributes(title: Context, cues: CueFinder) -> bool:
    """Tell whether the headline names whose word it is: a cue, a colon, quotation marks.

    A cue that means nothing else is enough without a frame: headlines leave words out, and to say
    that one drops an attribution is an accusation.
    """
    if any(0 < at < title.size - 1 for at in title.doc.where(w.COLON)):
        return True
    quoted = sum(q.close - q.open - 1 for q in title.quotes.all if q.depth == 0)
    if quoted * 2 >= title.size:
        return True
    if any(_plainly(title, candidate) for candidate in cues(title.doc)):
        return True
    return bool(find_attributions(title, cues, Ours(frozenset()))[0])


def _plainly(title: Context, candidate: Candidate) -> bool:
    """Tell whether the candidate can hardly be anything but a cue."""
    if candidate.kind == "verb":
        rows = [sense.row for sense in title.words[candidate.at].senses]
        return not any(row.noun or row.strict or row.stated or row.role for row in rows)
    return candidate.kind in ("preposition", "noun")


def _tokens(ctx: Context, attribution: Attribution) -> set[int]:
    found: set[int] = set()
    for first, last in attribution.content:
        found |= set(range(*_range(ctx, first, last)))
    return found


def _range(ctx: Context, first: int, last: int) -> tuple[int, int]:
    return bisect_left(ctx.doc.start, first), bisect_left(ctx.doc.start, last)


def _stems(ctx: Context, doc: Document) -> set[str]:
    skips = ctx.rules["headline_skips"]
    endings = ctx.endings("light")
    return {
        stem(word.head, endings)
        for word in doc.words
        if not word.flags & (w.PUNCT | w.ADJUNCT | w.TIME | w.COMP | w.NOT_NP)
        and len(word.head) > 1
        and word.core not in skips
    }
