"""Where the clause of one cue ends what an earlier cue covers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from musnad.find.quotations import Quotation
from musnad.lexicon import word as w
from musnad.link.context import Context
from musnad.link.hit import Hit

__all__ = ["Ends", "dropped"]


class Ends:
    """The tokens at which contents end, worked out once for all cues of a document."""

    __slots__ = ("_at", "_ctx", "_stops")

    def __init__(self, ctx: Context, hits: Iterable[Hit]) -> None:
        self._ctx = ctx
        self._at: dict[int, list[tuple[Hit, Quotation | None]]] = {}
        for hit in hits:
            token = _end(ctx, hit)
            if token is not None:
                inner = ctx.quotes.around(hit.cue[0])
                self._at.setdefault(token, []).append((hit, inner))
        self._stops = sorted({*self._at, *ctx.doc.where(w.QUOTE | w.COMMA | w.DASH)})

    def behind(self, token: int, limit: int) -> int:
        """Return the next token at which a content may end, or ``limit`` where none is before it.

        It may end where `stop` says so, or at a quotation mark, a comma or a dash.
        """
        index = bisect_right(self._stops, token)
        return min(self._stops[index], limit) if index < len(self._stops) else limit

    def stop(self, token: int, hit: Hit) -> bool:
        """Tell whether what the cue covers ends before the token.

        A cue inside a quotation ends only what lies in the same quotation.
        """
        entries = self._at.get(token)
        if entries is None:
            return False
        quote = self._ctx.quotes.around(hit.begin)
        return any(
            other.cue[0] > hit.cue[0] and (inner is None or inner is quote) and _beside(hit, other)
            for other, inner in entries
        )


def _beside(hit: Hit, other: Hit) -> bool:
    """Tell whether a later cue ends the content: one of somebody told of ends only his own."""
    return other.within is None or other.within in (hit.within, hit.subject)


def _end(ctx: Context, hit: Hit) -> int | None:
    """Return the token where the clause of a cue begins, or None where it lies inside another."""
    if (hit.sub and hit.within is None) or hit.weak or hit.place == "medial":
        return None
    if hit.place in ("initial", "final") or hit.rule == "participle":
        return hit.clause
    if ctx.words[hit.clause].conj or _joined(ctx, hit.clause):
        return _join_start(ctx, hit.clause)
    before = ctx.flags[hit.clause - 1] if hit.clause else 0
    return hit.clause if before & (w.STOP | w.LINE) or hit.left is not None else None


def _joined(ctx: Context, clause: int) -> bool:
    joined = ctx.has(clause - 1, "join") and not ctx.has(clause - 1, "join_inner")
    turn = ctx.has(clause - 1, "turn") and ctx.has(clause - 2, "of")  # for his part
    return ctx.has(clause, "join") or joined or turn or ctx.has(clause - 1, "completed")


def _join_start(ctx: Context, clause: int) -> int:
    """Return the token of the word that joins the clause to what stands before."""
    at = clause
    while at > 0 and (ctx.has(at - 1, "join") or ctx.has(at - 1, "join_lead")):
        at -= 1
    return at


def dropped(ctx: Context, at: int) -> bool:
    """Tell whether a phrase begins that ends what is said (in an allusion to, meanwhile).

    With أن behind it, it goes on with what is said (في حين أن); between dashes it is an aside.
    """
    phrases = ctx.tables.drops.get(ctx.core(at), ())
    found = max(
        (
            len(forms)
            for forms in phrases
            if all(ctx.core(at + k) == form for k, form in enumerate(forms))
        ),
        default=0,
    )
    behind = at + found
    return bool(found) and not (behind < ctx.size and ctx.flags[behind] & (w.COMP | w.DASH))
