"""The worst misses, inventions and differences, for whoever works on the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from musnad.evaluate.align import align
from musnad.evaluate.records import Record, Statement, by_id, id_of, sheet, text_of
from musnad.evaluate.tally import fits, found
from musnad.evaluate.words import Words

__all__ = ["Fault", "faults", "worst"]

_STOPS = re.compile(r"[.؟!\n]+")
_KINDS = ("miss", "invention", "difference")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as the gold has it.

    Attributes:
        kind: ``miss`` (not found), ``invention`` (answers nothing) or ``difference`` (found, but
            source or content is off by more than a word in five).
        article: The article's id.
        weight: Content words that are lost, invented or off.
        rule: The rule that made the prediction; empty for a miss.
        cue: The cue's surface.
        sentence: The sentence around it, the cue in ⟦⟧.
        wanted: Source and content of the gold, or an empty string.
        given: Source and content of the prediction, or an empty string.
    """

    kind: str
    article: str
    weight: int
    rule: str
    cue: str
    sentence: str
    wanted: str
    given: str


def faults(gold: Iterable[Record], predicted: Iterable[Record]) -> Iterator[Fault]:
    """Yield every fault, article by article.

    Raises:
        musnad.errors.RecordError: A record is not in the form of ``docs/format.md``.
        musnad.errors.MissingExtraError: scipy is not installed.
    """
    answers = by_id(predicted)
    for record in gold:
        yield from _of_article(record, answers.get(id_of(record), {}))


def worst(all_faults: Iterable[Fault], count: int) -> list[Fault]:
    """Return the ``count`` heaviest of each kind, misses first."""
    ranked = sorted(all_faults, key=lambda fault: -fault.weight)
    return [
        fault for kind in _KINDS for fault in [one for one in ranked if one.kind == kind][:count]
    ]


def _of_article(gold: Record, predicted: Record) -> Iterator[Fault]:
    text = text_of(gold)
    words = Words.of(text)
    wanted = sheet(gold, text, words).statements
    given = sheet(predicted, text, words).statements
    missed, invented = set(range(len(wanted))), set(range(len(given)))
    for i, j in align(wanted, given):
        if found(wanted[i], given[j]):
            missed.discard(i)
            invented.discard(j)
            if not fits(wanted[i], given[j]):
                weight = max(1, len(wanted[i].content ^ given[j].content))
                yield _fault("difference", weight, gold, (i, wanted), predicted, (j, given))
    for i in sorted(missed):
        yield _fault("miss", len(wanted[i].content), gold, (i, wanted), predicted, None)
    for j in sorted(invented):
        yield _fault("invention", len(given[j].content), gold, None, predicted, (j, given))


_At = tuple[int, Sequence[Statement]] | None


def _fault(kind: str, weight: int, gold: Record, i: _At, predicted: Record, j: _At) -> Fault:
    text = text_of(gold)
    wanted = gold["attributions"][i[0]] if i else None
    given = predicted["attributions"][j[0]] if j else None
    shown = wanted or given
    cue = tuple((shown or {}).get("cue") or (0, 0))
    return Fault(
        kind=kind,
        article=id_of(gold),
        weight=weight,
        rule=str((given or {}).get("rule", "")),
        cue=text[slice(*cue)],
        sentence=_sentence(text, *cue),
        wanted=_said(text, wanted),
        given=_said(text, given),
    )


def _said(text: str, attribution: Record | None) -> str:
    if attribution is None:
        return ""
    source = attribution.get("source")
    named = text[slice(*source)] if source else "∅"
    return f"{named} ⟵ " + " … ".join(text[slice(*span)] for span in attribution["content"])


def _sentence(text: str, start: int, end: int) -> str:
    """The stretch between two full stops or line breaks, the cue marked."""
    begins = max((stop.end() for stop in _STOPS.finditer(text, 0, start)), default=0)
    after = _STOPS.search(text, end)
    ends = after.start() if after else len(text)
    return f"{text[begins:start]}⟦{text[start:end]}⟧{text[end:ends]}".strip()
