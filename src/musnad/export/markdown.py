"""Markdown for a notebook or an issue: right-to-left where the text is Arabic, no tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from musnad.export.summary import percent, summary
from musnad.export.view import Group, Hop, Statement, View, view_of
from musnad.export.words import counted, sign, word
from musnad.model import Analysis

__all__ = ["markdown", "markdowns"]

_SPECIAL = re.compile(r"([\\`*_\[\]#|~$!@<>&])")


def markdowns(analyses: Iterable[Analysis], *, explain: bool) -> Iterator[str]:
    """Yield the Markdown of each article, a thematic break between them."""
    for index, analysis in enumerate(analyses):
        if index:
            yield "\n---\n\n"
        yield markdown(analysis, explain=explain)


def markdown(analysis: Analysis, *, explain: bool) -> str:
    """Return the Markdown of one article; the article's own text never acts as markup."""
    view = view_of(analysis, full=explain)
    blocks = [
        f"## {_safe(view.title or word('label.untitled', 'en'))}",
        *_head(view),
        f"**{_safe(summary(analysis))}**",
        *_headline(analysis, explain=explain),
        f"### {word('label.sources', 'en')}",
    ]
    if not view.statements:
        blocks.append(word("label.no_statements", "en"))
    for group in view.groups:
        blocks += _group(group, explain=explain)
    blocks += _voice(analysis, view, explain=explain)
    if view.warnings:
        blocks.append(f"### {word('label.warnings', 'en')}")
        blocks.append("\n".join(f"- {_safe(warning)}" for warning in view.warnings))
    return "\n\n".join(blocks) + "\n"


def _safe(text: str) -> str:
    r"""Return text in which no character acts as Markdown or HTML, or calls anybody.

    >>> _safe("a*b <i> @all")
    'a\\*b &lt;i&gt; &#64;all'
    """
    # A backslash does not stop @names and #numbers from being linked; an entity does.
    entities = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "#": "&#35;"}
    return _SPECIAL.sub(lambda found: entities.get(found[1], "\\" + found[1]), text)


def _chain(hops: tuple[Hop, ...]) -> str:
    # One isolate a link, in a right-to-left paragraph: Latin names would swap places otherwise.
    links = " ← ".join(f"<bdi>{escape(hop.name)}</bdi>" for hop in hops)
    return f'<p dir="rtl">{links}</p>'


def _quote(text: str) -> str:
    return f'<blockquote dir="rtl">{escape(text)}</blockquote>'


def _head(view: View) -> list[str]:
    facts = [
        f"{word(f'label.{key}', 'en')}: {_safe(value)}"
        for key, value in (
            ("outlet", view.outlet),
            ("date", view.date),
            ("byline", view.byline),
            ("id", view.id),
            ("credit", ", ".join(view.credits)),
        )
        if value
    ]
    return [" · ".join(facts)] if facts else []


def _headline(analysis: Analysis, *, explain: bool) -> list[str]:
    headline = analysis.headline
    if headline is None or not headline.drops:
        return []
    rests = ""
    if headline.attribution is not None:
        rests = f"; {word('label.rests_on', 'en')} \\[{headline.attribution + 1}\\]"
    rule = f" (`{headline.rule}`)" if explain else ""
    return [f"> **!** {word('label.headline_drops', 'en')}{rests}{rule}"]


def _group(group: Group, *, explain: bool) -> list[str]:
    facts = [word(f"kind.{group.kind}", "en")]
    if group.statements:
        facts.append(counted("statement", len(group.statements), "en"))
    if group.passes_on:
        numbers = " ".join(f"\\[{number}\\]" for number in group.passes_on)
        facts.append(f"{word('label.passes_on', 'en')} {numbers}")
    if explain:
        facts.append(f"{word('label.rule', 'en')} `{group.rule}`")
    blocks = [f"#### {sign(f'kind.{group.kind}')} {_safe(group.name)}", " · ".join(facts)]
    for statement in group.statements:
        blocks += _statement(statement, explain=explain)
    return blocks


def _statement(statement: Statement, *, explain: bool) -> list[str]:
    facts = [
        f"**\\[{statement.number}\\]** <bdi>{escape(statement.cue)}</bdi>",
        word(f"stance.{statement.stance}", "en"),
        word(f"manner.{statement.manner}", "en"),
    ]
    if statement.parent is not None:
        facts.append(f"{word('label.inside', 'en')} \\[{statement.parent}\\]")
    blocks = [" · ".join(facts), _chain(statement.chain), _quote(statement.said)]
    if explain:
        blocks.append(
            f"{word('label.rule', 'en')} `{statement.rule}` · "
            f"{word('label.row', 'en')} `{statement.row}` · "
            f"{word('label.resolved', 'en')} `{statement.resolved}`"
        )
    return blocks


def _voice(analysis: Analysis, view: View, *, explain: bool) -> list[str]:
    share = word("summary.voice", "en").format(share=percent(analysis.voice_share, "en"))
    blocks = [f"### {word('label.voice', 'en')}", share]
    if not view.marks:
        return [*blocks, word("label.no_marks", "en")]
    lines = []
    for mark in view.marks:
        context = f"{escape(mark.before)} <b>{escape(mark.words)}</b> {escape(mark.after)}"
        row = f" (`{mark.row}`)" if explain else ""
        lines.append(f"- {word(f'mark.{mark.kind}', 'en')}: <bdi>{context.strip()}</bdi>{row}")
    return [*blocks, "\n".join(lines)]
