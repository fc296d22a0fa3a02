"""At a terminal: the actors, the dates and what is alleged, under the statements."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.export.days import When, whens
from musnad.export.folded import Page
from musnad.export.view import Statement
from musnad.export.web import Edge, Member, Telling, Web, once, web_of
from musnad.export.words import word
from musnad.model import Analysis

__all__ = ["date_lines", "event_name", "put_told", "telling_facts"]


def put_told(
    page: Page, analysis: Analysis, statements: tuple[Statement, ...], *, explain: bool
) -> None:
    """Write the sections of actors, dates and relations, each where there is any."""
    web = web_of(analysis, statements)
    found = whens(analysis)
    _members(page, web, explain=explain)
    _dates(page, found, explain=explain)
    _edges(page, web, found, explain=explain)


def event_name(edge: Edge) -> str:
    """Return the event of an edge and its mode as code words: ``AID (train)``."""
    return f"{edge.event} ({edge.mode})" if edge.mode else edge.event


def _edges(page: Page, web: Web, found: tuple[When, ...], *, explain: bool) -> None:
    if not web.edges:
        return
    page.section(word("label.alleged", "en"))
    for edge in web.edges:
        page.gap()
        page.put(_ends(web, edge), "named" if not edge.disputed else "warning", rest="  ")
        for telling in edge.tellings:
            _telling(page, web, found, edge, telling, explain=explain)


def _ends(web: Web, edge: Edge) -> str:
    # The event's Latin letters stand between the two names, so that they keep their places.
    subject = web.name(edge.subject) or word("label.not_said", "en")
    line = f"{subject} — {event_name(edge)}"
    if edge.object is not None:
        line += f" {'↔' if edge.mutual else '→'} {web.name(edge.object)}"
    return line + (f" — {word('label.disputed', 'en')}" if edge.disputed else "")


def _telling(
    page: Page, web: Web, found: tuple[When, ...], edge: Edge, telling: Telling, *, explain: bool
) -> None:
    facts = telling_facts(web, found, edge, telling)
    if telling.word.number is None:
        facts += (word("label.own_voice", "en"),)
    else:
        chain = " ← ".join(hop.name for hop in telling.word.chain)
        facts += (f"{word('label.word_of', 'en')} {chain}",)
    number = f"[{telling.word.number or '–'}]"
    page.put(", ".join(facts), first=f"  {number:<5}", rest=" " * 7)
    if explain:
        for key, value in (
            ("rule", telling.rule),
            ("row", telling.row),
            ("evidence", f"‹{telling.evidence.words}›"),
        ):
            page.pair(word(f"label.{key}", "en"), value, indent=" " * 7)


def telling_facts(
    web: Web, found: tuple[When, ...], edge: Edge, telling: Telling
) -> tuple[str, ...]:
    """Return polarity, place and date of a telling, each where there is something to say."""
    facts = []
    if edge.disputed or telling.polarity != "done":
        facts.append(word(f"polarity.{telling.polarity}", "en"))
    if telling.place is not None:
        facts.append(f"{word('label.at', 'en')} {web.name(telling.place)}")
    if telling.date is not None:
        when = found[telling.date]
        facts.append(f"{word('label.on', 'en')} {when.value or when.words}")
    return tuple(facts)


def _members(page: Page, web: Web, *, explain: bool) -> None:
    if not web.members:
        return
    page.section(word("label.actors", "en"))
    often, rest = once(web)
    for member in (*often, *rest) if explain else often:
        page.put(_member(web, member), first=f"  {member.times:>3}×  ", rest=" " * 8)
        for found in member.found if explain else ():
            page.pair(word("label.rule", "en"), found, indent=" " * 8)
    if rest and not explain:
        names = word("summary.comma", "ar").join(member.name for member in rest)
        page.put(f"{word('label.once', 'en')}: {names}", first=" " * 8, rest=" " * 8)


def _member(web: Web, member: Member) -> str:
    # The kind stands between Arabic names, which would run into one another otherwise.
    facts = [word(f"actor.{member.kind}", "en")]
    if member.wikidata:
        facts.append(member.wikidata)
    owners = ", ".join(web.members[id].name for id in member.of)
    if owners:
        facts.append(f"{word('label.belongs', 'en')} {owners}")
    return f"{member.name} — {' · '.join(facts)}"


def _dates(page: Page, found: tuple[When, ...], *, explain: bool) -> None:
    if not found:
        return
    page.section(word("label.dates", "en"))
    for words, value in date_lines(found, explain=explain):
        page.put(f"{words} → {value}", first="  ", rest="    ")


def date_lines(found: Iterable[When], *, explain: bool) -> tuple[tuple[str, str], ...]:
    """Return each expression with what it says, once, and with its statements."""
    lines: dict[tuple[str, str], list[int]] = {}
    for when in found:
        # The type's Latin letters keep a number from joining the Arabic words before it.
        value = f"{when.type} {when.value or word('label.no_value', 'en')}"
        mod = f" ({word(f'when.{when.mod}', 'en')})" if when.mod else ""
        rule = f" · {word('label.rule', 'en')} {when.rule}" if explain else ""
        numbers = lines.setdefault((when.words, f"{value}{mod}{rule}"), [])
        if when.statement is not None and when.statement not in numbers:
            numbers.append(when.statement)
    return tuple(
        (words, " ".join((value, *(f"[{number}]" for number in numbers))))
        for (words, value), numbers in lines.items()
    )
