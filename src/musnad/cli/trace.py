"""``musnad trace``: who copied whom, and on how many independent roots a story rests."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from musnad.cli.engine import engine_of, engine_options, require_corpus
from musnad.cli.output import binary_output, require_target, stdout_is_terminal, writer
from musnad.errors import InputError

if TYPE_CHECKING:
    from musnad.corpus.library import Library
    from musnad.trace.records import StoryRecord, Telling

__all__ = ["trace"]

_SUFFIXES = {".txt": "text", ".json": "json", ".svg": "svg", ".png": "png"}


@click.command(short_help="Who copied whom, and what a story rests on.")
@click.argument("library", metavar="LIBRARY")
@click.option("--story", metavar="ID", help="Show one story, with all its statements.")
@click.option(
    "--most", type=click.IntRange(min=1), default=10, show_default=True, help="Stories to list."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "svg", "png"]), help="Else by -o."
)
@click.option("-o", "output", metavar="FILE", help="Where to; else standard output.")
@click.option("--anew", is_flag=True, help="Trace again, though nothing has changed.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@engine_options
def trace(
    library: str,
    story: str | None,
    most: int,
    form: str | None,
    output: str | None,
    anew: bool,
    quiet: bool,
    runner: Literal["native", "ray"],
    address: str | None,
    workers: int | None,
) -> None:
    """Find copies, statements, stories and their roots in LIBRARY, and show the largest stories.

    What was found is kept in the library as tables (copies, statements, stories, roots …); it is
    made anew when the articles have changed. `musnad corpus query` asks them.
    """
    require_corpus("musnad trace")
    from musnad.cli.progress import steps, stoppable
    from musnad.corpus.library import open_library
    from musnad.trace.build import is_traced
    from musnad.trace.build import trace as build

    target = Path(output) if output else None
    form = form or _SUFFIXES.get(target.suffix.lower() if target else ".txt", "text")
    if form in ("svg", "png") and not story:
        raise click.UsageError(f"--format {form}: found: no --story; accepted: one story's id")
    if form == "png":
        from musnad.export.raster import require_raster

        require_raster()
        if target is None and stdout_is_terminal():
            raise InputError("png: found: a terminal; accepted: -o FILE, or a pipe")
    if target:
        require_target(target, [])
    opened = open_library(library)
    if anew or not is_traced(opened):
        with stoppable(), steps(quiet) as report:
            done = build(opened, engine=engine_of(runner, address, workers), report=report)
        told = ", ".join(f"{name} {rows}" for name, rows in done.rows.items())
        click.echo(f"{done.articles} articles compared: {told}", err=True)
    if story and form == "png":
        _drawn(opened, story, target)
        return
    with writer(target) as write:
        for chunk in _one(opened, story, form) if story else _list(opened, most, form):
            write(chunk)


def _list(library: Library, most: int, form: str) -> Iterator[str]:
    from musnad.export.genealogy import roots_line
    from musnad.trace.recorded import read_stories

    stories = read_stories(library, most)
    if form == "json":
        yield json.dumps([one.to_dict() for one in stories], ensure_ascii=False, indent=2) + "\n"
        return
    if not stories:
        yield "No two articles share a statement or their wording.\n"
    for number, story in enumerate(stories, 1):
        yield from _head(f"{number}. ", story)
        yield f"   {roots_line(story, 'en')}\n\n"


def _drawn(library: Library, name: str, target: Path | None) -> None:
    from musnad.export.genealogy import genealogy
    from musnad.export.raster import rasterised
    from musnad.trace.recorded import read_story

    drawn = rasterised(genealogy(read_story(library, name)))
    with binary_output(target) as stream:
        stream.write(drawn)


def _one(library: Library, name: str, form: str) -> Iterator[str]:
    from musnad.export.genealogy import genealogy, root_line, roots_line
    from musnad.trace.recorded import read_story

    story = read_story(library, name)
    if form == "json":
        yield json.dumps(story.to_dict(), ensure_ascii=False, indent=2) + "\n"
        return
    if form == "svg":
        yield genealogy(story)
        return
    yield from _head("", story)
    yield f"   {roots_line(story, 'en')}\n"
    if story.actors:
        yield f"   about: {'، '.join(story.actors)}\n"
    yield "\nROOTS\n"
    for number, root in enumerate(story.roots, 1):
        yield f"  {number}. {root_line(root, 'en')} ({_counted(root.statements, 'statement')})\n"
    yield "\nARTICLES\n"
    for one in story.articles:
        origin = f" · probably {one.origin}'s text" if one.origin else ""
        credits = f" · credits {', '.join(one.credits)}" if one.credits else ""
        named = f"{one.outlet or '—'}: {one.title or '—'}"
        yield f"  {one.published or 'no date':<16} {named}{credits}{origin}\n"
    yield "\nSTATEMENTS\n"
    for number, tellings in enumerate(story.statements, 1):
        yield from _statement(number, tellings)


def _head(lead: str, story: StoryRecord) -> Iterator[str]:
    days = " – ".join(str(day) for day in dict.fromkeys((story.first, story.last)) if day)
    yield f"{lead}{story.title or '(untitled)'}\n"
    yield f"   story {story.id}{' · ' if days else ''}{days}\n"


def _statement(number: int, tellings: Sequence[Telling]) -> Iterator[str]:
    from musnad.export.context import flat

    longest = max(tellings, key=lambda one: (len(one.text), one.id))
    yield f"  {number}. {flat(longest.text)}\n"
    for one in tellings:
        chain = " ← ".join(flat(name) for name in one.chain)
        yield f"     {chain}{f' ({one.stance})' if one.stance else ' (its own voice)'}\n"
        for kind, was, became, firmer in one.changes:
            sure = {True: ", firmer", False: ", less firm", None: ""}[firmer]
            yield f"       {kind} changed{sure}: {flat(was) or '—'} → {flat(became) or '—'}\n"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
