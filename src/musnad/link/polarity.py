"""Whether the text gives an event as done, denied, planned or a mere case."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.link.scene import Scene
from musnad.model import Polarity

__all__ = ["of_noun", "of_verb"]

_WINDOW = 8  # tokens before an event that bear on it
_WILL = ("سي", "ست")
_IMPERFECT = "يت"
_BEYOND = 3  # tokens before "that" that do


def of_verb(scene: Scene, at: int, first: int, shape: Shape) -> Polarity | None:
    """Return how a finite verb is given; None where it is asked for, hindered or not sure."""
    core = scene.core(at)
    before = at - 1
    if shape.tense == "participle":
        return "done"
    if shape.tense == "imperfect":
        if core[0] == "ل":
            return None
        if core[0] == "س":
            return "planned"
        if scene.told(before, "perhaps"):
            return "hypothetical"
    found = _around(scene, at, first)
    if shape.tense == "imperfect" and _subjunctive(scene, before):
        return found if found in ("planned", "hypothetical") else None
    if found != "done":
        return found
    if scene.told(before, "unless") and scene.told(before - 1, "what"):
        return "hypothetical"
    for token in (before, before - 1):
        if token >= first and scene.flags[token] & w.NEGATION:
            return "denied"
        if not scene.told(token, "before_verb"):
            break
    return "done"


def _subjunctive(scene: Scene, before: int) -> bool:
    """Tell whether "that he do" stands before an imperfect."""
    if before >= 0 and scene.flags[before] & w.NEGATION:
        before -= 1
    return (
        before >= 0
        and bool(scene.flags[before] & (w.COMP | w.CONJ_COMP))
        and scene.ctx.has(before, "plain_clause")
    )


def of_noun(scene: Scene, at: int, first: int) -> Polarity | None:
    """Return how the noun of an event is given; None where it is asked for or hindered."""
    for token in (at - 1, at - 2):
        if token >= first and scene.told(token, "without"):
            return "denied"
    return _around(scene, at, first)


def _still(scene: Scene, token: int) -> bool:
    """Tell whether a plan is told of: under the article (القرار) it is one told before."""
    return not scene.flags[token] & w.AL or scene.core(token) in scene.tables.told


def _around(scene: Scene, at: int, first: int) -> Polarity | None:
    """Return what the words before an event in its clause make of it."""
    lowest = max(min(first, scene.ctx.sentence(at)[0]), at - _WINDOW)
    token = at - 1
    while token >= lowest:
        flags = scene.flags[token]
        if flags & (w.STOP | w.LINE | w.COLON | w.COMMA | w.RELATIVE):
            break
        if flags & (w.COMP | w.CONJ_COMP | w.F_COMP):
            lowest = max(lowest, token - _BEYOND)
        told = scene.known[token].told
        if told:  # of most words nothing is
            if "asked" in told:
                return None
            if "maybe" in told:
                return "hypothetical"
            if "future" in told and _still(scene, token):
                return "planned"
            if "denied" in told:
                return "denied"
        if token < at - 1 and scene.finite(token) and token not in scene.cast.over:
            if scene.core(token).startswith(_WILL):
                return "planned"
            if scene.told(token - 1, "perhaps") and scene.core(token)[0] in _IMPERFECT:
                return "hypothetical"
        token -= 1
    return "done"
