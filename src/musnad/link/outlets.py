"""Where an outlet or agency is named: by its head or by a name of the list."""

from __future__ import annotations

from collections.abc import Mapping

from musnad.lexicon import word as w
from musnad.link.context import Context, Range

__all__ = ["Name", "agency_at", "differ", "is_media", "is_programme", "listed_names", "outlet_at"]

Name = tuple[str, ...]
_Forms = Mapping[str, tuple[tuple[str, ...], ...]]


def is_media(ctx: Context, token: int) -> bool:
    """Tell whether an outlet or agency is named at the token, by its head or its name."""
    if ctx.flags[token] & w.MEDIA:
        return True
    return outlet_at(ctx, token) > 0


def is_programme(ctx: Context, token: int) -> bool:
    """Tell whether a broadcast is named at the token, its title in quotation marks behind it."""
    return ctx.has_head(token, "broadcast") and token + 1 in ctx.quotes.at


def outlet_at(ctx: Context, token: int) -> int:
    """Return how many tokens at ``token`` are the name of a known outlet or agency, or 0."""
    if ctx.has_head(token, "opinion") and ctx.has_head(token - 1, "polls"):
        return 0  # a poll of opinion
    size = _named_at(ctx, token, ctx.tables.outlets)
    return 0 if size == 1 and _is_body(ctx, token) else size


def _is_body(ctx: Context, token: int) -> bool:
    """Tell whether a word that is a body's and an outlet's name alike names the body.

    Its adjective agrees with it: الاتحاد الأوروبي, while the paper is الاتحاد الإماراتية. A state
    (المملكة) is the outlet only in quotation marks or behind its head.
    """
    word = ctx.words[token]
    if word.flags & w.OFFICIAL:
        return not token or not ctx.flags[token - 1] & (w.QUOTE | w.MEDIA)
    if not word.flags & w.ORGANISATION or token + 1 >= ctx.size:
        return False
    following = ctx.words[token + 1]
    return bool(following.flags & w.AL) and following.feminine == word.feminine


def agency_at(ctx: Context, token: int) -> int:
    """Return how many tokens at ``token`` are the name of a known agency, or 0."""
    return _named_at(ctx, token, ctx.tables.agencies)


def _named_at(ctx: Context, token: int, forms: _Forms) -> int:
    word = ctx.words[token]
    longest = 0
    names = (word.head, word.core, "ال" + word.head)
    for first in names if word.flags & w.AL else names[:2]:
        for form in forms.get(first, ()):
            if len(form) > longest and _stands(ctx, token, form):
                longest = len(form)
    return longest


def _stands(ctx: Context, token: int, form: Name) -> bool:
    """Tell whether the rest of a name stands behind its first word."""
    return token + len(form) <= ctx.size and all(
        part in (ctx.words[token + k].core, ctx.words[token + k].fold)
        for k, part in enumerate(form)
        if k
    )


def listed_names(ctx: Context, span: Range) -> tuple[Name, ...]:
    """Return the heads of each listed name in the phrase."""
    found: list[Name] = []
    token, last = span
    while token < last:
        size = outlet_at(ctx, token)
        if size and token + size <= last:
            found.append(tuple(ctx.words[t].head for t in range(token, token + size)))
        token += max(size, 1)
    return tuple(found)


def differ(mine: tuple[Name, ...], theirs: tuple[Name, ...]) -> bool:
    """Tell whether two phrases hold listed names of which none begins the other.

    العربية is not سكاي نيوز عربية, though the one name lies in the other.
    """
    return bool(mine and theirs) and not any(
        a[: len(b)] == b[: len(a)] for a in mine for b in theirs
    )
