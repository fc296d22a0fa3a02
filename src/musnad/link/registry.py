"""The sources of one article, each once, and who is meant by a later mention."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.link.context import Context, Range
from musnad.link.earlier import fuller, introduced, office_holder, takes_up
from musnad.link.entry import Entry, agrees
from musnad.link.issuer import issuer_of
from musnad.link.kinds import kind_of, told_of_till
from musnad.link.names import has_name, namesakes, person_before, points_back
from musnad.link.outlets import Name, differ, listed_names
from musnad.link.phrase import noun_phrase
from musnad.model import Kind
from musnad.model.source import KIND_OF

__all__ = ["Entry", "Registry"]

_SOMEBODY = w.PERSON | w.ANONYMOUS | w.VAGUE | w.ORGANISATION | w.OFFICIAL
_UNKNOWN = ("no-name", "name-in-marks")
_MEMORY = 200  # sources in which one that is meant is looked for


class Registry:
    """Knows every source met so far; asks the document, never the world."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.entries: list[Entry] = []
        self.unnamed: Entry | None = None
        self._spoken: dict[str, Entry] = {}
        self._silent: dict[str, Entry] = {}
        self._listed: dict[Range, tuple[Name, ...]] = {}

    def with_head(self, head: str) -> Entry | None:
        """Return the last source whose first mention has that head, or None."""
        return self._last(lambda e: e.head == head)

    def by_id(self, source_id: str) -> Entry:
        """Return the source of that id."""
        return self.entries[int(source_id[1:]) - 1]

    def spoke(self, entry: Entry, turn: int) -> None:
        """Remember that a source has just spoken."""
        entry.turn = turn
        self._silent.pop(entry.id, None)
        self._spoken.pop(entry.id, None)
        self._spoken[entry.id] = entry

    def _recent(self) -> Iterator[Entry]:
        """Yield sources, the last speaker first; at most some hundreds: long texts stay fast."""
        for pile in (self._spoken, self._silent):
            for entry in islice(reversed(pile.values()), _MEMORY):
                if entry is not self.unnamed:
                    yield entry

    def note(self, entry: Entry, span: Range) -> None:
        """Add a mention to a source that is known to be meant."""
        self._mention(entry, span)

    def nobody(self) -> Entry:
        """Return the one source that stands for "it is said"."""
        if self.unnamed is None:
            self.unnamed = self._add("vague", "passive", set(), "", None)
        return self.unnamed

    def meet(self, span: Range) -> tuple[Entry, str]:
        """Return the source that a phrase names, new or known, and the rule that said so."""
        entry, rule = self._known(span)
        if entry is None:
            entry, rule = self._new(span), "new"
        self._mention(entry, span)
        return entry, rule

    def agreeing(self, shape: Shape | None, turn: Entry | None) -> Entry | None:
        """Return the last speaker that the form of the verb agrees with."""
        if turn is not None and agrees(turn, shape):
            return turn
        return self._last(lambda e: e.turn >= 0 and agrees(e, shape)) or turn

    def _add(self, kind: Kind, rule: str, words: set[str], head: str, span: Range | None) -> Entry:
        feminine = plural = False
        if span is not None:
            word = self.ctx.words[self._head(span)]
            feminine = word.feminine
            plural = word.fold.endswith(self.ctx.endings("plural")) or word.head in (
                self.ctx.sets["sources.anonymous.plural"] | self.ctx.sets["sources.vague.words"]
            )
        name, states = f"s{len(self.entries) + 1}", self._states(words)
        entry = Entry(name, kind, rule, words, states, head, feminine, plural, span)
        self.entries.append(entry)
        self._silent[name] = entry
        return entry

    def _head(self, span: Range) -> int:
        head = span[0]
        while head < span[1] - 1 and self.ctx.flags[head] & (w.PUNCT | w.NUMBER):
            head += 1
        return head

    def _names(self, span: Range) -> tuple[Name, ...]:
        """Return the listed names of outlets in a phrase, looked for once."""
        found = self._listed.get(span)
        if found is None:
            found = self._listed[span] = listed_names(self.ctx, span)
        return found

    def _last_word(self, span: Range) -> int:
        """Return the last word before an apposition, or of the name that is one."""
        flags = self.ctx.flags
        ends = [t for t in range(span[0] + 1, span[1]) if flags[t] & w.COMMA] + [span[1]]
        first = ends[0]
        if len(ends) > 1 and flags[span[0]] & w.PERSON:
            first = next((end for end in ends if has_name(self.ctx, (span[0], end))), first)
        token = first - 1
        while token > span[0] and flags[token] & w.PUNCT:
            token -= 1
        return token

    def _words(self, span: Range) -> set[str]:
        ctx = self.ctx
        return {
            ctx.words[t].head
            for t in range(*span)
            if not ctx.flags[t] & w.PUNCT and len(ctx.words[t].head) > 1
        }

    def _states(self, words: set[str]) -> set[str]:
        return {self.ctx.tables.capitals.get(word, word) for word in words}

    def _new(self, span: Range) -> Entry:
        kind, rule = kind_of(self.ctx, span)
        head = self.ctx.words[self._head(span)].head
        full = span
        if takes_up(self.ctx, span):
            full = introduced(self.ctx, span)
            if full != span:
                kind, rule = kind_of(self.ctx, full)
        title = span[1] - span[0] == 1 and self.ctx.flags[span[0]] & w.HEADS
        if full == span and (kind == "person" or rule in _UNKNOWN) and not title:
            full = fuller(self.ctx, span)
            if full != span:
                kind, rule = kind_of(self.ctx, full)
                kind, rule = ("person", "fuller-name") if kind != "person" else (kind, rule)
        entry = self._add(kind, rule, self._words(span) | self._words(full), head, span)
        entry.best = self._issuer(span) if rule == "issuer" else full
        return entry

    def _issuer(self, span: Range) -> Range:
        """Return the part of a report's phrase that names who issued it."""
        token, _ = issuer_of(self.ctx, self._head(span), span[1])
        return token, noun_phrase(self.ctx, token, span[1])

    def _mention(self, entry: Entry, span: Range) -> None:
        if entry.rule == "place-as-state" and entry.best is not None:
            capitals = self.ctx.tables.capitals
            heads = [self.ctx.words[self._head(s)].head for s in (entry.best, span)]
            if heads[0] in capitals and heads[1] not in capitals:
                entry.best = span
        titled = entry.kind == "anonymous" and kind_of(self.ctx, span) == ("person", "title-name")
        if titled and not points_back(self.ctx, span):
            entry.kind, entry.rule, entry.best = "person", "named-later", span
        entry.mentions[span] = None
        if entry.kind != "anonymous":
            entry.words |= self._words(span)
            entry.states |= self._states(self._words(span))
        best = entry.best
        if entry.rule == "issuer":  # called by who issued it, not by the report
            return
        if best is not None and entry.kind in ("person", "media", "organisation", "official"):
            longer = span[1] - span[0] > best[1] - best[0] and not points_back(self.ctx, span)
            if longer and entry.head and self._words(best) & self._words(span):
                entry.best = span

    def _known(self, span: Range) -> tuple[Entry | None, str]:
        ctx = self.ctx
        at = self._head(span)
        if span[1] - span[0] > 1 and ctx.has(span[0] + 1, "share"):
            return None, ""
        word = ctx.words[at]
        size = span[1] - at
        if any(ctx.words[t].fold in ctx.rules["itself"] for t in range(at + 1, span[1])):
            return self._same_head(at, loose=True), "the-same"
        if ctx.has(at, "same") and size > 1:
            return self._same_head(at + 1, loose=True), "the-same"
        if ctx.has(at, "this") and size > 1:
            found, rule = self._known((at + 1, span[1]))
            return (found, rule) if found else (self._same_head(at + 1, loose=False), "the-same")
        if size == 1 and word.core in ctx.sets["sources.anaphora.honorifics"]:
            return self._honoured(at), "honorific"
        definite = bool(word.flags & w.AL)
        if definite and word.flags & w.ANONYMOUS and told_of_till(ctx, at, span[1]) < span[1]:
            return self._last(lambda e: e.head == word.head), "definite-head"
        if ctx.has_head(at, "prophet") and (definite or ctx.has(at + 1, "wished")):
            prophets = ctx.rules["prophet"]
            return self._last(lambda e: e.head in prophets), "definite-head"
        if (definite and word.head in ctx.rules["latter"]) or ctx.has(at, "these_people"):
            return self._latter(at), "the-latter"
        if word.head in ctx.sets["sources.anaphora.interlocutors"]:
            return self._last(lambda e: e.turn >= 0 and bool(e.via)), "interlocutor"
        if definite and (
            (size <= 2 and word.head in ctx.sets["sources.anaphora.words"])
            or (size == 1 and word.flags & _SOMEBODY and not ctx.has_head(at, "each"))
        ):
            found = self._anaphor(at, span)
            if found is not None:
                return found, "definite-head"
        if not definite and word.flags & (w.ANONYMOUS | w.VAGUE) and not word.flags & w.FIRST_NAME:
            if kind_of(ctx, span)[0] in ("anonymous", "vague"):
                return None, ""
        return self._by_name(span, at)

    def _body(self, span: Range) -> str:
        """Return the key of the listed body that is the source (قوات الدعم السريع), or nothing."""
        if self.ctx.flags[self._head(span)] & (w.PERSON | w.MEDIA):
            return ""
        head, names = self._head(span), self.ctx.names
        name = names.get(head) or (names.get(head + 1) if head + 1 < span[1] else None)
        if name is None or name.entry is None or KIND_OF.get(name.entry.kind) == "media":
            return ""
        return name.entry.key if name.type == "ORG" else ""

    def _mere_adjectives(self, words: set[str]) -> bool:
        """Tell whether the words name nobody: the Israeli, the daily."""
        return all(word.endswith(self.ctx.endings("nisba")) for word in words)

    def _last(self, test: Callable[[Entry], bool]) -> Entry | None:
        return next((entry for entry in self._recent() if test(entry)), None)

    def _latter(self, at: int) -> Entry | None:
        """Resolve هذا الأخير and هؤلاء: who spoke last and agrees, else who is named."""
        if self.ctx.has(at, "these_people"):
            return self._last(lambda e: e.turn >= 0 and e.plural)
        feminine = self.ctx.words[at].feminine
        found = self._last(lambda e: e.turn >= 0 and e.feminine == feminine)
        found = found or self._last(lambda e: e.turn >= 0 or e.kind == "person")
        shape = Shape("perfect", "f" if feminine else "m", "s", False)
        named = None if found else person_before(self.ctx, at, shape)
        return self.meet(named)[0] if named else found

    def _honoured(self, at: int) -> Entry | None:
        """Resolve معاليه: the office holder who spoke last, else who was named last."""
        feminine = self.ctx.words[at].core.endswith(self.ctx.endings("hers"))
        found = self._last(
            lambda e: e.turn >= 0 and e.kind in ("person", "official") and e.feminine == feminine
        )
        if found is not None:
            return found
        named = office_holder(self.ctx, at)
        return self.meet(named)[0] if named is not None else None

    def _same_head(self, at: int, *, loose: bool) -> Entry | None:
        head = self.ctx.words[at].head
        found = self._last(lambda e: head in e.words or e.head == head)
        if found is None and loose:
            found = self._last(lambda e: e.turn >= 0)
        return found

    def _anaphor(self, at: int, span: Range) -> Entry | None:
        """Resolve المصدر، الوكالة، البيان، الوزير and their like."""
        ctx = self.ctx
        word = ctx.words[at]
        head = word.head
        if head in ctx.sets["sources.anaphora.issuers"]:
            if span[1] > at + 1 and ctx.has_head(at + 1, "of_both_sides"):
                return None
            found = self._last(lambda e: e.head == head)
            return found or self._last(lambda e: e.kind in ("official", "organisation", "document"))
        extra = self._words((at + 1, span[1])) if span[1] > at + 1 else set()
        extra -= ctx.rules["of_the_state_too"]
        found = self._last(lambda e: e.head == head and extra <= e.words)
        body = word.flags & (w.ORGANISATION | w.OFFICIAL) and not word.flags & w.PERSON
        if found is None:
            found = self._last(
                lambda e: (
                    (head in e.words or e.head == head)
                    and not (e.kind == "person" and body)
                    and (not extra or bool(extra & e.words) or e.kind == "anonymous")
                )
            )
        if found is not None:
            return found
        if word.flags & w.MEDIA:
            return self._last(lambda e: e.kind == "media" and e.turn >= 0) if not extra else None
        if word.flags & w.ANONYMOUS and not word.flags & w.PERSON:
            several = head in ctx.sets["sources.anonymous.plural"]
            return self._last(lambda e: e.kind == "anonymous" and e.plural == several)
        if word.flags & (w.PERSON | w.ANONYMOUS) and not extra:
            return self._last(
                lambda e: (
                    e.turn >= 0
                    and e.kind in ("person", "official", "anonymous")
                    and e.feminine == word.feminine
                    and not e.plural
                    and not self._of_another_office(e, head)
                )
            )
        return self._by_epithet(word.feminine) if self._is_epithet(head, extra) else None

    def _is_epithet(self, head: str, extra: set[str]) -> bool:
        """Tell whether a person is called by what he does at large (الخبير الاقتصادي)."""
        return head in self.ctx.rules["epithets"] and self._mere_adjectives(extra)

    def _by_epithet(self, feminine: bool) -> Entry | None:
        """Return the person who spoke last, where nobody else who is named spoke since."""
        found = self._last(lambda e: e.turn >= 0 and e.kind != "media")
        if found is None or found.kind != "person" or found.plural:
            return None
        office = (
            found.head in self.ctx.rules["of_a_body"] | self.ctx.sets["sources.person.spokesmen"]
        )
        return None if office or found.feminine != feminine else found

    def _of_another_office(self, entry: Entry, head: str) -> bool:
        """Tell whether a title names somebody else: the deputy is not the minister."""
        if head in self.ctx.rules["any_office"] or entry.best is None:
            return False
        if entry.head in self.ctx.rules["unnamed_anyone"]:
            return not self.ctx.tables.flags.get(head, 0) & w.ANONYMOUS
        return bool(self.ctx.flags[self._head(entry.best)] & w.PERSON)

    def _by_name(self, span: Range, at: int) -> tuple[Entry | None, str]:
        """Find a source that shares the proper part of the name."""
        ctx = self.ctx
        words = self._states(self._words((at, span[1]))) - ctx.rules["outlet_generic"]
        proper = {
            ctx.words[t].head
            for t in range(at, span[1])
            if not ctx.flags[t] & (w.PUNCT | w.PERSON | w.MEDIA | w.ADJUNCT | w.NUMBER)
            and len(ctx.words[t].head) > 2
        } - ctx.rules["outlet_generic"]
        head, flags = ctx.words[at].head, ctx.flags[at]
        listed = self._names(span)
        others = ctx.has_head(at, "of_somebody") and not flags & w.AL
        bare = bool(flags & w.PERSON) and not flags & w.FIRST_NAME and not has_name(ctx, span)
        body = self._body(span)
        for entry in self._recent():
            if entry.kind in ("anonymous", "vague"):
                continue
            if body and entry.best and self._body(entry.best) == body:
                return entry, "name"
            if entry.kind == "media" and entry.best and differ(listed, self._names(entry.best)):
                continue
            theirs = entry.states
            if (
                words
                and words <= theirs
                and (entry.head == head or entry.kind in ("person", "media") or flags & w.PLACE)
            ):
                if entry.kind == "person" and flags & (
                    w.OFFICIAL | w.ORGANISATION | w.PLACE | w.MEDIA
                ):
                    continue
                if entry.kind == "media" and entry.head != head and self._mere_adjectives(words):
                    continue
                if entry.kind == "official" and flags & w.PLACE and entry.rule != "place-as-state":
                    continue
                return entry, "name"
            if (others or bare) and entry.head != head:
                continue
            if entry.kind == "person" and proper and flags & (w.PERSON | w.FIRST_NAME):
                shared = len(proper & theirs)
                if entry.best is not None and namesakes(ctx, span, entry.best):
                    continue
                last = ctx.words[self._last_word(span)].head in theirs
                if proper <= theirs or (last and shared >= 2 and shared * 2 >= len(proper)):
                    return entry, "name"
            if entry.kind == "media" and flags & w.MEDIA and proper and proper <= theirs:
                if entry.head == head or not self._mere_adjectives(proper):
                    return entry, "name"
        return None, ""
