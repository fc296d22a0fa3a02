"""How one story travels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from simulator.bank import Bank
from simulator.drafts import Draft, Say, Statement
from simulator.roots import Kind
from simulator.wording import change_number, reword, vocalise

__all__ = ["Planner"]

_DRIFTS = 0.12
"""Share of copied statements in which something drifts, for each way of drifting."""


_OWN_WORDS = 0.5
"""How much is worded otherwise by one who was told independently of the first."""

_OTHER_ORDER = 0.5
"""How often that one begins at another end."""

_FEWEST = 60
"""Words that an article has at least."""


def _words(part: Say | str) -> int:
    return len((part if isinstance(part, str) else part.content).split())


class Planner:
    """Plans one story; what it holds belongs to this story alone."""

    def __init__(self, name: str, bank: Bank, rewording: float, dice: Random) -> None:
        self.name = name
        self.bank = bank
        self.rewording = rewording
        self.dice = dice
        # Of its own, so that the strength of rewording changes no genealogy.
        self.pen = Random(dice.getrandbits(64))
        self.slots = self._slots()
        self.template = dice.choice(bank.stories)
        self.rows = self.template["statements"][: dice.choice((1, 2, 2))]
        self.statements = self._told(self.slots)
        self.free = dice.sample([one.name for one in bank.outlets.values() if one.library], 22)
        self.drafts: list[Draft] = []
        self.stock = [*bank.filler[self.template["topic"]], *bank.filler["any"]]
        dice.shuffle(self.stock)
        self.names = self._people()

    def contents(self) -> list[str]:
        """Return what it tells, which must set it apart from other stories of its template."""
        return [self._content(one) for one in self.statements]

    def events(self) -> list[str]:
        """Return the same without numbers and days: what happened, and where."""
        slots = self.slots | dict.fromkeys(("n", "m", "p", "day"), "")
        return [self._content(one) for one in self._told(slots)]

    def plan(self) -> list[Draft]:
        """Return the articles of the story in the order they were published."""
        dice = self.dice
        for number in range(dice.choices((1, 2, 3), (55, 30, 15))[0]):
            self._origin(number)
        for _ in range(dice.choices(range(9), (4, 8, 12, 14, 14, 12, 10, 6, 4))[0]):
            self._derive(dice.choices(("whole", "part", "reword", "cite"), (30, 15, 25, 30))[0])
        if dice.random() < 0.12:
            self._circle()
        if dice.random() < 0.15:
            self._open()
        return sorted(self.drafts, key=lambda draft: (draft.minute, draft.id))

    def _slots(self) -> dict[str, str]:
        words, dice = self.bank.words, self.dice
        numbers = [
            dice.choice(range(20, 100, 10)) if dice.random() < 0.4 else dice.randrange(21, 100)
            for _ in range(3)
        ]
        n, m, p = map(str, sorted(numbers, reverse=True))
        found = {"n": n, "m": m, "p": p, "day": dice.choice(words["days"])}
        return found | {
            "town": dice.choice(words["towns"]),
            "quarter": dice.choice(words["quarters"]),
        }

    def _fill(self, text: str) -> str:
        number = self.dice.randrange(11, 100) if "{k}" in text else 0
        return text.format(**self.slots, k=number)

    def _told(self, slots: Mapping[str, str]) -> list[Statement]:
        return [
            Statement(f"{self.name}.{number}", *(part.format(**slots) for part in row))
            for number, row in enumerate(self.rows, 1)
        ]

    def _people(self) -> list[str]:
        words, dice = self.bank.words, self.dice
        names = [f"{dice.choice(words['first'])} {last}" for last in dice.sample(words["last"], 6)]
        titles = dice.sample(words["named"][self.template["topic"]], 3) * 2
        return [
            title.format(name=name, town=self.slots["town"])
            for title, name in zip(titles, names, strict=True)
        ]

    def _content(self, one: Statement) -> str:
        return f"{one.subject} {one.verb} {one.tail}"

    def _witness(self, number: int) -> tuple[str | None, Kind]:
        topic, dice = self.template["topic"], self.dice
        chance = dice.random()
        if chance < 0.45:
            return self.names[0 if dice.random() < 0.3 else number], "named"
        if chance < 0.88 or len(self.statements) == 1 or number == 0:
            return dice.choice(self.bank.words["anonymous"][topic]), "anonymous"
        return None, "none"

    def _in_other_words(self, one: Statement) -> str:
        words = self.bank.words
        content = self._content(one)
        if self.pen.random() < _OTHER_ORDER:
            parts = {"subject": one.subject, "verb": one.verb, "tail": one.tail}
            content = words["reword"]["orders"].format(**parts)
        return reword(content, _OWN_WORDS, words, self.pen)

    def _say(
        self, one: Statement, outlet: str, source: str | None, kind: Kind, *, first: bool = True
    ) -> Say:
        frames, dice = self.bank.words["frames"], self.dice
        content = self._content(one) if first else self._in_other_words(one)
        if source is None:
            return Say(one.id, content, frames["voice"][0], None, kind)
        style = dice.choices(("plain", "quoted", "told", "doubting"), (50, 20, 15, 15))[0]
        frame = dice.choice(frames[style])
        via = outlet if style == "told" else None
        stance = "doubting" if style == "doubting" else "neutral"
        return Say(one.id, content, frame, source, kind, via, stance)

    def _around(self, says: list[Say], lead: str = "first") -> tuple[Say | str, ...]:
        """Return what is told among sentences of the story's topic."""
        pool = [self._filler() for _ in range(6 + self.dice.randrange(5))]
        parts: list[Say | str] = [self._fill(self.dice.choice(self.bank.lead[lead]))]
        for say in says:
            parts += [say, pool.pop()]
        return (*parts, *pool)

    def _filler(self) -> str:
        """Return a sentence of nobody's; those of the files go to one article each."""
        if self.stock and self.dice.random() < 0.4:
            return self._fill(self.stock.pop())
        return self._scenery(self.dice)

    def _scenery(self, dice: Random) -> str:
        return self._fill(" ".join(dice.choice(part) for part in self.bank.scenery) + ".")

    def _title(self, says: tuple[Say, ...]) -> tuple[str, bool]:
        chance = self.dice.random()
        if chance < 0.3:
            return says[0].content, says[0].source is not None
        if chance < 0.5 and says[0].kind == "named":
            return f"{says[0].source}: {says[0].content}", False
        return self.template["title"].format(**self.slots), False

    def _add(self, draft: Draft, title: bool = True) -> None:
        if title:
            text, drops = self._title(draft.says)
            draft = replace(draft, title=text, drops=drops)
        while sum(map(_words, draft.parts)) < _FEWEST:
            draft = replace(draft, parts=(*draft.parts, self._scenery(self.pen)))
        self.drafts.append(draft)

    def _new(self, kind: str, minute: int, parent: Draft | None = None) -> Draft:
        name = f"{self.name}-{len(self.drafts) + 1:02}"
        quotes = self.dice.randrange(len(self.bank.words["reword"]["quotes"]))
        above = parent.id if parent else None
        return Draft(name, self.free.pop(), minute, kind, "", (), above, None, quotes)

    def _later(self, minute: int) -> int:
        return minute + 3 + int(self.dice.expovariate(1 / 400))

    def _origin(self, number: int) -> None:
        dice = self.dice
        draft = self._new("origin", self._later(-3) if number else 0)
        some = self.statements if number == 0 else self.statements[: dice.choice((1, 2))]
        says = [
            self._say(
                one, draft.outlet, *self._witness(min(number * 2 + place, 5)), first=number == 0
            )
            for place, one in enumerate(some)
        ]
        agency = self.bank.outlets[draft.outlet].agency
        self._add(replace(draft, parts=self._around(says), credit=draft.outlet if agency else None))

    def _derive(self, kind: str) -> None:
        parent = self.dice.choice(self.drafts)
        draft = self._new(kind, self._later(parent.minute), parent)
        if kind == "cite":
            says = [self._cited(say, parent) for say in self._some(parent)]
            self._add(replace(draft, parts=self._around(says)))
            return
        parts = self._taken(parent, kind)
        keeps = kind == "whole" and self.dice.random() < 0.6
        draft = replace(draft, parts=parts, credit=parent.credit if keeps else None)
        draft = replace(
            draft, title=parent.title, drops=parent.drops and draft.says[0].source is not None
        )
        self._add(draft, title=kind != "whole" or self.dice.random() < 0.4)

    def _some(self, parent: Draft) -> list[Say]:
        says = list(parent.says)
        return says[: self.dice.randrange(1, len(says) + 1)]

    def _taken(self, parent: Draft, kind: str) -> tuple[Say | str, ...]:
        if kind == "part":
            says = [self._changed(say, parent) for say in self._some(parent)]
            own = self._around(says, "edited")
            kept = [part for part in parent.parts[1:] if isinstance(part, str)]
            return (*own[: 2 * len(says) + 3], *self.dice.sample(kept, min(2, len(kept))))
        parts: list[Say | str] = []
        for place, part in enumerate(parent.parts):
            if isinstance(part, Say):
                say = self._changed(part, parent)
                parts.append(self._reworded(say) if kind == "reword" else say)
            elif place == 0 and self.dice.random() < 0.4:
                parts.append(self._fill(self.dice.choice(self.bank.lead["edited"])))
            elif place == 0 or self.dice.random() > 0.12:
                parts.append(self._edited(part, kind))
        return tuple(parts)

    def _edited(self, text: str, kind: str) -> str:
        words = self.bank.words
        if kind == "reword":
            return reword(text, self.rewording, words, self.pen)
        return vocalise(text, 0.05, words, self.pen)

    def _reworded(self, say: Say) -> Say:
        dice, words = self.pen, self.bank.words
        content = say.content
        one = next(one for one in self.statements if one.id == say.statement)
        if dice.random() < self.rewording and content == self._content(one):
            content = words["reword"]["orders"].format(
                subject=one.subject, verb=one.verb, tail=one.tail
            )
        frame = say.frame
        plain = words["frames"]["plain"]
        if say.via is None and say.stance == "neutral" and say.source is not None:
            frame = dice.choice(plain) if dice.random() < self.rewording else frame
        return replace(say, content=reword(content, self.rewording, words, dice), frame=frame)

    def _changed(self, say: Say, parent: Draft) -> Say:
        """Return a statement as it is taken over, with what drifts on the way."""
        dice, words = self.dice, self.bank.words
        say = replace(say, taken=parent.id, drifts=())
        if say.stance == "doubting" and dice.random() < 2 * _DRIFTS:
            frame = words["frames"]["asserting"][0]
            say = replace(say, frame=frame, stance="neutral", drifts=("hedge",))
        if say.kind == "anonymous" and say.via is None and dice.random() < _DRIFTS:
            source = words["firmer"]["source"]
            if say.source == source:
                voice = words["frames"]["voice"][0]
                say = replace(say, source=None, kind="none", frame=voice, stance="neutral")
            else:
                say = replace(say, source=source)
            say = replace(say, drifts=(*say.drifts, "firmer"))
        if dice.random() < _DRIFTS / 2:
            content = change_number(say.content, self.pen)
            if content != say.content:
                say = replace(say, content=content, drifts=(*say.drifts, "number"))
        return say

    def _cited(self, say: Say, parent: Draft) -> Say:
        content = reword(say.content, self.rewording, self.bank.words, self.pen)
        say = replace(say, content=content, taken=None, drifts=(), stance="neutral")
        return self._citing(say, parent.outlet, alone=say.via is not None)

    def _citing(self, say: Say, outlet: str, *, alone: bool) -> Say:
        cite, dice = self.bank.words["cite"], self.dice
        alone = alone or say.source is None or dice.random() < 0.4
        form = "m" if self.bank.outlets[outlet].masculine else "f"
        frame = dice.choice(cite[f"{'alone' if alone else 'source'}_{form}"])
        if alone:
            say = replace(say, source=None, kind="none")
        return replace(say, frame=frame, via=outlet)

    def _circle(self) -> None:
        """Add two articles that cite each other, and at times a third that gives a source."""
        dice, one = self.dice, self.statements[0]
        minute = self._later(0)
        first, second = self._new("circle", minute), self._new("circle", self._later(minute))
        second = replace(second, id=f"{self.name}-{len(self.drafts) + 2:02}")
        for draft, other in ((first, second), (second, first)):
            bare = Say(one.id, self._content(one), "", None, "none")
            says = [self._citing(bare, other.outlet, alone=True)]
            self._add(replace(draft, parts=self._around(says)))
        if dice.random() < 0.3:
            draft = replace(self._new("origin", self._later(minute)), outlet=first.outlet)
            says = [self._say(one, draft.outlet, *self._witness(5), first=False)]
            self._add(replace(draft, parts=self._around(says)))

    def _open(self) -> None:
        """Add an article that cites an outlet which is not in the library."""
        away = [outlet.name for outlet in self.bank.outlets.values() if not outlet.library]
        one = self.dice.choice(self.statements)
        draft = self._new("open", self._later(0))
        source, kind = self._witness(5)
        say = Say(one.id, self._content(one), "", source, kind)
        says = [self._citing(say, self.dice.choice(away), alone=False)]
        self._add(replace(draft, parts=self._around(says)))
