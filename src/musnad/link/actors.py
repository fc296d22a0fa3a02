"""Who or what the names of an article denote.

For the layer of relations: `find_actors` gives an `Actors`. It answers by token (`Actors.at`),
takes up definite nouns (`Actors.refer`), knows the state of an adjective (`Actors.state_of`), and
takes in groups that are only described (`Actors.describe`). All answers are numbers, which become
ids in the order of first mention when everything is known (`Actors.freeze`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from musnad.find.names import Mention
from musnad.lexicon import word as w
from musnad.lexicon.entries import Entry
from musnad.lexicon.frames import Frames
from musnad.lexicon.nametable import NameTable
from musnad.model import Actor, ActorKind, Name, Span
from musnad.text.document import Document

__all__ = ["Actors", "find_actors", "unswallowed"]


@dataclass(slots=True)
class _Someone:
    """What is known so far of an actor."""

    name: str
    kind: ActorKind
    wikidata: str | None = None
    of: list[int] = field(default_factory=list)
    mentions: list[tuple[int, Span]] = field(default_factory=list)


class Actors:
    """The actors of one article while it is read; numbers stand for them until `freeze`."""

    __slots__ = (
        "_at",
        "_by_key",
        "_doc",
        "_frames",
        "_known",
        "_mentions",
        "_named_by_kind",
        "_names",
    )

    def __init__(self, doc: Document, names: NameTable, frames: Frames) -> None:
        self._doc = doc
        self._names = names
        self._frames = frames
        self._known: list[_Someone] = []
        self._by_key: dict[object, int] = {}
        self._at: list[int | None] = [None] * len(doc)
        self._mentions: list[tuple[Mention, int]] = []
        self._named_by_kind: dict[str, tuple[list[int], list[int]]] = {}

    def at(self, token: int) -> int | None:
        """Return the actor whose name holds the token, or None."""
        return self._at[token]

    def kind(self, number: int) -> ActorKind:
        """Return the kind of an actor."""
        return self._known[number].kind

    def name(self, number: int) -> str:
        """Return the fullest name of an actor so far."""
        return self._known[number].name

    @property
    def mentions(self) -> tuple[tuple[Mention, int], ...]:
        """The names of the article in order, each with its actor."""
        return tuple(self._mentions)

    def state_of(self, token: int) -> int | None:
        """Return the state of the nisba adjective at the token (أمريكي → the US), or None."""
        word = self._doc.words[token]
        nisbas = self._names.nisbas
        key = nisbas.get(word.fold) or nisbas.get(word.core) or nisbas.get(word.head)
        return None if key is None else self.listed(key)

    def listed(self, key: str) -> int:
        """Return the actor of a row of the lists, by its key as ``states:فرنسا``."""
        entry = self._names.entries[key]
        return self._number(key, entry.name, entry.kind, entry.wikidata)

    def refer(self, first: int, last: int) -> int | None:
        """Return the actor that a definite noun takes up (التنظيم، الوزارة), or None.

        It is the last one named before of the kinds that the noun may mean.

        Args:
            first: The first token of the phrase.
            last: The token behind it.
        """
        word = self._doc.words[first]
        kinds = self._frames.anaphora.get(word.head) if word.flags & w.AL else None
        if kinds is None or last <= first:
            return None
        latest, who = -1, None
        for kind in kinds:
            tokens, numbers = self._named_by_kind.get(kind, ([], []))
            at = bisect_left(tokens, first) - 1
            if at >= 0 and tokens[at] > latest:
                latest, who = tokens[at], numbers[at]
        return who

    def describe(self, name: str, token: int, span: Span, of: Iterable[int] = ()) -> int:
        """Take in a group told by a description only (مدربون أمريكيون); return its number.

        Args:
            name: The description.
            token: Its first token.
            span: Where it stands.
            of: Those it belongs to.
        """
        number = self._number((name, *of), name, "group", None)
        someone = self._known[number]
        someone.of = [*someone.of, *(n for n in of if n not in someone.of)]
        self.mention(number, token, span)
        return number

    def mention(self, number: int, token: int, span: Span) -> None:
        """Let the article name an actor at a place."""
        someone = self._known[number]
        if (token, span) not in someone.mentions:
            someone.mentions.append((token, span))

    def put(self, mention: Mention, key: object, kind: ActorKind, entry: Entry | None) -> int:
        """Take in one name under what it denotes; return its number."""
        word = self._doc.words[mention.first]
        text = mention.span.of(self._doc.text)
        if mention.words[0] not in self._names.root:
            text = unswallowed(word.core, text)
        number = self._number(key, text, kind, entry.wikidata if entry else None)
        someone = self._known[number]
        told_by_words = entry is None or entry.type == "PER"
        if told_by_words and len(text.split()) > len(someone.name.split()):
            someone.name = text
        self.mention(number, mention.first, mention.span)
        for token in range(mention.first, mention.last):
            self._at[token] = number
        self._mentions.append((mention, number))
        tokens, numbers = self._named_by_kind.setdefault(someone.kind, ([], []))
        tokens.append(mention.first)
        numbers.append(number)
        return number

    def freeze(self) -> tuple[tuple[Actor, ...], Mapping[int, str]]:
        """Return the actors in the order of first mention, and the id of each number.

        An actor without a mention of its own (the state of an adjective) comes last.
        """
        end = len(self._doc)

        def first(number: int) -> tuple[int, int]:
            mentions = self._known[number].mentions
            return (min(token for token, _ in mentions) if mentions else end, number)

        order = sorted(range(len(self._known)), key=first)
        ids = {number: f"a{place}" for place, number in enumerate(order, 1)}
        actors = []
        for number in order:
            one = self._known[number]
            mentions = tuple(span for _, span in sorted(one.mentions))
            of = tuple(ids[other] for other in one.of)
            actors.append(Actor(ids[number], one.name, one.kind, one.wikidata, of, mentions))
        return tuple(actors), ids

    def named(self, ids: Mapping[int, str]) -> tuple[Name, ...]:
        """Return the names of the article in order, with the ids of what they denote."""
        return tuple(
            Name(m.span, m.type, ids[number], m.rule, m.entry.key if m.entry else "")
            for m, number in self._mentions
        )

    def _number(self, key: object, name: str, kind: str, wikidata: str | None) -> int:
        if key not in self._by_key:
            self._by_key[key] = len(self._known)
            self._known.append(_Someone(name, kind, wikidata))  # type: ignore[arg-type]
        return self._by_key[key]


def unswallowed(core: str, text: str) -> str:
    """Return a name, the alef of the article put back that ل swallowed.

    >>> unswallowed("للحوثيين", "لحوثيين"), unswallowed("لبنان", "لبنان")
    ('الحوثيين', 'لبنان')
    """
    return "ا" + text if core.startswith("لل") and text.startswith("ل") else text


def find_actors(
    doc: Document, mentions: Iterable[Mention], names: NameTable, frames: Frames
) -> Actors:
    """Return what the names of the article denote.

    A surname is the person who was named in full, a row's names are one thing, a capital is its
    state where it acts, and a shorter name of a body is the longer one that begins so.
    """
    actors = Actors(doc, names, frames)
    found = list(mentions)
    people, bodies = _people(found), _bodies(found)
    for at, mention in enumerate(found):
        entry = mention.entry
        if entry is not None:
            if entry.state and _acts(doc, frames, mention, found[at - 1] if at else None):
                entry = names.entries[entry.state]
            actors.put(mention, entry.key, entry.kind, entry)  # type: ignore[arg-type]
        elif mention.type == "PER":
            actors.put(mention, ("PER", _full(mention.words, people)), "person", None)
        elif mention.type == "LOC":
            actors.put(mention, ("LOC", mention.words), "place", None)
        else:
            key = ("ORG", bodies.get(mention.words, mention.words))
            actors.put(mention, key, _kind(doc, frames, mention), None)
    return actors


_Words = tuple[str, ...]


def _people(mentions: Iterable[Mention]) -> Mapping[_Words, _Words]:
    """Return surname, and given name with surname → the first full name that has them."""
    found: dict[_Words, _Words] = {}
    for mention in mentions:
        words = mention.words
        if mention.type == "PER" and mention.entry is None and len(words) > 1:
            found.setdefault(words[-1:], words)
            found.setdefault((words[0], words[-1]), words)
    return found


def _full(words: _Words, people: Mapping[_Words, _Words]) -> _Words:
    """Return the first full name of the article that a name of a person may stand for."""
    if len(words) == 1:
        return people.get(words, words)
    return people.get((words[0], words[-1]), words)


def _bodies(mentions: Iterable[Mention]) -> Mapping[_Words, _Words]:
    """Return name of a body → the longest name of the article that begins with it."""
    found: dict[_Words, _Words] = {}
    for mention in mentions:
        words = mention.words
        if mention.type == "ORG" and mention.entry is None:
            for size in range(1, len(words) + 1):
                if len(words) > len(found.get(words[:size], ())):
                    found[words[:size]] = words
    return found


def _kind(doc: Document, frames: Frames, mention: Mention) -> ActorKind:
    head = doc.words[mention.head].head if mention.head >= 0 else mention.words[0]
    return frames.kinds.get(head, "organisation")  # type: ignore[return-value]


def _acts(doc: Document, frames: Frames, mention: Mention, before: Mention | None) -> bool:
    """Tell whether the capital stands for its state: it says or does something."""
    at = mention.first
    if at and doc.words[at - 1].core in frames.acting:
        return True
    if at and _verb(doc, at - 1) and mention.span.start == doc.start[at]:
        return True
    if before is not None and before.last == at and before.entry is not None:
        if before.entry.kind == "state" and doc.words[at].fold[:1] == "و":
            return bool(before.first) and doc.words[before.first - 1].core in frames.acting
    clause = at == 0 or bool(doc.flags[at - 1] & (w.STOP | w.LINE | w.COMMA | w.COLON | w.COMP))
    return clause and mention.last < len(doc) and _verb(doc, mention.last)


def _verb(doc: Document, at: int) -> bool:
    """Tell whether the word is a verb of the lists, or a feminine perfect by its form."""
    word = doc.words[at]
    if any(sense.shape.tense != "participle" for sense in word.senses):
        return True
    plain = not word.flags & (w.AL | w.PUNCT | w.HEADS | w.ADJUNCT | w.NUMBER)
    return plain and word.core.endswith("ت") and not word.core.endswith("ات") and len(word.core) > 3
