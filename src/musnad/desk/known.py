"""All sources and actors of a library by their names, kept until the library changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Literal

from sqlalchemy import Engine

from musnad.corpus.library import Library
from musnad.desk.kept import State, Watch
from musnad.desk.plain import plain
from musnad.desk.store.unions import heads_of
from musnad.desk.voices import Voice, actors, voices

__all__ = ["Known", "Listing", "Who"]

Who = Literal["sources", "actors"]

_LISTS: dict[Who, Callable[..., list[Voice]]] = {"sources": voices, "actors": actors}


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list.

    Attributes:
        rows: Those of the page.
        total: How many there are in all.
        kinds: Kinds that there are among all of the list, each with its number, most first.
    """

    rows: tuple[Voice, ...]
    total: int
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _All:
    state: State
    rows: tuple[Voice, ...]
    folded: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]


class Known:
    """The names of a library, those that are one counted as one."""

    def __init__(self, library: Library, store: Engine) -> None:
        self._library, self._store = library, store
        self._lock, self._watch = Lock(), Watch(library)
        self._held: dict[Who, _All] = {}

    def listed(
        self, who: Who, words: str = "", kind: str = "", *, first: int = 0, most: int = 50
    ) -> Listing:
        """Return a page of those whose names hold some words, in any spelling, and are of a kind.

        Args:
            who: Those who say something, or those who are named.
            words: Each must be in the name, or in one that is one with it.
            kind: Of what kind; empty: any.
            first: How many to leave out.
            most: How many at most.
        """
        found = self._all(who)
        wanted = plain(words).split()
        rows = [
            one
            for one, folded in zip(found.rows, found.folded, strict=True)
            if (not kind or one.kind == kind) and all(word in folded for word in wanted)
        ]
        return Listing(tuple(rows[first : first + most]), len(rows), found.kinds)

    def near(self, name: str, most: int) -> list[str]:
        """Return names, of two words at least, that are a stretch of this one, or this of them."""
        own = f" {plain(name)} "
        found: dict[str, None] = {}
        for who in _LISTS:
            held = self._all(who)
            for one, folded in zip(held.rows, held.folded, strict=True):
                for line in folded.split("\n"):
                    short, long = sorted((own, f" {line} "), key=len)
                    if short in long and " " in short.strip() and one.name != name:
                        found[one.name] = None
        return list(found)[:most]

    def of(self, who: Who, names: frozenset[str]) -> Voice | None:
        """Return the source or actor that has one of these names."""
        return next((one for one in self._all(who).rows if one.name in names), None)

    def _all(self, who: Who) -> _All:
        with self._lock:
            heads = heads_of(self._store)
            state = (self._watch.state(), tuple(sorted(heads.items())))
            held = self._held.get(who)
            if held is None or held.state != state:
                held = self._held[who] = _read(self._library, who, heads, state)
            return held


def _read(library: Library, who: Who, heads: dict[str, str], state: State) -> _All:
    rows = tuple(_LISTS[who](library, heads=heads, most=None))
    under: dict[str, list[str]] = {}
    for name, head in heads.items():
        under.setdefault(head, []).append(name)
    folded = tuple(plain("\n".join({one.name, *under.get(one.name, ())})) for one in rows)
    counts: dict[str, int] = {}
    for one in rows:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    kinds = tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    return _All(state, rows, folded, kinds)
