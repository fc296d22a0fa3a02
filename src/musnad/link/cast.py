"""Who is named where: the names of an article by their tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from musnad.arabic import fold
from musnad.link.context import Context
from musnad.model import Actor, Name
from musnad.model.actor import ActorKind

__all__ = ["Cast", "Mention"]


class Mention(NamedTuple):
    """A name by its tokens.

    Attributes:
        first: Its first token.
        last: The token behind it.
        actor: `Actor.id` of whom it denotes.
        kind: That actor's kind.
        clitic: The letter ب or ل before the name in its first token, or empty.
    """

    first: int
    last: int
    actor: str
    kind: ActorKind
    clitic: str


class Cast:
    """The named of an article; holds no decisions.

    Attributes:
        starts: Token → the name that begins there.
        over: Token → the name it belongs to.
        origins: Token of an adjective of origin → `Actor.id` of the state it derives from.
    """

    __slots__ = ("origins", "over", "starts")

    def __init__(self, ctx: Context, names: Iterable[Name], kinds: Mapping[str, ActorKind]) -> None:
        self.starts: dict[int, Mention] = {}
        self.over: dict[int, Mention] = {}
        self.origins: dict[int, str] = {}
        doc = ctx.doc
        for name in names:
            first = bisect_right(doc.start, name.span.start) - 1
            last = bisect_right(doc.start, name.span.end - 1)
            if first < 0 or last <= first:
                continue
            before = fold(doc.text[doc.start[first] : name.span.start]).removesuffix("ال")
            clitic = before[-1:] if before[-1:] in ("ب", "ل") else ""
            mention = Mention(first, last, name.actor, kinds[name.actor], clitic)
            self.starts[first] = mention
            for token in range(first, last):
                self.over[token] = mention


def kinds_of(actors: Iterable[Actor]) -> dict[str, ActorKind]:
    """Return the kind of each actor by its id."""
    return {actor.id: actor.kind for actor in actors}
