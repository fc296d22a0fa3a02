"""Verbs and participles of saying: the frame around them decides, never the bare word."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import Sense, VerbRow
from musnad.link.anchor import Anchor, find_anchor, names_what_is_said, speech_quote
from musnad.link.context import Context, Range
from musnad.link.hit import Hit
from musnad.link.hosts import find_hosts, outlet_at
from musnad.link.phrase import clean, looks_finite, noun_phrase, starts_phrase, withheld_end
from musnad.link.subject import left_subject

__all__ = ["verbal_hit"]

_HE_DID = Shape("perfect", "m", "s", False)
_COMMON = w.ANONYMOUS | w.VAGUE | w.MEDIA | w.OFFICIAL | w.ORGANISATION | w.DOCUMENT | w.PERSON
_OPINION = frozenset({"judging", "asking", "denying"})
_BARE_LEAST = 3  # words that unmarked speech has at least


def verbal_hit(ctx: Context, at: int, first: int, last: int) -> Hit | None:
    """Return the attribution that the verb or participle at ``at`` opens, or None.

    Args:
        ctx: The document.
        at: The token of the cue.
        first: Where its sentence begins.
        last: Where its scope ends.
    """
    word = ctx.words[at]
    if word.flags & (w.AL | w.BA | w.LAM) or _is_noun(ctx, at, first):
        return None
    if word.core in ctx.sets["sources.withheld.openers"] and withheld_end(ctx, at, min(last, at + 7)):
        return None
    for sense in word.senses:
        hit = _try(ctx, at, first, last, sense)
        if hit is not None:
            return hit
    return None


def _is_noun(ctx: Context, at: int, first: int) -> bool:
    """Tell whether what stands before makes the form a noun, a name or a mere possibility."""
    if at == first:
        return False
    before = ctx.core(at - 1)
    word = ctx.words[at]
    flags = ctx.flags[at - 1]
    written_as_noun = any(s.row.noun and not s.shape.object for s in word.senses)
    if not word.conj and ctx.has(at - 1, "noun_after" if written_as_noun else "who"):
        return not (ctx.has(at - 1, "who") and all(s.shape.object for s in word.senses))
    if (
        written_as_noun
        and not word.conj
        and word.senses[0].shape == _HE_DID
        and not flags & (w.AL | w.PUNCT | w.FIRST_NAME | w.PLACE | w.TIME | w.NEGATION)
        and not before.endswith(ctx.endings("accusative_nisba"))
        and not ctx.has(at - 1, "verb_after")
    ):
        return True
    if flags & (w.FIRST_NAME | w.PARTICLE) and word.flags & w.FIRST_NAME:
        return True
    tense = word.senses[0].shape.tense
    return bool(flags & w.COMP and tense == "imperfect" and ctx.has(at - 1, "plain_clause"))


def _try(ctx: Context, at: int, first: int, last: int, sense: Sense) -> Hit | None:
    row, shape = sense
    if row.barred and at + 1 < last and ctx.words[at + 1].fold in row.barred:
        return None
    if shape.tense == "participle":
        return _participle(ctx, at, first, last, row, shape)
    if at > first and ctx.flags[at - 1] & w.NEGATION:
        if row.stance not in _OPINION or not ctx.has(at - 1, "no"):
            return None
    posted = _posted(ctx, at, first)
    if posted < 0 and at > first and ctx.has(at - 1, "what") and not ctx.words[at].conj:
        if row.role != "name" and not _named_as(ctx, at, first, row):
            return None
    if row.role == "name" or _named_as(ctx, at, first, row):
        return _naming(ctx, at, row, shape, last)
    if shape.object and posted < 0:
        return _with_pronoun(ctx, at, first, last, row, shape)
    anchor = find_anchor(ctx, at, row, last)
    if anchor is None or anchor.kind != "that" or anchor.at > at + 1:
        anchor = _direct(ctx, at, last, row, shape) or anchor
    if row.role == "feeling" and not _feels(ctx, at, shape, anchor):
        return None
    summed = "np" in row.takes and at + 1 < last and names_what_is_said(ctx, at + 1)
    if posted >= 0 and not summed and (anchor is None or anchor.at - at > 14 or not ctx.has(at - 1, "as")):
        return _post(ctx, at, posted, first, last, row, shape)
    if at > first and ctx.has(at - 1, "future"):
        return None
    if row.stated and not _states(ctx, at, shape):
        return None
    if row.role == "in":
        return _in_document(ctx, at, last, row, shape, anchor)
    if row.role == "hearsay" and anchor is not None and anchor.kind == "that":
        return _chorus(ctx, at, last, row, shape, anchor)
    if row.role in ("relay", "learn"):
        return _relay(ctx, at, first, last, row, shape, anchor)
    if anchor is None:
        return _without_anchor(ctx, at, first, last, row, shape)
    if row.strict and not _strictly(ctx, at, first, row, anchor):
        return None
    if row.role == "chorus" and _passive(ctx, at, first, shape, anchor):
        return _chorus(ctx, at, last, row, shape, anchor)
    return _anchored(ctx, at, first, last, row, shape, anchor)


def _strictly(ctx: Context, at: int, first: int, row: VerbRow, anchor: Anchor) -> bool:
    """Tell whether a doubtful verb opens its clause and its speaker fills the way to the anchor."""
    word = ctx.words[at]
    opens = at == first or bool(word.conj) or bool(ctx.flags[at - 1] & (w.PUNCT | w.TIME))
    if not (opens or ctx.has(at - 1, "verb_after")):
        return False
    if anchor.kind not in ("that", "quote", "colon", "prep"):
        return False
    pos = _skip_times(ctx, at + 1, anchor.at)
    if pos >= anchor.at:
        return True
    if not starts_phrase(ctx, pos):
        return False
    behind = noun_phrase(ctx, pos, anchor.at, barred=row.preps)
    return _skip_adjuncts(ctx, behind, anchor.at) >= anchor.at or anchor.at - behind <= 2


def _hit(ctx: Context, at: int, row: VerbRow, shape: Shape, last: int, rule: str) -> Hit:
    return Hit(
        cue=(at, at + 1),
        rule=rule,
        row=row.name,
        stance=row.stance,
        clause=at,
        shape=shape,
        limit=last,
        adds=row.adds,
    )


def _participle(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """A participle behind a clause: its speaker is the subject of that clause."""
    opens = at == first and not ctx.words[at].conj
    apart = at == first or bool(ctx.words[at].conj) or bool(
        ctx.flags[at - 1] & (w.COMMA | w.CLOSE | w.QUOTE)
    )
    if row.plain:
        before = max(at - 1, first)
        while before > first and ctx.flags[before] & (w.COMMA | w.TIME):
            before -= 1
        if ctx.words[before].senses:
            return None
    anchor = find_anchor(ctx, at, row, last)
    if opens and (anchor is None or anchor.kind in ("prep", "np") or anchor.at > at + 2):
        return None
    hit = _hit(ctx, at, row, shape, last, "participle")
    hit.own = True
    if anchor is not None and not apart and anchor.kind in ("prep", "np"):
        if not _circumstance(ctx, at, shape):
            return None
    if anchor is not None and row.strict and anchor.at > at + 1:
        return None
    if anchor is None:
        if "np" not in row.takes or at + 1 >= last or not starts_phrase(ctx, at + 1):
            return None
        if not apart:
            return None
        hit.begin, hit.frame = at + 1, "np"
        return hit
    if anchor.at - at > 10 and anchor.kind not in ("quote", "that", "colon"):
        return None
    hit.frame = anchor.kind
    hit.begin = _begin(ctx, anchor)
    if anchor.at > at + 1 and not row.obj and anchor.kind == "that" and anchor.at - at > 12:
        return None
    return hit


def _circumstance(ctx: Context, at: int, shape: Shape) -> bool:
    """Tell whether the participle describes who acts, and not the noun before it."""
    if shape.gender == "m" and shape.number == "s":
        return True
    return bool(ctx.flags[at - 1] & (w.AL | w.PLACE | w.FIRST_NAME)) and shape.number != "s"


def _begin(ctx: Context, anchor: Anchor) -> int:
    """Return the first token of what is said."""
    at = anchor.at
    if anchor.kind == "colon":
        at += 1
    return at


def _posted(ctx: Context, at: int, first: int) -> int:
    """Return the token where "as X said" begins, or -1."""
    if at - 1 < first:
        return -1
    if ctx.has(at - 1, "as_said"):
        return at - 1
    if ctx.has(at - 1, "what") and at - 2 >= first and ctx.has(at - 2, "according"):
        start = at - 2
        if ctx.has(start, "to_what") and start > first:
            start -= 1
        return start
    if ctx.has(at - 1, "to_what") and at - 2 >= first and ctx.has(at - 2, "accordance"):
        return at - 2
    return -1


def _post(
    ctx: Context, at: int, start: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """As X said: what is said stands before, or behind a comma where it opens the sentence."""
    hit = _hit(ctx, at, row, shape, last, "as-said")
    hit.clause = start
    pos = _skip_times(ctx, at + 1, last)
    end = pos
    if (
        pos < last
        and starts_phrase(ctx, pos)
        and shape.number == "s"
        and not _disagrees(ctx, pos, shape)
        and not _disqualified(ctx, pos)
    ):
        end = noun_phrase(ctx, pos, last)
        hit.subject = clean(ctx, (pos, end))
    hit.hosts = find_hosts(ctx, (at + 1, min(last, end + 8)), hit.subject)
    from musnad.link.prepositional import settle

    return settle(ctx, hit, start, end, first, last)


def _skip_times(ctx: Context, pos: int, last: int) -> int:
    """Return the first token behind words of time (yesterday, Sunday)."""
    while pos < last and (
        ctx.flags[pos] & (w.TIME | w.NUMBER)
        or ctx.words[pos].fold in ctx.sets["grammar.skips.words"]
    ):
        pos += 1
    return pos


def _named_as(ctx: Context, at: int, first: int, row: VerbRow) -> bool:
    """Tell whether the verb follows ما in "what he called …"."""
    return (
        at > first
        and ctx.has(at - 1, "called")
        and row.names
        and not (ctx.has(at - 1, "what") and ctx.has(at - 2, "according"))
    )


def _naming(ctx: Context, at: int, row: VerbRow, shape: Shape, last: int) -> Hit | None:
    """What he called «…»: only with the name in quotation marks."""
    if at == 0 or not ctx.has(at - 1, "called"):
        return None
    if row.role == "name" and not shape.object:
        return None
    for mark in range(at + 1, min(last, at + 4)):
        if ctx.flags[mark] & w.QUOTE and mark in ctx.quotes.at:
            hit = _hit(ctx, at, row, shape, ctx.quotes.at[mark].close, "naming")
            hit.begin, hit.frame, hit.sub, hit.own = mark, "quote", True, True
            return hit
    if ctx.flags[at + 1] & w.COMP if at + 1 < last else False:
        hit = _hit(ctx, at, row, shape, last, "naming")
        hit.begin, hit.frame, hit.sub, hit.own = at + 1, "that", True, True
        return hit
    return None


def _with_pronoun(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """A verb with an object pronoun (أخبرهم أن): it needs a clause or a preposition behind."""
    anchor = find_anchor(ctx, at, row, last)
    if anchor is None or anchor.at - at > 8 or not (row.obj or row.preps) or row.strict:
        return None
    if anchor.kind not in ("that", "prep"):
        return None
    hit = _anchored(ctx, at, first, last, row, shape, anchor)
    if hit is not None:
        hit.rule = "verb-pronoun"
    return hit


def _passive(ctx: Context, at: int, first: int, shape: Shape, anchor: Anchor) -> bool:
    """Tell whether a verb of believing stands without anybody who believes."""
    if shape.gender != "m" or shape.number != "s" or anchor.kind not in ("that", "prep"):
        return False
    if anchor.at != at + 1:
        return False
    left = left_subject(ctx, at, first, shape)
    if left is not None and left[0] is not None and left[3]:
        return False
    if at > first and ctx.flags[at - 1] & w.RELATIVE:
        return not ctx.has(anchor.at, "plain_clause")
    return at == first or not ctx.flags[at - 1] & (w.AL | w.FIRST_NAME | w.PLACE) or bool(
        ctx.words[at].conj
    )


def _chorus(ctx: Context, at: int, last: int, row: VerbRow, shape: Shape, anchor: Anchor) -> Hit:
    """It is believed that: nobody is named."""
    hit = _hit(ctx, at, row, shape, last, "passive")
    hit.unnamed = True
    hit.begin = anchor.at
    hit.frame = anchor.kind
    hit.sub = not ctx.words[at].conj
    return hit


def _direct(ctx: Context, at: int, last: int, row: VerbRow, shape: Shape) -> Anchor | None:
    """Return the object right behind a plural or dual verb, which has its speaker before it."""
    if shape.number == "s" or "np" not in row.takes or at + 1 >= last:
        return None
    flags = ctx.flags[at + 1]
    if flags & (w.AL | w.OBJECT) and not flags & (w.PUNCT | w.COMP | w.TIME | w.LAM | w.BA):
        return Anchor("np", at + 1)
    return None


def _feels(ctx: Context, at: int, shape: Shape, anchor: Anchor | None) -> bool:
    """Tell عبّر عن قلقه from the preposition عبر: a bare form needs somebody's feeling."""
    if anchor is None:
        return False
    if ctx.words[at].conj or shape != _HE_DID:
        return True
    return ctx.core(anchor.at + 1).endswith(ctx.endings("owners"))


def _states(ctx: Context, at: int, shape: Shape) -> bool:
    """Tell whether a verb of thinking reports a stated view: only in the present, not "had thought"."""
    if shape.tense != "imperfect":
        return False
    return not ctx.has(at - 1, "had_thought") and (
        not ctx.has(at - 2, "past") or ctx.has(at - 1, "completed")
    )


def _in_document(
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
    hit = _hit(ctx, at, row, shape, last, "in-document")
    hit.subject, hit.begin, hit.frame = source, _begin(ctx, anchor), anchor.kind
    return hit


def _impersonal(ctx: Context, at: int, row: VerbRow, shape: Shape, region: Range) -> bool:
    """Tell whether the form is the outlet's own "it is worth noting that"."""
    if shape.tense != "imperfect" or shape.number != "s" or not row.impersonal:
        return False
    return region[0] == region[1] and (shape.gender == "m" or row.impersonal == "any")


def _subject(
    ctx: Context, at: int, first: int, end: int, row: VerbRow, shape: Shape, *, split: bool = True
) -> tuple[Range | None, int]:
    """Return the phrase that names the speaker behind the verb, and the token behind it."""
    pos = _skip_times(ctx, at + 1, end)
    if pos >= end or shape.number != "s" or not starts_phrase(ctx, pos):
        return None, pos
    if _disqualified(ctx, pos):
        return None, pos
    if ctx.has(pos, "share"):
        behind = noun_phrase(ctx, pos, end)
        return clean(ctx, (pos - 1, behind)), behind
    if ctx.flags[pos] & w.LAM or (row.obj and at > first and ctx.flags[at - 1] & w.RELATIVE):
        return None, pos
    if _disagrees(ctx, pos, shape):
        return None, pos
    barred = frozenset(row.preps | ({row.to} if row.to else set()))
    objects = "np" in row.takes
    if (row.obj or "free" in row.takes) and _accusative(ctx, pos):
        return None, pos
    behind = noun_phrase(
        ctx,
        pos,
        end,
        barred=barred,
        stop_at_head=split and (row.obj or "free" in row.takes or row.role == "press"),
        stop_at_object=objects and end - pos > 1,
    )
    return clean(ctx, (pos, behind)), behind


def _disqualified(ctx: Context, pos: int) -> bool:
    """Tell whether a finite verb stands where a subject is looked for."""
    return looks_finite(ctx, pos) and not ctx.flags[pos] & (_COMMON | w.FIRST_NAME | w.PLACE)


def _accusative(ctx: Context, pos: int) -> bool:
    """Tell whether the noun shows by its ending that it is spoken of and does not speak."""
    return ctx.words[pos].fold.endswith("ين") and bool(ctx.flags[pos] & w.AL)


def _disagrees(ctx: Context, pos: int, shape: Shape) -> bool:
    """Tell whether the noun cannot be the subject: a masculine verb before a feminine noun."""
    word = ctx.words[pos]
    if shape.gender == "m":
        if word.fold.endswith(ctx.endings("own_feminine")) and not word.flags & (w.AL | w.FIRST_NAME):
            return not word.feminine
        shown = word.fold.endswith("ه") or (word.fold.endswith("ات") and word.flags & w.AL)
        known = word.flags & (w.AL | w.OBJECT | _COMMON)
        return word.feminine and bool(shown and known) and not word.flags & (w.PLACE | w.FIRST_NAME)
    return bool(word.flags & w.PERSON and word.flags & w.AL and not word.feminine)


def _anchored(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape, anchor: Anchor
) -> Hit | None:
    """A verb, who says it, and what opens what is said."""
    region = (at + 1, anchor.at)
    hit = _hit(ctx, at, row, shape, last, f"verb-{anchor.kind}")
    hit.frame = anchor.kind
    hit.begin = _begin(ctx, anchor)
    if row.role == "press" and not _press(ctx, at):
        return None
    left = left_subject(ctx, at, first, shape) if not ctx.words[at].conj else None
    was = left is not None and left[0] is not None and ctx.has(left[2], "was")
    behind = at + 1
    if not was:
        split = anchor.kind in ("np", "prep") or row.obj
        hit.subject, behind = _subject(ctx, at, first, anchor.at, row, shape, split=split)
    if hit.subject is None:
        if left is None:
            left = left_subject(ctx, at, first, shape)
        if left is not None:
            hit.subject, hit.antecedent, hit.clause, hit.sub = left
        elif _impersonal(ctx, at, row, shape, region):
            return None
        elif (
            shape.tense == "imperfect"
            and not (row.speech or shape.object)
            and _headless(ctx, at, first)
        ):
            return None
    if anchor.kind in ("np", "prep") and hit.subject is None and not _may_drop(ctx, at, first, row, hit):
        return None
    if row.to and anchor.kind == "that" and ctx.core(anchor.at - 1) == row.to:
        hit.begin = anchor.at
    if "bare" in row.takes and anchor.kind == "that":
        opened = _opens_speech(ctx, at + 1 if hit.subject is None else behind, anchor.at)
        if opened:
            hit.begin, hit.frame, hit.rule = opened, "bare", "verb-bare"
    hit.hosts = find_hosts(ctx, (at + 1, hit.begin), hit.subject)
    _relayed_from(ctx, hit, (at + 1, anchor.at))
    if anchor.kind == "np" and (
        ctx.words[anchor.at].fold in row.barred or _considered(ctx, row, hit)
    ):
        return None
    return hit


def _press(ctx: Context, at: int) -> bool:
    """Tell whether a verb that only papers say (dwelt on) is said by one."""
    if at + 1 < ctx.size and ctx.flags[at + 1] & w.MEDIA:
        return True
    starts = at == 0 or bool(ctx.flags[at - 1] & (w.LINE | w.STOP))
    return starts and bool(ctx.words[at].conj) and ctx.has(at + 1, "dwells_on")


def _headless(ctx: Context, at: int, first: int) -> bool:
    """Tell whether a verb in the middle of a clause has a subject that cannot speak."""
    return (
        at - first > 2
        and not ctx.words[at].conj
        and not ctx.flags[at - 1] & (w.STOP | w.LINE | w.COLON)
        and not ctx.has(at - 1, "verb_after")
        and not ctx.words[at].core.startswith("ل")
    )


def _opens_speech(ctx: Context, pos: int, until: int) -> int:
    """Return where unmarked speech begins before a clause of its own, or 0."""
    while pos < until and ctx.flags[pos] & (w.COMMA | w.TIME):
        pos += 1
    if pos < until and ctx.core(pos) in ctx.sets["grammar.openers.strong"]:
        return pos
    return 0


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


def _may_drop(ctx: Context, at: int, first: int, row: VerbRow, hit: Hit) -> bool:
    """Tell whether a verb with a mere noun behind may stand without a named speaker."""
    if hit.antecedent is not None:
        return True
    if at > first and ctx.words[at].conj == "" and not ctx.flags[at - 1] & (w.COMMA | w.NEGATION | w.TIME):
        return ctx.has(at - 1, "may_drop_after")
    return True


def _relay(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape, anchor: Anchor | None
) -> Hit | None:
    """X passed on from Y: the source is Y, through X."""
    end = anchor.at if anchor else min(last, at + 40)
    pivot = next((t for t in range(at + 1, end) if ctx.has(t, f"{row.role}_link")), -1)
    if shape.object:
        return None
    hit = _hit(ctx, at, row, shape, last, row.role)
    subject, _ = _subject(ctx, at, first, pivot if pivot > 0 else end, row, shape)
    if subject is None:
        left = left_subject(ctx, at, first, shape)
        if left is not None:
            subject, hit.antecedent, hit.clause, hit.sub = left
    said = anchor
    if pivot < 0:
        if anchor is None or anchor.kind not in ("that",):
            if not ctx.has(at + 1, "of_him"):
                return None
            if anchor is None:
                return None
            hit.begin, hit.frame = _begin(ctx, anchor), anchor.kind
            return hit
        if subject is None and hit.antecedent is None and row.role == "learn":
            return None
        if subject is not None and row.role == "relay" and not ctx.flags[subject[0]] & (w.MEDIA | w.OUTLET):
            return None
        hit.subject, hit.begin, hit.frame = subject, anchor.at, anchor.kind
        return hit
    behind = noun_phrase(ctx, pivot + 1, end) if pivot + 1 < end else pivot + 1
    source = clean(ctx, (pivot + 1, behind)) if behind > pivot + 1 else None
    if source is None:
        return None
    if said is None:
        said = _relayed_noun(ctx, source[1], last)
        if said is None:
            return None
    _said_noun(ctx, hit, source[1], said.at)
    hit.subject = source
    hit.begin, hit.frame = _begin(ctx, said), said.kind
    if row.role == "relay":
        if row.passive_only and hit.stance == row.stance:
            hit.stance = "neutral"
        if subject is not None:
            hit.hosts = [subject]
        elif hit.antecedent is not None:
            hit.hosts = [hit.antecedent]
            hit.antecedent = None
        else:
            hit.own = True
    elif subject is not None:
        if not (ctx.flags[subject[0]] & (w.MEDIA | w.QUOTE) or outlet_at(ctx, subject[0])):
            return None
        hit.hosts = [subject]
    return hit


def _relayed_noun(ctx: Context, pos: int, last: int) -> Anchor | None:
    """Find "his saying" behind a relayed source, where no clause was found."""
    for token in range(pos, min(last, pos + 8)):
        if ctx.words[token].fold in ctx.sets["grammar.relay.words"]:
            nxt = token + 1
            if nxt < last and ctx.flags[nxt] & (w.COLON | w.COMMA):
                nxt += 1
            return Anchor("np", nxt) if nxt < last else None
    return None


def _said_noun(ctx: Context, hit: Hit, pos: int, until: int) -> None:
    """Take "his denial", "his assurance" behind a relayed source as the cue; "his saying" is none."""
    for token in range(pos, min(until + 1, ctx.size)):
        word = ctx.words[token]
        if word.fold not in ctx.sets["grammar.relay.words"]:
            continue
        for tail in ctx.endings("owners"):
            row = ctx.tables.masdars.get(word.core.removesuffix(tail))
            if word.core.endswith(tail) and row is not None and not row.plain:
                hit.cue, hit.stance, hit.row = (token, token + 1), row.stance, row.name
                return


def _without_anchor(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """A verb without an opener: a noun phrase, a quotation before it, or unmarked speech."""
    hit = _after_quote(ctx, at, first, last, row, shape)
    if hit is not None:
        return hit
    hit = _hit(ctx, at, row, shape, last, "verb-np")
    pos = _skip_times(ctx, at + 1, last)
    if "np" in row.takes and pos < last and names_what_is_said(ctx, pos):
        behind = pos
    else:
        hit.subject, behind = _subject(ctx, at, first, last, row, shape)
    if hit.subject is None:
        left = left_subject(ctx, at, first, shape)
        if left is not None:
            hit.subject, hit.antecedent, hit.clause, hit.sub = left
    if "bare" in row.takes:
        return _bare(ctx, at, first, last, row, hit, behind)
    if "np" not in row.takes and not row.needs:
        return None
    return _noun_complement(ctx, at, first, last, row, hit, behind)


def _considered(ctx: Context, row: VerbRow, hit: Hit) -> bool:
    """Tell whether something merely "is considered" a thing, by nobody who is named."""
    if hit.shape is None or hit.shape.tense != "imperfect":
        return False
    if row.stance not in ("judging", "revealing"):
        return False
    return hit.subject is None or not ctx.flags[hit.subject[0]] & (_COMMON | w.PLACE | w.FIRST_NAME)


def _noun_complement(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, hit: Hit, behind: int
) -> Hit | None:
    if row.needs:
        return None
    if hit.subject is None and not _may_drop(ctx, at, first, row, hit):
        return None
    pos = behind
    if row.to and pos < last and ctx.core(pos) == row.to:
        pos = noun_phrase(ctx, pos + 1, last, stop_at_object=True, stop_at_head=True)
    pos = _skip_adjuncts(ctx, pos, last)
    if pos >= last or ctx.flags[pos] & (w.PUNCT & ~w.QUOTE):
        return None
    pointed = ctx.has(pos, "pointed") and "free" in row.takes
    if not pointed and not starts_phrase(ctx, pos):
        return None
    if ctx.words[pos].fold in row.barred or row.strict:
        return None
    named = hit.subject is not None or hit.antecedent is not None
    if not named and hit.shape and _impersonal(ctx, at, row, hit.shape, (at + 1, at + 1)):
        return None
    if _considered(ctx, row, hit):
        return None
    before = hit.subject is not None and hit.subject[0] < at
    if named and not before and not (
        pointed or ctx.flags[pos] & (w.OBJECT | w.AL) or "free" in row.takes
    ):
        return None
    if not named and "free" not in row.takes and not ctx.flags[pos] & w.OBJECT:
        return None
    if not named and not (ctx.words[at].conj or ctx.has(at - 1, "may_drop_after")):
        return None
    hit.begin, hit.frame = pos, "np"
    hit.hosts = find_hosts(ctx, (behind, pos), hit.subject)
    return hit


def _skip_adjuncts(ctx: Context, pos: int, last: int) -> int:
    """Return the token behind commas, times and one occasion."""
    while pos < last:
        flags = ctx.flags[pos]
        if flags & (w.COMMA | w.TIME | w.NUMBER):
            pos += 1
        elif ctx.has(pos, "occasion_lead") and pos + 1 < last and ctx.flags[pos + 1] & w.OCCASION:
            pos += 2
            while pos < last and not ctx.flags[pos] & (w.PUNCT | w.OBJECT):
                pos += 1
        else:
            break
    return pos


def _bare(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, hit: Hit, behind: int
) -> Hit | None:
    """Speech without marks or conjunction: what stands behind the speaker to the full stop."""
    pos = behind
    while pos < last and ctx.flags[pos] & (w.COMMA | w.TIME):
        pos += 1
    words = sum(1 for t in range(pos, last) if not ctx.flags[t] & w.PUNCT)
    if words < _BARE_LEAST or (at > first and ctx.flags[at - 1] & w.RELATIVE):
        return None
    if hit.subject is None and not (ctx.words[at].conj or at == first):
        return None
    opener = ctx.words[pos].core in ctx.sets["grammar.openers.words"] or ctx.flags[pos] & w.COMMA
    if "np" in row.takes and not opener:
        return _noun_complement(ctx, at, first, last, row, hit, behind)
    if not opener and not (row.speech and (row.plain or _first_person(ctx, pos, last))):
        return None
    hit.begin, hit.frame, hit.rule = pos, "bare", "verb-bare"
    hit.hosts = find_hosts(ctx, (at + 1, pos), hit.subject)
    return hit


def _first_person(ctx: Context, pos: int, last: int) -> bool:
    """Tell whether somebody speaks of himself in the first words."""
    for token in range(pos, min(last, pos + 8)):
        core = ctx.core(token)
        if ctx.has(token, "first_person"):
            return True
        if len(core) > 4 and ctx.starts(token, "first_person_stems") and not (
            ctx.flags[token] & _COMMON
        ):
            return True
        if len(core) > 4 and core.endswith("نا") and not ctx.flags[token] & (w.AL | w.FIRST_NAME):
            return True
    return token_free(ctx, pos, last)


def token_free(ctx: Context, pos: int, last: int) -> bool:
    """Tell whether speech begins at once: the first word is no noun with its article."""
    return pos < last and ctx.words[pos].senses != () and not ctx.flags[pos] & w.AL


def _after_quote(
    ctx: Context, at: int, first: int, last: int, row: VerbRow, shape: Shape
) -> Hit | None:
    """«…», said X: the quotation stands before the verb."""
    before = at - 1
    if before >= first and ctx.flags[before] & w.COMMA:
        before -= 1
    if before < 0 or not ctx.flags[before] & w.QUOTE or "quote" not in row.takes:
        return None
    quote = next((q for q in ctx.quotes.all if q.close == before and q.depth == 0), None)
    if quote is None or quote.close - quote.open < 4:
        return None
    hit = _hit(ctx, at, row, shape, last, "quote-verb")
    hit.subject, behind = _subject(ctx, at, first, last, row, shape)
    hit.left = (quote.open, quote.close + 1)
    hit.clause = quote.open
    hit.frame = "quote"
    while behind < last and ctx.flags[behind] & (w.COMMA | w.COLON):
        behind += 1
    if behind < last and ctx.flags[behind] & w.QUOTE and speech_quote(ctx, at, behind):
        hit.begin = behind
    return hit
