"""``musnad corpus``: a library of articles, as tables that anybody can open."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from musnad.cli.engine import engine_of, engine_options, require_corpus

if TYPE_CHECKING:
    from musnad.corpus.build import Summary

__all__ = ["corpus"]

_SOME_FAILED = 1

_library = click.argument("library", metavar="LIBRARY")
_quiet = click.option("--quiet", is_flag=True, help="Show no progress.")


@click.group(short_help="A library of articles, as tables that anybody can open.")
def corpus() -> None:
    """Read many articles into a LIBRARY: a folder of Parquet tables.

    LIBRARY is a folder, or an address on S3-compatible storage (s3://bucket/folder). DuckDB,
    pandas, polars and R open its tables as they are.
    """
    require_corpus("musnad corpus")


@corpus.command(short_help="Read what is given into the library.")
@_library
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option("--map", "fields", metavar="FIELD=NAME,…", help="As text=body,outlet=source.")
@click.option("--outlet", metavar="NAME", help="Who published it; overrides what an input says.")
@click.option("--offline", is_flag=True, help="Fetch nothing.")
@click.option(
    "--part-size",
    type=click.IntRange(min=1),
    metavar="N",
    help="Records of a part of the tables; else 1024.",
)
@engine_options
@_quiet
def add(
    library: str,
    inputs: Sequence[str],
    fields: str | None,
    outlet: str | None,
    offline: bool,
    part_size: int | None,
    runner: Literal["native", "ray"],
    address: str | None,
    workers: int | None,
    quiet: bool,
) -> None:
    """Read each INPUT into LIBRARY, which is made where there is none.

    INPUT is a file, a folder (with all in it), a glob, an address (a page, a feed, a sitemap), or -
    for standard input. Text, HTML, JSON, JSONL, CSV, TSV, Parquet, WARC, RSS and Atom are read,
    also packed as .gz, .bz2, .xz, .zst or .zip. What is in the library already is not read again:
    after a crash, the same command goes on where it was.

    Exit code: 0; 1 where some records could not be read (the table `rejects` says why); 2 where
    nothing could be done; 130 where it was stopped.
    """
    from musnad.cli.progress import shown, stoppable
    from musnad.corpus.build import add as build
    from musnad.corpus.fields import Mapping, parse_map
    from musnad.corpus.gather import gather
    from musnad.corpus.library import open_library
    from musnad.corpus.units import MOST_RECORDS

    engine = engine_of(runner, address, workers)
    mapping = parse_map(fields) if fields else Mapping()
    opened = open_library(library, create=True)
    with (
        stoppable(),
        shown(quiet) as report,
        gather(opened, inputs, offline=offline) as (found, rejects),
    ):
        done = build(
            opened,
            found,
            rejects,
            engine=engine,
            mapping=mapping,
            outlet=outlet,
            part_size=part_size or MOST_RECORDS,
            report=report,
        )
    _tell(done)
    if done.failed:
        raise SystemExit(_SOME_FAILED)


@corpus.command(short_help="Read anew what an older version read.")
@_library
@engine_options
@_quiet
def refresh(
    library: str,
    runner: Literal["native", "ray"],
    address: str | None,
    workers: int | None,
    quiet: bool,
) -> None:
    """Read anew what another version of the program or of its word lists read, and only that."""
    from musnad.cli.progress import shown, stoppable
    from musnad.corpus.build import refresh as build
    from musnad.corpus.library import open_library

    engine = engine_of(runner, address, workers)
    with stoppable(), shown(quiet) as report:
        done = build(open_library(library), engine=engine, report=report)
    click.echo(f"read anew: {done.articles} articles", err=True)


@corpus.command(short_help="Make the library as small as can be.")
@_library
@engine_options
@_quiet
def pack(
    library: str,
    runner: Literal["native", "ray"],
    address: str | None,
    workers: int | None,
    quiet: bool,
) -> None:
    """Make few large files of LIBRARY's many, a quarter smaller; no row changes.

    For a library that is kept or sent: packing takes about as long as reading did. More can be
    added to it afterwards, and packed with it by the same command.
    """
    from musnad.cli.progress import shown, stoppable
    from musnad.corpus.build import pack as build
    from musnad.corpus.library import open_library

    engine = engine_of(runner, address, workers)
    opened = open_library(library)
    before = opened.size()
    with stoppable(), shown(quiet) as report:
        done = build(opened, engine=engine, report=report)
    sizes = f"{before / 1e6:.1f} MB before, {opened.size() / 1e6:.1f} MB now"
    click.echo(f"packed: {done.articles} articles · {sizes}", err=True)


@corpus.command(short_help="What is in the library.")
@_library
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def info(library: str, form: str) -> None:
    """Say what is in LIBRARY: articles, outlets, days, kinds of source, what was rejected."""
    from musnad.corpus.info import describe
    from musnad.corpus.library import open_library
    from musnad.corpus.shown import info_lines

    found = describe(open_library(library))
    if form == "json":
        click.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
        return
    for line in info_lines(library, found):
        click.echo(line)


@corpus.command(short_help="Ask the library in SQL.")
@_library
@click.argument("question", metavar="SQL")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path))
def query(library: str, question: str, form: str, output: Path | None) -> None:
    """Ask LIBRARY a question in DuckDB's SQL; its tables are views.

    For example: "select kind, count(*) from sources group by kind".
    """
    from musnad.cli.output import require_target, writer
    from musnad.corpus.library import open_library
    from musnad.corpus.query import asked
    from musnad.corpus.shown import answer_chunks

    if output:
        require_target(output, [])
    with asked(open_library(library), question) as answer, writer(output) as write:
        for chunk in answer_chunks(answer, form):
            write(chunk)


def _tell(done: Summary) -> None:
    for line in done.told:
        click.echo(line, err=True)
    parts = [f"articles: {done.articles}", f"rejected: {done.rejects}"]
    if done.copies:
        parts.append(f"joined with a copy of the same outlet: {done.copies}")
    if done.known:
        parts.append(f"inputs that were in the library already: {done.known}")
    click.echo(" · ".join(parts), err=True)
    if done.rejects:
        click.echo(
            f"could not be read: {done.failed}, not wanted: {done.rejects - done.failed}; "
            "the table rejects says why",
            err=True,
        )
