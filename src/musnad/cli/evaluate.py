"""``musnad evaluate``: how good an analysis is, against gold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from musnad.evaluate.beside import beside
from musnad.evaluate.errors_report import faults, worst
from musnad.evaluate.figures import tallies
from musnad.evaluate.gate import file_figures
from musnad.evaluate.records import Record, load
from musnad.evaluate.report import article_lines, fault_lines, figure_lines, plain_lines
from musnad.evaluate.sentences import form_of, sentence_misses
from musnad.evaluate.spans import span_misses

__all__ = ["evaluate"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("gold", type=_FILE)
@click.argument("predicted", type=_FILE, required=False)
@click.option("--run", "run_it", is_flag=True, help="Read GOLD's texts now and score that.")
@click.option("--by-article", is_flag=True, help="One line an article first.")
@click.option("--json", "as_json", is_flag=True, help="All figures as one JSON object.")
@click.option(
    "--errors",
    "count",
    type=click.IntRange(min=1),
    metavar="N",
    help="Print the N worst misses, inventions and differences.",
)
def evaluate(
    gold: Path,
    predicted: Path | None,
    run_it: bool,
    by_article: bool,
    as_json: bool,
    count: int | None,
) -> None:
    """Score PREDICTED against GOLD, or with --run what this program makes of GOLD's texts.

    Both are JSONL in the form of docs/format.md, matched by `id`. GOLD may also hold texts with
    `items` (expressions of time, or names), or single sentences: with `tier` (treebank silver),
    `trap` (nothing must fire) or `cue` (this must).
    """
    if run_it == (predicted is not None):
        raise click.UsageError("give either a PREDICTED file or --run")
    wanted = load(gold)
    form_of(wanted)  # before reading: a file that is no gold is told at once
    given = load(predicted) if predicted else _run(wanted)
    for line in _lines(wanted, given, by_article, as_json, count):
        click.echo(line)


def _run(gold: Sequence[Record]) -> Sequence[Record]:
    # Imported here: scoring two files needs nothing of the analysis.
    from musnad.evaluate.run import run

    return run(gold)


def _lines(
    gold: Sequence[Record],
    predicted: Sequence[Record],
    by_article: bool,
    as_json: bool,
    count: int | None,
) -> Iterator[str]:
    if as_json:
        yield json.dumps(file_figures(gold, predicted))
    elif form_of(gold) == "gold":
        yield from _article_lines(gold, predicted, by_article, count)
    else:
        yield from plain_lines(file_figures(gold, predicted))
        misses = span_misses if form_of(gold) == "items" else sentence_misses
        for what, sentence in misses(gold, predicted)[:count] if count else []:
            yield f"{what}\n    {sentence}"


def _article_lines(
    gold: Sequence[Record], predicted: Sequence[Record], by_article: bool, count: int | None
) -> Iterator[str]:
    parts = tallies(gold, predicted)
    if by_article:
        yield from article_lines(gold, parts)
    yield from figure_lines(parts)
    yield from plain_lines(beside(gold, predicted))
    if count:
        yield from fault_lines(worst(faults(gold, predicted), count))
