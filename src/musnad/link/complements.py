"""A verb of saying without an opener: a noun phrase, unmarked speech, a quotation before it."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import VerbRow
from musnad.link.anchor import names_what_is_said
from musnad.link.boundary import object_after, says_this
from musnad.link.context import Context
from musnad.link.hit import Hit, verb_hit
from musnad.link.hosts import find_hosts, past_host
from musnad.link.phrase import looks_finite, noun_phrase, starts_phrase
from musnad.link.quoted import speech_quote
from musnad.link.reading import counts_as, impersonal, may_drop_speaker, merely_considered
from musnad.link.speaker import past_occasion, right_subject, skip_adjuncts, skip_times
from musnad.link.subject import left_subject, told_by

__all__ = ["after_clause_hit", "after_quote_hit", "unopened_hit"]

_BARE_LEAST = 3  # words that unmarked speech has at least
_LEFT_LEAST = 2  # words of it before a verb that interrupts it


def unopened_hit(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """A verb without an opener: a noun phrase, a quotation before it, or unmarked speech."""
    hit = verb_hit(at, row, shape, last, "verb-np")
    pos = skip_times(ctx, at + 1, last)
    if says_this(ctx, pos):
        return None
    if (
        "np" in row.takes
        and pos < last
        and (names_what_is_said(ctx, pos) or told_by(ctx, at, first, shape))
    ):
        behind = pos
    else:
        hit.subject, behind = right_subject(ctx, at, first, last, row, shape)
    if hit.subject is None:
        left = left_subject(ctx, at, first, shape)
        if left is not None:
            hit.subject, hit.antecedent, hit.clause, hit.sub = left
    if "bare" in row.takes:
        return _bare(ctx, at, first, last, row, hit, behind)
    if "np" not in row.takes and not row.needs:
        return None
    return _noun_complement(ctx, at, first, last, row, hit, behind)


def _noun_complement(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, hit: Hit, behind: int
) -> Hit | None:
    if row.needs:
        return None
    if hit.subject is None and not may_drop_speaker(ctx, at, first, hit):
        return None
    pos = behind
    if row.to and pos < last and ctx.core(pos) == row.to:
        pos = noun_phrase(ctx, pos + 1, last, stop_at_object=True, stop_at_head=True)
    pos = skip_adjuncts(ctx, past_host(ctx, pos, last), last)
    if row.obj and pos < last and hit.subject is not None:
        pos = _past_addressee(ctx, pos, last)
    if pos >= last or ctx.flags[pos] & (w.PUNCT & ~w.QUOTE):
        return None
    pointed = ctx.has(pos, "pointed") and "free" in row.takes
    if not pointed and not starts_phrase(ctx, pos):
        return None
    if ctx.flags[pos] & w.BA or ctx.words[pos].fold in row.barred or row.strict:
        return None
    named = hit.subject is not None or hit.antecedent is not None
    if not named and hit.shape and impersonal(row, hit.shape, (at + 1, at + 1)):
        return None
    if merely_considered(ctx, row, hit):
        return None
    before = hit.subject is not None and hit.subject[0] < at
    if (
        named
        and not before
        and not (pointed or ctx.flags[pos] & (w.OBJECT | w.AL) or "free" in row.takes)
    ):
        return None
    if not named and "free" not in row.takes and not ctx.flags[pos] & w.OBJECT:
        return None
    relative = ctx.flags[at - 1] & w.RELATIVE if at else 0
    if not named and not (ctx.words[at].conj or relative or ctx.has(at - 1, "may_drop_after")):
        return None
    hit.begin, hit.frame = pos, "np"
    if counts_as(ctx, row, hit):
        return None
    hit.hosts = find_hosts(ctx, (behind, pos), hit.subject)
    return hit


def _past_addressee(ctx: Context, pos: int, last: int) -> int:
    """Return the verbal noun behind whom the speaker calls upon, or ``pos`` where there is none."""
    behind = noun_phrase(ctx, pos, last, stop_at_object=True, stop_at_head=True)
    if behind >= last:
        return pos
    # behind a definite noun another one begins what is asked of whom
    both = ctx.flags[behind] & ctx.flags[behind - 1] & w.AL
    asked = both and not ctx.flags[behind] & (w.HEADS | w.LAM | w.BA)
    return behind if asked or object_after(ctx, behind) else pos


def _bare(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, hit: Hit, behind: int
) -> Hit | None:
    """Speech without marks or conjunction: what stands behind the speaker to the full stop."""
    pos = _past_listener(ctx, past_host(ctx, behind, last), last)
    while pos < last and ctx.flags[pos] & (w.COMMA | w.TIME):
        pos += 1
    pos = past_occasion(ctx, pos, last)
    words = sum(1 for t in range(pos, min(last, pos + 8)) if not ctx.flags[t] & w.PUNCT)
    if words < _BARE_LEAST:
        return None
    if at > first and ctx.flags[at - 1] & w.RELATIVE:  # of what is told of, in which X confirmed …
        told = "np" in row.takes and hit.subject is not None and ctx.has(at + 1, "in_it")
        return _noun_complement(ctx, at, first, last, row, hit, behind) if told else None
    if hit.subject is None and not (ctx.words[at].conj or at == first):
        return None
    opener = ctx.words[pos].core in ctx.sets["grammar.openers.words"] or ctx.flags[pos] & w.COMMA
    if ctx.has(pos, "occasion_lead") and ctx.flags[pos + 1] & w.OCCASION:
        opener = False
    if "np" in row.takes and not opener:
        return _noun_complement(ctx, at, first, last, row, hit, behind)
    if not opener and not (row.speech and (row.plain or _first_person(ctx, pos, last))):
        return None
    hit.begin, hit.frame, hit.rule = pos, "bare", "verb-bare"
    hit.hosts = find_hosts(ctx, (at + 1, pos), hit.subject)
    return hit


def _past_listener(ctx: Context, pos: int, last: int) -> int:
    """Return the token behind the outlet to whom it is said (لصحيفة الرأي), or ``pos``."""
    if pos >= last or not ctx.flags[pos] & w.LAM or not ctx.flags[pos] & w.MEDIA:
        return pos
    return noun_phrase(ctx, pos, last, appose=False)


def _first_person(ctx: Context, pos: int, last: int) -> bool:
    """Tell whether somebody speaks of himself in the first words."""
    for token in range(pos, min(last, pos + 8)):
        core = ctx.core(token)
        if ctx.has(token, "first_person"):
            return True
        if (
            len(core) > 4
            and ctx.starts(token, "first_person_stems")
            and not (ctx.flags[token] & w.HEADS)
        ):
            return True
        if len(core) > 4 and core.endswith("نا") and not ctx.flags[token] & (w.AL | w.FIRST_NAME):
            return True
    return _starts_at_once(ctx, pos, last)


def _starts_at_once(ctx: Context, pos: int, last: int) -> bool:
    """Tell whether speech begins at once: the first word is no noun with its article."""
    return pos < last and ctx.words[pos].senses != () and not ctx.flags[pos] & w.AL


def after_clause_hit(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """Prices will not rise, says X: verb and speaker end the sentence, or interrupt it."""
    comma = at - 1
    lead = first
    while lead < at and ctx.flags[lead] & w.PUNCT:
        lead += 1
    if not row.speech or shape.tense != "imperfect" or shape.object or ctx.words[at].conj:
        return None
    if comma - lead < _LEFT_LEAST or not ctx.flags[comma] & w.COMMA:
        return None
    if ctx.flags[lead] & (w.ADJUNCT | w.TIME) or ctx.has(lead, "phrase_lead"):
        return None
    hit = verb_hit(at, row, shape, last, "clause-verb")
    hit.subject, behind = right_subject(ctx, at, first, last, row, shape)
    if hit.subject is None or not ctx.flags[hit.subject[0]] & (w.HEADS | w.FIRST_NAME | w.QUOTE):
        return None
    hit.left, hit.clause, hit.place = (lead, comma), comma, "final"
    if behind >= last or ctx.flags[behind] & (w.STOP | w.LINE):
        return hit if comma - lead >= _BARE_LEAST else None
    if not ctx.flags[behind] & w.COMMA or not _goes_on(ctx, behind + 1, last):
        return None
    hit.place, hit.begin = "medial", behind + 1
    return hit


def _goes_on(ctx: Context, at: int, last: int) -> bool:
    """Tell whether a sentence goes on behind an interjected verb: no clause of its own begins."""
    if at + 1 >= last:
        return False
    word = ctx.words[at]
    if word.senses or ctx.has(at, "leaves") or ctx.flags[at] & w.PUNCT:
        return False
    return not (word.conj and looks_finite(ctx, at))


def _leads(ctx: Context, mark: int, first: int) -> bool:
    """Tell whether the quotation stands at the head of its sentence."""
    return mark - first <= 1 or bool(ctx.flags[mark - 1] & (w.STOP | w.LINE))


def after_quote_hit(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """«…», said X: the quotation stands before the verb."""
    before = at - 1
    apart = before >= first and bool(ctx.flags[before] & w.COMMA)
    if apart:
        before -= 1
    quote = ctx.quotes.closing.get(before)
    if quote is None or "quote" not in row.takes or row.stated:
        return None
    if ctx.words[at].core.startswith("ل") or not (apart or _leads(ctx, quote.open, first)):
        return None
    if quote.close - quote.open < (2 if apart else 4):
        return None
    hit = verb_hit(at, row, shape, last, "quote-verb")
    hit.subject, behind = right_subject(ctx, at, first, last, row, shape)
    hit.left = (quote.open, quote.close + 1)
    hit.clause = quote.open
    hit.frame = "quote"
    while behind < last and ctx.flags[behind] & (w.COMMA | w.COLON):
        behind += 1
    if behind < last and ctx.flags[behind] & w.QUOTE and speech_quote(ctx, at, behind):
        hit.begin = behind
    return hit
