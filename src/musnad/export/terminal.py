"""The view for people at a terminal: blocks of key and value, in logical order.

No tables: a terminal lays out left to right, and one that reorders Arabic itself would be undone
by a program that did it first. What colour says, a sign or a word says too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from musnad.export.folded import Page
from musnad.export.summary import percent, summary
from musnad.export.told import put_told
from musnad.export.view import Group, Statement, View, view_of
from musnad.export.words import counted, sign, word
from musnad.model import Analysis

__all__ = ["text", "texts"]


def texts(analyses: Iterable[Analysis], *, explain: bool, color: bool, width: int) -> Iterator[str]:
    """Yield the terminal view of each article, a ruled line between them."""
    for index, analysis in enumerate(analyses):
        if index:
            yield "\n" + "═" * min(width, 72) + "\n\n"
        yield text(analysis, explain=explain, color=color, width=width)


def text(analysis: Analysis, *, explain: bool, color: bool, width: int) -> str:
    """Return the terminal view of one article, ending in a line end.

    Without ``color`` it has no escape sequence in it; lines are folded at ``width`` columns.
    """
    page = Page(color=color, width=width)
    view = view_of(analysis, full=explain)
    _head(page, view)
    _headline(page, analysis, explain=explain)
    page.section(word("label.sources", "en"))
    if not view.statements:
        page.put(word("label.no_statements", "en"))
    for group in view.groups:
        _group(page, group, explain=explain)
    _voice(page, analysis, view, explain=explain)
    put_told(page, analysis, view.statements, explain=explain)
    if view.warnings:
        page.section(word("label.warnings", "en"))
        for warning in view.warnings:
            page.put(f"! {warning}", "warning")
    page.gap()
    page.whole(summary(analysis), "summary")
    return page.read()


def _head(page: Page, view: View) -> None:
    page.put(view.title or word("label.untitled", "en"), "title")
    for key, value in (
        ("outlet", view.outlet),
        ("date", view.date),
        ("byline", view.byline),
        ("id", view.id),
        ("credit", ", ".join(view.credits)),
    ):
        if value:
            page.pair(word(f"label.{key}", "en"), value)


def _headline(page: Page, analysis: Analysis, *, explain: bool) -> None:
    headline = analysis.headline
    if headline is None:
        return
    if headline.drops:
        page.gap()
        rests = ""
        if headline.attribution is not None:
            rests = f"; {word('label.rests_on', 'en')} [{headline.attribution + 1}]"
        page.put(f"! {word('label.headline_drops', 'en')}{rests}", "warning")
    if explain:
        rule = f"{word('label.rule', 'en')} {headline.rule}"
        page.pair(word("label.headline", "en").lower(), rule)


def _group(page: Page, group: Group, *, explain: bool) -> None:
    carried = len(group.statements)
    facts = [word(f"kind.{group.kind}", "en")]
    if carried:
        facts.append(counted("statement", carried, "en"))
    if group.passes_on:
        numbers = " ".join(f"[{number}]" for number in group.passes_on)
        facts.append(f"{word('label.passes_on', 'en')} {numbers}")
    page.gap()
    page.put(f"{sign(f'kind.{group.kind}')} {group.name}", group.group)
    page.put(" · ".join(facts), first="  ", rest="  ")
    if explain:
        page.put(f"{word('label.rule', 'en')} {group.rule}", first="  ", rest="  ")
    for statement in group.statements:
        _statement(page, statement, explain=explain)


def _statement(page: Page, statement: Statement, *, explain: bool) -> None:
    shading = word(f"stance.{statement.stance}", "en")
    manner = word(f"manner.{statement.manner}", "en")
    rows = [
        ("chain", " ← ".join(hop.name for hop in statement.chain)),
        ("cue", f"{statement.cue} ({shading}; {manner})"),
        ("said", statement.said),
    ]
    if statement.parent is not None:
        rows.append(("inside", f"[{statement.parent}]"))
    if explain:
        if statement.named_as:
            rows.append(("named_as", statement.named_as))
        rows += [
            ("rule", statement.rule),
            ("row", statement.row),
            ("resolved", statement.resolved),
        ]
    page.gap()
    number = f"[{statement.number}]"
    for index, (key, value) in enumerate(rows):
        page.pair(
            word(f"label.{key}", "en"),
            value,
            indent=f"  {number if index == 0 else '':<5}",
        )


def _voice(page: Page, analysis: Analysis, view: View, *, explain: bool) -> None:
    page.section(word("label.voice", "en"))
    page.put(_share(analysis))
    if not view.marks:
        page.put(word("label.no_marks", "en"))
    for mark in view.marks:
        name = f"{sign(f'mark.{mark.kind}')} {word(f'mark.{mark.kind}', 'en')}"
        row = f" ({mark.row})" if explain else ""
        context = f"{mark.before} ‹{mark.words}› {mark.after}".strip()
        page.put(context + row, first=f"  {name:<13}", rest=" " * 15)


def _share(analysis: Analysis) -> str:
    share = word("summary.voice", "en").format(share=percent(analysis.voice_share, "en"))
    return f"{share} ({analysis.voice_words} of {analysis.words})"
