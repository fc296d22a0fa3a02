"""Where the noun phrase that names a speaker ends."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.boundary import (
    adjectives_end,
    brings_paper,
    closed_plural,
    complete,
    disagreeing,
    identifies,
    leans,
    object_after,
    outlet_goes_on,
    region,
    second_head,
    surname,
)
from musnad.link.context import Context, Range
from musnad.link.inner import ba_of_name, body_for, inner_ba, inner_lam, inner_phrase
from musnad.link.outlets import outlet_at
from musnad.link.owners import field_goes_on, owned_by
from musnad.link.wishes import is_wish

__all__ = [
    "before_verb",
    "clean",
    "describes",
    "looks_finite",
    "noun_phrase",
    "starts_phrase",
    "withheld_end",
]

_HARD = w.COMP | w.CONJ_COMP | w.F_COMP | w.COLON | w.STOP | w.LINE | w.NEGATION
_BODY = w.ORGANISATION | w.OFFICIAL | w.MEDIA
_LONGEST = 40  # tokens of one noun phrase
_NAME_MARKS = 6  # words of a name in quotation marks
_PLURAL = 4  # letters that a word in وا has, which is a verb
_BRACKETS = 8  # tokens of a bracketed remark inside a name


def starts_phrase(ctx: Context, token: int) -> bool:
    """Tell whether a noun phrase can begin here."""
    flags = ctx.flags[token]
    if flags & w.QUOTE:
        return not is_wish(ctx, token + 1)
    if ctx.has(token, "wish_opens") and is_wish(ctx, token):
        return False
    if token + 1 < ctx.size and (ctx.has(token, "same") or ctx.has(token, "this")):
        known = ctx.flags[token + 1] & w.HEADS or ctx.has_head(token + 1, "latter")
        return bool(ctx.flags[token + 1] & w.AL and (known or ctx.has(token, "same")))
    if flags & w.PARTICLE and token + 1 < ctx.size and ctx.flags[token + 1] & w.FIRST_NAME:
        return True
    if flags & (w.PUNCT | _HARD | w.RELATIVE | w.ADJUNCT | w.TIME | w.NOT_NP):
        return False
    if ctx.has(token, "itself") and not flags & w.AL:
        return False
    if ctx.has(token, "each") and ctx.has(token + 1, "each_time"):
        return False
    if _meanwhile(ctx, token):
        return False
    if flags & w.BA:
        return False
    return not ctx.words[token].senses or bool(flags & (w.HEADS | w.FIRST_NAME))


def _meanwhile(ctx: Context, at: int) -> bool:
    """Tell whether a participle in the accusative (مشيرا) only looks like a title."""
    word = ctx.words[at]
    return word.fold[-1:] == "ا" and any(s.shape.tense == "participle" for s in word.senses)


def clean(ctx: Context, span: Range) -> Range | None:
    """Trim commas, dashes and conjunctions from the edges; None where nothing is left."""
    first, last = span
    while first < last and ctx.flags[first] & (w.COMMA | w.DASH | w.STOP | w.LINE | w.COLON):
        first += 1
    while last > first and (
        ctx.flags[last - 1] & (w.COMMA | w.STOP | w.LINE | w.COLON)
        or (ctx.flags[last - 1] & w.DASH and not _dashed(ctx, first, last))
        or ctx.has(last - 1, "phrase_edge")
    ):
        last -= 1
    return (first, last) if first < last else None


def _dashed(ctx: Context, first: int, last: int) -> bool:
    """Tell whether the dash at the end closes a remark that began inside the phrase."""
    return sum(1 for t in range(first, last) if ctx.flags[t] & w.DASH) % 2 == 0


def noun_phrase(  # noqa: PLR0912, PLR0915 - one scan, each branch a kind of token
    ctx: Context,
    first: int,
    limit: int,
    *,
    barred: frozenset[str] = frozenset(),
    appose: bool = True,
    stop_at_object: bool = False,
    stop_at_head: bool = False,
) -> int:
    """Return the token behind the noun phrase that begins at ``first``.

    Args:
        ctx: The document.
        first: Where the phrase begins.
        limit: Where it must end at the latest.
        barred: Prepositions that belong to the verb and so end the phrase.
        appose: Whether a name or office between commas belongs to it.
        stop_at_object: Whether a verbal noun behind a complete phrase ends it.
        stop_at_head: Whether a second definite head behind a complete phrase ends it.
    """
    limit = min(limit, first + _LONGEST, ctx.size)
    if first < limit and ctx.core(first) in ctx.sets["sources.anaphora.honorifics"]:
        return first + 1  # His Excellency | the council
    at = first
    while at < limit:
        flags = ctx.flags[at]
        word = ctx.words[at]
        if flags & w.QUOTE:
            quote = ctx.quotes.at.get(at)
            if (
                quote is None
                or quote.close >= limit
                or (quote.close - at > _NAME_MARKS and quote.close + 1 != limit)
            ):
                break
            at = quote.close + 1
            continue
        if flags & w.OPEN:
            behind = ctx.close_of(at, limit)
            if behind == at or behind - at > _BRACKETS:
                break
            at = behind
            continue
        if flags & w.COMMA:
            behind = _apposition(ctx, at, limit, barred) if appose else at
            if behind == at:
                break
            at = behind
            continue
        if flags & w.DASH:
            behind = _remark(ctx, at, limit)
            if behind == at:
                break
            at = behind
            continue
        if at > first and word.core in ctx.sets["sources.withheld.openers"]:
            behind = _withheld(ctx, first, at, limit)
            if behind > at:
                return behind
        if flags & w.PUNCT or (flags & _HARD and not (ctx.dotted(at) or ctx.named_ban(at))):
            inside = at + 1 < limit and ctx.sentence_of[at] == ctx.sentence_of[at + 1]
            if inside and word.fold in (".", "/", "٪"):
                at += 1
                continue
            break
        if at > first and word.fold in ctx.sets["grammar.relay.words"]:
            break
        if at > first and ctx.has(at, "detached_lam"):
            behind = owned_by(ctx, first, at, limit)
            if behind == at:
                break
            at = behind
            continue
        if at > first and identifies(ctx, first, at, limit):
            return limit
        if flags & w.RELATIVE:
            behind = _withheld(ctx, first, at, limit)
            if behind == at:
                break
            return behind
        if ctx.has(at, "inner_preposition"):
            behind = inner_phrase(ctx, first, at, limit, barred)
            if behind == at:
                break
            at = behind
            continue
        if at > first and ctx.flags[at - 1] & w.MEDIA and flags & w.TIME and outlet_at(ctx, at):
            at += outlet_at(ctx, at)  # اليوم السابع
            continue
        if at > first and region(ctx, at):
            at += 2
            continue
        if (
            at > first
            and flags & (w.TIME | w.ADJUNCT | w.NOT_NP)
            and not (flags & (w.PERSON | w.PARTICLE) or outlet_goes_on(ctx, at) or leans(ctx, at))
            and not (ctx.has(at, "first") and ctx.has(at - 1, "rank"))
            and not (ctx.has(at, "midst") and ctx.has(at - 1, "line"))
        ):
            break
        if at > first and word.senses and not _noun_like(ctx, at):
            break
        acts = ctx.has(at, "oversees") and at + 1 < limit and ctx.has(at + 1, "on")
        if at > first and (acts or ctx.has(at, "veil")):
            break
        if at > first and (describes(ctx, first, at) or is_wish(ctx, at)):
            break
        if at > first and (_told(ctx, first, at) or _acts(ctx, at)):
            break
        if at > first and flags & w.BA and not ba_of_name(ctx, at, "ب" in barred):
            if not inner_ba(ctx, first, at, "ب" in barred):
                break
        if at > first and flags & w.LAM and not inner_lam(ctx, first, at):
            break
        if at > first and word.conj and not (surname(ctx, at, limit) or _joins(ctx, at)):
            over = complete(ctx, at - 1) or word.senses or ctx.flags[at - 1] & w.PLACE
            if over and not field_goes_on(ctx, first, at):
                break
        if at > first and closed_plural(ctx, at - 1):
            adjective = word.fold.endswith(ctx.endings("adjective_plural")) or _joins(ctx, at)
            adjective = adjective or ctx.has(at, "broken_plural")
            if flags & (w.AL | w.OBJECT) or not (adjective or flags & w.FIRST_NAME):
                break
        if at > first and (
            disagreeing(ctx, first, at)
            or brings_paper(ctx, at)
            or (stop_at_object and object_after(ctx, at) and not body_for(ctx, first, at))
        ):
            break
        if stop_at_head and at > first + 2 and adjectives_end(ctx, first, at):
            break
        if (
            at > first
            and stop_at_head
            and complete(ctx, at - 1)
            and not ctx.has(at - 1, "in_name_of")
            and second_head(ctx, at)
        ):
            break
        at += 1
    return at


def looks_finite(ctx: Context, at: int) -> bool:
    """Tell whether the word looks like a finite verb, of saying or any other."""
    word = ctx.words[at]
    core = word.core
    flags = word.flags
    if flags & (
        w.PUNCT | w.AL | w.NUMBER | w.COMP | w.CONJ_COMP | w.RELATIVE | w.FIRST_NAME | w.PLACE
        | w.ADJUNCT | w.TIME
    ):  # fmt: skip
        return False
    if word.senses:
        return all(sense.shape.tense != "participle" for sense in word.senses)
    if core in ctx.sets["grammar.clauses.verbs"]:
        return True
    if core in ctx.sets["grammar.clauses.nouns"] or len(core) < 4:
        return False
    if core.endswith("ت") and not core.endswith("ات"):
        return True
    return (
        core[0] == "ي"
        and not flags & (w.HEADS | w.TIME)
        and not core.endswith(ctx.endings("not_a_verb"))
    )


def before_verb(ctx: Context, first: int, behind: int) -> int:
    """Return where a phrase of a definite noun ends at the latest: before a verb that follows."""
    for at in range(first + 1, behind):
        if ctx.flags[at - 1] & w.AL and looks_finite(ctx, at) and not ctx.flags[at] & w.HEADS:
            return at
    return behind


def describes(ctx: Context, first: int, at: int) -> bool:
    """Tell whether a verb tells of an indefinite paper (وثائق حصلت عليها الصحيفة)."""
    paper = ctx.flags[first] & w.DOCUMENT and not ctx.flags[first] & w.AL
    if paper and ctx.has(at, "published"):
        return True
    return bool(paper) and ctx.words[at].core.endswith("ت") and looks_finite(ctx, at)


def _acts(ctx: Context, at: int) -> bool:
    """Tell whether it follows what the named one does: a verb that no noun looks like (أجرى)."""
    word = ctx.words[at]
    if word.flags & (w.HEADS | w.FIRST_NAME | w.PLACE | w.AL) or at in ctx.names:
        return False
    if not (complete(ctx, at - 1) or at - 1 in ctx.names):
        return False
    if ctx.flags[at - 1] & w.AL and _circumstance(ctx, at):
        return True
    plural = len(word.core) > _PLURAL and word.core.endswith(ctx.endings("they_did"))
    return plural or word.core in ctx.sets["grammar.clauses.verbs"]


def _circumstance(ctx: Context, at: int) -> bool:
    """Tell whether the word has the form of what somebody does meanwhile (الوزير معدداً)."""
    word = ctx.words[at]
    return word.head[:1] == "م" and word.fold[-1:] == "ا" and len(word.fold) > _PLURAL


def _told(ctx: Context, first: int, at: int) -> bool:
    """Tell whether behind an unnamed speaker it says whom he told: a source | a reporter of X."""
    unnamed = ctx.flags[first] & w.ANONYMOUS and not ctx.flags[first] & (w.AL | w.MEDIA)
    return bool(unnamed) and at - first > 1 and ctx.has(at, "staff")


def _noun_like(ctx: Context, at: int) -> bool:
    """Tell whether a form that could be a verb stands as a noun or name inside a phrase."""
    flags = ctx.flags[at]
    if flags & (w.HEADS | w.FIRST_NAME):
        return True
    if ctx.has(at, "by_name") or (at in ctx.names and ctx.names[at] is ctx.names.get(at - 1)):
        return True
    before = ctx.flags[at - 1]
    governed = before & (w.ORGANISATION | w.OFFICIAL) and not before & (w.AL | w.PERSON)
    if governed and (flags & w.OBJECT or any(sense.row.noun for sense in ctx.words[at].senses)):
        return not ctx.words[at].conj
    named = bool(before & (w.FIRST_NAME | w.PARTICLE))
    return named and ctx.words[at].conj != "و"


def _joins(ctx: Context, at: int) -> bool:
    """Tell whether a word with و goes on with the phrase rather than begins a clause."""
    flags = ctx.flags[at]
    word = ctx.words[at]
    if word.conj == "ف" or flags & (w.TIME | w.ADJUNCT | w.NOT_NP) or word.senses:
        return False
    if word.fold.endswith(ctx.endings("own_plural")) and not flags & (w.AL | w.HEADS):
        return False  # and most of them
    if word.core.startswith(("ي", "ت")) and not flags & (
        w.HEADS | w.PLACE | w.FIRST_NAME | w.OBJECT
    ):
        return False
    if word.fold.endswith(ctx.endings("nisba")) and ctx.words[at - 1].fold.endswith(
        ctx.endings("nisba")
    ):
        return True
    return bool(flags & (w.AL | w.HEADS | w.PLACE | w.FIRST_NAME | w.OBJECT))


def _apposition(ctx: Context, comma: int, limit: int, barred: frozenset[str]) -> int:
    """Return the token behind a name or office between commas, or the comma itself."""
    at = comma + 1
    if at + 1 < limit and ctx.has(at, "of") and ctx.flags[at + 1] & _BODY:
        at += 1  # of the institute
    if at >= limit or not starts_phrase(ctx, at) or ctx.flags[at] & w.LAM:
        return comma
    if ctx.has(at, "detached_lam"):
        return comma
    word = ctx.words[at]
    if word.conj and not _joins(ctx, at):
        return comma
    behind = noun_phrase(ctx, at, limit, barred=barred, appose=False)
    if behind <= at:
        return comma
    if behind >= limit or ctx.flags[behind] & w.COMMA or ctx.flags[at] & w.FIRST_NAME:
        return behind
    if ctx.flags[behind] & (w.COMP | w.COLON | w.QUOTE | w.RELATIVE):
        return behind
    following = ctx.words[behind]
    if any(sense.shape.tense == "participle" for sense in following.senses):
        return behind
    if word.conj and (following.senses or ctx.flags[behind] & w.ADJUNCT):
        return behind
    return comma


def _remark(ctx: Context, dash: int, limit: int) -> int:
    """Return the token behind the dash that closes a remark, or the dash itself."""
    tight = dash + 1 < ctx.size and ctx.doc.end[dash] == ctx.doc.start[dash + 1]
    if tight and dash and ctx.doc.end[dash - 1] == ctx.doc.start[dash]:
        return dash + 1
    if dash + 1 < limit and (
        ctx.has(dash + 1, "remark_lead") or ctx.flags[dash + 1] & (w.TIME | w.ADJUNCT | w.RELATIVE)
    ):
        return dash
    for at in range(dash + 1, min(limit, dash + 16)):
        if ctx.flags[at] & w.DASH:
            return at + 1
        if ctx.flags[at] & (w.STOP | w.LINE):
            break
    return dash


def _withheld(ctx: Context, first: int, at: int, limit: int) -> int:
    """Return the token behind a clause that withholds the name, or ``at`` where there is none."""
    head = ctx.flags[first]
    if not head & (w.ANONYMOUS | w.VAGUE | w.PERSON):
        return at
    return withheld_end(ctx, at, limit) or at


def withheld_end(ctx: Context, at: int, limit: int) -> int:
    """Return the token behind "who asked not to be named" that begins at ``at``, or 0."""
    words = ctx.sets["sources.withheld.words"]
    for token in range(at, min(limit, at + 12)):
        if ctx.words[token].fold in words:
            return token + 1
        if ctx.flags[token] & (w.COMMA | w.COMP):
            break
    return 0
