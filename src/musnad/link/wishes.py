"""A wish for who is named (رحمه الله): behind the name, or between a verb and what it says."""

from __future__ import annotations

from musnad.link.context import Context

__all__ = ["is_wish", "past_wish"]


def is_wish(ctx: Context, at: int) -> bool:
    """Tell whether a wish begins here."""
    opens = ctx.has(at, "wish") and not ctx.words[at].feminine  # رحمة الله is a name
    return opens and ctx.has(at + 1, "wished")


def past_wish(ctx: Context, at: int, limit: int) -> int:
    """Return the token behind a wish for who is named (صلى الله عليه وسلم), or ``at``."""
    if not is_wish(ctx, at):
        return at
    while at < limit and (ctx.has(at, "wish") or ctx.has(at, "wished")):
        at += 1
    return at
