"""Whose an office or a body is, where the words for it do not simply follow."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Context
from musnad.link.outlets import outlet_at

__all__ = ["field_goes_on", "lacks_owner", "owned_by"]

_FIELD = 3  # tokens between "for" and "and" in what a body is for
_BODY = w.ORGANISATION | w.OFFICIAL


def owned_by(ctx: Context, first: int, at: int, limit: int) -> int:
    """Return the token behind the body in quotation marks that an office is of, else ``at``.

    The secretary general of «X» speaks for X and to nobody; an outlet in the marks is told.
    """
    quote = ctx.quotes.at.get(at + 1)
    if quote is None or quote.close >= limit or outlet_at(ctx, at + 2):
        return at
    return quote.close + 1 if lacks_owner(ctx, first, at) else at


def lacks_owner(ctx: Context, first: int, at: int) -> bool:
    """Tell whether the words before are an office of a body that is not named yet.

    The secretary general | of; not: the minister of health | to.
    """
    office = at - 1
    if office > first and _adjective(ctx, office):
        office -= 1
    return office >= first and bool(ctx.flags[office] & w.AL) and ctx.has_head(office, "of_a_body")


def _adjective(ctx: Context, at: int) -> bool:
    word = ctx.words[at]
    listed = word.head in ctx.sets["grammar.adjectives.words"]
    return bool(word.flags & w.AL) and (listed or word.head.endswith(ctx.endings("nisba")))


def field_goes_on(ctx: Context, first: int, at: int) -> bool:
    """Tell whether "and" goes on with what a body is for (الهيئة العامة للمياه وحماية البيئة)."""
    word = ctx.words[at]
    if word.conj != "و" or word.senses or word.flags & (w.AL | w.TIME | w.ADJUNCT | w.NOT_NP):
        return False
    lam = next((t for t in range(at - 1, max(first, at - _FIELD - 1), -1) if _for(ctx, t)), -1)
    if lam < 0 or not ctx.flags[first] & _BODY or at + 1 >= ctx.size:
        return False
    if lam == at - 1 and ctx.flags[lam] & w.PLACE:
        return bool(word.flags & w.PLACE)
    following = ctx.words[at + 1]
    return bool(word.feminine and following.flags & w.AL) and not following.senses


def _for(ctx: Context, at: int) -> bool:
    return bool(ctx.flags[at] & w.LAM) and not ctx.flags[at] & w.PUNCT
