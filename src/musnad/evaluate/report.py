"""Figures as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from musnad.evaluate.errors_report import Fault
from musnad.evaluate.figures import figures, intervals
from musnad.evaluate.records import Record, id_of
from musnad.evaluate.tally import Tally

__all__ = ["article_lines", "fault_lines", "figure_lines", "plain_lines"]

_ORDER = (
    "found", "precision", "recall", "cue", "source", "content", "content=", "relation",
    "relation8", "who", "chain", "chain_of_hops", "kind", "stance", "manner", "voice",
)  # fmt: skip


def figure_lines(parts: Sequence[Tally]) -> Iterator[str]:
    """Yield one line a figure, three of them with their interval, then the numbers compared.

    Raises:
        musnad.errors.MissingExtraError: numpy is not installed.
    """
    values, between = figures(parts), intervals(parts)
    for name in _ORDER:
        line = f"{name:14}{values[name]:.3f}"
        if name in between:
            low, high = between[name]
            line += f"   95% over articles {low:.3f}-{high:.3f}"
        yield line
    yield (
        f"{'attributions':14}gold {values['gold']}, predicted {values['predicted']}, "
        f"articles {len(parts)}"
    )


def article_lines(gold: Iterable[Record], parts: Iterable[Tally]) -> Iterator[str]:
    """Yield one line an article."""
    for record, part in zip(gold, parts, strict=True):
        values = figures([part])
        yield (
            f"{id_of(record):16} found {values['found']:.2f} "
            f"relation8 {values['relation8']:.2f} chain {values['chain']:.2f} "
            f"gold {values['gold']} predicted {values['predicted']}"
        )


def plain_lines(values: dict[str, float]) -> Iterator[str]:
    """Yield one line a figure; whole numbers stay whole.

    >>> list(plain_lines({"cues": 0.5, "sentences": 4}))
    ['cues          0.500', 'sentences     4']
    """
    for name, value in values.items():
        yield f"{name:14}{value:.3f}" if isinstance(value, float) else f"{name:14}{value}"


def fault_lines(faults: Iterable[Fault]) -> Iterator[str]:
    """Yield a few lines a fault: what and where, the sentence, what the gold and we say."""
    for fault in faults:
        rule = f"  rule {fault.rule}" if fault.rule else ""
        yield f"{fault.kind} ({fault.weight} words) {fault.article}  cue {fault.cue}{rule}"
        yield f"    {fault.sentence}"
        for name, said in (("gold", fault.wanted), ("ours", fault.given)):
            if said:
                yield f"    {name}: {said}"
