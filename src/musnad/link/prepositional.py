"""According to: prepositions that lay what is said on somebody, before, after or in the middle."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.rows import PrepositionRow
from musnad.link.context import Context, Range
from musnad.link.hit import Hit
from musnad.link.hosts import find_hosts
from musnad.link.outlets import agency_at
from musnad.link.phrase import clean, describes, looks_finite, noun_phrase, starts_phrase

__all__ = ["prepositional_hit", "settle"]

_BROKEN = 6  # letters of مفاعيل
_LEAST = 4  # words of a sentence that is told of behind its end
_ASIDE = 60  # tokens of a relative clause about the speaker
_SPEAKERS = w.HEADS | w.PLACE | w.FIRST_NAME | w.PARTICLE


def prepositional_hit(
    ctx: Context, at: int, first: int, last: int, row: PrepositionRow
) -> Hit | None:
    """Return the attribution that the preposition at ``at`` lays on somebody, or None."""
    end = at + len(row.words)
    if end >= last or (at >= first + 2 and ctx.flags[at - 2] & w.RELATIVE):
        return None  # what came from (التي جاءت على لسان) somebody is told of, not said
    if row.formula:
        return _pretext(ctx, at, end, last, row)
    if ctx.has(end, "what") or ctx.has(end, "to_what"):
        return None
    hit = Hit((at, end), "preposition", row.name, row.stance, at, limit=last, frame="prep")
    hit.formulaic = row.saying
    end = _saying(ctx, hit, end, last, row)
    if end == 0:
        return None
    if end < 0:
        return hit if hit.own and settle(ctx, hit, at, hit.cue[1], first, last) else None
    if end >= last or not starts_phrase(ctx, end) or _no_speaker(ctx, end, row):
        return None
    if row.then == "ل" and end == at + len(row.words) and not _has_lam(ctx, end):
        return None
    behind = noun_phrase(ctx, end, last)
    hit.subject = clean(ctx, (end, behind))
    if hit.subject is None:
        return None
    hit.hosts = find_hosts(ctx, (behind, min(last, behind + 8)), hit.subject)
    to = behind + 1 if behind < last and ctx.flags[behind] & w.COMMA else behind
    if hit.hosts and hit.hosts[0][0] == to:  # a source to an outlet
        behind = hit.hosts[0][1]
    return settle(ctx, hit, at, behind, first, last)


def _has_lam(ctx: Context, token: int) -> bool:
    return bool(ctx.words[token].core.startswith("ل")) or bool(ctx.flags[token] & w.QUOTE)


def _saying(ctx: Context, hit: Hit, end: int, last: int, prep: PrepositionRow) -> int:
    """Step over "the account of"; a pronoun on it means that who speaks is known already.

    Returns the token where the speaker's phrase begins, -1 where a pronoun stands for it, and 0
    where the preposition needs such a noun and there is none.
    """
    word = ctx.words[end]
    head = word.head
    for tail in ("", *ctx.endings("all_owners")):
        stem = head[: -len(tail)] if tail else head
        if not tail or head.endswith(tail):
            row = ctx.tables.sayings.get(stem)
            if row is None and tail and stem.endswith("ت"):
                row = ctx.tables.sayings.get(stem[:-1] + "ه")
            if row is None:
                continue
            if word.flags & w.AL:
                return end
            hit.stance = row.stance or hit.stance
            if tail:
                hit.own = True
                hit.rule = "formula"
                hit.cue = (hit.cue[0], end + 1)
                return -1
            if end + 1 >= last or not starts_phrase(ctx, end + 1):
                return end
            if tail == "" and end + 2 < last and _of_several(ctx, end + 1):
                return end + 2
            if row.in_cue or prep.saying:
                hit.cue = (hit.cue[0], end + 1)
            return end + 1
    return 0 if prep.saying else end


def _of_several(ctx: Context, at: int) -> bool:
    """Tell whether an adjective stands there, and behind it with ل who spoke (متطابقة لسكان)."""
    word = ctx.words[at]
    bare = word.feminine and not word.flags & (w.AL | w.HEADS | w.PLACE | w.FIRST_NAME | w.PUNCT)
    return bare and bool(ctx.flags[at + 1] & w.LAM and ctx.flags[at + 1] & w.HEADS)


def _no_speaker(ctx: Context, end: int, row: PrepositionRow) -> bool:
    """Tell whether what follows is a measure, custom or need rather than somebody."""
    word = ctx.words[end]
    if ctx.has(end, "same"):
        return end + 1 >= ctx.size or not ctx.flags[end + 1] & _SPEAKERS
    if word.head in ctx.sets["grammar.nonspeakers.words"]:
        return not (word.flags & w.DOCUMENT and word.flags & w.AL and row.documents)
    if word.flags & w.NUMBER:
        return True
    if word.flags & _SPEAKERS or word.flags & w.QUOTE or agency_at(ctx, end):
        return False
    if word.flags & (w.TIME | w.OCCASION | w.BA) or word.head in ctx.sets["objects.words"]:
        return True
    return not _like_a_name(ctx, end)


def _like_a_name(ctx: Context, at: int) -> bool:
    """Tell whether an unknown word looks like somebody's name and not like a thing."""
    word = ctx.words[at]
    if _people(ctx, at):
        return True
    if word.feminine or word.head.endswith(ctx.endings("not_a_name")):
        return word.head.endswith(ctx.endings("nisba_people")) and bool(word.flags & w.AL)
    if at + 1 >= ctx.size:
        return True
    following = ctx.words[at + 1]
    return not (
        following.feminine
        or (
            following.flags & w.AL
            and not word.flags & w.AL
            and at + 2 < ctx.size
            and not ctx.flags[at + 2] & w.PUNCT
        )
    )


def _people(ctx: Context, at: int) -> bool:
    """Tell whether several who do something are named (المنظمين), and no broken plural."""
    word = ctx.words[at]
    head = word.head
    broken = len(head) == _BROKEN and head[2] == "ا"  # موازين
    return (
        bool(word.flags & w.AL)
        and head.startswith("م")
        and head.endswith(ctx.endings("sound_plural"))
        and not broken
    )


def _pretext(ctx: Context, at: int, end: int, last: int, row: PrepositionRow) -> Hit | None:
    """On the pretext that: the content stands behind, the speaker is who acts."""
    if end < last and ctx.flags[end] & w.COMP:
        hit = Hit((at, end), "pretext", row.name, row.stance, at, limit=last)
        hit.begin, hit.own, hit.sub = end, True, False
        return hit
    return None


def settle(ctx: Context, hit: Hit, start: int, behind: int, first: int, last: int) -> Hit | None:
    """Decide whether what is said stands before, behind or on both sides.

    Args:
        ctx: The document.
        hit: The attribution, its cue and subject known.
        start: Where the parenthesis begins.
        behind: The token behind the speaker's phrase.
        first: Where the sentence begins.
        last: Where its scope ends.
    """
    after = _relative_aside(ctx, hit.subject, behind, last)
    while (
        after < last and ctx.flags[after] & (w.TIME | w.NUMBER) and not ctx.flags[after] & w.PUNCT
    ):
        after += 1
    comma = after < last and bool(ctx.flags[after] & (w.COMMA | w.DASH))
    rest = after + 1 if comma else after
    closing = rest >= last or bool(ctx.flags[rest] & (w.STOP | w.LINE | w.CLOSE))
    lead = first
    while lead < start and (ctx.flags[lead] & (w.PUNCT & ~w.QUOTE)):
        lead += 1
    joined = lead + 1 == start and ctx.has(lead, "clause_opener")
    so = rest < last and bool(ctx.flags[rest] & w.F_COMP or ctx.has(rest, "so_then"))
    new = so and bool(ctx.words[start].conj)  # and according to X, so …
    opens = start <= lead or joined or new or _only_lead_in(ctx, lead, start)
    if opens:
        if rest >= last or ctx.flags[min(rest, ctx.size - 1)] & w.STOP:
            return _behind_comma(ctx, hit, start, last) or _told_before(ctx, hit, lead, start)
        if not comma and not ctx.flags[rest] & (w.F_COMP | w.COMP):
            rest = _far_opening(ctx, rest, last)
        if not comma and not ctx.flags[rest] & (w.F_COMP | w.COMP) and not looks_finite(ctx, rest):
            return None
        hit.place, hit.begin, hit.clause = "initial", rest, start
        return hit
    hit.left = (lead, start)
    if closing or not comma or _leaves(ctx, rest):
        hit.place = "final"
        return hit
    if ctx.flags[start - 1] & (w.COMMA | w.DASH):
        hit.place, hit.begin = "medial", rest
        return hit
    hit.place = "final"
    return hit


def _behind_comma(ctx: Context, hit: Hit, start: int, last: int) -> Hit | None:
    """Cut off at its comma a phrase that took what is said for a name behind the speaker."""
    if hit.subject is None:
        return None
    first, behind = hit.subject
    comma = next((t for t in range(first, behind) if ctx.flags[t] & w.COMMA), -1)
    if comma < 0 or last - comma <= _LEAST:
        return None
    hit.subject = (first, comma)
    hit.place, hit.begin, hit.clause = "initial", comma + 1, start
    return hit


def _told_before(ctx: Context, hit: Hit, lead: int, start: int) -> Hit | None:
    """Let a sentence that is nothing but "according to X" tell of the one before it.

    Not across the end of a paragraph, and not of a sentence in which somebody speaks already.
    """
    at = ctx.sentence_of[start]
    if lead != start or not at or hit.own:
        return None
    first, last = ctx.doc.sentences[at - 1]
    while last > first and ctx.flags[last - 1] & (w.STOP | w.CLOSE):
        last -= 1
    if last - first < _LEAST:
        return None
    if any(ctx.flags[t] & w.LINE or ctx.says(t) for t in range(first, start)):
        return None
    hit.place, hit.left = "final", (first, last)
    return hit


def _far_opening(ctx: Context, at: int, last: int) -> int:
    """Return "so" (فإن) behind an aside about the speaker, or ``at`` where there is none."""
    for token in range(at, min(last, at + 14)):
        if ctx.flags[token] & w.F_COMP or ctx.has(token, "so_then"):
            return token
        if ctx.flags[token] & w.STOP or (ctx.words[token].senses and token > at):
            break
    return at


def _relative_aside(ctx: Context, subject: Range | None, at: int, last: int) -> int:
    """Return the token behind a relative clause that hangs on the speaker, up to its comma."""
    probe = at + 1 if at < last and ctx.flags[at] & w.COMMA else at
    told = subject is not None and probe == at < last and describes(ctx, subject[0], at)
    if probe >= last or not (told or ctx.flags[probe] & w.RELATIVE):
        return at
    last = min(last, probe + _ASIDE)
    while probe < last and not ctx.flags[probe] & (w.COMMA | w.STOP | w.LINE | w.F_COMP):
        probe += 1
    return probe


def _only_lead_in(ctx: Context, lead: int, start: int) -> bool:
    """Tell whether only a short adverbial stands before (وفي هذا السياق، وفقاً لـ…)."""
    if start - lead > 6 or not ctx.flags[start - 1] & w.COMMA:
        return False
    if ctx.flags[lead] & w.NEGATION or ctx.has(lead, "was"):
        return False
    return bool(ctx.flags[lead] & w.ADJUNCT) or ctx.has(lead, "lead_in")


def _leaves(ctx: Context, at: int) -> bool:
    """Tell whether behind the comma another clause begins that is not part of what is said."""
    word = ctx.words[at]
    if word.senses and word.conj:
        return True
    if word.senses and word.senses[0].shape.tense == "participle":
        return True
    return ctx.has(at, "leaves")
