"""Who is meant by each hit, and through whom it came."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.around import clause_subject
from musnad.link.context import Context, Range
from musnad.link.hit import Hit
from musnad.link.names import has_name, person_before
from musnad.link.onward import shared_subject
from musnad.link.ours import Ours, is_ours
from musnad.link.outlets import is_media
from musnad.link.phrase import clean, noun_phrase, starts_phrase
from musnad.link.registry import Entry, Registry

__all__ = ["Resolved", "resolve"]

_NEAR = 40  # cues back in which a speaker of the same sentence is looked for
_ISSUERS = ("media", "document", "official", "organisation")  # who tell what others said
Resolved = tuple[Entry, list[str], str]
"""A source, the ids of those who passed it on, and the rule that decided."""


def resolve(ctx: Context, hits: list[Hit], ours: Ours) -> tuple[list[Resolved], Registry]:
    """Decide for every hit, in order, whose word it is.

    Args:
        ctx: The document.
        hits: With content and parents.
        ours: The article's own outlet and the agencies it credits, which are never counted as
            having passed something on.
    """
    registry = Registry(ctx)
    found: list[Resolved] = []
    turn: Entry | None = None
    survey: Entry | None = None
    for number, hit in enumerate(hits):
        entry, rule = _who(ctx, registry, hits, found, number, turn)
        via = _via(ctx, registry, found, hit, entry, turn, ours)
        if hit.subject is not None and ctx.has_head(hit.subject[0], "polls"):
            survey = entry
        elif entry.rule == "share" and survey is not None and not via:
            via = [survey.id]
        if hit.parent is None:
            turn = entry if entry is not registry.unnamed else turn
            entry.via = via
        elif entry.turn < 0 and entry.kind in ("person", "anonymous"):
            entry.via = via
        registry.spoke(entry, number)
        entry.relayed = hit.rule in ("relay", "verb-quoting") and hit.parent is None
        found.append((entry, via, rule))
    return found, registry


def _who(
    ctx: Context,
    registry: Registry,
    hits: list[Hit],
    found: list[Resolved],
    number: int,
    turn: Entry | None,
) -> tuple[Entry, str]:
    hit = hits[number]
    if hit.unnamed:
        return registry.nobody(), "passive"
    if hit.subject is not None:
        if _own_document(ctx, hit) and hit.parent is not None and hit.parent < len(found):
            return found[hit.parent][0], "its-own-document"
        if turn is not None and _goes_on(ctx, registry, hit, turn):
            registry.note(turn, hit.subject)
            return turn, "goes-on"
        entry, rule = registry.meet(hit.subject)
        _show_gender(entry, hit)
        return entry, rule
    return _unsaid(ctx, registry, hits, found, number, turn)


def _unsaid(
    ctx: Context,
    registry: Registry,
    hits: list[Hit],
    found: list[Resolved],
    number: int,
    turn: Entry | None,
) -> tuple[Entry, str]:
    """Return who is meant where the clause names nobody, and the rule that decided."""
    hit = hits[number]
    if hit.within is not None and hit.parent is not None:
        return registry.meet(hit.within)[0], "told-of"
    known = hit.antecedent or shared_subject(ctx, hit)
    if known is not None:
        entry, _ = registry.meet(known)
        return entry, "antecedent" if hit.antecedent else "shared-subject"
    before = _before_in_sentence(ctx, hits, number)
    if before is None and turn is not None and _passes_on(turn, hit) and turn.via:
        relay = registry.by_id(turn.via[-1])
        if (
            relay is not None
            and relay.kind == "media"
            and relay.feminine
            and not turn.plural_people
        ):
            return relay, "relay-speaks"
    if before is not None and (hit.own or ctx.words[hit.clause].conj or hit.rule == "participle"):
        entry = found[before][0]
        if hit.own or _fits(entry, hit):
            return entry, "same-sentence"
    subject = clause_subject(ctx, hit) if before is None else None
    if subject is not None:
        entry, _ = registry.meet(subject)
        return entry, "clause-subject"
    if hit.parent is not None and hit.sub:
        inner = _inside(ctx, hits, hit)
        if inner is not None:
            entry, _ = registry.meet(inner)
            return entry, "subject-inside"
    if hit.parent is None and hit.cue[0] and ctx.flags[hit.cue[0] - 1] & w.RELATIVE:
        topic = _topic(ctx, hit)
        if topic is not None:
            return registry.meet(topic)[0], "clause-topic"
    speaker = registry.agreeing(hit.shape, turn)
    if speaker is not None:
        return speaker, "last-speaker"
    topic = person_before(ctx, hit.cue[0], hit.shape)
    if topic is not None:
        return registry.meet(topic)[0], "last-named"
    return registry.nobody(), "nobody"


def _show_gender(entry: Entry, hit: Hit) -> None:
    """Learn from the verb before a person's name whether it is a woman's (أقرت جودي)."""
    shape = hit.shape
    if entry.kind != "person" or shape is None or hit.subject is None:
        return
    if shape.number == "s" and hit.subject[0] == hit.cue[1]:
        entry.feminine = shape.gender == "f"


def _own_document(ctx: Context, hit: Hit) -> bool:
    """Tell whether "its inquiry" is named: the document of who speaks around it."""
    assert hit.subject is not None
    word = ctx.words[hit.subject[0]]
    owned = word.head.endswith(ctx.endings("own")) and not word.feminine
    return bool(word.flags & w.DOCUMENT) and owned


def _goes_on(ctx: Context, registry: Registry, hit: Hit, turn: Entry) -> bool:
    """Tell whether "the commander added" takes up who has just spoken, by his office alone."""
    assert hit.subject is not None
    word = ctx.words[hit.subject[0]]
    other = registry.with_head(word.head)
    return (
        hit.adds
        and bool(word.flags & w.AL and word.flags & w.PERSON)
        and turn.kind in ("person", "anonymous", "official")
        and turn.feminine == word.feminine
        and not turn.plural
        and not has_name(ctx, hit.subject)
        and (other is None or other is turn)
    )


def _passes_on(turn: Entry, hit: Hit) -> bool:
    """Tell whether a feminine verb behind a relay means the agency rather than its source."""
    return (
        hit.shape is not None
        and hit.shape.gender == "f"
        and hit.shape.number == "s"
        and turn.relayed
        and not (turn.feminine and turn.kind == "person")
    )


def _fits(entry: Entry, hit: Hit) -> bool:
    if hit.shape is None or hit.shape.number != "s" or entry.plural:
        return True
    return entry.feminine == (hit.shape.gender == "f") or entry.kind == "person"


def _before_in_sentence(ctx: Context, hits: list[Hit], number: int) -> int | None:
    """Return the last hit of the same level before this one in its sentence."""
    hit = hits[number]
    sentence = ctx.sentence_of[hit.cue[0]]
    for index in range(number - 1, max(-1, number - _NEAR), -1):
        other = hits[index]
        if ctx.sentence_of[other.cue[0]] != sentence and not any(
            ctx.sentence_of[min(last, ctx.size) - 1] == sentence for _, last in other.segments
        ):
            return None
        if other.parent == hit.parent and not other.unnamed:
            return index
        if hit.parent == index:
            return None
    return None


def _topic(ctx: Context, hit: Hit) -> Range | None:
    """Return whom the clause around a relative one is about: that X lost what it claimed."""
    first, _ = ctx.sentence(hit.cue[0])
    for token in range(hit.cue[0] - 2, max(first - 1, hit.cue[0] - _NEAR), -1):
        if ctx.flags[token] & w.COMP and starts_phrase(ctx, token + 1):
            topic = clean(ctx, (token + 1, noun_phrase(ctx, token + 1, hit.cue[0], appose=False)))
            return topic if topic is not None and _speaks_so(ctx, topic, hit) else None
    return None


def _speaks_so(ctx: Context, subject: Range, hit: Hit) -> bool:
    """Tell whether the phrase agrees with the form of the verb."""
    feminine = hit.shape is not None and hit.shape.gender == "f"
    return ctx.words[subject[0]].feminine == feminine


def _inside(ctx: Context, hits: list[Hit], hit: Hit) -> Range | None:
    """Return the first phrase of the content around a nested hit, where it can be the subject."""
    assert hit.parent is not None
    begin = hits[hit.parent].segments[0][0]
    while begin < hit.cue[0] and (
        ctx.flags[begin] & (w.COMP | w.F_COMP | w.PUNCT) or ctx.has(begin, "clause_lead")
    ):
        if ctx.flags[begin] & w.COMP and not ctx.has(begin, "plain_clause"):
            return None
        begin += 1
    if begin >= hit.cue[0] or not starts_phrase(ctx, begin):
        return None
    if not ctx.flags[begin] & (
        w.PERSON
        | w.OFFICIAL
        | w.ORGANISATION
        | w.MEDIA
        | w.PLACE
        | w.FIRST_NAME
        | w.VAGUE
        | w.ANONYMOUS
    ):
        return None
    behind = noun_phrase(ctx, begin, hit.cue[0])
    return clean(ctx, (begin, behind))


def _each(ctx: Context, hosts: list[Range]) -> list[Range]:
    """Split joint outlets (رويترز ووكالة الأناضول) so that each is listed by itself."""
    found: list[Range] = []
    for first, last in hosts:
        begin = first
        for token in range(first + 1, last):
            if ctx.words[token].conj == "و" and is_media(ctx, token) and is_media(ctx, begin):
                found.append((begin, token))
                begin = token
        found.append((begin, last))
    return found


def _via(
    ctx: Context,
    registry: Registry,
    found: list[Resolved],
    hit: Hit,
    entry: Entry,
    turn: Entry | None,
    ours: Ours,
) -> list[str]:
    named: list[str] = []
    for host in _each(ctx, hit.hosts):
        relay, _ = registry.meet(host)
        if relay is entry or is_ours(ctx, relay, ours):
            continue
        registry.spoke(relay, max(relay.turn, 0))
        if relay.id not in named:
            named.append(relay.id)
    if hit.rule == "relay" and hit.own:
        relay_entry = registry.agreeing(hit.shape, turn)
        if relay_entry is not None and relay_entry.kind == "media" and relay_entry is not entry:
            named.append(relay_entry.id)
    if hit.parent is not None and hit.parent < len(found):
        around, via, _ = found[hit.parent]
        hops = dict.fromkeys([*via, around.id, *named])
        return [hop for hop in hops if hop != entry.id]
    if named:
        return named
    if turn is not None and turn.kind == "anonymous" and turn.plural and _one_of(ctx, hit, turn):
        return list(turn.via)
    if entry.via and (entry is turn or entry.kind == "anonymous" or _told_by(entry, turn)):
        return list(entry.via)
    return []


def _one_of(ctx: Context, hit: Hit, turn: Entry) -> bool:
    """Tell whether one of those speaks who have just spoken (أحد المسؤولين)."""
    if hit.subject is None or not ctx.has(hit.subject[0], "one_of"):
        return False
    return any(ctx.words[t].head in turn.words for t in range(hit.subject[0] + 1, hit.subject[1]))


def _told_by(entry: Entry, turn: Entry | None) -> bool:
    """Tell whether the outlet that told what somebody said is still the one that speaks."""
    return turn is not None and turn.kind in _ISSUERS and entry.via[-1:] == [turn.id]
