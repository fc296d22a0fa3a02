"""A verb of saying whose content has an opener: a clause, a quotation, a preposition."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import VerbRow
from musnad.link.anchor import Anchor, content_start
from musnad.link.boundary import complete, moreover, names_an_act, says_this
from musnad.link.context import Context, Range
from musnad.link.hit import Hit, verb_hit
from musnad.link.hosts import find_hosts, fronted_hosts
from musnad.link.inner import at_his
from musnad.link.phrase import clean, noun_phrase, starts_phrase
from musnad.link.reading import (
    counts_as,
    disqualified,
    headless,
    impersonal,
    may_drop_speaker,
    merely_considered,
    said_by_a_paper,
)
from musnad.link.speaker import past_occasion, right_bars, right_subject
from musnad.link.subject import left_subject, told_by

__all__ = ["clause_hit", "direct_object", "document_hit", "naming_hit", "passive", "unnamed_hit"]

_SHORT = 2  # words of a phrase that surely names no two
_WHOM = 5  # tokens behind "responsibility" in which it is told whose


def clause_hit(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape, anchor: Anchor
) -> Hit | None:
    """A verb, who says it, and what opens what is said."""
    region = (at + 1, anchor.at)
    hit = verb_hit(at, row, shape, last, f"verb-{anchor.kind}")
    hit.frame = anchor.kind
    hit.begin = content_start(anchor)
    if row.role == "press" and not said_by_a_paper(ctx, at):
        return None
    left = left_subject(ctx, at, first, shape) if not ctx.words[at].conj else None
    marked: list[Range] = []
    was = left is not None and left[0] is not None and ctx.has(left[2], "was")
    was = was or (row.obj and left is not None and _stands_before(ctx, at, first, left[0]))
    behind = at + 1
    if not was:
        split = anchor.kind in ("np", "prep") or row.obj
        known = anchor.kind == "that" and ctx.core(anchor.at) in row.preps
        barred = frozenset[str]() if known else right_bars(row)
        hit.subject, behind = right_subject(
            ctx, at, first, anchor.at, row, shape, split=split, barred=barred
        )
        if says_this(ctx, at + 1) and behind < anchor.at:
            return None
        marked = _told_in_marks(ctx, hit, row, anchor)
        if not shape.object and _is_whom(ctx, hit.subject, row, anchor):
            hit.unnamed = _is_common(ctx, hit.subject)
            hit.subject = None
        if anchor.kind == "prep" and _acts_on(ctx, hit.subject, row, anchor):
            return None
    if hit.subject is None:
        if left is None:
            left = left_subject(ctx, at, first, shape)
        if left is not None:
            hit.subject, hit.antecedent, hit.clause, hit.sub = left
        nobody = hit.subject is None and hit.antecedent is None
        if nobody and impersonal(row, shape, region):
            return None
        if left is None and (
            shape.tense == "imperfect"
            and not (row.speech or shape.object)
            and headless(ctx, at, first)
        ):
            return None
    if (
        anchor.kind in ("np", "prep")
        and hit.subject is None
        and not may_drop_speaker(ctx, at, first, hit)
    ):
        return None
    if row.to:
        hit.begin = _past_whom(ctx, hit, row, anchor)
    if "bare" in row.takes and anchor.kind == "that":
        opened = _opens_speech(
            ctx, at + 1 if hit.subject is None else behind, anchor.at, hit.subject is None
        )
        if opened:
            hit.begin, hit.frame, hit.rule = opened, "bare", "verb-bare"
    if counts_as(ctx, row, hit) or _is_occasion(ctx, row, hit.subject):
        return None
    told = hit.subject is not None or ctx.has(at - 1, "temporal")
    within = hit.subject is None and not ctx.words[at].conj and ctx.has(at + 1, "in_it")
    hit.sub = hit.sub or within or (told and _subordinate(ctx, at))
    hit.hosts = find_hosts(ctx, (at + 1, hit.begin), hit.subject) or fronted_hosts(ctx, first, at)
    hit.hosts = marked + hit.hosts
    _relayed_from(ctx, hit, (at + 1, anchor.at))
    if anchor.kind == "np" and (
        ctx.words[anchor.at].fold in row.barred or merely_considered(ctx, row, hit)
    ):
        return None
    return hit


def _told_in_marks(ctx: Context, hit: Hit, row: VerbRow, anchor: Anchor) -> list[Range]:
    """Cut off an outlet in marks behind unnamed people who told it (أبلغ شهود «المرفأ» أن)."""
    if hit.subject is None or not row.obj or anchor.kind != "that":
        return []
    first, last = hit.subject
    mark = next((t for t in range(first + 1, last) if t in ctx.quotes.at), -1)
    if mark < 0 or ctx.quotes.at[mark].close != last - 1:
        return []
    if not ctx.flags[first] & w.ANONYMOUS or ctx.flags[mark - 1] & (w.HEADS & ~w.ANONYMOUS):
        return []
    hit.subject = (first, mark)
    return [(mark, last)]


def _past_whom(ctx: Context, hit: Hit, row: VerbRow, anchor: Anchor) -> int:
    """Return where it is told what is asked, behind whom it is asked of (أهاب بالسكان الحذر)."""
    at, limit = anchor.at, hit.limit
    if anchor.kind == "that" and ctx.core(at - 1) == row.to:
        return at
    if anchor.kind != "prep" or row.to != "ب":
        return hit.begin
    begin = at if ctx.flags[at] & w.AL or at + 1 >= limit else at + 1  # بجميع | السكان
    behind = noun_phrase(ctx, begin, limit, stop_at_object=True, stop_at_head=True, appose=False)
    act = behind
    while act < limit and ctx.flags[act] & w.AL and not names_an_act(ctx, act):
        act += 1
    behind = act if act < limit and ctx.flags[act] & w.OBJECT else behind
    if behind < limit and not ctx.flags[behind] & w.PUNCT:
        return at if ctx.flags[behind] & w.RELATIVE else behind
    after = begin + 1
    while after < behind - 1 and ctx.flags[after] & w.AL:
        after += 1
    return after if after < behind and ctx.flags[begin] & w.AL else at


def _is_whom(ctx: Context, phrase: Range | None, row: VerbRow, anchor: Anchor) -> bool:
    """Tell whether the one phrase behind a verb that needs somebody is that somebody.

    Who accuses, or calls somebody something, does it to another: one short phrase behind the verb
    is not who speaks (واتهم الحكومة بالتقصير).
    """
    if phrase is None or row.lemma not in ctx.rules["needs_somebody"] or phrase[1] != anchor.at:
        return False
    if anchor.kind == "np" and ctx.words[anchor.at].fold not in row.needs:
        return False  # described what is said
    if any(ctx.flags[t] & w.LAM for t in range(anchor.at + 1, min(ctx.size, anchor.at + _WHOM))):
        return False  # laid the blame on somebody with ل
    name = ctx.names.get(phrase[0])
    return phrase[1] - phrase[0] <= _SHORT or (name is not None and name.last >= phrase[1])


def _is_occasion(ctx: Context, row: VerbRow, phrase: Range | None) -> bool:
    """Tell whether the need, or the state of things, calls for it (إذا دعت الحاجة)."""
    if phrase is None or row.stance != "asking":
        return False
    return phrase[1] - phrase[0] == 1 and ctx.has_head(phrase[0], "occasions")


def _is_common(ctx: Context, phrase: Range | None) -> bool:
    """Tell whether a mere noun stands there (واتهم الفتى): then he *was* accused, by nobody."""
    if phrase is None or phrase[1] - phrase[0] > 1 or phrase[0] in ctx.names:
        return False
    return not ctx.flags[phrase[0]] & (w.HEADS | w.PLACE | w.FIRST_NAME | w.QUOTE)


def _subordinate(ctx: Context, at: int) -> bool:
    """Tell whether the verb goes on inside what was said before: as (حيث), when X announced."""
    if ctx.words[at].conj or not ctx.has(at - 1, "subordinates"):
        return False
    return not ctx.words[at - 1].conj and not ctx.has(at - 2, "in")


def _stands_before(ctx: Context, at: int, first: int, subject: Range | None) -> bool:
    """Tell whether the speaker opens the clause, so that whom he speaks of follows the verb."""
    if subject is None or subject[1] != at:
        return False
    if subject[0] > first + 1 and not ctx.flags[subject[0] - 1] & w.COMP:
        return False
    head = ctx.flags[subject[0]]
    person = head & (w.PERSON | w.FIRST_NAME | w.OFFICIAL | w.ORGANISATION)
    return bool(person) and complete(ctx, at - 1)


def _acts_on(ctx: Context, subject: Range | None, row: VerbRow, anchor: Anchor) -> bool:
    """Tell whether an object stands between speaker and preposition: then something is done."""
    if subject is None or row.obj:
        return False
    end = noun_phrase(ctx, subject[0], anchor.at, barred=row.preps, stop_at_head=True)
    if ctx.has(end - 1, "host_after"):  # a report that the agency published
        return False
    return end < subject[1] and not ctx.flags[end] & (w.AL | w.COMMA | w.PERSON | w.FIRST_NAME)


def _opens_speech(ctx: Context, pos: int, until: int, at_once: bool) -> int:
    """Return where unmarked speech begins before a clause of its own, or 0.

    A finite verb opens it at once, where no speaker stands between.
    """
    while pos < until and (ctx.flags[pos] & (w.COMMA | w.TIME) or moreover(ctx, pos)):
        pos += 3 if moreover(ctx, pos) else 1
    if pos >= until:
        return 0
    pos = past_occasion(ctx, pos, until)
    opens = ctx.core(pos) in ctx.sets["grammar.openers.strong"] and not at_his(ctx, pos)
    return pos if opens or (at_once and disqualified(ctx, pos)) else 0


def _relayed_from(ctx: Context, hit: Hit, region: Range) -> None:
    """X said, quoting Y: the source is Y, through X."""
    for token in range(*region):
        if not (ctx.has(token, "relayed_from") and ctx.has(token + 1, "relayed_by")):
            continue
        begin = token + 2
        while begin < region[1] and (ctx.has(begin, "what") or ctx.words[begin].senses):
            begin += 1
        if begin >= region[1] or not (starts_phrase(ctx, begin) or ctx.flags[begin] & w.BA):
            return
        source = clean(ctx, (begin, noun_phrase(ctx, begin, region[1])))
        if source is None:
            return
        if hit.subject is not None:
            hit.hosts.insert(0, hit.subject)
        hit.subject = source
        hit.rule = "verb-quoting"
        return


def unnamed_hit(
    ctx: Context, at: int, last: int, row: VerbRow, shape: Shape, anchor: Anchor
) -> Hit:
    """It is believed that: nobody is named."""
    hit = verb_hit(at, row, shape, last, "passive")
    hit.unnamed = True
    hit.begin = anchor.at
    hit.frame = anchor.kind
    hit.sub = not ctx.words[at].conj
    return hit


def passive(ctx: Context, at: int, first: int, shape: Shape, anchor: Anchor) -> bool:
    """Tell whether a verb of believing stands without anybody who believes."""
    if shape.gender != "m" or shape.number != "s" or anchor.kind not in ("that", "prep"):
        return False
    if anchor.at != at + 1:
        return False
    if shape.tense == "perfect" and ctx.words[at].conj == "و" and at - first <= 1:
        return False  # who spoke before goes on (وزعم أن)
    left = left_subject(ctx, at, first, shape)
    if left is not None and left[0] is not None and (left[3] or ctx.words[at].conj == "ف"):
        return False
    if ctx.has(at - 1, "relative_feminine"):  # which (she) *is* believed (he) that
        return True
    if at > first and ctx.flags[at - 1] & w.RELATIVE:
        return not ctx.has(anchor.at, "plain_clause")
    return (
        at == first
        or not ctx.flags[at - 1] & (w.AL | w.FIRST_NAME | w.PLACE)
        or bool(ctx.words[at].conj)
    )


def document_hit(
    ctx: Context, at: int, last: int, row: VerbRow, shape: Shape, anchor: Anchor | None
) -> Hit | None:
    """It says in the statement: the document, or who issued it, is the source."""
    if anchor is None or not ctx.has(at + 1, "in") or at + 2 >= anchor.at:
        return None
    begin = at + 2
    if not ctx.flags[begin] & (w.DOCUMENT | w.OCCASION | w.MEDIA) or ctx.flags[begin] & w.TIME:
        return None
    source = clean(ctx, (begin, noun_phrase(ctx, begin, anchor.at)))
    if source is None:
        return None
    hit = verb_hit(at, row, shape, last, "in-document")
    hit.subject, hit.begin, hit.frame = source, content_start(anchor), anchor.kind
    return hit


def naming_hit(ctx: Context, at: int, row: VerbRow, shape: Shape, last: int) -> Hit | None:
    """What he called «…»: only with the name in quotation marks."""
    if at == 0 or not ctx.has(at - 1, "called"):
        return None
    if row.role == "name" and not shape.object:
        return None
    for mark in range(at + 1, min(last, at + 4)):
        if ctx.flags[mark] & w.QUOTE and mark in ctx.quotes.at:
            hit = verb_hit(at, row, shape, ctx.quotes.at[mark].close, "naming")
            hit.begin, hit.frame, hit.sub, hit.own = mark, "quote", True, True
            return hit
    if ctx.flags[at + 1] & w.COMP if at + 1 < last else False:
        hit = verb_hit(at, row, shape, last, "naming")
        hit.begin, hit.frame, hit.sub, hit.own = at + 1, "that", True, True
        return hit
    return None


def direct_object(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Anchor | None:
    """Return the object right behind a verb that has its speaker before it.

    So have verbs in the plural and dual, and others where who speaks fills the clause before.
    """
    if "np" not in row.takes or at + 1 >= last:
        return None
    if shape.number == "s" and not (starts_phrase(ctx, at + 1) and told_by(ctx, at, first, shape)):
        return None
    flags = ctx.flags[at + 1]
    if flags & (w.AL | w.OBJECT) and not flags & (w.PUNCT | w.COMP | w.TIME | w.LAM | w.BA):
        return Anchor("np", at + 1)
    return None
