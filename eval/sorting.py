"""Sorts what is wrong in an answer by its cause.

A cause is read off the gold and the answer alone: where the source stands, which kind of word the
cue is, which end of what is said is wrong. `causes` says what each is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from musnad.evaluate.align import align
from musnad.evaluate.records import Record, Statement, by_id, id_of, sheet, text_of
from musnad.evaluate.tally import NEARLY, found
from musnad.evaluate.words import Words, jaccard, name_words, same_name
from musnad.lexicon import Lookup
from musnad.lexicon import load as load_lists

_STOP = re.compile(r"[.؟!\n]")
_AROUND = 7  # words of an example on each side of its cue
_ENDS = 4  # words of an end that is shown
NOTHING = "—"
"""What is shown where there is nothing."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as the gold has it.

    Attributes:
        cause: A key of `causes.CAUSES`.
        article: The article's id.
        sentence: The words around the cue, the cue in ⟦⟧; of a headline the headline.
        wanted: What the gold has.
        given: What the program gives.
    """

    cause: str
    article: str
    sentence: str
    wanted: str
    given: str


@dataclass(slots=True)
class Sorted:
    """Faults, and of how many each kind of statement they are."""

    faults: list[Fault] = field(default_factory=list)
    of: Counter[str] = field(default_factory=Counter)

    def times(self, cause: str) -> int:
        """Return how often a cause is met."""
        return sum(fault.cause == cause for fault in self.faults)

    def example(self, cause: str) -> Fault | None:
        """Return the shortest example; of two the first by article."""
        found = [fault for fault in self.faults if fault.cause == cause]
        return min(found, key=lambda one: (len(one.sentence), one.article), default=None)


class Sorter:
    """Knows the word lists, by which a cue is a verb, a noun or an “according to”."""

    def __init__(self) -> None:
        self._lookup = Lookup(load_lists())

    def __call__(self, gold: Sequence[Record], predicted: Sequence[Record]) -> Sorted:
        """Return what is wrong in the answers to a gold file."""
        answers, result = by_id(predicted), Sorted()
        for record in gold:
            answer = answers.get(id_of(record), {})
            _Article(record, answer, self._class, result).sort()
            _headline(record, answer, result)
        return result

    def _class(self, cue: str) -> str:
        """Return ``verb``, ``noun``, ``preposition``, ``colon``, or nothing for an unknown word."""
        words = cue.split()
        if not words or not any(ch.isalpha() for ch in words[0]):
            return "colon"
        word = self._lookup(words[0])
        kind = word.cue[0] if word.cue else ""
        if kind == "preposition":
            return kind
        return "verb" if word.senses or kind == "posted" else kind and "noun"


class _Article:
    """One article, laid out by the annotator and by the program."""

    def __init__(
        self, gold: Record, predicted: Record, classes: Callable[[str], str], result: Sorted
    ) -> None:
        self.id, self.text = id_of(gold), text_of(gold)
        self.words = Words.of(self.text)
        self.gold, self.predicted, self.class_of, self.result = gold, predicted, classes, result
        self.wanted = sheet(gold, self.text, self.words).statements
        self.given = sheet(predicted, self.text, self.words).statements
        self._last: dict[tuple[str, ...], tuple[str, ...]] = {}

    def sort(self) -> None:
        pairs = align(self.wanted, self.given)
        good = {i: j for i, j in pairs if found(self.wanted[i], self.given[j])}
        for i, one in enumerate(self.wanted):
            self._count(i, one)
            if i in good:
                self._differs(i, good[i])
            else:
                self._missed(one)
        for j, one in enumerate(self.given):
            if j not in good.values():
                self._invented(one)
        self.result.of["given"] += len(self.given)
        self.result.of["found"] += len(good)

    def _count(self, i: int, one: Statement) -> None:
        of = self.result.of
        of["statements"] += 1
        of["named" if one.source else "unnamed"] += 1
        of["relayed"] += bool(one.via)
        of["pieces"] += len(self.gold["attributions"][i]["content"]) > 1
        of["broken"] += self._over_lines(i)

    def _over_lines(self, i: int) -> bool:
        said = self.gold["attributions"][i]["content"]
        return any("\n" in self.text[start:end] for start, end in said)

    def _missed(self, one: Statement) -> None:
        kind = self.class_of(self._words(one.cue))
        if any(one.cue & other.cue for other in self.given):
            cause = "cut"
        elif kind in ("", "noun", "preposition"):
            cause = {"": "unlisted", "noun": "noun", "preposition": "according"}[kind]
        elif one.source is None:
            cause = "dropped"
        else:
            cause = "before" if min(one.source) < min(one.cue) else "behind"
        self._add(cause, one, f"{one.name}: {self._words(one.content, _ENDS)} …", NOTHING)

    def _invented(self, one: Statement) -> None:
        kind = self.class_of(self._words(one.cue)) or "verb"
        real = any(one.cue & other.cue for other in self.wanted)
        cause = "cut too" if real else f"idle {kind}"
        self._add(cause, one, NOTHING, f"{one.name}: {self._words(one.content, _ENDS)} …")

    def _differs(self, i: int, j: int) -> None:
        one, other = self.wanted[i], self.given[j]
        if jaccard(one.content, other.content) < NEARLY:
            self._add(self._cut(i, one, other), one, *self._ends(one, other))
        if cause := _source(one, other):
            shown = [self._words(s.source or frozenset()) or NOTHING for s in (one, other)]
            self._add(cause, one, *shown)
        self._chain(one, other)
        for label in ("kind", "stance", "manner"):
            if getattr(one, label) != getattr(other, label):
                self._add(label, one, getattr(one, label), getattr(other, label))

    def _chain(self, one: Statement, other: Statement) -> None:
        causes = [*_who(one, other), *self._links(one, other)]
        wanted, given = ((*s.via, s.name) for s in (one, other))
        shown = (" ← ".join(wanted), " ← ".join(given))
        if causes and self._last.get(wanted) == given:
            self._add("goes on", one, *shown)
        else:
            for cause in causes:
                self._add(cause, one, *shown)
        self._last[wanted] = given

    def _links(self, one: Statement, other: Statement) -> Iterator[str]:
        if len(one.via) < len(other.via):
            yield "link more"
        elif len(one.via) > len(other.via):
            kept = {b for b in other.via if any(same_name(a, b) for a in one.via)}
            lost = [a for a in one.via if not any(same_name(a, b) for b in kept)]
            here = self._sentence(one.cue)
            # Where none is lost, two that stand here were taken for one.
            named = not lost or any(name_words(name) <= name_words(here) for name in lost)
            yield "link here" if named else "link before"
        elif not all(map(same_name, one.via, other.via)):
            yield "link other"

    def _sentence(self, cue: frozenset[int]) -> str:
        start, end = self.words.starts[min(cue)], self.words.ends[max(cue)]
        begins = max((stop.end() for stop in _STOP.finditer(self.text, 0, start)), default=0)
        after = _STOP.search(self.text, end)
        return self.text[begins : after.start() if after else len(self.text)]

    def _cut(self, i: int, one: Statement, other: Statement) -> str:
        if self._over_lines(i):
            return "lines"
        if len(self.gold["attributions"][i]["content"]) > 1:
            return "pieces"
        if max(one.content) != max(other.content):
            return "late" if max(other.content) > max(one.content) else "early"
        return "begins late" if min(other.content) > min(one.content) else "begins early"

    def _ends(self, one: Statement, other: Statement) -> tuple[str, str]:
        """Return that end of both that is not the same."""
        if max(one.content) != max(other.content):
            first, second = (self._words(s.content, -_ENDS) for s in (one, other))
            return f"… {first}", f"… {second}"
        first, second = (self._words(s.content, _ENDS) for s in (one, other))
        return f"{first} …", f"{second} …"

    def _words(self, numbers: frozenset[int], most: int = 0) -> str:
        """Return the text from the first to the last word; `most` from its start, or its end."""
        if not numbers:
            return ""
        first, last = min(numbers), max(numbers)
        if most > 0:
            last = min(last, first + most - 1)
        elif most < 0:
            first = max(first, last + most + 1)
        return self.text[self.words.starts[first] : self.words.ends[last]]

    def _add(self, cause: str, one: Statement, wanted: str, given: str) -> None:
        where = around(self.text, self.words, one.cue)
        self.result.faults.append(Fault(cause, self.id, where, wanted, given))


def around(text: str, words: Words, marked: frozenset[int]) -> str:
    """Return some words on each side of those that are marked, which stand in ⟦⟧."""
    first, last = min(marked), max(marked)
    start = words.starts[max(0, first - _AROUND)]
    end = words.ends[min(len(words) - 1, last + _AROUND)]
    at, to = words.starts[first], words.ends[last]
    return f"{text[start:at]}⟦{text[at:to]}⟧{text[to:end]}"


def _source(one: Statement, other: Statement) -> str:
    if one.source is None or other.source is None:
        if one.source is other.source:
            return ""
        if one.source is None:
            return "nobody"
        before = min(one.source) < min(one.cue)
        return "not found before" if before else "not found behind"
    if jaccard(one.source, other.source) >= NEARLY:
        return ""
    if other.source < one.source:
        return "short"
    return "long" if other.source > one.source else "elsewhere"


def _who(one: Statement, other: Statement) -> Iterator[str]:
    if not (same_name(one.name, other.name) or same_name(one.source_text, other.name)):
        yield "another name" if one.source else "another speaker"


def _headline(gold: Record, predicted: Record, result: Sorted) -> None:
    wanted, given = gold.get("headline"), predicted.get("headline") or {}
    if wanted is None:
        return
    result.of["dropping" if wanted["drops"] else "keeping"] += 1
    if bool(wanted["drops"]) != bool(given.get("drops")):
        cause = "drops" if wanted["drops"] else "keeps"
    elif wanted["drops"] and not _cue(gold, wanted) & _cue(predicted, given, text_of(gold)):
        cause = "rests"
    else:
        return
    told = (_shown(gold, wanted), _shown(predicted, given))
    result.faults.append(Fault(cause, id_of(gold), str(gold.get("title") or ""), *told))


def _statement(record: Record, headline: Record) -> Record | None:
    """Return the statement on which a headline that drops its attribution is said to rest."""
    number = headline.get("attribution")
    return record["attributions"][number] if headline.get("drops") and number is not None else None


def _cue(record: Record, headline: Record, text: str | None = None) -> frozenset[int]:
    said = _statement(record, headline)
    return Words.of(text or text_of(record)).under([tuple(said["cue"])]) if said else frozenset()


def _shown(record: Record, headline: Record) -> str:
    """Return a statement from its cue on; of one that drops nothing, nothing."""
    if not (said := _statement(record, headline)):
        return NOTHING
    start, end = said["cue"]
    until = max(end, *(span[1] for span in said["content"])) if said["content"] else end
    words = record["text"][start:until].split()
    return " ".join(words[: 3 * _ENDS]) + (" …" if len(words) > 3 * _ENDS else "")
