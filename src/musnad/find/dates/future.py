"""Whether a sentence is about the future where a weekday or a month stands in it."""

from __future__ import annotations

from typing import Final

from musnad.find.dates.scan import Scan
from musnad.lexicon import word as w

__all__ = ["is_future"]

_BACK: Final = 18  # tokens in which the verb is looked for
_AHEAD: Final = 3  # tokens behind an expression that opens its sentence
_LONG: Final = 4  # letters of the shortest future verb


def is_future(scan: Scan, first: int, last: int) -> bool:
    """Tell whether what happens at the expression in these tokens is still to come.

    The nearest verb before it decides: one of the future, or one of saying, which is done; a
    relative clause is a sentence of its own. Where the expression opens its sentence, the words
    behind it decide.
    """
    start = max(scan.sentence(first), first - _BACK)
    for at in range(first - 1, start - 1, -1):
        if _comes(scan, at):
            return True
        if scan.is_a(at, "future.said") or scan.flags(at) & (w.RELATIVE | w.STOP):
            break
    if first - scan.sentence(first) <= 1:
        return any(_comes(scan, at) for at in range(last, min(scan.size, last + _AHEAD)))
    return False


def _comes(scan: Scan, at: int) -> bool:
    """Tell whether the word makes what it belongs to a thing of the future."""
    if scan.is_a(at, "future.words"):
        return True
    core = scan.core(at)
    if len(core) >= _LONG and core.startswith(scan.words.prefixes["future.prefixes"]):
        return not (
            core.startswith(scan.words.prefixes["future.not_prefixes"])
            or scan.is_a(at, "future.not_words")
        )
    if not scan.is_a(at, "future.that") or scan.is_a(at - 1, "future.not_that"):
        return False
    verb = scan.core(at + 1)
    return len(verb) >= _LONG - 1 and verb[0] in scan.words.asked["future.imperfect"]
