"""``musnad export``: articles in the form that another tool reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from musnad.cli.output import binary_output, require_target, stdout_is_terminal
from musnad.cli.report import Report
from musnad.corpus.ingest import load
from musnad.errors import InputError
from musnad.export.formats import FORMATS, Format, format_named
from musnad.model import Analysis

if TYPE_CHECKING:
    from musnad.corpus.build import Progress

__all__ = ["export"]

_Write = Callable[[Iterable[Analysis], BinaryIO], None]
_NOTHING_READ = 2
_SOME_FAILED = 1


@click.command(short_help="Articles in the form that another tool reads.")
@click.argument("source", metavar="ARTICLE|LIBRARY")
@click.option(
    "--as",
    "name",
    type=click.Choice(list(FORMATS)),
    help="The format; guessed from the name after -o.",
)
@click.option("-o", "--output", metavar="FILE", help="Write there instead of to standard output.")
@click.option("--outlet", metavar="NAME", help="Who published the article.")
@click.option("--date", metavar="DAY", help="When the article was published, as 2021-02-14.")
@click.option(
    "--verdicts",
    metavar="FILE",
    help="Of schema-org: verdicts that people gave on statements, as JSON Lines.",
)
@click.option("--quiet", is_flag=True, help="Show no progress.")
def export(
    source: str,
    name: str | None,
    output: str | None,
    outlet: str | None,
    date: str | None,
    verdicts: str | None,
    quiet: bool,
) -> None:
    """Write an ARTICLE (text, a saved page, or .jsonl with many) or a LIBRARY for another tool.

    What a format carries, and what it cannot, is in docs/exports.md. Of a LIBRARY nothing is
    analysed anew; its articles are written as they are read.

    Exit code: 0; 1 where some of several articles could not be read, and the others were; 2 where
    nothing could be read or a package is missing, and then nothing is written.
    """
    target = None if output in (None, "-") else Path(str(output))
    form = format_named(name) if name else _guessed(target)
    form.require()
    write = _writing(form, verdicts)
    if form.binary and target is None and stdout_is_terminal():
        raise InputError(f"{form.name}: found: a terminal; accepted: -o FILE, or a pipe")
    if target:
        require_target(target, [Path(source)])
    if _is_library(source):
        if outlet or date:
            raise InputError("--outlet, --date: found: a library; accepted: one article")
        _write_library(source, form, write, target, quiet)
    else:
        _write_articles(source, write, target, outlet, date)


def _guessed(target: Path | None) -> Format:
    """Return the format that a file's name asks for.

    Raises:
        InputError: It asks for none that there is.
    """
    suffix = "".join(target.suffixes[-2:]).lower() if target else ""
    # Of two formats with one suffix the first is meant.
    for form in sorted(FORMATS.values(), key=lambda one: -len(one.suffix)):
        if suffix and suffix.endswith(form.suffix):
            return form
    found = f"-o {target}" if target else "neither --as nor -o"
    raise InputError(f"found: {found}; accepted: --as with one of {', '.join(FORMATS)}")


def _is_library(source: str) -> bool:
    return "://" in source or Path(source).is_dir()


def _writing(form: Format, verdicts: str | None) -> _Write:
    """Return what writes the format.

    Raises:
        InputError: There are verdicts, and no place for them in the format, or they cannot be read.
    """
    if verdicts is None:
        return form.write
    if form.name != "schema-org":
        raise InputError(f"--verdicts: found: --as {form.name}; accepted: --as schema-org")
    from musnad.export.formats import schema_org
    from musnad.export.formats.verdicts import read_verdicts

    return partial(schema_org.write, verdicts=read_verdicts(Path(verdicts)))


def _write_library(
    source: str, form: Format, write: _Write, target: Path | None, quiet: bool
) -> None:
    from musnad.cli.engine import require_corpus

    require_corpus("musnad export LIBRARY")
    from musnad.cli.progress import shown
    from musnad.corpus.analyses import analyses_of, article_count
    from musnad.corpus.library import open_library

    library = open_library(source)
    count = article_count(library)
    form.require_count(count)
    with ExitStack() as stack:
        report = stack.enter_context(shown(quiet))
        stream = stack.enter_context(binary_output(target))
        write(_counted(analyses_of(library), count, report), stream)


def _counted(
    analyses: Iterable[Analysis], total: int, report: Callable[[Progress], None]
) -> Iterator[Analysis]:
    from musnad.corpus.build import Progress

    for number, analysis in enumerate(analyses, 1):
        yield analysis
        report(Progress(articles=number, share=number / total))


def _write_articles(
    source: str, write: _Write, target: Path | None, outlet: str | None, date: str | None
) -> None:
    from musnad.analyze import analyze, parse_date

    report = Report(progress=target is not None or not stdout_is_terminal())
    items = load(Path(source), name=source, outlet=outlet, date=parse_date(date))
    analyses = (analyze(item.article) for item in report.passing(items))
    first = next(analyses, None)
    if first is None:
        raise SystemExit(_NOTHING_READ)
    with binary_output(target) as stream:
        write(chain([first], analyses), stream)
    if report.failed:
        raise SystemExit(_SOME_FAILED)
