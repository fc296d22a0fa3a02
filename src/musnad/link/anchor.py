"""Where what is said begins, to the right of a verb."""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon import word as w
from musnad.lexicon.rows import VerbRow
from musnad.link.boundary import (
    act_like_a_name,
    complete,
    issued,
    moreover,
    names_an_act,
    past_aside,
    says_this,
    some_of,
)
from musnad.link.context import Context
from musnad.link.hosts import past_host
from musnad.link.phrase import noun_phrase, withheld_end
from musnad.link.quoted import speech_quote

__all__ = ["Anchor", "content_start", "find_anchor", "names_what_is_said"]

_REACH = 48  # tokens between a verb and what it says
_ASIDE = 3  # words of "on the other hand"
_PHRASE = 6  # tokens of a phrase inside that of the speaker
_NAME = 6  # words in quotation marks that a name has at most
_SPOKEN = 3  # words in quotation marks behind a colon that are no name
_SHORT = 4  # words in quotation marks that may be a name


class Anchor(NamedTuple):
    """Where the content begins.

    Attributes:
        kind: ``that``, ``quote``, ``colon``, ``prep`` or ``np``.
        at: The token that opens it; the phrase of the speaker ends before it.
    """

    kind: str
    at: int


def find_anchor(  # noqa: PLR0911, PLR0912, PLR0915 - one scan, each branch a kind of opener
    ctx: Context, verb: int, row: VerbRow, limit: int
) -> Anchor | None:
    """Return where what the verb says begins, or None.

    The scan goes to the right, at most 48 tokens, and stops at another verb of saying that is not
    inside a relative clause.
    """
    takes = row.takes
    limit = min(limit, verb + _REACH)
    first = verb + 1
    if (
        "np" in takes
        and first + 1 < limit
        and names_what_is_said(ctx, first)
        and not (says_this(ctx, first) or _marked_name(ctx, first + 1))
    ):
        word = ctx.words[first]
        owned = (
            word.fold.endswith(ctx.endings("own"))
            and not word.feminine
            and not ctx.flags[first + 1] & w.COMP
        )
        listed = owned or word.fold in ctx.sets["objects.words"]
        if listed or not any(ctx.flags[t] & w.COMP for t in range(first, min(limit, first + 10))):
            return Anchor("np", first)
    owed = 0
    index = first
    if row.barred and _bars(ctx, row, range(index, min(limit, index + 5))):
        return None
    while index < limit:
        flags = ctx.flags[index]
        word = ctx.words[index]
        if flags & w.COMMA and (behind := past_aside(ctx, index, limit, row.preps)):
            index = behind
            continue
        if flags & w.OPEN:
            index = max(index + 1, ctx.close_of(index, limit))
            continue
        if flags & w.QUOTE:
            quote = ctx.quotes.at.get(index)
            if quote and "quote" in takes and speech_quote(ctx, verb, index):
                if not owed or quote.close - index > 2 * _SHORT:
                    return Anchor("quote", index)
            if quote and not owed and "np" in takes and _quotes_an_act(ctx, index, quote.close):
                return Anchor("np", index + 1)
            if quote and quote.close < limit and quote.close - index < 24:
                index = quote.close + 1
                continue
            index += 1
            continue
        if flags & w.COLON and ("quote" in takes or _says_colon(ctx, verb, index)):
            return Anchor("colon", index)
        if flags & (w.LINE | w.STOP):
            if word.fold == "." and index + 1 < limit:
                index += 1
                continue
            return None
        if flags & w.RELATIVE:
            owed = 1
        if word.core in ctx.sets["sources.withheld.openers"] and index > verb + 1:
            behind = withheld_end(ctx, index, limit)
            if behind:
                index = behind
                continue
        if flags & w.COMP and not ctx.dotted(index) and not ctx.named_ban(index):
            if ctx.has(index - 1, "not_said_after") and index - 1 > verb:
                index += 1
                continue
            if owed > 1:
                owed = 0
                index += 1
                continue
            if "that" not in takes and ctx.core(index - 1) not in row.preps:
                return None
            if ctx.has(index - 1, "before_clause") and index - 1 > verb:
                return Anchor("that", index - 1)
            return Anchor("that", index)
        if (
            word.core in row.preps
            and not some_of(ctx, index)
            and not _inside_speaker(ctx, index, limit)
            and not issued(ctx, index)
            and not _adjunct(ctx, index)
            and not _governed(ctx, verb, index, limit)
            and _touches(ctx, verb, index, row)
        ):
            clause = index + 1 < limit and ctx.flags[index + 1] & w.COMP
            return Anchor("that" if clause else "prep", index)
        if "ب" in row.preps and _says_ba(ctx, verb, index):
            return Anchor("prep", index)
        if "ل" in row.preps and index > verb and flags & w.LAM and flags & (w.OBJECT | w.AL):
            if not flags & w.MEDIA:
                return Anchor("prep", index)
        if word.fold in row.needs:
            return Anchor("np", index)
        if "np" in takes and not flags & (w.BA | w.LAM) and not owed:
            acts = flags & w.OBJECT or act_like_a_name(ctx, index)
            if acts and _opens_object(ctx, verb, index, limit):
                return Anchor("np", index)
            if index > first and _begins_act(ctx, index, limit):
                return Anchor("np", index)
        if (
            word.senses
            and index > verb + 1
            and not (index in ctx.names or _belongs(ctx, index))
            and ctx.says(index)
            and not flags & (w.FIRST_NAME | w.PERSON | w.NOT_NP)
            and word.fold not in ctx.sets["grammar.skips.words"]
        ):
            if owed and ctx.has(index, "host_after"):
                pass  # through (عبر) a channel, not "expressed"
            elif owed and any(s.shape.tense != "participle" for s in word.senses):
                owed = 2
            elif _another(ctx, index, row.stance == "neutral" and not row.role):
                return None
        index += 1
    return None


def _marked_name(ctx: Context, mark: int) -> bool:
    """Tell whether a name in marks stands before a clause: who says it, not what (قائمة «…» أن)."""
    quote = ctx.quotes.at.get(mark)
    if quote is None or quote.close + 1 >= ctx.size:
        return False
    return quote.open == mark and bool(ctx.flags[quote.close + 1] & w.COMP)


def _bars(ctx: Context, row: VerbRow, near: range) -> bool:
    """Tell whether a word that shows another sense stands near; not where it says who speaks."""
    for token in near:
        if ctx.words[token].fold in row.barred:
            return True
        if ctx.flags[token] & w.ANONYMOUS and not ctx.flags[token] & w.AL:
            return False  # a medical (طبي) source
    return False


def _belongs(ctx: Context, at: int) -> bool:
    """Tell whether a form that could be a verb is the name of a body (حزب تواصل), or opens one."""
    if ctx.has(at, "by_name"):
        return True
    body = ctx.flags[at - 1] & (w.ORGANISATION | w.OFFICIAL)
    return bool(body) and not ctx.flags[at - 1] & w.AL and bool(ctx.flags[at] & w.OBJECT)


def names_what_is_said(ctx: Context, at: int) -> bool:
    """Tell whether a verbal noun right behind the verb is what is said and not who says it."""
    flags = ctx.flags[at]
    if ctx.has(at, "this") and at + 1 < ctx.size:
        following = ctx.flags[at + 1]
        someone = following & w.HEADS & ~w.DOCUMENT or ctx.has_head(at + 1, "latter")
        if following & w.AL and someone:
            return False  # this spokesman
    return bool(flags & w.OBJECT) and not flags & (
        w.AL | w.ORGANISATION | w.OFFICIAL | w.MEDIA | w.PERSON | w.DOCUMENT
    )


def _says_colon(ctx: Context, verb: int, colon: int) -> bool:
    """Tell whether a verb that joins on stands right before the colon (وبين:).

    Or, of any verb in the perfect, its speaker, and speech in quotation marks behind the colon.
    """
    if colon + 1 >= ctx.size:
        return False
    if colon == verb + 1:
        return bool(ctx.words[verb].conj)
    quote = ctx.quotes.at.get(colon + 1)
    if quote is None or ctx.words[verb].senses[0].shape.tense != "perfect":
        return False
    spoken = quote.close - colon - 2 >= _SPOKEN
    return spoken and noun_phrase(ctx, verb + 1, colon, appose=False) == colon


def _quotes_an_act(ctx: Context, mark: int, close: int) -> bool:
    """Tell whether a verbal noun and more stand in quotation marks: asked for «their release»."""
    return (
        close - mark > 2
        and complete(ctx, mark - 1)
        and not ctx.flags[mark - 1] & w.PUNCT
        and names_what_is_said(ctx, mark + 1)
    )


def _begins_act(ctx: Context, index: int, limit: int) -> bool:
    """Tell whether a verbal noun with its article begins what is said (الوزير الالتزام بـ)."""
    if not ctx.flags[index - 1] & w.AL or not names_an_act(ctx, index) or ctx.words[index].conj:
        return False
    return not any(ctx.flags[t] & w.COMP for t in range(index, min(limit, index + _NAME)))


def _opens_object(ctx: Context, verb: int, index: int, limit: int) -> bool:
    """Tell whether a verbal noun begins what is said rather than goes on with a name."""
    word = ctx.words[index]
    if word.conj or not index > verb + 1:
        return False
    if not (complete(ctx, index - 1) or moreover(ctx, index - _ASIDE)):
        return False
    listed = word.fold in ctx.sets["objects.words"]
    if not listed and index + 1 < limit and ctx.flags[index + 1] & (w.COMP | w.PARTICLE):
        return False  # a name of that shape, before the clause or the rest of the name
    if index + 2 < limit and ctx.flags[index + 1] & w.AL and ctx.flags[index + 2] & w.COMP:
        if not ctx.words[index + 2].conj:
            return False  # a first name of that shape, and the surname
    if ctx.flags[index - 1] & (w.FIRST_NAME | w.PARTICLE):
        owned = word.fold.endswith(ctx.endings("own"))
        return index + 1 < limit and bool(ctx.flags[index] & w.OBJECT) and (owned or listed)
    return True


def _inside_speaker(ctx: Context, index: int, limit: int) -> bool:
    """Tell whether the same preposition opens a clause further on: warned, from within, *that*."""
    if index + 1 >= limit or ctx.flags[index + 1] & w.COMP:
        return False
    for token in range(index + 1, min(limit - 1, index + _PHRASE)):
        if ctx.flags[token] & w.PUNCT or ctx.words[token].senses:
            return False
        if ctx.core(token) == ctx.core(index):
            return bool(ctx.flags[token + 1] & w.COMP)
    return False


def _governed(ctx: Context, verb: int, index: int, limit: int) -> bool:
    """Tell whether an office takes the preposition (المشرف على) and what is said opens later."""
    if index < verb + 2 or ctx.words[index - 1].head not in ctx.sets["grammar.governing.words"]:
        return False
    for token in range(index + 1, limit):
        if ctx.flags[token] & (w.COMP | w.COLON):
            return True
        if ctx.flags[token] & (w.STOP | w.LINE | w.CONJ_COMP | w.RELATIVE) or ctx.says(token):
            return False
    return False


def _touches(ctx: Context, verb: int, index: int, row: VerbRow) -> bool:
    """Tell whether the preposition stands right behind the verb or its speaker.

    Only asked of verbs that take a noun phrase too (أعلن عن، أكد على): further off, the preposition
    belongs to that noun phrase.
    """
    if "np" not in row.takes:
        return True
    pos = verb + 1
    while pos < index and (_passing(ctx, pos) or ctx.has(pos, "in_it")):
        pos += 1
    if pos == index:
        return True
    if ctx.words[verb].senses[0].shape.number != "s":
        return False
    end = noun_phrase(ctx, pos, index, barred=row.preps, stop_at_object=True)
    end = past_host(ctx, end, index)
    while end < index and _passing(ctx, end):
        end = past_host(ctx, withheld_end(ctx, end + 1, index) or end + 1, index)
    if end < index and ctx.has(end, "occasion_lead") and ctx.flags[end + 1] & (w.OCCASION | w.TIME):
        return not any(
            ctx.flags[t] & w.OBJECT and not ctx.flags[t] & w.OCCASION for t in range(end + 2, index)
        )
    return end == index


def _passing(ctx: Context, at: int) -> bool:
    """Tell whether the word only says when or how (أمس، بشدة، مجددا)."""
    adverb = ctx.words[at].fold in ctx.sets["grammar.skips.words"] or ctx.has(at, "veil")
    return adverb or bool(ctx.flags[at] & (w.TIME | w.COMMA | w.NUMBER))


def _adjunct(ctx: Context, index: int) -> bool:
    """Tell whether the preposition opens an occasion or time (في بيان) and not what is said."""
    if index + 1 >= ctx.size:
        return True
    following = ctx.flags[index + 1]
    return ctx.has(index, "in") and bool(following & (w.OCCASION | w.TIME | w.NUMBER))


def _says_ba(ctx: Context, verb: int, index: int) -> bool:
    """Tell whether the word opens with ب what the verb says."""
    flags = ctx.flags[index]
    core = ctx.words[index].core
    if flags & w.COMP and core.startswith("ب"):
        return True
    if ctx.has(index, "by_this") and ctx.has_head(index + 1, "on_this"):
        return False
    if index == verb + 1 and core[:1] == "ب" and len(core) > 3 and not flags & w.FIRST_NAME:
        return core not in ctx.sets["grammar.roots.ba"] and not ctx.has(index, "fillers_with_ba")
    if flags & w.FIRST_NAME and core[:1] == "ب":  # زيادة is a name, too, and so is تآمر
        listed = bool(flags & w.AL) or ctx.words[index].head in ctx.sets["objects.words"]
        return listed and complete(ctx, index - 1) and not ctx.words[index].conj
    if not flags & w.BA and not flags & (w.AL | w.FIRST_NAME | w.PLACE) and core[:1] == "ب":
        named = core in ctx.sets["grammar.roots.ba"] or len(core) < 4
        return not named and _behind_speaker(ctx, index) and not ctx.words[index].conj
    if not flags & w.BA or ctx.has(index, "fillers_with_ba") or ctx.has_head(index, "district"):
        return False
    if len(ctx.words[index].core) < 5 and not flags & w.OBJECT and index > verb + 1:
        return False
    if index == verb + 1:
        return True
    if ctx.words[index].conj:
        return False
    if flags & w.OBJECT:
        return True
    if flags & w.AL:
        return complete(ctx, index - 1) and not flags & (w.PLACE | w.OFFICIAL | w.ORGANISATION)
    return not flags & (
        w.PLACE
        | w.ADJUNCT
        | w.TIME
        | w.OCCASION
        | w.MEDIA
        | w.OFFICIAL
        | w.ORGANISATION
        | w.DOCUMENT
    )


def _behind_speaker(ctx: Context, index: int) -> bool:
    """Tell whether a definite noun stands before, or a comma and no word that opens a clause."""
    before = ctx.flags[index - 1]
    clause = ctx.flags[index] & (w.ADJUNCT | w.NOT_NP | w.TIME)
    opens = clause or ctx.core(index) in ctx.sets["grammar.clauses.words"]
    return bool(before & w.AL) or bool(before & w.COMMA and not opens)


def _another(ctx: Context, index: int, speech: bool) -> bool:
    """Tell whether the word is a further verb of saying and not a noun that looks like one."""
    word = ctx.words[index]
    if word.flags & w.AL or all(sense.shape.object for sense in word.senses):
        return False
    if all(sense.shape.tense == "participle" for sense in word.senses):
        if speech and index + 1 < ctx.size and ctx.flags[index + 1] & w.COLON:
            return False  # said, commenting:
        if ctx.has(index - 1, "noun_after"):  # in a note
            return False
        return not (speech and word.flags & w.TIME)
    if word.conj or ctx.has(index - 1, "may_drop_after"):
        return not word.flags & w.AL
    if ctx.has(index - 1, "before_clause") or ctx.flags[index - 1] & (w.FIRST_NAME | w.PARTICLE):
        return False
    return any(
        s.shape.tense == "imperfect" or word.conj or s.shape.gender == "f" or not s.row.noun
        for s in word.senses
    )


def content_start(anchor: Anchor) -> int:
    """Return the first token of what is said."""
    at = anchor.at
    if anchor.kind == "colon":
        at += 1
    return at
