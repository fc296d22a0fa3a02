"""``musnad read``: every statement of an article, and on whose word it stands."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as _date
from itertools import chain, islice
from pathlib import Path

import click

from musnad.cli.output import require_target, stdout_is_terminal, writer
from musnad.cli.report import Report
from musnad.corpus.ingest import Failed, Loaded, load
from musnad.errors import DateError, InputError
from musnad.model import Analysis

__all__ = ["read"]

_FORMATS = ("text", "json", "jsonl", "html", "md")
_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    "": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
}
# One page with more is nothing a browser or a reader gets through.
_MOST_IN_PAGE = 200
_STDIN = "-"
_NOTHING_READ = 2
_SOME_FAILED = 1


@click.command(short_help="Every statement of an article, on whose word it stands.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--outlet", metavar="NAME", help="Who published it; overrides what a file says.")
@click.option("--date", metavar="DAY", help="When, as 2021-02-14; overrides what a file says.")
@click.option("--title", metavar="TEXT", help="The headline, where FILE holds one article.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="How to write; guessed from the name after -o, else text.",
)
@click.option("-o", "--output", metavar="FILE", help="Write there instead of to standard output.")
@click.option("--explain", is_flag=True, help="Name the rule and lexicon row of each finding.")
def read(
    files: Sequence[str],
    outlet: str | None,
    date: str | None,
    title: str | None,
    form: str | None,
    output: str | None,
    explain: bool,
) -> None:
    """Lay out every statement of each FILE, and on whose word it stands.

    FILE is plain text, a saved HTML page or .jsonl with an article a line; - is standard input.
    What was guessed (encoding, title, outlet, date) is said on standard error.

    Exit code: 0; 1 where some of several could not be read, and the others were; 2 where nothing
    could be read, and then nothing is written.
    """
    target = None if output in (None, _STDIN) else Path(str(output))
    form = form or _form_of(target)
    if target:
        require_target(target, [Path(file) for file in files if file != _STDIN])
    items = _items(files, outlet, _day(date), title)
    # Two tell whether there are several, before the first is written.
    begun = list(islice(items, 2))
    several = len(files) > 1 or len(begun) > 1
    if title and several:
        raise click.UsageError("--title: found: several articles; accepted: one")
    report = Report(progress=target is not None or not stdout_is_terminal())
    analyses = _analyses(report.passing(chain(begun, items)))
    first = next(analyses, None)
    if first is None:
        raise SystemExit(_NOTHING_READ)
    with writer(target) as write:
        for chunk in _chunks(first, analyses, form, several=several, to=target, explain=explain):
            write(chunk)
    if report.failed:
        raise SystemExit(_SOME_FAILED)


def _form_of(target: Path | None) -> str:
    """Return the format that a file's name asks for.

    Raises:
        UsageError: It asks for one that there is not.
    """
    suffix = target.suffix.lower() if target else ""
    if suffix not in _SUFFIXES:
        known = ", ".join(filter(None, _SUFFIXES))
        raise click.UsageError(f"-o: found: {suffix}; accepted: {known}, or any name with --format")
    return _SUFFIXES[suffix]


def _day(date: str | None) -> _date | None:
    from musnad.analyze import parse_date

    try:
        return parse_date(date)
    except DateError as error:
        raise DateError(f"--date: {error}") from None


def _items(
    files: Sequence[str], outlet: str | None, day: _date | None, title: str | None
) -> Iterator[Loaded | Failed]:
    for file in files:
        if file == _STDIN:
            if sys.stdin is None:
                raise InputError("standard input: found: none; accepted: what a pipe or file gives")
            stream = sys.stdin.buffer
            yield from load(stream, name="standard input", outlet=outlet, date=day, title=title)
        else:
            yield from load(Path(file), name=file, outlet=outlet, date=day, title=title)


def _analyses(loaded: Iterable[Loaded]) -> Iterator[Analysis]:
    from musnad.analyze import analyze

    for item in loaded:
        yield analyze(item.article)


def _chunks(
    first: Analysis,
    rest: Iterable[Analysis],
    form: str,
    *,
    several: bool,
    to: Path | None,
    explain: bool,
) -> Iterator[str]:
    """Yield what is written, article for article as they are read, but for a page."""
    from musnad.export import render, render_many

    terminal = to is None and stdout_is_terminal()
    # A width that depends on the window would make the bytes of a file depend on it.
    width = min(shutil.get_terminal_size().columns, 120) if terminal else 100
    color = terminal and "NO_COLOR" not in os.environ
    if not several:
        yield render(first, form, explain=explain, color=color, width=width)
        return
    analyses: Iterable[Analysis] = chain([first], rest)
    if form == "html":
        analyses = _fit_for_page(analyses)
    yield from render_many(analyses, form, explain=explain, color=color, width=width)


def _fit_for_page(analyses: Iterable[Analysis]) -> Iterator[Analysis]:
    for number, analysis in enumerate(analyses, 1):
        if number > _MOST_IN_PAGE:
            raise InputError(
                f"found: more than {_MOST_IN_PAGE} articles for one page; accepted: "
                f"{_MOST_IN_PAGE} or fewer, or --format jsonl for any number"
            )
        yield analysis
