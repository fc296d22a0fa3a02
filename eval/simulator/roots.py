"""How many independent roots a statement rests on; docs/roots.md says it in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["Root", "Telling", "Traced", "story_roots", "trace"]

Kind = Literal["named", "anonymous", "none"]


class Root(NamedTuple):
    """Where chains end; two that are equal are one.

    Attributes:
        kind: ``named``, ``anonymous``, ``voice``, ``open`` or ``circle``.
        name: The source; the outlet an anonymous one told it to, that speaks itself or is the open
            end; the outlets of a circle, sorted, with `` + `` between them.
    """

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement as one article gives it.

    Attributes:
        outlet: Whose article it is.
        taken: The telling it is copied or reworded from, or None.
        via: The outlets it names as having passed it on, outermost first, credit included.
        source: Whom it names at the end, or None.
        kind: What that is.
    """

    outlet: str
    taken: str | None = None
    via: tuple[str, ...] = ()
    source: str | None = None
    kind: Kind = "none"


@dataclass(frozen=True, slots=True)
class Traced:
    """What one statement rests on.

    Attributes:
        roots: Each once, sorted.
        circles: The outlets of each circle, sorted.
    """

    roots: tuple[Root, ...]
    circles: tuple[tuple[str, ...], ...]


def trace(tellings: Mapping[str, Telling]) -> Traced:
    """Return what a statement rests on, given all tellings of it.

    >>> told = {"a": Telling("A", source="x", kind="anonymous"), "b": Telling("B", via=("A",))}
    >>> trace(told).roots
    (Root(kind='anonymous', name='A'),)
    """
    onward = {name: _onward(telling, tellings) for name, telling in tellings.items()}
    reached = {name: _reached(name, onward) for name in tellings}
    roots = {_end(tellings[name]) for name in tellings if not onward[name]}
    circles: set[tuple[str, ...]] = set()
    for name in tellings:
        around = {other for other in reached[name] if name in reached[other]}
        outlets = tuple(sorted({tellings[other].outlet for other in around}))
        if len(outlets) > 1:
            circles.add(outlets)
            if all(onward[other] for other in reached[name]):
                roots.add(Root("circle", " + ".join(outlets)))
    return Traced(tuple(sorted(roots)), tuple(sorted(circles)))


def story_roots(statements: Iterable[Traced]) -> tuple[Root, ...]:
    """Return the roots of a story: those of its statements, each once."""
    return tuple(sorted({root for traced in statements for root in traced.roots}))


def _onward(telling: Telling, tellings: Mapping[str, Telling]) -> tuple[str, ...]:
    if telling.taken is not None:
        return (telling.taken,)
    for via in telling.via:
        theirs = tuple(name for name, other in tellings.items() if other.outlet == via)
        if theirs and via != telling.outlet:
            return theirs
    return ()


def _reached(name: str, onward: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    ahead = list(onward[name])
    while ahead:
        other = ahead.pop()
        if other not in found:
            found.add(other)
            ahead.extend(onward[other])
    return found


def _end(telling: Telling) -> Root:
    if telling.kind == "named" and telling.source is not None:
        return Root("named", telling.source)
    last = telling.via[-1] if telling.via else telling.outlet
    if telling.kind == "anonymous":
        return Root("anonymous", last)
    return Root("open" if telling.via else "voice", last)
