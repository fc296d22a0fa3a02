"""Who is named where: the names of an article by their tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from musnad.arabic import fold
from musnad.find.events import Known
from musnad.find.names import Mention
from musnad.lexicon import word as w
from musnad.lexicon.events import EventTables
from musnad.lexicon.nametable import NameTable
from musnad.link.actors import Actors
from musnad.link.context import Context
from musnad.model import ActorKind

__all__ = ["Cast", "Named", "Who"]

_NEAR = 40  # names back in which a definite noun is looked for
Who = int | str
"""The number of an actor; the key of a listed state, where only an adjective names it."""


class Named(NamedTuple):
    """A name by its tokens.

    Attributes:
        first: Its first token.
        last: The token behind it.
        actor: The number of whom it denotes.
        kind: That actor's kind.
        clitic: The letter ب or ل before the name in its first token, or empty.
        state: The key of the state whose capital it is, or empty.
        title: The token of its title or head, or -1.
    """

    first: int
    last: int
    actor: int
    kind: ActorKind
    clitic: str
    state: str
    title: int


class Cast:
    """The named of an article; holds no decisions.

    Attributes:
        actors: What the names denote.
        starts: Token → the name that begins there.
        over: Token → the name it belongs to.
    """

    __slots__ = (
        "_common",
        "_firsts",
        "_mentions",
        "_nisbas",
        "_nouns",
        "_plural",
        "_words",
        "actors",
        "over",
        "starts",
    )

    def __init__(
        self,
        ctx: Context,
        actors: Actors,
        names: NameTable,
        known: Sequence[Known],
        tables: EventTables,
    ) -> None:
        self.actors = actors
        self.starts: dict[int, Named] = {}
        self.over: dict[int, Named] = {}
        self._nisbas = names.nisbas
        self._words = ctx.words
        self._plural = ctx.endings("feminine_plural")
        self._nouns, self._common = tables.takers, tables.common
        doc = ctx.doc
        self._mentions = actors.mentions
        self._firsts = [mention.first for mention, _ in self._mentions]
        for mention, number in self._mentions:
            last = mention.last
            while last - 1 > mention.first and _one_to(known[last - 1]):
                last -= 1
            tokens = range(mention.first, last)
            if mention.entry is None and any(known[token].readings for token in tokens):
                continue  # a title before the word of an event makes no name of it
            if last - mention.first == 1 and self._describes(ctx, mention.first):
                continue  # "the French forces" name no agency
            before = doc.text[doc.start[mention.first] : mention.span.start]
            tail = fold(before).removesuffix("ال")[-1:] if before else ""
            clitic = tail if tail in ("ب", "ل") else ""
            kind = actors.kind(number)
            state = mention.entry.state if mention.entry is not None else ""
            named = Named(mention.first, last, number, kind, clitic, state, mention.head)
            self.starts[mention.first] = named
            for token in tokens:
                self.over[token] = named

    def _describes(self, ctx: Context, token: int) -> bool:
        """Tell whether an adjective of origin stands behind a definite noun."""
        if not token or not ctx.flags[token] & ctx.flags[token - 1] & w.AL:
            return False
        if ctx.words[token].feminine and ctx.words[token - 1].core.endswith(
            ctx.endings("sound_plural")
        ):
            return False  # the Houthis are not "the Saudi"
        return ctx.words[token].core in self._nisbas and not ctx.words[token].conj

    def taken_up(self, token: int) -> int | None:
        """Return whom a definite noun takes up: one whose name holds it, or a sole armed group."""
        word = self._words[token]
        if word.head.endswith(self._plural):
            return None
        before = self._before(token)
        for mention, number in reversed(before):
            if mention.type == "PER":
                continue
            headed = mention.head >= 0 and self._words[mention.head].head == word.head
            headed = headed and self.actors.kind(number) != "state"  # the police is not its state
            if headed or mention.words[0] in (word.head, word.core):
                return number
        if word.head not in self._nouns or not self._sole(before):
            return None
        taken = self.actors.refer(token, token + 1)
        if taken is None or self.actors.kind(taken) not in ("armed-group", "place"):
            return None
        return taken

    def _sole(self, before: Sequence[tuple[Mention, int]]) -> bool:
        """Tell whether no two armed groups are named before, of which a noun may mean either."""
        named = {number for _, number in before}
        return sum(self.actors.kind(number) == "armed-group" for number in named) <= 1

    def _before(self, token: int) -> Sequence[tuple[Mention, int]]:
        mentions = self._mentions
        behind = bisect_left(self._firsts, token)
        return mentions[max(0, behind - _NEAR) : behind]

    def origin(self, token: int) -> str | None:
        """Return the key of the state whose adjective stands at the token, or None."""
        if token in self.over or token >= len(self._words):
            return None
        word = self._words[token]
        nisbas = self._nisbas
        if word.head in self._common:
            return None
        found = nisbas.get(word.core) or nisbas.get(word.head)
        if found is None and word.core.endswith("ا"):  # the adverb: أميركيا
            found = nisbas.get(word.core[:-1])
        return found


def _one_to(known: Known) -> bool:
    """Tell whether "to the activist" stands here, which is part of no body's name."""
    return known.clitic == "ل" and "one" in known.told
