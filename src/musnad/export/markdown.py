"""Markdown for a notebook or an issue: right-to-left where the text is Arabic, no tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from musnad.export.markdown_told import told
from musnad.export.marked import chain_of, safe
from musnad.export.summary import percent, summary
from musnad.export.view import Group, Statement, View, view_of
from musnad.export.words import counted, sign, word
from musnad.model import Analysis

__all__ = ["markdown", "markdowns"]


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
        f"## {safe(view.title or word('label.untitled', 'en'))}",
        *_head(view),
        f"**{safe(summary(analysis))}**",
        *_headline(analysis, explain=explain),
        f"### {word('label.sources', 'en')}",
    ]
    if not view.statements:
        blocks.append(word("label.no_statements", "en"))
    for group in view.groups:
        blocks += _group(group, explain=explain)
    blocks += _voice(analysis, view, explain=explain)
    blocks += told(analysis, view.statements, explain=explain)
    if view.warnings:
        blocks.append(f"### {word('label.warnings', 'en')}")
        blocks.append("\n".join(f"- {safe(warning)}" for warning in view.warnings))
    return "\n\n".join(blocks) + "\n"


def _quote(text: str) -> str:
    return f'<blockquote dir="rtl">{escape(text)}</blockquote>'


def _head(view: View) -> list[str]:
    facts = [
        f"{word(f'label.{key}', 'en')}: {safe(value)}"
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
    blocks = [f"#### {sign(f'kind.{group.kind}')} {safe(group.name)}", " · ".join(facts)]
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
    blocks = [" · ".join(facts), chain_of(statement.chain), _quote(statement.said)]
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
