"""Sorts what is wrong in alleged relations by its cause, as `sorting` does statements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sorting import NOTHING, Fault, Sorted, around

from musnad.evaluate.records import Record, by_id, id_of, text_of
from musnad.evaluate.relations import Edge, End, relation_sheet
from musnad.evaluate.words import Words
from musnad.find.events import EventFinder
from musnad.lexicon import Lookup
from musnad.lexicon import load as load_lists
from musnad.lexicon.events import load_events
from musnad.text.document import Document

_STOP = re.compile(r"[.؟!\n]")


class EdgeSorter:
    """Knows the words of events."""

    def __init__(self) -> None:
        self._lookup = Lookup(load_lists())
        self._events = EventFinder(load_events())

    def __call__(self, gold: Sequence[Record], predicted: Sequence[Record], into: Sorted) -> None:
        """Add what is wrong in the answers to a gold file of relations."""
        answers = by_id(predicted)
        for record in gold:
            text = text_of(record)
            words = Words.of(text)
            wanted = relation_sheet(record, text, words)
            given = relation_sheet(answers.get(id_of(record), {}), text, words)
            into.of["edges"] += len(wanted)
            into.of["edges given"] += len(given)
            left = list(given)
            for edge in wanted:
                if (answer := next((one for one in left if edge.same(one)), None)) is not None:
                    left.remove(answer)
                    continue
                cause, shown = self._missed(edge, given, text, words)
                where = around(text, words, edge.evidence)
                into.faults.append(Fault(cause, id_of(record), where, _told(edge), shown))
            for edge in left:
                cause, right = _invented(edge, wanted)
                where = around(text, words, edge.evidence)
                into.faults.append(Fault(cause, id_of(record), where, right, _told(edge)))

    def _missed(self, edge: Edge, given: list[Edge], text: str, words: Words) -> tuple[str, str]:
        """Return the cause, and what is given in the edge's place."""
        here = [one for one in given if one.evidence & edge.evidence]
        if same := [one for one in here if one.event == edge.event]:
            return "edge ends", _told(same[0])
        if here:
            return "edge event", _told(here[0])
        tenses = self._tenses(edge, text, words)
        if not tenses:
            return "edge word", NOTHING
        if edge.subject is None or edge.object is None:
            return "edge one", NOTHING
        if _apart(edge, text, words):
            return "edge far", NOTHING
        return "edge noun" if tenses == {"noun"} else "edge verb", NOTHING

    def _tenses(self, edge: Edge, text: str, words: Words) -> set[str]:
        """Return what the words of the deed are by the lists of events; nothing where in none."""
        shown = " ".join(text[words.starts[at] : words.ends[at]] for at in sorted(edge.evidence))
        known = self._events(Document(shown, self._lookup))
        return {reading.sense.shape.tense for one in known for reading in one.readings}


def _apart(edge: Edge, text: str, words: Words) -> bool:
    """Tell whether a sentence ends between the deed and one of its ends."""
    places = [edge.evidence, *(one.words for one in (edge.subject, edge.object) if one)]
    numbers = [min(place) for place in places if place]
    start, end = words.starts[min(numbers)], words.ends[max(numbers)]
    return bool(_STOP.search(text, start, end))


def _invented(edge: Edge, wanted: list[Edge]) -> tuple[str, str]:
    here = [one for one in wanted if one.evidence & edge.evidence]
    if same := [one for one in here if one.event == edge.event]:
        return "edge wrong ends", _told(same[0])
    if here:
        return "edge wrong event", _told(here[0])
    return "edge idle", NOTHING


def _told(edge: Edge) -> str:
    return f"{_name(edge.subject)} — {edge.event} → {_name(edge.object)}"


def _name(end: End | None) -> str:
    return end.name if end else "?"
