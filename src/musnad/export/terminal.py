"""The view for people at a terminal: blocks of key and value, in logical order.

No tables: a terminal lays out left to right, and one that reorders Arabic itself would be undone
by a program that did it first. What colour says, a sign or a word says too.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from musnad.export.summary import percent, summary
from musnad.export.view import Group, Statement, View, view_of
from musnad.export.words import counted, sign, word
from musnad.model import Analysis

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["text", "texts"]

_KEY = 11
_STYLES = {
    "title": "bold",
    "section": "bold underline",
    "key": "dim",
    "named": "bold cyan",
    "anonymous": "bold yellow",
    "vague": "bold magenta",
    "warning": "bold red",
    "summary": "bold",
    "": "",
}


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
    page = _Page(color=color, width=width)
    view = view_of(analysis, full=explain)
    _head(page, view)
    _headline(page, analysis, explain=explain)
    page.section(word("label.sources", "en"))
    if not view.statements:
        page.put(word("label.no_statements", "en"))
    for group in view.groups:
        _group(page, group, explain=explain)
    _voice(page, analysis, view, explain=explain)
    if view.warnings:
        page.section(word("label.warnings", "en"))
        for warning in view.warnings:
            page.put(f"! {warning}", "warning")
    page.gap()
    page.whole(summary(analysis), "summary")
    return page.read()


class _Page:
    """Lines folded by Rich, written to memory."""

    def __init__(self, *, color: bool, width: int) -> None:
        from rich.console import Console

        self._file = io.StringIO()
        self._width = max(width, 40)
        self._color = color
        # Rich would read COLUMNS and NO_COLOR; what decides here are the arguments alone.
        self._console: Console = Console(
            file=self._file,
            width=self._width,
            force_terminal=color,
            color_system="standard" if color else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )

    def put(self, line: str, style: str = "", *, first: str = "", rest: str = "") -> None:
        """Write folded text, its first line after ``first``, the others after ``rest``."""
        from rich.cells import cell_len
        from rich.text import Text

        room = max(20, self._width - cell_len(rest or first))
        whole = cell_len(line) <= room
        parts = [line] if whole else [p.plain for p in Text(line).wrap(self._console, room)]
        for index, part in enumerate(parts):
            self._write(first if index == 0 else rest, part.rstrip(), style)

    def whole(self, line: str, style: str) -> None:
        """Write a line that is not folded, so that it can be found and copied."""
        self._write("", line, style)

    def _write(self, lead: str, body: str, style: str) -> None:
        if not self._color:
            self._file.write(f"{lead}{body}\n")
            return
        from rich.text import Text

        styled = Text.assemble((lead, _STYLES["key"]), (body, _STYLES[style]))
        self._console.print(styled, soft_wrap=True)

    def pair(self, key: str, value: str, style: str = "", *, indent: str = "") -> None:
        """Write a key and its value."""
        self.put(value, style, first=f"{indent}{key:<{_KEY}}", rest=" " * (len(indent) + _KEY))

    def section(self, title: str) -> None:
        """Write the title of a section after an empty line."""
        self.gap()
        self.put(title.upper(), "section")

    def gap(self) -> None:
        """Write an empty line."""
        self._file.write("\n")

    def read(self) -> str:
        """Return what was written."""
        return self._file.getvalue()


def _head(page: _Page, view: View) -> None:
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


def _headline(page: _Page, analysis: Analysis, *, explain: bool) -> None:
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


def _group(page: _Page, group: Group, *, explain: bool) -> None:
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


def _statement(page: _Page, statement: Statement, *, explain: bool) -> None:
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


def _voice(page: _Page, analysis: Analysis, view: View, *, explain: bool) -> None:
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
