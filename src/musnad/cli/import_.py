"""``musnad import``: corrections that were made in another tool, as gold."""

from __future__ import annotations

import json
from pathlib import Path

import click

from musnad.cli.output import require_target, writer
from musnad.export.formats.brat_back import read_brat
from musnad.export.formats.conllu_back import read_conllu_plus
from musnad.export.formats.label_studio import read_label_studio

__all__ = ["import_"]


_READERS = {
    "brat": read_brat,
    "label-studio": read_label_studio,
    "conllu-plus": read_conllu_plus,
}
_SUFFIXES = {".json": "label-studio", ".conllup": "conllu-plus"}


@click.command("import", short_help="Corrections made in another tool, as a gold file.")
@click.argument("file", metavar="FILE")
@click.option(
    "--from",
    "tool",
    type=click.Choice(list(_READERS)),
    help="The tool; else label-studio for .json, conllu-plus for .conllup, and brat.",
)
@click.option("-o", "--output", metavar="OUT", help="Write there instead of to standard output.")
def import_(file: str, tool: str | None, output: str | None) -> None:
    """Read FILE, which musnad export wrote and an annotator corrected, and write a gold file.

    Of brat it is a ZIP with a .txt beside each .ann, of Label Studio its JSON, of CoNLL-U Plus the
    file. The gold file has an article a line, in the form of docs/format.md: musnad evaluate reads
    it.

    Exit code: 0; 2 where something in FILE cannot be read, and then nothing is written.
    """
    target = None if output in (None, "-") else Path(str(output))
    if target:
        require_target(target, [Path(file)])
    read = _READERS[tool or _SUFFIXES.get(Path(file).suffix.lower(), "brat")]
    # All before the first is written: a wrong line leaves nothing half written.
    found = [json.dumps(article, ensure_ascii=False) + "\n" for article in read(Path(file))]
    with writer(target) as write:
        for line in found:
            write(line)
