"""Who issued a report or statement, where its phrase names him."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Context
from musnad.link.outlets import outlet_at
from musnad.model import Kind

__all__ = ["issuer_of"]


def issuer_of(ctx: Context, head: int, last: int) -> tuple[int, Kind]:
    """Return the token that names who issued the report at ``head``, and its kind; -1 for none."""
    for token in range(head + 1, last):
        flags = ctx.flags[token]
        if ctx.has(token, "host_after"):  # (a report that) was published by
            continue
        if flags & w.MEDIA or (flags & w.LAM and outlet_at(ctx, token)):
            return token, "media"
        if flags & w.OFFICIAL:
            return token, "official"
        if flags & w.ORGANISATION:
            return token, "organisation"
    return -1, "document"
