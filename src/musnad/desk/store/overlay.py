"""An analysis with what people corrected laid over it; the analysis itself stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from musnad.desk.store.anchor import Anchor, placed
from musnad.desk.store.log import Correction, in_force
from musnad.find.marks import MarkFinder
from musnad.find.quotations import find_quotations
from musnad.lexicon import Lookup, Tables, load
from musnad.link.context import Context
from musnad.link.voice import own_voice
from musnad.model import Analysis, Attribution, Span
from musnad.model.source import Source
from musnad.text.document import Document

__all__ = ["Corrected", "corrected"]

_RULE = "person"


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a reader sees.

    Attributes:
        analysis: The analysis with the corrections in it.
        states: Of each attribution: ``machine``, ``accepted``, ``changed`` or ``added``.
        origins: Of each attribution its number in the program's analysis; None for added ones.
        rejected: Attributions of the program that were rejected.
        sources: All sources by their ids, those of rejected statements too.
        lost: Corrections in force whose place is not found; none of them is dropped.
    """

    analysis: Analysis
    states: tuple[str, ...]
    origins: tuple[int | None, ...]
    rejected: tuple[Attribution, ...]
    sources: Mapping[str, Source]
    lost: tuple[Correction, ...]


@dataclass(slots=True)
class _Entry:
    """A statement while it is worked on; `was` is its number in the analysis."""

    value: Attribution
    state: str
    was: int | None = None
    rejected: bool = False


class _Draft:
    """An analysis while corrections are laid over it."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.text
        self.entries = [
            _Entry(one, "machine", number) for number, one in enumerate(analysis.attributions)
        ]
        self.sources = {one.id: one for one in analysis.sources}

    def lay(self, one: Correction) -> bool:
        """Lay a correction over it, and tell whether its place was found."""
        cue = placed(one.target, self.text) if one.target else None
        if cue is None:
            return False
        if one.act == "add":
            return self._add(cue, one.new)
        entry = self._at(cue)
        if entry is None:
            return False
        if one.act == "reject":
            entry.rejected = True
        elif one.act == "accept":
            entry.rejected = False
            entry.state = "accepted" if entry.state == "machine" else entry.state
        else:
            changed = self._changed(entry.value, one.field or "", one.new)
            if changed is None:
                return False
            entry.value = changed
            entry.state = "changed" if entry.state != "added" else entry.state
        return True

    def _at(self, cue: Span) -> _Entry | None:
        """Return the statement whose cue is there, or shares most with it.

        Of two with the same cue it is the one that was not rejected.
        """

        def shared(entry: _Entry) -> int:
            own = entry.value.cue
            return min(own.end, cue.end) - max(own.start, cue.start)

        best = max(self.entries, key=lambda one: (shared(one), not one.rejected), default=None)
        return best if best is not None and shared(best) > 0 else None

    def _add(self, cue: Span, new: dict[str, Any]) -> bool:
        fields = {"kind": "vague", "stance": "neutral", "manner": "indirect", "via": []} | new
        value: Attribution | None = Attribution(
            cue, None, (), "", (), "indirect", "neutral", None, _RULE, "", _RULE
        )
        for name in ("content", "source", "via", "kind", "stance", "manner"):
            value = value and self._changed(value, name, fields[name], fields["kind"])
        if value is None:
            return False
        self.entries.append(_Entry(value, "added"))
        return True

    def _changed(
        self, one: Attribution, field: str, new: Any, kind: str | None = None
    ) -> Attribution | None:
        match field:
            case "cue":
                span = placed(Anchor(**new), self.text)
                return span and replace(one, cue=span)
            case "content":
                spans = [placed(Anchor(**each), self.text) for each in new]
                found = tuple(sorted(span for span in spans if span))
                return replace(one, content=found) if len(found) == len(spans) else None
            case "source":
                at = placed(Anchor(**new["at"]), self.text) if new["at"] else None
                if new["at"] and at is None:
                    return None
                old = self.sources.get(one.source_id)
                own = self._source(new["name"], kind or (old.kind if old else "vague"), at)
                return replace(one, source=at, source_id=own, resolved=_RULE)
            case "via":
                return replace(one, via=tuple(self._source(name, "media", None) for name in new))
            case "kind":
                own = one.source_id
                self.sources[own] = replace(self.sources[own], kind=new, rule=_RULE)
                return one
            case _:
                values: dict[str, Any] = {field: new}
                return replace(one, **values)

    def _source(self, name: str, kind: Any, at: Span | None) -> str:
        """Return the id of the source of that name, which is made where there is none."""
        for own, known in self.sources.items():
            if known.name == name:
                return own
        own = f"s{max((int(known[1:]) for known in self.sources), default=0) + 1}"
        self.sources[own] = Source(own, name, kind, (at,) if at else (), _RULE)
        return own


def corrected(analysis: Analysis, entries: Sequence[Correction]) -> Corrected:
    """Lay the corrections in force over an analysis.

    Args:
        analysis: As the program made it, of this version or a later one.
        entries: The article's history, in its order.
    """
    draft = _Draft(analysis)
    lost = tuple(one for one in in_force(entries) if not draft.lay(one))
    kept = sorted(
        (entry for entry in draft.entries if not entry.rejected), key=lambda one: one.value.cue
    )
    rejected = tuple(entry.value for entry in draft.entries if entry.rejected)
    if all(entry.state == "machine" for entry in kept) and not rejected:
        count = len(kept)
        return Corrected(
            analysis, ("machine",) * count, tuple(range(count)), (), draft.sources, lost
        )
    numbers = {entry.was: at for at, entry in enumerate(kept) if entry.was is not None}
    found = tuple(
        replace(entry.value, parent=_parent(kept, at, numbers)) for at, entry in enumerate(kept)
    )
    made = _remade(analysis, found, draft.sources, numbers)
    states = tuple(entry.state for entry in kept)
    origins = tuple(entry.was for entry in kept)
    return Corrected(made, states, origins, rejected, draft.sources, lost)


def _parent(kept: Sequence[_Entry], at: int, numbers: dict[int, int]) -> int | None:
    """Return the statement inside which one lies: as the program says, else the narrowest."""
    entry = kept[at]
    if entry.state in ("machine", "accepted"):
        own = entry.value.parent
        return None if own is None else numbers.get(own)
    around = [
        (span.end - span.start, number)
        for number, other in enumerate(kept)
        for span in other.value.content
        if number != at and span.holds(entry.value.cue)
    ]
    return min(around)[1] if around else None


def _remade(
    analysis: Analysis,
    attributions: tuple[Attribution, ...],
    sources: dict[str, Source],
    numbers: dict[int, int],
) -> Analysis:
    """Return the analysis with other statements, and what follows from them."""
    tables, lookup, marks = _reader()
    doc = Document(analysis.text, lookup)
    ctx = Context(doc, find_quotations(doc), tables)
    voice, words, voice_words, own = own_voice(ctx, attributions)
    named = {name for one in attributions for name in (*one.via, one.source_id)}
    headline = analysis.headline
    if headline and headline.attribution is not None:
        rests_on = numbers.get(headline.attribution)
        drops = headline.drops and rests_on is not None
        headline = replace(headline, attribution=rests_on, drops=drops)
    return replace(
        analysis,
        attributions=attributions,
        sources=tuple(one for own_id, one in sources.items() if own_id in named),
        voice=voice,
        words=words,
        voice_words=voice_words,
        marks=marks(doc, own),
        headline=headline,
        # What rests on the word of nobody any more is not told.
        relations=tuple(
            replace(one, attribution=None if one.attribution is None else numbers[one.attribution])
            for one in analysis.relations
            if one.attribution is None or one.attribution in numbers
        ),
    )


@cache
def _reader() -> tuple[Tables, Lookup, MarkFinder]:
    tables = load()
    return tables, Lookup(tables), MarkFinder(tables)
