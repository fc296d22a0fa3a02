"""What hangs on a noun inside a phrase: a preposition with its noun, a noun with ب or ل."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.boundary import issued, moreover, some_of
from musnad.link.context import Context
from musnad.link.names import has_name
from musnad.link.outlets import is_programme, outlet_at
from musnad.link.owners import lacks_owner

__all__ = ["at_his", "ba_of_name", "body_for", "inner_ba", "inner_lam", "inner_phrase"]

_MARKED = 7  # tokens of a name in quotation marks


def inner_phrase(  # noqa: PLR0911 - each return a kind of noun behind the preposition
    ctx: Context, first: int, at: int, limit: int, barred: frozenset[str]
) -> int:
    """Return the token behind preposition and noun where they belong to the phrase, else ``at``."""
    if at > first and at + 1 < limit and some_of(ctx, at):
        return at + 2
    if at + 1 >= limit or at == first or _barred(ctx, first, at, barred):
        return at
    following = ctx.flags[at + 1]
    if ctx.has(at + 1, "turn") or _when(ctx, first, at) or moreover(ctx, at):  # for his part
        return at
    if (
        following & (w.OCCASION | w.TIME | w.PUNCT | w.NUMBER | w.NOT_NP | w.ADJUNCT)
        and not following & w.QUOTE
    ):
        return at
    if issued(ctx, at):
        return at + 2
    if at + 1 in ctx.quotes.at and ctx.has(at, "in"):
        close = ctx.quotes.at[at + 1].close
        if outlet_at(ctx, at + 2) and has_name(ctx, (first, at)):
            return at  # he wrote in the paper
        return close + 1 if close < min(limit, at + _MARKED) else at
    if ctx.has(at, "governed") or ctx.has(at, "at_court") or ctx.has(at, "among"):
        return at + _belongs(ctx, first, at)
    named = has_name(ctx, (first, at))
    head = ctx.flags[first]
    if ctx.has(at, "in") and _of_the_last(ctx, first, at):
        return at + 2
    if ctx.has(at, "of"):
        if head & w.MEDIA and not head & w.VAGUE:
            return at
        if head & (w.VAGUE | w.ANONYMOUS) or not named or not head & w.PERSON:
            return at + 2
        return at + 2 if following & (w.HEADS | w.PLACE) else at
    if named or (head & w.PLACE):
        return at
    if following & w.MEDIA and not any(ctx.flags[t] & w.HEADS for t in range(first, at)):
        return at  # he wrote in the paper
    return at + 2


def _barred(ctx: Context, first: int, at: int, barred: frozenset[str]) -> bool:
    """Tell whether the preposition is the verb's and not that of a noun before it."""
    return ctx.words[at].core in barred and not (issued(ctx, at) or _governs(ctx, first, at))


def _when(ctx: Context, first: int, at: int) -> bool:
    """Tell whether a month follows that is when it is said, not of when a paper is (تقرير)."""
    paper = ctx.flags[first] & w.DOCUMENT
    named = any(ctx.flags[t] & (w.AL | w.FIRST_NAME | w.PLACE) for t in range(first, at))
    return ctx.has(at + 1, "month") and (named or not paper)


def _of_the_last(ctx: Context, first: int, at: int) -> bool:
    """Tell whether the place is that of a body behind the name, or a field that of an office."""
    last = _last_head(ctx, first, at)
    if last == first:
        return False
    if ctx.flags[last] & w.PERSON:
        return ctx.has(at + 1, "fields") or _holds_office(ctx, last, at)
    body = ctx.flags[last] & (w.ORGANISATION | w.MEDIA) and has_name(ctx, (first, last))
    return bool(body) and bool(ctx.flags[at + 1] & w.PLACE)


def _holds_office(ctx: Context, last: int, at: int) -> bool:
    """Tell whether an office behind a name is in the body that follows (العضو في البرلمان)."""
    body = ctx.flags[at + 1] & (w.ORGANISATION | w.OFFICIAL | w.MEDIA)
    if not body or ctx.flags[at + 1] & (w.OBJECT | w.OCCASION):
        return False
    if ctx.flags[last] & w.AL:
        return last == at - 1
    return last == at - 2 and bool(ctx.flags[at - 1] & w.AL)


def _belongs(ctx: Context, first: int, at: int) -> int:
    """Return how many tokens belong to the phrase, from a preposition with a condition of its own.

    0, where what it needs before or behind it does not stand there.
    """
    following = ctx.flags[at + 1]
    if ctx.has(at, "from") and any(ctx.flags[t] & w.PERSON for t in range(first, at)):
        body = following & (w.ORGANISATION | w.PLACE | w.OFFICIAL) or ctx.has(at + 1, "fractions")
        if body and not following & w.OBJECT:
            return 2  # a member for the bloc, for the district
    if ctx.has(at, "governed"):
        return 2 if _governs(ctx, first, at) else 0
    if ctx.has(at, "at_court"):
        if at_his(ctx, at):
            return 0
        office = any(ctx.flags[t] & (w.PERSON | w.VAGUE) for t in range(first, at))
        if following & w.QUOTE:
            return 1
        if office or following & (w.PLACE | w.ORGANISATION):
            return 2
    return 2 if ctx.flags[first] & (w.ANONYMOUS | w.VAGUE) else 0


def at_his(ctx: Context, at: int) -> bool:
    """Tell whether "his" act is told, at which something is said (لدى استقباله الوفد)."""
    if not ctx.has(at, "at_court") or at + 1 >= ctx.size:
        return False
    word = ctx.words[at + 1]
    owned = word.fold.endswith(ctx.endings("own")) and not word.feminine
    return owned and not word.flags & (w.HEADS | w.FIRST_NAME | w.PLACE)


def _governs(ctx: Context, first: int, at: int) -> bool:
    """Tell whether the noun before, or before its adjective, takes a preposition (المبعوث إلى)."""
    heads = ctx.sets["grammar.governing.words"]
    if ctx.words[at - 1].head in heads or ctx.has(at - 1, "to_defend"):
        return True
    before = ctx.words[at - 1].head
    listed = before in ctx.sets["grammar.adjectives.words"]
    adjective = listed or before.endswith(ctx.endings("nisba"))
    return adjective and at - 2 >= first and ctx.words[at - 2].head in heads


def ba_of_name(ctx: Context, at: int, barred: bool) -> bool:
    """Tell whether the ب is a name's first letter (مار بشارة، برشلونة، جيرارد بيكيه), or باسم."""
    if ctx.flags[at - 1] & w.PARTICLE or ctx.named_ban(at) or ctx.has(at, "in_name_of"):
        return True
    name = ctx.names.get(at)
    if name is not None and name.first == at:
        return name.span.start == ctx.doc.start[at]
    given = ctx.names.get(at - 1)
    alone = given is not None and given.type == "PER" and given.last - given.first == 1
    return alone and not barred and not ctx.flags[at] & (w.AL | w.OBJECT | w.HEADS | w.OCCASION)


def inner_ba(ctx: Context, first: int, at: int, barred: bool) -> bool:
    """Tell whether a noun with ب says where the speaker belongs (مصدر بالشرطة)."""
    flags = ctx.flags[at]
    if flags & (w.OFFICIAL | w.ORGANISATION | w.PLACE) and not flags & w.OBJECT:
        return True
    if ctx.words[at].head in ctx.rules["district"] or ctx.has(at, "acting"):
        return True
    if ctx.flags[first] & w.ANONYMOUS and not flags & w.OBJECT and not barred:
        return True
    last = _last_head(ctx, first, at)
    return not barred and bool(flags & w.AL or flags & w.HEADS) and not has_name(ctx, (last, at))


def _last_head(ctx: Context, first: int, at: int) -> int:
    """Return the last office or body before ``at``: a name before it has its office behind it."""
    return next((t for t in range(at - 1, first, -1) if ctx.flags[t] & w.HEADS), first)


def _honours(ctx: Context, first: int, at: int) -> bool:
    """Tell whether the words before are a body named after somebody (مركز الملك فلان للإغاثة)."""
    title = at - 2
    return (
        title > first
        and bool(ctx.flags[title] & w.PERSON and ctx.flags[title] & w.AL)
        and bool(ctx.flags[at - 1] & w.FIRST_NAME)
        and not ctx.flags[title - 1] & (w.AL | w.PUNCT | w.PERSON)
    )


def body_for(ctx: Context, first: int, at: int) -> bool:
    """Tell whether only adjectives stand between a body and what it is for (لحماية كذا)."""
    if not ctx.flags[at] & w.LAM or not ctx.flags[at] & (w.OBJECT | w.AL):
        return False
    body = _last_head(ctx, first, at)
    if not ctx.flags[body] & w.AL or not ctx.flags[body] & w.ORGANISATION:
        return False
    return body + 1 < at and all(
        ctx.flags[t] & w.AL and ctx.words[t].head.endswith(ctx.endings("nisba"))
        for t in range(body + 1, at)
    )


def inner_lam(ctx: Context, first: int, at: int) -> bool:
    """Tell whether a noun with ل belongs to an office (المدير العام للشركة)."""
    flags = ctx.flags[at]
    head = ctx.flags[first + 1 if ctx.flags[first] & w.QUOTE else first]
    if ctx.words[at].head in ctx.sets["grammar.audience.words"]:
        return not flags & w.AL and lacks_owner(ctx, first, at)
    if head & w.MEDIA and ctx.words[at].head in ctx.rules["media_for"]:
        return True
    if flags & w.MEDIA and not head & (w.DOCUMENT | w.PERSON):
        return False
    if flags & w.MEDIA and head & w.PERSON:
        return False
    if flags & w.PERSON and (ctx.has_head(first, "honours") or ctx.has_head(first, "nations")):
        return False
    if is_programme(ctx, at) and (ctx.words[first].fold.endswith(ctx.endings("own"))):
        return False  # his mother, to a programme
    if head & w.DOCUMENT:
        return not has_name(ctx, (first, at))
    outlet = flags & w.OUTLET and outlet_at(ctx, at)
    if not outlet and body_for(ctx, first, at):
        return True
    if outlet or has_name(ctx, (_last_head(ctx, first, at), at)):
        return flags & w.AL > 0 and not outlet and _honours(ctx, first, at)
    return bool((head | ctx.flags[_last_head(ctx, first, at)]) & (w.HEADS | w.OCCASION))
