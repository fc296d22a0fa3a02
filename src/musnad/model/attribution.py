"""One act of saying that the text reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from musnad.model.span import Span

__all__ = ["Attribution", "Manner", "Stance"]

Manner = Literal["direct", "mixed", "indirect"]
"""All of the content, part of it, or none of it stands in quotation marks."""

Stance = Literal[
    "neutral",
    "asserting",
    "revealing",
    "doubting",
    "denying",
    "accusing",
    "asking",
    "promising",
    "judging",
]
"""The reporter's own shading of the saying, as the cue carries it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Cue, source and content of one act of saying.

    Attributes:
        cue: The word or words that carry the saying.
        source: The noun phrase of this clause that names who says it; None where it names nobody.
        content: What is said; several spans where the cue interrupts it.
        source_id: `Source.id` of who is meant.
        via: `Source.id` of those who passed it on, outermost first, the article itself left out.
        manner: How much of the content is quoted.
        stance: The shading of the cue.
        parent: Index of the attribution inside whose content this one lies, or None.
        rule: The rule that found it.
        row: The lexicon row of the cue, as ``file:lemma``.
        resolved: The rule that decided who is meant.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    source_id: str
    via: tuple[str, ...]
    manner: Manner
    stance: Stance
    parent: int | None
    rule: str
    row: str
    resolved: str
