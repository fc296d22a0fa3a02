"""A cue that fired, in tokens, before it is known who is meant and where its content ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import VerbRow
from musnad.link.context import Range

__all__ = ["Hit", "verb_hit"]


@dataclass(slots=True)
class Hit:
    """What one rule found; the linker fills the rest in.

    Attributes:
        cue: Tokens of the cue.
        rule: The rule that fired.
        row: The lexicon row.
        stance: The shading.
        clause: The token where its clause begins; an earlier content ends before it.
        subject: Tokens of the phrase that names who says it, or None.
        shape: Gender, number and tense of the cue, or None.
        begin: First token of what is said, behind the cue; -1 where nothing follows.
        limit: The token what is said cannot reach beyond.
        left: Tokens of what is said before the cue, or None.
        frame: ``that``, ``quote``, ``np``, ``prep`` or ``bare``.
        place: ``initial``, ``medial``, ``final`` for a preposition; else empty.
        hosts: Phrases of those who passed it on, outermost first.
        antecedent: The phrase a relative clause hangs on, or None.
        within: The phrase in the content around it that names who says it, or None.
        unnamed: True where nobody is named, in the passive.
        own: True where it is said by who already speaks (participles, formulas).
        sub: True where it lies inside the content around it.
        weak: True for a verbal noun, which never ends an earlier content.
        formulaic: True for على حد قول and its kin, which only ever repeat who speaks.
        adds: True for a verb that goes on with what was said (أضاف).
        segments: The content, filled in at last.
        parent: Index of the hit inside whose content it lies, or None.
    """

    cue: Range
    rule: str
    row: str
    stance: str
    clause: int
    subject: Range | None = None
    shape: Shape | None = None
    begin: int = -1
    limit: int = -1
    left: Range | None = None
    frame: str = "that"
    place: str = ""
    hosts: list[Range] = field(default_factory=list)
    antecedent: Range | None = None
    within: Range | None = None
    unnamed: bool = False
    own: bool = False
    sub: bool = False
    weak: bool = False
    adds: bool = False
    formulaic: bool = False
    segments: list[Range] = field(default_factory=list)
    parent: int | None = None


def verb_hit(at: int, row: VerbRow, shape: Shape, last: int, rule: str) -> Hit:
    """Return the bare hit of a verb: its cue, row and shape, nothing decided yet."""
    return Hit(
        cue=(at, at + 1),
        rule=rule,
        row=row.name,
        stance=row.stance,
        clause=at,
        shape=shape,
        limit=last,
        adds=row.adds,
    )
