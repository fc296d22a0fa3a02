"""Says what goes wrong by its cause, how often, with one example each.

python eval/causes.py [GOLD.jsonl]

The gold is eval/gold.jsonl unless another is named. Whoever runs it gets the same tables;
docs/limits.md has them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from sorting import Sorted, Sorter
from sorting_edges import EdgeSorter

from musnad.evaluate.records import load
from musnad.evaluate.run import run

HOME = Path(__file__).resolve().parents[1]
GOLD = HOME / "eval" / "gold.jsonl"
RELATIONS = HOME / "eval" / "relations.jsonl"

# Group → cause → what it is, and of how many.
CAUSES: dict[str, dict[str, tuple[str, str]]] = {
    "A statement is missed": {
        "cut": ("the cue is found, and less than half of what is said", "statements"),
        "unlisted": ("its word, or this form of it, is in no word list", "statements"),
        "noun": ("a noun carries it", "statements"),
        "according": ("an “according to”", "statements"),
        "dropped": ("a verb, and its clause names nobody", "unnamed"),
        "before": ("a verb, and who says it stands before it", "named"),
        "behind": ("a verb, and who says it stands behind it", "named"),
    },
    "What is given is none": {
        "cut too": ("the cue is one, and most of what is said is wrong", "given"),
        "idle verb": ("a verb that reports nobody's words here", "given"),
        "idle noun": ("a noun that reports nobody's words here", "given"),
        "idle preposition": ("an “according to” that reports nobody's words here", "given"),
        "idle colon": ("a colon or quotation marks that report nobody's words here", "given"),
    },
    "What is said is cut wrongly, by more than a word in five": {
        "lines": ("a quotation that goes on behind a line end", "broken"),
        "pieces": ("it stands in several pieces", "pieces"),
        "late": ("it ends too late: the outlet, or somebody else, has taken over", "statements"),
        "early": ("it ends too early: the speaker goes on", "statements"),
        "begins late": ("it begins too late", "statements"),
        "begins early": ("it begins too early", "statements"),
    },
    "The words that name the source are wrong, by more than a word in five": {
        "not found before": ("not found, where they stand before the cue", "named"),
        "not found behind": ("not found, where they stand behind the cue", "named"),
        "nobody": ("found where the clause names nobody", "unnamed"),
        "short": ("not all of them", "named"),
        "long": ("more than they are", "named"),
        "elsewhere": ("other words", "named"),
    },
    "Who is meant, or the chain, is wrong": {
        "another speaker": ("the clause names nobody, and another one was taken", "unnamed"),
        "another name": ("the clause names somebody, and another one is given", "named"),
        "link here": ("a link is lacking that the sentence names", "relayed"),
        "link before": ("a link is lacking that was named before", "relayed"),
        "link more": ("a link too many", "statements"),
        "link other": ("a link is another one", "relayed"),
        "goes on": ("the mistake of a statement before goes on", "statements"),
    },
    "What is said about it is wrong": {
        "kind": ("the kind of source", "found"),
        "stance": ("the shading", "found"),
        "manner": ("how much is quoted", "found"),
    },
    "An alleged relation is not given": {
        "edge ends": ("its event is given, with another at one of its ends", "edges"),
        "edge event": ("its deed is given as another event", "edges"),
        "edge word": ("the word of its deed is in no word list", "edges"),
        "edge one": ("only one end of it is told", "edges"),
        "edge far": ("it is told over more than a sentence", "edges"),
        "edge noun": ("a noun tells it (قصف، لقاء), and no rule reads its phrase", "edges"),
        "edge verb": ("a verb tells it, and no rule reads its clause", "edges"),
    },
    "An alleged relation that is given is wrong": {
        "edge wrong ends": ("another stands at one of its ends", "edges given"),
        "edge wrong event": ("it is another event", "edges given"),
        "edge idle": ("nothing is alleged there", "edges given"),
    },
    "The headline is judged wrongly": {
        "drops": ("it drops its attribution, and nothing is told of it", "dropping"),
        "keeps": ("it drops none, and one is told", "keeping"),
        "rests": ("it drops one, and is led to another statement", "dropping"),
    },
}

OF = {
    "statements": "statements",
    "given": "statements given",
    "found": "statements found",
    "named": "statements whose clause names the source",
    "unnamed": "statements whose clause names nobody",
    "relayed": "statements that somebody passed on",
    "pieces": "statements in several pieces",
    "broken": "statements that go over a line end",
    "edges": "relations",
    "edges given": "relations given",
    "dropping": "headlines that drop their attribution",
    "keeping": "headlines that drop none",
}

REAL = "dev_causes"
"""Heading in docs/figures.md of what is counted in real articles."""

Counts = Mapping[str, tuple[int, int]]
"""Cause → how often it is met, and of how many."""


def measured(path: Path, relations: Path | None = None) -> Sorted:
    """Return what is wrong in the program's answers to a gold file, and to one of relations."""
    gold = load(path)
    result = Sorter()(gold, run(gold))
    if relations:
        wanted = load(relations)
        EdgeSorter()(wanted, run(wanted), result)
    return result


def counts(result: Sorted) -> Counts:
    """Return how often each cause is met, and of how many, in the order of `CAUSES`."""
    return {
        cause: (result.times(cause), result.of[of])
        for causes in CAUSES.values()
        for cause, (_, of) in causes.items()
    }


def lines(own: Sorted, real: Counts) -> Iterator[str]:
    """Yield the tables, a group each; what is met in neither gold is left out."""
    ours = counts(own)
    for group, causes in CAUSES.items():
        met = [name for name in causes if ours[name][0] or real.get(name, (0, 0))[0]]
        if not met:
            continue
        yield f"**{group}**"
        yield ""
        yield "| | our own articles | real articles | for example | it should be | it is |"
        yield "|---|---|--:|---|---|---|"
        for name in met:
            what, of = causes[name]
            example = own.example(name)
            shown = (example.sentence, example.wanted, example.given) if example else ("", "", "")
            told = [f"{what}; of {OF[of]}", _rate(ours[name]), _rate(real.get(name), short=True)]
            yield f"| {' | '.join([*told, *map(_cell, shown)])} |"
        yield ""
    if unmet := [
        name for name, (_, of) in ours.items() if not of and not real.get(name, (0, 0))[1]
    ]:
        about = {name: what for causes in CAUSES.values() for name, (what, _) in causes.items()}
        yield f"In neither gold, so that no rate is known: {'; '.join(map(about.get, unmet))}."


def counted(path: Path) -> Iterator[str]:
    """Yield the lines of a table of counts for docs/figures.md: no word of the articles."""
    yield f"## {REAL}: what goes wrong in real articles, by cause ([limits.md](limits.md))"
    yield ""
    yield "| | times | of |"
    yield "|---|--:|--:|"
    for cause, (times, of) in counts(measured(path)).items():
        if of:
            yield f"| {cause} | {times} | {of} |"
    yield ""


def _rate(count: tuple[int, int] | None, *, short: bool = False) -> str:
    if count is None or not count[1]:
        return ""
    told = share(count[0] / count[1])
    return told if short else f"{count[0]} of {count[1]}, {told}"


def share(part: float) -> str:
    """Return a share in per cent on one line; what is met is never 0 %."""
    told = "under 1 %" if 0 < part < 0.005 else f"{100 * part:.0f} %"
    return told.replace(" ", "\u00a0")


def _cell(text: str) -> str:
    """Return a text as a cell, from right to left where it is Arabic."""
    plain = " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
    return f'<div dir="rtl">{plain}</div>' if re.search("[\u0621-\u064a]", plain) else plain


def main() -> None:
    """Print the tables."""
    result = measured(Path(sys.argv[1])) if len(sys.argv) > 1 else measured(GOLD, RELATIONS)
    sys.stdout.write("\n".join(lines(result, {})) + "\n")


if __name__ == "__main__":
    main()
