"""In Markdown: the actors, the dates and what is alleged."""

from __future__ import annotations

from musnad.export.days import When, whens
from musnad.export.marked import safe
from musnad.export.told import date_lines, event_name, telling_facts
from musnad.export.view import Statement
from musnad.export.web import Edge, Member, Telling, Web, once, web_of
from musnad.export.words import counted, word
from musnad.model import Analysis

__all__ = ["told"]


def told(
    analysis: Analysis, statements: tuple[Statement, ...], *, explain: bool
) -> tuple[str, ...]:
    """Return the blocks of actors, dates and relations, of each where there is any."""
    web = web_of(analysis, statements)
    found = whens(analysis)
    blocks: list[str] = []
    if web.members:
        blocks += [_title("actors"), *_members(web, explain=explain)]
    if found:
        lines = date_lines(found, explain=explain)
        blocks += [
            _title("dates"),
            "\n".join(f"- {_bdi(words)} → {safe(value)}" for words, value in lines),
        ]
    if web.edges:
        edges = (_edge(web, found, edge, explain=explain) for edge in web.edges)
        blocks += [_title("alleged"), "\n".join(edges)]
    return tuple(blocks)


def _title(name: str) -> str:
    return f"### {word(f'label.{name}', 'en')}"


def _bdi(name: str | None) -> str:
    return f"<bdi>{safe(name)}</bdi>" if name else word("label.not_said", "en")


def _members(web: Web, *, explain: bool) -> list[str]:
    often, rest = once(web)
    shown = (*often, *rest) if explain else often
    blocks = ["\n".join(_member(web, m, explain=explain) for m in shown)] if shown else []
    if rest and not explain:
        blocks.append(f"{word('label.once', 'en')}: {', '.join(_bdi(m.name) for m in rest)}")
    return blocks


def _member(web: Web, member: Member, *, explain: bool) -> str:
    facts = [word(f"actor.{member.kind}", "en"), counted("mention", member.times, "en")]
    if member.wikidata:
        facts.append(safe(member.wikidata))
    if member.of:
        owners = ", ".join(_bdi(web.members[id].name) for id in member.of)
        facts.append(f"{word('label.belongs', 'en')} {owners}")
    if explain:
        facts += [f"`{found}`" for found in member.found]
    return f"- {_bdi(member.name)} — {' · '.join(facts)}"


def _edge(web: Web, found: tuple[When, ...], edge: Edge, *, explain: bool) -> str:
    line = f"- {_bdi(web.name(edge.subject))} — {event_name(edge)}"
    if edge.object is not None:
        line += f" {'↔' if edge.mutual else '→'} {_bdi(web.name(edge.object))}"
    if edge.disputed:
        line += f" — **{word('label.disputed', 'en')}**"
    return "\n".join(
        (line, *(_telling(web, found, edge, t, explain=explain) for t in edge.tellings))
    )


def _telling(
    web: Web, found: tuple[When, ...], edge: Edge, telling: Telling, *, explain: bool
) -> str:
    facts = [safe(fact) for fact in telling_facts(web, found, edge, telling)]
    if telling.word.number is None:
        facts.append(word("label.own_voice", "en"))
    else:
        chain = " ← ".join(_bdi(hop.name) for hop in telling.word.chain)
        facts.append(f'{word("label.word_of", "en")} <span dir="rtl">{chain}</span>')
    why = f" (`{telling.rule}` · `{telling.row}`)" if explain else ""
    return f"  - \\[{telling.word.number or '–'}\\] {', '.join(facts)}{why}"
