"""How far what is said reaches, and what lies inside what."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Context, Range
from musnad.link.ends import Ends, dropped
from musnad.link.hit import Hit
from musnad.link.onward import go_on_within
from musnad.link.outlets import is_media
from musnad.link.phrase import looks_finite

__all__ = ["settle_extents"]

_LONGEST = 600  # tokens of one content outside of quotation marks
_NEAR = 12  # cues back in which the one around another is looked for


def settle_extents(ctx: Context, hits: list[Hit]) -> list[Hit]:
    """Give every hit its content and its parent, and drop what only repeats another.

    Hits come in the order of their cues; those kept stay in it.
    """
    hits = _spoken_out(_without_twins(hits))
    go_on_within(ctx, hits)
    ends = Ends(ctx, hits)
    kept: list[Hit] = []
    for hit in hits:
        parent = _parent(ctx, kept, hit)
        if parent is not None and _covers_sentence(ctx, hit, kept[parent]):
            parent = None
            hit.segments = []
            hit.left = (_lead(ctx, hit), hit.clause)
            hit.parent = None
            _adopt(ctx, hit, kept)
            continue
        if hit.place in ("final", "medial") and parent is not None:
            if _repeats(ctx, hit, kept[parent]):
                _lend(ctx, hit, kept[parent])
                continue
        elif hit.place == "final" and (full := _full_before(ctx, kept, hit)) is not None:
            _lend(ctx, hit, full)
            continue
        elif hit.own and hit.rule == "formula" and hit.place == "initial" and not _so(ctx, hit):
            continue
        if (parent is None and hit.sub and _evidence(ctx, hit)) or _matter(ctx, hit):
            continue
        if _pictures(ctx, hit):
            continue
        hit.parent = parent
        ceiling = kept[parent].segments[-1][1] if parent is not None else ctx.size
        _fill(ctx, hit, ends, kept, ceiling)
        if (
            hit.rule == "as-said"
            and ctx.has(hit.clause, "as")
            and not ctx.quotes.around(hit.cue[0])
        ):
            hit.parent = None
        if hit.segments:
            kept.append(hit)
    for hit in kept:
        if hit.parent is not None and not _holds(kept[hit.parent], hit):
            hit.parent = None
    return kept


def _so(ctx: Context, hit: Hit) -> bool:
    """Tell whether what is said opens with "so" (وبرأيه فإن) behind a formula."""
    return bool(ctx.flags[hit.begin] & w.F_COMP)


def _holds(parent: Hit, hit: Hit) -> bool:
    return any(first <= hit.cue[0] < last for first, last in parent.segments)


def _without_twins(hits: list[Hit]) -> list[Hit]:
    """Keep one hit of those that open the same content: a second verb of the same saying."""
    best: dict[int, Hit] = {}
    for hit in hits:
        if hit.begin < 0:
            continue
        other = best.get(hit.begin)
        if other is None or (hit.rule == "by-saying" and other.stance != "neutral"):
            best[hit.begin] = hit
    return [hit for hit in hits if hit.begin < 0 or best[hit.begin] is hit]


def _spoken_out(hits: list[Hit]) -> list[Hit]:
    """Join "by saying" to the verb of its clause, which has a topic and not yet what is said.

    Where the verb only tells of speech (تحدث عن), "by saying" is the cue, else the verb is.
    """
    found: list[Hit] = []
    for hit in hits:
        verb = found[-1] if found else None
        if (
            verb is None
            or hit.rule != "by-saying"
            or hit.clause != verb.cue[0]
            or verb.frame not in ("np", "prep")
            or not verb.begin < hit.cue[0]
        ):
            found.append(hit)
        elif verb.stance == "neutral":
            hit.subject, hit.antecedent = verb.subject, verb.antecedent
            found[-1] = hit
        else:
            verb.begin, verb.frame, verb.limit = hit.begin, hit.frame, hit.limit
            verb.hosts = verb.hosts or hit.hosts
    return found


def _parent(ctx: Context, kept: list[Hit], hit: Hit) -> int | None:
    """Return the innermost hit inside whose content this one lies, or None."""
    at = hit.cue[0]
    for index in range(len(kept) - 1, max(-1, len(kept) - _NEAR), -1):
        if _holds(kept[index], hit):
            return index
        if kept[index].place == "" and hit.place == "final":
            last = kept[index].segments[-1][1]
            if last <= at and _only_marks(ctx, last, hit.clause):
                return index
    return None


def _lead(ctx: Context, hit: Hit) -> int:
    """Return the first word of the sentence of a trailing attribution."""
    lead = ctx.sentence(hit.cue[0])[0]
    while ctx.flags[lead] & w.PUNCT and not ctx.flags[lead] & w.QUOTE:
        lead += 1
    return lead


def _covers_sentence(ctx: Context, hit: Hit, parent: Hit) -> bool:
    """Tell whether a trailing attribution holds the sentence rather than its last statement.

    So where the last statement is a mere second verb of the outlet's own clause: he met the envoy
    and called for calm, according to the agency.
    """
    if hit.place != "final" or hit.own or hit.subject is None:
        return False
    if hit.formulaic:
        return False
    if parent.subject is not None or parent.parent is not None or parent.frame == "quote":
        return False
    lead = _lead(ctx, hit)
    return (
        parent.clause - lead > 3 and ctx.sentence_of[parent.clause] == ctx.sentence_of[hit.clause]
    )


def _adopt(ctx: Context, hit: Hit, kept: list[Hit]) -> None:
    """Put a trailing attribution beside the statements that lie inside it."""
    span = _trim(ctx, hit.left) if hit.left else None
    if span is None:
        return
    hit.segments = [span]
    number = len(kept)
    for other in kept:
        inside = [(a, min(b, span[1])) for a, b in other.segments if a < span[1]]
        if other.parent is None and inside and span[0] <= other.cue[0] < span[1]:
            other.parent, other.segments = number, inside
    kept.append(hit)


def _full_before(ctx: Context, kept: list[Hit], hit: Hit) -> Hit | None:
    """Return the full attribution that opens the sentence of a trailing outlet, or None."""
    if hit.subject is None or not is_media(ctx, hit.subject[0]) or not kept:
        return None
    other = kept[-1]
    first = _lead(ctx, hit)
    opens = other.parent is None and other.subject is not None and 0 <= other.clause - first <= 1
    return other if opens and other.left is None else None


def _evidence(ctx: Context, hit: Hit) -> bool:
    """Tell whether mere signs are said to show something, in the outlet's own voice."""
    return (
        hit.subject is not None
        and ctx.words[hit.subject[0]].head in ctx.sets["sources.evidence.words"]
    )


def _pictures(ctx: Context, hit: Hit) -> bool:
    """Tell whether pictures that nobody is named with show something: the outlet has seen it."""
    if hit.frame not in ("that", "np", "prep") or hit.subject is None or hit.hosts:
        return False
    pictures = ctx.has_head(hit.subject[0], "pictures")
    return pictures and not any(is_media(ctx, t) for t in range(*hit.subject))


def _matter(ctx: Context, hit: Hit) -> bool:
    """Tell whether a mere matter is said to show something: الأمر الذي يؤكد."""
    named = hit.antecedent
    return named is not None and ctx.words[named[0]].head in ctx.rules["matter"]


def _only_marks(ctx: Context, first: int, last: int) -> bool:
    return last >= first and all(
        ctx.flags[t] & w.PUNCT and not ctx.flags[t] & w.STOP for t in range(first, last)
    )


def _repeats(ctx: Context, hit: Hit, parent: Hit) -> bool:
    """Tell whether a trailing formula only repeats who speaks, or who passed it on."""
    if hit.own or hit.subject is None or _of_his(ctx, hit):
        return True
    if is_media(ctx, hit.subject[0]) and hit.place == "final":
        return True
    if parent.subject is None:
        return False
    mine, theirs = _heads(ctx, hit.subject), _heads(ctx, parent.subject)
    return bool(mine) and mine <= theirs


def _of_his(ctx: Context, hit: Hit) -> bool:
    """Tell whether "his office" is named: that of who has just spoken."""
    assert hit.subject is not None
    word = ctx.words[hit.subject[0]]
    owned = word.head.endswith(ctx.endings("own")) and not word.feminine
    return owned and bool(word.flags & (w.OFFICIAL | w.ORGANISATION | w.DOCUMENT))


def _heads(ctx: Context, span: Range) -> set[str]:
    return {ctx.words[t].head for t in range(*span) if not ctx.flags[t] & w.PUNCT}


def _lend(ctx: Context, hit: Hit, parent: Hit) -> None:
    """Give the outlet that a trailing formula names to the statement before it."""
    if hit.subject and is_media(ctx, hit.subject[0]):
        same = parent.subject and _heads(ctx, hit.subject) & _heads(ctx, parent.subject)
        if not same and not parent.hosts:
            parent.hosts.append(hit.subject)


def _fill(ctx: Context, hit: Hit, ends: Ends, kept: list[Hit], ceiling: int) -> None:
    segments: list[Range] = []
    if hit.left is not None:
        left = _left(ctx, hit, kept)
        if left:
            segments.append(left)
    if hit.begin >= 0:
        segments += _right(ctx, hit, ends, ceiling)
    trimmed = (_trim(ctx, span) for span in segments)
    hit.segments = [span for span in trimmed if span]


def _left(ctx: Context, hit: Hit, kept: list[Hit]) -> Range | None:
    assert hit.left is not None
    first, last = hit.left
    if hit.frame == "quote":
        return first, last
    if hit.parent is not None:
        parent = kept[hit.parent]
        first = max(first, parent.segments[-1][0])
        return first, min(last, hit.clause)
    for other in reversed(kept):
        if not other.segments:
            continue
        end = max(other.segments[-1][1], other.cue[1], other.subject[1] if other.subject else 0)
        if end > first:
            first = min(end, last)
            while first < last and ctx.flags[first] & w.PUNCT and not ctx.flags[first] & w.QUOTE:
                first += 1
        break
    return (first, last) if first < last else None


def _right(ctx: Context, hit: Hit, ends: Ends, ceiling: int) -> list[Range]:
    """Return the content behind the cue."""
    first = hit.begin
    limit = hit.limit
    if first >= ctx.size:
        return []
    if ctx.flags[first] & w.QUOTE and first in ctx.quotes.at:
        quote = ctx.quotes.at[first]
        close = quote.close
        if not _goes_on(ctx, close + 1, limit):
            return [(first, close + 1 if quote.closed else close)]
        return [(first, _scan(ctx, close + 1, max(limit, close + 1), hit, ends, ceiling))]
    end = _scan(ctx, first, limit, hit, ends, ceiling)
    return [(first, _past_marks(ctx, end, hit, ends, ceiling))]


def _past_marks(ctx: Context, end: int, hit: Hit, ends: Ends, ceiling: int) -> int:
    """Return where a content ends that goes on behind the marks which hold its cue.

    So where a piece of a sentence is quoted, and behind it a preposition goes on with the piece.
    """
    around = ctx.quotes.around(hit.cue[0])
    if around is None or end != around.close or end + 1 >= ceiling:
        return end
    if not ctx.has(end + 1, "inner_preposition"):
        return end
    return _scan(ctx, end + 1, ctx.sentence(hit.cue[0])[1], hit, ends, ceiling)


def _goes_on(ctx: Context, at: int, limit: int) -> bool:
    """Tell whether what is said goes on behind a closing mark."""
    if at >= limit:
        return False
    flags = ctx.flags[at]
    if flags & w.COMMA:
        return at + 1 < limit and (
            bool(ctx.flags[at + 1] & w.CONJ_COMP)
            or (ctx.has(at + 1, "and") and at + 2 < limit and bool(ctx.flags[at + 2] & w.QUOTE))
        )
    if flags & (w.STOP | w.LINE | w.COLON | w.CLOSE | w.DASH):
        return False
    if dropped(ctx, at):
        return False
    word = ctx.words[at]
    speech = word.senses and not ctx.has(at, "among")
    speech = speech and not (word.core.startswith("ل") and ctx.flags[at - 1] & w.QUOTE)
    if speech or (ctx.has(at, "join") and not ctx.has(at, "join_inner")) or flags & w.TIME:
        return False
    return not (word.conj and not flags & w.CONJ_COMP and ctx.starts(at, "went_on"))


def _scan(ctx: Context, first: int, limit: int, hit: Hit, ends: Ends, ceiling: int) -> int:
    """Return the token at which what is said ends."""
    limit = min(limit, ceiling, first + _LONGEST)
    at = first
    while at < limit:
        if at > first and ends.stop(at, hit):
            return at
        flags = ctx.flags[at]
        if flags & w.QUOTE and at in ctx.quotes.at:
            close = ctx.quotes.at[at].close
            if close >= limit and at + 1 < limit:
                limit = min(max(limit, close + 1), ceiling)
            opened = ctx.flags[at - 1] & w.COMP and at - first <= 3 and close - at > 4
            at = min(close + 1, limit)
            if opened and at < limit and not _goes_on(ctx, at, limit):
                return at
            if at >= limit or ctx.sentence_of[min(at, ctx.size - 1)] != ctx.sentence_of[first]:
                return at
            continue
        if at > first and flags & (w.COMMA | w.DASH) and at + 1 < limit:
            if dropped(ctx, at + 1):
                return at
            if hit.frame in ("np", "prep") and not hit.place and _new_clause(ctx, at + 1):
                return at
            if (_relative(ctx, hit) or hit.rule == "rumour") and ctx.quotes.around(at) is None:
                return at
        at = ends.behind(at, limit)
    return at


def _relative(ctx: Context, hit: Hit) -> bool:
    """Tell whether the cue stands in a relative clause, which a comma ends."""
    before = ctx.flags[hit.cue[0] - 1] if hit.cue[0] else 0
    return hit.antecedent is not None or bool(before & w.RELATIVE)


def _new_clause(ctx: Context, at: int) -> bool:
    """Tell whether behind a comma a clause begins that is no part of a noun phrase."""
    word = ctx.words[at]
    if word.core in ctx.sets["grammar.clauses.words"] or word.conj == "ف":
        return True
    described = ctx.words[at].core in ctx.sets["grammar.clauses.verbs"] and not (
        ctx.flags[at - 2] & (w.AL | w.PLACE | w.FIRST_NAME)
    )
    return looks_finite(ctx, at) and not described  # a suicide bomber, (who) attacked


def _trim(ctx: Context, span: Range) -> Range | None:
    """Trim punctuation, conjunctions and edge quotation marks off."""
    first, last = span
    while first < last and ctx.flags[first] & w.PUNCT and not ctx.flags[first] & w.OPEN:
        first += 1
    while last > first and (
        (ctx.flags[last - 1] & w.PUNCT and not _kept_end(ctx, first, last - 1))
        or ctx.has(last - 1, "and")
        or (last - first > 1 and ctx.has(last - 1, "as_they_say"))
        or (last - first > 1 and ctx.has(last - 1, "and_that") and ctx.words[last - 1].conj)
    ):
        last -= 1
    return (first, last) if first < last else None


def _kept_end(ctx: Context, first: int, at: int) -> bool:
    """Tell whether the mark at the end belongs to what is said: a question, a bracket."""
    flags = ctx.flags[at]
    if flags & w.CLOSE:
        return any(ctx.flags[t] & w.OPEN for t in range(max(first, at - 40), at))
    return ctx.words[at].fold[:1] in "?؟!" and bool(flags & w.STOP)
