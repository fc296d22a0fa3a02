"""How well relations are found: edges, actors, and what is said of each edge.

Two edges are the same when their events are, when their evidence shares a word, and when both ends
are the same actor; the ends of an event between equals may be swapped. What is said of an edge
(mode, polarity, place, whose word) is compared where the edge is found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from musnad.evaluate.records import Record, by_id, id_of, span_of, text_of
from musnad.evaluate.words import Words, name_words, same_name

__all__ = ["relation_figures", "relation_sheet"]

_EQUALS = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_SIDED = frozenset({"visit", "mediate"})  # of a visit and a mediation the ends are not equal
_SHARE = 0.5  # of the words of two descriptions that make them one


@dataclass(frozen=True, slots=True)
class End:
    """Who stands at one end of an edge.

    Attributes:
        name: Its fullest name.
        words: The words under its span; of a prediction, under all its mentions.
        of: Names of those it belongs to.
    """

    name: str
    words: frozenset[int]
    of: tuple[str, ...]

    def same(self, other: End) -> bool:
        """Tell whether the two are one actor."""
        if self.words & other.words and not (self.of and other.of and not self._owned(other)):
            return True
        if self.of or other.of:
            one, two = name_words(self.name), name_words(other.name)
            alike = len(one & two) / len(one | two) if one | two else 0.0
            return self._owned(other) or alike >= _SHARE
        return same_name(self.name, other.name)

    def _owned(self, other: End) -> bool:
        return any(same_name(a, b) for a in self.of for b in other.of)


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation as somebody laid it out.

    Attributes:
        subject, object, place: Its ends and its place; None where there is none.
        event, mode, polarity: As in ``docs/relations.md``.
        cue: The words of the cue of the statement it rests on; None for the outlet's voice.
        evidence: The words it rests on.
    """

    subject: End | None
    object: End | None
    place: End | None
    event: str
    mode: str
    polarity: str
    cue: frozenset[int] | None
    evidence: frozenset[int]

    def same(self, other: Edge) -> bool:
        """Tell whether the two are one edge."""
        if self.event != other.event or not self.evidence & other.evidence:
            return False
        if _same(self.subject, other.subject) and _same(self.object, other.object):
            return True
        equals = self.event in _EQUALS and self.mode not in _SIDED
        swapped = _same(self.subject, other.object) and _same(self.object, other.subject)
        return (equals or self.mode == "clash") and swapped


def _same(one: End | None, other: End | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.same(other)


def relation_sheet(record: Record, text: str, words: Words) -> list[Edge]:
    """Return the relations of a record, gold (ends as objects) or predicted (ends as ids).

    Raises:
        musnad.errors.RecordError: A span is no pair of offsets.
    """
    actors = {actor["id"]: actor for actor in record.get("actors") or []}
    cues = [words.under([span_of(a["cue"], "cue")]) for a in record.get("attributions") or []]
    return [
        Edge(
            *(_end(relation.get(role), actors, words) for role in ("subject", "object", "place")),
            event=relation["event"],
            mode=relation.get("mode", ""),
            polarity=relation.get("polarity", "done"),
            cue=_cue(relation.get("attribution"), cues),
            evidence=words.under([span_of(s, "evidence") for s in _own(relation, text)]),
        )
        for relation in record.get("relations") or []
    ]


def _cue(index: object, cues: Sequence[frozenset[int]]) -> frozenset[int] | None:
    return cues[index] if isinstance(index, int) and index < len(cues) else None


def _own(relation: Mapping[str, Any], text: str) -> Iterator[object]:
    """Yield the event's own words: of a prediction, the evidence before that of its ends."""
    del text
    spans = list(relation["evidence"])
    ends = sum(isinstance(relation.get(role), str) for role in ("subject", "object"))
    yield from spans[: len(spans) - ends] or spans[:1]


def _end(value: object, actors: Mapping[str, Any], words: Words) -> End | None:
    match value:
        case None:
            return None
        case str(name):
            actor = actors[name]
            of = tuple(actors[owner]["name"] for owner in actor["of"])
            spans = [span_of(span, name) for span in actor["mentions"]]
            return End(actor["name"], words.under(spans), of)
        case {"name": str(name), "span": span, **rest}:
            return End(name, words.under([span_of(span, name)]), tuple(rest.get("of") or ()))
    return None


def relation_figures(gold: Iterable[Record], predicted: Iterable[Record]) -> dict[str, float]:
    """Return the figures of relations, 0 to 1.

    ``edges_precision``, ``edges_recall``, ``edges`` (F1); ``actors`` (F1 of the distinct actors at
    the ends); and, of the edges found, the share whose ``edge_word`` (on whose word), ``edge_polarity``,
    ``edge_mode`` and ``edge_place`` are right.

    Raises:
        musnad.errors.RecordError: A record is not in its form.
    """
    given = by_id(predicted)
    counts: Counter[str] = Counter()
    for record in gold:
        text = text_of(record)
        words = Words.of(text)
        wanted = relation_sheet(record, text, words)
        found = relation_sheet(given.get(id_of(record), {}), text, words)
        _count(counts, wanted, found)
    both, edges = counts["both"], counts
    return {
        "edges_precision": _share(both, edges["found"]),
        "edges_recall": _share(both, edges["wanted"]),
        "edges": _share(2 * both, edges["found"] + edges["wanted"]),
        "actors": _share(2 * counts["actors"], counts["actors found"] + counts["actors wanted"]),
        **{f"edge_{name}": _share(counts[name], both) for name in _SAID},
    }


_SAID = ("word", "polarity", "mode", "place")


def _count(counts: Counter[str], wanted: list[Edge], found: list[Edge]) -> None:
    counts["wanted"] += len(wanted)
    counts["found"] += len(found)
    left = list(found)
    for edge in wanted:
        match = max(
            (other for other in left if edge.same(other)),
            key=lambda x: _agree(edge, x),
            default=None,
        )
        if match is None:
            continue
        left.remove(match)
        counts["both"] += 1
        counts.update(name for name in _SAID if _said(name, edge, match))
    ends = [_distinct(wanted), _distinct(found)]
    counts["actors wanted"] += len(ends[0])
    counts["actors found"] += len(ends[1])
    counts["actors"] += sum(any(one.same(other) for other in ends[1]) for one in ends[0])


def _agree(edge: Edge, other: Edge) -> int:
    return sum(_said(name, edge, other) for name in _SAID)


def _said(name: str, edge: Edge, other: Edge) -> bool:
    """Tell whether the same is said of two edges that are one."""
    if name == "word":
        if edge.cue is None or other.cue is None:
            return edge.cue is other.cue
        return bool(edge.cue & other.cue)
    if name == "place":
        return _same(edge.place, other.place)
    return bool(getattr(edge, name) == getattr(other, name))


def _distinct(edges: Iterable[Edge]) -> list[End]:
    """Return who stands at the ends, each once."""
    found: list[End] = []
    for edge in edges:
        for end in (edge.subject, edge.object):
            if end is not None and not any(end == one or end.same(one) for one in found):
                found.append(end)
    return found


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
