"""Which of the article's sources is its own outlet, which never counts as having passed on."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon import word as w
from musnad.lexicon.sounds import sounds_like
from musnad.link.context import Context, Range
from musnad.link.registry import Entry

__all__ = ["Ours", "is_ours"]


@dataclass(frozen=True, slots=True)
class Ours:
    """The article's own outlet and the agencies that it credits.

    Attributes:
        names: Each name as its folded words.
        latin: The outlet's Latin id in letters and digits where no list knows it, else empty.
    """

    names: frozenset[frozenset[str]]
    latin: str = ""


def is_ours(ctx: Context, relay: Entry, ours: Ours) -> bool:
    """Tell whether a relay is the outlet itself; whole names: العربية is not سكاي نيوز عربية."""
    proper = relay.words - ctx.rules["outlet_generic"]
    if relay.head in ctx.rules["our_staff"]:
        return True
    staff = relay.head in ctx.rules["staff"]
    without = proper - ctx.rules["arabic_edition"]
    for name in ours.names:
        if name in (proper, without) or ((staff or len(name) > 1) and name <= proper):
            return True
        if (
            proper
            and proper < name
            and all(x.endswith(ctx.endings("nisba")) for x in name - proper)
        ):
            return True
    if not ours.latin or relay.best is None:
        return False
    return sounds_like(ours.latin, _proper_name(ctx, relay.best))


def _proper_name(ctx: Context, span: Range) -> str:
    """Return the words of an outlet's name without its head: لصحيفة «الخبر» → الخبر."""
    words = (ctx.words[t] for t in range(*span) if ctx.flags[t] & w.SPOKEN)
    return " ".join(
        ("ال" if word.flags & w.AL else "") + word.head
        for word in words
        if not word.flags & w.MEDIA and word.head not in ctx.rules["outlet_generic"]
    )
