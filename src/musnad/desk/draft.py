"""A statement as somebody fills it in: words that are looked for, or places that were chosen."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from musnad.desk.clitics import trimmed
from musnad.desk.plain import Plain, plain
from musnad.desk.store.anchor import snapped
from musnad.errors import InputError
from musnad.export.context import flat
from musnad.model import Analysis, Attribution, Span

__all__ = [
    "Choice",
    "Field",
    "changes_in",
    "field_of",
    "located",
    "places_in",
    "reason_in",
    "statement_in",
]

_PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_PLACES = 20
_NAMES = 20
_LONGEST = 200
"""Characters of a name."""
_REASON = 1_000


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to cut a selection: its places as ``12-15,20-31``, and its first words."""

    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form that stands for places in the text.

    Attributes:
        name: ``cue`` or ``content``.
        words: What stands there, a line for each place.
        at: The places.
        choices: The same, and the same without the clitics at its beginning.
    """

    name: str
    words: str
    at: str
    choices: Sequence[Choice]


def field_of(text: str, name: str, spans: Sequence[Span]) -> Field:
    """Return a field for these places, none for an empty one."""
    if not spans:
        return Field(name, "", "", ())
    first, *rest = spans
    ways = [(first, *rest)]
    whole = snapped(text, first)
    ways += [(one, *rest) for one in trimmed(text, whole) if one != first]
    ways.sort(key=lambda one: one[0].start)
    return Field(
        name,
        "\n".join(flat(span.of(text)) for span in spans),
        _written(spans),
        [Choice(_written(way), _beginning(text, way[0])) for way in ways],
    )


def places_in(text: str, given: str, known: Collection[Span] = ()) -> list[Span]:
    """Return the places that somebody chose, widened to words unless clitics were cut off.

    Args:
        text: The article's.
        given: As ``12-15,20-31``, in code points.
        known: Places that are right as they are.

    Raises:
        InputError: They are no places, or not in the text.
    """
    found: list[Span] = []
    for one in given.split(",")[:_PLACES]:
        match = _PLACE.fullmatch(one.strip())
        span = Span(int(match[1]), int(match[2])) if match else Span(0, 0)
        if not 0 <= span.start < span.end <= len(text):
            raise InputError(
                "found: the place {place} in a text of {size} code points; accepted: one inside "
                "the text, as 12-15",
                place=one[:40],
                size=len(text),
            )
        found.append(span if span in known else _cut(text, span))
    return sorted(found)


def located(text: str, words: str, near: int) -> Span | None:
    """Return where words stand in a text, in any spelling: the place nearest to another.

    Whole words are preferred; parts of one are widened to it.

    >>> located("قال زيد ثم قال عمرو", "قال", 12), located("قال", "كتب", 0)
    (Span(start=11, end=14), None)
    """
    wanted = plain(words).split()
    if not wanted:
        return None
    folded = Plain(text)
    pattern = r"\s+".join(map(re.escape, wanted))
    spans = [
        Span(*folded.original(found.start(), found.end()))
        for found in re.finditer(pattern, folded.text)
    ]
    ranked = [(_cut(text, span) != span, abs(span.start - near), span) for span in spans]
    return _cut(text, min(ranked)[2]) if ranked else None


def statement_in(form: Mapping[str, str], analysis: Analysis) -> tuple[Span, dict[str, Any]]:
    """Return the cue and the fields of a statement that somebody adds, as the log takes them.

    Raises:
        InputError: Something is missing, or stands nowhere in the text.
    """
    text = analysis.text
    content = _places(form, "content", text, 0, ())
    cue = _places(form, "cue", text, content[0].start, ())[0]
    if any(cue == one.cue for one in analysis.attributions):
        raise InputError("cue: found: one that a statement has; accepted: another, or change that")
    name = _name(form.get("source", ""), "source")
    kinds = {source.name: source.kind for source in analysis.sources}
    kind = form.get("kind") or kinds.get(name)
    if not kind:
        raise InputError("kind: found: none for a source that is new here; accepted: one of those")
    return cue, {
        "content": content,
        "source": {"name": name, "at": located(text, name, cue.start)},
        "via": _names(form.get("via", "")),
        "kind": kind,
        "stance": form.get("stance") or "neutral",
        "manner": form.get("manner") or "indirect",
    }


def changes_in(
    form: Mapping[str, str], analysis: Analysis, one: Attribution, old: Mapping[str, Any]
) -> dict[str, tuple[Any, Any]]:
    """Return which fields of a statement somebody changes: what was there, and what is said.

    Args:
        form: What was filled in.
        analysis: What the person sees.
        one: The statement.
        old: Its fields in words.

    Raises:
        InputError: A value stands nowhere in the text, or is none.
    """
    text, found = analysis.text, dict[str, tuple[Any, Any]]()
    if form.keys() & {"cue", "cue_at"}:
        cue = _places(form, "cue", text, one.cue.start, (one.cue,))[0]
        if cue != one.cue:
            found["cue"] = (old["cue"], cue)
    if form.keys() & {"content", "content_at"}:
        content = _places(form, "content", text, one.cue.start, one.content)
        if content != sorted(one.content):
            found["content"] = (old["content"], content)
    if "source" in form and flat(form["source"]) != flat(old["source"]):
        name = _name(form["source"], "source")
        found["source"] = (old["source"], {"name": name, "at": located(text, name, one.cue.start)})
    if "via" in form and _names(form["via"]) != [flat(name) for name in old["via"]]:
        found["via"] = (old["via"], _names(form["via"]))
    for name in ("kind", "stance", "manner"):
        if form.get(name) and form[name] != old[name]:
            found[name] = (old[name], form[name])
    return found


def reason_in(form: Mapping[str, str]) -> str:
    """Return why, as the person says.

    Raises:
        InputError: It is too long.
    """
    reason = form.get("reason", "").strip()
    if len(reason) > _REASON:
        raise InputError(
            "reason: found: {count} characters; accepted: {most} at most",
            count=len(reason),
            most=_REASON,
        )
    return reason


def _places(
    form: Mapping[str, str], name: str, text: str, near: int, known: Collection[Span]
) -> list[Span]:
    """Return the places of a field: those chosen, or where the words stand that were typed."""
    typed = form.get(name, "")
    if form.get(f"{name}_at") and _same(typed, form.get(f"{name}_was", typed)):
        return places_in(text, form[f"{name}_at"], known)
    found: list[Span] = []
    for line in filter(None, map(str.strip, typed.splitlines()[:_PLACES])):
        place = located(text, line, near)
        if place is None:
            raise InputError(
                "{field}: found: {words}; accepted: words that stand in the text",
                field=name,
                words=flat(line)[:80],
            )
        found.append(place)
    if not found:
        raise InputError("{field}: found: nothing; accepted: words of the text", field=name)
    return sorted(found)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _cut(text: str, span: Span) -> Span:
    """Return the span as it is where only clitics are cut off, else widened to words."""
    whole = snapped(text, span)
    return span if span in trimmed(text, whole) else whole


def _name(value: str, field: str) -> str:
    name = " ".join(value.split())
    if not name or len(name) > _LONGEST:
        raise InputError(
            "{field}: found: a name of {count} characters; accepted: 1 to {most}",
            field=field,
            count=len(name),
            most=_LONGEST,
        )
    return name


def _names(value: str) -> list[str]:
    return [_name(line, "via") for line in value.splitlines()[:_NAMES] if line.strip()]


def _written(spans: Sequence[Span]) -> str:
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def _beginning(text: str, span: Span) -> str:
    words = flat(span.of(text)).split(" ")
    return " ".join(words[:3]) + (" …" if len(words) > 3 else "")
