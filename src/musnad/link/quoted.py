"""Whether what stands in quotation marks behind a verb is speech or a name."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.boundary import complete
from musnad.link.context import Context

__all__ = ["speech_quote"]

_NAMED = w.FIRST_NAME | w.PARTICLE
_NAME = 6  # words in quotation marks that a name has at most
_SHORT = 4  # words in quotation marks that may be a name
_FEW = 2  # words that a name in quotation marks has right behind its verb
_ON = 32  # tokens between such a name and what it says


def speech_quote(ctx: Context, verb: int, mark: int) -> bool:
    """Tell whether the quotation at ``mark`` is speech rather than a name."""
    quote = ctx.quotes.at.get(mark)
    if quote is None:
        return False
    size = sum(1 for t in range(mark + 1, min(quote.close, mark + 8)) if not ctx.flags[t] & w.PUNCT)
    before = ctx.flags[mark - 1] if mark else 0
    if before & w.COLON:
        return True
    if ctx.has(mark - 1, "name_lead"):
        return False
    if mark > verb + 1 and size <= _NAME and _names_somebody(ctx, mark + 1, quote.close):
        return False
    behind = quote.close + 1
    if before & w.MEDIA and not before & w.AL:
        return False
    if behind < ctx.size and ctx.flags[behind] & w.PERSON and not ctx.flags[behind] & w.AL:
        return False
    if behind < ctx.size and ctx.flags[behind] & (w.COMP | w.COLON) and mark > verb + 1:
        return False  # a remark about the speaker
    if size > _SHORT:
        return True
    if before & w.COMMA:
        return size > 1
    ends = behind >= ctx.size or bool(ctx.flags[behind] & (w.STOP | w.LINE | w.COMMA))
    if mark == verb + 1:
        return ends and not (size <= _FEW and _goes_on_to_say(ctx, behind))
    return ends and size > 1 and complete(ctx, mark - 1) and not ctx.flags[mark - 1] & w.MEDIA


def _goes_on_to_say(ctx: Context, comma: int) -> bool:
    """Tell whether behind the comma what is said opens: the marks hold who says it.

    Said «X», during a visit, that; but: said «yes», and added that.
    """
    if comma + 1 >= ctx.size or not ctx.flags[comma] & w.COMMA:
        return False
    if ctx.flags[comma + 1] & w.OBJECT and not ctx.words[comma + 1].conj:
        return True
    for token in range(comma + 1, min(ctx.size, comma + _ON)):
        if ctx.flags[token] & (w.COMP | w.COLON):
            return True
        if ctx.flags[token] & (w.STOP | w.LINE | w.CONJ_COMP | w.NEGATION) or ctx.has(
            token, "clause_opener"
        ):
            return False
        if ctx.says(token) and not ctx.has(token, "host_after"):
            return False
    return False


def _names_somebody(ctx: Context, first: int, close: int) -> bool:
    """Tell whether a name and nothing else stands in the marks."""
    if first >= close or not ctx.flags[first] & _NAMED:
        return False
    return not any(
        ctx.flags[t] & (w.COMP | w.RELATIVE | w.NEGATION | w.ADJUNCT | w.TIME | w.NUMBER | w.PUNCT)
        or ctx.words[t].senses
        or ctx.words[t].conj
        for t in range(first, close)
    )
